"""What a unit's own adjustments make of a sum (pure)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import AskedCell
from tienbo.editions.content import Amount
from tienbo.indicators.arithmetic import ratio, total
from tienbo.indicators.models import IndicatorKind
from tienbo.indicators.partitions import Partition

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


def unbalanced(own: Mapping[Key, Decimal], partitions: Mapping[int, tuple[Partition, ...]]) -> Iterator[Key]:
    """The adjusted figures that would no longer add up: a whole and its parts are adjusted by the same, or neither.

    Args:
        own: the unit's adjustments.
        partitions: by indicator the cells that together are the total, or another cell.
    """
    for indicator_id, several in partitions.items():
        for one in several:
            keys = [(indicator_id, category_id) for category_id in (one.whole, *one.parts)]
            whole, *parts = (own.get(key, Decimal(0)) for key in keys)
            if whole != sum(parts):
                yield next(key for key in keys if key in own)
