"""What the catalogue answers, and the changes it takes."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.indicators.actions import CatalogueAction
from tienbo.indicators.definitions import Day, IndicatorGiven, IndicatorSettings, VersionTexts, Words
from tienbo.indicators.models import Direction, IndicatorKind, Origin, PeriodRule
from tienbo.indicators.target_schemas import TargetListed
from tienbo.inputs import RowId
from tienbo.paging import Page
from tienbo.units.refs import UnitRef


class DimensionMemberRead(BaseModel):
    code: str
    name_vi: str
    name_en: str


class DimensionRead(BaseModel):
    code: str
    name_vi: str
    name_en: str
    members: list[DimensionMemberRead]


class DimensionList(BaseModel):
    items: list[DimensionRead]


class IndicatorListed(BaseModel):
    id: int
    code: str
    kind: IndicatorKind
    unit: UnitRef
    name_vi: str
    name_en: str
    measure_unit: str
    origin: Origin
    direction: Direction
    source: str
    to_verify: Annotated[bool, Field(description="Its definition, or a value asked of it, is still to be checked.")]
    valid_to: Annotated[date | None, Field(description="Last day, of one that has ended or will.")]
    targets: Annotated[int, Field(description="How many documents ask something of it.")]
    public: Annotated[bool, Field(description="Its official figures are open data.")]


class IndicatorPage(Page[IndicatorListed]):
    can_define: Annotated[list[UnitRef], Field(description="Units whose catalogue the caller keeps.")]


class IndicatorVersionRead(VersionTexts):
    model_config = ConfigDict(from_attributes=True)

    number: int
    valid_from: date | None
    valid_to: Annotated[date | None, Field(description="Last day.")]
    formula: str
    origin: Origin
    document_id: int | None
    clause: str | None
    to_verify: bool
    change: str | None


class IndicatorPartRead(BaseModel):
    """Another indicator, or one cell of it."""

    id: int
    code: str
    name_vi: str
    name_en: str
    cell_vi: Annotated[str | None, Field(description="The cell's name; null: the total.")]
    cell_en: str | None


class IndicatorCellRead(BaseModel):
    category_id: int
    code: str
    name_vi: str
    name_en: str


class PartitionRead(BaseModel):
    """Cells whose sum must equal the whole (category ids; 0 is the total)."""

    whole: int
    parts: list[int]


class FormUsing(BaseModel):
    id: int
    code: str
    name_vi: str
    name_en: str


class PublicMark(BaseModel):
    """That the official figures are open data, and why."""

    model_config = ConfigDict(from_attributes=True)

    decision: str
    reason: str
    marked_at: datetime


class IndicatorDetail(BaseModel):
    """An indicator with the meaning that was in force on a day, and all the others."""

    id: int
    code: str
    kind: IndicatorKind
    unit: UnitRef
    numerator: IndicatorPartRead | None
    denominator: IndicatorPartRead | None
    factor: Decimal | None
    part_of: IndicatorPartRead | None
    period_rule: PeriodRule
    direction: Direction
    plausible_min: Decimal | None
    plausible_max: Decimal | None
    sensitivity_threshold: int | None
    cells: list[IndicatorCellRead]
    complete: list[str]
    partitions: list[PartitionRead]
    on: Annotated[date, Field(description="The day whose version is shown.")]
    shown: Annotated[
        IndicatorVersionRead | None, Field(description="The version in force on that day; null: none was.")
    ]
    versions: list[IndicatorVersionRead]
    targets: list[TargetListed]
    forms: Annotated[list[FormUsing], Field(description="Forms that ask it, or what it is computed from.")]
    ratios: Annotated[list[IndicatorPartRead], Field(description="Ratios computed from it.")]
    public: Annotated[PublicMark | None, Field(description="Null: not open data.")]
    version: int
    actions: list[CatalogueAction]
    can_ask: Annotated[list[UnitRef], Field(description="Units in whose name the caller may set a target.")]


class SeriesBreak(BaseModel):
    """A day from which on the figures mean something else."""

    on: date
    number: Annotated[int, Field(description="The version that begins; 0: none does, the series ends.")]
    change: str | None
    fields: Annotated[list[str], Field(description="What the two versions say differently.")]


class SeriesBreakList(BaseModel):
    items: list[SeriesBreak]


class IndicatorCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    unit_id: RowId
    indicator: IndicatorGiven


class IndicatorCorrection(BaseModel):
    """Mended words of one version, and how it is judged; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    reason: Words
    number: Annotated[int | None, Field(ge=1, le=50, description="Whose words; default the newest.")] = None
    texts: VersionTexts | None = None
    settings: IndicatorSettings | None = None


class VersionStart(BaseModel):
    """A changed meaning, from a day on."""

    model_config = ConfigDict(extra="forbid")

    valid_from: Day
    change: Words
    texts: VersionTexts


class IndicatorEnd(BaseModel):
    model_config = ConfigDict(extra="forbid")

    last_day: Day
    reason: Words
