"""Tables whose cells a file marks itself: which rows are the header, and what stands under each of its columns."""

from dataclasses import dataclass

from tienbo.documents.reading.formats.laid import LaidCell, LaidTable, Placed, placed_rows
from tienbo.documents.reading.tables.headers import column_kind, is_index_row

_FEWEST_KINDS = 2
_LAST_HEADER_START = 3
_DEEPEST_HEADER = 3
_YEAR_DIGITS = 4
_SUB_ROW_INHERITS = frozenset({"lead", "coordinating", "lead_and_coordinating", "responsible", "funding"})


@dataclass(frozen=True, slots=True)
class Column:
    """The lowest header cell over the places from `start` up to `end`."""

    head: LaidCell | None
    start: int
    end: int

    @property
    def kind(self) -> str | None:
        return column_kind(self.head.text) if self.head else None


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in one column of a row: cells of that row, or one that goes on from above."""

    cells: tuple[LaidCell, ...]
    merged: bool


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with a known header: title rows above it, its columns, and every row under it."""

    titles: list[list[Placed]]
    header: list[list[Placed]]
    body: list[list[Placed]]
    columns: list[Column]

    @property
    def heads(self) -> list[str]:
        return [column.head.text if column.head else "" for column in self.columns]

    @property
    def rows(self) -> list[list[Placed]]:
        """The body without the header where it is printed again and the row of column numbers."""
        return [row for row in self.body if not self._is_header_again(row) and not is_index_row(_texts(row))]

    def _is_header_again(self, row: list[Placed]) -> bool:
        texts = [text for text in _texts(row) if text]
        return bool(texts) and texts in [[text for text in _texts(above) if text] for above in self.header]


def headed(table: LaidTable) -> Headed | None:
    """The table with its header, or None where no row of it names columns of a known table."""
    if any(cell.nests for row in table.rows for cell in row):
        return None
    rows = placed_rows(table)
    start = next((index for index, row in enumerate(rows[: _LAST_HEADER_START + 1]) if _names_columns(row)), None)
    if start is None or any(len(_filled(row)) > 1 for row in rows[:start]):
        return None
    if any(placed.continued for placed in rows[start]):
        return None  # a title that reaches down into the header is none
    end = _header_end(rows, start)
    if end >= len(rows):
        return None
    found = Headed(rows[:start], rows[start:end], rows[end:], _columns(rows[start:end]))
    return found if any(text for row in found.rows for text in _texts(row)) else None


def width_of(rows: list[list[Placed]]) -> int:
    return max((row[-1].end for row in rows if row), default=0)


def slots_of(row: list[Placed], columns: list[Column]) -> list[Slot]:
    """The row under the header's columns; a cell over several of them stands in the first it covers most."""
    cells: list[list[LaidCell]] = [[] for _ in columns]
    above: list[LaidCell | None] = [None] * len(columns)
    for placed in row:
        place = _column_of(placed, columns)
        if placed.continued:
            for index, column in enumerate(columns):
                if column.start < placed.end and placed.column < column.end:
                    above[index] = placed.cell
        else:
            cells[place].append(placed.cell)
    continues = not any(cell.text for column in cells[:2] for cell in column)
    slots: list[Slot] = []
    for column, own, over in zip(columns, cells, above, strict=True):
        empty = not any(cell.text for cell in own)
        if over is not None and empty:
            slots.append(Slot((over,) if _inherits(column, continues=continues) else tuple(own), merged=True))
        else:
            slots.append(Slot(tuple(own), merged=continues and empty))
    return slots


def _inherits(column: Column, *, continues: bool) -> bool:
    """Whether a merged cell is to be read again in this row; recognition itself gives a sub-row the rest."""
    return column.kind in _SUB_ROW_INHERITS if continues else column.kind != "number"


def _column_of(placed: Placed, columns: list[Column]) -> int:
    shared = [min(placed.end, column.end) - max(placed.column, column.start) for column in columns]
    if placed.end - placed.column > 1:
        covered = [
            index for index, column in enumerate(columns) if placed.column <= column.start and column.end <= placed.end
        ]
        if covered:
            return covered[0]
    return shared.index(max(shared))


def _names_columns(row: list[Placed]) -> bool:
    return len({column_kind(text) for text in _texts(row)} - {None}) >= _FEWEST_KINDS


def _header_end(rows: list[list[Placed]], start: int) -> int:
    """Behind the rows that the header's own cells cover, and a second line of heads under them."""
    end = start + 1
    while end < len(rows) and end - start < _DEEPEST_HEADER and any(placed.continued for placed in rows[end]):
        fresh = [text for placed in rows[end] if not placed.continued and (text := placed.cell.text)]
        begun = {id(placed.cell) for row in rows[start:end] for placed in row}
        if not fresh or not all(id(placed.cell) in begun for placed in rows[end] if placed.continued):
            break
        end += 1
    if end == start + 1 and end < len(rows) and _is_second_line(rows[end]):
        end += 1
    return end


def _is_second_line(row: list[Placed]) -> bool:
    texts = _texts(row)
    filled = [text for text in texts if text]
    return not texts[0] and bool(filled) and all(column_kind(text) or _is_year(text) for text in filled)


def _is_year(text: str) -> bool:
    return len(text) == _YEAR_DIGITS and text.isdecimal()


def _columns(header: list[list[Placed]]) -> list[Column]:
    columns: list[Column] = []
    lowest: list[LaidCell | None] = [None] * width_of(header)
    for row in header:
        for placed in row:
            if placed.cell.text:
                lowest[placed.column : placed.end] = [placed.cell] * (placed.end - placed.column)
    for place, head in enumerate(lowest):
        if columns and head is not None and columns[-1].head is head:
            columns[-1] = Column(head, columns[-1].start, place + 1)
        else:
            columns.append(Column(head, place, place + 1))
    return columns


def _filled(row: list[Placed]) -> list[Placed]:
    return [placed for placed in row if placed.cell.text]


def _texts(row: list[Placed]) -> list[str]:
    return ["" if placed.continued else placed.cell.text for placed in row]
