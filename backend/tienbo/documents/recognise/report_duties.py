"""Where a passage puts a duty to report."""

import re
from dataclasses import dataclass
from typing import Final

from tienbo.documents.reading import Passage
from tienbo.documents.recognise.bodies import bodies_at
from tienbo.documents.recognise.report_parties import ASKED
from tienbo.documents.recognise.sentences import clauses_of

_REPORT: Final = re.compile(
    r"(?:(?:danh gia|tong hop|so ket|tong ket|che do(?: thong tin,?)?|thong tin,?|dinh ky|gui|lap|xay dung|"
    r"kiem diem)[\s,]+(?:va\s)?)*"
    r"(?:che do )?(?:thong tin,? )?\bbao cao\b(?! vien| tai chinh| thuyet minh| so \d| chuyen de khoa hoc)"
    r"|\bgui (?:ket qua|so lieu|thong tin|tinh hinh)\b(?=[^,;.]{0,60}\bve\b)"
)
_NO_DUTY: Final = re.compile(
    r"(?:theo|qua|tai|trong|noi dung|mau|de cuong|bieu mau|so lieu|cac|hoan thien|tham dinh|phuc vu|thong qua|can cu|"
    r"nghe|ve che do|du thao) "
    r"(?:cac |bieu mau |mau |che do |viec )?$"
)
_WINDOW: Final = 50
_HEADS: Final = re.compile(r"[^,.;]{0,12}:")


@dataclass(frozen=True, slots=True)
class Duty:
    """A passage that may put a duty to report, the clause it stands in, and the agency the clause is about."""

    passage: Passage
    clause: str | None
    owners: tuple[str, ...] = ()
    heading: str = ""
    whole: bool = False


def duty_clauses(text: str) -> list[tuple[int, int]]:
    """Stretches between full stops and semicolons; a semicolon between agencies alone parts nothing."""
    spans: list[tuple[int, int]] = []
    for start, end in clauses_of(text):
        if spans and text[spans[-1][1] : start].strip() == ";" and _only_agencies(text, *spans[-1]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _only_agencies(text: str, start: int, end: int) -> bool:
    asked = ASKED.match(text, start)
    begin = asked.end() if asked else start
    while begin < end and not text[begin].isalnum():
        begin += 1
    bodies = bodies_at(text, begin)
    return bool(bodies) and bodies[-1][1] >= end - 1


def report_verb(flat_text: str, duty: Duty) -> re.Match[str] | None:
    matches = [
        match
        for match in _REPORT.finditer(flat_text)
        if not _NO_DUTY.search(flat_text[max(0, match.start() - _WINDOW) : match.start()])
    ]
    spoken = [match for match in matches if not _HEADS.match(flat_text, match.end())]
    for match in spoken or matches:
        return match
    if "che do" in duty.heading and re.search(r"\bgui\b", flat_text):
        return re.search(r"\bgui\b", flat_text)
    return None
