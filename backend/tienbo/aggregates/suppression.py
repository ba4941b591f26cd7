"""Small counts withheld, and enough around them that they cannot be computed back (pure)."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeVar

Cell = TypeVar("Cell", bound=Hashable)


class Small(NamedTuple):
    """From 1 up to below this a count points at people."""

    threshold: int

    def covers(self, number: Decimal | None) -> bool:
        return number is not None and 0 < number < self.threshold


def withheld(
    numbers: Mapping[Cell, Decimal | None],
    equations: Sequence[tuple[Cell, ...]],
    small: Small,
    shown: Collection[Cell] = (),
) -> set[Cell]:
    """The cells not to be shown: the small ones, and what with the equations would give one of them away.

    Args:
        numbers: every cell that could be shown; None where nobody said anything, which is no secret.
        equations: a whole and its parts, which add up to it.
        small: which counts are small.
        shown: cells that the reader has anyway.
    """
    secret = {cell for cell, number in numbers.items() if small.covers(number) and cell not in shown}
    hidden = set(secret)
    while True:
        open_equations = [one for one in equations if _gives_away(one, numbers, hidden, small)]
        found = secret & determined(hidden, equations)
        open_equations += [one for one in equations if found & set(one)]
        added = next(filter(None, (_next(one, numbers, hidden, shown) for one in open_equations)), None)
        if added is None:
            return hidden
        hidden.add(added[0])


def _gives_away(
    equation: tuple[Cell, ...], numbers: Mapping[Cell, Decimal | None], hidden: Collection[Cell], small: Small
) -> bool:
    """Whether the equation alone leaves one cell open, or a sum of parts as small as what is withheld."""
    gone = [cell for cell in equation if cell in hidden]
    if len(gone) == 1:
        return True
    whole, *parts = equation
    rest = sum((numbers.get(cell) or Decimal(0) for cell in parts if cell in hidden), Decimal(0))
    return bool(gone) and whole not in hidden and small.covers(rest)


def _next(
    equation: tuple[Cell, ...],
    numbers: Mapping[Cell, Decimal | None],
    hidden: Collection[Cell],
    shown: Collection[Cell],
) -> tuple[Cell] | None:
    """The smallest further number that can be withheld, zeros last; the whole after its parts."""
    free = [
        (numbers[cell] == 0, place == 0, numbers[cell], place)
        for place, cell in enumerate(equation)
        if numbers.get(cell) is not None and cell not in hidden and cell not in shown
    ]
    return (equation[min(free)[-1]],) if free else None


def determined(hidden: Collection[Cell], equations: Sequence[tuple[Cell, ...]]) -> set[Cell]:
    """The hidden cells that follow from the shown ones: what Gauss would find."""
    order = list(hidden)
    place = {cell: index for index, cell in enumerate(order)}
    rows: list[list[Fraction]] = []
    for whole, *parts in equations:
        row = [Fraction(0)] * len(order)
        for cell, sign in ((whole, -1), *((part, 1) for part in parts)):
            if cell in place:
                row[place[cell]] += sign
        if any(row):
            rows.append(row)
    _reduce(rows, len(order))
    single = ([index for index, factor in enumerate(row) if factor] for row in rows)
    return {order[at[0]] for at in single if len(at) == 1}


def _reduce(rows: list[list[Fraction]], width: int) -> None:
    """Bring the rows to their reduced echelon form, in place."""
    done = 0
    for column in range(width):
        pivot = next((index for index in range(done, len(rows)) if rows[index][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        factor = rows[done][column]
        rows[done] = [value / factor for value in rows[done]]
        for index, row in enumerate(rows):
            if index != done and row[column]:
                rows[index] = [value - row[column] * own for value, own in zip(row, rows[done], strict=True)]
        done += 1
