from typing import Annotated

from fastapi import APIRouter, Query, Response

from tienbo.access.dependencies import MatrixReader
from tienbo.assignments import queries
from tienbo.assignments.queries import MatrixFilter
from tienbo.assignments.schemas import MatrixAction, MatrixDetail, MatrixRead
from tienbo.database import SessionDep
from tienbo.etags import etag
from tienbo.exchange.updates import SinceDep
from tienbo.inputs import RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import problem_responses

router = APIRouter(prefix="/matrices", tags=["matrices"], responses=problem_responses(401, 403, 422))


@router.get("", operation_id="listMatrices")
def list_matrices(
    session: SessionDep,
    actor: MatrixReader,
    since: SinceDep,
    year: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    action: Annotated[MatrixAction | None, Query(description="Only those with which the caller may do it now.")] = None,
    cursor: CursorParam = None,
    limit: Limit = 100,
) -> Page[MatrixRead]:
    """Assignment matrices of the caller's units, and the issued ones of the units above."""
    return queries.list_matrices(session, actor, MatrixFilter(year, action, since), cursor, limit)


@router.get("/{matrix_id}", operation_id="getMatrix", responses=problem_responses(404))
def get_matrix(response: Response, session: SessionDep, actor: MatrixReader, matrix_id: RowId) -> MatrixDetail:
    """A matrix with its tasks, sub-rows, products, and every name both as printed and as resolved."""
    matrix = queries.get_matrix(session, actor, matrix_id)
    response.headers["ETag"] = etag(matrix.version)
    return matrix
