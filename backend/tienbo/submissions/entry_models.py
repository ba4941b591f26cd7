"""What is said around the figures of a submission: explanations, comments, returns and scans.

Each row carries the unit and the period that its submission has, for row security.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Identity, Index, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base
from tienbo.submissions.models import State, ValueStatus, state_type, value_status_type


class Explanation(Base):
    """Why a figure that a soft check found unlikely is right (giải trình); rows are only ever added.

    It holds as long as the figure and the last period's stay what they are here.
    """

    __tablename__ = "explanation"
    __table_args__ = (Index("ix_explanation_submission_id", "submission_id"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    unit_id: Mapped[int]
    period_id: Mapped[int]
    kind: Mapped[str] = mapped_column(comment="The check.")
    indicator_id: Mapped[int]
    category_id: Mapped[int]
    status: Mapped[ValueStatus | None] = mapped_column(value_status_type, comment="Null: nothing was said.")
    number: Mapped[Decimal | None]
    last_status: Mapped[ValueStatus | None] = mapped_column(value_status_type)
    last_number: Mapped[Decimal | None]
    text: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    explained_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class CellComment(Base):
    """What reporter and reviewer say to each other about one figure."""

    __tablename__ = "cell_comment"
    __table_args__ = (Index("ix_cell_comment_submission_id", "submission_id"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    unit_id: Mapped[int]
    period_id: Mapped[int]
    indicator_id: Mapped[int]
    category_id: Mapped[int]
    text: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    said_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    resolved_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    resolved_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))


class SubmissionReturn(Base):
    """A submission given back, to be mended or after an acceptance was undone; rows are only ever added."""

    __tablename__ = "submission_return"
    __table_args__ = (Index("uq_submission_return_submission_id", "submission_id", "version", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    unit_id: Mapped[int]
    period_id: Mapped[int]
    state: Mapped[State] = mapped_column(state_type, comment="Returned or reopened.")
    version: Mapped[int] = mapped_column(comment="The submission's version that this made: later ones mend it.")
    reason: Mapped[str]
    cells: Mapped[dict[str, Any]] = mapped_column(JSONB, comment="Reasons at figures, by the key of the cell.")
    mend_by: Mapped[date | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    returned_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class Attachment(Base):
    """A file sent with a submission, such as the scan of the signed paper; the store keeps its bytes."""

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_reason IS NULL)", name="withdrawn_for_a_reason"),
        # What was withdrawn may be sent again.
        Index(
            "uq_attachment_submission_id",
            "submission_id",
            "sha256",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    unit_id: Mapped[int]
    period_id: Mapped[int]
    sha256: Mapped[str]
    size: Mapped[int] = mapped_column(comment="Bytes.")
    name: Mapped[str] = mapped_column(comment="As the sender named it: data, never a path.")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    attached_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    withdrawn_reason: Mapped[str | None] = mapped_column(comment="Why it no longer counts; the file itself stays.")
