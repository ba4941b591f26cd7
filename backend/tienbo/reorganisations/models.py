from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ARRAY, CheckConstraint, DateTime, ForeignKey, Identity, String, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class ReorganisationKind(StrEnum):
    """What happens to units; one reorganisation may hold several."""

    merge = "merge"
    division = "split"
    partial = "partial"  # parts of several units make new ones
    rename = "rename"
    recode = "recode"
    transfer = "transfer"  # to another superior
    level_abolished = "level_abolished"


class Reorganisation(Base):
    """A dated change of units under a resolution, as it was recorded; undone, it stays here and changes nothing."""

    __tablename__ = "reorganisation"
    __table_args__ = (CheckConstraint("(undone_at IS NULL) = (undone_reason IS NULL)", name="undone_whole"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(
        ForeignKey("unit.id"), index=True, comment="The nearest unit above all concerned: who records."
    )
    effective_on: Mapped[date] = mapped_column(comment="First day of the new map.")
    resolution: Mapped[str] = mapped_column(comment="The act that ordered it, as cited.")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), comment="That act, where it is held.")
    kinds: Mapped[list[str]] = mapped_column(ARRAY(String), comment="merge, split, rename …")
    wanted: Mapped[dict[str, Any]] = mapped_column(JSONB, comment="Its lines, as they were sent.")
    made: Mapped[dict[str, Any]] = mapped_column(JSONB, comment="Ids of what it began, ended and moved: for undoing.")
    plan: Mapped[str] = mapped_column(comment="SHA-256 of the preview it was recorded by.")
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    undone_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    undone_reason: Mapped[str | None]
