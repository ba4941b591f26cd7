from typing import Annotated

from fastapi import APIRouter, File, Path, Response, UploadFile
from fastapi.responses import FileResponse

from tienbo.access.dependencies import SubmissionEnterer, SubmissionReader
from tienbo.database import SessionDep
from tienbo.etags import etag
from tienbo.exchange.idempotency import OnceDep
from tienbo.files import StoreDep
from tienbo.inputs import LARGEST_ID, RowId
from tienbo.problems import problem_responses
from tienbo.submissions import attaching, talking
from tienbo.submissions.review_schemas import CellHistory, CommentList
from tienbo.submissions.schemas import AttachmentRead, CellsChangedDocument, SubmissionRead
from tienbo.submissions.write_schemas import CommentWrite, ExplanationWrite, Reason

router = APIRouter(
    prefix="/submissions/{submission_id}", tags=["submissions"], responses=problem_responses(401, 403, 404, 422)
)

CategoryInPath = Annotated[int, Path(ge=0, le=LARGEST_ID, description="0: the total.")]
CELLS = problem_responses(409) | {412: {"model": CellsChangedDocument, "description": "Problem"}}


@router.put("/explanations", operation_id="explainValue", responses=CELLS)
def explain_value(
    response: Response,
    session: SessionDep,
    actor: SubmissionEnterer,
    once: OnceDep,
    submission_id: RowId,
    body: ExplanationWrite,
) -> SubmissionRead:
    """Explain a figure that a soft check finds unlikely (giải trình), until it or the last period's changes."""
    read = talking.explain(session, actor, submission_id, body)
    response.headers["ETag"] = etag(read.version)
    return once.keep(read, response)


@router.get("/cells/{indicator_id}/{category_id}/history", operation_id="listCellHistory")
def list_cell_history(
    session: SessionDep, actor: SubmissionReader, submission_id: RowId, indicator_id: RowId, category_id: CategoryInPath
) -> CellHistory:
    """Who made one figure what it is: when, through which token, for whom and why."""
    return talking.cell_history(session, actor, submission_id, (indicator_id, category_id))


@router.get("/cells/{indicator_id}/{category_id}/comments", operation_id="listCellComments")
def list_cell_comments(
    session: SessionDep, actor: SubmissionReader, submission_id: RowId, indicator_id: RowId, category_id: CategoryInPath
) -> CommentList:
    """What reporter and reviewer said to each other about one figure."""
    return talking.comments(session, actor, submission_id, (indicator_id, category_id))


@router.post("/cells/{indicator_id}/{category_id}/comments", operation_id="addCellComment", status_code=201)
def add_cell_comment(  # noqa: PLR0913, RUF100 -- the parts of an address are each a parameter
    response: Response,
    session: SessionDep,
    actor: SubmissionReader,
    once: OnceDep,
    submission_id: RowId,
    indicator_id: RowId,
    category_id: CategoryInPath,
    body: CommentWrite,
) -> CommentList:
    """Say something about one figure; answers all that was said about it."""
    said = talking.comment(session, actor, submission_id, (indicator_id, category_id), body.text)
    return once.keep(said, response, 201)


@router.post("/comments/{comment_id}/resolve", operation_id="resolveCellComment")
def resolve_cell_comment(
    session: SessionDep, actor: SubmissionReader, submission_id: RowId, comment_id: RowId
) -> CommentList:
    """Mark a comment as settled; answers all that was said about its figure."""
    return talking.resolve(session, actor, submission_id, comment_id)


@router.post("/attachments", operation_id="attachFile", status_code=201, responses=problem_responses(409, 413))
def attach_file(
    store: StoreDep,
    session: SessionDep,
    actor: SubmissionEnterer,
    submission_id: RowId,
    file: Annotated[UploadFile, File(description="Any kind of file, such as a signed scan; it is kept as it is.")],
) -> list[AttachmentRead]:
    """Add a file to the submission; answers all of them."""
    return attaching.attach(session, actor, store, submission_id, (file.filename or "")[:300], file.file)


@router.post(
    "/attachments/{attachment_id}/withdraw", operation_id="withdrawAttachment", responses=problem_responses(409)
)
def withdraw_attachment(
    session: SessionDep, actor: SubmissionEnterer, submission_id: RowId, attachment_id: RowId, body: Reason
) -> list[AttachmentRead]:
    """Say why a file no longer counts; it stays readable. Answers all of them."""
    return attaching.withdraw(session, actor, submission_id, attachment_id, body.reason)


@router.get("/attachments/{attachment_id}/file", operation_id="downloadAttachment", response_class=FileResponse)
def download_attachment(
    store: StoreDep, session: SessionDep, actor: SubmissionReader, submission_id: RowId, attachment_id: RowId
) -> FileResponse:
    """The file as it was sent, as an attachment."""
    return attaching.download(session, actor, store, submission_id, attachment_id)
