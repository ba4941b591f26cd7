"""What assigned bodies say about their tasks, the evidence they hand in, and who asked them again."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, DateTime, Enum, ForeignKey, Identity, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class ProgressState(StrEnum):
    """Whether it is done; whether it is on time is another matter, told by days."""

    not_started = "not_started"
    in_progress = "in_progress"
    done = "done"


class ExtensionState(StrEnum):
    asked = "asked"
    granted = "granted"
    refused = "refused"
    withdrawn = "withdrawn"


class ReminderRule(StrEnum):
    """What made a reminder go out; each once for an assignment, a body and a day."""

    due_soon = "due_soon"
    overdue = "overdue"
    no_report = "no_report"
    by_hand = "by_hand"


progress_state_type = Enum(ProgressState, name="progress_state")
extension_state_type = Enum(ExtensionState, name="extension_state")
reminder_rule_type = Enum(ReminderRule, name="reminder_rule")

ON_BEHALF = "Whose person said it on the body's behalf (thay mặt); null: the body itself."


class ProgressReport(Base):
    """One report of one assigned body about one assignment; later ones do not overwrite it."""

    __tablename__ = "progress_report"
    __table_args__ = (
        Index("ix_progress_report_assignment_id", "assignment_id", "body_id", "reported_at"),
        Index("ix_progress_report_unit_id", "unit_id"),
        CheckConstraint("share BETWEEN 0 AND 100", name="share_of_hundred"),
        CheckConstraint("state <> 'done' OR finished_on IS NOT NULL", name="done_has_a_day"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="The body's unit, which answers for it.")
    matrix_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Whose matrix it is.")
    state: Mapped[ProgressState] = mapped_column(progress_state_type)
    share: Mapped[int | None] = mapped_column(comment="Per cent done, as the body says.")
    text: Mapped[str]
    started_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    problems: Mapped[str | None] = mapped_column(comment="Khó khăn, vướng mắc.")
    requests: Mapped[str | None] = mapped_column(comment="Kiến nghị.")
    reported_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    spoken_by_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), comment=ON_BEHALF)


class Evidence(Base):
    """A file that shows a product; its bytes are kept under their hash."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_report_id", "report_id"), Index("ix_evidence_product_id", "product_id"))

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("progress_report.id"))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), comment="Which product it shows.")
    sha256: Mapped[str]
    size: Mapped[int] = mapped_column(comment="Bytes.")
    name: Mapped[str] = mapped_column(comment="As the sender named it: data, never a path.")
    uploaded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class Completion(Base):
    """The lead's word that an assignment is finished; taken back by a row of its own."""

    __tablename__ = "completion"
    __table_args__ = (
        Index("ix_completion_assignment_id", "assignment_id", "confirmed_at"),
        Index("ix_completion_unit_id", "unit_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="The unit of the lead body.")
    matrix_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), comment="The lead that confirmed.")
    confirmed: Mapped[bool] = mapped_column(comment="False: an earlier confirmation is taken back.")
    finished_on: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(comment="Why without evidence of the product, or why taken back.")
    confirmed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    spoken_by_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), comment=ON_BEHALF)


class ExtensionRequest(Base):
    """A body asks for a later day; the matrix's unit decides, and the first deadline stays in the statistics."""

    __tablename__ = "extension_request"
    __table_args__ = (
        Index("ix_extension_request_assignment_id", "assignment_id"),
        Index("ix_extension_request_unit_id", "unit_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Who asks.")
    matrix_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Who decides.")
    until: Mapped[date]
    reason: Mapped[str]
    state: Mapped[ExtensionState] = mapped_column(extension_state_type)
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    spoken_by_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), comment=ON_BEHALF)
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    decision_reason: Mapped[str | None]


class Reminder(Base):
    """One reminder to one body, about a task or a late report of figures; the list of them is itself evidence."""

    __tablename__ = "reminder"
    __table_args__ = (
        CheckConstraint(
            "(assignment_id IS NULL) = (form_id IS NOT NULL) AND (form_id IS NULL) = (period_id IS NULL)",
            name="about_one_thing",
        ),
        Index("uq_reminder_assignment_id", "assignment_id", "body_id", "rule", "about_on", unique=True),
        Index("uq_reminder_form_id", "form_id", "period_id", "body_id", "rule", "about_on", unique=True),
        Index("ix_reminder_unit_id", "unit_id"),
        Index("ix_reminder_to_unit_id", "to_unit_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    assignment_id: Mapped[int | None] = mapped_column(
        ForeignKey("assignment.id"), comment="What it is about; null: a report."
    )
    form_id: Mapped[int | None] = mapped_column(
        ForeignKey("form.id"), comment="With the period, the report that it is about; null: a task."
    )
    period_id: Mapped[int | None] = mapped_column(ForeignKey("period.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    unit_id: Mapped[int] = mapped_column(
        ForeignKey("unit.id"), comment="Who reminds: the unit of the matrix, or the one that reviews the report."
    )
    to_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    rule: Mapped[ReminderRule] = mapped_column(reminder_rule_type)
    about_on: Mapped[date] = mapped_column(comment="The deadline it is about; by hand, the day it was sent.")
    text: Mapped[str]
    sent_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"), comment="Null: by rule.")
    mailed_to: Mapped[int] = mapped_column(default=0, server_default="0", comment="How many addresses got mail.")
    seen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))


class CalendarFeed(Base):
    """An address of a person's own at which a calendar program reads; revoked by its owner."""

    __tablename__ = "calendar_feed"
    __table_args__ = (Index("uq_calendar_feed_digest", "digest", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    digest: Mapped[bytes] = mapped_column(comment="SHA-256 of the secret part of the address.")
    name: Mapped[str] = mapped_column(comment="What its owner calls it.")
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
