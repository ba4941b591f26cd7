"""Documents of a file as JSON: header, signer, what a page tells of."""

import re

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.periods import periods_in
from tienbo.documents.recognise.results import (
    Document,
    Signer,
)
from tienbo.documents.recognise.seed.shapes import Json, day_json, quote_json

_SPAN_YEARS = re.compile(r"(20\d\d)(?:-(20\d\d))?")


def document_json(document: Document) -> Json:
    shape: Json = {
        "part": document.part,
        "type": document.type,
        "type_code": document.type_code,
        "number": document.number,
        "issuer": document.issuer,
        "issuer_level": document.issuer_level,
        "date": day_json(document.date),
        "place": document.place,
        "subject": quote_json(document.subject) if document.subject else None,
        "signer": _signer(document.signer) if document.signer else None,
        "recipients": [quote.text for quote in document.recipients],
        "archive_codes": list(document.archive_codes),
        "lines": [document.first_line, document.last_line],
        "confidence": document.confidence,
    }
    if document.number_printed:
        shape["number_printed"] = document.number_printed
    if document.number_from_attachment and document.number_at:
        shape["number_from"] = quote_json(document.number_at)
    if document.date_at and document.date is None:
        shape["date_printed"] = document.date_at.text
    for name, value in (
        ("issuer_body", document.issuer_body),
        ("attached_to", document.attached_to),
        ("effective", document.effective),
        ("author", document.author),
    ):
        if value is not None:
            shape[name] = value
    if document.addressees:
        shape["addressees"] = [quote.text for quote in document.addressees]
    if document.subject and (years := _years(document.subject.text)):
        shape["period"] = {"from": years[0], "to": years[1]}
    if document.described:
        described = document.described
        shape["describes"] = {
            "number": described.number,
            "type": described.type,
            "date": day_json(described.date),
            "issuer": described.issuer,
            "subject": described.subject,
        }
    return shape


def _years(subject: str) -> tuple[int, int] | None:
    for period in periods_in(flat(subject)):
        match = _SPAN_YEARS.search(period.name)
        if match:
            return int(match[1]), int(match[2] or match[1])
    return None


def _signer(signer: Signer) -> Json:
    return {
        "authority": signer.authority,
        "position": signer.position,
        "mark": signer.mark,
        "concurrent_position": signer.concurrent_position,
        "name": signer.name,
        "lines": [signer.first_line, signer.last_line],
    }
