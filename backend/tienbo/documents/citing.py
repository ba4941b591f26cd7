"""Which documents here a citation means: found anew at each reading, so that a later upload fills every place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.documents.models import Document, Proposal, ProposalKind, ProposalState
from tienbo.documents.numbers import Named, issuer_key, same_document
from tienbo.documents.presenting import newest_texts, ref
from tienbo.documents.queries import may_read, readable_documents
from tienbo.documents.schemas import Stub, StubList


def named(citation: Proposal) -> Named:
    """What identifies the document that a citation names."""
    content = citation.content
    issued_on = content.get("issued_on")
    return Named(citation.key, date.fromisoformat(issued_on) if issued_on else None, issuer_key(content.get("issuer")))


def identity(document: Document) -> Named:
    return Named(document.number_key, document.issued_on, document.issuer_key)


def meant_by(session: Session, actor: Actor, citations: Sequence[Proposal]) -> dict[int, list[Document]]:
    """For each citation (by id) the documents within the caller's reach that it may mean.

    The one that a person chose stands alone. Several copies of one document (held by different units) are all given,
    those of the citing document's own unit and its superiors being what the caller sees anyway.
    """
    keys = {citation.key for citation in citations if citation.key}
    chosen = {citation.cited_id for citation in citations if citation.cited_id}
    held = session.scalars(
        readable_documents(actor).where(Document.number_key.in_(keys) | Document.id.in_(chosen)).order_by(Document.id)
    ).all()
    by_key: dict[str | None, list[Document]] = defaultdict(list)
    for document in held:
        by_key[document.number_key].append(document)
    return {citation.id: _meant(citation, by_key, held) for citation in citations}


def _meant(citation: Proposal, by_key: dict[str | None, list[Document]], held: Iterable[Document]) -> list[Document]:
    if citation.cited_id is not None:
        return [document for document in held if document.id == citation.cited_id]
    return [
        document
        for document in by_key.get(citation.key, [])
        if document.id != citation.document_id and same_document(named(citation), identity(document))
    ]


def current_citations(
    session: Session,
    actor: Actor,
    *,
    document_ids: Iterable[int] | None = None,
    keys: Iterable[str] | None = None,
    chosen: Iterable[int] = (),
) -> list[Proposal]:
    """Citations, not rejected, of the newest text of documents within reach.

    Those of `document_ids`; or those that name one of the number `keys`, or of which a person said that one of
    `chosen` is meant; or all.
    """
    query = (
        select(Proposal)
        .join(Document, Document.id == Proposal.document_id)
        .where(
            may_read(actor),
            Proposal.kind == ProposalKind.citation,
            Proposal.state != ProposalState.rejected,
            Proposal.text_id.in_(newest_texts(document_ids)),
        )
        .order_by(Proposal.document_id, Proposal.position)
    )
    if keys is not None:
        query = query.where(Proposal.key.in_(keys) | Proposal.cited_id.in_(chosen))
    return list(session.scalars(query))


def list_stubs(session: Session, actor: Actor) -> StubList:
    """Documents that are named here and that nobody has uploaded, the most cited first."""
    citations = [citation for citation in current_citations(session, actor) if citation.key]
    meant = meant_by(session, actor, citations)
    groups: list[tuple[Named, list[Proposal]]] = []
    by_key: dict[str | None, list[tuple[Named, list[Proposal]]]] = defaultdict(list)
    for citation in citations:
        if meant[citation.id] or citation.content["relation"] == "self":
            continue
        name = named(citation)
        for known, members in by_key[citation.key]:
            if name == known or same_document(name, known):
                members.append(citation)
                break
        else:
            group = (name, [citation])
            groups.append(group)
            by_key[citation.key].append(group)
    groups.sort(key=lambda group: -len(group[1]))
    citing = _documents(session, actor, {member.document_id for _, members in groups for member in members})
    return StubList(items=[_stub(members, citing) for _, members in groups])


def _documents(session: Session, actor: Actor, ids: set[int]) -> dict[int, Document]:
    return {row.id: row for row in session.scalars(readable_documents(actor).where(Document.id.in_(ids)))}


def _stub(members: list[Proposal], documents: dict[int, Document]) -> Stub:
    """What the citations say together: of each field the first that is said."""
    said = {
        name: next((member.content[name] for member in members if member.content[name]), None)
        for name in ("type", "issued_on", "issuer", "subject")
    }
    return Stub(
        number=members[0].content["number"],
        cited_by=[ref(documents[document_id]) for document_id in dict.fromkeys(m.document_id for m in members)],
        **said,
    )
