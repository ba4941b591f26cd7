from typing import Annotated

from fastapi import APIRouter, Query, Response

from tienbo.access.dependencies import DocumentIssuer, MatrixEditor, MatrixReader
from tienbo.assignments import deriving, queries
from tienbo.assignments.schemas import MatrixCreate, MatrixDetail, MatrixRead
from tienbo.database import SessionDep
from tienbo.inputs import RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import problem_responses

router = APIRouter(prefix="/matrices", tags=["matrices"], responses=problem_responses(401, 403, 422))


@router.get("", operation_id="listMatrices")
def list_matrices(
    session: SessionDep,
    actor: MatrixReader,
    year: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    cursor: CursorParam = None,
    limit: Limit = 100,
) -> Page[MatrixRead]:
    """Assignment matrices of the caller's units, and the issued ones of the units above."""
    return queries.list_matrices(session, actor, year, cursor, limit)


@router.get("/{matrix_id}", operation_id="getMatrix", responses=problem_responses(404))
def get_matrix(session: SessionDep, actor: MatrixReader, matrix_id: RowId) -> MatrixDetail:
    """A matrix with its tasks, sub-rows, products, and every name both as printed and as resolved."""
    return queries.get_matrix(session, actor, matrix_id)


@router.post(
    "",
    operation_id="createMatrix",
    status_code=201,
    responses={200: {"model": MatrixDetail, "description": "It had been made already."}, **problem_responses(404, 409)},
)
def create_matrix(response: Response, session: SessionDep, actor: MatrixEditor, body: MatrixCreate) -> MatrixDetail:
    """A draft matrix from a confirmed assignment table of a plan document."""
    matrix, made = deriving.create(session, actor, body)
    response.status_code = 201 if made else 200
    return matrix


@router.post("/{matrix_id}/issue", operation_id="issueMatrix", responses=problem_responses(404, 409))
def issue_matrix(session: SessionDep, actor: DocumentIssuer, matrix_id: RowId) -> MatrixDetail:
    """Issue the matrix with its document: from now on the names stand for the bodies of that day."""
    return deriving.issue(session, actor, matrix_id)
