"""Which series a query wants (pure): keys such as `A.42..F`, and filters such as `c[SEX]=F`."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tienbo.exchange.sdmx.errors import MalformedError, SemanticError, UnsupportedError

EVERY: Final = {"", "*"}
TIME: Final = "TIME_PERIOD"
_MOST_KEYS: Final = 50
_FILTER: Final = re.compile(r"c\[([A-Za-z][A-Za-z0-9_]*)\]")
_OPERATOR: Final = re.compile(r"(eq|ne|lt|le|gt|ge|co|nc|sw|ew):(.*)", re.DOTALL)

Wanted = Mapping[str, frozenset[str]]
"""For some of the dimensions the values that are wanted; the others are free."""


@dataclass(frozen=True)
class Selection:
    """The series that one of the keys names, less those that a filter leaves out.

    Attributes:
        keys: each wants its own values; none: everything.
        only: values that are wanted, by dimension.
        without: values that are not wanted, by dimension.
        times: what is asked of TIME_PERIOD, as operator and value.
    """

    keys: tuple[Wanted, ...] = ()
    only: Wanted = field(default_factory=dict)
    without: Wanted = field(default_factory=dict)
    times: tuple[tuple[str, str], ...] = ()

    def values(self, dimension: str) -> frozenset[str] | None:
        """The values of the dimension that can be among the wanted series; None: any."""
        named = [key.get(dimension) for key in self.keys]
        free = not named or any(one is None for one in named)
        wanted = None if free else frozenset[str]().union(*(one for one in named if one is not None))
        only = self.only.get(dimension)
        if wanted is None or only is None:
            return only if wanted is None else wanted
        return wanted & only

    def holds(self, series: Mapping[str, str]) -> bool:
        if self.keys and not any(_agrees(key, series) for key in self.keys):
            return False
        left_out = any(series[dimension] in values for dimension, values in self.without.items())
        return _agrees(self.only, series) and not left_out


def _agrees(wanted: Wanted, series: Mapping[str, str]) -> bool:
    return all(series[dimension] in values for dimension, values in wanted.items())


def read_key(key: str, dimensions: Sequence[str]) -> tuple[Wanted, ...]:
    """The keys of a path: dimensions parted by dots, values by `+`, keys by commas; empty and `*` stand for all.

    Args:
        key: as it stands in the path; `all` and `*` alone are everything.
        dimensions: those of the series, in their order.

    Raises:
        MalformedError: a key with more or fewer dimensions.
    """
    if key in {"all", *EVERY}:
        return ()
    keys = key.split(",")
    if len(keys) > _MOST_KEYS:
        raise MalformedError(f"Tối đa {_MOST_KEYS} khóa mỗi lần.", f"At most {_MOST_KEYS} keys at a time.")
    return tuple(_one_key(one, dimensions) for one in keys)


def _one_key(key: str, dimensions: Sequence[str]) -> Wanted:
    parts = key.split(".")
    if len(parts) != len(dimensions):
        order = ".".join(dimensions)
        raise MalformedError(
            f"Khóa “{key}” có {len(parts)} chiều, cần {len(dimensions)}: {order}.",
            f"The key “{key}” has {len(parts)} dimensions and needs {len(dimensions)}: {order}.",
        )
    named = zip(dimensions, parts, strict=True)
    return {dimension: frozenset(part.split("+")) for dimension, part in named if not EVERY & set(part.split("+"))}


def read_selection(
    key: str, filters: Iterable[tuple[str, str]], dimensions: Sequence[str], attributes: Collection[str] = ()
) -> Selection:
    """The key of a path together with the `c[…]` filters of the query string.

    Raises:
        MalformedError: a key with more or fewer dimensions.
        SemanticError: a filter by something that is no dimension.
        UnsupportedError: a comparison other than equal and not equal, or a filter by an attribute.
    """
    only: dict[str, frozenset[str]] = {}
    without: dict[str, frozenset[str]] = {}
    times: list[tuple[str, str]] = []
    for name, text in filters:
        found = _FILTER.fullmatch(name)
        if found is None:
            continue
        if found[1] == TIME:
            times += [_compared(part) for part in _conditions(text)]
            continue
        _check(found[1], dimensions, attributes)
        for operator, values in map(_compared, _conditions(text)):
            if operator not in {"eq", "ne"}:
                raise UnsupportedError(
                    f"Bộ lọc “{operator}” chỉ dùng với {TIME}.", f"The filter “{operator}” works on {TIME} alone."
                )
            into = only if operator == "eq" else without
            wanted = frozenset(values.split(","))
            into[found[1]] = (
                wanted & into.get(found[1], wanted) if operator == "eq" else wanted | into.get(found[1], frozenset())
            )
    return Selection(read_key(key, dimensions), only, without, tuple(times))


def _conditions(text: str) -> list[str]:
    """`ge:2019+le:2021`; a `+` that was not escaped arrives as a space."""
    return re.split(r"[+ ]", text)


def _compared(part: str) -> tuple[str, str]:
    found = _OPERATOR.fullmatch(part)
    return (found[1], found[2]) if found else ("eq", part)


def _check(name: str, dimensions: Collection[str], attributes: Collection[str]) -> None:
    if name in attributes:
        raise UnsupportedError(f"Chưa lọc theo {name}.", f"There is no filter by {name}.")
    if name not in dimensions:
        raise SemanticError(f"Không có chiều {name}.", f"There is no dimension {name}.")
