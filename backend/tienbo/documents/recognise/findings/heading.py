"""What the head and the signature block of a document lack or contradict."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.recognise.document_types import type_of_code
from tienbo.documents.recognise.findings.facts import Facts
from tienbo.documents.recognise.results import Document, Finding
from tienbo.documents.recognise.symbols import symbols_in

_UNNAMED: Final = re.compile(
    r"(?:UBND|[UỦ][yỷ] ban nhân dân|HĐND|Hội đồng nhân dân)?\s*(?:tỉnh|huyện|thành phố|xã|phường)"
)
_PROVINCE: Final = re.compile(rf"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?) [{UPPER}][^\W\d_{UPPER}]")
_NO_DOT: Final = re.compile(r"(?:TM|KT|TL|TUQ)\s+\S")


def heading_findings(facts: Facts) -> list[Finding]:
    found: list[Finding] = []
    named = any(_PROVINCE.search(passage.text) for passage in facts.passages)
    for document in facts.recognition.documents:
        found += _number(document)
        found += _signature(document)
        if not named:
            found += _issuer(document)
    found += [
        Finding("recipient-glued", f"“{quote.text}” stands on the line of another recipient.", (quote,), (quote.line,))
        for quote in facts.glued
    ]
    return found


def _number(document: Document) -> list[Finding]:
    line = document.title_line or document.first_line
    if document.part not in {"main", "decision"}:
        return []
    found: list[Finding] = []
    if document.number_blank and document.number_at:
        text = f"The number is left blank: “{document.number_printed}”."
        found.append(Finding("blank-number", text, (document.number_at,), (document.number_at.line,)))
    elif document.number_from_attachment and document.number_at:
        text = f"The number {document.number} is only printed in the note of what is attached."
        found.append(Finding("number-only-in-attachment", text, (document.number_at,), (document.number_at.line,)))
    elif document.number is None and document.type is not None:
        missing = [name for name, value in _header(document).items() if value is None]
        found.append(Finding("missing-header", f"The text has no {', '.join(missing)}.", (), (line,)))
    named = type_of_code(_code_of(document))
    if named and document.type and flat(named).split()[:2] != flat(document.type).split()[:2]:
        text = f"The symbol {document.number_printed} is that of a {named}, the title says {document.type}."
        found.append(Finding("type-symbol-clash", text, (), (line,)))
    if document.date_at and document.date is None:
        at = document.date_at
        found.append(Finding("blank-date", f"The date is incomplete: “{at.text}”.", (at,), (at.line,)))
    return found


def _code_of(document: Document) -> str | None:
    symbols = symbols_in(document.number_printed or "")
    return symbols[0].type_code if symbols and not document.number_from_attachment else None


def _header(document: Document) -> dict[str, object]:
    named = document.issuer if document.issuer and not _UNNAMED.fullmatch(document.issuer) else None
    return {
        "number": document.number,
        "date": document.date,
        "place": document.place,
        "issuer name": named,
        "signer": document.signer,
    }


def _signature(document: Document) -> list[Finding]:
    signer = document.signer
    if signer is None:
        return []
    lines = (signer.first_line, signer.last_line)
    found: list[Finding] = []
    if signer.concurrent_position:
        text = f"Signed {signer.authority or signer.position} by somebody who is also {signer.concurrent_position}."
        found.append(Finding("role-clash", text, (), lines))
    if signer.authority and _NO_DOT.match(signer.authority):
        found.append(Finding("signature-form", f"“{signer.authority}” lacks its full stop.", (), lines, "note"))
    return found


def _issuer(document: Document) -> list[Finding]:
    described = document.described
    if described is None or described.issuer is None or not _UNNAMED.fullmatch(described.issuer):
        return []
    text = f"“{described.issuer}” is not named; the place stays empty."
    return [Finding("issuer-unknown", text, (), (document.first_line,))]
