from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from fastapi.responses import FileResponse

from tienbo.access.dependencies import CurrentActor, MatrixReader, ProgressConfirmer, ProgressReporter
from tienbo.assignments import completion, evidence, extensions, extensions_reading, progress_reporting
from tienbo.assignments.extensions_schemas import ExtensionDecision, ExtensionRead, ExtensionWrite
from tienbo.assignments.progress_models import ExtensionState
from tienbo.assignments.progress_schemas import (
    CompletionRead,
    CompletionWithdrawal,
    CompletionWrite,
    EvidenceRead,
    ReportList,
    ReportRead,
    ReportsWritten,
    ReportWrite,
)
from tienbo.database import SessionDep
from tienbo.documents.intake import Upload
from tienbo.etags import MatchedVersion, etag
from tienbo.files import StoreDep
from tienbo.inputs import RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import problem_responses

router = APIRouter(tags=["progress"], responses=problem_responses(401, 403, 404, 422))

RULES = problem_responses(409)
CHANGE = problem_responses(409, 412, 428)
KNOWN = "It was known already: answered with the first."


def _tagged(response: Response, read: ExtensionRead) -> ExtensionRead:
    response.headers["ETag"] = etag(read.version)
    return read


@router.get("/assignments/{assignment_id}/reports", operation_id="listProgressReports")
def list_reports(
    session: SessionDep,
    actor: MatrixReader,
    assignment_id: RowId,
    body_id: RowId | None = None,
    cursor: CursorParam = None,
    limit: Limit = 50,
) -> Page[ReportRead]:
    """What the assigned bodies within the caller's reach have said, the newest first, with their evidence."""
    return progress_reporting.list_reports(session, actor, assignment_id, body_id, cursor, limit)


@router.post(
    "/assignments/{assignment_id}/reports",
    operation_id="reportProgress",
    status_code=201,
    responses={200: {"model": ReportRead, "description": KNOWN}, **RULES},
)
def report_progress(
    response: Response, session: SessionDep, actor: ProgressReporter, assignment_id: RowId, body: ReportWrite
) -> ReportRead:
    """Report progress for an assigned body; the same said again within a minute counts once."""
    read, new = progress_reporting.report(session, actor, assignment_id, body)
    response.status_code = 201 if new else 200
    return read


@router.post("/progress-reports", operation_id="reportProgressOfMany", responses=RULES)
def report_many(session: SessionDep, actor: ProgressReporter, body: ReportList) -> ReportsWritten:
    """Report progress of many assignments: all of the list, or none with a pointer to every refused row."""
    return progress_reporting.report_many(session, actor, body.reports)


@router.post(
    "/progress-reports/{report_id}/evidence",
    operation_id="addEvidence",
    status_code=201,
    responses={200: {"model": EvidenceRead, "description": KNOWN}, **problem_responses(409, 413)},
)
def add_evidence(
    store: StoreDep,
    response: Response,
    session: SessionDep,
    actor: ProgressReporter,
    report_id: RowId,
    file: Annotated[UploadFile, File(description="Any kind of file; it is kept as it is.")],
    product_id: Annotated[RowId | None, Form(description="Which product of the task it shows.")] = None,
) -> EvidenceRead:
    """Add a file that shows what was reported."""
    given = Upload((file.filename or "")[:300], file.file)
    read, new = evidence.add(session, actor, store, report_id, product_id, given)
    response.status_code = 201 if new else 200
    return read


@router.get("/evidence/{evidence_id}/file", operation_id="downloadEvidence", response_class=FileResponse)
def download_evidence(store: StoreDep, session: SessionDep, actor: MatrixReader, evidence_id: RowId) -> FileResponse:
    """The file as it was sent, as an attachment."""
    return evidence.download(session, actor, store, evidence_id)


@router.post(
    "/assignments/{assignment_id}/completion", operation_id="confirmCompletion", status_code=201, responses=RULES
)
def confirm_completion(
    session: SessionDep, actor: ProgressConfirmer, assignment_id: RowId, body: CompletionWrite
) -> CompletionRead:
    """Confirm for a lead that its part is finished; the assignment is, when every lead has."""
    return completion.confirm(session, actor, assignment_id, body)


@router.post(
    "/assignments/{assignment_id}/completion/withdraw",
    operation_id="withdrawCompletion",
    status_code=201,
    responses=RULES,
)
def withdraw_completion(
    session: SessionDep, actor: ProgressConfirmer, assignment_id: RowId, body: CompletionWithdrawal
) -> CompletionRead:
    """Take a lead's confirmation back, with a reason; both stay on record."""
    return completion.take_back(session, actor, assignment_id, body)


@router.get("/extensions", operation_id="listExtensions")
def list_extensions(
    session: SessionDep,
    actor: MatrixReader,
    state: ExtensionState | None = None,
    matrix_id: RowId | None = None,
    assignment_id: Annotated[RowId | None, Query(description="Only requests about this assignment.")] = None,
    cursor: CursorParam = None,
    limit: Limit = 50,
) -> Page[ExtensionRead]:
    """Requests for a later day within the caller's reach, the newest first."""
    return extensions_reading.list_extensions(session, actor, (state, matrix_id, assignment_id), cursor, limit)


@router.get("/extensions/{extension_id}", operation_id="getExtension")
def get_extension(response: Response, session: SessionDep, actor: MatrixReader, extension_id: RowId) -> ExtensionRead:
    return _tagged(response, extensions_reading.get_extension(session, actor, extension_id))


@router.post("/assignments/{assignment_id}/extensions", operation_id="askExtension", status_code=201, responses=RULES)
def ask_extension(
    response: Response, session: SessionDep, actor: CurrentActor, assignment_id: RowId, body: ExtensionWrite
) -> ExtensionRead:
    """Ask, for an assigned body, for a day later than the present deadline."""
    return _tagged(response, extensions.ask(session, actor, assignment_id, body))


@router.post("/extensions/{extension_id}/decision", operation_id="decideExtension", responses=CHANGE)
def decide_extension(
    response: Response,
    session: SessionDep,
    actor: ProgressConfirmer,
    extension_id: RowId,
    version: MatchedVersion,
    body: ExtensionDecision,
) -> ExtensionRead:
    """Grant or refuse, as the unit whose matrix it is; granting moves the deadline, the first one is kept."""
    return _tagged(response, extensions.decide(session, actor, extension_id, version, body))


@router.post("/extensions/{extension_id}/withdraw", operation_id="withdrawExtension", responses=CHANGE)
def withdraw_extension(
    response: Response, session: SessionDep, actor: CurrentActor, extension_id: RowId, version: MatchedVersion
) -> ExtensionRead:
    """Take one's own request back before it is decided."""
    return _tagged(response, extensions.withdraw(session, actor, extension_id, version))
