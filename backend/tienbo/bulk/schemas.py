"""What is answered about a file of figures."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.bulk.models import FileFormat, Into, LoadState, Mode
from tienbo.submissions.models import State
from tienbo.units.refs import UnitRef


class BulkProblem(BaseModel):
    """Why one row was not taken, at one of its columns."""

    row: Annotated[int, Field(description="1-based and with the header; of JSON and NDJSON the place in the list.")]
    column: Annotated[str, Field(description="Empty: the row as a whole.")]
    code: Annotated[str, Field(description="Never translated.")]
    message_vi: str
    message_en: str
    suggestion: Annotated[str | None, Field(description="What the cell may have been meant to say.")]


class BulkFailure(BaseModel):
    """Why it stopped before its end."""

    code: str
    message_vi: str
    message_en: str


class BulkResult(BaseModel):
    """What became of a file; final when `state` is done, cancelled or failed."""

    id: int
    applies: Annotated[bool, Field(description="False: it was only checked.")]
    state: LoadState
    format: FileFormat
    mode: Mode
    into: Into
    chunks: Annotated[int | None, Field(description="Parts in which it is taken; null: not counted yet.")]
    chunks_done: int
    rows: Annotated[int, Field(description="Rows that were read, without the header.")]
    accepted: Annotated[int, Field(description="Rows taken, or that would be; those that change nothing among them.")]
    unchanged: Annotated[int, Field(description="Of these, the ones that say what is there already.")]
    refused: Annotated[int, Field(description="Rows with a problem of their own.")]
    held_back: Annotated[int, Field(description="Good rows not taken because of others, by `mode`.")]
    submissions: Annotated[int, Field(description="Reports with an accepted row.")]
    submitted: Annotated[int, Field(description="Of these, the ones handed in.")]
    problems: Annotated[list[BulkProblem], Field(description="The first 1,000, in the order of the rows.")]
    problems_left_out: int
    plan_token: Annotated[str | None, Field(description="For `apply`, which refuses it when anything has changed.")]
    refused_rows_url: Annotated[str | None, Field(description="The rows not taken, in the format they came in.")]
    failure: BulkFailure | None
    resumable: bool
    asked_at: datetime
    finished_at: datetime | None


class TakenSubmission(BaseModel):
    """A report that a file changed, under its unit's name of the period."""

    id: int
    unit: UnitRef
    form_name_vi: str
    form_name_en: str
    period: str
    state: State


class BulkList(BaseModel):
    items: Annotated[list[BulkResult], Field(description="The caller's own, the newest first, without problems.")]
