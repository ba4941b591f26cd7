from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.builders.country import build_country
from tests.builders.figures import build_figures
from tests.builders.indicators import break_down
from tienbo.indicators.categories import UnknownCategoryError, asked_cells, ensure_categories
from tienbo.indicators.partitions import Containment, Partition, containments, partitions

SEX, LEVEL = 1, 2
FEMALE, MALE, PROVINCE, COMMUNE = 10, 11, 20, 21
BY_SEX = {1: {SEX: FEMALE}, 2: {SEX: MALE}}
BY_BOTH = BY_SEX | {
    3: {LEVEL: PROVINCE},
    4: {LEVEL: COMMUNE},
    5: {LEVEL: PROVINCE, SEX: FEMALE},
    6: {LEVEL: PROVINCE, SEX: MALE},
    7: {LEVEL: COMMUNE, SEX: FEMALE},
    8: {LEVEL: COMMUNE, SEX: MALE},
}


class TestPartitions:
    def test_two_sexes_are_everyone(self) -> None:
        assert partitions(BY_SEX, [SEX]) == [Partition(0, (1, 2))]

    def test_of_which_women_is_no_whole(self) -> None:
        assert partitions({1: {SEX: FEMALE}}, [SEX]) == []

    def test_nothing_is_complete_that_nobody_called_so(self) -> None:
        assert partitions(BY_BOTH, []) == []

    def test_both_margins_and_both_inner_sums(self) -> None:
        assert set(partitions(BY_BOTH, [SEX, LEVEL])) == {
            Partition(0, (1, 2)),
            Partition(0, (3, 4)),
            Partition(1, (5, 7)),
            Partition(2, (6, 8)),
            Partition(3, (5, 6)),
            Partition(4, (7, 8)),
        }

    def test_a_cross_table_without_margins_adds_up_by_itself(self) -> None:
        crossed = {key: members for key, members in BY_BOTH.items() if len(members) == 2}
        assert partitions(crossed, [SEX, LEVEL]) == [Partition(0, (5, 7, 6, 8))]

    def test_a_missing_cell_breaks_only_its_own_sums(self) -> None:
        without = {key: members for key, members in BY_BOTH.items() if key != 8}
        assert set(partitions(without, [SEX, LEVEL])) == {
            Partition(0, (1, 2)),
            Partition(0, (3, 4)),
            Partition(1, (5, 7)),
            Partition(3, (5, 6)),
        }


def test_a_cell_is_held_by_the_nearest_wider_ones() -> None:
    assert set(containments(BY_BOTH)) == {
        Containment(1, 0),
        Containment(2, 0),
        Containment(3, 0),
        Containment(4, 0),
        *(Containment(part, whole) for part, whole in ((5, 1), (5, 3), (6, 2), (6, 3), (7, 1), (7, 4), (8, 2), (8, 4))),
    }


@given(data=st.data(), sizes=st.lists(st.integers(2, 3), min_size=1, max_size=3))
def test_what_is_counted_person_by_person_satisfies_every_sum(data: st.DataObject, sizes: list[int]) -> None:
    """People with one member of each dimension, counted into whatever cells are asked."""
    dimensions = [[10 * number + member for member in range(size)] for number, size in enumerate(sizes, 1)]
    possible = [dict(cell) for cell in _cells(dimensions) if cell]
    chosen = data.draw(st.lists(st.sampled_from(possible), unique_by=lambda cell: tuple(cell.items())))
    cells = dict(enumerate(chosen, 1))
    asked = {member for cell in cells.values() for member in cell.values()}
    # Nobody is outside the asked members: that is what calling a dimension complete promises.
    within = [[member for member in of if member in asked] or of for of in dimensions]
    people = data.draw(st.lists(st.tuples(*(st.sampled_from(of) for of in within)), max_size=30))
    counted = {key: sum(_is_in(person, cell) for person in people) for key, cell in {0: {}, **cells}.items()}
    for whole, parts in partitions(cells, range(1, len(sizes) + 1)):
        assert sum(counted[part] for part in parts) == counted[whole]
    for part, whole in containments(cells):
        assert counted[part] <= counted[whole]


def _cells(dimensions: list[list[int]]) -> Iterator[list[tuple[int, int]]]:
    for choice in product(*([None, *members] for members in dimensions)):
        yield [(number, member) for number, member in enumerate(choice, 1) if member is not None]


def _is_in(person: tuple[int, ...], cell: Mapping[int, int]) -> bool:
    return all(person[dimension - 1] == member for dimension, member in cell.items())


class TestAskedCells:
    def test_in_their_order_with_their_sums(self, session: Session) -> None:
        ids = build_figures(build_country(session)).ids
        cells = break_down(
            session, ids["CB.F"], ["level=commune", "sex=male,level=commune", "level=province"], ["level"]
        )
        found = asked_cells(session, [ids["CB.F"], ids["CU.ALL"]])
        assert found[ids["CU.ALL"]].cells == ()
        asked = found[ids["CB.F"]]
        assert [cell.code for cell in asked.cells] == ["level=commune", "level=commune,sex=male", "level=province"]
        assert asked.cells[1].name_vi == "Cấp xã, Nam"
        commune, men, province = cells.values()
        assert {(sum_of.whole, frozenset(sum_of.parts)) for sum_of in asked.partitions} == {
            (0, frozenset({commune, province}))
        }
        assert Containment(men, commune) in asked.containments

    def test_one_category_whatever_the_order_of_its_parts(self, session: Session) -> None:
        build_figures(build_country(session))
        first, second = ensure_categories(session, ["sex=female,level=commune", "level=commune, sex=female"]).values()
        assert first is second

    @pytest.mark.parametrize("code", ["", "sex", "sex=", "sex=women", "sex=male,sex=female", "colour=red"])
    def test_refuses_what_is_no_category(self, session: Session, code: str) -> None:
        build_figures(build_country(session))
        with pytest.raises(UnknownCategoryError):
            ensure_categories(session, [code])
