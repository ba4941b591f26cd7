from datetime import date
from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Depends, Query, Response
from pydantic import Field

from tienbo.access.dependencies import TotalReader
from tienbo.aggregates import series, why
from tienbo.aggregates.series_column_schemas import AggregateColumns
from tienbo.aggregates.series_columns import columns_of
from tienbo.aggregates.series_rows import Row
from tienbo.aggregates.series_schemas import Aggregates
from tienbo.aggregates.series_wanted import Wanted
from tienbo.aggregates.why_schemas import Why
from tienbo.database import SessionDep
from tienbo.editions.models import FigureBasis
from tienbo.inputs import LARGEST_ID, CleanText, RowId
from tienbo.problems import problem_responses

router = APIRouter(prefix="/aggregates", tags=["totals"], responses=problem_responses(401, 403, 404, 422))

Ids = Annotated[list[RowId], Query(min_length=1, max_length=500)]
Codes = Annotated[list[Annotated[CleanText, Field(max_length=10)]], Query(min_length=1, max_length=40)]


def _wanted(
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
    basis: Annotated[
        FigureBasis, Query(description="official: the accepted editions of the level below, added up.")
    ] = FigureBasis.live,
    children: Annotated[bool, Query(description="The units directly below too.")] = False,
    missing: Annotated[bool, Query(description="Name the reporters that are not counted.")] = False,
) -> Wanted:
    return Wanted(
        unit_id=unit_id,
        indicator_ids=frozenset(indicator_id),
        periods=tuple(period),
        category_ids=frozenset(category_id or ()),
        form_id=form_id,
        geography=geography if isinstance(geography, date) else None,
        basis=basis,
        children=children,
        missing=missing,
    )


WantedFigures = Annotated[Wanted, Depends(_wanted)]


@router.get("", operation_id="getAggregates", response_model=Aggregates)
def get_aggregates(session: SessionDep, actor: TotalReader, wanted: WantedFigures) -> Response:
    """A unit's figures over indicators, periods and categories, with what covers them and what they are worth."""
    return _answer(series.get_aggregates(session, actor, wanted))


@router.get("/columns", operation_id="getAggregateColumns", response_model=AggregateColumns)
def get_aggregate_columns(session: SessionDep, actor: TotalReader, wanted: WantedFigures) -> Response:
    """The same figures by columns: of many figures, as of all children of a unit, a tenth of the size and quicker."""
    return _answer(series.get_aggregates(session, actor, wanted, columns_of))


def _answer(found: Row) -> Response:
    # Encoded as it is: an answer of some thousand figures takes the response model ten times as long.
    return Response(orjson.dumps(found, default=str), media_type="application/json")


@router.get("/why", operation_id="explainAggregate")
def explain_aggregate(
    session: SessionDep,
    actor: TotalReader,
    form_id: RowId,
    period: Annotated[CleanText, Query(max_length=10, description="2019 or 2025-H1.")],
    unit_id: RowId,
    indicator_id: RowId,
    category_id: Annotated[int, Query(ge=0, le=LARGEST_ID, description="0: the total.")] = 0,
    basis: Annotated[
        FigureBasis, Query(description="official: the accepted editions of the level below, added up.")
    ] = FigureBasis.live,
) -> Why:
    """Why one number is what it is: formula, contributors, what changed most, who entered it, and who asked for it."""
    return why.explain(session, actor, why.Asker(form_id, period, unit_id, indicator_id, category_id, basis))
