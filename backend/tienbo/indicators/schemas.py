from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.indicators.models import IndicatorKind
from tienbo.indicators.refs import PeriodRead
from tienbo.indicators.target_models import Comparator
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


class IndicatorRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    code: str
    kind: IndicatorKind
    name_vi: str
    name_en: str
    definition: str
    measure_unit: str
    numerator_id: int | None
    numerator_category_id: int
    denominator_id: int | None
    denominator_category_id: int
    factor: Decimal | None
    part_of_id: int | None
    source: str


class FormItemRead(BaseModel):
    indicator: IndicatorRead
    levels: Annotated[list[Level], Field(description="Levels whose reporters are asked for it.")]


class FormSection(BaseModel):
    title_vi: str
    title_en: str
    items: list[FormItemRead]


class TargetRead(BaseModel):
    """A value that a document asks an indicator to reach over some years."""

    indicator_id: int
    category_id: Annotated[int, Field(description="The cell it is asked of; 0: the total.")]
    comparator: Comparator
    value: Decimal
    from_year: int
    to_year: Annotated[int | None, Field(description="Null: from then on.")]
    printed: Annotated[str, Field(description="The words of the document.")]
    condition: str | None
    source: str


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
    version: int
    sections: list[FormSection]
    ratios: Annotated[list[IndicatorRead], Field(description="Derived from the items, never entered.")]
    targets: list[TargetRead]


class FormList(BaseModel):
    items: list[FormRead]
