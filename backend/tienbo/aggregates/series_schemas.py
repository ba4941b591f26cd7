"""Figures of a unit over indicators, periods and categories, and of the units below it."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.aggregates.restatement import Incomparable, Quality
from tienbo.aggregates.schemas import Assessment, MissingReporter, OfficialSources
from tienbo.editions.models import FigureBasis
from tienbo.forms.refs import PeriodRead
from tienbo.units.refs import UnitRef


class BreakKind(StrEnum):
    """Why figures before and after do not simply compare."""

    definition_changed = "definition_changed"
    tree_changed = "tree_changed"


class AggregateFigure(BaseModel):
    """One indicator, or a category of it, in one period."""

    form_id: int
    period: str
    indicator_id: int
    category_id: Annotated[int, Field(description="0: the total.")]
    number: Annotated[Decimal | None, Field(description="A ratio divides the two sums.")]
    numerator: Decimal | None
    denominator: Decimal | None
    expected: Annotated[int, Field(description="Reporters of the period that are asked for it.")]
    counted: Annotated[int, Field(description="Of these, the ones whose accepted figure is in the number.")]
    missing: Annotated[int, Field(description="The others.")]
    quality: Quality
    reason: Annotated[Incomparable | None, Field(description="Why the quality is not_comparable.")]
    lower: Annotated[Decimal | None, Field(description="Where the quality is bounded: the least that it can be.")]
    upper: Annotated[Decimal | None, Field(description="And the most; null: no bound is known.")]
    withheld: Annotated[bool, Field(description="Too small a count to be shown, or one that would give such away.")]
    target_value: Decimal | None
    assessment: Assessment | None
    gap: Annotated[Decimal | None, Field(description="The number less the target's value.")]
    change: Annotated[
        Decimal | None, Field(description="Since the period before among those asked for; null across a break.")
    ]
    rank: Annotated[int | None, Field(description="Among the children, 1 the best; equal numbers share a rank.")]


class AggregateChild(BaseModel):
    """A unit directly below, or, where `own`, the unit's own bodies."""

    unit: UnitRef
    own: bool
    figures: list[AggregateFigure]


class AggregateBreak(BaseModel):
    """Between the period before and this one, what is counted or where changed."""

    period: str
    kind: BreakKind
    indicator_id: Annotated[int | None, Field(description="Null: it concerns all of them.")]
    change: Annotated[str | None, Field(description="Why the meaning changed, in the words of whoever keeps it.")]


class AggregateIndicator(BaseModel):
    id: int
    code: str
    kind: str
    name_vi: str
    name_en: str
    measure_unit: str


class AggregateCategory(BaseModel):
    id: int
    code: str
    name_vi: str
    name_en: str


class MissingOfPeriod(BaseModel):
    form_id: int
    period: str
    reporters: list[MissingReporter]


class AggregatesHead(BaseModel):
    """What is said beside the figures, however these are laid out."""

    unit: UnitRef
    basis: FigureBasis
    official: Annotated[OfficialSources | None, Field(description="Null where the figures are live.")]
    geography: Annotated[date | None, Field(description="The map of this day; null: each period's own.")]
    as_of: Annotated[datetime, Field(description="When the figures were read.")]
    periods: list[PeriodRead]
    without_unit: Annotated[list[str], Field(description="Periods in which the unit was not in being.")]
    indicators: list[AggregateIndicator]
    categories: list[AggregateCategory]
    breaks: list[AggregateBreak]
    missing: Annotated[list[MissingOfPeriod] | None, Field(description="Null unless asked for.")]


class Aggregates(AggregatesHead):
    figures: list[AggregateFigure]
    children: list[AggregateChild]
