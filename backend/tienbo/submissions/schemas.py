from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.indicators.refs import PeriodRead
from tienbo.inputs import CleanText, RowId
from tienbo.paging import Page
from tienbo.submissions.models import ReporterState, State, ValueStatus
from tienbo.units.refs import BodyRef, UnitRef


class Action(StrEnum):
    """What the caller may do with a submission now."""

    save = "save"
    submit = "submit"
    accept = "accept"
    return_ = "return"
    reopen = "reopen"


class ReporterRead(BaseModel):
    body: BodyRef
    unit: UnitRef
    parent: UnitRef | None
    due_on: date
    state: ReporterState
    submission_id: int | None
    changed_at: datetime | None
    late: Annotated[bool, Field(description="Past its due date and not yet submitted.")]
    demo: bool


class ReporterCounts(BaseModel):
    not_started: int
    draft: int
    submitted: int
    returned: int
    accepted: int
    reopened: int


class ReporterPage(Page[ReporterRead]):
    counts: Annotated[ReporterCounts, Field(description="Of all reporters in scope, whatever the state filter.")]


class OpenRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    form_id: RowId
    period: Annotated[CleanText, Field(max_length=10)]
    body_id: RowId


class ValueRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    indicator_id: int
    status: ValueStatus
    number: Decimal | None


class ValueWrite(BaseModel):
    """A value as it shall be; a null status clears it."""

    model_config = ConfigDict(extra="forbid")

    indicator_id: RowId
    status: ValueStatus | None
    number: Annotated[Decimal | None, Field(max_digits=18, decimal_places=6, allow_inf_nan=False)]


class ValuesWrite(BaseModel):
    model_config = ConfigDict(extra="forbid")

    values: Annotated[list[ValueWrite], Field(min_length=1, max_length=2000)]


class Reason(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    reason: Annotated[CleanText, Field(min_length=3, max_length=2000)]


class RatioRead(BaseModel):
    indicator_id: int
    numerator: Decimal | None
    denominator: Decimal | None
    value: Annotated[Decimal | None, Field(description="Null where a part is missing or the denominator is zero.")]


class PreviousValues(BaseModel):
    period_code: str
    values: list[ValueRead]


class SubmissionRead(BaseModel):
    id: int
    form_id: int
    period: PeriodRead
    body: BodyRef
    unit: UnitRef
    reviewer: Annotated[UnitRef | None, Field(description="The unit that reviews it today.")]
    state: State
    reason: Annotated[str | None, Field(description="Why it was last returned or reopened.")]
    version: int
    demo: bool
    changed_at: datetime
    due_on: date | None
    values: list[ValueRead]
    previous: Annotated[PreviousValues | None, Field(description="The same period one year earlier.")]
    ratios: list[RatioRead]
    missing: Annotated[list[int], Field(description="Indicators asked of which nothing has been said yet.")]
    actions: list[Action]


class ValueChange(BaseModel):
    indicator_id: int
    before: ValueRead | None
    after: ValueRead | None


class HistoryEntry(BaseModel):
    happened_at: datetime
    kind: str
    user_name: str | None
    reason: str | None
    changes: list[ValueChange]


class History(BaseModel):
    items: Annotated[list[HistoryEntry], Field(description="The newest first.")]
