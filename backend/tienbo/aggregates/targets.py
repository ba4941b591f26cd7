"""Holding a total against its target (pure)."""

from collections.abc import Iterable
from decimal import Decimal

from tienbo.aggregates.schemas import Assessment
from tienbo.indicators.models import Comparator, Target

# Below this share of the reporters a figure says too little about the whole to be judged.
ENOUGH_COVERAGE = Decimal("0.9")


def target_for(targets: Iterable[Target], indicator_id: int, year: int) -> Target | None:
    """The target that is asked of the indicator in that year."""
    fitting = (t for t in targets if t.indicator_id == indicator_id and t.from_year <= year <= t.to_year)
    return next(fitting, None)


def assess(target: Target | None, number: Decimal | None, expected: int, counted: int) -> Assessment | None:
    """None without a target or where nobody is asked."""
    if target is None or expected == 0:
        return None
    if number is None:
        return Assessment.no_data
    if counted < expected * ENOUGH_COVERAGE:
        return Assessment.not_enough_coverage
    reached = number <= target.value if target.comparator is Comparator.at_most else number >= target.value
    return Assessment.met if reached else Assessment.not_met
