from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tienbo.assignments.progress_models import ExtensionState
from tienbo.assignments.progress_schemas import Reason
from tienbo.inputs import RowId
from tienbo.units.refs import BodyRef


class ExtensionAction(StrEnum):
    decide = "decide"
    withdraw = "withdraw"


class ExtensionWrite(BaseModel):
    model_config = ConfigDict(extra="forbid")

    body_id: RowId
    until: Annotated[date, Field(description="Last valid day asked for.")]
    reason: Reason


class ExtensionDecision(BaseModel):
    """Refusing needs a reason; granting may have one."""

    model_config = ConfigDict(extra="forbid")

    state: Literal["granted", "refused"]
    reason: Reason | None = None


class ExtensionRead(BaseModel):
    id: int
    version: int
    matrix_id: int
    assignment_id: int
    task_number: str
    task_content: str
    body: BodyRef
    spoken_by: Annotated[BodyRef | None, Field(description="Who asked on the body's behalf (thay mặt).")]
    deadline_on: Annotated[date | None, Field(description="Last valid day now.")]
    original_deadline_on: date | None
    until: date
    reason: str
    state: ExtensionState
    asked_at: datetime
    asked_by: str | None
    decided_at: datetime | None
    decided_by: str | None
    decision_reason: str | None
    actions: Annotated[list[ExtensionAction], Field(description="What the caller may do with it now.")]
