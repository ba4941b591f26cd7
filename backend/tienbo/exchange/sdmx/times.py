"""Reporting periods as SDMX tells time (pure).

The year of Decree 09/2019/NĐ-CP runs from 15 December to 14 December and is called after its end. SDMX calls a
reporting year after its beginning (REPORTING_YEAR_START_DAY), so that "2019-A1" would be our year 2020, and a bare
"2019" would be the calendar's. A time range says the very days and can be taken for neither.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from tienbo.clock import VIETNAM
from tienbo.exchange.sdmx.errors import MalformedError, SemanticError
from tienbo.forms.calendar import span
from tienbo.forms.models import Period, PeriodKind

OTHER: Final = "_O"
FREQUENCIES: Final = {
    PeriodKind.year: "A",
    PeriodKind.half_year: "S",
    PeriodKind.quarter: "Q",
    PeriodKind.month: "M",
    PeriodKind.calendar_year: "A",
    PeriodKind.calendar_half_year: "S",
    PeriodKind.calendar_quarter: "Q",
    PeriodKind.calendar_month: "M",
    PeriodKind.nine_months: OTHER,
    PeriodKind.term: OTHER,
    PeriodKind.ad_hoc: OTHER,
}
_NAMED: Final = re.compile(r"((?:19|20)[0-9]{2})(?:-(A1|S[12]|Q[1-4]|M?(?:0[1-9]|1[0-2])))?", re.ASCII)
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:.+Z-]*)?", re.ASCII)
_RANGE: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/P(?:([0-9]{1,3})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})D)?")


def time_period(period: Period) -> str:
    """The period as a value of TIME_PERIOD: of the calendar by its name, any other by its first day and length."""
    part = period.code.partition("-")[2]
    match period.kind:
        case PeriodKind.calendar_year:
            return f"{period.year}"
        case PeriodKind.calendar_half_year:
            return f"{period.year}-S{part[1:]}"
        case PeriodKind.calendar_quarter:
            return f"{period.year}-{part}"
        case PeriodKind.calendar_month:
            return f"{period.year}-{part[1:]}"
        case _:
            return f"{period.data_from}/{_duration(period.data_from, period.data_to)}"


def _duration(first: date, last: date) -> str:
    after = last + timedelta(days=1)
    if after.day != first.day:
        return f"P{(after - first).days}D"
    months = (after.year - first.year) * 12 + after.month - first.month
    return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"


@dataclass(frozen=True)
class Bounds:
    """Periods that begin on `first` or later and end on `last` or earlier; None: no bound."""

    first: date | None = None
    last: date | None = None

    def holds(self, period: Period) -> bool:
        return (self.first is None or period.data_from >= self.first) and (
            self.last is None or period.data_to <= self.last
        )


def read_bounds(start: str | None, end: str | None) -> Bounds:
    """The bounds that startPeriod and endPeriod set.

    A year, half, quarter or month is the reporting period that people call so, of the decree or of the calendar.

    Raises:
        SemanticError: no time of SDMX.
    """
    return Bounds(days_of(start)[0] if start else None, days_of(end)[1] if end else None)


def days_of(text: str) -> tuple[date, date]:
    """The first and the last day of a time as SDMX writes it."""
    if named := _NAMED.fullmatch(text):
        return _named_days(named[1], (named[2] or "").replace("A1", ""))
    try:
        if day := _DAY.fullmatch(text):
            return date.fromisoformat(day[1]), date.fromisoformat(day[1])
        if ranged := _RANGE.fullmatch(text):
            first = date.fromisoformat(ranged[1])
            years, months, days = (int(number or 0) for number in ranged.groups()[1:])
            return first, _later(first, years * 12 + months) + timedelta(days=days - 1)
    except (ValueError, OverflowError):
        pass  # a 31 February, or a length beyond all time
    raise SemanticError(
        f"“{text}” không phải là kỳ của SDMX, ví dụ 2025, 2025-Q1, 2025-01-31.",
        f"“{text}” is no time of SDMX, such as 2025, 2025-Q1, 2025-01-31.",
    )


def _named_days(year: str, part: str) -> tuple[date, date]:
    ours = part.replace("S", "H")
    if ours[:1].isdigit():
        ours = f"M{ours}"
    code = f"{year}-{ours}" if ours else year
    return span(code).data_from, span(f"C{code}").data_to


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def read_moment(text: str) -> datetime:
    """The moment of `updatedAfter`; a `+` that was not escaped arrives as a space.

    Without an offset it is Vietnam's time, which is earlier than UTC: whoever meant UTC is told more, never less.

    Raises:
        MalformedError: no moment that XML Schema would know.
    """
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise MalformedError(
            f"updatedAfter “{text}” không phải là thời điểm, ví dụ 2026-11-22T09:30:00Z.",
            f"updatedAfter “{text}” is no moment, such as 2026-11-22T09:30:00Z.",
        ) from None
