"""What a target measures: the words left of a sentence when figures, periods and verbs are set aside."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.measures import Measure
from tienbo.documents.recognise.periods import Period

_LEAD: Final = re.compile(
    r"^\s*(?:[-–+•]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*\)?[.):]?\s+|[a-zđ]\)\s*)?"
    r"(?:(?:chi tieu|muc tieu)\s*(?:(?:so\s*)?\d{1,2}(?:\.\d{1,2})?[a-z]?\s*[:.\-]|:)\s*)?"
    r"(?:(?:phan dau|muc tieu|dam bao|bao dam|duy tri|tiep tuc|thuc hien|co|dat|dat ty le|nang|nang cao|tang|giam|cu|"
    r"dua|trong do)[\s:,]+)*"
)
_LINK: Final = re.compile(
    r"(?:[\s,:(]|\b(?:dat|dat ty le|ty le dat|la|con|len|xuong|o muc|giam con|giam xuong|tang len|len dat|xuong con|"
    r"chiem|va|co|dat duoc|phan dau|"
    r"bang|dat tu|duoc|duy tri|muc|ti le|giam|tang|cu|bao dam|dam bao)\b)*$"
)
_GOES_ON: Final = re.compile(r"\s*(?:tren tong so|trong tong so|so voi|cua|o |tai |doi voi|tren dia ban|trong )")
_WAITS: Final = re.compile(r"\b(?:tai|o|cho|cua|trong|voi|den)$")
_LONGEST_LINK: Final = 120
SHORTEST: Final = 6


def subject_in(text: str, flat_text: str, measures: list[Measure], periods: list[Period]) -> str:
    """What is measured: the words before the first figure, or, where there are none, those behind the last."""
    begin = skip_lead(flat_text, periods)
    first, last = measures[0], measures[-1]
    before_end = max(begin, first.start)
    before_end = _strip_link(flat_text, begin, before_end, periods)
    after_start = last.end
    period = next((period for period in periods if 0 <= period.start - after_start <= 2), None)  # noqa: PLR2004 # one space
    after_start = period.end if period else after_start
    before = text[begin:before_end].strip(" ,:-–()")
    after = text[after_start:].strip(" ,.;:-–")
    if len(before) < SHORTEST:
        return tidy(after)
    if _GOES_ON.match(flat_text, after_start) or _WAITS.search(flat(before)):
        return tidy(f"{before} {after}")
    return tidy(before)


def skip_lead(flat_text: str, periods: list[Period]) -> int:
    begin = 0
    while True:
        match = _LEAD.match(flat_text[begin:])
        step = match.end() if match else 0
        here = begin + step
        period = next((period for period in periods if 0 <= period.start - here <= 1), None)
        if period is not None:
            here = period.end + len(re.match(r"[\s,:]*", flat_text[period.end :])[0])  # type: ignore[index] # always matches
        if here == begin:
            return begin
        begin = here


def _strip_link(flat_text: str, begin: int, end: int, periods: list[Period]) -> int:
    while True:
        window = max(begin, end - _LONGEST_LINK)
        match = _LINK.search(flat_text[window:end])
        stripped = window + match.start() if match else end
        period = next((period for period in periods if period.end == stripped and period.start >= begin), None)
        stripped = period.start if period else stripped
        if stripped == end:
            return end
        end = stripped


def tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,.;:-–")
