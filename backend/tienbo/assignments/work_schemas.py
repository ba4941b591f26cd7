from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.assignments.models import DeadlineKind, MatrixState, Part
from tienbo.assignments.progress_axes import Done, OnTime
from tienbo.assignments.progress_models import ProgressState


class WorkAction(StrEnum):
    report = "report"
    confirm = "confirm"
    take_back = "take_back"
    ask_extension = "ask_extension"
    decide_extension = "decide_extension"
    remind = "remind"


class TimingRead(BaseModel):
    on_time: OnTime
    days: Annotated[
        int | None, Field(description="Until the deadline, or by how many it was met early, missed, passed")
    ]


class AskedRead(BaseModel):
    """The body of a cell, under its name on the day of issue."""

    id: int
    name: str
    unit_name: str
    unit_id: int


class LatestReport(BaseModel):
    id: int
    state: ProgressState
    share: int | None
    text: str
    finished_on: date | None
    reported_at: datetime
    has_problems: Annotated[bool, Field(description="It names difficulties or makes requests.")]


class StandingCompletion(BaseModel):
    id: int
    finished_on: date | None
    reason: str | None
    confirmed_at: datetime


class WaitingExtension(BaseModel):
    id: int
    version: int
    until: date
    reason: str


class CellRead(BaseModel):
    """One assignment of one body."""

    assignment_id: int
    body_id: int
    part: Part
    done: Done
    timing: TimingRead
    report: LatestReport | None
    completion: StandingCompletion | None
    extension: Annotated[WaitingExtension | None, Field(description="Asked for and not decided yet.")]
    actions: Annotated[list[WorkAction], Field(description="What the caller may do about it now.")]


class WorkItem(CellRead):
    """A cell with its task, as a list of one's work shows it."""

    matrix_id: int
    matrix_title: str
    matrix_state: MatrixState
    year: int
    task_id: int
    number: str
    content: str
    heading: str | None
    time: Annotated[str | None, Field(description="Thời gian, as printed.")]
    deadline_kind: DeadlineKind
    deadline_on: Annotated[date | None, Field(description="Last valid day, with extensions granted.")]
    original_deadline_on: date | None
    body: AskedRead


class Counted(BaseModel):
    done: Done
    on_time: OnTime
    count: int


class WorkPage(BaseModel):
    as_of: Annotated[date, Field(description="The day in Vietnam that both axes are of.")]
    items: list[WorkItem]
    next_cursor: str | None
    counts: Annotated[list[Counted], Field(description="Of everything that fits, on all pages, but for the axes.")]


class ProductProgress(BaseModel):
    id: int
    text: str


class TaskProgress(BaseModel):
    id: int
    number: str
    content: str
    heading: str | None
    removed_on: date | None
    products: list[ProductProgress]


class ProductEvidence(BaseModel):
    product_id: int
    files: int


class AssignmentProgress(BaseModel):
    """A sub-row as its leads together have left it."""

    id: int
    task_id: int
    time: str | None
    deadline_kind: DeadlineKind
    deadline_on: date | None
    original_deadline_on: date | None
    done: Annotated[Done | None, Field(description="Null: not every lead is within the caller's reach.")]
    finished_on: date | None
    timing: TimingRead | None
    original_timing: Annotated[TimingRead | None, Field(description="Against the deadline as issued.")]
    evidence: list[ProductEvidence]


class MatrixProgress(BaseModel):
    """What the grid of tasks and bodies, the board and the timeline of a matrix are drawn from."""

    matrix_id: int
    state: MatrixState
    as_of: date
    bodies: list[AskedRead]
    tasks: list[TaskProgress]
    assignments: list[AssignmentProgress]
    cells: list[CellRead]
    counts: Annotated[list[Counted], Field(description="Sub-rows by both axes, against the present deadlines.")]
    original_counts: Annotated[list[Counted], Field(description="The same against the deadlines as issued.")]
