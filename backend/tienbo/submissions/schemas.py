from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.forms.due_dates import Entry
from tienbo.forms.refs import PeriodRead
from tienbo.problems import ProblemDocument
from tienbo.submissions.check_rules import CellKey, Check, Severity
from tienbo.submissions.models import State, ValueStatus
from tienbo.units.refs import BodyRef, UnitRef


class Action(StrEnum):
    """What the caller may do with a submission now."""

    save = "save"
    save_on_behalf = "save_on_behalf"
    submit = "submit"
    submit_on_behalf = "submit_on_behalf"
    accept = "accept"
    return_ = "return"
    reopen = "reopen"
    attach = "attach"
    comment = "comment"


class ValueRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    indicator_id: int
    category_id: Annotated[int, Field(description="0: the total.")]
    status: ValueStatus
    number: Decimal | None
    version: Annotated[int, Field(description="The submission's version that last revised it.")]
    copied: Annotated[bool, Field(description="Taken over from the last period and not touched since.")]


class TheirValue(BaseModel):
    """What someone else made of the value; a null status: they cleared it."""

    status: ValueStatus | None
    number: Decimal | None
    version: int
    user_name: str | None
    revised_at: datetime | None


class MyValue(BaseModel):
    status: ValueStatus | None
    number: Decimal | None


class Conflict(BaseModel):
    indicator_id: int
    category_id: int
    mine: MyValue
    theirs: TheirValue


class CellsChangedDocument(ProblemDocument):
    """`cells-changed`: nothing was written, and these values are not as the writer saw them."""

    conflicts: Annotated[list[Conflict] | None, Field(description="Of `cells-changed` alone.")] = None


class RatioRead(BaseModel):
    indicator_id: int
    numerator: Decimal | None
    denominator: Decimal | None
    value: Annotated[Decimal | None, Field(description="Null where a part is missing or the denominator is zero.")]


class AskedCellRead(BaseModel):
    """A value that is asked, said or not."""

    indicator_id: int
    category_id: int
    name_vi: Annotated[str | None, Field(description="Of the category; null: the total.")]
    name_en: str | None
    comments: int
    open_comments: Annotated[int, Field(description="Of them not resolved yet.")]


class CheckFindingRead(BaseModel):
    """A check that does not hold."""

    kind: str
    severity: Severity
    cell: CellKey
    explained: Annotated[bool, Field(description="A soft one with an explanation of these very figures.")]


class ExplanationRead(BaseModel):
    kind: str
    cell: CellKey
    text: str
    user_name: str | None
    explained_at: datetime
    valid: Annotated[bool, Field(description="The figures that it explains are still the same.")]


class ReturnRead(BaseModel):
    """The last time it was given back, until it is accepted."""

    state: State
    version: Annotated[int, Field(description="Values of later versions were mended since.")]
    reason: str
    cells: Annotated[dict[CellKey, str], Field(description="Reasons at single values.")]
    mend_by: date | None
    user_name: str | None
    returned_at: datetime


class AttachmentRead(BaseModel):
    id: int
    name: str
    size: Annotated[int, Field(description="Bytes.")]
    user_name: str | None
    attached_at: datetime
    withdrawn_at: Annotated[datetime | None, Field(description="Since when it no longer counts; null: it counts.")]
    withdrawn_by: str | None
    withdrawn_reason: str | None


class BehalfRead(BaseModel):
    """The last time that the reviewing unit entered figures for the reporter (nhập hộ)."""

    unit: Annotated[UnitRef | None, Field(description="The unit, under today's name; null: it has ended.")]
    reason: str
    user_name: Annotated[str | None, Field(description="Null: outside the reader's scope.")]
    happened_at: datetime
    stated: Annotated[
        str | None,
        Field(description="Why the caller does it, as they said since it was last handed over; null: they did not."),
    ]


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
    due_on: Annotated[date | None, Field(description="With the time that the reporter was given.")]
    entry: Annotated[Entry, Field(description="Whether figures of the period are entered now, and if not, why.")]
    mend_by: Annotated[date | None, Field(description="Last day to send it again after a return.")]
    cells: Annotated[list[AskedCellRead], Field(description="What is asked, in the order of the form.")]
    checks: list[Check]
    findings: Annotated[list[CheckFindingRead], Field(description="The checks that do not hold now.")]
    explanations: Annotated[list[ExplanationRead], Field(description="The newest of each check.")]
    returned: ReturnRead | None
    attachments: list[AttachmentRead]
    behalf: BehalfRead | None
    values: list[ValueRead]
    previous: Annotated[PreviousValues | None, Field(description="The same period one year earlier.")]
    ratios: list[RatioRead]
    missing: Annotated[list[int], Field(description="Indicators asked of which nothing has been said yet.")]
    actions: list[Action]


class ValueChange(BaseModel):
    indicator_id: int
    category_id: int
    before: ValueRead | None
    after: ValueRead | None


class HistoryEntry(BaseModel):
    happened_at: datetime
    kind: str
    user_name: str | None
    reason: str | None
    behalf: Annotated[UnitRef | None, Field(description="The unit that did it for the reporter.")]
    file: Annotated[str | None, Field(description="The attachment that it is about, by its name.")]
    changes: list[ValueChange]


class History(BaseModel):
    items: Annotated[list[HistoryEntry], Field(description="The newest first.")]
