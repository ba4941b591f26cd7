from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.forms.calendar import UNBROKEN, WorkingDays, period_of, previous, span, spans_of
from tienbo.forms.models import PeriodKind

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2019", date(2018, 12, 15), date(2019, 12, 14)),
        ("2025-H1", date(2024, 12, 15), date(2025, 6, 14)),
        ("2025-H2", date(2025, 6, 15), date(2025, 12, 14)),
        ("2025-9M", date(2024, 12, 15), date(2025, 9, 14)),
        ("2025-Q1", date(2024, 12, 15), date(2025, 3, 14)),
        ("2025-Q3", date(2025, 6, 15), date(2025, 9, 14)),
        ("2025-M01", date(2024, 12, 15), date(2025, 1, 14)),
        ("2025-M12", date(2025, 11, 15), date(2025, 12, 14)),
        ("C2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("C2025-H1", date(2025, 1, 1), date(2025, 6, 30)),
        ("C2024-M02", date(2024, 2, 1), date(2024, 2, 29)),
        ("C2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_periods_of_the_decree_and_of_the_calendar(code: str, first: date, last: date) -> None:
    assert (span(code).data_from, span(code).data_to) == (first, last)


def test_the_reporting_year_turns_on_15_december() -> None:
    assert period_of(date(2025, 12, 14), PeriodKind.year).code == "2025"
    assert period_of(date(2025, 12, 15), PeriodKind.year).code == "2026"
    assert period_of(date(2025, 12, 15), PeriodKind.calendar_year).code == "C2025"


@pytest.mark.parametrize(
    "code",
    ["", "25", "2025-H3", "2025-h1", "2025-", "٢٠٢٥", "1899", "2025-H1 ", "C2025-9M", "2025-M13", "2025-M1", "T2021"],
)
def test_refuses_other_names(code: str) -> None:
    with pytest.raises(ValueError, match="is not a period"):
        span(code)


@given(day=DAYS, kind=st.sampled_from(UNBROKEN))
def test_every_day_is_in_exactly_its_period(day: date, kind: PeriodKind) -> None:
    period = period_of(day, kind)
    assert period.data_from <= day <= period.data_to
    assert period_of(period.data_to + timedelta(days=1), kind).data_from == period.data_to + timedelta(days=1)


@pytest.mark.parametrize("kind", [PeriodKind.nine_months, PeriodKind.term, PeriodKind.ad_hoc])
def test_a_day_need_not_be_in_a_period_of_these(kind: PeriodKind) -> None:
    with pytest.raises(ValueError, match="need not belong"):
        period_of(date(2025, 12, 1), kind)


@given(day=DAYS, kind=st.sampled_from(UNBROKEN))
def test_the_previous_period_is_a_year_earlier(day: date, kind: PeriodKind) -> None:
    period = period_of(day, kind)
    before = span(previous(period.code))
    assert (before.kind, before.year) == (period.kind, period.year - 1)


@given(year=st.integers(1990, 2090), kind=st.sampled_from(UNBROKEN))
def test_the_parts_of_a_year_make_the_year(year: int, kind: PeriodKind) -> None:
    whole = span(f"C{year}" if kind.value.startswith("calendar") else str(year))
    parts = spans_of(kind, year)
    assert (parts[0].data_from, parts[-1].data_to) == (whole.data_from, whole.data_to)
    assert {part.kind for part in parts} == {kind}


# Tết of 2024, and a Monday given for a Saturday.
OFF = frozenset({*(date(2024, 2, day) for day in range(8, 15)), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)})
WORKING = WorkingDays(OFF, frozenset({date(2024, 5, 4)}))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2024, 2, 7), 1, date(2024, 2, 15)),
        (date(2024, 2, 10), 0, date(2024, 2, 15)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2024, 5, 3), 2, date(2024, 5, 6)),
        (date(2024, 5, 3), 0, date(2024, 5, 3)),
    ],
)
def test_working_days_leave_out_holidays_and_count_swapped_saturdays(day: date, count: int, expected: date) -> None:
    assert WORKING.after(day, count) == expected


@given(day=st.dates(date(2024, 1, 1), date(2024, 12, 31)), count=st.integers(1, 40))
def test_the_days_between_are_the_days_counted(day: date, count: int) -> None:
    reached = WORKING.after(day, count)
    assert WORKING.includes(reached)
    assert WORKING.between(day, reached) == count
