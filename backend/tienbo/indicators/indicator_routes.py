from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from tienbo.access.dependencies import FormReader, IndicatorDefiner
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.exchange.updates import SinceDep
from tienbo.indicators import catalogue_listing, catalogue_queries, catalogue_service
from tienbo.indicators.catalogue_listing import IndicatorFilter
from tienbo.indicators.catalogue_schemas import (
    DimensionList,
    IndicatorCorrection,
    IndicatorCreate,
    IndicatorDetail,
    IndicatorEnd,
    IndicatorPage,
    SeriesBreakList,
    VersionStart,
)
from tienbo.indicators.definitions import Day
from tienbo.indicators.models import Direction, IndicatorKind, Origin
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit
from tienbo.problems import problem_responses

router = APIRouter(tags=["indicators"], responses=problem_responses(401, 403, 422))

CHANGE = problem_responses(404, 409, 412, 428)
On = Annotated[Day | None, Query(description="The day whose meaning is shown, such as the last of a period; today.")]


@router.get("/dimensions", operation_id="listDimensions")
def list_dimensions(session: SessionDep, actor: FormReader) -> DimensionList:
    """The words by which figures can be broken down: sex, level, age, position and the like."""
    del actor
    return catalogue_queries.list_dimensions(session)


@router.get("/indicators", operation_id="listIndicators")
def list_indicators(
    session: SessionDep,
    actor: FormReader,
    since: SinceDep,
    q: Annotated[CleanText | None, Query(max_length=100, description="Part of a name, or of a code.")] = None,
    unit_id: Annotated[RowId | None, Query(description="Whose catalogue.")] = None,
    kind: IndicatorKind | None = None,
    origin: Origin | None = None,
    direction: Direction | None = None,
    to_verify: Annotated[bool | None, Query(description="Still to be checked against its document, or not.")] = None,
    targeted: Annotated[bool | None, Query(description="Something is asked of it, or nothing.")] = None,
    public: Annotated[bool | None, Query(description="Open data, or not.")] = None,
    cursor: CursorParam = None,
    limit: Limit = 50,
) -> IndicatorPage:
    """Indicators of the caller's units, those below and those above, by the words of their newest version."""
    wanted = IndicatorFilter(q, unit_id, kind, origin, direction, to_verify, targeted, public, since)
    return catalogue_listing.list_indicators(session, actor, wanted, cursor, limit)


@router.post("/indicators", operation_id="createIndicator", status_code=201, responses=problem_responses(404, 409))
def create_indicator(
    session: SessionDep, actor: IndicatorDefiner, response: Response, wanted: IndicatorCreate
) -> IndicatorDetail:
    """Define an indicator for a unit and everyone below it."""
    return _answer(session, actor, response, catalogue_service.define(session, actor, wanted))


@router.get("/indicators/{indicator_id}", operation_id="getIndicator", responses=problem_responses(404))
def get_indicator(
    session: SessionDep, actor: FormReader, response: Response, indicator_id: RowId, on: On = None
) -> IndicatorDetail:
    """One indicator: what it meant on a day, all its versions, its cells, and what is asked of it."""
    return _answer(session, actor, response, indicator_id, on)


@router.patch("/indicators/{indicator_id}", operation_id="correctIndicator", responses=CHANGE)
def correct_indicator(
    session: SessionDep,
    actor: IndicatorDefiner,
    response: Response,
    indicator_id: RowId,
    version: MatchedVersion,
    wanted: IndicatorCorrection,
) -> IndicatorDetail:
    """Mend words that do not change the meaning, or how it is judged, checked and broken down; with the reason."""
    catalogue_service.correct(session, actor, indicator_id, version, wanted)
    return _answer(session, actor, response, indicator_id)


@router.post("/indicators/{indicator_id}/versions", operation_id="startIndicatorVersion", responses=CHANGE)
def start_indicator_version(
    session: SessionDep,
    actor: IndicatorDefiner,
    response: Response,
    indicator_id: RowId,
    version: MatchedVersion,
    wanted: VersionStart,
) -> IndicatorDetail:
    """Another meaning from a day on: the series breaks there, and what was reported before keeps its meaning."""
    catalogue_service.start_version(session, actor, indicator_id, version, wanted)
    return _answer(session, actor, response, indicator_id)


@router.post("/indicators/{indicator_id}/end", operation_id="endIndicator", responses=CHANGE)
def end_indicator(
    session: SessionDep,
    actor: IndicatorDefiner,
    response: Response,
    indicator_id: RowId,
    version: MatchedVersion,
    wanted: IndicatorEnd,
) -> IndicatorDetail:
    """The last day on which it is counted."""
    catalogue_service.end(session, actor, indicator_id, version, wanted)
    return _answer(session, actor, response, indicator_id)


@router.get(
    "/indicators/{indicator_id}/series-breaks", operation_id="listSeriesBreaks", responses=problem_responses(404)
)
def list_series_breaks(session: SessionDep, actor: FormReader, indicator_id: RowId) -> SeriesBreakList:
    """The days from which on the figures mean something else, or end; a series across one must say so."""
    return catalogue_queries.series_breaks(session, actor, indicator_id)


def _answer(
    session: SessionDep, actor: FormReader, response: Response, indicator_id: int, on: date | None = None
) -> IndicatorDetail:
    answer = catalogue_queries.get_indicator(session, actor, indicator_id, on)
    response.headers["ETag"] = etag(answer.version)
    return answer
