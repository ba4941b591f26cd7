"""Arithmetic of reported figures: Decimals, and nothing that is not known becomes a number (pure)."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

PLACES = Decimal("0.0001")


def ratio(numerator: Decimal | None, denominator: Decimal | None, factor: Decimal) -> Decimal | None:
    """Numerator / denominator × factor to four decimals, halves away from zero; None where it does not exist."""
    if numerator is None or denominator is None or denominator == 0:
        return None
    return (numerator * factor / denominator).quantize(PLACES, ROUND_HALF_UP)


def total(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the numbers that are there; None, not zero, when none is."""
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if known else None
