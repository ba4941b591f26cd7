from typing import Annotated

from fastapi import APIRouter, Query

from tienbo.access.dependencies import TotalReader
from tienbo.aggregates import queries
from tienbo.aggregates.schemas import Totals
from tienbo.database import SessionDep
from tienbo.editions.models import FigureBasis
from tienbo.inputs import CleanText, RowId
from tienbo.problems import problem_responses

router = APIRouter(prefix="/totals", tags=["totals"], responses=problem_responses(401, 403, 404, 422))


@router.get("", operation_id="getTotals")
def get_totals(
    session: SessionDep,
    actor: TotalReader,
    form_id: RowId,
    period: Annotated[CleanText, Query(max_length=10, description="2019 or 2025-H1.")],
    unit_id: RowId,
    basis: Annotated[
        FigureBasis, Query(description="official: the accepted editions of the level below, added up.")
    ] = FigureBasis.live,
) -> Totals:
    """A unit's totals for a period: what they cover, who is missing, and each child's share."""
    return queries.get_totals(session, actor, form_id, period, unit_id, basis)
