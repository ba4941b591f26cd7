"""Why a number is what it is: formula, contributors, changes, and the cell in which somebody entered it."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.aggregates.restatement import Quality
from tienbo.aggregates.schemas import Assessment, OfficialSources
from tienbo.editions.models import FigureBasis
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.models import IndicatorKind
from tienbo.submissions.models import ReporterState, ValueStatus
from tienbo.units.refs import BodyRef, UnitRef


class WhyFigure(BaseModel):
    number: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    expected: int
    counted: int


class WhyBefore(BaseModel):
    """The same figure a year earlier."""

    figure: WhyFigure
    change: Decimal | None
    quality: Quality
    lower: Decimal | None
    upper: Decimal | None
    redrawn: Annotated[bool, Field(description="Units changed since: it is read on the map of the later period.")]


class WhyPart(BaseModel):
    """An indicator, or a category of it, that a ratio is made of."""

    indicator_id: int
    category_id: int
    name_vi: str
    name_en: str


class WhyFormula(BaseModel):
    """A sum over reporters, or the quotient of two such sums times the factor."""

    kind: IndicatorKind
    words: Annotated[str, Field(description="As whoever defines the indicator says it; empty: it is not computed.")]
    numerator: WhyPart | None
    denominator: WhyPart | None
    factor: Decimal | None


class WhySource(BaseModel):
    """Who says what is counted, or asks what is to be reached."""

    source: str
    document_id: int | None
    clause: str | None


class WhyTarget(WhySource):
    value: Decimal
    printed: str
    assessment: Assessment | None


class WhyContributor(BaseModel):
    """A unit directly below; or, where `own`, the unit's own bodies."""

    unit: UnitRef
    own: bool
    figure: WhyFigure
    share: Annotated[Decimal | None, Field(description="Percent of the sum; of a ratio, of the denominators.")]
    before: Annotated[Decimal | None, Field(description="Its number in the period before.")]
    change: Decimal | None
    withheld: bool


class WhyCell(BaseModel):
    """A figure that somebody entered, as it stands."""

    indicator_id: int
    category_id: int
    status: ValueStatus | None
    number: Decimal | None
    version: int
    user_name: Annotated[str | None, Field(description="Null: outside the reader's scope, or loaded by the operator.")]
    client_id: str | None
    token_id: str | None
    behalf: Annotated[bool, Field(description="The reviewing unit entered it for the reporter.")]
    reason: str | None
    entered_at: datetime
    withheld: bool


class WhyReporter(BaseModel):
    """A body of the unit itself."""

    body: BodyRef
    state: ReporterState
    submission_id: int | None
    accepted: Annotated[bool, Field(description="Its figure, where it gave one, is in the number.")]
    cells: list[WhyCell]


class Why(BaseModel):
    unit: UnitRef
    form_id: int
    form_name_vi: str
    form_name_en: str
    form_source: Annotated[str, Field(description="What orders the form to be filled in.")]
    period: PeriodRead
    before: Annotated[PeriodRead | None, Field(description="The period held against it: the same, a year earlier.")]
    as_of: datetime
    basis: FigureBasis
    official: Annotated[OfficialSources | None, Field(description="Null where the figures are live.")]
    indicator_id: int
    category_id: int
    name_vi: str
    name_en: str
    measure_unit: str
    formula: WhyFormula
    definition: Annotated[str, Field(description="In Vietnamese: what is counted and what is not.")]
    defined_by: WhySource
    figure: WhyFigure
    figure_before: Annotated[WhyBefore | None, Field(description="Null: it was not asked then.")]
    withheld: bool
    target: WhyTarget | None
    contributors: Annotated[list[WhyContributor], Field(description="The largest share first.")]
    changes: Annotated[list[WhyContributor], Field(description="The five that changed most since the period before.")]
    reporters: list[WhyReporter]
