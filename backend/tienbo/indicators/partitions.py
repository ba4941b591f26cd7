"""Which cells of an indicator are part of which, and which together make up a whole (pure)."""

from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import NamedTuple

Members = Mapping[int, int]
"""The members of a category, by dimension; the total has none."""


class Partition(NamedTuple):
    """Cells that together are exactly `whole` (category ids; 0 is the total): their sum must equal it."""

    whole: int
    parts: tuple[int, ...]


class Containment(NamedTuple):
    """A cell that counts some of what another cell counts (category ids; 0 is the total): it cannot exceed it."""

    part: int
    whole: int


def partitions(cells: Mapping[int, Members], complete: Iterable[int]) -> list[Partition]:
    """Every way in which asked cells add up to the total or to another asked cell.

    Args:
        cells: the asked cells by category id, without the total.
        complete: the dimensions whose asked members leave nothing out.
    """
    found: list[Partition] = []
    by_members = {frozenset(members.items()): category for category, members in cells.items()}
    asked = {
        dimension: sorted({members[dimension] for members in cells.values() if dimension in members})
        for dimension in complete
    }
    for whole, members in ((0, {}), *cells.items()):
        free = [dimension for dimension in asked if dimension not in members and asked[dimension]]
        done: list[set[int]] = []
        for size in range(1, len(free) + 1):
            for split in combinations(free, size):
                # What adds up by sex need not be said again for sex and level together.
                if any(smaller <= set(split) for smaller in done):
                    continue
                parts = _parts(members, split, asked, by_members)
                if parts is not None:
                    found.append(Partition(whole, parts))
                    done.append(set(split))
    return found


def _parts(
    members: Members,
    split: tuple[int, ...],
    asked: Mapping[int, list[int]],
    by_members: Mapping[frozenset[tuple[int, int]], int],
) -> tuple[int, ...] | None:
    """The cells into which the dimensions split the one with these members; None when one of them is not asked."""
    parts = []
    for choice in product(*(asked[dimension] for dimension in split)):
        category = by_members.get(frozenset({**members, **dict(zip(split, choice, strict=True))}.items()))
        if category is None:
            return None
        parts.append(category)
    return tuple(parts) if len(parts) > 1 else None


def containments(cells: Mapping[int, Members]) -> list[Containment]:
    """Each cell with the nearest cells that hold it; with the total where no other does."""
    members = {category: frozenset(of.items()) for category, of in cells.items()}
    found: list[Containment] = []
    for part, inner in members.items():
        wider = [other for other, outer in members.items() if outer < inner]
        nearest = [one for one in wider if not any(members[one] < members[other] for other in wider)]
        found.extend(Containment(part, whole) for whole in nearest or [0])
    return found
