"""The agency a heading or a sentence speaks to."""

import re
from typing import Final

from tienbo.documents.reading.letters import UPPER
from tienbo.documents.recognise.bodies import bodies_at
from tienbo.documents.recognise.results import Clause

REQUEST: Final = re.compile(r"(?:Đề nghị|đề nghị)\s+")
ASK: Final = re.compile(r"(?:Đề nghị|Giao(?: cho)?|Yêu cầu|Phân công|Đối với|(?:Trách nhiệm|Nhiệm vụ) của|Về phía)\s+")
_APPOSITION: Final = re.compile(
    r"\s*(?:[-–,]|là)\s*(?:là\s+)?[Cc]ơ quan (?:[Tt]hường trực|chủ trì|đầu mối|tham mưu).*$"
)
# `Các Sở: Tài chính, Tư pháp, Y tế`: one head for several names.
_SHARED_HEAD: Final = re.compile(
    rf"[Cc]ác (?P<head>[Ss]ở|[Pp]hòng|[Bb]an)\s?: (?P<names>[{UPPER}][^.;:,]{{2,40}}(?:, [{UPPER}][^.;:,]{{2,40}})+)"
)
_PARENTHESIS: Final = re.compile(r"\s*\([^)]*\)")


def agency_named(text: str) -> tuple[str, tuple[str, ...], bool] | None:
    """The agency a heading consists of: as printed, one by one, and whether it is asked rather than told."""
    ask = ASK.match(text)
    begin = ask.end() if ask else 0
    shared = _SHARED_HEAD.fullmatch(text[begin:].strip(" ."))
    if shared:
        names = tuple(f"{shared['head'].capitalize()} {name.strip()}" for name in shared["names"].split(","))
        return shared[0], names, REQUEST.match(text) is not None
    plain = _APPOSITION.sub("", _PARENTHESIS.sub("", text[begin:].split(": ", 1)[0])).strip(" .:;")
    spans = bodies_at(plain, 0)
    if not spans or (spans[-1][1] < len(plain) - _SLACK and not _QUALIFIER.match(plain, spans[-1][1])):
        return None
    requested = REQUEST.match(text) is not None
    ended = [*spans[:-1], (spans[-1][0], len(plain))]
    return plain, tuple(plain[start:end] for start, end in ended), requested


_SLACK: Final = 3
_QUALIFIER: Final = re.compile(
    r"\s*,?\s*(?:trên địa bàn|đóng trên|thuộc|trực thuộc|có liên quan|liên quan|tại|ở|cấp|là)(?!\w)[^.;:]{0,80}$"
)


def owners_of(clause: Clause) -> tuple[str, ...]:
    """The agencies a clause speaks to: its heading, or the subject of its sentence."""
    if clause.heading:
        named = agency_named(clause.heading)
        if named:
            return named[1]
    text = clause.body.text
    ask = ASK.match(text)
    return tuple(text[start:end] for start, end in bodies_at(text, ask.end() if ask else 0))
