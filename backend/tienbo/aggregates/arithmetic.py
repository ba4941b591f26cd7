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


def plus(one: Sums, other: Sums) -> Sums:
    """The sums of both."""
    return Sums(
        _known(one.number, other.number),
        _known(one.denominator, other.denominator),
        one.expected + other.expected,
        one.counted + other.counted,
    )


def _known(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None:
        return other
    return one if other is None else one + other


def add(parts: Iterable[Sums]) -> Sums:
    """The sums of all; a ratio's two are over the same reporters in each part, and so in the result."""
    known = list(parts)
    return Sums(
        total(part.number for part in known),
        total(part.denominator for part in known),
        sum(part.expected for part in known),
        sum(part.counted for part in known),
    )


def is_sum(indicator: Indicator) -> bool:
    """Whether its figure is the sum of what was reported, and nothing else."""
    kind = indicator.kind
    return kind is not IndicatorKind.ratio and kind is not IndicatorKind.measure


def figure(indicator: Indicator, sums: Sums) -> Figure:
    """What the sums say of the indicator."""
    if is_sum(indicator):
        return Figure(sums.number, None, None, sums.expected, sums.counted)
    if indicator.kind is IndicatorKind.ratio:
        number = ratio(sums.number, sums.denominator, indicator.factor or Decimal(1))
        return Figure(number, sums.number, sums.denominator, sums.expected, sums.counted)
    return Figure(sums.number if sums.expected == 1 else None, None, None, sums.expected, sums.counted)
