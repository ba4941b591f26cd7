"""Sums and figures in columns: of every cell that is asked, in the order of the cells.

For thousands of figures, a list of each part of them takes a tenth of the time of an object for each figure. No column
is changed once it is made: many share it.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from tienbo.aggregates.arithmetic import Figure, Key, Sums, figure
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.restatement import Incomparable, Quality, Restated
from tienbo.aggregates.withholding import covered
from tienbo.indicators.arithmetic import total

_NOTHING: Final = Sums()


class SumColumns(NamedTuple):
    """`Sums` of each cell."""

    number: list[Decimal | None]
    denominator: list[Decimal | None]
    expected: list[int]
    counted: list[int]


class FigureColumns(NamedTuple):
    """A figure for each cell; `quality` None: all of them are exact, and the last three columns are empty."""

    number: list[Decimal | None]
    numerator: list[Decimal | None]
    denominator: list[Decimal | None]
    expected: list[int]
    counted: list[int]
    quality: list[Quality] | None = None
    reason: list[Incomparable | None] | None = None
    lower: list[Decimal | None] | None = None
    upper: list[Decimal | None] | None = None


def sum_columns(asked: Asked, sums: Mapping[Key, Sums]) -> SumColumns:
    """The same sums in columns; of a key that is not among them nothing is known and nobody asked."""
    return SumColumns(*_columns([sums.get(cell.key, _NOTHING) for cell in asked.cells]))


def summed(asked: Asked, parts: Sequence[SumColumns]) -> SumColumns:
    """The sums of all, as `arithmetic.add` makes them."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return sum_columns(asked, {})
    numbers, denominators, expected, counted = (zip(*of, strict=True) for of in zip(*parts, strict=True))
    return SumColumns(
        [total(of) for of in numbers], [total(of) for of in denominators], [*map(sum, expected)], [*map(sum, counted)]
    )


def figure_columns(asked: Asked, sums: SumColumns) -> FigureColumns:
    """What the sums say of each cell: as `arithmetic.figure`, which is asked wherever that is more than the sum."""
    nothing: list[Decimal | None] = [None] * len(asked.cells)
    if not asked.computed:
        return FigureColumns(sums.number, nothing, nothing, sums.expected, sums.counted)
    number, numerator, denominator = [*sums.number], [*nothing], [*nothing]
    for place in asked.computed:
        of = Sums(sums.number[place], sums.denominator[place], sums.expected[place], sums.counted[place])
        said = figure(asked.cells[place].indicator, of)
        number[place], numerator[place], denominator[place] = said.number, said.numerator, said.denominator
    return FigureColumns(number, numerator, denominator, sums.expected, sums.counted)


def restated_columns(asked: Asked, restated: Mapping[Key, Restated]) -> FigureColumns:
    """Figures of another map in columns."""
    rows = [restated[cell.key] for cell in asked.cells]
    return FigureColumns(*_columns([row.figure for row in rows]))._replace(
        quality=[row.quality for row in rows],
        reason=[row.reason for row in rows],
        lower=[row.lower for row in rows],
        upper=[row.upper for row in rows],
    )


def shown(figures: FigureColumns, withheld: Sequence[bool]) -> FigureColumns:
    """The figures without those that are withheld."""
    rows = (Figure(*row) for row in zip(*figures[:5], strict=True))
    seen = [covered(row) if is_hidden else row for row, is_hidden in zip(rows, withheld, strict=True)]
    return figures._replace(**dict(zip(Figure._fields, _columns(seen), strict=True)))


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
