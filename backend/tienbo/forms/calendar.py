"""Reporting periods (pure).

Two families stand side by side. Decree 09/2019/NĐ-CP, Article 12, counts from the 15th to the 14th: its year runs from
15 December of the year before to 14 December. Statistical reports (Decree 60/2018/NĐ-CP) follow the calendar; their
codes begin with C. Terms and periods for one occasion have no rule: their dates are given when they are made.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tienbo.forms.models import PeriodKind

_CODE: Final = re.compile(r"(C?)((?:19|20)[0-9]{2})(?:-(H[12]|9M|Q[1-4]|M0[1-9]|M1[0-2]))?", re.ASCII)
_HALVES: Final = ("-H1", "-H2")
_QUARTERS: Final = tuple(f"-Q{number}" for number in range(1, 5))
_MONTHS: Final = tuple(f"-M{number:02}" for number in range(1, 13))
# What stands before the year, and what after it, in the codes of a kind.
_CODES: Final = {
    PeriodKind.year: ("", ("",)),
    PeriodKind.half_year: ("", _HALVES),
    PeriodKind.nine_months: ("", ("-9M",)),
    PeriodKind.quarter: ("", _QUARTERS),
    PeriodKind.month: ("", _MONTHS),
    PeriodKind.calendar_year: ("C", ("",)),
    PeriodKind.calendar_half_year: ("C", _HALVES),
    PeriodKind.calendar_quarter: ("C", _QUARTERS),
    PeriodKind.calendar_month: ("C", _MONTHS),
}
_KINDS: Final = {(family, part): kind for kind, (family, parts) in _CODES.items() for part in parts}
RULED: Final = tuple(_CODES)
# Of these one follows the other without a gap.
UNBROKEN: Final = tuple(kind for kind in RULED if kind is not PeriodKind.nine_months)
_BEGINS: Final = 15  # Decree 09/2019: the day of the month before


@dataclass(frozen=True)
class PeriodSpan:
    """A period and the dates of the data it holds, both inclusive."""

    code: str
    kind: PeriodKind
    year: int
    data_from: date
    data_to: date


def span(code: str) -> PeriodSpan:
    """The period named `2025`, `2025-H1`, `2025-9M`, `2025-Q3`, `2025-M06`, or with C the same of the calendar.

    Raises:
        ValueError: the code names no period, or one without a rule.
    """
    match = _CODE.fullmatch(code)
    part = code[match.end(2) :] if match else ""
    kind = _KINDS.get((match[1], part)) if match else None
    if match is None or kind is None:
        raise ValueError(f"{code!r} is not a period such as 2025, 2025-H1, 2025-Q3 or C2025-M06")
    year = int(match[2])
    first, last = _months(part)
    if match[1]:
        return PeriodSpan(code, kind, year, date(year, first, 1), date(year, last, monthrange(year, last)[1]))
    begins = date(year - 1, 12, _BEGINS) if first == 1 else date(year, first - 1, _BEGINS)
    return PeriodSpan(code, kind, year, begins, date(year, last, _BEGINS - 1))


def _months(part: str) -> tuple[int, int]:
    """First and last month of a part of a year, such as `-H2`."""
    if part in _HALVES:
        return (1, 6) if part == "-H1" else (7, 12)
    if part in _QUARTERS:
        return int(part[-1]) * 3 - 2, int(part[-1]) * 3
    if part in _MONTHS:
        return int(part[-2:]), int(part[-2:])
    return 1, 9 if part else 12


def spans_of(kind: PeriodKind, year: int) -> list[PeriodSpan]:
    """The periods of a kind in a reporting year, in their order; none for terms and single occasions."""
    family, parts = _CODES.get(kind, ("", ()))
    return [span(f"{family}{year}{part}") for part in parts]


def coming(kind: PeriodKind, day: date, count: int) -> list[PeriodSpan]:
    """The first `count` periods of a kind that end on the day or later; none for terms and single occasions."""
    years = range(day.year, day.year + count + 2)
    return [period for year in years for period in spans_of(kind, year) if period.data_to >= day][:count]


def period_of(day: date, kind: PeriodKind) -> PeriodSpan:
    """The period of this kind whose data the day belongs to.

    Raises:
        ValueError: periods of the kind do not follow one another without a gap.
    """
    if kind not in UNBROKEN:
        raise ValueError(f"a day need not belong to a period of the kind {kind.value}")
    for year in (day.year, day.year + 1):
        for period in spans_of(kind, year):
            if period.data_from <= day <= period.data_to:
                return period
    raise AssertionError(day)


def previous(code: str) -> str:
    """The code of the same period one year earlier; a code without a rule has none and stays as it is."""
    match = _CODE.fullmatch(code)
    return f"{code[: match.start(2)]}{int(match[2]) - 1}{code[match.end(2) :]}" if match else code


@dataclass(frozen=True)
class WorkingDays:
    """Monday to Friday without `off`, and the weekend days of `worked` (swapped, "hoán đổi ngày làm việc")."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def includes(self, day: date) -> bool:
        saturday = 5
        return day in self.worked or (day.weekday() < saturday and day not in self.off)

    def after(self, day: date, count: int) -> date:
        """The working day that is `count` working days after `day`; with 0 the day itself or the next one."""
        while not self.includes(day) and count == 0:
            day += timedelta(days=1)
        while count > 0:
            day += timedelta(days=1)
            count -= self.includes(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie after `first` up to and with `last`."""
        return sum(self.includes(first + timedelta(days=step)) for step in range(1, (last - first).days + 1))
