"""What is asked of an indicator, as it is answered and as it is sent."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.indicators.actions import CatalogueAction
from tienbo.indicators.ambition import Ambition
from tienbo.indicators.definitions import MilestoneGiven, TargetGiven, Words
from tienbo.indicators.models import Direction, IndicatorKind
from tienbo.indicators.target_models import Comparator
from tienbo.inputs import RowId
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level
from tienbo.units.refs import UnitRef


class MilestoneRead(MilestoneGiven):
    model_config = ConfigDict(extra="forbid")

    to_year: int | None
    cell: str
    cell_vi: Annotated[str | None, Field(description="The cell's name; null: the total.")]
    cell_en: str | None
    to_verify: bool


class TargetListed(BaseModel):
    """One target among those of an indicator."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    indicator_id: int
    unit: Annotated[UnitRef, Field(description="Who asks it.")]
    units: Annotated[list[UnitRef], Field(description="Of whom alone; empty: of everyone below.")]
    levels: list[Level]
    body_kinds: list[BodyKind]
    condition: str | None
    printed: str
    source: str
    document_id: int | None
    clause: str | None
    baseline: Decimal | None
    baseline_year: int | None
    milestones: list[MilestoneRead]
    withdrawn: Annotated[str | None, Field(description="Why it is no longer asked.")]
    overridden_by: Annotated[
        UnitRef | None, Field(description="The nearer unit whose own target prevails for the caller's unit.")
    ]
    version: int
    actions: list[CatalogueAction]


class CitedDocument(BaseModel):
    """The document that asks a target."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    type: str | None
    number: str | None
    issued_on: date | None
    subject: str | None


class TargetedIndicator(BaseModel):
    """What a target is about, by the words of its newest version."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    code: str
    kind: IndicatorKind
    direction: Direction
    name_vi: str
    name_en: str
    measure_unit: str


class YearsCompared(BaseModel):
    """What two targets ask of one cell over the years in which both are in force."""

    cell_vi: Annotated[str | None, Field(description="The cell's name; null: the total.")]
    cell_en: str | None
    from_year: int
    to_year: Annotated[int | None, Field(description="Last year; null: from then on.")]
    comparator: Comparator
    value: Decimal
    higher_comparator: Comparator
    higher_value: Decimal
    ambition: Annotated[Ambition, Field(description="Of the target, beside the higher one.")]


class HigherTarget(BaseModel):
    """What a unit above asks of the same figures."""

    id: int
    unit: UnitRef
    source: str
    printed: str
    years: list[YearsCompared]


class TargetDetail(TargetListed):
    """A target by itself, beside those of the units above."""

    indicator: TargetedIndicator
    document: Annotated[CitedDocument | None, Field(description="Null too where the caller may not read it.")]
    higher: Annotated[list[HigherTarget], Field(description="The nearest unit's first.")]


class TargetCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    unit_id: RowId
    target: TargetGiven


class TargetChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Words
    target: TargetGiven


class TargetWithdrawal(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Words
