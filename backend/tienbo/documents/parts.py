"""The documents of one file: which stretch of its text each takes, and what its header says (pure functions)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from tienbo.documents import numbers
from tienbo.documents.reading import Quote
from tienbo.documents.recognise.results import Document

_WITHIN = {"appendix"}


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file with its stretch of the text; appendices belong to the document before them."""

    recognised: Document
    start: int
    end: int
    attached: bool

    @property
    def fields(self) -> dict[str, Any]:
        """The columns of `Document` that its header fills; what the text does not say is None."""
        found, signer = self.recognised, self.recognised.signer
        issuer = found.issuer_body or found.issuer
        return {
            "number": found.number,
            "number_key": numbers.key(found.number),
            "type": found.type,
            "issuer": issuer,
            "issuer_key": numbers.issuer_key(issuer),
            "issued_on": found.date,
            "place": found.place,
            "subject": found.subject.text if found.subject else None,
            "signer": signer.name if signer else None,
            "signer_position": signer.position if signer else None,
            "signer_authority": signer.authority if signer else None,
            "recipients": [quote.text for quote in found.recipients],
        }

    @property
    def header(self) -> dict[str, Any]:
        """What was recognised, with its places, for the reader's page."""
        found = self.recognised
        return {
            "part": found.part,
            "confidence": found.confidence,
            "number_printed": found.number_printed,
            "date_printed": found.date_at.text if found.date_at else None,
            "issuer_printed": found.issuer,
            "issuer_level": found.issuer_level,
            "fields": {
                name: value if not isinstance(value, date) else value.isoformat()
                for name, value in self.fields.items()
                if not name.endswith("_key")
            },
            "places": {
                name: {"start": quote.start, "end": quote.end}
                for name, quote in (
                    ("number", found.number_at),
                    ("issued_on", found.date_at),
                    ("subject", found.subject),
                    ("recipients", _around(found.recipients)),
                )
                if quote is not None
            },
        }


def parts_of(text: str, documents: Sequence[Document]) -> list[Part]:
    """The documents of the file in order, together covering its text; a text without a document is one of no kind."""
    lines = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
    own = [document for document in documents if document.part not in _WITHIN] or list(documents[:1])
    starts = [lines[min(document.first_line, len(lines)) - 1] for document in own]
    if starts:
        starts[0] = 0
    bounds = [*starts, len(text)]
    return [
        Part(document, start, max(start, end), attached=document.attached_to is not None)
        for document, (start, end) in zip(own, pairwise(bounds), strict=True)
    ]


def _around(quotes: tuple[Quote, ...]) -> Quote | None:
    if not quotes:
        return None
    first, last = quotes[0], quotes[-1]
    return Quote(first.text, first.start, max(last.end, first.end), first.line)
