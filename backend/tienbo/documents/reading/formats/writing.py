"""The one text of a file, and where the cells of its tables stand in it.

A paragraph is a line. A table is written as text files carry it: each cell begins with a TAB, the further
lines of a cell with a space, and a blank line parts the rows. The cells of a table that only lays out a page,
as letterheads and signature blocks do, come one below the other, the left column before the right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable, placed_rows
from tienbo.documents.reading.tables.cells import Headed, headed, width_of
from tienbo.untrusted.unreadable import Unreadable

MOST_CHARACTERS: Final = 3_000_000
_COLUMNS_OF_LAYOUT: Final = 3
Range: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class WrittenTable:
    """A table with the places of its cells in the text; lines count from 0."""

    headed: Headed
    places: dict[int, list[Range]]
    first_line: int
    last_line: int = 0


@dataclass(slots=True)
class Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    line: int = 0
    tables: list[WrittenTable] = field(default_factory=list)
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
        places: dict[int, list[Range]] = {}
        written = WrittenTable(known, places, self.line)
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

    def cell(self, cell: LaidCell) -> list[Range]:
        ranges: list[Range] = []
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
