from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Query, Request

from tienbo.access.dependencies import CurrentActor, MatrixReader, TaskChaser
from tienbo.assignments import reminders, reminders_box
from tienbo.assignments.progress_models import ReminderRule
from tienbo.assignments.reminders_box import ReminderFilter
from tienbo.assignments.reminders_mail import post_later
from tienbo.assignments.reminders_rules import Delays
from tienbo.assignments.reminders_schemas import (
    Box,
    ReminderPage,
    ReminderRead,
    RemindersSent,
    ReminderWrite,
    RunRequest,
    RunResult,
)
from tienbo.database import SessionDep
from tienbo.inputs import RowId
from tienbo.paging import CursorParam, Limit
from tienbo.problems import problem_responses

router = APIRouter(tags=["progress"], responses=problem_responses(401, 403, 422))

CHASE = problem_responses(404, 409)


def get_delays(request: Request) -> Delays:
    settings = request.app.state.settings
    return Delays(settings.due_soon_days, settings.no_report_days)


@router.get("/reminders", operation_id="listReminders")
def list_reminders(
    session: SessionDep,
    actor: MatrixReader,
    box: Annotated[Box, Query(description="Received by the caller's bodies, or sent about the matrices they read.")],
    matrix_id: RowId | None = None,
    assignment_id: RowId | None = None,
    body_id: RowId | None = None,
    rule: ReminderRule | None = None,
    unseen: Annotated[bool, Query(description="Only those that nobody has marked as seen.")] = False,
    cursor: CursorParam = None,
    limit: Limit = 50,
) -> ReminderPage:
    """Reminders, the newest first: what a body has received, or who was reminded of what."""
    wanted = ReminderFilter(box, matrix_id, assignment_id, body_id, rule, unseen)
    return reminders_box.list_reminders(session, actor, wanted, cursor, limit)


@router.post("/reminders/{reminder_id}/seen", operation_id="markReminderSeen", responses=problem_responses(404))
def mark_seen(session: SessionDep, actor: CurrentActor, reminder_id: RowId) -> ReminderRead:
    """Note that the reminded body has seen it; the first time counts."""
    return reminders_box.mark_seen(session, actor, reminder_id)


@router.post("/matrices/{matrix_id}/reminders", operation_id="remindBodies", status_code=201, responses=CHASE)
def remind_bodies(
    request: Request,
    tasks: BackgroundTasks,
    session: SessionDep,
    actor: TaskChaser,
    matrix_id: RowId,
    body: ReminderWrite,
) -> RemindersSent:
    """Remind chosen bodies of chosen assignments, once a day; by mail too where the installation sends it."""
    answer, made = reminders.remind(session, actor, matrix_id, body)
    post_later(request, tasks, session, actor, made)
    return answer


@router.post("/matrices/{matrix_id}/reminders/run", operation_id="runReminderRules", responses=CHASE)
def run_rules(
    request: Request,
    tasks: BackgroundTasks,
    session: SessionDep,
    actor: TaskChaser,
    matrix_id: RowId,
    delays: Annotated[Delays, Depends(get_delays)],
    body: RunRequest,
) -> RunResult:
    """Remind by rule (due soon, overdue, long without a report), as `tienbo remind` does; or only say whom."""
    items, made = reminders.run(session, actor, matrix_id, delays, preview=body.preview)
    post_later(request, tasks, session, actor, made)
    return RunResult(preview=body.preview, items=items)
