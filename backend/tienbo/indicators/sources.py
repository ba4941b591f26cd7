"""The document and clause that a target names as the ones which ask it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.documents.models import OUT, Clause, Document, DocumentState
from tienbo.indicators.keeping_problems import refuse
from tienbo.indicators.naming import Place

DOCUMENT, CLAUSE = "/target/document_id", "/target/clause"


def check_source(session: Session, place: Place, document_id: int | None, clause: str | None) -> None:
    """The document is one that the unit works by and that a person has confirmed, and it has the clause.

    Without a document here the words of the source stand alone, the clause beside them as they say it.

    Raises:
        RuleBroken: it is none of the unit's and its superiors', still a draft, or without such a clause.
    """
    if document_id is None:
        return
    document = session.scalar(select(Document).where(Document.id == document_id, Document.unit_id.in_(place.superiors)))
    own = document is not None and document.unit_id == place.unit_id
    if document is None or (not own and document.state not in OUT):
        raise refuse(
            "document-unknown",
            "Không có văn bản này trong số văn bản của đơn vị và văn bản cấp trên đã ban hành.",
            "It is none of the unit's documents and of those issued above it.",
            DOCUMENT,
        )
    if document.state is DocumentState.draft:
        raise refuse(
            "document-not-confirmed",
            "Văn bản này còn là dự thảo; hãy xác nhận văn bản trước khi dẫn.",
            "This document is still a draft; confirm it before it is cited.",
            DOCUMENT,
        )
    known = select(Clause.id).where(Clause.document_id == document_id, Clause.anchor == clause)
    if clause is not None and session.scalar(known.limit(1)) is None:
        raise refuse("clause-unknown", "Văn bản này không có mục đó.", "The document has no such clause.", CLAUSE)
