"""Figures beside each other: rank, gap to the target, change since the period before (pure)."""

from collections.abc import Sequence
from decimal import Decimal
from operator import itemgetter

from tienbo.indicators.models import Direction


def ranks(numbers: Sequence[Decimal | None], direction: Direction) -> list[int | None]:
    """1 for the best; equal numbers share a rank and the next one is left out. Without a direction there is none."""
    found: list[int | None] = [None] * len(numbers)
    if direction is Direction.none:
        return found
    known = [(number, place) for place, number in enumerate(numbers) if number is not None]
    known.sort(key=itemgetter(0), reverse=direction is Direction.higher)
    rank, last = 0, None
    for count, (number, place) in enumerate(known, 1):
        if number != last:
            rank, last = count, number
        found[place] = rank
    return found


def difference(number: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if number is None or other is None else number - other
