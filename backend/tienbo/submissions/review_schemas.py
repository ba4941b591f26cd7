"""What a reviewer and the people beside a figure are answered."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.submissions.models import ValueStatus
from tienbo.submissions.reporter_schemas import ReporterRead
from tienbo.submissions.schemas import ValueRead
from tienbo.units.refs import BodyRef, UnitRef


class CommentRead(BaseModel):
    id: int
    text: str
    user_name: str | None
    said_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None


class CommentList(BaseModel):
    items: Annotated[list[CommentRead], Field(description="The oldest first.")]


class RevisionRead(BaseModel):
    """A value as someone left it; a null status: cleared."""

    status: ValueStatus | None
    number: Decimal | None
    version: int
    copied: bool
    user_name: Annotated[str | None, Field(description="Null: outside the reader's scope, or loaded by the operator.")]
    client_id: str | None
    token_id: str | None
    behalf: Annotated[UnitRef | None, Field(description="The unit that entered it for the reporter.")]
    reason: str | None
    revised_at: datetime


class CellHistory(BaseModel):
    items: Annotated[list[RevisionRead], Field(description="The newest first.")]


class QueuedRead(BaseModel):
    """A submission that waits for the caller's review."""

    id: int
    version: int
    body: BodyRef
    unit: UnitRef
    due_on: date
    submitted_on: Annotated[date | None, Field(description="The day on which its sender handed it in.")]
    late: Annotated[bool, Field(description="Handed in after its due date.")]
    warnings: Annotated[int, Field(description="Soft checks that do not hold; each has been explained.")]
    returns: Annotated[int, Field(description="How often it was given back.")]
    open_comments: int
    attachments: int
    demo: bool


class ReviewQueue(BaseModel):
    """What looks unlikely first, then what came late."""

    items: list[QueuedRead]
    late: Annotated[
        list[ReporterRead], Field(description="Past the due date, not handed in, and the caller's to remind.")
    ]


class Mended(BaseModel):
    """A value then and now."""

    indicator_id: int
    category_id: int
    before: ValueRead | None
    after: ValueRead | None
    reason: Annotated[str | None, Field(description="Why it was given back, where that was said at this value.")]


class ChangesSinceReturn(BaseModel):
    version: Annotated[int, Field(description="Of the last return.")]
    returned_at: datetime
    items: list[Mended]


class Refused(BaseModel):
    """A submission that was not accepted; what is out of the caller's reach is not named."""

    id: int
    body: BodyRef | None
    unit: UnitRef | None
    code: str
    detail: str


class AcceptResult(BaseModel):
    accepted: list[int]
    refused: list[Refused]


class ReportReminderRead(BaseModel):
    id: int
    body: BodyRef
    by: UnitRef | None
    text: str
    sent_at: datetime
    sent_by: str | None
    mailed_to: Annotated[int, Field(description="How many addresses got it as mail.")]
    seen_at: Annotated[datetime | None, Field(description="When the reporter marked it as seen.")]


class RemindersOfReports(BaseModel):
    items: Annotated[list[ReportReminderRead], Field(description="The newest first.")]


class RemindResult(BaseModel):
    reminded: list[int]
    known: Annotated[list[int], Field(description="Reminded today already; not again.")]
