"""The register of units."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from tienbo.commands.running import said_plainly, worker_session
from tienbo.settings import get_settings

commands = typer.Typer(no_args_is_help=True, help="The register of units.")


@commands.command("import")
def import_units(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV: code,name,level,kind,parent_code")],
    valid_from: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="First day of the list; none: as far back as it goes."),
    ] = None,
    lineage: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="CSV: old_code,new_code,share")
    ] = None,
    approximate: Annotated[bool, typer.Option(help="The real days of the changes are not recorded.")] = False,
    exact: Annotated[list[str] | None, typer.Option(help="Codes whose change is exact all the same.")] = None,
    resolution: Annotated[str | None, typer.Option(help="The order behind the lineage.")] = None,
) -> None:
    """Bring a dated list of units into the register: all of it, or nothing."""
    from tienbo.packs.register import load_committees
    from tienbo.units.importing import Source, import_list
    from tienbo.units.listing import read_lineage, read_list

    day: date | None = valid_from.date() if valid_from else None
    source = Source(day, exact=not approximate, exact_codes=exact or (), resolution=resolution)
    with said_plainly(), worker_session(get_settings()) as session:
        listed = read_list(file.read_text(encoding="utf-8-sig").splitlines())
        links = read_lineage(lineage.read_text(encoding="utf-8-sig").splitlines()) if lineage else []
        counts = import_list(session, source, listed, links)
        load_committees(session)
    typer.echo(", ".join(f"{count} {name}" for name, count in counts.items()))


@commands.command("load")
def load_shipped_units() -> None:
    """Load the lists that ship: every unit of Vietnam since 2020, with the lineage of 1 July 2025."""
    from tienbo.packs.register import load_committees, load_units

    with said_plainly(), worker_session(get_settings()) as session:
        for name, counts in load_units(session):
            typer.echo(f"{name}: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
        load_committees(session)
