"""Decisions about proposals: a machine proposes, a person confirms, corrects or rejects."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.models import User
from tienbo.access.scope import Actor
from tienbo.documents import numbers, queries, service
from tienbo.documents.citing import meant_by
from tienbo.documents.contents import CONTENT, AnyContent
from tienbo.documents.lifecycle import allowed
from tienbo.documents.models import (
    Clause,
    Document,
    DocumentFile,
    DocumentState,
    DocumentText,
    Proposal,
    ProposalKind,
    ProposalState,
)
from tienbo.documents.presenting import ref
from tienbo.documents.schemas import (
    Decision,
    DocumentAction,
    ManyConfirmed,
    NewProposal,
    ProposalList,
    ProposalRead,
)
from tienbo.exchange.events import record
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Text, VersionStale


def list_proposals(session: Session, actor: Actor, document_id: int, edition: int | None = None) -> ProposalList:
    """Proposals of an edition (without one: the newest), in the order of the text.

    Whoever cannot decide about them reads the confirmed ones alone: an unconfirmed proposal says nothing yet.
    """
    document = queries.get_readable(session, actor, document_id)
    text = _text(session, document_id, edition)
    if text is None:
        return ProposalList(items=[], editable=False)
    duties = queries.duties_of(session, actor, document.unit_id)
    query = select(Proposal).where(Proposal.text_id == text.id)
    if not duties.edits:
        query = query.where(Proposal.state == ProposalState.confirmed)
    rows = session.scalars(query.order_by(Proposal.start.nulls_first(), Proposal.position)).all()
    return ProposalList(
        items=reads(session, actor, rows), editable=DocumentAction.decide in allowed(document.state, duties)
    )


def reads(session: Session, actor: Actor, proposals: Sequence[Proposal]) -> list[ProposalRead]:
    meant = meant_by(session, actor, [row for row in proposals if row.kind is ProposalKind.citation])
    ids = {row.decided_by_id for row in proposals if row.decided_by_id}
    names = dict(session.execute(select(User.id, User.name).where(User.id.in_(ids))).all())
    return [
        ProposalRead(
            id=row.id,
            document_id=row.document_id,
            kind=row.kind,
            state=row.state,
            version=row.version,
            clause=row.clause,
            start=row.start,
            end=row.end,
            quote=row.quote,
            confidence=row.confidence,
            corrected=row.recognised is not None and row.recognised != row.content,
            content=CONTENT.validate_python(row.content),
            cited=[ref(document) for document in meant.get(row.id, [])],
            decided_by=names.get(row.decided_by_id or 0),
            decided_at=row.decided_at,
        )
        for row in proposals
    ]


def decide(session: Session, actor: Actor, proposal_id: int, version: int, decision: Decision) -> ProposalRead:
    """Confirm, correct, reject, or take the decision back.

    Raises:
        NotFound, Forbidden, VersionStale: as for every change of a document.
        NotNow: the document is issued already.
        InvalidInput: content of another kind, or a cited document out of reach.
    """
    proposal = session.scalar(
        select(Proposal)
        .join(Document, Document.id == Proposal.document_id)
        .where(Proposal.id == proposal_id, queries.may_read(actor))
        .with_for_update()
    )
    if proposal is None:
        raise NotFound
    document = _deciding(session, actor, proposal.document_id)
    _not_settled(document, [proposal])
    if proposal.version != version:
        raise VersionStale
    before = {"state": proposal.state, "content": proposal.content, "cited_id": proposal.cited_id}
    if decision.content is not None:
        _write(proposal, decision.content)
    if decision.cited_id is not None:
        _check_cited(session, actor, proposal, decision.cited_id)
    proposal.cited_id = decision.cited_id
    _settle(proposal, actor, decision.state)
    record(
        session,
        actor,
        f"proposal.{decision.state}",
        ("document", document.id),
        document.unit_id,
        proposal=proposal.id,
        what=proposal.kind,
        before=before["state"],
        content=None if proposal.content == before["content"] else [before["content"], proposal.content],
        cited=[before["cited_id"], proposal.cited_id] if before["cited_id"] != proposal.cited_id else None,
    )
    session.flush()
    return reads(session, actor, [proposal])[0]


def confirm_many(session: Session, actor: Actor, document_id: int, wanted: ManyConfirmed) -> ProposalList:
    """Confirm together what a person has looked at together, all or none.

    Raises:
        NotFound, Forbidden, NotNow: as for every change of a document.
        VersionStale: one of them has been decided or corrected since.
    """
    document = _deciding(session, actor, document_id)
    versions = dict(wanted.proposals)
    rows = session.scalars(
        select(Proposal).where(Proposal.document_id == document_id, Proposal.id.in_(versions)).with_for_update()
    ).all()
    if len(rows) != len(versions):
        raise NotFound
    if any(row.version != versions[row.id] for row in rows):
        raise VersionStale
    _not_settled(document, rows)
    for row in rows:
        _settle(row, actor, ProposalState.confirmed)
    record(
        session,
        actor,
        "proposal.confirmed",
        ("document", document.id),
        document.unit_id,
        proposals=sorted(versions),
    )
    session.flush()
    return ProposalList(items=reads(session, actor, rows), editable=True)


def add(session: Session, actor: Actor, document_id: int, wanted: NewProposal) -> ProposalRead:
    """Something a person read in the text; it is confirmed by being added.

    Raises:
        NotFound, Forbidden, NotNow: as for every change of a document.
        InvalidInput: a place outside of the document's text.
    """
    document = _deciding(session, actor, document_id)
    text = _text(session, document_id, None)
    if text is None or not text.start <= wanted.start < wanted.end <= text.end:
        place = Text("Vị trí nằm ngoài văn bản.", "The place is outside the document's text.")
        raise InvalidInput(errors=[FieldError("/start", "outside-text", place)])
    words = session.scalar(
        select(func.substr(DocumentFile.text, wanted.start + 1, wanted.end - wanted.start)).where(
            DocumentFile.id == text.file_id
        )
    )
    last = session.scalar(select(func.max(Proposal.position)).where(Proposal.text_id == text.id)) or 0
    proposal = Proposal(
        document_id=document.id,
        text_id=text.id,
        kind=ProposalKind(wanted.content.kind),
        position=last + 1,
        clause=session.scalar(
            select(Clause.anchor)
            .where(Clause.text_id == text.id, Clause.start <= wanted.start)
            .order_by(Clause.start.desc())
            .limit(1)
        ),
        start=wanted.start,
        end=wanted.end,
        quote=(words or "")[:2_000],
    )
    _write(proposal, wanted.content)
    proposal.version = 0
    _settle(proposal, actor, ProposalState.confirmed)
    session.add(proposal)
    session.flush()
    record(
        session,
        actor,
        "proposal.added",
        ("document", document.id),
        document.unit_id,
        proposal=proposal.id,
        content=proposal.content,
    )
    return reads(session, actor, [proposal])[0]


def _deciding(session: Session, actor: Actor, document_id: int) -> Document:
    document = queries.get_readable(session, actor, document_id, for_update=True)
    duties = queries.duties_of(session, actor, document.unit_id)
    if not duties.edits:
        raise Forbidden
    if DocumentAction.decide not in allowed(document.state, duties):
        raise service.NotNow
    return document


def _not_settled(document: Document, proposals: Sequence[Proposal]) -> None:
    """What an issued document says is settled; only what an amended text proposes is still open."""
    if document.state is DocumentState.issued and any(row.state is not ProposalState.proposed for row in proposals):
        raise service.NotNow


def _text(session: Session, document_id: int, edition: int | None) -> DocumentText | None:
    query = select(DocumentText).where(DocumentText.document_id == document_id)
    if edition is not None:
        query = query.where(DocumentText.edition == edition)
    return session.scalar(query.order_by(DocumentText.edition.desc()).limit(1))


def _write(proposal: Proposal, content: AnyContent) -> None:
    if content.kind != proposal.kind:
        text = Text("Nội dung không cùng loại với đề xuất.", "The content is of another kind than the proposal.")
        raise InvalidInput(errors=[FieldError("/content/kind", "other-kind", text)])
    proposal.content = content.model_dump(mode="json")
    proposal.key = numbers.key(proposal.content["number"]) if content.kind == "citation" else None


def _check_cited(session: Session, actor: Actor, proposal: Proposal, cited_id: int) -> None:
    known = session.scalar(queries.readable_documents(actor).where(Document.id == cited_id))
    if proposal.kind is not ProposalKind.citation or known is None or cited_id == proposal.document_id:
        text = Text("Không có văn bản này trong phạm vi của bạn.", "There is no such document within your scope.")
        raise InvalidInput(errors=[FieldError("/cited_id", "unknown", text)])


def _settle(proposal: Proposal, actor: Actor, state: ProposalState) -> None:
    proposal.state = state
    proposal.version += 1
    decided = state is not ProposalState.proposed
    proposal.decided_by_id = actor.user_id if decided else None
    proposal.decided_at = clock.now() if decided else None
