"""Plan documents: what each one is, its text in editions, its clauses, and what recognition proposes about it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Computed, DateTime, Enum, ForeignKey, Identity, Index, func
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class DocumentState(StrEnum):
    """From `issued` on the document is meant for the units below; before, it is its own unit's work."""

    draft = "draft"  # read, not yet confirmed by a person
    confirmed = "confirmed"
    issued = "issued"
    replaced = "replaced"  # by another document, or by a law's
    withdrawn = "withdrawn"
    expired = "expired"


OUT = (DocumentState.issued, DocumentState.replaced, DocumentState.withdrawn, DocumentState.expired)


class ProposalKind(StrEnum):
    """What recognition proposes; a finding is a remark about the text, the others are what the text says."""

    citation = "citation"
    target = "target"
    obligation = "obligation"
    responsibility = "responsibility"
    matrix = "matrix"
    finding = "finding"


class ProposalState(StrEnum):
    proposed = "proposed"
    confirmed = "confirmed"
    rejected = "rejected"


document_state_type = Enum(DocumentState, name="document_state")
proposal_kind_type = Enum(ProposalKind, name="proposal_kind")
proposal_state_type = Enum(ProposalState, name="proposal_state")


class DocumentFile(Base):
    """An uploaded file, whose bytes are kept under their hash, and the text that was read from it."""

    __tablename__ = "document_file"
    __table_args__ = (Index("uq_document_file_unit_id_sha256", "unit_id", "sha256", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    sha256: Mapped[str] = mapped_column(comment="Hex; the name of the file in the store.")
    size: Mapped[int] = mapped_column(comment="Bytes.")
    name: Mapped[str] = mapped_column(comment="As the sender named it: data, never a path.")
    format: Mapped[str] = mapped_column(comment="docx, odt, pdf, html, txt, doc: told from the bytes.")
    uploaded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    text: Mapped[str] = mapped_column(deferred=True, comment="What offsets of clauses and proposals point into.")
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, deferred=True, comment="documents/stored_blocks.py")
    notes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, comment="What reading remarked: kind, text, count.")


class Document(Base):
    """A plan document held by a unit: its own, or a copy of one that it works by.

    Number, issuer and date together identify it; numbers begin again every year and with every issuer.
    """

    __tablename__ = "document"
    __table_args__ = (
        Index("uq_document_unit_id", "unit_id", "issuer_key", "number_key", "issued_on", unique=True),
        Index("ix_document_number_key", "number_key"),
        Index("ix_document_issuer_id", "issuer_id"),
        Index("ix_document_attached_to_id", "attached_to_id"),
        CheckConstraint("(replaced_by_id IS NULL) OR state = 'replaced'", name="replaced_by_another"),
        CheckConstraint("replaced_by_id <> id AND attached_to_id <> id", name="not_itself"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Who holds it.")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    state: Mapped[DocumentState] = mapped_column(document_state_type)
    state_reason: Mapped[str | None] = mapped_column(comment="Why it was replaced, withdrawn or has expired.")
    state_on: Mapped[date | None] = mapped_column(comment="First day on which it is replaced, withdrawn or expired.")
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    attached_to_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id"), comment="The decision it came with (kèm theo)."
    )
    number: Mapped[str | None] = mapped_column(comment="Number and symbol in normal form; null where left blank.")
    number_key: Mapped[str | None] = mapped_column(comment="The number as numbers are compared: numbers.key().")
    type: Mapped[str | None] = mapped_column(comment="Quyết định, Kế hoạch, Chỉ thị …")
    issuer_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), comment="Null: not in the register.")
    issuer: Mapped[str | None] = mapped_column(comment="As printed.")
    issuer_key: Mapped[str | None] = mapped_column(comment="The issuer as issuers are compared: numbers.issuer_key().")
    issued_on: Mapped[date | None]
    place: Mapped[str | None]
    subject: Mapped[str | None] = mapped_column(comment="Trích yếu.")
    folded_subject: Mapped[str | None] = mapped_column(comment="Lower case without diacritics, for search.")
    signer: Mapped[str | None]
    signer_position: Mapped[str | None]
    signer_authority: Mapped[str | None] = mapped_column(comment="TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH …")
    recipients: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    source: Mapped[str | None] = mapped_column(comment="Where the facts come from, when not from a file held here.")
    demo: Mapped[bool] = mapped_column(default=False, server_default="false")
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class DocumentText(Base):
    """An edition of a document's text: part of one file. The newest counts; older anchors stay resolvable."""

    __tablename__ = "document_text"
    __table_args__ = (
        Index("uq_document_text_document_id", "document_id", "edition", unique=True),
        Index("ix_document_text_file_id", "file_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    edition: Mapped[int]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("document_file.id"), comment="Null: facts without a text.")
    start: Mapped[int] = mapped_column(comment="Where the document begins in the file's text.")
    end: Mapped[int]
    header: Mapped[dict[str, Any]] = mapped_column(JSONB, comment="What recognition read, with places: headers.py")
    reason: Mapped[str | None] = mapped_column(comment="Why the text was amended; null for the first edition.")
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class Clause(Base):
    """A clause of one edition, with its own words (those of its sub-clauses stand with them)."""

    __tablename__ = "clause"
    __table_args__ = (
        Index("uq_clause_text_id", "text_id", "anchor", unique=True),
        Index("ix_clause_document_id", "document_id"),
        Index("ix_clause_words", "words", postgresql_using="gin"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("document_text.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    anchor: Mapped[str] = mapped_column(comment="II.2.a; the same in every edition in which the clause stands.")
    parent: Mapped[str | None] = mapped_column(comment="Anchor of the clause it is part of.")
    position: Mapped[int]
    depth: Mapped[int]
    kind: Mapped[str] = mapped_column(comment="roman, number, letter, dash … or `text` for what stands outside.")
    label: Mapped[str] = mapped_column(comment="As printed: II, 2, a), -")
    heading: Mapped[str | None]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    folded: Mapped[str] = mapped_column(deferred=True, comment="Lower case without diacritics, for search.")
    words: Mapped[str] = mapped_column(
        TSVECTOR, Computed("to_tsvector('simple', folded)", persisted=True), deferred=True
    )


class Proposal(Base):
    """Something recognised in a text, or added by a person; it counts once a person has confirmed it."""

    __tablename__ = "proposal"
    __table_args__ = (
        Index("ix_proposal_document_id_kind", "document_id", "kind"),
        Index("ix_proposal_text_id", "text_id"),
        Index("ix_proposal_key", "key"),
        CheckConstraint('start <= "end"', name="span_forward"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence_share"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    text_id: Mapped[int] = mapped_column(ForeignKey("document_text.id"))
    kind: Mapped[ProposalKind] = mapped_column(proposal_kind_type)
    state: Mapped[ProposalState] = mapped_column(proposal_state_type)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    position: Mapped[int] = mapped_column(comment="Order within the text.")
    clause: Mapped[str | None] = mapped_column(comment="Anchor.")
    start: Mapped[int | None] = mapped_column(comment="Null: about the document as a whole.")
    end: Mapped[int | None]
    quote: Mapped[str | None] = mapped_column(comment="The words it was read from.")
    confidence: Mapped[float | None] = mapped_column(comment="How sure the rule is; null: added by a person.")
    recognised: Mapped[dict[str, Any] | None] = mapped_column(JSONB, comment="As proposed; null: added by a person.")
    content: Mapped[dict[str, Any]] = mapped_column(JSONB, comment="As it counts now, in the shape of contents.py.")
    key: Mapped[str | None] = mapped_column(comment="Of a citation: number_key of the document named.")
    cited_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id"), comment="Of a citation: which document a person said is meant."
    )
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
