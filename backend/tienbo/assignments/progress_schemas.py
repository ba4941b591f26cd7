from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.assignments.progress_models import ProgressState
from tienbo.inputs import CleanText, RowId
from tienbo.units.refs import BodyRef

Words = Annotated[CleanText, Field(min_length=1, max_length=5_000)]
Reason = Annotated[CleanText, Field(min_length=1, max_length=2_000)]
LONGEST_LIST = 500


class ReportWrite(BaseModel):
    """What a body says about one assignment; later reports do not overwrite it."""

    model_config = ConfigDict(extra="forbid")

    body_id: RowId
    state: ProgressState
    share: Annotated[int | None, Field(ge=0, le=100, description="Per cent done, as the body says.")] = None
    text: Words
    started_on: date | None = None
    finished_on: Annotated[date | None, Field(description="Of what is done: on which day.")] = None
    problems: Annotated[Words | None, Field(description="Khó khăn, vướng mắc.")] = None
    requests: Annotated[Words | None, Field(description="Kiến nghị.")] = None


class ListedReport(ReportWrite):
    assignment_id: RowId


class ReportList(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reports: Annotated[list[ListedReport], Field(min_length=1, max_length=LONGEST_LIST)]


class EvidenceRead(BaseModel):
    id: int
    product_id: Annotated[int | None, Field(description="Which product it shows.")]
    name: Annotated[str, Field(description="As the sender named it.")]
    size: Annotated[int, Field(description="Bytes.")]
    sha256: str
    uploaded_at: datetime


class ReportRead(BaseModel):
    id: int
    assignment_id: int
    body: BodyRef
    spoken_by: Annotated[BodyRef | None, Field(description="Who said it on the body's behalf (thay mặt).")]
    state: ProgressState
    share: int | None
    text: str
    started_on: date | None
    finished_on: date | None
    problems: str | None
    requests: str | None
    reported_at: datetime
    reported_by: Annotated[str | None, Field(description="The person; null: a program, or out of reach.")]
    evidence: list[EvidenceRead]


class ReportsWritten(BaseModel):
    items: list[ReportRead]
    known: Annotated[int, Field(description="How many had been reported the same within the last minute.")]


class CompletionWrite(BaseModel):
    """A lead's word that its part is finished."""

    model_config = ConfigDict(extra="forbid")

    body_id: RowId
    finished_on: date
    reason: Annotated[Reason | None, Field(description="Why a product has no evidence.")] = None


class CompletionWithdrawal(BaseModel):
    model_config = ConfigDict(extra="forbid")

    body_id: RowId
    reason: Reason


class CompletionRead(BaseModel):
    """One word of a lead; `confirmed` false takes an earlier one back."""

    id: int
    assignment_id: int
    body: BodyRef
    spoken_by: BodyRef | None
    confirmed: bool
    finished_on: date | None
    reason: str | None
    confirmed_at: datetime
    confirmed_by: str | None
