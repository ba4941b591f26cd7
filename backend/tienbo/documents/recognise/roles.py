"""The part an agency takes in a task, and with whom."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.bodies import bodies_at, head_at
from tienbo.documents.recognise.results import Role

_ADVERBS: Final = re.compile(
    r"(?:(?:hang|moi) (?:nam|quy|thang)|dinh ky[^,]{0,20}|thuong xuyen|tiep tuc|chu dong|kip thoi|la co quan|"
    r"dong thoi|co trach nhiem|"
    r"chiu trach nhiem|trong pham vi[^,;]{0,50}(?:, nhiem vu)?(?: (?:cua minh|duoc giao|quan ly))?|"
    r"(?:can cu|theo) (?:chuc nang|nhiem vu)[^,;]{0,60}(?:, nhiem vu[^,;]{0,40})?)[\s,]+"
)
_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    ("lead", re.compile(r"chu tri\b")),
    ("coordinate", re.compile(r"phoi hop\b|(?:tang cuong|tham gia) phoi hop\b(?! va giam sat)")),
    ("advise", re.compile(r"tham muu\b")),
    ("supervise", re.compile(r"(?:thuc hien|tang cuong|to chuc|tham gia) giam sat\b|giam sat\b")),
    ("participate", re.compile(r"tham gia\b")),
    ("guide", re.compile(r"huong dan\b")),
    ("focal point", re.compile(r"(?:lam )?dau moi\b")),
)
_FOCAL: Final = re.compile(r"(?:^|[;,]\s)(?:la |lam )?(?:co quan )?dau moi\b")
_PARTNERS: Final = re.compile(r"[Pp]hối hợp(?: chặt chẽ)?(?: cùng)?(?: với)?\s+(?=\S)")
EXECUTES: Final = re.compile(r"chiu trach nhiem (?:thi hanh|thuc hien)|\bthi hanh quyet dinh nay")


def role_of(text: str) -> Role:
    flat_text = flat(text).lstrip(" ,.:;-+")
    if EXECUTES.search(flat_text[:120]):
        return "execute the decision"
    begin = 0
    while adverb := _ADVERBS.match(flat_text, begin):
        if adverb.end() == begin:
            break
        begin = adverb.end()
    for role, pattern in _ROLES:
        if pattern.match(flat_text, begin):
            return role
    return "focal point" if _FOCAL.search(flat_text) else "do"


def partners_in(text: str) -> tuple[str, ...]:
    for match in _PARTNERS.finditer(text):
        if head_at(text, match.end(), places=True):
            return tuple(text[start:end] for start, end in bodies_at(text, match.end()))
    return ()
