from datetime import date
from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Query, Response
from pydantic import Field

from tienbo.access.dependencies import TotalReader
from tienbo.aggregates import series, why
from tienbo.aggregates.series_schemas import Aggregates
from tienbo.aggregates.why_schemas import Why
from tienbo.database import SessionDep
from tienbo.inputs import LARGEST_ID, CleanText, RowId
from tienbo.problems import problem_responses

router = APIRouter(prefix="/aggregates", tags=["totals"], responses=problem_responses(401, 403, 404, 422))

Ids = Annotated[list[RowId], Query(min_length=1, max_length=500)]
Codes = Annotated[list[Annotated[CleanText, Field(max_length=10)]], Query(min_length=1, max_length=40)]


@router.get("", operation_id="getAggregates", response_model=Aggregates)
def get_aggregates(
    session: SessionDep,
    actor: TotalReader,
    unit_id: RowId,
    indicator_id: Ids,
    period: Codes,
    category_id: Annotated[
        list[Annotated[int, Field(ge=0)]] | None,
        Query(max_length=500, description="0: the total; none: every category."),
    ] = None,
    form_id: RowId | None = None,
    geography: Annotated[
        Literal["as_reported"] | date, Query(description="The map of this day; as_reported: each period's own.")
    ] = "as_reported",
    children: Annotated[bool, Query(description="The units directly below too.")] = False,
    missing: Annotated[bool, Query(description="Name the reporters that are not counted.")] = False,
) -> Response:
    """A unit's figures over indicators, periods and categories, with what covers them and what they are worth."""
    wanted = series.Wanted(
        unit_id=unit_id,
        indicator_ids=frozenset(indicator_id),
        periods=tuple(period),
        category_ids=frozenset(category_id or ()),
        form_id=form_id,
        geography=geography if isinstance(geography, date) else None,
        children=children,
        missing=missing,
    )
    # Encoded as it is: an answer of some thousand figures takes the response model ten times as long.
    found = orjson.dumps(series.get_aggregates(session, actor, wanted), default=str)
    return Response(found, media_type="application/json")


@router.get("/why", operation_id="explainAggregate")
def explain_aggregate(
    session: SessionDep,
    actor: TotalReader,
    form_id: RowId,
    period: Annotated[CleanText, Query(max_length=10, description="2019 or 2025-H1.")],
    unit_id: RowId,
    indicator_id: RowId,
    category_id: Annotated[int, Query(ge=0, le=LARGEST_ID, description="0: the total.")] = 0,
) -> Why:
    """Why one number is what it is: formula, contributors, what changed most, who entered it, and who asked for it."""
    return why.explain(session, actor, why.Asker(form_id, period, unit_id, indicator_id, category_id))
