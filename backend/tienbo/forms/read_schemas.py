from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.forms.refs import PeriodRead
from tienbo.indicators.schemas import IndicatorRead, TargetRead
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level
from tienbo.units.refs import UnitRef


class DueDate(BaseModel):
    level: Level
    due_on: Annotated[date, Field(description="Last day on which a report is on time.")]


class FormPeriodRead(BaseModel):
    period: PeriodRead
    due: list[DueDate]
    demo: Annotated[bool, Field(description="The figures of this period are made up.")]


class FormItemRead(BaseModel):
    indicator: IndicatorRead
    levels: Annotated[list[Level], Field(description="Levels whose reporters are asked for it.")]


class FormSection(BaseModel):
    title_vi: str
    title_en: str
    items: list[FormItemRead]


class FormRead(BaseModel):
    id: int
    code: str
    name_vi: str
    name_en: str
    unit: UnitRef
    periods: Annotated[list[FormPeriodRead], Field(description="The newest first.")]


class FormDetail(FormRead):
    source: str
    reporter_kind: BodyKind | None
    reporter_group_id: int | None
    reporter_group: Annotated[str | None, Field(description="The group's phrase, where the caller may read it.")]
    version: int
    editable: Annotated[bool, Field(description="Whether the caller keeps this form.")]
    sections: list[FormSection]
    ratios: Annotated[list[IndicatorRead], Field(description="Derived from the items, never entered.")]
    targets: list[TargetRead]


class FormList(BaseModel):
    items: list[FormRead]
    can_make: Annotated[list[UnitRef], Field(description="Units for which the caller may make forms.")]
