"""When a body is reminded by rule (pure), and in which words.

A reminder is about one day: the deadline that comes or has passed, or the day on which so many days without a
report had run out. The same day is never written about twice.
"""

from datetime import date, timedelta
from typing import Final, NamedTuple

from tienbo.assignments.progress_axes import FINISHED, Done
from tienbo.assignments.progress_models import ReminderRule

LONGEST: Final = 120


class Due(NamedTuple):
    """`days`: until the deadline, past it, or without a report."""

    rule: ReminderRule
    about_on: date
    days: int


class Delays(NamedTuple):
    """From how many days before a deadline it is due soon, and how many days may pass without a report."""

    soon_days: int
    silent_days: int


def due(done: Done, deadline_on: date | None, said_on: date, today: date, delays: Delays) -> list[Due]:
    """What a body is to be reminded of today.

    Args:
        done: how far it is.
        deadline_on: the last valid day.
        said_on: the day of its latest report, or else the day from which it was asked.
        today: the day in Vietnam.
        delays: the installation's.
    """
    if done in FINISHED:
        return []
    found = []
    if deadline_on is not None:
        left = (deadline_on - today).days
        if left < 0:
            found.append(Due(ReminderRule.overdue, deadline_on, -left))
        elif left <= delays.soon_days:
            found.append(Due(ReminderRule.due_soon, deadline_on, left))
    silent = (today - said_on).days
    if silent >= delays.silent_days:
        since = said_on + timedelta(days=silent // delays.silent_days * delays.silent_days)
        found.append(Due(ReminderRule.no_report, since, silent))
    return found


def words(reason: Due, task: str, matrix: str) -> str:
    """The reminder's sentence, in Vietnamese as between offices."""
    what = f"nhiệm vụ {task} ({matrix})"
    day = f"{reason.about_on:%d/%m/%Y}"
    if reason.rule is ReminderRule.due_soon:
        left = f"còn {reason.days} ngày" if reason.days else "hôm nay là ngày cuối"
        return f"Sắp đến hạn {what}: hạn {day}, {left}. Đề nghị khẩn trương thực hiện và báo cáo tiến độ."
    if reason.rule is ReminderRule.overdue:
        return f"Đã quá hạn {what}: hạn {day}, quá {reason.days} ngày. Đề nghị báo cáo kết quả và nguyên nhân chậm."
    return f"Đã {reason.days} ngày chưa có báo cáo mới về {what}. Đề nghị báo cáo tiến độ."


def title(number: str, content: str) -> str:
    """A task in few words: `số 3 “Tập huấn …”`."""
    short = content if len(content) <= LONGEST else f"{content[: LONGEST - 1].rstrip()}…"
    return f"số {number} “{short}”" if number else f"“{short}”"
