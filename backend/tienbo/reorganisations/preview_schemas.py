"""What a reorganisation would change, before it is recorded."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.access.models import Role
from tienbo.aggregates.restatement import Quality
from tienbo.indicators.models import IndicatorKind
from tienbo.reorganisations.models import ReorganisationKind
from tienbo.submissions.models import State
from tienbo.units.models import Level, Share


class Side(StrEnum):
    """The map before the change, and the one after it."""

    before = "before"
    after = "after"


class UnitNamed(BaseModel):
    """A unit on one of the maps. One that is still to begin has no id."""

    id: int | None
    code: str
    name: str
    level: Level


class UnitStated(UnitNamed):
    kind: str
    parent: UnitNamed | None


class LinePreview(BaseModel):
    ended: UnitNamed
    begun: UnitNamed
    share: Share


class UnitChange(BaseModel):
    """A unit that goes on as itself."""

    before: UnitStated
    after: UnitStated


class BodyPreview(BaseModel):
    """A body that ends with its unit; without a successor, a new one has to be set up."""

    id: int
    name: str
    unit: UnitNamed
    successor: str | None


class RolePreview(BaseModel):
    """A role that goes on at the successor; null: it ends."""

    user: str
    role: Role
    was_at: str
    will_be_at: str | None


class ProgramPreview(BaseModel):
    """A program whose authority ends with the unit: it needs a new one."""

    name: str
    unit: UnitNamed


class ReportPreview(BaseModel):
    """An open report of a unit that changes, who mends it and who reviews it, before and after."""

    submission_id: int
    form: str
    period: str
    unit: UnitNamed
    state: State
    answers_before: str | None
    answers_after: str | None
    reviews_before: str | None
    reviews_after: str | None
    asked_after: Annotated[bool, Field(description="False: on the new map another unit is asked for this period.")]


class TargetPreview(BaseModel):
    id: int
    printed: str
    unit: UnitNamed


class TaskPreview(BaseModel):
    """A task given to a body that ends; whoever takes over stands for it from that day."""

    id: int
    matrix_id: int
    number: str
    content: str
    body: str
    successor: str | None


class SeriesPreview(BaseModel):
    """What a unit's series are worth on the other map: of one that ends, the coming figures on the old map."""

    unit: UnitNamed
    side: Annotated[Side, Field(description="The map that the unit is on.")]
    indicator_id: int
    code: str
    name_vi: str
    name_en: str
    quality: Quality


class FigureSide(BaseModel):
    unit: UnitNamed
    side: Side
    number: Decimal | None
    quality: Quality
    lower: Decimal | None
    upper: Decimal | None
    expected: int
    counted: int


class FigurePreview(BaseModel):
    """One indicator of one past period, on both maps, and of the unit above all: the same on both."""

    form: str
    period: str
    indicator_id: int
    code: str
    name_vi: str
    name_en: str
    kind: IndicatorKind
    measure_unit: str
    sides: list[FigureSide]
    total_before: FigureSide
    total_after: FigureSide


class Counts(BaseModel):
    """Of everything, what the lists leave out included."""

    ends: int
    begins: int
    alters: int
    roles: int
    bodies: int
    reports: int
    targets: int
    tasks: int
    exact: Annotated[int, Field(description="Series of units that end or begin.")]
    bounded: int
    not_comparable: int


class ReorganisationPreview(BaseModel):
    """Lists hold 200 rows at most; the counts are of all."""

    plan: Annotated[str, Field(description="Token to record by: SHA-256 of all that is said here.")]
    effective_on: date
    kinds: list[ReorganisationKind]
    responsible: UnitNamed
    counts: Counts
    lines: list[LinePreview]
    ends: list[UnitNamed]
    begins: list[UnitStated]
    alters: list[UnitChange]
    bodies: list[BodyPreview]
    roles: list[RolePreview]
    programs: list[ProgramPreview]
    reports: list[ReportPreview]
    targets: list[TargetPreview]
    tasks: list[TaskPreview]
    series: list[SeriesPreview]
    figures_shown: Annotated[bool, Field(description="False: the caller may not read figures.")]
    figures: list[FigurePreview]
