"""What is measured: indicators, with what they mean over time."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tienbo.database import Base
from tienbo.units.models import same


class IndicatorKind(StrEnum):
    """How an indicator is entered and added up; a ratio is always derived, never entered."""

    count = "count"  # type: ignore[assignment] # the word of the field, though str has a method of that name
    money = "money"
    flag = "flag"
    measure = "measure"
    text = "text"
    ratio = "ratio"


class PeriodRule(StrEnum):
    """What the figures of the periods inside a longer one make of it."""

    sum = "sum"  # what happened in each adds up
    last = "last"  # how it stood at the end
    none = "none"  # each period stands by itself
    per_term = "per_term"  # said once for a term of office, at its beginning


class Direction(StrEnum):
    """Which way a figure is better."""

    higher = "higher"
    lower = "lower"  # type: ignore[assignment] # as for the kinds: a method of str has that name
    none = "none"


class Origin(StrEnum):
    """Where the figure comes from."""

    reported = "reported"
    computed = "computed"
    official_statistic = "official_statistic"
    survey = "survey"


indicator_kind_type = Enum(IndicatorKind, name="indicator_kind")
period_rule_type = Enum(PeriodRule, name="period_rule")
direction_type = Enum(Direction, name="direction")
origin_type = Enum(Origin, name="indicator_origin")


class Indicator(Base):
    """What stays the same as long as its series does; what it means over time stands in its versions."""

    __tablename__ = "indicator"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'ratio') = (numerator_id IS NOT NULL AND denominator_id IS NOT NULL)", name="ratio_has_parts"
        ),
        CheckConstraint(
            "kind = 'ratio' OR numerator_category_id = 0 AND denominator_category_id = 0", name="cells_of_parts"
        ),
        CheckConstraint("plausible_min <= plausible_max", name="plausible_range"),
        CheckConstraint("sensitivity_threshold > 0", name="sensitivity_threshold"),
        Index("uq_indicator_unit_id", "unit_id", "code", unique=True),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Who defines it, for itself and those below.")
    code: Mapped[str]
    kind: Mapped[IndicatorKind] = mapped_column(indicator_kind_type)
    numerator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    numerator_category_id: Mapped[int] = mapped_column(
        default=0, server_default="0", comment="The cell of the numerator; 0: its total."
    )
    denominator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    denominator_category_id: Mapped[int] = mapped_column(
        default=0, server_default="0", comment="The cell of the denominator; 0: its total."
    )
    factor: Mapped[Decimal | None] = mapped_column(comment="100 for a percentage.")
    part_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("indicator.id"), comment="The count that this count can never exceed."
    )
    period_rule: Mapped[PeriodRule] = mapped_column(
        period_rule_type, default=PeriodRule.none, server_default=PeriodRule.none.name
    )
    direction: Mapped[Direction] = mapped_column(
        direction_type, default=Direction.none, server_default=Direction.none.name
    )
    plausible_min: Mapped[Decimal | None] = mapped_column(comment="Below it the reporter is asked to look again.")
    plausible_max: Mapped[Decimal | None] = mapped_column(comment="Above it the reporter is asked to look again.")
    sensitivity_threshold: Mapped[int | None] = mapped_column(
        comment="Counts from 1 up to below this are withheld outside the reporting chain; null: nothing is."
    )
    version: Mapped[int] = mapped_column(default=1, server_default="1", comment="Grows with every change; the ETag.")
    newest: Mapped[int] = mapped_column(default=1, server_default="1", comment="Number of its newest version.")

    latest: Mapped["IndicatorVersion"] = relationship(
        primaryjoin="and_(Indicator.id == foreign(IndicatorVersion.indicator_id),"
        " Indicator.newest == foreign(IndicatorVersion.number))",
        lazy="joined",
        innerjoin=True,
        viewonly=True,
    )

    @property
    def name_vi(self) -> str:
        return self.latest.name_vi

    @property
    def name_en(self) -> str:
        return self.latest.name_en

    @property
    def definition(self) -> str:
        return self.latest.definition

    @property
    def measure_unit(self) -> str:
        return self.latest.measure_unit

    @property
    def source(self) -> str:
        return self.latest.source


class IndicatorVersion(Base):
    """What an indicator means over one range of dates; another meaning is another version, and breaks the series."""

    __tablename__ = "indicator_version"
    __table_args__ = (
        CheckConstraint("NOT isempty(valid)", name="valid_some_day"),
        CheckConstraint("(number = 1) = (change IS NULL)", name="change_said"),
        ExcludeConstraint(
            (same("indicator_id"), "&&"), ("valid", "&&"), name="ex_indicator_version_indicator", using="gist"
        ),
    )

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    valid: Mapped[Range[date]] = mapped_column(DATERANGE)
    name_vi: Mapped[str]
    name_en: Mapped[str]
    folded: Mapped[str] = mapped_column(comment="Both names in lower case without diacritics, for search.")
    definition: Mapped[str] = mapped_column(comment="Vietnamese; what is counted and what is not.")
    formula: Mapped[str] = mapped_column(server_default="", comment="How it is computed, in words; empty: it is not.")
    measure_unit: Mapped[str] = mapped_column(comment="đại biểu, người, cơ quan, % …")
    origin: Mapped[Origin] = mapped_column(origin_type, server_default=Origin.reported.name)
    source: Mapped[str] = mapped_column(comment="Document and clause that define it.")
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id"), comment="That document, where it is here."
    )
    clause: Mapped[str | None] = mapped_column(comment="Anchor of the clause in that document.")
    to_verify: Mapped[bool] = mapped_column(
        server_default="false", comment="Taken from memory or a secondary copy: to be checked against the document."
    )
    change: Mapped[str | None] = mapped_column(comment="Why the meaning changed; null: it is the first.")

    @property
    def valid_from(self) -> date | None:
        return self.valid.lower

    @property
    def valid_to(self) -> date | None:
        """The last day; None: it is in force for good."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None
