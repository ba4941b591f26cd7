from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.indicators.calendar import period_of, previous, span
from tienbo.indicators.models import PeriodKind

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2019", date(2018, 12, 15), date(2019, 12, 14)),
        ("2025-H1", date(2024, 12, 15), date(2025, 6, 14)),
        ("2025-H2", date(2025, 6, 15), date(2025, 12, 14)),
    ],
)
def test_periods_of_the_decree(code: str, first: date, last: date) -> None:
    assert (span(code).data_from, span(code).data_to) == (first, last)


def test_the_reporting_year_turns_on_15_december() -> None:
    assert period_of(date(2025, 12, 14), PeriodKind.year).code == "2025"
    assert period_of(date(2025, 12, 15), PeriodKind.year).code == "2026"


@pytest.mark.parametrize("code", ["", "25", "2025-H3", "2025-h1", "2025-", "٢٠٢٥", "1899", "2025-H1 "])
def test_refuses_other_names(code: str) -> None:
    with pytest.raises(ValueError, match="is not a period"):
        span(code)


@given(day=DAYS, kind=st.sampled_from(PeriodKind))
def test_every_day_is_in_exactly_its_period(day: date, kind: PeriodKind) -> None:
    period = period_of(day, kind)
    assert period.data_from <= day <= period.data_to
    assert period_of(period.data_to + timedelta(days=1), kind).data_from == period.data_to + timedelta(days=1)


@given(day=DAYS, kind=st.sampled_from(PeriodKind))
def test_the_previous_period_is_a_year_earlier(day: date, kind: PeriodKind) -> None:
    period = period_of(day, kind)
    before = span(previous(period.code))
    assert (before.kind, before.year) == (period.kind, period.year - 1)
