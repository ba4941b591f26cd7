from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tienbo.assignments.progress_models import ReminderRule
from tienbo.assignments.progress_schemas import Reason
from tienbo.forms.refs import PeriodRead
from tienbo.inputs import RowId
from tienbo.units.refs import BodyRef, UnitRef

Box = Literal["received", "sent"]


class ReminderTarget(BaseModel):
    model_config = ConfigDict(extra="forbid")

    assignment_id: RowId
    body_id: RowId


class ReminderWrite(BaseModel):
    """A reminder by hand, to chosen bodies about chosen assignments."""

    model_config = ConfigDict(extra="forbid")

    targets: Annotated[list[ReminderTarget], Field(min_length=1, max_length=500)]
    text: Reason


class RunRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    preview: Annotated[bool, Field(description="Only say who would be reminded of what.")]


class PendingRead(BaseModel):
    """A reminder that a rule asks for and that has not gone out."""

    assignment_id: int
    body_id: int
    body_name: str
    rule: ReminderRule
    about_on: date
    text: str


class ReminderAction(StrEnum):
    mark_seen = "mark_seen"


class RemindedTask(BaseModel):
    matrix_id: int
    assignment_id: int
    number: str
    content: str


class RemindedReport(BaseModel):
    """A report of figures that has not been handed in."""

    form_id: int
    name_vi: str
    name_en: str
    period: PeriodRead


class ReminderRead(BaseModel):
    id: int
    task: Annotated[RemindedTask | None, Field(description="What it is about; null: a report.")]
    report: Annotated[RemindedReport | None, Field(description="What it is about; null: a task.")]
    body: BodyRef
    unit: Annotated[UnitRef | None, Field(description="Whose reminder it is, under today's name; null: it has ended.")]
    rule: ReminderRule
    about_on: Annotated[date, Field(description="The deadline it is about; by hand, the day it was sent.")]
    text: str
    sent_at: datetime
    sent_by: Annotated[str | None, Field(description="Null: by rule, or out of reach.")]
    mailed_to: Annotated[int, Field(description="How many addresses got it as mail.")]
    seen_at: datetime | None
    seen_by: str | None
    actions: Annotated[list[ReminderAction], Field(description="What the caller may do about it now.")]


class ReminderPage(BaseModel):
    items: list[ReminderRead]
    next_cursor: str | None
    unseen: Annotated[int, Field(description="Received and not seen yet, on all pages and without filters.")]


class RemindersSent(BaseModel):
    sent: list[ReminderRead]
    known: Annotated[int, Field(description="Left out: this body had been reminded of the same already.")]


class RunResult(BaseModel):
    preview: bool
    items: list[PendingRead]
