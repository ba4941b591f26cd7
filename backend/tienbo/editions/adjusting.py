"""What a unit's own adjustments make of a sum (pure)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import AskedCell
from tienbo.editions.content import Amount
from tienbo.indicators.arithmetic import ratio, total
from tienbo.indicators.models import IndicatorKind

# A percentage is never typed in, and a figure that does not add up has nothing to be added to.
ADJUSTABLE: Final = {IndicatorKind.count, IndicatorKind.money}


def adjusted(cell: AskedCell, said: Amount, own: Mapping[Key, Decimal]) -> Amount:
    """The result of a cell; a ratio divides the adjusted sums."""
    if cell.whole is None:
        return said.model_copy(update={"number": total([said.number, own.get(cell.key)])})
    above = total([said.numerator, own.get(cell.part)])
    below = total([said.denominator, own.get(cell.whole)])
    number = ratio(above, below, cell.indicator.factor or Decimal(1))
    return Amount(number=number, numerator=above, denominator=below)
