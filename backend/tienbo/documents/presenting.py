"""Documents as the API shows them: with holder, issuer, and what is still open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tienbo.documents.models import (
    Document,
    DocumentFile,
    DocumentText,
    Proposal,
    ProposalKind,
    ProposalState,
)
from tienbo.documents.schemas import DocumentRead, DocumentRef, EditionRead, FileRead
from tienbo.units.body_models import BodyName, NameKind
from tienbo.units.models import UnitVersion
from tienbo.units.refs import BodyRef, unit_ref


@dataclass(frozen=True)
class Counts:
    """Of one document: how many proposals of each kind are in each state."""

    by_kind: dict[ProposalKind, dict[ProposalState, int]]

    @property
    def open(self) -> int:
        return sum(
            states.get(ProposalState.proposed, 0)
            for kind, states in self.by_kind.items()
            if kind is not ProposalKind.finding
        )

    @property
    def findings(self) -> int:
        states = self.by_kind.get(ProposalKind.finding, {})
        return sum(count for state, count in states.items() if state is not ProposalState.rejected)


def reads(session: Session, today: date, documents: Sequence[Document]) -> list[DocumentRead]:
    counts = counts_of(session, [document.id for document in documents])
    units = holders(session, documents, today)
    bodies = _issuers(session, documents, today)
    return [
        DocumentRead(
            **ref(document).model_dump(),
            unit=unit_ref(units[document.id]),
            issuer_body=bodies.get(document.id),
            demo=document.demo,
            open_proposals=counts[document.id].open,
            findings=counts[document.id].findings,
            changed_at=document.changed_at,
        )
        for document in documents
    ]


def ref(document: Document) -> DocumentRef:
    return DocumentRef(
        id=document.id,
        type=document.type,
        number=document.number,
        issued_on=document.issued_on,
        issuer=document.issuer,
        subject=document.subject,
        state=document.state,
    )


def newest_texts(document_ids: Iterable[int] | None = None) -> Select[int]:
    """Ids of the newest edition of each of these documents, or of all."""
    query = select(func.max(DocumentText.id)).group_by(DocumentText.document_id)
    return query if document_ids is None else query.where(DocumentText.document_id.in_(document_ids))


def counts_of(session: Session, document_ids: Iterable[int]) -> defaultdict[int, Counts]:
    """Counts over the newest edition of each document."""
    rows = session.execute(
        select(Proposal.document_id, Proposal.kind, Proposal.state, func.count())
        .where(Proposal.text_id.in_(newest_texts(document_ids)))
        .group_by(Proposal.document_id, Proposal.kind, Proposal.state)
    )
    found: defaultdict[int, Counts] = defaultdict(lambda: Counts({}))
    for document_id, kind, state, count in rows:
        if document_id not in found:
            found[document_id] = Counts({})
        found[document_id].by_kind.setdefault(kind, {})[state] = count
    return found


def edition_read(text: DocumentText, file: DocumentFile | None) -> EditionRead:
    return EditionRead(
        edition=text.edition, reason=text.reason, made_at=text.made_at, file=file_read(file) if file else None
    )


def file_read(file: DocumentFile) -> FileRead:
    return FileRead(
        id=file.id,
        name=file.name,
        format=file.format,
        size=file.size,
        sha256=file.sha256,
        uploaded_at=file.uploaded_at,
        notes=file.notes,
    )


def holders(session: Session, documents: Sequence[Document], today: date) -> dict[int, UnitVersion]:
    """The holder of each document under its name on the day of issue, or as it was last called."""
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id.in_({document.unit_id for document in documents}))
    ).all()
    versions: dict[int, list[UnitVersion]] = defaultdict(list)
    for row in rows:
        versions[row.unit_id].append(row)
    return {
        document.id: next(
            (row for row in versions[document.unit_id] if (document.issued_on or today) in row.valid),
            max(versions[document.unit_id], key=lambda row: row.valid.upper or date.max),
        )
        for document in documents
    }


def _issuers(session: Session, documents: Sequence[Document], today: date) -> dict[int, BodyRef]:
    names = session.scalars(
        select(BodyName).where(
            BodyName.body_id.in_({document.issuer_id for document in documents if document.issuer_id}),
            BodyName.kind == NameKind.official,
        )
    ).all()
    found: dict[int, BodyRef] = {}
    for document in documents:
        own = [name for name in names if name.body_id == document.issuer_id]
        on_day = next((name for name in own if (document.issued_on or today) in name.valid), own[0] if own else None)
        if on_day is not None:
            found[document.id] = BodyRef(id=on_day.body_id, name=on_day.name)
    return found
