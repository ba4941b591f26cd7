"""What a reporter says for a period: a submission with a state, its values, and every revision of them."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Enum, ForeignKey, Identity, Index, MetaData, func
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class State(StrEnum):
    draft = "draft"
    submitted = "submitted"
    returned = "returned"
    accepted = "accepted"
    reopened = "reopened"


class ReporterState(StrEnum):
    """A submission's state, or that there is none yet."""

    not_started = "not_started"
    draft = "draft"
    submitted = "submitted"
    returned = "returned"
    accepted = "accepted"
    reopened = "reopened"


class ValueStatus(StrEnum):
    """Why a value is what it is; no row at all means that nothing has been said yet."""

    reported = "reported"  # zero included
    not_applicable = "not_applicable"
    not_collected = "not_collected"
    withheld = "withheld"


state_type = Enum(State, name="submission_state")
value_status_type = Enum(ValueStatus, name="value_status")


class Submission(Base):
    __tablename__ = "submission"
    __table_args__ = (
        Index("uq_submission_form_id", "form_id", "period_id", "body_id", unique=True),
        Index("ix_submission_unit_id", "unit_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("form.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), comment="The reporter.")
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="The reporter's unit, for row security.")
    tree_on: Mapped[date] = mapped_column(comment="The period's last day: its tree is the one that counts.")
    state: Mapped[State] = mapped_column(state_type)
    version: Mapped[int] = mapped_column(comment="Grows with every change; the ETag.")
    reason: Mapped[str | None] = mapped_column(comment="Why it was last returned or reopened.")
    handed_in_on: Mapped[date | None] = mapped_column(
        comment="The day on which it was last handed in, as its sender's calendar had it; null: never."
    )
    mend_by: Mapped[date | None] = mapped_column(comment="Last day to send it again after a return.")
    demo: Mapped[bool] = mapped_column(comment="Made-up figures.")
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class Value(Base):
    """One figure, by the period and the body that say it.

    No foreign keys, and no index but the key: bulk intake checks references itself, as measured in the design.
    """

    __tablename__ = "value"
    __table_args__ = (
        CheckConstraint("(status = 'reported') = (number IS NOT NULL)", name="number_when_reported"),
        CheckConstraint("number NOT IN ('NaN', 'Infinity', '-Infinity')", name="finite"),
    )

    period_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    indicator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    category_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    submission_id: Mapped[int]
    unit_id: Mapped[int]
    status: Mapped[ValueStatus] = mapped_column(value_status_type)
    number: Mapped[Decimal | None]
    version: Mapped[int] = mapped_column(
        default=1, server_default="1", comment="The submission's version that last revised it."
    )
    copied: Mapped[bool] = mapped_column(
        default=False, server_default="false", comment="Taken over from the last period and not touched since."
    )


class SubmissionRevision(Base):
    """Who made a version of a submission's figures, when, through which token and why; rows are only ever added."""

    __tablename__ = "submission_revision"

    submission_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="The submission's version that this revision made."
    )
    unit_id: Mapped[int]
    period_id: Mapped[int]
    user_id: Mapped[int | None] = mapped_column(comment="Who; null: loaded by the operator.")
    client_id: Mapped[str | None] = mapped_column(comment="The program, if it was one.")
    token_id: Mapped[str | None] = mapped_column(comment="`jti` of the access token used.")
    behalf_unit_id: Mapped[int | None] = mapped_column(
        comment="The reviewing unit that entered it for the reporter (nhập hộ); null: the reporter itself."
    )
    reason: Mapped[str | None] = mapped_column(comment="Why someone else entered it.")
    revised_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class FormerValue(Base):
    """A value that another took the place of, or that was cleared; rows are only ever added.

    A trigger on `value` leaves it here, whoever overwrites or deletes it.
    """

    __tablename__ = "former_value"

    submission_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    indicator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    category_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    unit_id: Mapped[int]
    period_id: Mapped[int]
    status: Mapped[ValueStatus | None] = mapped_column(value_status_type, comment="Null: the value was cleared.")
    number: Mapped[Decimal | None]
    version: Mapped[int] = mapped_column(comment="The submission's version that left it so.")
    copied: Mapped[bool] = mapped_column(
        default=False, server_default="false", comment="Taken over from the last period."
    )


class ValueRevision(Base):
    """Every state of every value: the one that stands and those before it, each with who made it (a view)."""

    __tablename__ = "value_revision"
    # A view is not a table that migrations are held to.
    metadata = MetaData()

    submission_id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(primary_key=True)
    category_id: Mapped[int] = mapped_column(primary_key=True)
    former_id: Mapped[int] = mapped_column(primary_key=True)  # 0: it stands
    unit_id: Mapped[int]
    period_id: Mapped[int]
    status: Mapped[ValueStatus | None] = mapped_column(value_status_type)
    number: Mapped[Decimal | None]
    version: Mapped[int]
    copied: Mapped[bool]
    user_id: Mapped[int | None]
    client_id: Mapped[str | None]
    token_id: Mapped[str | None]
    behalf_unit_id: Mapped[int | None]
    reason: Mapped[str | None]
    revised_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
