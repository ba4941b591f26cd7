from decimal import Decimal

import pytest

from tienbo.units.listing import ListRefused, read_lineage, read_list
from tienbo.units.models import Level

HEADER = "code,name,level,kind,parent_code"
GOOD = ["42,Tỉnh Hà Tĩnh,province,tỉnh,", "436,Huyện Thạch Hà,district,huyện,42", "18001,Xã An Hòa,commune,xã,436"]


def test_reads_a_list_with_its_lines() -> None:
    units = read_list([HEADER, *GOOD])
    assert [(unit.line, unit.code, unit.level, unit.parent_code) for unit in units] == [
        (2, "42", Level.province, None),
        (3, "436", Level.district, "42"),
        (4, "18001", Level.commune, "436"),
    ]


def test_names_are_normalised() -> None:
    (unit,) = read_list([HEADER, "42,  Ti\u0309nh  Hà\u00a0Tĩnh ,province,tỉnh,"])
    assert unit.name == "Tỉnh Hà Tĩnh"


PLACED = f"{HEADER},lat,lon"


def test_reads_where_a_unit_lies() -> None:
    given = [f"{GOOD[0]},18.294378,105.674525", f"{GOOD[1]},,"]
    assert [unit.place for unit in read_list([PLACED, *given])] == [(Decimal("18.294378"), Decimal("105.674525")), None]


@pytest.mark.parametrize("place", ["18.3,", ",105.6", "105.6,18.3", "18.3,181", "1e1,105", "NaN,105"])
def test_refuses_a_place_that_is_none(place: str) -> None:
    with pytest.raises(ListRefused, match=r"line 2: .*(lat|lon)"):
        read_list([PLACED, f"{GOOD[0]},{place}"])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("18002,Xã Lạ,commune,xã,999", "superior 999 of 18002 is not in the list"),
        ("18001,Xã Khác,commune,xã,436", "code 18001 stands on line 4 already"),
        ("437,Huyện Lạ,commune,huyện,42", "code 437 is that of a district"),
        ("18002,Xã Lạ,commune,xã,18001", "is a commune, which is not above a commune"),
        ("18002,Xã Lạ,commune,xã,18002", "is its own superior (a cycle)"),
        ("18002,Xã Lạ,commune,xã,", "commune 18002 names no superior"),
        ("1800a,Xã Lạ,commune,xã,436", "'1800a' is not an official code"),
        ("١٨٠٠٢,Xã Lạ,commune,xã,436", "is not an official code"),
        ("18002,,commune,xã,436", "has no name"),
    ],
)
def test_refuses_with_the_line(line: str, words: str) -> None:
    with pytest.raises(ListRefused) as refusal:
        read_list([HEADER, *GOOD, line])
    assert [problem.line for problem in refusal.value.problems] == [5]
    assert words in str(refusal.value)


def test_refuses_a_cycle_of_two() -> None:
    with pytest.raises(ListRefused, match="cycle"):
        read_list([HEADER, "436,A,district,huyện,437", "437,B,district,huyện,436"])


def test_tells_every_wrong_line_at_once() -> None:
    with pytest.raises(ListRefused) as refusal:
        read_list([HEADER, "x,A,commune,xã,", *GOOD, "18003,B,commune,xã,77"])
    assert [problem.line for problem in refusal.value.problems] == [2, 6]


def test_missing_columns_are_named() -> None:
    with pytest.raises(ListRefused, match="columns missing: kind, parent_code"):
        read_list(["code,name,level", "42,A,province"])


@pytest.mark.parametrize(
    ("line", "words"),
    [("42,4x,whole", "not an official code"), ("42,42,half", "share 'half'"), ("15,42,whole", "stands twice")],
)
def test_refuses_lineage_with_the_line(line: str, words: str) -> None:
    with pytest.raises(ListRefused, match=words) as refusal:
        read_lineage(["old_code,new_code,share", "15,42,whole", line])
    assert refusal.value.problems[0].line == 3
