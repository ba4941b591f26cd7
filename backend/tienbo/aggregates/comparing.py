"""Figures beside each other: rank, gap to the target, change since the period before (pure)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from tienbo.indicators.models import Direction

Unit = TypeVar("Unit")


def ranks(numbers: Mapping[Unit, Decimal | None], direction: Direction) -> dict[Unit, int]:
    """1 for the best; equal numbers share a rank and the next one is left out. Without a direction there is none."""
    if direction is Direction.none:
        return {}
    known = {unit: number for unit, number in numbers.items() if number is not None}
    better = direction is Direction.higher
    return {
        unit: 1 + sum(other > number if better else other < number for other in known.values())
        for unit, number in known.items()
    }


def difference(number: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if number is None or other is None else number - other
