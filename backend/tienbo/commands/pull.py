"""Getting figures and events at the terminal, as tables or lines for other programs."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from tienbo.client import Aggregates, FeedEvent
from tienbo.client.models import Figure, Unit
from tienbo.commands.connecting import ClientOption, Output, SecretOption, ServerOption, connect, say, told_apart

commands = typer.Typer(no_args_is_help=True, help="Get figures and events from a service, as a program.")


class Shape(StrEnum):
    csv = "csv"
    ndjson = "ndjson"
    json = "json"


class Basis(StrEnum):
    live = "live"
    official = "official"


ShapeOption = Annotated[Shape, typer.Option("--format", help="Shape of what is written.")]
ToOption = Annotated[Path | None, typer.Option("--to", dir_okay=False, help="File to write; default: the terminal.")]


@commands.command()
def aggregates(
    server: ServerOption,
    client_id: ClientOption,
    unit: Annotated[int, typer.Option(help="Id of the unit.")],
    indicator: Annotated[list[int], typer.Option(help="Id of an indicator; may be given many times.")],
    period: Annotated[list[str], typer.Option(help="2025 or 2025-H1; may be given many times.")],
    form: Annotated[int | None, typer.Option(help="Id of a form, where several ask the indicator.")] = None,
    basis: Annotated[Basis, typer.Option(help="official: accepted editions added up.")] = Basis.live,
    children: Annotated[bool, typer.Option("--children", help="The units directly below too.")] = False,
    secret_file: SecretOption = None,
    shape: ShapeOption = Shape.csv,
    to: ToOption = None,
) -> None:
    """Write a unit's figures, each with how many reporters it covers."""
    with connect(server, client_id, secret_file) as client, told_apart(Output.text):
        found = client.aggregates(
            unit, indicator_ids=indicator, periods=period, form_id=form, basis=basis.value, children=children
        )
    with _target(to, "w") as stream:
        _write(_rows(found), shape, stream)


@commands.command()
def feed(
    server: ServerOption,
    client_id: ClientOption,
    cursor_file: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Holds how far it came; the next call goes on from there.")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", help="Go on for ever.")] = False,
    secret_file: SecretOption = None,
    shape: ShapeOption = Shape.ndjson,
    to: ToOption = None,
) -> None:
    """Write what happened, in its order; with a cursor file each event once, however often the command is given.

    Lines are added to a file that is there already. The cursor is kept after the events are written, so that a break
    between the two writes an event again rather than never: tell them apart by their `id`.
    """
    if shape is Shape.json and (follow or to):
        raise typer.BadParameter("json is one whole document: use ndjson", param_hint="--format")
    after = cursor_file.read_text(encoding="utf-8").strip() if cursor_file and cursor_file.exists() else None
    hint = f"Delete {cursor_file} to read the feed from its start." if cursor_file else ""
    begun = bool(to and to.exists() and to.stat().st_size)
    with (
        connect(server, client_id, secret_file) as client,
        _target(to, "a") as stream,
        told_apart(Output.text, lambda: hint),
    ):
        while True:
            page = client.feed_page(after or None, wait=30 if follow else 0)
            if page.items or not begun:
                _write(map(_event, page.items), shape, stream, header=not begun)
                begun = True
            stream.flush()
            after = page.next
            if cursor_file:
                _keep(cursor_file, after)
            if not page.behind and not follow:
                break
    say(f"up to {after}")


def _keep(path: Path, cursor: str) -> None:
    """In one step, so that a break leaves the old cursor or the new one."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(f"{cursor}\n", encoding="utf-8")
    new.replace(path)


@contextmanager
def _target(path: Path | None, mode: str) -> Iterator[IO[str]]:
    if path is None:
        yield sys.stdout
    else:
        with path.open(mode, encoding="utf-8", newline="") as stream:
            yield stream


def _write(rows: Iterable[dict[str, Any]], shape: Shape, stream: IO[str], *, header: bool = True) -> None:
    if shape is Shape.json:
        json.dump(list(rows), stream, ensure_ascii=False)
        stream.write("\n")
        return
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if shape is Shape.ndjson:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            continue
        if writer is None:
            writer = csv.DictWriter(stream, row.keys(), lineterminator="\n")
            if header:
                writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})


def _cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula stands behind an apostrophe; numbers are no such texts."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "@", "\t", "\r")) else value


def _rows(found: Aggregates) -> Iterator[dict[str, Any]]:
    indicators = {one.id: one for one in found.indicators}
    categories = {one.id: one for one in found.categories}
    whole: list[tuple[Unit, bool, list[Figure]]] = [(found.unit, False, found.figures)]
    for unit, own, figures in [*whole, *((one.unit, one.own, one.figures) for one in found.children)]:
        for figure in figures:
            said = figure.model_dump(mode="json")
            yield {
                "unit_id": unit.id,
                "unit_code": unit.code,
                "unit": unit.name,
                "own_bodies": own,
                "indicator": indicators[figure.indicator_id].code,
                "indicator_name": indicators[figure.indicator_id].name_vi,
                "category": categories[figure.category_id].code if figure.category_id else "",
                **said,
                "as_of": found.as_of.isoformat(),
            }


def _event(event: FeedEvent) -> dict[str, Any]:
    said = event.model_dump(mode="json")
    unit, subject = said.pop("unit"), said.pop("subject")
    data = json.dumps(said.pop("data"), ensure_ascii=False)
    return {
        **said,
        "unit_id": unit and unit["id"],
        "unit_code": unit and unit["code"],
        "subject_kind": subject["kind"],
        "subject_id": subject["id"],
        "data": data,
    }
