"""Figures with a unit and a comparison: 30% trở lên, 35 - 40%, 42/100.000, 1,7 lần, ít nhất 04 tin, bài mỗi quý."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.results import Comparator

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_TO = r"\s?(?:%\s?)?(?:-|den|toi)\s?"
_PER = r"(?:100\.000|100000|10\.000|10000|1\.000|1000|100)"
# Matched on flat text.
_MEASURE: Final = re.compile(
    rf"""
    (?<![\w/.,])(?:
      (?P<per_a>{_NUMBER})(?:{_TO}(?P<per_b>{_NUMBER}))?\s?(?:[a-z][a-z\s]{{0,24}})?\s?/\s?(?P<per>{_PER})(?![\d/])
      (?:\s?(?:be\ gai|tre(?:\ de|\ sinh|\ em)?\ (?:ra\ )?(?:sinh\ )?song|phu\ nu|dan|nguoi)(?:\ sinh\ ra\ song)?)?
    | (?P<out_a>{_NUMBER})\s?(?:ca|truong\ hop|be\ trai|tre)?\s?(?:tren|/)\s?(?P<out>{_PER})\s
      (?=tre|phu\ nu|be\ gai|dan|nguoi)
    | (?P<pct_a>{_NUMBER})(?:{_TO}(?P<pct_b>{_NUMBER}))?\s?(?:%|phan\ tram\b)
    | (?P<mil_a>{_NUMBER})\s?‰
    | (?P<times_a>{_NUMBER})(?:{_TO}(?P<times_b>{_NUMBER}))?\s?lan\b(?!\s?thu)
    )
    """,
    re.VERBOSE,
)
_COUNT: Final = re.compile(
    r"(?P<least>it nhat|toi thieu|khong duoi|khong it hon|toi da|khong qua)\s(?:co\s|la\s|to chuc\s|xay dung\s)?"
    r"(?P<n>\d{1,4}(?:\.\d{3})?)(?![\d%/.,]|\s?%|\s?[-]\s?\d)\s(?P<what>[a-z](?:[^;.,()\d%/]|, bai\b){1,50}?)"
    r"(?=\s?/\s?(?:quy|thang|nam|tuan)|\s(?:moi|hang|trong|mot)\s|[;.()]|,(?! bai)|\s(?:ve|de|va|tren|duoc|co)\s|$)"
)
_RATE: Final = re.compile(r"(?:\s?/\s?|\b(?:moi|hang|trong|mot)\s)(?P<rate>quy|thang|nam|tuan)\b(?! 20)")
_WORDS: Final[tuple[tuple[Comparator, str], ...]] = (
    (">=", r"it nhat|toi thieu|khong duoi|khong thap hon|khong it hon|(?<!\w)tu|>=|≥"),
    ("<=", r"khong qua|toi da|khong vuot qua|nhieu nhat|khong cao hon|≤|<="),
    ("<", r"(?<!\w)duoi|thap hon|it hon|<"),
    (">", r"(?<!\w)tren|(?<!\w)hon|(?<!\w)vuot|(?<!\w)qua|cao hon|>"),
    ("~", r"khoang|xap xi|(?<!\w)gan|≈"),
)
_BEFORE: Final = tuple((name, re.compile(rf"(?:{words})\s?(?:la\s|dat\s|co\s)?$")) for name, words in _WORDS)
_AFTER: Final[tuple[tuple[Comparator, re.Pattern[str]], ...]] = (
    (">=", re.compile(r"\s?(?:nu\s)?tro len")),
    ("<=", re.compile(r"\s?tro xuong")),
)
_RATES: Final = {"quy": "quarter", "thang": "month", "nam": "year", "tuan": "week"}
_NOT_A_COUNT: Final = re.compile(r"(?:thang tuoi|tuoi|trieu|ty dong|dong|ngay|gio|phut)\b")


@dataclass(frozen=True, slots=True)
class Measure:
    """`start` includes the word of comparison, `end` what follows it ("trở lên")."""

    value: Decimal
    value_to: Decimal | None
    unit: str
    comparator: Comparator
    number_at: int
    start: int
    end: int


def measures_in(text: str) -> list[Measure]:
    """Every figure with a unit; counts only where a word like `ít nhất` or a rate says what they are."""
    flat_text = flat(text)
    found = [measure for match in _MEASURE.finditer(flat_text) if (measure := _measure(flat_text, match)) is not None]
    taken = [(measure.start, measure.end) for measure in found]
    for match in _COUNT.finditer(flat_text):
        number = match.start("n")
        if any(start <= number < end for start, end in taken) or _NOT_A_COUNT.match(flat_text, match.start("what")):
            continue
        count = _count(text, flat_text, match)
        if count is not None:
            found.append(count)
    return sorted(found, key=lambda measure: measure.number_at)


def decimal_of(printed: str) -> Decimal | None:
    """`1.000`, `1,7` and `18.5`: a point before three figures groups, any other mark is the decimal one."""
    plain = printed
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None


def comparison(flat_text: str, start: int, end: int) -> tuple[Comparator, int, int]:
    """How the figure from `start` to `end` is compared, and the span with the words that say so."""
    before = flat_text[max(0, start - 26) : start]
    comparator: Comparator = "="
    begin = start
    for name, pattern in _BEFORE:
        match = pattern.search(before)
        if match:
            comparator, begin = name, start - len(before) + match.start()
            break
    for name, pattern in _AFTER:
        match = pattern.match(flat_text, end)
        if match:
            return name, begin, match.end()
    return comparator, begin, end


def _measure(flat_text: str, match: re.Match[str]) -> Measure | None:
    if match["per"]:
        # The date 3/100 does not exist; 20/10 and 08/3 never reach here because the base is a round number.
        first, second = match["per_a"], match["per_b"]
        unit = f"per {match['per'].replace('.', '')}"
    elif match["out"]:
        first, second, unit = match["out_a"], None, f"per {match['out'].replace('.', '')}"
    elif match["mil_a"]:
        first, second, unit = match["mil_a"], None, "per 1000"
    elif match["times_a"]:
        first, second, unit = match["times_a"], match["times_b"], "×"
    else:
        first, second, unit = match["pct_a"], match["pct_b"], "%"
    value = decimal_of(first)
    if value is None:
        return None
    comparator, begin, end = comparison(flat_text, match.start(), match.end())
    value_to = decimal_of(second) if second else None
    return Measure(value, value_to, unit, comparator, match.start(), begin, end)


def _count(text: str, flat_text: str, match: re.Match[str]) -> Measure | None:
    """The rate (`mỗi quý`) may stand behind the count or before it."""
    value = decimal_of(match["n"])
    if value is None:
        return None
    rate = _RATE.search(flat_text, match.end()) or _RATE.search(flat_text, 0, match.start())
    what = " ".join(text[match.start("what") : match.end("what")].split())
    unit = f"{what} per {_RATES[rate['rate']]}" if rate else what
    comparator: Comparator = "<=" if match["least"] in {"toi da", "khong qua"} else ">="
    behind = rate.end() if rate and 0 <= rate.start() - match.end() <= 1 else match.end()
    return Measure(value, None, unit, comparator, match.start("n"), match.start("least"), behind)
