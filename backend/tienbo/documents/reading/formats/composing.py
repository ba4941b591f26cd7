"""From what a file holds to one text, and to blocks whose places point into that text."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from tienbo.documents.reading.blocks import Cell, Reading, Row, Table
from tienbo.documents.reading.formats.laid import Item
from tienbo.documents.reading.formats.preparing import clean, continued, in_unicode
from tienbo.documents.reading.formats.writing import Range, Writer, WrittenTable
from tienbo.documents.reading.lines import Line, lines_of
from tienbo.documents.reading.offsets import Offsets
from tienbo.documents.reading.passages import Passage, passage_of
from tienbo.documents.reading.source import Note, Source, source_of
from tienbo.documents.reading.tables.cells import Slot, slots_of
from tienbo.documents.reading.text import read_around
from tienbo.untrusted.unreadable import Unreadable


def nothing_is_furniture(_: Line) -> bool:
    return False


def compose(
    items: Iterable[Item], notes: tuple[Note, ...] = (), furniture: Callable[[Line], bool] = nothing_is_furniture
) -> Reading:
    """The reading of what stands in a file. Raises Unreadable when there is no text, or too much."""
    prepared, converted = in_unicode(continued([clean(item) for item in items]))
    written = Writer()
    written.items(prepared)
    text = written.text()
    if not text.strip():
        raise Unreadable("no-text")
    source = source_of(text)
    tables = {table.first_line: (_table(source, table), table.last_line + 1) for table in written.tables}
    reading = read_around(source, lines_of(source, markdown=False), tables, furniture)
    return replace(reading, notes=(*notes, *converted, *reading.notes))


def _table(source: Source, written: WrittenTable) -> Table:
    passages = {cell: _passage(source, ranges) for cell, ranges in written.places.items()}
    columns = written.headed.columns
    first = next(iter(passages.values()))
    heads = [Cell(passages[id(column.head)] if column.head else _empty(first)) for column in columns]
    header_cells = [passages[id(placed.cell)] for row in written.headed.header for placed in row]
    header = Row(tuple(heads), *_bounds(header_cells))
    rows: list[Row] = []
    for row in written.headed.rows:
        own = [passages[id(placed.cell)] for placed in row if not placed.continued]
        if not any(passage.text for passage in own):
            continue
        cells = tuple(_cell(slot, passages, own[0], source, written.places) for slot in slots_of(row, columns))
        rows.append(Row(cells, *_bounds(own)))
    return Table(header, tuple(rows), "cells")


def _cell(
    slot: Slot, passages: dict[int, Passage], near: Passage, source: Source, places: dict[int, list[Range]]
) -> Cell:
    filled = [cell for cell in slot.cells if passages[id(cell)].text]
    if not filled:
        return Cell(passages[id(slot.cells[0])] if slot.cells else _empty(near), slot.merged)
    if len(filled) == 1:
        return Cell(passages[id(filled[0])], slot.merged)
    return Cell(_passage(source, [place for cell in filled for place in places[id(cell)]]), slot.merged)


def _passage(source: Source, ranges: list[Range]) -> Passage:
    """The passage of stretches of the original, which the source may have shortened on its way to one form."""
    pieces = [(source.offsets.position(start), source.offsets.position(end)) for start, end in ranges]
    passage = passage_of(source, pieces)
    if not passage.text:
        passage.offsets.add(0, ranges[0][0])
    return passage


def _empty(near: Passage) -> Passage:
    offsets = Offsets()
    offsets.add(0, near.start)
    return Passage("", near.source, offsets)


def _bounds(passages: list[Passage]) -> tuple[int, int]:
    lines = [passage.line for passage in passages]
    return min(lines), max(passage.last_line if passage.text else passage.line for passage in passages)
