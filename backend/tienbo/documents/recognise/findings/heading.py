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
_PARTS: Final = {
    "number": "số và ký hiệu",
    "date": "ngày ban hành",
    "place": "địa danh",
    "issuer name": "tên cơ quan ban hành",
    "signer": "người ký",
}


def heading_findings(facts: Facts) -> list[Finding]:
    found: list[Finding] = []
    named = any(_PROVINCE.search(passage.text) for passage in facts.passages)
    for document in facts.recognition.documents:
        found += _number(document)
        found += _signature(document)
        if not named:
            found += _issuer(document)
    found += [
        Finding(
            "recipient-glued",
            f"Nơi nhận “{quote.text}” bị ghi liền dòng với nơi nhận khác.",
            f"“{quote.text}” stands on the line of another recipient.",
            (quote,),
            (quote.line,),
        )
        for quote in facts.glued
    ]
    return found


def _number(document: Document) -> list[Finding]:
    line = document.title_line or document.first_line
    if document.part not in {"main", "decision"}:
        return []
    found: list[Finding] = []
    if document.number_blank and document.number_at:
        vi = f"Số văn bản để trống: “{document.number_printed}”."
        en = f"The number is left blank: “{document.number_printed}”."
        found.append(Finding("blank-number", vi, en, (document.number_at,), (document.number_at.line,)))
    elif document.number_from_attachment and document.number_at:
        vi = f"Số {document.number} chỉ được ghi ở phần “Kèm theo”, không ghi ở đầu văn bản."
        en = f"The number {document.number} is only printed in the note of what is attached."
        found.append(Finding("number-only-in-attachment", vi, en, (document.number_at,), (document.number_at.line,)))
    elif document.number is None and document.type is not None:
        missing = [name for name, value in _header(document).items() if value is None]
        vi = f"Văn bản thiếu: {', '.join(_PARTS[name] for name in missing)}."
        found.append(Finding("missing-header", vi, f"The text has no {', '.join(missing)}.", (), (line,)))
    named = type_of_code(_code_of(document))
    if named and document.type and flat(named).split()[:2] != flat(document.type).split()[:2]:
        vi = f"Ký hiệu {document.number_printed} là của {named}, nhưng tên loại văn bản ghi là {document.type}."
        en = f"The symbol {document.number_printed} is that of a {named}, the title says {document.type}."
        found.append(Finding("type-symbol-clash", vi, en, (), (line,)))
    if document.date_at and document.date is None:
        at = document.date_at
        vi = f"Ngày, tháng, năm ban hành chưa ghi đủ: “{at.text}”."
        found.append(Finding("blank-date", vi, f"The date is incomplete: “{at.text}”.", (at,), (at.line,)))
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
        signed = signer.authority or signer.position
        vi = f"Ký với tư cách “{signed}” nhưng còn ghi chức vụ khác của người ký: “{signer.concurrent_position}”."
        en = f"Signed {signed} by somebody who is also {signer.concurrent_position}."
        found.append(Finding("role-clash", vi, en, (), lines))
    if signer.authority and _NO_DOT.match(signer.authority):
        vi = f"Quyền hạn ký “{signer.authority}” thiếu dấu chấm sau chữ viết tắt."
        found.append(Finding("signature-form", vi, f"“{signer.authority}” lacks its full stop.", (), lines, "note"))
    return found


def _issuer(document: Document) -> list[Finding]:
    described = document.described
    if described is None or described.issuer is None or not _UNNAMED.fullmatch(described.issuer):
        return []
    vi = f"“{described.issuer}” không được nêu tên cụ thể; địa danh để trống."
    en = f"“{described.issuer}” is not named; the place stays empty."
    return [Finding("issuer-unknown", vi, en, (), (document.first_line,))]
