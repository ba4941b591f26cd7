"""What the reader's page shows beside the proposals: the text, one clause, and what happened to the document."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from tienbo.access.models import ServiceClient, User
from tienbo.access.scope import Actor
from tienbo.documents import queries
from tienbo.documents.models import Clause, DocumentFile, DocumentText
from tienbo.documents.schemas import ClauseRead, DocumentHistory, Happening, TextRead
from tienbo.documents.stored_blocks import within
from tienbo.exchange.models import Event
from tienbo.problems import NotFound


def get_text(session: Session, actor: Actor, document_id: int, edition: int | None) -> TextRead:
    """An edition of the text, without a number the newest; facts without a text have no blocks.

    Raises:
        NotFound: outside the caller's reach, or no such edition.
    """
    queries.get_readable(session, actor, document_id)
    query = select(DocumentText).where(DocumentText.document_id == document_id)
    if edition is not None:
        query = query.where(DocumentText.edition == edition)
    newest = _newest(session, document_id)
    text = session.scalar(query.order_by(DocumentText.edition.desc()).limit(1))
    if text is None:
        raise NotFound
    file = session.get(DocumentFile, text.file_id, options=[undefer(DocumentFile.blocks)]) if text.file_id else None
    clauses = session.scalars(select(Clause).where(Clause.text_id == text.id).order_by(Clause.position))
    return TextRead(
        edition=text.edition,
        start=text.start,
        end=text.end,
        blocks=within(file.blocks, text.start, text.end) if file else [],
        clauses=[_clause(clause, text.edition, newest) for clause in clauses],
    )


def get_clause(session: Session, actor: Actor, document_id: int, anchor: str) -> ClauseRead:
    """The clause in the newest edition that has it: an old anchor never leads nowhere.

    Raises:
        NotFound: outside the caller's reach, or no edition has the anchor.
    """
    queries.get_readable(session, actor, document_id)
    row = session.execute(
        select(Clause, DocumentText.edition)
        .join(DocumentText, DocumentText.id == Clause.text_id)
        .where(Clause.document_id == document_id, Clause.anchor == anchor)
        .order_by(DocumentText.edition.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        raise NotFound
    return _clause(row[0], row[1], _newest(session, document_id))


def get_history(session: Session, actor: Actor, document_id: int) -> DocumentHistory:
    """Everything that happened to the document and its proposals, the newest first."""
    queries.get_readable(session, actor, document_id)
    # The name of someone outside the reader's scope is not shown, only that someone acted.
    rows = session.execute(
        select(Event, User.name, ServiceClient.name)
        .outerjoin(User, User.id == Event.user_id)
        .outerjoin(ServiceClient, ServiceClient.id == Event.client_id)
        .where(Event.subject_kind == "document", Event.subject_id == str(document_id))
        .order_by(Event.happened_at.desc(), Event.id.desc())
    )
    return DocumentHistory(
        items=[
            Happening(
                happened_at=event.happened_at, kind=event.kind, user_name=person, program=program, data=event.data
            )
            for event, person, program in rows
        ]
    )


def _newest(session: Session, document_id: int) -> int:
    return session.scalar(select(func.max(DocumentText.edition)).where(DocumentText.document_id == document_id)) or 0


def _clause(clause: Clause, edition: int, newest: int) -> ClauseRead:
    return ClauseRead(
        anchor=clause.anchor,
        parent=clause.parent,
        depth=clause.depth,
        kind=clause.kind,
        label=clause.label,
        heading=clause.heading,
        start=clause.start,
        end=clause.end,
        text=clause.text,
        edition=edition,
        current=edition == newest,
    )
