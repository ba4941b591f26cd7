"""Who issued a document, as its letterhead, its heading or its opening says."""

import re
from dataclasses import dataclass
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.reading.markers import marker_of
from tienbo.documents.recognise.casing import sentence_case
from tienbo.documents.recognise.heads import Head
from tienbo.documents.recognise.issuers import issuer_after, issuing_body
from tienbo.documents.recognise.parts import Part

_OPENING_PARAGRAPHS: Final = 12
_LONGEST_PLACE: Final = 5
_ABBREVIATED: Final = re.compile(r"\bUBND\b")
_LEVEL_ONLY: Final = re.compile(r"(?<=\s)(?:tỉnh|huyện|xã|phường|thị xã|thành phố|đặc khu)$")


@dataclass(frozen=True, slots=True)
class Whole:
    """What is known of the file as a whole while its documents are put together."""

    text: str
    lowered: str
    several: bool


def issuer_of(part: Part, head: Head, whole: Whole) -> str | None:
    """The issuer as the letterhead has it, else the issuing line, the attachment note or the opening sentence."""
    if part.appendix:
        return None
    name = _printed_issuer(part, head, whole)
    return _with_place(name, head, whole) if name else None


def _printed_issuer(part: Part, head: Head, whole: Whole) -> str | None:
    if head.issuer is not None:
        name = _cased(head.issuer.text, whole)
        fuller = _issuing(part)
        spelt = _ABBREVIATED.sub("Ủy ban nhân dân", fuller) if fuller else None
        return spelt if spelt and flat(spelt).startswith(flat(name)) and len(name) < len(spelt) else name
    if head.issuing_title is not None:
        return _cased(head.issuing_title.text, whole)
    if head.attachment is not None and head.attachment.symbol is not None:
        note = head.attachment.passage.text
        position = head.attachment.symbol.end
        dated = re.compile(r"[^()]{0,40}?(?=\s(?:của|do)\s)").match(note, position)
        by = issuer_after(note, dated.end()) if dated else None
        if by:
            return by[0]
    return _issuing(part)


def _with_place(name: str, head: Head, whole: Whole) -> str:
    """`UBND tỉnh` of a plan whose title or dateline names the province: the two together are its issuer."""
    match = _LEVEL_ONLY.search(name)
    if match is None:
        return name
    places = [head.issued.place] if head.issued and head.issued.place else []
    if places and f"{match[0].strip()} {places[0]}".lower() in whole.lowered:
        return f"{name} {places[0]}"
    subject = head.subject.text if head.subject else ""
    named = re.search(
        rf"(?i:{match[0].strip()}) (?P<place>[{UPPER}]\w+(?: [-–] [{UPPER}]\w+| [{UPPER}]\w+){{0,4}})", subject
    )
    if named is None:
        return name
    words = named["place"]
    return f"{name} {words.title() if words.isupper() else words}" if len(words.split()) <= _LONGEST_PLACE else name


def _issuing(part: Part) -> str | None:
    for paragraph in part.paragraphs[:_OPENING_PARAGRAPHS]:
        if marker_of(paragraph.text):
            break
        span = issuing_body(paragraph.text)
        if span:
            return paragraph.text[span[0] : span[1]]
    return None


def _cased(name: str, whole: Whole) -> str:
    return sentence_case(name, whole.text, whole.lowered) if name.isupper() else name
