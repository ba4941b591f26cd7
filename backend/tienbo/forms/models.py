"""Forms that ask for indicators in a period, with their versions, and when they are due: rules, days off, more time."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ARRAY, CheckConstraint, DateTime, Enum, ForeignKey, Identity, Index, func
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base
from tienbo.units.body_models import BodyKind, body_kind_type
from tienbo.units.models import Level, level_type, same


class PeriodKind(StrEnum):
    """Kinds of periods: of Decree 09/2019/NĐ-CP, of the calendar (Decree 60/2018/NĐ-CP), and those without a rule."""

    year = "year"
    half_year = "half_year"
    nine_months = "nine_months"
    quarter = "quarter"
    month = "month"
    calendar_year = "calendar_year"
    calendar_half_year = "calendar_half_year"
    calendar_quarter = "calendar_quarter"
    calendar_month = "calendar_month"
    term = "term"
    ad_hoc = "ad_hoc"


class Gate(StrEnum):
    """Entry opened or closed by hand, whatever the days say."""

    open = "open"
    closed = "closed"


period_kind_type = Enum(PeriodKind, name="period_kind")
gate_type = Enum(Gate, name="gate")


class Period(Base):
    """A reporting period of Decree 09/2019/NĐ-CP; the dates are those of the data, both inclusive."""

    __tablename__ = "period"
    __table_args__ = (CheckConstraint("data_from <= data_to", name="forward"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    code: Mapped[str] = mapped_column(unique=True, comment="2019, 2025-H1")
    kind: Mapped[PeriodKind] = mapped_column(period_kind_type)
    year: Mapped[int]
    data_from: Mapped[date]
    data_to: Mapped[date]


class Form(Base):
    """The indicators that bodies of one kind, or of a group, report at some levels of a unit's subtree."""

    __tablename__ = "form"
    __table_args__ = (
        CheckConstraint("(reporter_kind IS NULL) <> (reporter_group_id IS NULL)", name="reporters_said_once"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True, comment="Who asks.")
    code: Mapped[str] = mapped_column(unique=True)
    name_vi: Mapped[str]
    name_en: Mapped[str]
    reporter_kind: Mapped[BodyKind | None] = mapped_column(body_kind_type)
    reporter_group_id: Mapped[int | None] = mapped_column(
        ForeignKey("body_group.id"), comment="Bodies that a group selects, as of the last day of each period."
    )
    source: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="1", comment="Grows with every change; the ETag.")


class FormItem(Base):
    """One indicator of a version of a form, and the levels whose reporters are asked for it."""

    __tablename__ = "form_item"
    __table_args__ = (Index("uq_form_item_form_id", "form_id", "version", "position", unique=True),)

    form_id: Mapped[int] = mapped_column(ForeignKey("form.id"), primary_key=True)
    version: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, server_default="1", comment="Number of the form's version."
    )
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
    position: Mapped[int]
    section_vi: Mapped[str]
    section_en: Mapped[str]
    levels: Mapped[list[Level]] = mapped_column(ARRAY(level_type))


class FormPeriod(Base):
    """A form is asked of the reporters of one level in one period, until its due date."""

    __tablename__ = "form_period"

    form_id: Mapped[int] = mapped_column(ForeignKey("form.id"), primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"), primary_key=True)
    level: Mapped[Level] = mapped_column(level_type, primary_key=True)
    opens_on: Mapped[date | None] = mapped_column(comment="First day of entry; null: open since it is asked.")
    cut_off_on: Mapped[date | None] = mapped_column(
        comment="Day by which figures are counted (chốt số liệu); null: the period's last."
    )
    due_on: Mapped[date] = mapped_column(comment="Last day on which a report is on time.")
    closes_on: Mapped[date | None] = mapped_column(comment="Last day of entry; null: it closes by hand alone.")
    gate: Mapped[Gate | None] = mapped_column(gate_type)
    gate_reason: Mapped[str | None]
    demo: Mapped[bool] = mapped_column(comment="The figures of this period are made up.")


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
