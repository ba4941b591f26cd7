"""Sums, and the figures that they make (pure)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from tienbo.indicators.arithmetic import ratio, total
from tienbo.indicators.models import Indicator, IndicatorKind

Key = tuple[int, int]
"""An indicator and a category; 0 is the total."""


class Sums(NamedTuple):
    """What reporters said of one key, added up.

    Attributes:
        number: of a ratio the numerators; None: nobody said anything.
        denominator: None for everything but a ratio.
        expected: reporters that are asked.
        counted: of these, the ones whose accepted figure is in the sums; of a ratio, those who gave both parts.
    """

    number: Decimal | None = None
    denominator: Decimal | None = None
    expected: int = 0
    counted: int = 0


class Figure(NamedTuple):
    """One figure of a unit. A ratio divides the sums; a measure does not add up and has a number of one reporter."""

    number: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    expected: int
    counted: int


def add(parts: Iterable[Sums]) -> Sums:
    """The sums of all; a ratio's two are over the same reporters in each part, and so in the result."""
    known = list(parts)
    return Sums(
        total(part.number for part in known),
        total(part.denominator for part in known),
        sum(part.expected for part in known),
        sum(part.counted for part in known),
    )


def figure(indicator: Indicator, sums: Sums) -> Figure:
    """What the sums say of the indicator."""
    if indicator.kind is IndicatorKind.ratio:
        number = ratio(sums.number, sums.denominator, indicator.factor or Decimal(1))
        return Figure(number, sums.number, sums.denominator, sums.expected, sums.counted)
    shown = indicator.kind is not IndicatorKind.measure or sums.expected == 1
    return Figure(sums.number if shown else None, None, None, sums.expected, sums.counted)
