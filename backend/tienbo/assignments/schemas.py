from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.assignments.models import DeadlineKind, MatrixState
from tienbo.units.refs import UnitRef


class Match(StrEnum):
    """What a printed name was matched to."""

    body = "body"
    group = "group"
    none = "none"


class MatrixAction(StrEnum):
    edit = "edit"  # a draft
    amend = "amend"  # an issued one, with a reason
    issue = "issue"
    close = "close"
    remind = "remind"


class MatrixDocument(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    type: str | None
    number: str | None
    issued_on: date | None
    subject: str | None
    signer: str | None


class PartyBodyRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    body_id: int
    name: Annotated[str, Field(description="Official name on the day the matrix was issued.")]
    unit_name: str


class PartyRead(BaseModel):
    """One name of a cell: as printed, and the bodies it stood for on the day of issue (of a draft: today)."""

    id: int
    printed: str
    match: Match
    body_id: int | None
    group_id: int | None
    name: Annotated[str | None, Field(description="The body's official name, or the group's phrase.")]
    bodies: list[PartyBodyRead]


class AssignmentRead(BaseModel):
    id: int
    lead: list[PartyRead]
    coordinating: list[PartyRead]
    deadline_kind: DeadlineKind
    deadline_on: Annotated[date | None, Field(description="Last valid day, with extensions granted.")]
    original_deadline_on: Annotated[date | None, Field(description="Last valid day as issued.")]
    time: Annotated[str | None, Field(description="Thời gian, as printed.")]
    funding: Annotated[str | None, Field(description="Kinh phí, as printed.")]
    funding_source: str | None
    responsible: Annotated[str | None, Field(description="Người chịu trách nhiệm, as printed.")]


class ProductRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    text: str


class TaskRef(BaseModel):
    """A task of another matrix."""

    id: int
    matrix_id: int
    number: str
    content: str


class TaskRead(BaseModel):
    id: int
    number: str
    heading: Annotated[str | None, Field(description="The group row it stands under.")]
    content: str
    clause: Annotated[str | None, Field(description="Anchor in the matrix's document that orders it.")]
    implements: Annotated[TaskRef | None, Field(description="The superior's task that it carries out.")]
    removed_on: Annotated[date | None, Field(description="Taken out by an amendment.")]
    removal_reason: Annotated[
        str | None, Field(description="Why, to those who read the log of the matrix's unit; null too when it stands.")
    ]
    indicator_ids: list[int]
    products: list[ProductRead]
    assignments: Annotated[list[AssignmentRead], Field(description="More than one: sub-rows of the task.")]


class MatrixRead(BaseModel):
    id: int
    code: str
    title: str
    year: int
    state: MatrixState
    version: int
    issued_on: date | None
    unit: UnitRef
    document: MatrixDocument | None
    task_count: int
    assignment_count: int


class MatrixDetail(MatrixRead):
    source: Annotated[str, Field(description="Where the rows come from.")]
    actions: Annotated[list[MatrixAction], Field(description="What the caller may do with it now.")]
    tasks: list[TaskRead]
