"""Where the cells of a form stand in what a read found."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from tienbo.aggregates.arithmetic import Key

Part = TypeVar("Part")


class Order(NamedTuple):
    """For each cell its place in the lists that were read, None: it is not there; and the same as 1 and 0."""

    at: list[int | None]
    there: list[int]

    def pick(self, column: Sequence[Part], missing: Part) -> list[Part]:
        """The column in the order of the cells."""
        return [missing if at is None else column[at] for at in self.at]


class Ordering:
    """Orders parallel lists by cells; what is read of many units mostly comes alike, and is looked at once."""

    def __init__(self, keys: Sequence[Key | None]) -> None:
        """`keys` of the cells; None: wanted of nobody."""
        self._keys = keys
        self._known: dict[tuple[int, ...], Order] = {}

    def order(self, indicators: Sequence[int], categories: Sequence[int]) -> Order:
        alike = (*indicators, *categories)
        if alike not in self._known:
            places = {key: place for place, key in enumerate(zip(indicators, categories, strict=True))}
            at = [None if key is None else places.get(key) for key in self._keys]
            self._known[alike] = Order(at, [int(place is not None) for place in at])
        return self._known[alike]
