from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.editions.models import FigureBasis
from tienbo.forms.refs import PeriodRead
from tienbo.submissions.models import ReporterState
from tienbo.units.refs import BodyRef, UnitRef


class Assessment(StrEnum):
    """A figure held against its target; never more than the figures allow to say."""

    met = "met"
    not_met = "not_met"
    no_data = "no_data"
    not_enough_coverage = "not_enough_coverage"


class TotalFigure(BaseModel):
    """One figure added up. A ratio divides the sums of the reporters that gave both its parts."""

    number: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    expected: Annotated[int, Field(description="Reporters of the period that are asked for it; 0: not asked here.")]
    counted: Annotated[int, Field(description="Of these, the ones whose accepted figure is in the number.")]
    withheld: Annotated[bool, Field(description="Too small a count to be shown, or one that would give such away.")]
    target_value: Decimal | None
    assessment: Assessment | None


class TotalCell(TotalFigure):
    """A category of an indicator, as women, or officials of the commune."""

    category_id: int
    name_vi: str
    name_en: str


class TotalRow(TotalFigure):
    """One indicator, and the categories in which it is asked."""

    indicator_id: int
    cells: list[TotalCell]


class MissingReporter(BaseModel):
    body: BodyRef
    unit: UnitRef
    state: ReporterState
    submission_id: int | None


class Coverage(BaseModel):
    expected: int
    counted: int
    missing: list[MissingReporter]


class ChildTotal(BaseModel):
    """A unit of the level below, or, where `own`, the unit's own bodies."""

    unit: UnitRef
    own: bool
    expected: int
    counted: int
    submission_id: Annotated[int | None, Field(description="Where one reporter stands behind the line.")]
    rows: list[TotalRow]


class SilentUnit(BaseModel):
    """A unit of the level below without an accepted edition: nothing of it is in the official figures."""

    form_id: int
    period: str
    unit: UnitRef


class SourceEdition(SilentUnit):
    """The accepted edition by which a unit of the level below is in the official figures."""

    id: int
    number: int
    sha256: str
    frozen_at: datetime
    stale_since: Annotated[datetime | None, Field(description="When something under it changed after it was frozen.")]


class OfficialSources(BaseModel):
    """On what official figures stand, besides the submissions of units that have nobody below them."""

    editions: list[SourceEdition]
    silent: list[SilentUnit]


class Totals(BaseModel):
    unit: UnitRef
    period: PeriodRead
    tree_on: Annotated[date, Field(description="The tree of this day, the period's last, was used.")]
    as_of: Annotated[datetime, Field(description="When the figures were read.")]
    basis: FigureBasis
    official: Annotated[OfficialSources | None, Field(description="Null where the figures are live.")]
    demo: bool
    coverage: Coverage
    rows: list[TotalRow]
    children: list[ChildTotal]
