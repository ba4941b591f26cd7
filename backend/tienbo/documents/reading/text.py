"""Reading plain text into blocks."""

import re
from collections.abc import Callable, Mapping

from tienbo.documents.reading.blocks import Block, Reading, Table
from tienbo.documents.reading.columns import columns_from, has_columns
from tienbo.documents.reading.furniture import is_furniture
from tienbo.documents.reading.lines import Line, line_between, lines_of
from tienbo.documents.reading.paragraphs import paragraphs_of, wrap_width
from tienbo.documents.reading.passages import Passage, passage_of
from tienbo.documents.reading.source import Source, source_of
from tienbo.documents.reading.tables.alignment import RawCell
from tienbo.documents.reading.tables.barred import bar_region, has_bar
from tienbo.documents.reading.tables.pipes import is_pipe_row, pipe_rows, pipe_table
from tienbo.documents.reading.tables.tabbed import tabbed_table

_BREAK = re.compile(r"<br\s*/?>")
_RULE = re.compile(r"[-–—_=*~.•·|\s]+")


def decode(data: bytes) -> str:
    """Text of a file: UTF-16 by its mark, UTF-8, else the Latin letters in which legacy fonts were typed."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def read(text: str) -> Reading:
    source = source_of(text)
    return _Reader(source, lines_of(source)).reading()


def read_around(
    source: Source, lines: list[Line], tables: Mapping[int, tuple[Table, int]], furniture: Callable[[Line], bool]
) -> Reading:
    """A text whose tables are known: line of their beginning → the table and the line behind it."""
    return _Reader(source, lines, tables, furniture).reading()


class _Reader:
    def __init__(
        self,
        source: Source,
        lines: list[Line],
        tables: Mapping[int, tuple[Table, int]] | None = None,
        furniture: Callable[[Line], bool] = is_furniture,
    ) -> None:
        self.source = source
        self.lines = lines
        self.tables = tables
        self.is_furniture = furniture
        self.width = wrap_width(_outside(lines, tables or {}))
        self.pending: list[Line] = []
        self.blocks: list[Block] = []
        self.furniture: list[Passage] = []
        self.untabled = 0  # lines before this one are known to hold no tabbed table

    def reading(self) -> Reading:
        index = 0
        while index < len(self.lines):
            index = self._table(index) or self._columns(index) or self._line(index)
        self._flush()
        return Reading(self.source, tuple(self.blocks), tuple(self.furniture), self.source.notes)

    def _columns(self, index: int) -> int | None:
        if not has_columns(self.source, self.lines[index]):
            return None
        lines, end = columns_from(self.source, self.lines, index)
        self.pending += [line for line in lines if not line.text or not _RULE.fullmatch(line.text)]
        return end

    def _line(self, index: int) -> int:
        line = self.lines[index]
        if self.is_furniture(line):
            self.furniture.append(passage_of(self.source, [line.trimmed]))
        elif not line.text or not _RULE.fullmatch(line.text) or line.text in {"-", "–"}:
            self.pending.append(line)
        return index + 1

    def _table(self, index: int) -> int | None:
        """The line behind the table that begins here; a table that only lays out the page becomes lines again."""
        if self.tables is not None:
            return self._known(index, self.tables)
        line = self.lines[index]
        if line.tabbed:
            return self._tabs(index)
        if is_pipe_row(line):
            return self._pipes(index)
        return self._bars(index) if has_bar(line) else None

    def _known(self, index: int, tables: Mapping[int, tuple[Table, int]]) -> int | None:
        if index not in tables:
            return None
        table, end = tables[index]
        self._flush()
        self.blocks.append(table)
        return end

    def _tabs(self, index: int) -> int | None:
        if index < self.untabled:
            return None
        table, end = tabbed_table(self.source, self.lines, index)
        if table is None:
            self.untabled = end
            return None
        self._flush()
        self.blocks.append(table)
        return end

    def _pipes(self, index: int) -> int:
        rows, end = pipe_rows(self.source, self.lines, index)
        table = pipe_table(self.source, rows)
        if table is None:
            self._lay_out([cell for row in rows for cell in row])
        else:
            self._flush()
            self.blocks.append(table)
        return end

    def _bars(self, index: int) -> int:
        region = bar_region(self.source, self.lines, index)
        while self.pending and self.pending[-1].start >= self.lines[region.first].start:
            self.pending.pop()
        self._lay_out(region.cells)
        if region.table is not None:
            self._flush()
            self.blocks.append(region.table)
        return region.end

    def _lay_out(self, cells: list[RawCell]) -> None:
        """The cells one below the other, as lines of their own."""
        for cell in cells:
            for start, end in cell.pieces:
                self.pending += _split_breaks(self.source, start, end)
            self.pending.append(Line(cell.pieces[-1][1], cell.pieces[-1][1], "", ""))

    def _flush(self) -> None:
        self.blocks += paragraphs_of(self.source, self.pending, self.width)
        self.pending = []


def _outside(lines: list[Line], tables: Mapping[int, tuple[Table, int]]) -> list[Line]:
    kept: list[Line] = []
    done = 0
    for start, (_, end) in sorted(tables.items(), key=lambda item: item[0]):
        kept += lines[done:start]
        done = end
    return kept + lines[done:]


def _split_breaks(source: Source, start: int, end: int) -> list[Line]:
    lines: list[Line] = []
    text = source.text[start:end]
    done = 0
    for match in [*_BREAK.finditer(text), None]:
        stop = match.start() if match else len(text)
        part = text[done:stop]
        if part.strip() and not _RULE.fullmatch(part):
            lines.append(line_between(source, start + done, start + stop))
        done = match.end() if match else stop
    return lines
