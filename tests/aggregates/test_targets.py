"""Figures held against what is asked of them: of whom, by which value, and never more than can be said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.aggregates.schemas import Assessment
from tienbo.aggregates.targets import Judged, assess, in_force, prevailing, reaches
from tienbo.indicators.models import Direction
from tienbo.indicators.target_models import Comparator, Milestone, Target, TargetUnit
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level

NATION, PROVINCE, COMMUNE, NEIGHBOUR = 1, 2, 3, 4
HERE = Judged(Level.commune, (COMMUNE, PROVINCE, NATION), BodyKind.peoples_committee)
NUMBERS = st.decimals(-1000, 1000, places=2)


def milestone(
    value: str = "60",
    comparator: Comparator = Comparator.at_least,
    from_year: int = 2025,
    to_year: int | None = None,
    category_id: int = 0,
) -> Milestone:
    return Milestone(
        value=Decimal(value), comparator=comparator, from_year=from_year, to_year=to_year, category_id=category_id
    )


def target(unit_id: int, *milestones: Milestone, **more: object) -> Target:
    held: dict[str, object] = {"levels": [], "body_kinds": [], "units": [], "withdrawn": None, **more}
    return Target(id=unit_id, indicator_id=7, unit_id=unit_id, milestones=list(milestones), **held)


@pytest.mark.parametrize(
    ("comparator", "direction", "number", "reached"),
    [
        ("at_least", "higher", "60", True),
        ("at_least", "higher", "59.9999", False),
        ("at_most", "lower", "60", True),
        ("more_than", "higher", "60", False),
        ("more_than", "higher", "60.0001", True),
        ("less_than", "lower", "60", False),
        ("less_than", "lower", "59.9999", True),
        ("aim_for", "higher", "60", True),
        ("aim_for", "lower", "61", False),
        ("about", "higher", "57", True),
        ("about", "higher", "56.9", False),
        ("about", "higher", "90", True),
        ("about", "lower", "63", True),
        ("about", "lower", "63.1", False),
        ("about", "none", "90", False),
        ("every", "higher", "2", False),
        ("every", "higher", "3", True),
    ],
)
def test_comparisons(comparator: str, direction: str, number: str, reached: bool) -> None:
    asked = milestone(comparator=Comparator(comparator))
    assert reaches(asked, Direction(direction), Decimal(number), counted=3) is reached


class TestYears:
    STEPS = (milestone("60", from_year=2025, to_year=2029), milestone("75", from_year=2030))

    @pytest.mark.parametrize(("year", "value"), [(2024, None), (2025, "60"), (2029, "60"), (2030, "75"), (2040, "75")])
    def test_one_step_after_another(self, year: int, value: str | None) -> None:
        found = in_force(self.STEPS, year)
        assert (found and found.value) == (value and Decimal(value))

    def test_what_has_run_out_is_asked_no_more(self) -> None:
        assert in_force([milestone(from_year=2016, to_year=2020)], 2021) is None

    def test_each_cell_by_itself(self) -> None:
        steps = [milestone("95", category_id=5), milestone("93", category_id=6)]
        assert [in_force(steps, 2026, cell) for cell in (0, 5, 6)] == [None, *steps]


class TestWhoIsAsked:
    def test_the_nearest_prevails_and_the_higher_stands_beside(self) -> None:
        national, local = milestone("111"), milestone("107")
        found = prevailing([target(NATION, national), target(PROVINCE, local)], 7, HERE, 2026)
        assert found == [local, national]

    @pytest.mark.parametrize(
        "other",
        [
            target(NEIGHBOUR, milestone()),
            target(NATION, milestone(), withdrawn="hết hiệu lực"),
            target(NATION, milestone(), levels=[Level.province]),
            target(NATION, milestone(), body_kinds=[BodyKind.department]),
            target(NATION, milestone(), units=[TargetUnit(unit_id=NEIGHBOUR)]),
            target(NATION, milestone(from_year=2030)),
        ],
        ids=["elsewhere", "withdrawn", "another level", "another kind of body", "another unit", "later"],
    )
    def test_others_are_not(self, other: Target) -> None:
        assert prevailing([other], 7, HERE, 2026) == []

    def test_a_near_target_not_yet_begun_leaves_the_higher_in_force(self) -> None:
        national = milestone("60")
        found = prevailing([target(PROVINCE, milestone(from_year=2030)), target(NATION, national)], 7, HERE, 2026)
        assert found == [national]


@pytest.mark.parametrize(
    ("counted", "found"), [(89, Assessment.not_enough_coverage), (90, Assessment.met), (100, Assessment.met)]
)
def test_nine_in_ten_reporters_are_enough(counted: int, found: Assessment) -> None:
    assert assess(milestone(), Direction.higher, Decimal(60), 100, counted) is found


@given(
    number=st.none() | NUMBERS,
    expected=st.integers(0, 200),
    share=st.fractions(0, 1),
    comparator=st.sampled_from(Comparator),
    direction=st.sampled_from(Direction),
)
def test_never_more_than_the_figures_allow(
    number: Decimal | None, expected: int, share: float, comparator: Comparator, direction: Direction
) -> None:
    counted = int(expected * share)
    found = assess(milestone(comparator=comparator), direction, number, expected, counted)
    if expected == 0:
        assert found is None
    elif number is None:
        assert found is Assessment.no_data
    elif counted * 10 < expected * 9:
        assert found is Assessment.not_enough_coverage
    else:
        assert found in {Assessment.met, Assessment.not_met}


@given(lower=NUMBERS, higher=NUMBERS, value=NUMBERS, comparator=st.sampled_from(Comparator))
def test_a_better_figure_is_never_judged_worse(
    lower: Decimal, higher: Decimal, value: Decimal, comparator: Comparator
) -> None:
    lower, higher = sorted((lower, higher))
    down = comparator in {Comparator.at_most, Comparator.less_than}
    direction = Direction.lower if down else Direction.higher
    worse, better = (higher, lower) if down else (lower, higher)
    asked = milestone(str(value), comparator)
    assert reaches(asked, direction, better, 1) or not reaches(asked, direction, worse, 1)
