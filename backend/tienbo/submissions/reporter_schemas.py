"""The reviewer's list of reporters as it is answered."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.paging import Page
from tienbo.submissions.models import ReporterState
from tienbo.units.refs import BodyRef, UnitRef


class ReporterRead(BaseModel):
    body: BodyRef
    unit: UnitRef
    parent: UnitRef | None
    due_on: date
    state: ReporterState
    submission_id: int | None
    changed_at: datetime | None
    late: Annotated[bool, Field(description="Past its due date and not yet submitted.")]
    demo: bool
    reminded_at: Annotated[datetime | None, Field(description="When it was last reminded of this report.")]
    on_behalf: Annotated[bool, Field(description="The caller's unit may enter it for the reporter now (nhập hộ).")]


class ReporterCounts(BaseModel):
    not_started: int
    draft: int
    submitted: int
    returned: int
    accepted: int
    reopened: int


class ReporterPage(Page[ReporterRead]):
    counts: Annotated[ReporterCounts, Field(description="Of all reporters in scope, whatever the state filter.")]
