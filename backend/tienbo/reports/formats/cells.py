"""A table as both Word and spreadsheets show it: cells that may span rows and columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

# Word opens no table with more columns.
MOST_COLUMNS: Final = 63


class Look(StrEnum):
    head = "head"
    group = "group"  # a row that stands over others
    centred = "centred"
    number = "number"  # digits under digits
    body = "body"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a day stays a day, and `number` a number, where the file has such. `struck`: it counts no longer."""

    value: str | date
    row_span: int = 1
    column_span: int = 1
    look: Look = Look.body
    struck: bool = False
    number: Decimal | int | None = None

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else f"{self.value:%d/%m/%Y}"


def placed(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with its row and column: cells that a span covers are not in `rows`."""
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in covered:
                column += 1
            width = min(cell.column_span, MOST_COLUMNS - column)
            if width <= 0:
                break
            free = next((n for n in range(width) if (number, column + n) in covered), width)
            spanned = replace(cell, column_span=free, row_span=min(cell.row_span, len(rows) - number))
            covered |= {(number + down, column + across) for down in range(spanned.row_span) for across in range(free)}
            yield number, column, spanned
            column += free
