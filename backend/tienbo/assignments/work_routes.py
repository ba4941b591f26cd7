from datetime import UTC
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import AwareDatetime

from tienbo import clock
from tienbo.access.dependencies import MatrixReader
from tienbo.assignments import changes, work
from tienbo.assignments.changes import MatrixChanges
from tienbo.assignments.models import Part
from tienbo.assignments.progress_axes import Done, OnTime
from tienbo.assignments.work import WorkFilter
from tienbo.assignments.work_schemas import MatrixProgress, WorkPage
from tienbo.database import SessionDep
from tienbo.exchange.updates import SinceDep
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit
from tienbo.problems import problem_responses

router = APIRouter(tags=["progress"], responses=problem_responses(401, 403, 422))


def soon_days(request: Request) -> int:
    days: int = request.app.state.settings.due_soon_days
    return days


SoonDays = Annotated[int, Depends(soon_days)]


@router.get("/work", operation_id="listWork")
def list_work(
    session: SessionDep,
    actor: MatrixReader,
    soon: SoonDays,
    since: SinceDep,
    body_id: Annotated[RowId | None, Query(description="Of this body instead of those the caller speaks for.")] = None,
    unit_id: Annotated[RowId | None, Query(description="Of this unit's bodies instead.")] = None,
    matrix_id: Annotated[RowId | None, Query(description="Of this matrix, closed ones too.")] = None,
    done: Done | None = None,
    on_time: OnTime | None = None,
    part: Part | None = None,
    q: Annotated[CleanText | None, Query(max_length=200, description="In number, content or body.")] = None,
    cursor: CursorParam = None,
    limit: Limit = 100,
) -> WorkPage:
    """What is asked of the bodies for which the caller speaks, what is late first, with both axes on every line."""
    wanted = WorkFilter(body_id, unit_id, matrix_id, done, on_time, part, q, since)
    return work.list_work(session, actor, wanted, soon, cursor, limit)


@router.get("/matrices/{matrix_id}/progress", operation_id="getMatrixProgress", responses=problem_responses(404))
def get_matrix_progress(session: SessionDep, actor: MatrixReader, soon: SoonDays, matrix_id: RowId) -> MatrixProgress:
    """Every assignment and body of a matrix, as far as the caller reaches, with counts by both axes."""
    return work.matrix_progress(session, actor, matrix_id, soon)


@router.get("/matrices/{matrix_id}/changes", operation_id="listMatrixChanges", responses=problem_responses(404))
def list_matrix_changes(
    session: SessionDep,
    actor: MatrixReader,
    matrix_id: RowId,
    since: Annotated[AwareDatetime, Query(alias="from", description="The last meeting: an instant with its zone.")],
    until: Annotated[AwareDatetime | None, Query(alias="to", description="Up to this instant; without it now.")] = None,
) -> MatrixChanges:
    """What has changed since the last meeting: reports, completions, extensions and amendments."""
    to = until or clock.now()
    return changes.list_changes(session, actor, matrix_id, since.astimezone(UTC), to.astimezone(UTC))
