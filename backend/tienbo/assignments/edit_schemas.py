"""What a client sends to make and change matrices, and what the check answers."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tienbo.assignments.models import DeadlineKind
from tienbo.inputs import CleanText, RowId

Line = Annotated[CleanText, Field(min_length=1, max_length=2_000)]
Paragraph = Annotated[CleanText, Field(min_length=1, max_length=10_000)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Reason = Annotated[Line | None, Field(description="Why; needed where the matrix is issued.")]


class MatrixCreate(BaseModel):
    """From a confirmed table of a plan document, as a copy of another year's, or empty with title and year."""

    model_config = ConfigDict(extra="forbid")

    proposal_id: RowId | None = None
    copied_from_id: RowId | None = None
    document_id: Annotated[RowId | None, Field(description="The plan that an empty matrix belongs to.")] = None
    unit_id: Annotated[RowId | None, Field(description="Of an empty one: whose it is; without it the caller's.")] = None
    title: Annotated[Line | None, Field(description="Without it as the document or the copied matrix says.")] = None
    year: Year | None = None

    @model_validator(mode="after")
    def _one_source(self) -> "MatrixCreate":
        if self.proposal_id and self.copied_from_id:
            raise ValueError("Chỉ chọn một nguồn cho ma trận.", "Choose one source for the matrix.")
        if not (self.proposal_id or self.copied_from_id) and not (self.title and self.year):
            raise ValueError("Ma trận mới cần tên và năm.", "A new matrix needs a title and a year.")
        return self


class MatrixChange(BaseModel):
    """Fields to change; one left out stays."""

    model_config = ConfigDict(extra="forbid")

    title: Line | None = None
    year: Year | None = None
    document_id: RowId | None = None
    reason: Reason = None


class PartyWrite(BaseModel):
    """A name of a cell. Without body or group it is matched as far as its spelling decides; never guessed."""

    model_config = ConfigDict(extra="forbid")

    printed: Annotated[CleanText, Field(min_length=1, max_length=500)]
    body_id: RowId | None = None
    group_id: RowId | None = None

    @model_validator(mode="after")
    def _one_match(self) -> "PartyWrite":
        if self.body_id and self.group_id:
            raise ValueError("Chọn cơ quan hoặc nhóm, không chọn cả hai.", "Choose a body or a group, not both.")
        return self


Parties = Annotated[list[PartyWrite], Field(max_length=200)]


class AssignmentWrite(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[RowId | None, Field(description="Of a sub-row that stays; without it a new one.")] = None
    lead: Parties
    coordinating: Parties
    deadline_kind: DeadlineKind
    deadline_on: Annotated[date | None, Field(description="Last valid day; null only where there is none.")]
    time: Line | None = None
    funding: Line | None = None
    funding_source: Line | None = None
    responsible: Line | None = None

    @model_validator(mode="after")
    def _day_where_there_is_one(self) -> "AssignmentWrite":
        if (self.deadline_kind is DeadlineKind.none) != (self.deadline_on is None):
            raise ValueError(
                "Thời hạn cần ngày cuối cùng; không có thời hạn thì để trống ngày.",
                "A deadline needs its last valid day; none has none.",
            )
        return self


class ProductWrite(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[RowId | None, Field(description="Of a product that stays; without it a new one.")] = None
    text: Line


class TaskWrite(BaseModel):
    """A whole row with its sub-rows: what is sent is what stands afterwards."""

    model_config = ConfigDict(extra="forbid")

    number: Annotated[CleanText, Field(max_length=20)]
    content: Paragraph
    heading: Line | None = None
    clause: Annotated[CleanText | None, Field(max_length=200)] = None
    implements_id: Annotated[RowId | None, Field(description="The superior's task that it carries out.")] = None
    indicator_ids: Annotated[list[RowId], Field(max_length=100)] = []
    products: Annotated[list[ProductWrite], Field(max_length=50)]
    assignments: Annotated[list[AssignmentWrite], Field(min_length=1, max_length=100)]
    reason: Reason = None


class NewTask(TaskWrite):
    after_id: Annotated[RowId | None, Field(description="The task it stands behind; null: at the head.")]


class Removal(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason = None


class Order(BaseModel):
    """Every task of the matrix once, in its new order."""

    model_config = ConfigDict(extra="forbid")

    task_ids: Annotated[list[RowId], Field(max_length=5_000)]
    reason: Reason = None


class Issue(BaseModel):
    """Without a day that of the document, or today for a matrix without one."""

    model_config = ConfigDict(extra="forbid")

    on: date | None = None


class RepairKind(StrEnum):
    """What can be put right by one click."""

    drop_coordinating = "drop_coordinating"
    end_of_year = "end_of_year"
    official_name = "official_name"
    renumber = "renumber"
    successor = "successor"


class CheckItem(BaseModel):
    """Something to look at before issuing, with its row; an `error` keeps the matrix from being issued."""

    code: str
    severity: Annotated[str, Field(description="error, warning or note.")]
    task_id: int | None
    assignment_id: int | None
    party_id: int | None
    text: Annotated[str, Field(description="In the language of the request.")]
    repair: RepairKind | None


class CheckRead(BaseModel):
    version: Annotated[int, Field(description="Of the matrix that was checked.")]
    items: list[CheckItem]


class Repair(BaseModel):
    """One repair that the check offers."""

    model_config = ConfigDict(extra="forbid")

    repair: RepairKind
    task_id: RowId | None = None
    assignment_id: RowId | None = None
    party_id: RowId | None = None
    reason: Reason = None
