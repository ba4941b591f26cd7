"""From what a file holds to one text, and to blocks whose places point into that text.

A paragraph is a line. A table is written as text files carry it: each cell begins with a TAB, the further
lines of a cell with a space, and a blank line parts the rows. The cells of a table that only lays out a page,
as letterheads and signature blocks do, come one below the other, the left column before the right.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from tienbo.documents.reading.blocks import Cell, Reading, Row, Table
from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable, placed_rows
from tienbo.documents.reading.formats.unreadable import Unreadable
from tienbo.documents.reading.legacy import convert, legacy_encoding
from tienbo.documents.reading.lines import Line, lines_of
from tienbo.documents.reading.offsets import Offsets
from tienbo.documents.reading.passages import Passage, passage_of
from tienbo.documents.reading.source import Note, Source, source_of
from tienbo.documents.reading.tables.cells import Headed, Slot, headed, slots_of, width_of
from tienbo.documents.reading.text import read_around

MOST_CHARACTERS: Final = 3_000_000
_COLUMNS_OF_LAYOUT: Final = 3
_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_Range = tuple[int, int]


def nothing_is_furniture(_: Line) -> bool:
    return False


def compose(
    items: Iterable[Item], notes: tuple[Note, ...] = (), furniture: Callable[[Line], bool] = nothing_is_furniture
) -> Reading:
    """The reading of what stands in a file. Raises Unreadable when there is no text, or too much."""
    clean, converted = _in_unicode(_continued([_clean(item) for item in items]))
    written = _Writer()
    written.items(clean)
    text = written.text()
    if not text.strip():
        raise Unreadable("no-text")
    source = source_of(text)
    tables = {table.first_line: (_table(source, table), table.last_line + 1) for table in written.tables}
    reading = read_around(source, lines_of(source, markdown=False), tables, furniture)
    return replace(reading, notes=(*notes, *converted, *reading.notes))


@dataclass(slots=True)
class _WrittenTable:
    """A table with the places of its cells in the text; lines count from 0."""

    headed: Headed
    places: dict[int, list[_Range]]
    first_line: int
    last_line: int = 0


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    line: int = 0
    tables: list[_WrittenTable] = field(default_factory=list)
    blank: bool = True

    def text(self) -> str:
        return "".join(self.parts).rstrip("\n") + "\n"

    def items(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, str):
                for line in item.split("\n"):
                    self.write(line.strip("\t\n ") if "\t" in line[:1] else line.rstrip())
            else:
                self.table(item)

    def write(self, line: str) -> None:
        if not line.strip():
            self.gap()
            return
        self._put(line)
        self.blank = False

    def gap(self) -> None:
        """One blank line, however many stand in the file."""
        if not self.blank:
            self._put("")
            self.blank = True

    def _put(self, line: str) -> None:
        self.length += len(line) + 1
        if self.length > MOST_CHARACTERS:
            raise Unreadable("too-large-inside")
        self.parts += [line, "\n"]
        self.line += 1

    def table(self, table: LaidTable) -> None:
        known = headed(table)
        if known is None:
            self.laid_out(table)
            return
        for row in known.titles:
            for placed in row:
                if not placed.continued:
                    self.items(placed.cell.items)
        self.gap()
        places: dict[int, list[_Range]] = {}
        written = _WrittenTable(known, places, self.line)
        for row in [*known.header, *known.body]:
            for placed in row:
                if placed.continued:
                    self._put("\t")
                else:
                    places[id(placed.cell)] = self.cell(placed.cell)
            written.last_line = self.line - 1
            self.blank = False
            self.gap()
        self.tables.append(written)

    def cell(self, cell: LaidCell) -> list[_Range]:
        ranges: list[_Range] = []
        for line in cell.lines or [""]:
            lead = " " if ranges else "\t"
            start = self.length + 1
            text = line.strip()
            self._put(lead + text)
            ranges.append((start, start + len(text)))
        return ranges

    def laid_out(self, table: LaidTable) -> None:
        rows = placed_rows(table)
        cells = [[placed for placed in row if not placed.continued] for row in rows]
        if width_of(rows) <= _COLUMNS_OF_LAYOUT:
            columns = sorted({placed.column for row in cells for placed in row})
            groups = [[placed for row in cells for placed in row if placed.column == column] for column in columns]
        else:
            groups = cells
        self.gap()
        for group in groups:
            for placed in group:
                self.items(placed.cell.items)
            self.gap()


def _table(source: Source, written: _WrittenTable) -> Table:
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
    slot: Slot, passages: dict[int, Passage], near: Passage, source: Source, places: dict[int, list[_Range]]
) -> Cell:
    filled = [cell for cell in slot.cells if passages[id(cell)].text]
    if not filled:
        return Cell(passages[id(slot.cells[0])] if slot.cells else _empty(near), slot.merged)
    if len(filled) == 1:
        return Cell(passages[id(filled[0])], slot.merged)
    return Cell(_passage(source, [place for cell in filled for place in places[id(cell)]]), slot.merged)


def _passage(source: Source, ranges: list[_Range]) -> Passage:
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


def _clean(item: Item) -> Item:
    if isinstance(item, str):
        return _NO_TEXT.sub("", _BREAKS.sub("\n", item))
    return LaidTable(
        tuple(
            tuple(replace(cell, items=tuple(_clean(inner) for inner in cell.items)) for cell in row)
            for row in item.rows
        )
    )


def _continued(items: list[Item]) -> list[Item]:
    """Tables with nothing between them, of which the second has no header or the same, as one table."""
    joined: list[Item] = []
    for item in items:
        above = next((index for index in range(len(joined) - 1, -1, -1) if not _is_blank(joined[index])), None)
        if isinstance(item, LaidTable) and above is not None:
            over = joined[above]
            if isinstance(over, LaidTable) and _goes_on(over, item):
                joined[above:] = [LaidTable(over.rows + item.rows)]
                continue
        joined.append(item)
    return joined


def _is_blank(item: Item) -> bool:
    return isinstance(item, str) and not item.strip()


def _goes_on(above: LaidTable, below: LaidTable) -> bool:
    first, second = headed(above), headed(below)
    if first is None:
        return False
    if second is not None:
        return first.heads == second.heads
    return width_of(placed_rows(below)) == width_of([*first.header, *first.body])


def _in_unicode(items: list[Item]) -> tuple[list[Item], tuple[Note, ...]]:
    """Text typed for legacy fonts is converted before anything is looked for in it."""
    encoding = legacy_encoding("\n".join(_lines(items)))
    if encoding is None:
        return items, ()
    note = Note(
        "legacy-encoding",
        f"Văn bản dùng bảng mã {encoding}, đã được chuyển sang Unicode.",
        f"The text was in {encoding} and has been converted to Unicode.",
    )
    return [_converted(item, encoding) for item in items], (note,)


def _lines(items: Iterable[Item]) -> Iterable[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from (line for row in item.rows for cell in row for line in cell.lines)


def _converted(item: Item, encoding: str) -> Item:
    if isinstance(item, str):
        return convert(item, encoding)[0]
    return LaidTable(
        tuple(
            tuple(replace(cell, items=tuple(_converted(inner, encoding) for inner in cell.items)) for cell in row)
            for row in item.rows
        )
    )


def fonts_note(encodings: set[str]) -> tuple[Note, ...]:
    """That some of the text was typed for fonts of the years before Unicode."""
    return tuple(
        Note(
            "legacy-encoding",
            f"Phần chữ dùng phông {encoding} đã được chuyển sang Unicode.",
            f"Text in fonts for {encoding} has been converted to Unicode.",
        )
        for encoding in sorted(encodings)
    )
