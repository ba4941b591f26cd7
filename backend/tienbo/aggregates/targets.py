"""Holding a total against what is asked of it (pure)."""

import operator
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tienbo.aggregates.schemas import Assessment
from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.models import Direction
from tienbo.indicators.target_models import Comparator, Milestone, Target
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level

# Below this share of the reporters a figure says too little about the whole to be judged.
ENOUGH_COVERAGE = Decimal("0.9")
# No document says how near "khoảng" is: within a twentieth of the value, on the worse side of it.
ABOUT = Decimal("0.05")
COMPARED = {
    Comparator.at_least: operator.ge,
    Comparator.at_most: operator.le,
    Comparator.aim_for: operator.ge,
    Comparator.more_than: operator.gt,
    Comparator.less_than: operator.lt,
}


@dataclass(frozen=True)
class Judged:
    """Whose figure is judged.

    Attributes:
        superiors: the unit itself and those above it in the tree of the period, the nearest first.
        reporters: the kind of bodies that the figure is added up from; None: bodies that a group selects.
    """

    level: Level
    superiors: tuple[int, ...]
    reporters: BodyKind | None

    def child(self, unit_id: int, level: Level) -> "Judged":
        """The same for a unit directly below, or for the unit's own bodies."""
        if unit_id == self.superiors[0]:
            return self
        return Judged(level, (unit_id, *self.superiors), self.reporters)

    def is_asked(self, target: Target) -> bool:
        """Whether the target is asked of this figure, leaving its years aside."""
        named = {one.unit_id for one in target.units}
        return (
            target.withdrawn is None
            and target.unit_id in self.superiors
            and (not target.levels or self.level in target.levels)
            and (not target.body_kinds or self.reporters in target.body_kinds)
            and (not named or self.superiors[0] in named)
        )


def prevailing(
    targets: Iterable[Target], indicator_id: int, judged: Judged, year: int, category_id: int = TOTAL
) -> list[Milestone]:
    """The values asked of a figure in that year: the nearest unit's first, which prevails over the others."""
    asked = sorted(
        (target for target in targets if target.indicator_id == indicator_id and judged.is_asked(target)),
        key=lambda target: (judged.superiors.index(target.unit_id), target.id),
    )
    found = (in_force(target.milestones, year, category_id) for target in asked)
    return [milestone for milestone in found if milestone is not None]


def in_force(milestones: Iterable[Milestone], year: int, category_id: int = TOTAL) -> Milestone | None:
    """The milestone in force in that year: of those begun the latest, unless it has run out."""
    begun = [one for one in milestones if one.category_id == category_id and one.from_year <= year]
    latest = max(begun, key=lambda one: one.from_year, default=None)
    if latest is None or (latest.to_year is not None and latest.to_year < year):
        return None
    return latest


def assess(
    milestone: Milestone | None, direction: Direction, number: Decimal | None, expected: int, counted: int
) -> Assessment | None:
    """None where nothing is asked, or of nobody; otherwise what the figure allows to say, and no more."""
    if milestone is None or expected == 0:
        return None
    if number is None:
        return Assessment.no_data
    if counted < expected * ENOUGH_COVERAGE:
        return Assessment.not_enough_coverage
    return Assessment.met if reaches(milestone, direction, number, counted) else Assessment.not_met


def reaches(milestone: Milestone, direction: Direction, number: Decimal, counted: int) -> bool:
    """Whether the figure is what the milestone asks; `counted` reporters stand behind it."""
    value, comparator = milestone.value, milestone.comparator
    if comparator is Comparator.every:
        return number >= counted
    if comparator is Comparator.about:
        return _is_about(value, direction, number)
    at_most = comparator is Comparator.aim_for and direction is Direction.lower
    compare = operator.le if at_most else COMPARED[comparator]
    return bool(compare(number, value))


def _is_about(value: Decimal, direction: Direction, number: Decimal) -> bool:
    room = abs(value) * ABOUT
    low_enough, high_enough = number <= value + room, number >= value - room
    if direction is Direction.none:
        return low_enough and high_enough
    return low_enough if direction is Direction.lower else high_enough
