"""Until when a printed "Thời gian" says (pure): a day, a month, a quarter, every year, or nothing that can be told."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from tienbo.assignments.models import DeadlineKind
from tienbo.vietnamese import fold

_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DAY: Final = re.compile(r"(truoc )?(?:ngay )?(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*((?:19|20)\d\d))?")
_QUARTER: Final = re.compile(r"quy (iv|i{1,3}|[1-4])\b(?:\s*[/-]?\s*(?:nam )?((?:19|20)\d\d))?")
_MONTH: Final = re.compile(r"thang (\d{1,2})\b(?:\s*[/-]\s*((?:19|20)\d\d))?")
_YEARLY: Final = re.compile(r"hang nam|thuong xuyen|ca nam|trong nam|^(?:nam )?((?:19|20)\d\d)$")
_EVERY: Final = re.compile(r"hang (?:quy|thang|tuan|ngay)")


def deadline(printed: str | None, year: int) -> tuple[DeadlineKind, date | None]:
    """The last valid day within the matrix's year; "trước ngày N" is strict, as everywhere.

    What comes round within the year ("hằng quý") ends with it; of several the last counts. What cannot be told is no
    deadline, and the check says so.
    """
    text = fold(printed or "")
    found = [
        *((DeadlineKind.quarter, _quarter(match, year)) for match in _QUARTER.finditer(text)),
        *((DeadlineKind.month, _month(match, year)) for match in _MONTH.finditer(text)),
        *((DeadlineKind.date, _day(match, year)) for match in _DAY.finditer(text) if not _inside_month(match, text)),
    ]
    dated = [(kind, day) for kind, day in found if day is not None]
    if dated:
        return max(dated, key=lambda item: item[1])
    named = _YEARLY.search(text)
    if named or _EVERY.search(text):
        own = int(named[1]) if named and named[1] else year
        return DeadlineKind.yearly, date(own, 12, 31)
    return DeadlineKind.none, None


def _inside_month(match: re.Match[str], text: str) -> bool:
    """`tháng 10/2025` holds no day of its own."""
    return text[: match.start(2)].rstrip().endswith("thang")


def _day(match: re.Match[str], year: int) -> date | None:
    try:
        day = date(int(match[4] or year), int(match[3]), int(match[2]))
    except ValueError:
        return None
    return day - timedelta(days=1) if match[1] else day


def _month(match: re.Match[str], year: int) -> date | None:
    month, own = int(match[1]), int(match[2] or year)
    return date(own, month, monthrange(own, month)[1]) if 1 <= month <= 12 else None  # noqa: PLR2004 -- months


def _quarter(match: re.Match[str], year: int) -> date:
    month, own = _QUARTERS[match[1]] * 3, int(match[2] or year)
    return date(own, month, monthrange(own, month)[1])
