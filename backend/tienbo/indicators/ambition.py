"""Holding what a unit asks against what a unit above asks of the same figure (pure)."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from tienbo.indicators.models import Direction
from tienbo.indicators.target_models import Comparator, Milestone

_UP: Final = {Comparator.at_least, Comparator.more_than}
_DOWN: Final = {Comparator.at_most, Comparator.less_than}
_STRICT: Final = {Comparator.more_than, Comparator.less_than}
_EVER: Final = 9999


class Ambition(StrEnum):
    """What the nearer unit asks, beside what is asked above it."""

    lower_ = "lower"
    same = "same"
    higher = "higher"
    not_comparable = "not_comparable"


class Span(NamedTuple):
    """The years in which a milestone is in force, both inclusive; None: from then on."""

    from_year: int
    to_year: int | None
    milestone: Milestone


class Compared(NamedTuple):
    """Two values of one cell over the years in which both are in force."""

    from_year: int
    to_year: int | None
    own: Milestone
    higher: Milestone
    ambition: Ambition


def spans(milestones: Iterable[Milestone]) -> Iterator[Span]:
    """The years of each milestone of one cell: until it runs out, or the next one begins."""
    ordered = sorted(milestones, key=lambda one: one.from_year)
    for one, following in pairwise([*ordered, None]):
        if one is None:
            return
        ends = [one.to_year, following.from_year - 1 if following else None]
        yield Span(one.from_year, min((year for year in ends if year is not None), default=None), one)


def compare(own: Iterable[Milestone], higher: Iterable[Milestone], direction: Direction) -> list[Compared]:
    """Every stretch of years in which both ask something of the same cell, by cell and year."""
    mine, theirs = _by_cell(own), _by_cell(higher)
    return [
        Compared(first, None if last == _EVER else last, near.milestone, far.milestone, verdict)
        for cell in sorted(mine.keys() & theirs.keys())
        for near in spans(mine[cell])
        for far in spans(theirs[cell])
        for first, last in [(max(near.from_year, far.from_year), min(near.to_year or _EVER, far.to_year or _EVER))]
        if first <= last
        for verdict in [ambition(near.milestone, far.milestone, direction)]
    ]


def ambition(own: Milestone, higher: Milestone, direction: Direction) -> Ambition:
    """Whether `own` asks less, the same or more than `higher`; what points two ways cannot be compared."""
    ways = {_way(one.comparator, direction) for one in (own, higher)}
    if own.comparator is higher.comparator and (own.comparator is Comparator.every or own.value == higher.value):
        return Ambition.same
    if len(ways) > 1 or ways == {Direction.none}:
        return Ambition.not_comparable
    if own.value == higher.value:
        bars = (own.comparator in _STRICT) - (higher.comparator in _STRICT)
        return (Ambition.lower_, Ambition.same, Ambition.higher)[bars + 1]
    more = own.value > higher.value
    return Ambition.higher if more is (ways == {Direction.higher}) else Ambition.lower_


def _way(comparator: Comparator, direction: Direction) -> Direction:
    """Which way a figure is better by that comparison; `none` where the document leaves both open."""
    if comparator in _UP:
        return Direction.higher
    if comparator in _DOWN:
        return Direction.lower
    if comparator is Comparator.every:
        return Direction.none
    # “Phấn đấu” without a direction aims upward, as it is judged.
    upward = comparator is Comparator.aim_for and direction is Direction.none
    return Direction.higher if upward else direction


def _by_cell(milestones: Iterable[Milestone]) -> dict[int, list[Milestone]]:
    found: dict[int, list[Milestone]] = {}
    for one in milestones:
        found.setdefault(one.category_id, []).append(one)
    return found
