"""Days that come round (pure): the fixed ones of the field, and those by which plans ask for reports."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

ACTION_MONTH: Final = ((11, 15), (12, 15))


class FixedDay(NamedTuple):
    """A day or span of every year; `code` is stable, the words are for the screen."""

    code: str
    first: tuple[int, int]
    last: tuple[int, int]
    vi: str
    en: str


FIXED: Final = (
    FixedDay("womens-day", (3, 8), (3, 8), "Ngày Quốc tế Phụ nữ", "International Women's Day"),
    FixedDay("family-day", (6, 28), (6, 28), "Ngày Gia đình Việt Nam", "Vietnamese Family Day"),
    FixedDay("vietnamese-womens-day", (10, 20), (10, 20), "Ngày Phụ nữ Việt Nam", "Vietnamese Women's Day"),
    FixedDay(
        "action-month",
        *ACTION_MONTH,
        "Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới",
        "Action Month for gender equality and against gender-based violence",
    ),
)


class Span(NamedTuple):
    """Both days are in it."""

    first: date
    last: date


def fixed_days(start: date, end: date) -> Iterator[tuple[FixedDay, Span]]:
    """The fixed days that touch a span of dates, both ends in it."""
    for year in range(start.year, end.year + 1):
        for day in FIXED:
            span = Span(date(year, *day.first), date(year, *day.last))
            if span.first <= end and span.last >= start:
                yield day, span


def yearly(
    month: int,
    day: int,
    relation: Literal["before", "by", "on"],
    between: Span,
    only_year: int | None = None,
) -> Iterator[date]:
    """Last valid days, within a span, of what is due on a day of every year (or of one).

    "Trước ngày N" is strict: the last valid day is the one before. A day that a year does not have (29/2) is its
    month's last; one that no year has (31/6) was misprinted, and means the month's last too.
    """
    # A day before 1 January is in the year before.
    for year in range(between.first.year, between.last.year + 2):
        if only_year is not None and year != only_year:
            continue
        printed = _day_of(year, month, day)
        last = printed - timedelta(days=1) if relation == "before" else printed
        if between.first <= last <= between.last:
            yield last


def _day_of(year: int, month: int, day: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - timedelta(days=1))
