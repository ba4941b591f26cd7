from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.indicators.models import IndicatorKind
from tienbo.indicators.target_models import Comparator


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
