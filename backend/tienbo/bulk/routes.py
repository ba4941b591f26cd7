from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse

from tienbo.access.dependencies import SubmissionEnterer
from tienbo.bulk import service, taken
from tienbo.bulk.answering import answer
from tienbo.bulk.models import UNFINISHED, BulkLoad, Into, Mode
from tienbo.bulk.receiving import BODY, MEDIA_TYPES, OnceSent, ReceivedDep, bulk_store
from tienbo.bulk.schemas import BulkList, BulkResult, TakenSubmission
from tienbo.database import SessionDep
from tienbo.exchange.idempotency import caller_of
from tienbo.files import kept_file
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import problem_responses

router = APIRouter(prefix="/bulk", tags=["bulk"], responses=problem_responses(401, 403, 422))

GivenMode = Annotated[Mode, Query(description="What one refused row keeps from being taken.")]
GivenInto = Annotated[Into, Query(description="Figures saved, or the reports also handed in.")]
Behalf = Annotated[
    CleanText | None,
    Query(min_length=3, max_length=2000, description="Why the reviewing unit enters it for the reporters (nhập hộ)."),
]
LATER = {202: {"model": BulkResult, "description": "The worker takes it; `GET /bulk/{id}` says how far it is."}}
SENDING = LATER | problem_responses(413, 415)


def _answered(response: Response, load: BulkLoad) -> BulkResult:
    if load.state in UNFINISHED:
        response.status_code = 202
        response.headers["Location"] = f"/api/v1/bulk/{load.id}"
    return answer(load)


@router.post("/validate", operation_id="validateBulk", responses=SENDING, openapi_extra=BODY)
def validate_bulk(
    request: Request,
    response: Response,
    sent: ReceivedDep,
    session: SessionDep,
    actor: SubmissionEnterer,
    mode: GivenMode = Mode.per_submission,
    into: GivenInto = Into.draft,
    behalf_reason: Behalf = None,
) -> BulkResult:
    """Check a file of figures row by row as `apply` would; no figure is written.

    200 even when rows are refused. The plan token lets `apply` do exactly this, or nothing.
    """
    settings = request.app.state.settings
    asked = service.Asked(mode, into, behalf_reason)
    load = service.begin(session, actor, sent, asked, bulk_store(settings), settings, applies=False)
    return _answered(response, load)


@router.post("/apply", operation_id="applyBulk", responses=SENDING | problem_responses(409), openapi_extra=BODY)
def apply_bulk(
    request: Request,
    response: Response,
    sent: ReceivedDep,
    session: SessionDep,
    actor: SubmissionEnterer,
    once: OnceSent,
    mode: GivenMode = Mode.per_submission,
    into: GivenInto = Into.draft,
    behalf_reason: Behalf = None,
    plan: Annotated[
        CleanText | None,
        Query(min_length=64, max_length=64, description="Plan token of `validate`; without a body its file is taken."),
    ] = None,
) -> BulkResult:
    """Take the figures of a file; 200 even when rows are refused, 202 when the worker takes it.

    With a plan, 409 when anything has changed that it was checked against. Send an Idempotency-Key.
    """
    settings = request.app.state.settings
    asked = service.Asked(mode, into, behalf_reason, plan)
    load = service.begin(session, actor, sent, asked, bulk_store(settings), settings, applies=True)
    result = _answered(response, load)
    return once.keep(result, response, response.status_code or 200)


@router.get("", operation_id="listBulk")
def list_bulk(session: SessionDep, actor: SubmissionEnterer) -> BulkList:
    """The caller's last hundred files, without their problems."""
    loads = session.scalars(service.own(caller_of(actor)).limit(service.MOST_LISTED))
    return BulkList(items=[answer(load, problems=False) for load in loads])


@router.get("/{load_id}", operation_id="getBulk", responses=problem_responses(404))
def get_bulk(session: SessionDep, actor: SubmissionEnterer, load_id: RowId) -> BulkResult:
    """How far a file of the caller's has come, and what became of it."""
    return answer(service.get(session, actor, load_id))


@router.get("/{load_id}/submissions", operation_id="listTakenSubmissions", responses=problem_responses(404))
def list_taken_submissions(
    session: SessionDep, actor: SubmissionEnterer, load_id: RowId, cursor: CursorParam = None, limit: Limit = 100
) -> Page[TakenSubmission]:
    """The reports that a file of the caller's changed; those in which every row said what stood there are none."""
    return taken.list_taken(session, actor, service.get(session, actor, load_id), cursor, limit)


@router.post("/{load_id}/cancel", operation_id="cancelBulk", responses=problem_responses(404, 409))
def cancel_bulk(session: SessionDep, actor: SubmissionEnterer, load_id: RowId) -> BulkResult:
    """Take no further part of the file; what was taken stays, and `resume` goes on from there."""
    return answer(service.cancel(session, actor, load_id))


@router.post("/{load_id}/resume", operation_id="resumeBulk", responses=problem_responses(404, 409))
def resume_bulk(session: SessionDep, actor: SubmissionEnterer, load_id: RowId) -> BulkResult:
    """Go on with a file that was called off or failed, after the last part that was taken."""
    return answer(service.resume(session, actor, load_id))


@router.get(
    "/{load_id}/refused",
    operation_id="downloadRefusedRows",
    response_class=FileResponse,
    responses={200: {"content": {kind: {} for kind in MEDIA_TYPES.values()}}, **problem_responses(404)},
)
def download_refused_rows(
    request: Request, session: SessionDep, actor: SubmissionEnterer, load_id: RowId
) -> FileResponse:
    """The rows that were not taken, in the format they came in, with a column `error`: to be mended and sent again."""
    load = service.get(session, actor, load_id)
    name = f"refused-{load.id}.{load.format}"
    return kept_file(bulk_store(request.app.state.settings), load.refused_sha256 or "", name, name)
