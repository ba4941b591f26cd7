"""Small counts, and trying to compute them back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.aggregates.suppression import Small, determined, withheld

FIVE = Small(5)
Cell = tuple[str, str]


def numbers(**given_numbers: int | None) -> dict[str, Decimal | None]:
    return {name: None if number is None else Decimal(number) for name, number in given_numbers.items()}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"all": 30, "f": 20, "m": 10}, set()),
        ({"all": 12, "f": 2, "m": 10}, {"f", "m"}),
        ({"all": 3, "f": 3, "m": 0}, {"all", "f"}),
        ({"all": 4, "f": 2, "m": 2}, {"all", "f", "m"}),
        ({"all": 10, "f": 10, "m": 0}, set()),
        ({"all": 2, "f": 2, "m": None}, {"all", "f"}),
    ],
    ids=["large", "one small", "the whole too", "all small", "zero is no secret", "one unsaid"],
)
def test_a_whole_and_its_parts(cells: dict[str, int | None], expected: set[str]) -> None:
    assert withheld(numbers(**cells), [("all", "f", "m")], FIVE) == expected


def test_a_parent_less_its_children_gives_nothing_back() -> None:
    cells = numbers(province=60, a=2, b=28, c=30)
    hidden = withheld(cells, [("province", "a", "b", "c")], FIVE)
    assert hidden == {"a", "b"}


def test_what_the_reader_has_anyway_is_not_counted_on() -> None:
    cells = numbers(province=60, a=2, b=28, c=30)
    assert withheld(cells, [("province", "a", "b", "c")], FIVE, shown={"b", "c"}) == {"a", "province"}


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[Cell, Decimal], list[tuple[Cell, ...]]]:
    """Communes by sex with all their sums, many of the counts small."""
    communes = [f"c{number}" for number in range(draw(st.integers(1, 5)))]
    categories = ["f", "m", "x"][: draw(st.integers(1, 3))]
    counts = st.sampled_from([0, 0, 1, 2, 4, 5, 9, 40])
    cells: dict[Cell, Decimal] = {(c, k): Decimal(draw(counts)) for c in communes for k in categories}
    for commune in communes:
        cells[commune, "all"] = sum((cells[commune, k] for k in categories), Decimal(0))
    for kind in (*categories, "all"):
        cells["province", kind] = sum((cells[c, kind] for c in communes), Decimal(0))
    rows = [((u, "all"), *((u, k) for k in categories)) for u in (*communes, "province")]
    columns = [(("province", k), *((c, k) for c in communes)) for k in (*categories, "all")]
    return cells, [*rows, *columns]


@given(table=tables())
def test_nothing_small_can_be_computed_back(table: tuple[dict[Cell, Decimal], list[tuple[Cell, ...]]]) -> None:
    cells, equations = table
    hidden = withheld(cells, equations, FIVE)
    assert {cell for cell, number in cells.items() if 0 < number < 5} <= hidden
    secret = {cell for cell in hidden if 0 < cells[cell] < 5}
    assert not secret & determined(hidden, equations)
    for whole, *parts in equations:
        gone = [cell for cell in (whole, *parts) if cell in hidden]
        assert len(gone) != 1 or gone[0] not in secret


@given(table=tables())
def test_the_attack_works_where_only_the_small_ones_are_withheld(
    table: tuple[dict[Cell, Decimal], list[tuple[Cell, ...]]],
) -> None:
    """So the test above can fail: one hidden cell of an equation is found."""
    cells, equations = table
    small = {cell for cell, number in cells.items() if 0 < number < 5}
    if len(small) == 1:
        assert determined(small, equations) == small
