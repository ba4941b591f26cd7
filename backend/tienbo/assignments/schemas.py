from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.inputs import CleanText, RowId
from tienbo.units.refs import UnitRef


class Match(StrEnum):
    """What a printed name was matched to."""

    body = "body"
    group = "group"
    none = "none"


class MatrixAction(StrEnum):
    issue = "issue"


class MatrixCreate(BaseModel):
    """A confirmed assignment table of a plan document; title and year as its document says, unless given."""

    model_config = ConfigDict(extra="forbid")

    proposal_id: RowId
    title: Annotated[CleanText | None, Field(min_length=1, max_length=1_000)] = None
    year: Annotated[int | None, Field(ge=1900, le=2100)] = None


class DocumentRef(BaseModel):
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
    """One name of a cell: as printed, and the bodies it stood for on the day of issue."""

    printed: str
    match: Match
    name: Annotated[str | None, Field(description="The body's official name, or the group's phrase.")]
    bodies: list[PartyBodyRead]


class AssignmentRead(BaseModel):
    id: int
    lead: list[PartyRead]
    coordinating: list[PartyRead]
    time: Annotated[str | None, Field(description="Thời gian, as printed.")]
    funding: Annotated[str | None, Field(description="Kinh phí, as printed.")]
    responsible: Annotated[str | None, Field(description="Người chịu trách nhiệm, as printed.")]


class TaskRead(BaseModel):
    id: int
    number: str
    heading: Annotated[str | None, Field(description="The group row it stands under.")]
    content: str
    products: list[str]
    assignments: Annotated[list[AssignmentRead], Field(description="More than one: sub-rows of the task.")]


class MatrixRead(BaseModel):
    id: int
    code: str
    title: str
    year: int
    issued_on: date | None
    unit: UnitRef
    document: DocumentRef
    task_count: int
    assignment_count: int


class MatrixDetail(MatrixRead):
    source: Annotated[str, Field(description="Where the rows come from.")]
    actions: Annotated[list[MatrixAction], Field(description="What the caller may do with it now.")]
    tasks: list[TaskRead]
