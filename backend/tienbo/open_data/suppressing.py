"""What is withheld from everyone: small counts, and whatever would give them away (pure).

The units of a book are all that is published, so what a unit says beyond those published below it is one more place
of the sums: nobody is told it, but anybody can subtract.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import AskedCell
from tienbo.aggregates.suppression import Small, withheld
from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.partitions import Partition
from tienbo.open_data.book import Book

Place = tuple[int, int]
"""A unit and a category; the rest of a unit under its negative id."""
Numbers = Mapping[Place, Decimal | None]
Partitions = Mapping[int, Sequence[Partition]]

_NOTHING: Final = Decimal(0)


def hidden(book: Book, indicator_id: int, partitions: Partitions) -> set[tuple[int, Key]]:
    """Of one indicator, the units and keys of which nothing is published but who stands behind them.

    Args:
        book: one form in one period.
        indicator_id: a public one; of a ratio both parts count.
        partitions: by indicator the cells that add up to a whole.
    """
    cells = [cell for cell in book.asked.cells if cell.key[0] == indicator_id]
    if cells and cells[0].whole is not None:
        return {(unit, cell.key) for cell in cells for unit in _of_ratio(book, cell, partitions)}
    return {(unit, (indicator_id, of)) for unit, of in _of_count(book, indicator_id, partitions)}


def _of_count(book: Book, indicator_id: int, partitions: Partitions) -> set[Place]:
    cells = [cell for cell in book.asked.cells if cell.key[0] == indicator_id]
    threshold = cells[0].indicator.sensitivity_threshold if cells else None
    if not threshold:
        return set()
    numbers = {(unit, cell.category_id): _said(book, unit, cell.key)[0] for unit in book.words for cell in cells}
    return _withheld(book, numbers, Small(threshold), partitions.get(indicator_id, ()))


def _of_ratio(book: Book, cell: AskedCell, partitions: Partitions) -> Iterator[int]:
    """A ratio tells two sums, and beside a count what those say who are in that one and not in the ratio."""
    for side, part in enumerate((cell.part, cell.whole or cell.part)):
        threshold = cell.indicator.sensitivity_threshold or book.asked.by_key[part].indicator.sensitivity_threshold
        if not threshold:
            continue
        yield from (unit for unit, of in _of_count(book, part[0], partitions) if of == part[1])
        told = {(unit, TOTAL): _said(book, unit, cell.key)[side] for unit in book.words}
        beside = {
            (unit, of): (_said(book, unit, part)[0] or _NOTHING) - (number or _NOTHING)
            for (unit, of), number in told.items()
        }
        for numbers in (told, beside):
            yield from (unit for unit, _ in _withheld(book, numbers, Small(threshold), ()))


def _said(book: Book, unit: int, key: Key) -> tuple[Decimal | None, Decimal | None]:
    sums = book.words[unit].sums.get(key)
    return (sums.number, sums.denominator) if sums else (None, None)


def _withheld(book: Book, numbers: Numbers, small: Small, partitions: Iterable[Partition]) -> set[Place]:
    places = dict(numbers)
    equations: list[tuple[Place, ...]] = []
    for (unit, of), number in numbers.items():
        below = [(one, of) for one in book.below.get(unit, ())]
        if below:
            told = sum((numbers[place] or _NOTHING for place in below), _NOTHING)
            places[-unit, of] = None if number is None else number - told
            equations.append(((unit, of), (-unit, of), *below))
    for one in partitions:
        units = {unit for unit, _ in places}
        equations += [((unit, one.whole), *((unit, part) for part in one.parts)) for unit in units]
    return {place for place in withheld(places, equations, small) if place[0] > 0}
