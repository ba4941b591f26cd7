"""The figures of a unit and of the units below it by columns."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.aggregates.restatement import Incomparable, Quality
from tienbo.aggregates.schemas import Assessment
from tienbo.aggregates.series_schemas import AggregatesHead
from tienbo.units.refs import UnitRef


class FigureColumns(BaseModel):
    """What `AggregateFigure` says of each figure, in lists as long as the table's; null: null of every figure.

    How many are missing is what is expected less what is counted.
    """

    number: list[Decimal | None] | None
    numerator: list[Decimal | None] | None
    denominator: list[Decimal | None] | None
    expected: list[int]
    counted: list[int]
    quality: Annotated[list[Quality] | None, Field(description="Null: every figure is exact.")]
    reason: list[Incomparable | None] | None
    lower: list[Decimal | None] | None
    upper: list[Decimal | None] | None
    withheld: Annotated[list[bool] | None, Field(description="Null: no figure is withheld.")]
    target_value: list[Decimal | None] | None
    assessment: list[Assessment | None] | None
    gap: list[Decimal | None] | None
    change: list[Decimal | None] | None
    rank: list[int | None] | None


class AggregateTable(BaseModel):
    """One form in one period: which figures it has, and the unit's own."""

    form_id: int
    period: str
    indicator_ids: Annotated[list[int], Field(description="The indicator of each figure.")]
    category_ids: Annotated[list[int], Field(description="And its category; 0: the total.")]
    figures: FigureColumns


class AggregateColumnsChild(BaseModel):
    """A unit directly below, or, where `own`, the unit's own bodies."""

    unit: UnitRef
    own: bool
    tables: Annotated[
        list[FigureColumns | None], Field(description="Of each table; null: it was not below the unit then.")
    ]


class AggregateColumns(AggregatesHead):
    tables: list[AggregateTable]
    children: list[AggregateColumnsChild]
