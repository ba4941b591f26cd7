"""An indicator and a target as they are written down: by the API, in a catalogue file and in what ships.

Other indicators are named by their code, in the owner's catalogue or in one above it; `CB[sex=female]` is a cell.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tienbo.indicators.models import Direction, IndicatorKind, Origin, PeriodRule
from tienbo.indicators.target_models import Comparator
from tienbo.inputs import CleanText, RowId
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level

LARGEST: Final = Decimal(10) ** 18

STRICT: Final = ConfigDict(extra="forbid", str_strip_whitespace=True)


def one_kind_of_line(text: str) -> str:
    """Lines end as they do in every file that carries the text."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


Code = Annotated[CleanText, Field(pattern=r"^[A-Za-z0-9Đđ][A-Za-z0-9Đđ.\-]{0,39}$")]
Part = Annotated[CleanText, Field(max_length=250, pattern=r"^[A-Za-z0-9Đđ][A-Za-z0-9Đđ.\-]{0,39}(\[[^\]]{1,200}\])?$")]
CellCode = Annotated[CleanText, Field(max_length=200)]
Line = Annotated[CleanText, Field(min_length=1, max_length=300, pattern=r"\S")]
Words = Annotated[CleanText, AfterValidator(one_kind_of_line), Field(min_length=1, max_length=4_000, pattern=r"\S")]
Remark = Annotated[CleanText, AfterValidator(one_kind_of_line), Field(max_length=4_000)]
Number = Annotated[Decimal, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False, max_digits=28, decimal_places=8)]
Year = Annotated[int, Field(ge=1945, le=2200)]
DAY_FROM, DAY_TO = date(1945, 9, 2), date(2200, 12, 31)
Day = Annotated[date, Field(ge=DAY_FROM, le=DAY_TO)]


class VersionTexts(BaseModel):
    """What an indicator means: a change of meaning is another version, a mended spelling is not."""

    model_config = STRICT

    name_vi: Line
    name_en: Line
    definition: Words
    formula: Remark = ""
    measure_unit: Line
    origin: Origin = Origin.reported
    source: Words
    document_id: RowId | None = None
    clause: Annotated[CleanText | None, Field(max_length=100)] = None
    to_verify: bool = False


class VersionGiven(VersionTexts):
    valid_from: Day | None = None
    valid_to: Annotated[Day | None, Field(description="Last day.")] = None
    change: Annotated[Words | None, Field(description="Why the meaning changed; not of the first.")] = None


class IndicatorSettings(BaseModel):
    """How an indicator is judged, checked and broken down."""

    model_config = STRICT

    period_rule: PeriodRule = PeriodRule.none
    direction: Direction = Direction.none
    plausible_min: Number | None = None
    plausible_max: Number | None = None
    sensitivity_threshold: Annotated[int | None, Field(ge=1, le=1_000)] = None
    cells: Annotated[list[CellCode], Field(max_length=200)] = []
    complete: Annotated[
        list[CleanText], Field(max_length=20, description="Dimensions whose asked members leave nothing out.")
    ] = []


class IndicatorGiven(IndicatorSettings):
    """A whole indicator. Kind, parts and factor are its series: they never change."""

    code: Code
    kind: IndicatorKind
    numerator: Part | None = None
    denominator: Part | None = None
    factor: Annotated[Number | None, Field(gt=0)] = None
    part_of: Code | None = None
    versions: Annotated[list[VersionGiven], Field(min_length=1, max_length=50)]


class MilestoneGiven(BaseModel):
    """`60 % by 2025` is in force from 2025 on, until the next one begins or `to_year` is over."""

    model_config = STRICT

    from_year: Year
    to_year: Year | None = None
    cell: Annotated[CellCode, Field(description="Empty: of the total.")] = ""
    comparator: Comparator
    value: Number
    to_verify: bool = False


class TargetGiven(BaseModel):
    """What a clause asks of an indicator; of everyone below who asks, unless units, levels or kinds say of whom."""

    model_config = STRICT

    indicator: Code
    units: Annotated[list[CleanText], Field(max_length=500, description="Official codes of today.")] = []
    levels: list[Level] = []
    body_kinds: list[BodyKind] = []
    condition: Annotated[Words | None, Field(description="In the words of the document.")] = None
    printed: Words
    source: Words
    document_id: RowId | None = None
    clause: Annotated[CleanText | None, Field(max_length=100)] = None
    baseline: Number | None = None
    baseline_year: Year | None = None
    milestones: Annotated[list[MilestoneGiven], Field(min_length=1, max_length=100)]


class Catalogue(BaseModel):
    """All that one unit defines and asks."""

    model_config = STRICT

    format: Annotated[str, Field(pattern="^tienbo-catalogue-1$")] = "tienbo-catalogue-1"
    indicators: Annotated[list[IndicatorGiven], Field(max_length=2_000)] = []
    targets: Annotated[list[TargetGiven], Field(max_length=2_000)] = []
