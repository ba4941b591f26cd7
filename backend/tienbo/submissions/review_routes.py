from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Query, Request, Response

from tienbo.access.dependencies import SubmissionReader, SubmissionReviewer, TaskChaser
from tienbo.assignments.reminders_mail import post_later
from tienbo.database import SessionDep
from tienbo.exchange.idempotency import OnceDep
from tienbo.inputs import CleanText, RowId
from tienbo.problems import language_of, problem_responses
from tienbo.submissions import accepting, reminding, reviewing
from tienbo.submissions.review_schemas import (
    AcceptResult,
    ChangesSinceReturn,
    RemindersOfReports,
    RemindResult,
    ReviewQueue,
)
from tienbo.submissions.write_schemas import AcceptRequest, RemindRequest

router = APIRouter(tags=["submissions"], responses=problem_responses(401, 403, 404, 422))

PeriodCode = Annotated[CleanText, Query(max_length=10, description="2019 or 2025-H1.")]


@router.get("/forms/{form_id}/review-queue", operation_id="listReviewQueue")
def list_review_queue(session: SessionDep, actor: SubmissionReader, form_id: RowId, period: PeriodCode) -> ReviewQueue:
    """What waits for the caller's review, the unlikely first, then the late; and who has not handed in on time."""
    return reviewing.queue(session, actor, form_id, period)


@router.post("/forms/{form_id}/accept", operation_id="acceptSubmissions", responses=problem_responses(409))
def accept_submissions(
    request: Request,
    response: Response,
    session: SessionDep,
    actor: SubmissionReviewer,
    once: OnceDep,
    form_id: RowId,
    body: AcceptRequest,
) -> AcceptResult:
    """Accept many at once, each in the version that was seen; the answer lists what could not be accepted and why."""
    form, period = reviewing.form_and_period(session, actor, form_id, body.period)
    result = accepting.accept_many(session, actor, form, period, body, language_of(request))
    return once.keep(result, response)


@router.get("/submissions/{submission_id}/changes", operation_id="listChangesSinceReturn")
def list_changes_since_return(session: SessionDep, actor: SubmissionReader, submission_id: RowId) -> ChangesSinceReturn:
    """Old and new of every value that was mended since the last return, or that was to be."""
    return reviewing.changes_since_return(session, actor, submission_id)


@router.post("/forms/{form_id}/reminders", operation_id="remindReporters")
def remind_reporters(
    request: Request,
    response: Response,
    tasks: BackgroundTasks,
    session: SessionDep,
    actor: TaskChaser,
    once: OnceDep,
    form_id: RowId,
    body: RemindRequest,
) -> RemindResult:
    """Remind reporters who are late (đôn đốc), each once a day; by mail too where the installation sends it."""
    form, period = reviewing.form_and_period(session, actor, form_id, body.period)
    result, made = reminding.remind(session, actor, form, period, body)
    post_later(request, tasks, session, actor, made)
    return once.keep(result, response)


@router.get("/forms/{form_id}/reminders", operation_id="listReportReminders")
def list_report_reminders(
    session: SessionDep, actor: SubmissionReader, form_id: RowId, period: PeriodCode
) -> RemindersOfReports:
    """Who was reminded of this form and period, by whom and when."""
    form, asked_in = reviewing.form_and_period(session, actor, form_id, period)
    return reminding.list_reminders(session, actor, form, asked_in)
