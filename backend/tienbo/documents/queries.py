from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, units_above, visible_units
from tienbo.documents import numbers
from tienbo.documents.lifecycle import DocumentDuties, allowed
from tienbo.documents.models import (
    OUT,
    Document,
    DocumentFile,
    DocumentState,
    DocumentText,
    Proposal,
    ProposalKind,
    ProposalState,
)
from tienbo.documents.presenting import counts_of, edition_read, reads, ref
from tienbo.documents.schemas import DocumentDetail, DocumentPage, DocumentRef
from tienbo.exchange.updates import Since
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units import duty
from tienbo.vietnamese import fold


class DocumentFilter(NamedTuple):
    unit_id: int | None = None
    state: DocumentState | None = None
    type: str | None = None
    year: int | None = None
    q: str | None = None
    open: bool = False
    since: Since | None = None


def may_read(actor: Actor) -> ColumnElement[bool]:
    """Documents of the caller's units and those below, and of the units above what has been issued."""
    return or_(
        Document.unit_id.in_(visible_units(actor, Permission.document_read)),
        and_(Document.unit_id.in_(units_above(actor, Permission.document_read)), Document.state.in_(OUT)),
    )


def readable_documents(actor: Actor) -> Select[Document]:
    return select(Document).where(may_read(actor))


def get_readable(session: Session, actor: Actor, document_id: int, *, for_update: bool = False) -> Document:
    """One document.

    Raises:
        NotFound: outside the caller's reach, or above it and not issued.
    """
    query = readable_documents(actor).where(Document.id == document_id)
    document = session.scalar(query.with_for_update() if for_update else query)
    if document is None:
        raise NotFound
    return document


def duties_of(session: Session, actor: Actor, unit_id: int) -> DocumentDuties:
    """What the caller may do with the documents of a unit: whoever answers for it today does."""
    holder = duty.duty_of(session, unit_id, actor.today).holder_id
    return DocumentDuties(
        edits=holder in actor.roots_with(Permission.document_edit),
        issues=holder in actor.roots_with(Permission.document_issue),
    )


def list_documents(
    session: Session, actor: Actor, wanted: DocumentFilter, cursor: str | None, limit: int
) -> DocumentPage:
    """The latest day of issue first, those without a day before all."""
    query = _narrow(readable_documents(actor), wanted)
    counted = select(Document.state, func.count()).where(Document.id.in_(query.with_only_columns(Document.id)))
    counts = dict(session.execute(counted.group_by(Document.state)).all())
    if wanted.state is not None:
        query = query.where(Document.state == wanted.state)
    # Days from the far future down, so that one ascending key sorts the newest first.
    age = date(9999, 12, 31) - func.coalesce(Document.issued_on, date(9999, 12, 31))
    if cursor is not None:
        query = query.where(tuple_(age, Document.id) > tuple_(*decode_cursor(cursor, int, int)))
    rows = session.execute(query.add_columns(age).order_by(age, Document.id).limit(limit + 1)).all()
    more = len(rows) > limit
    return DocumentPage(
        items=reads(session, actor.today, [row[0] for row in rows[:limit]]),
        next_cursor=encode_cursor(rows[limit - 1][1], rows[limit - 1][0].id) if more else None,
        counts={state: counts.get(state, 0) for state in DocumentState},
    )


def _narrow(query: Select[Document], wanted: DocumentFilter) -> Select[Document]:
    if wanted.since is not None:
        decided = select(Proposal.document_id).where(wanted.since.touched(Proposal))
        query = query.where(or_(wanted.since.touched(Document), Document.id.in_(decided)))
    if wanted.unit_id is not None:
        query = query.where(Document.unit_id == wanted.unit_id)
    if wanted.type is not None:
        query = query.where(Document.type == wanted.type)
    if wanted.year is not None:
        query = query.where(func.extract("year", Document.issued_on) == wanted.year)
    if wanted.open:
        undecided = select(Proposal.document_id).where(
            Proposal.state == ProposalState.proposed, Proposal.kind != ProposalKind.finding
        )
        query = query.where(Document.id.in_(undecided))
    if wanted.q:
        key = numbers.key(wanted.q) or ""
        query = query.where(
            or_(
                Document.folded_subject.contains(fold(wanted.q), autoescape=True),
                Document.number_key.contains(key, autoescape=True),
                Document.issuer_key.contains(numbers.issuer_key(wanted.q) or "", autoescape=True),
            )
        )
    return query


def get_document(session: Session, actor: Actor, document_id: int) -> DocumentDetail:
    return detail(session, actor, get_readable(session, actor, document_id))


def detail(session: Session, actor: Actor, document: Document) -> DocumentDetail:
    """The document with everything its page needs but the text."""
    counts = counts_of(session, [document.id])[document.id]
    editions = editions_of(session, document.id)
    attachments = session.scalars(
        readable_documents(actor).where(Document.attached_to_id == document.id).order_by(Document.id)
    )
    return DocumentDetail(
        **reads(session, actor.today, [document])[0].model_dump(),
        version=document.version,
        actions=allowed(document.state, duties_of(session, actor, document.unit_id)),
        place=document.place,
        signer=document.signer,
        signer_position=document.signer_position,
        signer_authority=document.signer_authority,
        recipients=document.recipients,
        source=document.source,
        state_reason=document.state_reason,
        state_on=document.state_on,
        replaced_by=_ref_by_id(session, actor, document.replaced_by_id),
        attached_to=_ref_by_id(session, actor, document.attached_to_id),
        attachments=[ref(attachment) for attachment in attachments],
        header=editions[0][0].header if editions else {},
        editions=[edition_read(text, file) for text, file in editions],
        proposals=counts.by_kind,
    )


def editions_of(session: Session, document_id: int) -> list[tuple[DocumentText, DocumentFile | None]]:
    """Every edition of the text with its file, the newest first."""
    rows = session.execute(
        select(DocumentText, DocumentFile)
        .outerjoin(DocumentFile, DocumentFile.id == DocumentText.file_id)
        .where(DocumentText.document_id == document_id)
        .order_by(DocumentText.edition.desc())
    )
    return [(text, file) for text, file in rows]


def _ref_by_id(session: Session, actor: Actor, document_id: int | None) -> DocumentRef | None:
    if document_id is None:
        return None
    document = session.scalar(readable_documents(actor).where(Document.id == document_id))
    return ref(document) if document else None
