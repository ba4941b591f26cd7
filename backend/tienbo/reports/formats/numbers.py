"""Numbers as Vietnamese documents write them (pure)."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

# Rates stand in a column with equal places, as on the screen.
RATE: Final = Decimal("0.01")
_LETTERS: Final = str.maketrans(",.-", ".,−")


def written(number: Decimal) -> str:
    """`.` between thousands, `,` before decimals, no zeros at the end, and a minus that is no hyphen."""
    digits = f"{number:,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits.translate(_LETTERS)


def signed(number: Decimal) -> str:
    """With its sign, as what is added."""
    return f"+{written(number)}" if number >= 0 else written(number)


def rate(number: Decimal) -> str:
    """A rate to two places, halves away from zero."""
    return f"{number.quantize(RATE, ROUND_HALF_UP):,f}".translate(_LETTERS)
