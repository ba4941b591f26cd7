"""Totals as they are kept."""

import typer

from tienbo.commands.running import said_plainly, worker_session
from tienbo.settings import get_settings

commands = typer.Typer(no_args_is_help=True, help="Totals as they are kept.")


@commands.command()
def refresh() -> None:
    """Add up again what changed, as the worker does every few seconds."""
    from tienbo.aggregates.keeping import refresh as add_up

    with said_plainly(), worker_session(get_settings()) as session:
        count = add_up(session)
    typer.echo(f"{count} changes added up")


@commands.command()
def rebuild() -> None:
    """Forget what is kept and add everything up again; the result equals what stood there."""
    from tienbo.aggregates.keeping import rebuild as add_up_all

    with said_plainly(), worker_session(get_settings()) as session:
        count = add_up_all(session)
    typer.echo(f"{count} forms and periods added up")
