from typing import Annotated

from fastapi import APIRouter, Query, Response

from tienbo.access.dependencies import (
    SubmissionEnterer,
    SubmissionReader,
    SubmissionReviewer,
    SubmissionSubmitter,
)
from tienbo.database import SessionDep
from tienbo.etags import GivenVersion, MatchedVersion, etag
from tienbo.exchange.idempotency import OnceDep
from tienbo.exchange.updates import SinceDep
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit
from tienbo.problems import problem_responses
from tienbo.submissions import history, reading, saving, service
from tienbo.submissions.models import ReporterState
from tienbo.submissions.reporter_schemas import ReporterPage
from tienbo.submissions.reporters import Wanted
from tienbo.submissions.reporters import list_reporters as reporters_page
from tienbo.submissions.schemas import Action, CellsChangedDocument, History, SubmissionRead
from tienbo.submissions.write_schemas import (
    CopyRequest,
    OpenRequest,
    Reason,
    ReturnRequest,
    SubmitRequest,
    ValuesWrite,
)

router = APIRouter(tags=["submissions"], responses=problem_responses(401, 403, 404, 422))

CHANGE = problem_responses(409, 412, 428)
CELLS = problem_responses(409, 428) | {412: {"model": CellsChangedDocument, "description": "Problem"}}


def _tagged(response: Response, submission: SubmissionRead) -> SubmissionRead:
    response.headers["ETag"] = etag(submission.version)
    return submission


@router.get("/forms/{form_id}/reporters", operation_id="listReporters")
def list_reporters(
    session: SessionDep,
    actor: SubmissionReader,
    since: SinceDep,
    form_id: RowId,
    period: Annotated[CleanText, Query(max_length=10, description="2019 or 2025-H1.")],
    unit_id: Annotated[RowId | None, Query(description="Only this unit and those below it in the period.")] = None,
    state: ReporterState | None = None,
    q: Annotated[CleanText | None, Query(max_length=100, description="Part of the unit's name.")] = None,
    mine: Annotated[
        bool, Query(description="Only units for which the caller's answer: their own and predecessors.")
    ] = False,
    to_review: Annotated[bool, Query(description="Only what waits for the caller's review today.")] = False,
    cursor: CursorParam = None,
    limit: Limit = 100,
) -> ReporterPage:
    """Every reporter of the form and period within reach, with its state, and how many are in each state."""
    wanted = Wanted(period, unit_id, state, q, mine, to_review, since)
    return reporters_page(session, actor, form_id, wanted, cursor, limit)


@router.post(
    "/submissions",
    operation_id="openSubmission",
    status_code=201,
    responses={200: {"model": SubmissionRead, "description": "It had been begun already."}},
)
def open_submission(
    response: Response, session: SessionDep, actor: SubmissionEnterer, body: OpenRequest
) -> SubmissionRead:
    """Begin a reporter's submission for a period, or find the one begun."""
    submission, begun = service.open_submission(session, actor, body)
    response.status_code = 201 if begun else 200
    return _tagged(response, submission)


@router.get("/submissions/{submission_id}", operation_id="getSubmission")
def get_submission(
    response: Response, session: SessionDep, actor: SubmissionReader, submission_id: RowId
) -> SubmissionRead:
    """A submission: what it is asked for, its values and last year's, what the checks find, what was said around it."""
    return _tagged(response, reading.get_submission(session, actor, submission_id))


@router.patch("/submissions/{submission_id}/values", operation_id="saveValues", responses=CELLS)
def save_values(
    response: Response,
    session: SessionDep,
    actor: SubmissionEnterer,
    once: OnceDep,
    submission_id: RowId,
    version: GivenVersion,
    body: ValuesWrite,
) -> SubmissionRead:
    """Write some values; the others stay. All of them are taken, or none.

    With `seen` on every value, `If-Match` may be left out: each value is held against what its writer saw of it.
    """
    return once.keep(_tagged(response, saving.save_values(session, actor, submission_id, version, body)), response)


@router.post("/submissions/{submission_id}/copy-last", operation_id="copyLastValues", responses=problem_responses(409))
def copy_last_values(
    response: Response,
    session: SessionDep,
    actor: SubmissionEnterer,
    once: OnceDep,
    submission_id: RowId,
    body: CopyRequest,
) -> SubmissionRead:
    """Take over last year's values where nothing is said yet; needs no If-Match, since it replaces nothing."""
    return once.keep(_tagged(response, saving.copy_last(session, actor, submission_id, body)), response)


@router.post("/submissions/{submission_id}/submit", operation_id="submitSubmission", responses=CHANGE)
def submit_submission(
    response: Response,
    session: SessionDep,
    actor: SubmissionSubmitter,
    once: OnceDep,
    submission_id: RowId,
    version: MatchedVersion,
    body: SubmitRequest | None = None,
) -> SubmissionRead:
    """Hand the figures to the reviewing unit.

    Refused while something asked is left unsaid or contradicts, or while an unlikely figure is not explained.
    """
    reason = body.behalf_reason if body else None
    return once.keep(_tagged(response, service.submit(session, actor, submission_id, version, reason)), response)


@router.post("/submissions/{submission_id}/accept", operation_id="acceptSubmission", responses=CHANGE)
def accept_submission(
    response: Response, session: SessionDep, actor: SubmissionReviewer, submission_id: RowId, version: MatchedVersion
) -> SubmissionRead:
    """Accept; from now on the figures are in the totals of every level."""
    return _tagged(response, service.accept(session, actor, submission_id, version))


@router.post("/submissions/{submission_id}/return", operation_id="returnSubmission", responses=CHANGE)
def return_submission(
    response: Response,
    session: SessionDep,
    actor: SubmissionReviewer,
    submission_id: RowId,
    version: MatchedVersion,
    body: ReturnRequest,
) -> SubmissionRead:
    """Give it back to be mended, saying why: of the whole, and at single values."""
    return _tagged(response, service.return_(session, actor, submission_id, version, Action.return_, body))


@router.post("/submissions/{submission_id}/reopen", operation_id="reopenSubmission", responses=CHANGE)
def reopen_submission(
    response: Response,
    session: SessionDep,
    actor: SubmissionReviewer,
    submission_id: RowId,
    version: MatchedVersion,
    body: Reason,
) -> SubmissionRead:
    """Take an acceptance back, saying why; the figures leave the totals until they are accepted again."""
    wanted = ReturnRequest(reason=body.reason, cells=[])
    return _tagged(response, service.return_(session, actor, submission_id, version, Action.reopen, wanted))


@router.get("/submissions/{submission_id}/history", operation_id="listSubmissionHistory")
def list_submission_history(session: SessionDep, actor: SubmissionReader, submission_id: RowId) -> History:
    """Everything that happened to a submission, with each value before and after."""
    return history.get_history(session, actor, submission_id)
