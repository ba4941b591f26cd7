"""Who sends a report, who receives it, through whom, and to whom it then goes."""

import re
from typing import Final

from tienbo.documents.recognise.bodies import bodies_at, head_at

_TO: Final = re.compile(
    r"(?:(?:^|\s)(?:gửi về|gửi đến|gửi cho|gửi|nộp về|báo về|về|cho|lên|đến|trình|theo yêu cầu của|"
    r"báo cáo(?: với)?)\s+)(?=\S)"
)
_VIA: Final = re.compile(r"\(?\s*(?:thông qua|qua|Qua)\s+(?=\S)")
_THEN: Final = re.compile(r"(?:báo cáo(?: gửi)?|trình|gửi(?: báo cáo)?(?: về)?|tham mưu)\s+(?:cho\s+)?(?=\S)")
_SUPERIOR: Final = re.compile(r"(?:cơ quan |UBND )?cấp trên")
ASKED: Final = re.compile(r"(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao(?: trách nhiệm cho| cho)?|phân công)\s+")
_OPENINGS: Final = re.compile(
    r"(?:(?:Định kỳ|Hằng|Hàng|Trước|Chậm nhất|Chế độ|Báo cáo|Về chế độ|Để|Căn cứ|Khi|Đồng thời|"
    r"Ngoài ra)[^,:;.]{0,90}[,:]\s+)+"
)


def receivers_in(text: str, report: int, stop: int) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """The bodies a report goes to; those behind `về` and `gửi` before those right behind `báo cáo`."""
    best: tuple[int, tuple[str, ...], tuple[int, int]] | None = None
    for match in _TO.finditer(text, max(report - 1, 0), stop):
        superior = _SUPERIOR.match(text, match.end())
        names: tuple[str, ...]
        if superior:
            names, span = (superior[0],), (match.start(), superior.end())
        else:
            place = match.end()
            for word in ("báo cáo ", "cho ", "về "):
                place += len(word) if text.startswith(word, place) else 0
            bodies = [body for body in bodies_at(text, place) if body[0] < stop]
            if not bodies:
                continue
            names = tuple(text[left : min(right, stop)].strip() for left, right in bodies)
            span = (match.start(), bodies[-1][1])
        weight = 0 if match[0].strip() == "báo cáo" else 1 if "yêu cầu" in match[0] else 2
        if best is None or weight > best[0]:
            best = (weight, names, span)
    return (best[1], best[2]) if best else ((), None)


def via_in(text: str, report: int, stop: int) -> str | None:
    for match in _VIA.finditer(text, report, stop):
        bodies = bodies_at(text, match.end())
        if bodies:
            end = text.find(")", match.end()) if match[0].startswith("(") else -1
            stretch = text[match.end() : end] if end > 0 else text[bodies[0][0] : bodies[-1][1]]
            return stretch.strip(" ,.;") or None
    return None


def forwarded_to(purpose: str) -> tuple[str, ...]:
    for match in _THEN.finditer(purpose):
        superior = _SUPERIOR.match(purpose, match.end())
        if superior:
            return (superior[0],)
        bodies = bodies_at(purpose, match.end())
        if bodies:
            return tuple(purpose[left:right] for left, right in bodies)
    return ()


def senders_of(text: str, report: int) -> tuple[str, ...]:
    """The subject of the sentence, or whoever it asks to report."""
    asked = [match for match in ASKED.finditer(text, 0, report) if head_at(text, match.end(), places=True)]
    if asked:
        return _names(text, asked[-1].end())
    return subject_of(text)


def subject_of(text: str) -> tuple[str, ...]:
    lead = re.match(r"[-–+•\s]*(?:(?:\(?\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,5})[.)]\s*)?", text)
    begin = lead.end() if lead else 0
    opening = _OPENINGS.match(text, begin)
    for start in ([opening.end()] if opening else []) + [begin]:
        asked = ASKED.match(text, start)
        place = asked.end() if asked else start
        if head_at(text, place, places=True):
            return _names(text, place)
    return ()


def _names(text: str, place: int) -> tuple[str, ...]:
    return tuple(text[left:right] for left, right in bodies_at(text, place))
