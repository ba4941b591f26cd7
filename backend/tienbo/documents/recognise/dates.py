"""Dates as documents write them; a blank day or month stays blank."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

# Matched on flat text. The separators of one date may differ from each other in damaged text.
DAY_MONTH_YEAR: Final = (
    r"(?P<day>\d{1,2})\s?(?:/|-|\.|thang)\s?(?P<month>\d{1,2})\s?(?:/|-|\.|nam|,\s?nam)\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_FULL: Final = re.compile(DAY_MONTH_YEAR)
_AFTER_NUMBER: Final = re.compile(rf"[\s,(]{{0,3}}(?:(?:ky|ban hanh)\s)?(?:ngay\s?)?{DAY_MONTH_YEAR}")
_CUT: Final = re.compile(r"\s?,?\s?ngay\s+(?=[a-z]{2})(?!thang\b)")
_BLANK: Final = re.compile(
    r"\s?,?\s?ngay[\s./…_]*(?:thang|/)[\s./…_]*\d{0,2}[\s./…_]*(?:nam|/)?[\s./…_]*(?P<year>20\d\d)?"
)
_PLACE_AND_DATE: Final = re.compile(
    # A place may be numbered: Sơn Kim 1, Quận 10.
    r"(?P<place>[^\d,;:|()/]{2,45}?(?:\s\d{1,2})?)\s?,\s?ngay\s?(?P<day>[\d.…_]{0,8})\s?(?:thang|/)\s?(?P<month>[\d.…_]{0,8})\s?"
    r"(?:nam|/)\s?(?P<year>[\d.…_]{0,8})"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: `value` is None where part of it is blank or cannot be a date."""

    value: date | None
    start: int
    end: int
    blank: bool = False
    cut: bool = False


def date_from(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def date_after(flat_text: str, position: int) -> Dated | None:
    """The date that belongs to a number ending at `position`."""
    match = _AFTER_NUMBER.match(flat_text, position)
    if match:
        value = date_from(match["day"], match["month"], match["year"])
        return Dated(value, match.start("day"), match.end())
    blank = _BLANK.match(flat_text, position)
    if blank:
        return Dated(None, blank.start(), position + len(blank[0].rstrip()), blank=True)
    cut = _CUT.match(flat_text, position)
    return Dated(None, cut.start(), cut.end(), cut=True) if cut else None


def dates_in(flat_text: str, start: int = 0, end: int | None = None) -> list[Dated]:
    stop = len(flat_text) if end is None else end
    return [
        Dated(date_from(match["day"], match["month"], match["year"]), match.start(), match.end())
        for match in _FULL.finditer(flat_text, start, stop)
    ]


def place_and_date(flat_text: str) -> re.Match[str] | None:
    """`Huế, ngày 5 tháng 3 năm 2025`, day and month blank or not."""
    return _PLACE_AND_DATE.search(flat_text)
