"""What is measured (indicators), what is asked (targets), and the forms that ask for it in a period."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ARRAY, CheckConstraint, Enum, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base
from tienbo.units.body_models import BodyKind, body_kind_type
from tienbo.units.models import Level, level_type


class IndicatorKind(StrEnum):
    """How an indicator is entered and added up; a ratio is always derived, never entered."""

    count = "count"  # type: ignore[assignment] # the word of the field, though str has a method of that name
    money = "money"
    flag = "flag"
    measure = "measure"
    text = "text"
    ratio = "ratio"


class Comparator(StrEnum):
    """How a figure is held against a target's value."""

    at_least = "at_least"
    at_most = "at_most"
    aim_for = "aim_for"  # "phấn đấu": reaching the value is the aim, not a floor set by the text


class PeriodKind(StrEnum):
    year = "year"
    half_year = "half_year"


indicator_kind_type = Enum(IndicatorKind, name="indicator_kind")
comparator_type = Enum(Comparator, name="comparator")
period_kind_type = Enum(PeriodKind, name="period_kind")


class Indicator(Base):
    __tablename__ = "indicator"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'ratio') = (numerator_id IS NOT NULL AND denominator_id IS NOT NULL)", name="ratio_has_parts"
        ),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[IndicatorKind] = mapped_column(indicator_kind_type)
    name_vi: Mapped[str]
    name_en: Mapped[str]
    definition: Mapped[str] = mapped_column(comment="Vietnamese; what is counted and what is not.")
    measure_unit: Mapped[str] = mapped_column(comment="đại biểu, người, cơ quan, % …")
    numerator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    denominator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    factor: Mapped[Decimal | None] = mapped_column(comment="100 for a percentage.")
    part_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("indicator.id"), comment="The count that this count can never exceed."
    )
    source: Mapped[str] = mapped_column(comment="Document and clause that define it.")


class Target(Base):
    """A value that a document asks an indicator to reach."""

    __tablename__ = "target"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Of whom it is asked: this unit and below.")
    comparator: Mapped[Comparator] = mapped_column(comparator_type)
    value: Mapped[Decimal]
    from_year: Mapped[int]
    to_year: Mapped[int]
    printed: Mapped[str] = mapped_column(comment="The words of the document.")
    condition: Mapped[str | None] = mapped_column(comment="To whom or when it applies, in the document's words.")
    source: Mapped[str]


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
    """The indicators that bodies of one kind, at some levels of a unit's subtree, report."""

    __tablename__ = "form"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True, comment="Who asks.")
    code: Mapped[str] = mapped_column(unique=True)
    name_vi: Mapped[str]
    name_en: Mapped[str]
    reporter_kind: Mapped[BodyKind] = mapped_column(body_kind_type)
    source: Mapped[str]


class FormItem(Base):
    """One indicator of a form, and the levels whose reporters are asked for it."""

    __tablename__ = "form_item"
    __table_args__ = (Index("uq_form_item_form_id", "form_id", "position", unique=True),)

    form_id: Mapped[int] = mapped_column(ForeignKey("form.id"), primary_key=True)
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
    due_on: Mapped[date] = mapped_column(comment="Last day on which a report is on time.")
    demo: Mapped[bool] = mapped_column(comment="The figures of this period are made up.")
