"""What a file holds in the order in which it is read, before it becomes one text: lines and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from tienbo.untrusted.unreadable import Unreadable

MOST_COLUMNS: Final = 128
MOST_SLOTS: Final = 500_000


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell with what is in it; it covers `across` columns and `down` rows."""

    items: tuple["Item", ...]
    across: int = 1
    down: int = 1

    @property
    def lines(self) -> list[str]:
        return [line for line in lines_in(self.items) if line.strip()]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())

    @property
    def nests(self) -> bool:
        return any(isinstance(item, LaidTable) for item in self.items)


@dataclass(frozen=True, slots=True)
class LaidTable:
    """Rows of the cells that begin in them: what a cell above covers is not listed again."""

    rows: tuple[tuple[LaidCell, ...], ...]


Item: TypeAlias = str | LaidTable


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in one of the rows it covers, from `column` up to `end`; `continued` below its first row."""

    cell: LaidCell
    column: int
    end: int
    continued: bool = False


def lines_in(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield from item.split("\n")
        else:
            for row in item.rows:
                for cell in row:
                    yield from lines_in(cell.items)


def placed_rows(table: LaidTable) -> list[list[Placed]]:
    """Every row with all cells that cover it, from left to right. Raises Unreadable for a table out of all measure."""
    rows: list[list[Placed]] = []
    open_cells: list[tuple[Placed, int]] = []  # cells from above with the rows they still cover
    slots = 0
    for index, cells in enumerate(table.rows):
        left = len(table.rows) - index
        row = [Placed(above.cell, above.column, above.end, continued=True) for above, _ in open_cells]
        taken = {column for placed in row for column in range(placed.column, placed.end)}
        fresh: list[tuple[Placed, int]] = []
        column = 0
        for cell in cells:
            while column in taken:
                column += 1
            if column >= MOST_COLUMNS:
                break
            end = column + 1
            while end < min(column + cell.across, MOST_COLUMNS) and end not in taken:
                end += 1
            fresh.append((Placed(cell, column, end), min(cell.down, left)))
            column = end
        row += [placed for placed, _ in fresh]
        slots += len(row)
        if slots > MOST_SLOTS:
            raise Unreadable("too-large-inside")
        rows.append(sorted(row, key=lambda placed: placed.column))
        open_cells = [(placed, down - 1) for placed, down in [*open_cells, *fresh] if down > 1]
    return rows
