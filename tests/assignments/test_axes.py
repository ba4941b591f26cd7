"""Done and on time, as tables of cases."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.assignments.progress_axes import Done, OnTime, Timing, done_of, timing_of, together
from tienbo.assignments.progress_models import ProgressState

TODAY = date(2026, 3, 2)
SOON = 7


@pytest.mark.parametrize(
    ("reported", "confirmed", "done"),
    [
        (None, False, Done.not_started),
        (ProgressState.not_started, False, Done.not_started),
        (ProgressState.in_progress, False, Done.in_progress),
        (ProgressState.done, False, Done.reported_done),
        (ProgressState.done, True, Done.confirmed),
        (None, True, Done.confirmed),
    ],
)
def test_done(reported: ProgressState | None, confirmed: bool, done: Done) -> None:
    assert done_of(reported, confirmed=confirmed) is done


@pytest.mark.parametrize(
    ("leads", "done"),
    [
        ([], Done.not_started),
        ([Done.not_started, Done.not_started], Done.not_started),
        ([Done.not_started, Done.confirmed], Done.in_progress),
        ([Done.in_progress, Done.reported_done], Done.in_progress),
        ([Done.reported_done, Done.confirmed], Done.reported_done),
        ([Done.confirmed, Done.confirmed], Done.confirmed),
    ],
)
def test_several_leads_as_one(leads: list[Done], done: Done) -> None:
    assert together(leads) is done


@pytest.mark.parametrize(
    ("deadline_on", "finished_on", "timing"),
    [
        (None, None, (OnTime.no_deadline, None)),
        (None, TODAY, (OnTime.no_deadline, None)),
        (date(2026, 3, 10), None, (OnTime.in_time, 8)),
        (date(2026, 3, 9), None, (OnTime.due_soon, 7)),
        (TODAY, None, (OnTime.due_soon, 0)),
        (date(2026, 3, 1), None, (OnTime.overdue, 1)),
        (date(2025, 3, 2), None, (OnTime.overdue, 365)),
        (date(2026, 3, 1), date(2026, 3, 1), (OnTime.done_in_time, 0)),
        (date(2026, 3, 1), date(2026, 2, 1), (OnTime.done_in_time, 28)),
        (date(2026, 2, 28), date(2026, 3, 2), (OnTime.done_late, 2)),
    ],
)
def test_on_time(deadline_on: date | None, finished_on: date | None, timing: tuple[OnTime, int | None]) -> None:
    assert timing_of(deadline_on, finished_on, TODAY, SOON) == Timing(*timing)


def test_before_a_day_means_the_day_before_is_the_last() -> None:
    """ "Trước ngày 05/12" is kept as 04/12: what is finished on the 5th is one day late."""
    assert timing_of(date(2026, 12, 4), date(2026, 12, 5), TODAY, SOON) == Timing(OnTime.done_late, 1)


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(deadline_on=days, today=days, soon=st.integers(0, 60))
def test_a_later_day_never_makes_it_less_late(deadline_on: date, today: date, soon: int) -> None:
    order = [OnTime.in_time, OnTime.due_soon, OnTime.overdue]
    now = timing_of(deadline_on, None, today, soon).on_time
    later = timing_of(deadline_on, None, today + timedelta(days=1), soon).on_time
    assert order.index(later) >= order.index(now)
