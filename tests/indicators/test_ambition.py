"""What a unit asks beside what is asked above it: by direction, comparison, cell and year."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.indicators.ambition import Ambition, ambition, compare, spans
from tienbo.indicators.models import Direction
from tienbo.indicators.target_models import Comparator, Milestone

NUMBERS = st.decimals(-1000, 1000, places=1)


def asks(
    comparator: str = "at_least",
    value: str = "60",
    from_year: int = 2025,
    to_year: int | None = None,
    category_id: int = 0,
) -> Milestone:
    return Milestone(
        comparator=Comparator(comparator),
        value=Decimal(value),
        from_year=from_year,
        to_year=to_year,
        category_id=category_id,
    )


@pytest.mark.parametrize(
    ("own", "higher", "direction", "found"),
    [
        (("at_least", "35"), ("at_least", "30"), "higher", "higher"),
        (("at_least", "25"), ("at_least", "30"), "higher", "lower"),
        (("at_most", "107"), ("at_most", "111"), "lower", "higher"),
        (("less_than", "30"), ("less_than", "27.5"), "lower", "lower"),
        (("at_least", "60"), ("more_than", "60"), "higher", "lower"),
        (("less_than", "42"), ("at_most", "42"), "lower", "higher"),
        (("aim_for", "60"), ("at_least", "60"), "higher", "same"),
        (("about", "55"), ("at_least", "60"), "higher", "lower"),
        (("aim_for", "1.5"), ("at_most", "1.4"), "lower", "lower"),
        (("aim_for", "70"), ("at_least", "60"), "none", "higher"),
        (("about", "60"), ("about", "60"), "none", "same"),
        (("about", "70"), ("about", "60"), "none", "not_comparable"),
        (("at_most", "60"), ("at_least", "60"), "higher", "not_comparable"),
        (("every", "1"), ("every", "0"), "higher", "same"),
        (("at_least", "5"), ("every", "1"), "higher", "not_comparable"),
    ],
)
def test_one_value_beside_another(own: tuple[str, str], higher: tuple[str, str], direction: str, found: str) -> None:
    assert ambition(asks(*own), asks(*higher), Direction(direction)) is Ambition(found)


def test_each_stretch_of_years_by_itself() -> None:
    """27.5 from 2025 on is more than < 30 asks, and less than < 25 asks from 2030."""
    local = [asks("less_than", "27.5", 2025)]
    national = [asks("less_than", "30", 2021), asks("less_than", "25", 2030)]
    found = [(one.from_year, one.to_year, one.ambition) for one in compare(local, national, Direction.lower)]
    assert found == [(2025, 2029, Ambition.higher), (2030, None, Ambition.lower_)]


def test_years_and_cells_that_only_one_asks_are_left_out() -> None:
    local = [asks(from_year=2025, to_year=2026), asks(category_id=5)]
    national = [asks(from_year=2027), asks(category_id=6)]
    assert compare(local, national, Direction.higher) == []


def test_a_milestone_ends_where_the_next_begins() -> None:
    steps = [asks(from_year=2030), asks(from_year=2021, to_year=2024), asks(from_year=2025)]
    assert [(one.from_year, one.to_year) for one in spans(steps)] == [(2021, 2024), (2025, 2029), (2030, None)]


@given(
    own=NUMBERS,
    higher=NUMBERS,
    comparators=st.tuples(st.sampled_from(Comparator), st.sampled_from(Comparator)),
    way=st.sampled_from(Direction),
)
def test_seen_from_the_other_side_it_is_turned_round(
    own: Decimal, higher: Decimal, comparators: tuple[Comparator, Comparator], way: Direction
) -> None:
    one, other = asks(comparators[0], str(own)), asks(comparators[1], str(higher))
    turned = {Ambition.lower_: Ambition.higher, Ambition.higher: Ambition.lower_}
    found = ambition(one, other, way)
    assert ambition(other, one, way) is turned.get(found, found)
