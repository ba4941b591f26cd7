"""Accounts."""

from typing import Annotated

import typer

from tienbo.access.models import Role
from tienbo.commands.running import said_plainly, worker_session
from tienbo.settings import get_settings

commands = typer.Typer(no_args_is_help=True, help="Accounts.")


@commands.command("add")
def add_user(
    login: str,
    name: Annotated[str, typer.Option(help="The person's name.")],
    unit: Annotated[str, typer.Option(help="Official code, today, of the unit; of the nation VN.")],
    role: Annotated[list[Role], typer.Option(help="May stand several times.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
    body: Annotated[
        str | None,
        typer.Option(help="Name of the unit's body; default its People's Committee, which the nation lacks."),
    ] = None,
) -> None:
    """Make an account, for the first people of an installation."""
    from tienbo.access.administration import add_user as add

    with said_plainly(), worker_session(get_settings()) as session:
        add(session, login, name, unit, role, password, body)
    typer.echo(f"account {login} made")
