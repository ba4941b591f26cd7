"""Facts of real plan documents, without their text: confirmed by hand, held by the units they belong to."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.documents import numbers
from tienbo.documents.contents import CONTENT, AnyContent, CitationContent
from tienbo.documents.issuing import body_of
from tienbo.documents.models import (
    Document,
    DocumentState,
    DocumentText,
    Proposal,
    ProposalKind,
    ProposalState,
)
from tienbo.packs.files import read_json
from tienbo.packs.matrix import unit_on
from tienbo.vietnamese import fold

# Documents of their own, and facts about one that another pack loads.
WHOLE: Final = (
    "documents/ha_tinh_2016_2020.json",
    "documents/thua_thien_hue_huyen_2018.json",
    "documents/dong_tuyen_2024.json",
)
OF_OTHERS: Final = ("documents/ha_tinh_board_2019.json",)

Json = dict[str, Any]


def load_plan_documents(session: Session) -> None:
    """Load after the units and the matrix of 2019."""
    for name in WHOLE:
        pack = read_json(name)
        _load_facts(session, _load_document(session, pack), pack)
    for name in OF_OTHERS:
        pack = read_json(name)
        _load_facts(session, _held(session, pack["of"]), pack)


def _load_document(session: Session, pack: Json) -> Document:
    day = date.fromisoformat(pack["holder"]["on"])
    unit_id = unit_on(session, pack["holder"]["unit"], day).unit_id
    header = pack["header"]
    document = Document(
        unit_id=unit_id,
        state=DocumentState(pack["state"]),
        number_key=numbers.key(header["number"]),
        folded_subject=fold(header["subject"]),
        issuer_id=body_of(session, header["issuer"], unit_id),
        issuer_key=numbers.issuer_key(header["issuer"]),
        source=pack["source"],
        **{**header, "issued_on": _day(header["issued_on"])},
    )
    session.add(document)
    session.flush()
    return document


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None


def _held(session: Session, of: Json) -> Document:
    unit = unit_on(session, of["unit"], date.fromisoformat(of["on"]))
    return session.execute(
        select(Document).where(Document.unit_id == unit.unit_id, Document.number_key == numbers.key(of["number"]))
    ).scalar_one()


def _load_facts(session: Session, document: Document, pack: Json) -> None:
    text = DocumentText(
        document_id=document.id, edition=1, file_id=None, start=0, end=0, header=_header(document, pack["printed"])
    )
    session.add(text)
    session.flush()
    session.add_all(_proposals(document, text, pack["proposals"]))
    session.flush()


def _header(document: Document, printed: Json) -> Json:
    """In the shape of `documents/parts.py`; without a text there are no places."""
    names = (
        *("number", "type", "issuer", "issued_on", "place", "subject"),
        *("signer", "signer_position", "signer_authority", "recipients"),
    )
    fields = {name: getattr(document, name) for name in names}
    return {
        "part": "main",
        "confidence": None,
        "issuer_printed": document.issuer,
        **printed,
        "fields": {name: str(value) if isinstance(value, date) else value for name, value in fields.items()},
        "places": {},
    }


def _proposals(document: Document, text: DocumentText, given: Iterable[Json]) -> Iterable[Proposal]:
    for position, item in enumerate(given, 1):
        content: AnyContent = CONTENT.validate_python(item["content"])
        yield Proposal(
            document_id=document.id,
            text_id=text.id,
            kind=ProposalKind(content.kind),
            state=ProposalState.confirmed,
            position=position,
            clause=item["clause"],
            quote=item["quote"],
            content=content.model_dump(mode="json"),
            key=numbers.key(content.number) if isinstance(content, CitationContent) else None,
        )
