"""When figures are due, and whether the days of a chain of levels can be kept (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from tienbo.forms.calendar import PeriodSpan, WorkingDays
from tienbo.forms.models import Gate
from tienbo.problems import Text
from tienbo.units.models import Level

FEWEST_WORKING_DAYS: Final = 2


class Days(NamedTuple):
    """The days of one level in one period; the last three are the last days on which something is still in time."""

    opens_on: date | None
    cut_off_on: date
    due_on: date
    closes_on: date | None


@dataclass(frozen=True)
class DueRule:
    """`due` is a number of working days after the cut-off, or a day of the year as (month, day)."""

    due: int | tuple[int, int]
    opens_days: int
    closes_days: int | None


def days_of(rule: DueRule, period: PeriodSpan, working: WorkingDays) -> Days:
    """The days that a rule gives in a period, whose last day is the cut-off.

    A day of the year is the one nearest to the period's end: 4 December for the year that ends on 14 December is due
    before it ends, as several plans in force ask.
    """
    cut_off = period.data_to
    due = working.after(cut_off, rule.due) if isinstance(rule.due, int) else _nearest(rule.due, cut_off)
    closes = None if rule.closes_days is None else due + timedelta(days=rule.closes_days)
    return Days(cut_off - timedelta(days=rule.opens_days), cut_off, due, closes)


def _nearest(month_day: tuple[int, int], day: date) -> date:
    month, number = month_day
    years = (day.year - 1, day.year, day.year + 1)
    return min((_in_year(year, month, number) for year in years), key=lambda due: abs(due - day))


def _in_year(year: int, month: int, number: int) -> date:
    """29 February is the 28th in a common year."""
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


class Fault(StrEnum):
    """What makes the days of a chain hard or impossible to keep."""

    input_after_output = "input-after-output"
    little_time = "little-time"
    before_cut_off = "before-cut-off"
    day_off = "day-off"
    closes_before_due = "closes-before-due"
    opens_after_due = "opens-after-due"


TEXTS: Final = {
    Fault.input_after_output: Text(
        "Cấp dưới còn hạn nộp khi cấp này đã phải nộp: cấp này phải tổng hợp khi chưa đủ số liệu.",
        "The level below may still report when this level is due: it must add up figures that are not there yet.",
    ),
    Fault.little_time: Text(
        "Giữa hạn của cấp dưới và hạn của cấp này chưa đủ hai ngày làm việc.",
        "Fewer than two working days lie between the level below and this one.",
    ),
    Fault.before_cut_off: Text(
        "Hạn nộp không sau ngày chốt số liệu: số liệu nộp là ước tính và sẽ phải điều chỉnh.",
        "It is due no later than the cut-off: the figures are estimates and will have to be revised.",
    ),
    Fault.day_off: Text("Hạn nộp rơi vào ngày nghỉ.", "It is due on a day off."),
    Fault.closes_before_due: Text("Khóa nhập trước hạn nộp.", "Entry closes before the due date."),
    Fault.opens_after_due: Text("Mở nhập sau hạn nộp.", "Entry opens after the due date."),
}


class Finding(NamedTuple):
    level: Level
    fault: Fault


def findings(chain: Sequence[tuple[Level, Days]], working: WorkingDays) -> list[Finding]:
    """What is wrong with the days of a form in a period; the chain goes from the lowest level to the highest.

    Decree 09/2019/NĐ-CP, Article 8: a due date for each level that a report passes, at least one working day after
    the cut-off.
    """
    found: list[Finding] = []
    below: Days | None = None
    for level, days in chain:
        if below is not None and below.due_on >= days.due_on:
            found.append(Finding(level, Fault.input_after_output))
        elif below is not None and working.between(below.due_on, days.due_on) < FEWEST_WORKING_DAYS:
            found.append(Finding(level, Fault.little_time))
        if days.due_on <= days.cut_off_on:
            found.append(Finding(level, Fault.before_cut_off))
        if not working.includes(days.due_on):
            found.append(Finding(level, Fault.day_off))
        if days.closes_on is not None and days.closes_on < days.due_on:
            found.append(Finding(level, Fault.closes_before_due))
        if days.opens_on is not None and days.opens_on > days.due_on:
            found.append(Finding(level, Fault.opens_after_due))
        below = days
    return found


class Entry(StrEnum):
    """Whether figures may be entered now, and if not, why."""

    open = "open"
    not_yet = "not-yet"
    over = "over"
    closed_by_hand = "closed-by-hand"


def entry_on(today: date, days: Days, gate: Gate | None, extended_to: date | None) -> Entry:
    """A hand goes before the days, and an extension before the day on which entry closes by itself."""
    if gate is not None:
        return Entry.open if gate is Gate.open else Entry.closed_by_hand
    if days.opens_on is not None and today < days.opens_on:
        return Entry.not_yet
    if days.closes_on is not None and today > max(days.closes_on, extended_to or days.closes_on):
        return Entry.over
    return Entry.open
