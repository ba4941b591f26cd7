"""When a target is due: a year, a span of years, "from … on", every year or quarter, a term."""

import re
from dataclasses import dataclass
from typing import Final

# Matched on flat text. "so với năm 2025" compares and is no due date.
_PERIOD: Final = re.compile(
    r"(?P<from>(?:ke )?tu nam (?P<from_year>20\d\d)(?: tro di)?(?! (?:den|toi|-)))"
    r"|(?P<span>giai doan (?:tu )?(?:nam )?(?P<first>20\d\d)\s?(?:-|den)\s?(?:nam )?(?P<last>20\d\d))"
    r"|(?P<term>(?:(?<!phan )dau )?nhiem ky (?P<term_first>20\d\d)\s?-\s?(?P<term_last>20\d\d))"
    r"|(?P<year>(?:(?:den|toi|vao|trong|cho den|dat den)\s)?(?:het |cuoi )?nam (?P<at>20\d\d))"
    r"|(?P<often>(?:hang|moi) (?P<unit>nam|quy|thang|tuan))"
)
_COMPARED: Final = re.compile(r"so voi(?: cuoi)?\s$|so voi\s?$")
_OFTEN: Final = {"nam": "yearly", "quy": "quarterly", "thang": "monthly", "tuan": "weekly"}


@dataclass(frozen=True, slots=True)
class Period:
    name: str
    start: int
    end: int
    kind: str


def periods_in(flat_text: str, start: int = 0, end: int | None = None) -> list[Period]:
    stop = len(flat_text) if end is None else end
    found: list[Period] = []
    for match in _PERIOD.finditer(flat_text, start, stop):
        if _COMPARED.search(flat_text[max(0, match.start() - 14) : match.start()]):
            continue
        found.append(Period(_name(match), match.start(), match.end(), match.lastgroup or "year"))
    return found


def _name(match: re.Match[str]) -> str:
    if match["from"]:
        return f"from {match['from_year']}"
    if match["span"]:
        return f"{match['first']}-{match['last']}"
    if match["term"]:
        return f"term {match['term_first']}-{match['term_last']}"
    if match["year"]:
        return match["at"]
    return _OFTEN[match["unit"]]
