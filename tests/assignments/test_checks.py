"""The remarks of the check, one by one, and printed times."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.assignments.checks import CheckedParty, CheckedRow, CheckedTask, check
from tienbo.assignments.models import DeadlineKind
from tienbo.assignments.printed_times import deadline


def party(number: int, printed: str = "Sở Nội vụ", **given: Any) -> CheckedParty:
    known = {"body_id": number, "group_id": None, "bodies": (number,)}
    return CheckedParty(id=number, printed=printed, **{**known, **given})


def task(*rows: CheckedRow, number: str = "1", products: int = 1) -> CheckedTask:
    return CheckedTask(id=1, number=number, products=products, rows=rows)


def row(lead: tuple[CheckedParty, ...] = (party(1),), coordinating: Any = (), *, dated: bool = True) -> CheckedRow:
    return CheckedRow(id=1, lead=lead, coordinating=tuple(coordinating), dated=dated)


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ([task(row())], []),
        ([], [("empty", "error")]),
        ([task(row(()))], [("no-lead", "error")]),
        ([task(row((party(1), party(2, "Sở Y tế"))))], [("several-leads", "note")]),
        ([task(row(), row())], [("sub-rows", "note")]),
        ([task(row(), products=0)], [("no-product", "warning")]),
        ([task(row(dated=False))], [("no-date", "warning")]),
        ([task(row(coordinating=[party(1)]))], [("leads-and-coordinates", "warning")]),
        ([task(row((party(1, body_id=None, bodies=()),)))], [("unmatched", "error")]),
        ([task(row(coordinating=[party(2, body_id=None, bodies=())]))], [("unmatched", "warning")]),
        ([task(row((party(1, body_id=None, group_id=3, bodies=()),)))], [("group-empty", "error")]),
        ([task(row((party(1, ended=True, bodies=()),)))], [("body-ended", "error")]),
        ([task(row()), task(row())], [("number", "note")]),
        ([task(row(), number="")], [("number", "note")]),
        ([task(row((party(1),))), task(row((party(1, "Sở NV"),)), number="2")], [("several-spellings", "note")]),
        # A group that leads and one of its bodies that supports: the phrase says "all", so nobody is doubled by name.
        (
            [task(row((party(1, body_id=None, group_id=3, bodies=(1, 2)),), [party(2)]))],
            [("leads-and-coordinates", "warning")],
        ),
    ],
    ids=lambda case: (
        "+".join(code for code, _ in case) or "nothing"
        if isinstance(case, list) and all(isinstance(one, tuple) for one in case)
        else "matrix"
    ),
)
def test_remarks(tasks: list[CheckedTask], expected: list[tuple[str, str]]) -> None:
    assert [(remark.code, remark.severity) for remark in check(tasks)] == expected


def test_every_remark_is_said_in_both_languages() -> None:
    for remark in check([task(row((), [party(1, body_id=None, bodies=())], dated=False), products=0), task()]):
        assert remark.text.vi
        assert remark.text.en


@pytest.mark.parametrize(
    ("printed", "kind", "day"),
    [
        ("Quý II", "quarter", date(2026, 6, 30)),
        ("Quý IV/2027", "quarter", date(2027, 12, 31)),
        ("quý 1 năm 2026", "quarter", date(2026, 3, 31)),
        ("Tháng 10/2025", "month", date(2025, 10, 31)),
        ("Tháng 2", "month", date(2026, 2, 28)),
        ("Trước ngày 20/11 hằng năm", "date", date(2026, 11, 19)),
        ("15/12/2026", "date", date(2026, 12, 15)),
        ("Từ 15/11 đến 15/12", "date", date(2026, 12, 15)),
        ("Hằng năm", "yearly", date(2026, 12, 31)),
        ("Thường xuyên", "yearly", date(2026, 12, 31)),
        ("Hằng quý", "yearly", date(2026, 12, 31)),
        ("Năm 2025", "yearly", date(2025, 12, 31)),
        ("", "none", None),
        (None, "none", None),
        ("Theo kế hoạch riêng", "none", None),
        ("Ngày 31/02", "none", None),
        ("Tháng 13", "none", None),
    ],
)
def test_printed_times(printed: str | None, kind: str, day: date | None) -> None:
    assert deadline(printed, 2026) == (DeadlineKind(kind), day)


@given(st.text(), st.integers(1950, 2090))
def test_any_printed_time(printed: str, year: int) -> None:
    kind, day = deadline(printed, year)
    assert (kind is DeadlineKind.none) == (day is None)
