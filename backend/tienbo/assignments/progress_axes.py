"""The two questions about a task, kept apart: is it done, and is it on time (pure; days are those of Vietnam).

"Trước ngày N" is strict, and `deadline_on` is already the last valid day: whoever finishes on it is in time.
"""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from tienbo.assignments.progress_models import ProgressState


class Done(StrEnum):
    not_started = "not_started"
    in_progress = "in_progress"
    reported_done = "reported_done"  # the body says so
    confirmed = "confirmed"  # the lead has said that it is finished


class OnTime(StrEnum):
    no_deadline = "no_deadline"
    in_time = "in_time"
    due_soon = "due_soon"
    overdue = "overdue"
    done_in_time = "done_in_time"
    done_late = "done_late"


class Timing(NamedTuple):
    """`days`: until the deadline, or by how many it was met early, missed or passed; None without a deadline."""

    on_time: OnTime
    days: int | None


FINISHED = (Done.reported_done, Done.confirmed)
_OF_REPORT = {
    None: Done.not_started,
    ProgressState.not_started: Done.not_started,
    ProgressState.in_progress: Done.in_progress,
    ProgressState.done: Done.reported_done,
}


def done_of(reported: ProgressState | None, *, confirmed: bool) -> Done:
    """How far one body is, by its latest report and by whether completion was confirmed."""
    return Done.confirmed if confirmed else _OF_REPORT[reported]


def together(leads: Collection[Done]) -> Done:
    """How far several leads are as one: confirmed when all have confirmed, done when all say so."""
    if not leads or set(leads) == {Done.not_started}:
        return Done.not_started
    if set(leads) == {Done.confirmed}:
        return Done.confirmed
    return Done.reported_done if set(leads) <= set(FINISHED) else Done.in_progress


def timing_of(deadline_on: date | None, finished_on: date | None, today: date, soon_days: int) -> Timing:
    """Whether it is on time.

    Args:
        deadline_on: the last valid day.
        finished_on: the day it was finished; None while it is not.
        today: the day in Vietnam.
        soon_days: from how many days before the deadline on it is due soon; the deadline itself is.
    """
    if deadline_on is None:
        return Timing(OnTime.no_deadline, None)
    if finished_on is not None:
        late = (finished_on - deadline_on).days
        return Timing(OnTime.done_late, late) if late > 0 else Timing(OnTime.done_in_time, -late)
    left = (deadline_on - today).days
    if left < 0:
        return Timing(OnTime.overdue, -left)
    soon = today + timedelta(days=soon_days) >= deadline_on
    return Timing(OnTime.due_soon if soon else OnTime.in_time, left)
