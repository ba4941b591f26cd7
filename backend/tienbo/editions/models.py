"""Editions: a unit's numbered consolidations of a form and period, and the bytes that were frozen."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, Enum, ForeignKey, Identity, Index, LargeBinary, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.expression import text

from tienbo.database import Base


class EditionState(StrEnum):
    draft = "draft"
    frozen = "frozen"
    submitted = "submitted"
    accepted = "accepted"
    returned = "returned"


class FigureBasis(StrEnum):
    """What is added up: the accepted submissions below, or the accepted editions of the level below."""

    live = "live"
    official = "official"


edition_state_type = Enum(EditionState, name="edition_state")
basis_type = Enum(FigureBasis, name="edition_basis")


class Edition(Base):
    """What the unit adds to the sums is changed while it is a draft, and by nobody afterwards."""

    __tablename__ = "edition"
    __table_args__ = (
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("(state = 'draft') = (sha256 IS NULL)", name="hashed_when_frozen"),
        CheckConstraint("(state = 'draft') = (frozen_at IS NULL)", name="dated_when_frozen"),
        CheckConstraint("(document_number IS NULL) = (issued_on IS NULL)", name="issued_whole"),
        Index("uq_edition_form_id", "form_id", "period_id", "unit_id", "number", unique=True),
        Index(
            "uq_edition_draft",
            "form_id",
            "period_id",
            "unit_id",
            unique=True,
            postgresql_where=text("state = 'draft'"),
        ),
        Index("ix_edition_unit_id", "unit_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("form.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    tree_on: Mapped[date] = mapped_column(comment="The period's last day: its tree is the one that counts.")
    number: Mapped[int] = mapped_column(comment="From 1 for each form, period and unit.")
    basis: Mapped[FigureBasis] = mapped_column(basis_type)
    state: Mapped[EditionState] = mapped_column(edition_state_type)
    version: Mapped[int] = mapped_column(comment="Grows with every change; the ETag.")
    demo: Mapped[bool] = mapped_column(comment="Made-up figures.")
    adjustments: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, comment="The unit's own, each with its reason.")
    waivers: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, comment="Why it goes without a missing reporter.")
    report: Mapped[dict[str, Any]] = mapped_column(
        JSONB, comment="Narrative sections, issuer, recipients, who signs as what."
    )
    sha256: Mapped[str | None] = mapped_column(comment="Of the frozen bytes.")
    frozen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    frozen_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    submitted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decided_at: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), comment="When the superior accepted or returned it."
    )
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    reason: Mapped[str | None] = mapped_column(comment="Why it was returned or withdrawn.")
    document_number: Mapped[str | None] = mapped_column(comment="Of the signed report, once it is issued.")
    issued_on: Mapped[date | None]
    signed_by: Mapped[dict[str, Any] | None] = mapped_column(JSONB, comment="Who signed the report, as issued.")
    stale_since: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), comment="When something under it first changed after it was frozen."
    )
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class EditionContent(Base):
    """What was frozen, byte by byte; rows are only ever added."""

    __tablename__ = "edition_content"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="For row security.")
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"), comment="For row security.")
    content: Mapped[bytes] = mapped_column(LargeBinary, comment="Canonical JSON in UTF-8, as it was hashed.")
