"""Reporting periods of Decree 09/2019/NĐ-CP, Article 12 (pure).

The reporting year runs from 15 December of the year before to 14 December; its first half ends on 14 June.
"""

import re
from dataclasses import dataclass
from datetime import date

from tienbo.indicators.models import PeriodKind

_CODE = re.compile(r"((?:19|20)[0-9]{2})(?:-H([12]))?", re.ASCII)


@dataclass(frozen=True)
class PeriodSpan:
    """A period and the dates of the data it holds, both inclusive."""

    code: str
    kind: PeriodKind
    year: int
    data_from: date
    data_to: date


def span(code: str) -> PeriodSpan:
    """The period named `2019` (the year) or `2025-H1`, `2025-H2` (its halves).

    Raises:
        ValueError: the code names no period.
    """
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} is not a period such as 2025 or 2025-H1")
    year, half = int(match[1]), match[2]
    start, middle, end = date(year - 1, 12, 15), date(year, 6, 15), date(year, 12, 14)
    if half is None:
        return PeriodSpan(code, PeriodKind.year, year, start, end)
    if half == "1":
        return PeriodSpan(code, PeriodKind.half_year, year, start, date(year, 6, 14))
    return PeriodSpan(code, PeriodKind.half_year, year, middle, end)


def period_of(day: date, kind: PeriodKind) -> PeriodSpan:
    """The period of this kind whose data the day belongs to."""
    year = day.year + ((day.month, day.day) >= (12, 15))
    if kind is PeriodKind.year:
        return span(str(year))
    first_half = span(f"{year}-H1")
    return first_half if day <= first_half.data_to else span(f"{year}-H2")


def previous(code: str) -> str:
    """The code of the same period one year earlier."""
    year, _, half = code.partition("-")
    return f"{int(year) - 1}-{half}" if half else str(int(year) - 1)
