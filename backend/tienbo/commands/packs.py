"""Data that ships with the package."""

import typer

from tienbo.commands.running import said_plainly, worker_session
from tienbo.settings import get_settings

commands = typer.Typer(no_args_is_help=True, help="Data that ships with the package.")


@commands.command("load")
def load_packs() -> None:
    """Load the matrix of 2019, facts of plan documents, catalogues of indicators and targets, and holidays."""
    from tienbo.packs.catalogue import load_catalogues
    from tienbo.packs.holidays import load_holidays
    from tienbo.packs.matrix import load_matrix
    from tienbo.packs.plan_documents import load_plan_documents

    with said_plainly(), worker_session(get_settings()) as session:
        load_matrix(session)
        load_plan_documents(session)
        load_catalogues(session)
        load_holidays(session)
    typer.echo("loaded")
