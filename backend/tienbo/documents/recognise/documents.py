"""From the parts of a file to its documents: type, number, issuer, date, subject, signer, recipients."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from tienbo.documents.reading import Paragraph, Passage, Quote
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.recognise.casing import level_of
from tienbo.documents.recognise.document_types import CODES, type_of_code
from tienbo.documents.recognise.heads import Head
from tienbo.documents.recognise.issuing import Whole, issuer_of
from tienbo.documents.recognise.parts import Part
from tienbo.documents.recognise.results import Document, Level
from tienbo.documents.recognise.signatures import Tail

_EFFECTIVE: Final = re.compile(
    r"có hiệu lực(?: thi hành)? (?P<from>(?:kể )?từ ngày (?:ký(?: ban hành)?|\d[^;.]{4,40}))"
)
_TITLED: Final = re.compile(
    r"^(?:(?:Phó )?Trưởng|Chủ tịch|Giám đốc|Phó Chủ tịch|Chánh|Bộ trưởng|Thủ trưởng)\s+(?=\S)", re.IGNORECASE
)
_PART_NAMES: Final = {"Quyết định": "decision", "Kế hoạch": "plan", "Chương trình": "programme"}
_AUTHOR: Final = re.compile(
    rf"(?:Theo |Tác giả:? |Nguồn:? )?(?P<name>[{UPPER}][^\W\d_]*(?:\s[{UPPER}][^\W\d_]*){{1,4}}(?:\s\([^)]{{2,60}}\))?)"
)


@dataclass(frozen=True, slots=True)
class Above:
    """The documents before one in its file: how many, and the last that is no appendix."""

    count: int
    parent: Document | None


def document_of(part: Part, head: Head, tail: Tail, whole: Whole, above: Above) -> Document:
    symbol = head.number.symbol if head.number else None
    number = symbol.text if symbol else None
    kind = _type(part, head)
    attached = head.attachment
    issuer = issuer_of(part, head, whole)
    issued = head.issued.date if head.issued else None
    if attached is not None and attached.date and issued is None:
        issued = attached.date
    first, last = _lines(part)
    body = _TITLED.sub("", issuer) if issuer else None
    body = body[0].upper() + body[1:] if body else None
    year = issued.year if issued else None
    return Document(
        part=_part_name(part, kind, above),
        type=kind,
        type_code=_code(kind, head),
        number=number,
        number_printed=head.number.at.text if head.number else None,
        number_at=head.number.at if head.number else None,
        number_blank=symbol is not None and symbol.number is None,
        number_from_attachment=False,
        date=issued,
        date_at=head.issued.at if head.issued else None,
        place=head.issued.place if head.issued else None,
        issuer=issuer,
        issuer_body=body if body != issuer else None,
        issuer_level=cast("Level | None", level_of(issuer, year)) if issuer else None,
        subject=head.subject,
        signer=tail.signer,
        recipients=tail.recipients,
        addressees=_addressees(head),
        archive_codes=tail.archive_codes,
        attached_to=_attached_to(part, head, above),
        effective=_effective(part),
        described=None,
        author=None,
        title_line=part.title.at.line if part.title else None,
        first_line=first,
        last_line=last,
        confidence=_confidence(part, head),
    )


def _type(part: Part, head: Head) -> str | None:
    if part.title is not None:
        return part.title.type
    if head.number is not None:
        named = type_of_code(head.number.symbol.type_code)
        if named is None and head.number.symbol.shape == "letter":
            return "Công văn"
        return named
    return "Công văn" if head.addressees is not None else None


def _code(kind: str | None, head: Head) -> str | None:
    if kind in CODES:
        return CODES[kind]
    return head.number.symbol.type_code if head.number else None


def _part_name(part: Part, kind: str | None, above: Above) -> str:
    if part.appendix or (above.count and part.title is None):
        return "appendix"
    if not above.count:
        return "decision" if kind == "Quyết định" else "main"
    for name, english in _PART_NAMES.items():
        if kind and kind.startswith(name):
            return english
    return "attached"


def _addressees(head: Head) -> tuple[Quote, ...]:
    found: list[Quote] = []
    for passage in head.addressees or []:
        text = passage.text
        start = len(text) - len(text.lstrip("-–+ "))
        end = len(text.rstrip(" ;.,"))
        if any(letter.isalpha() for letter in text):
            found.append(passage.quote(start, end))
    return tuple(found)


def _attached_to(part: Part, head: Head, above: Above) -> str | None:
    if head.attachment is not None and head.attachment.symbol is not None:
        return head.attachment.symbol.text
    if above.parent is None or (part.title is not None and not part.appendix and head.number is not None):
        return None
    return above.parent.number or above.parent.type


def _effective(part: Part) -> str | None:
    for paragraph in part.paragraphs:
        if "hiệu lực" in paragraph.text:
            match = _EFFECTIVE.search(paragraph.text)
            if match:
                return match["from"].strip()
    return None


def _lines(part: Part) -> tuple[int, int]:
    passages: list[Passage] = [paragraph.passage for paragraph in part.letterhead]
    passages += [part.title.at] if part.title else []
    lines = [passage.line for passage in passages] + [passage.last_line for passage in passages]
    for block in part.content:
        lines += (
            [block.passage.line, block.passage.last_line]
            if isinstance(block, Paragraph)
            else [
                block.header.first_line,
                *(row.last_line for row in block.rows),
            ]
        )
    for paragraph in part.tail:
        lines.append(paragraph.passage.last_line)
    return (min(lines), max(lines)) if lines else (1, 1)


def _confidence(part: Part, head: Head) -> float:
    if part.title is None:
        return 0.5
    return 0.95 if head.number is not None or part.appendix or head.attachment is not None else 0.8


def author_of(passages: list[Passage]) -> str | None:
    """The name under an article."""
    for passage in reversed(passages):
        match = _AUTHOR.fullmatch(passage.text)
        if match and not passage.text.isupper():
            return match["name"]
    return None


def latest(dates: list[date]) -> date | None:
    return max(dates, default=None)
