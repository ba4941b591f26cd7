"""Days by which something is due: `trước ngày 05/12`, `chậm nhất ngày 10 tháng 6`, `ngày 20 hằng tháng`."""

import re
from dataclasses import dataclass
from typing import Final

from tienbo.documents.recognise.results import Deadline, DeadlineRelation

# Matched on flat text. A date without one of the words before it is somebody's date of issue, not a deadline.
_RELATION = (
    r"(?:(?P<rel>xong truoc|hoan thanh truoc|truoc|cham nhat(?: la| vao| den| trong)?|khong qua|muon nhat(?: la)?|"
    r"den het|den|vao|"
    r"han cuoi(?: la)?|thoi han(?: gui)?(?: la)?)\s*:?\s*)"
)
_DAY_MONTH = (
    r"(?:ngay\s*)?(?P<day>\d{1,2})\s?(?:/|-|thang\s?)\s?(?P<month>\d{1,2})(?![\d%])"
    r"(?:\s?(?:/|-|,?\s?nam\s?)\s?(?P<year>20\d\d))?"
)
_DATED: Final = re.compile(rf"\b{_RELATION}(?:thoi diem\s)?{_DAY_MONTH}")
_AND_DATED: Final = re.compile(
    r"\s*(?:hang nam|hang nam|moi nam)?\s*(?:,|va|;|doi voi[^,;.]{0,40}?,?\s*va)\s*(?:truoc\s*)?(?:ngay\s*)"
    r"?(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})(?![\d%/])(?:/(?P<year>20\d\d))?"
)
_MONTHLY: Final = re.compile(
    rf"\b{_RELATION}?ngay\s*(?P<day>\d{{1,2}})\s*(?P<which>(?:hang|cua|moi)?\s*thang(?!\s?\d)(?:\s(?:cuoi|"
    rf"dau)\s(?:quy|ky|cua quy)|\ssau|\scuoi cua quy)?)"
)
# A day alone, where the sentence says that it comes round every month or quarter.
_DAY_ALONE: Final = re.compile(
    rf"\b{_RELATION}ngay\s*(?P<day>\d{{1,2}})(?!\d|\s?[/.-]\s?\d|\s?(?:hang|cua|moi)?\s*thang)"
)
_PERIODS: Final = (
    ("half-year", re.compile(r"(?:0?6|sau) thang(?: (?:dau|cuoi) nam)?|nua nam")),
    ("nine months", re.compile(r"(?:0?9|chin) thang")),
    ("quarter", re.compile(r"\bquy(?: (?:i{1,3}|iv|[1-4]))?\b(?! dinh)|hang quy")),
    (
        "year",
        re.compile(
            r"(?:mot|ca|bao cao|bao|cuoi|ket qua|hang|hang|dinh ky|moi|va|,|"
            r"06 thang,?) nam\b(?!\s?20\d\d\s?-)|hang nam|\bnam(?= \(|:|,? (?:gui )?truoc)|"
            r"\bnam 20\d\d\b(?=[^;.]{0,12}(?:truoc|gui|\())"
        ),
    ),
    ("month", re.compile(r"hang thang|moi thang|bao cao thang")),
)
_YEARLY_BEHIND: Final = re.compile(r"\s*\)?\s*(?:hang|moi) nam")
_EXPLAINED: Final = re.compile(r"\s*(?:\(|doi voi\b|cho\b|la\b)[^()]{0,40}\)?")
_FREQUENCIES: Final = (
    ("monthly", re.compile(r"(?:hang|moi|dinh ky) thang|bao cao thang")),
    ("quarterly", re.compile(r"(?:hang|moi|dinh ky|bao cao) quy\b(?! dinh)|\bquy(?: (?:i{1,3}|iv)\b|,)")),
    ("half-yearly", re.compile(r"(?:0?6|sau) thang(?! tuoi)")),
    ("nine-monthly", re.compile(r"(?:0?9|chin) thang")),
    (
        "yearly",
        re.compile(
            r"(?:hang|moi|mot|bao|bao cao|dinh ky) nam\b|\bca nam\b|(?:thang|quy)(?: \([^)]*\))?(?:,| va) (?:hang |"
            r"bao cao |ca |mot |bao )?nam\b|va nam\b|bao cao nam|hang nam"
        ),
    ),
    ("sơ kết, tổng kết", re.compile(r"so ket, tong ket|so ket(?: va|/)? tong ket")),
    ("on demand", re.compile(r"dot xuat|theo yeu cau")),
    ("periodic", re.compile(r"dinh ky")),
)
_SPECIFIC: Final = frozenset({"monthly", "quarterly", "half-yearly", "nine-monthly", "yearly"})


@dataclass(frozen=True, slots=True)
class Found:
    deadline: Deadline
    start: int
    end: int


def deadlines_in(flat_text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """The deadlines of a stretch, each with the period its words or its neighbours name."""
    stop = len(flat_text) if end is None else end
    dates = _dates(flat_text, start, stop)
    dates += [found for found in _monthly(flat_text, start, stop) if not any(_overlaps(found, date) for date in dates)]
    dates.sort(key=lambda found: found.start)
    return _with_periods(flat_text, start, dates)


def frequency_of(flat_text: str) -> str | None:
    """How often, as one phrase; `định kỳ` alone only where nothing says more."""
    names = [name for name, pattern in _FREQUENCIES if pattern.search(flat_text)]
    if _SPECIFIC & set(names):
        names = [name for name in names if name != "periodic"]
    return ", ".join(names) or None


def _dates(flat_text: str, start: int, stop: int) -> list[Found]:
    found: list[Found] = []
    position = start
    while True:
        match = _DATED.search(flat_text, position, stop)
        if match is None:
            return found
        position = match.end()
        deadline = _deadline(match, _relation(match["rel"]))
        if deadline is None:
            continue
        found.append(Found(deadline, match.start(), match.end()))
        while further := _AND_DATED.match(flat_text, position, stop):
            again = _deadline(further, deadline.relation)
            if again is None:
                break
            position = further.end()
            found.append(Found(again, further.start("day"), position))


def _monthly(flat_text: str, start: int, stop: int) -> list[Found]:
    found: list[Found] = []
    for match in _MONTHLY.finditer(flat_text, start, stop):
        which = match["which"].strip()
        period = "quarter" if "quy" in which else "month"
        note = which if period == "quarter" or "sau" in which else None
        relation = _relation(match["rel"] or "vao")
        found.append(Found(Deadline(period, int(match["day"]), None, relation, None, note), match.start(), match.end()))
    rhythm = "month" if re.search(r"(?:hang|moi) thang", flat_text) else "quarter" if "hang quy" in flat_text else None
    for match in _DAY_ALONE.finditer(flat_text, start, stop) if rhythm else ():
        deadline = Deadline(rhythm, int(match["day"]), None, _relation(match["rel"]))
        found.append(Found(deadline, match.start(), match.end()))
    return found


def _overlaps(left: Found, right: Found) -> bool:
    return left.start < right.end and right.start < left.end


def _deadline(match: re.Match[str], relation: DeadlineRelation) -> Deadline | None:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):  # noqa: PLR2004 # days of a month, months of a year
        return None
    return Deadline(None, day, month, relation, int(match["year"]) if match["year"] else None)


def _relation(words: str) -> DeadlineRelation:
    if "truoc" in words:
        return "before"
    return "on" if words.startswith("vao") else "by"


def _with_periods(flat_text: str, start: int, dates: list[Found]) -> list[Found]:
    """Periods named before each date; where two are named before the first date, they go to the dates in turn."""
    named: list[list[str]] = []
    own: list[str | None] = []
    behind = start
    for place, found in enumerate(dates):
        named.append(_periods(flat_text[behind : found.start]))
        limit = dates[place + 1].start if place + 1 < len(dates) else len(flat_text)
        explained = _EXPLAINED.match(flat_text, found.end, limit)
        periods = _periods(explained[0]) if explained else []
        own.append(periods[0] if periods else None)
        behind = explained.end() if explained and periods else found.end
    if len(dates) > 1 and len(named[0]) >= len(dates) and not any(named[1:]) and not any(own):
        return [_with(found, period) for found, period in zip(dates, named[0][-len(dates) :], strict=True)]
    result: list[Found] = []
    for found, names, period in zip(dates, named, own, strict=True):
        if period is None and _YEARLY_BEHIND.match(flat_text, found.end) and "half-year" not in names:
            period = "year"  # noqa: PLW2901 # the words behind the day come first
        result.append(_with(found, period or (names[-1] if names else None)))
    return result


def _with(found: Found, period: str | None) -> Found:
    deadline = found.deadline
    if deadline.period is not None or period is None:
        return found
    return Found(
        Deadline(period, deadline.day, deadline.month, deadline.relation, deadline.year, deadline.note),
        found.start,
        found.end,
    )


def _periods(flat_text: str) -> list[str]:
    places = [(match.start(), name) for name, pattern in _PERIODS for match in pattern.finditer(flat_text)]
    names: list[str] = []
    for _, name in sorted(places):
        if not names or names[-1] != name:
            names.append(name)
    return names
