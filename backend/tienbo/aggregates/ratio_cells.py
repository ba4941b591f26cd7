"""In which cells a ratio exists: those in which both its parts are asked (pure)."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from tienbo.indicators.category_models import TOTAL

Members = Mapping[int, int]
"""The members of a category, by dimension; the total has none."""


class RatioCell(NamedTuple):
    """A cell of a ratio and the cells of its parts (category ids)."""

    category_id: int
    part: int
    whole: int


def ratio_cells(
    part: int, whole: int, parts: Collection[int], wholes: Collection[int], members: Mapping[int, Members]
) -> Iterator[RatioCell]:
    """The ratio itself, then each further category in which both of its parts are asked.

    Women among all by level: the part is asked as women of a level, the whole as a level, and the cell is the level.

    Args:
        part: the category of the numerator.
        whole: the category of the denominator.
        parts: categories that the numerator's indicator asks besides its total.
        wholes: the same of the denominator's indicator.
        members: of every category.
    """
    yield RatioCell(TOTAL, part, whole)
    by_members = {frozenset(of.items()): category for category, of in members.items()} | {frozenset(): TOTAL}
    own_part = frozenset(members.get(part, {}).items())
    own_whole = frozenset(members.get(whole, {}).items())
    taken = {dimension for dimension, _ in own_whole}
    for cell in parts:
        all_of = frozenset(members[cell].items())
        added = all_of - own_part
        if not own_part < all_of or taken & {dimension for dimension, _ in added}:
            continue
        category, below = by_members.get(added), by_members.get(own_whole | added)
        if category is not None and below is not None and below in wholes:
            yield RatioCell(category, cell, below)
