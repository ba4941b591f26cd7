"""When a form is asked and by when it is due: editions of the form, rules, holidays and extensions."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Identity, Index, func
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base
from tienbo.indicators.models import PeriodKind, period_kind_type
from tienbo.units.models import Level, level_type, same


class FormVersion(Base):
    """The items of a form as they are asked in periods that end within `valid`; a draft has no days yet."""

    __tablename__ = "form_version"
    __table_args__ = (
        CheckConstraint("(valid IS NULL) = (issued_at IS NULL)", name="valid_when_issued"),
        CheckConstraint("NOT isempty(valid)", name="valid_some_day"),
        ExcludeConstraint((same("form_id"), "&&"), ("valid", "&&"), name="ex_form_version_form", using="gist"),
    )

    form_id: Mapped[int] = mapped_column(ForeignKey("form.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    valid: Mapped[Range[date] | None] = mapped_column(DATERANGE)
    reason: Mapped[str | None] = mapped_column(comment="Why it replaced the one before it.")
    issued_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class FormSchedule(Base):
    """The rule by which a form is asked of one level in every period of a kind."""

    __tablename__ = "form_schedule"
    __table_args__ = (
        CheckConstraint("(due_working_days IS NULL) <> (due_month_day IS NULL)", name="one_way_to_be_due"),
        CheckConstraint("due_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'", name="month_and_day"),
    )

    form_id: Mapped[int] = mapped_column(ForeignKey("form.id"), primary_key=True)
    period_kind: Mapped[PeriodKind] = mapped_column(period_kind_type, primary_key=True)
    level: Mapped[Level] = mapped_column(level_type, primary_key=True)
    due_working_days: Mapped[int | None] = mapped_column(comment="Working days after the cut-off.")
    due_month_day: Mapped[str | None] = mapped_column(comment="MM-DD: the last day on which a report is on time.")
    opens_days: Mapped[int] = mapped_column(comment="Days before the cut-off on which entry opens; 0: on the cut-off.")
    closes_days: Mapped[int | None] = mapped_column(comment="Days after the due date on which entry closes by itself.")


class Holiday(Base):
    """A day off, or a weekend day worked instead of one (hoán đổi ngày làm việc)."""

    __tablename__ = "holiday"

    day: Mapped[date] = mapped_column(primary_key=True)
    worked: Mapped[bool] = mapped_column(comment="True: a weekend day that is worked.")
    name_vi: Mapped[str]
    name_en: Mapped[str]
    source: Mapped[str] = mapped_column(comment="The notice or law that fixes it.")


class DueExtension(Base):
    """A later day for one reporter; the original one stays what lateness is counted from in statistics."""

    __tablename__ = "due_extension"
    __table_args__ = (
        Index("ix_due_extension_form_id", "form_id", "period_id", "body_id"),
        Index("ix_due_extension_unit_id", "unit_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("form.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), comment="The reporter.")
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="The reporter's unit, for row security.")
    due_on: Mapped[date]
    reason: Mapped[str]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    granted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
