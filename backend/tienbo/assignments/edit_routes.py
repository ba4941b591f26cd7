from fastapi import APIRouter, Request, Response

from tienbo.access.dependencies import MatrixEditor, MatrixIssuer, MatrixReader
from tienbo.assignments import cascade, checking, deriving, editing
from tienbo.assignments.cascade_schemas import GivenTasks, MatrixCoverage, TakeOver
from tienbo.assignments.edit_schemas import (
    CheckRead,
    Issue,
    MatrixChange,
    MatrixCreate,
    NewTask,
    Order,
    Removal,
    Repair,
    TaskWrite,
)
from tienbo.assignments.schemas import MatrixDetail
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.inputs import RowId
from tienbo.problems import language_of, problem_responses

router = APIRouter(tags=["matrices"], responses=problem_responses(401, 403, 404, 422))

CHANGE = problem_responses(409, 412, 428)


def _tagged(response: Response, matrix: MatrixDetail) -> MatrixDetail:
    response.headers["ETag"] = etag(matrix.version)
    return matrix


@router.post(
    "/matrices",
    operation_id="createMatrix",
    status_code=201,
    responses={200: {"model": MatrixDetail, "description": "It had been made already."}, **problem_responses(409)},
)
def create_matrix(response: Response, session: SessionDep, actor: MatrixEditor, body: MatrixCreate) -> MatrixDetail:
    """A draft: from a confirmed table of a plan document, as a copy of another year's, or empty."""
    matrix, made = deriving.create(session, actor, body)
    response.status_code = 201 if made else 200
    return _tagged(response, matrix)


@router.patch("/matrices/{matrix_id}", operation_id="changeMatrix", responses=CHANGE)
def change_matrix(
    response: Response,
    session: SessionDep,
    actor: MatrixReader,
    matrix_id: RowId,
    version: MatchedVersion,
    body: MatrixChange,
) -> MatrixDetail:
    """Title, year and document of a matrix."""
    return _tagged(response, editing.change(session, actor, matrix_id, version, body))


@router.get("/matrices/{matrix_id}/check", operation_id="checkMatrix")
def check_matrix(request: Request, session: SessionDep, actor: MatrixReader, matrix_id: RowId) -> CheckRead:
    """What to look at before issuing, each with its row and, where there is one, a repair."""
    return checking.get_check(session, actor, matrix_id, language_of(request))


@router.post("/matrices/{matrix_id}/repairs", operation_id="repairMatrix", responses=CHANGE)
def repair_matrix(
    response: Response,
    session: SessionDep,
    actor: MatrixReader,
    matrix_id: RowId,
    version: MatchedVersion,
    body: Repair,
) -> MatrixDetail:
    """Carry out one repair that the check offers."""
    return _tagged(response, checking.repair(session, actor, matrix_id, version, body))


@router.post("/matrices/{matrix_id}/issue", operation_id="issueMatrix", responses=CHANGE)
def issue_matrix(
    response: Response, session: SessionDep, actor: MatrixIssuer, matrix_id: RowId, version: MatchedVersion, body: Issue
) -> MatrixDetail:
    """From now on the names stand for the bodies of that day, the units below read it, and changes give reasons."""
    return _tagged(response, checking.issue(session, actor, matrix_id, version, body))


@router.post("/matrices/{matrix_id}/close", operation_id="closeMatrix", responses=CHANGE)
def close_matrix(
    response: Response, session: SessionDep, actor: MatrixIssuer, matrix_id: RowId, version: MatchedVersion
) -> MatrixDetail:
    """End an issued matrix: nothing is reported about it any more."""
    return _tagged(response, checking.close(session, actor, matrix_id, version))


@router.post("/matrices/{matrix_id}/tasks", operation_id="addTask", status_code=201, responses=CHANGE)
def add_task(
    response: Response,
    session: SessionDep,
    actor: MatrixReader,
    matrix_id: RowId,
    version: MatchedVersion,
    body: NewTask,
) -> MatrixDetail:
    """A new row; the answer is the whole matrix."""
    return _tagged(response, editing.add_task(session, actor, matrix_id, version, body))


@router.post("/matrices/{matrix_id}/order", operation_id="orderTasks", responses=CHANGE)
def order_tasks(
    response: Response, session: SessionDep, actor: MatrixReader, matrix_id: RowId, version: MatchedVersion, body: Order
) -> MatrixDetail:
    """Every task once, in its new order."""
    return _tagged(response, editing.reorder(session, actor, matrix_id, version, body))


@router.post("/matrices/{matrix_id}/take-over", operation_id="takeOverTasks", responses=CHANGE)
def take_over_tasks(
    response: Response,
    session: SessionDep,
    actor: MatrixReader,
    matrix_id: RowId,
    version: MatchedVersion,
    body: TakeOver,
) -> MatrixDetail:
    """Own tasks beneath those that superiors gave to the unit's bodies."""
    return _tagged(response, cascade.take_over(session, actor, matrix_id, version, body))


@router.get("/matrices/{matrix_id}/coverage", operation_id="getMatrixCoverage")
def get_matrix_coverage(session: SessionDep, actor: MatrixReader, matrix_id: RowId) -> MatrixCoverage:
    """Which units below carry out the tasks given to them, and which later than asked."""
    return cascade.coverage(session, actor, matrix_id)


@router.get("/units/{unit_id}/given-tasks", operation_id="listGivenTasks")
def list_given_tasks(session: SessionDep, actor: MatrixReader, unit_id: RowId) -> GivenTasks:
    """Tasks of superiors' matrices that name a body of the unit."""
    return cascade.given_tasks(session, actor, unit_id)


@router.put("/tasks/{task_id}", operation_id="writeTask", responses=CHANGE)
def write_task(
    response: Response,
    session: SessionDep,
    actor: MatrixReader,
    task_id: RowId,
    version: MatchedVersion,
    body: TaskWrite,
) -> MatrixDetail:
    """A row as it is to stand, with its sub-rows; If-Match holds the matrix's version."""
    return _tagged(response, editing.write_task(session, actor, task_id, version, body))


@router.post("/tasks/{task_id}/remove", operation_id="removeTask", responses=CHANGE)
def remove_task(
    response: Response, session: SessionDep, actor: MatrixReader, task_id: RowId, version: MatchedVersion, body: Removal
) -> MatrixDetail:
    """Delete a row of a draft; of an issued matrix take it out with a reason, still shown."""
    return _tagged(response, editing.remove_task(session, actor, task_id, version, body.reason))
