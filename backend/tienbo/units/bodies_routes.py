from typing import Annotated

from fastapi import APIRouter, Query, Response

from tienbo.access.dependencies import BodyKeeper, UnitReader
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.exchange.updates import SinceDep
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit
from tienbo.problems import problem_responses
from tienbo.units import bodies_ending, bodies_queries, bodies_service
from tienbo.units.bodies_queries import BodyFilter
from tienbo.units.body_models import BodyKind
from tienbo.units.body_schemas import (
    AliasCreate,
    BodyChange,
    BodyCreate,
    BodyDetail,
    BodyEnd,
    BodyPage,
    Day,
    LastDay,
    Sector,
)

router = APIRouter(prefix="/bodies", tags=["bodies"], responses=problem_responses(401, 403, 422))

On = Annotated[Day | None, Query(description="The day whose names and bodies are meant; default today.")]
CHANGE = problem_responses(404, 409, 412, 428)


@router.get("", operation_id="searchBodies")
def search_bodies(
    session: SessionDep,
    actor: UnitReader,
    since: SinceDep,
    unit_id: RowId | None = None,
    below: Annotated[bool, Query(description="With the units under it.")] = False,
    kind: BodyKind | None = None,
    sector: Sector | None = None,
    q: Annotated[CleanText | None, Query(max_length=100, description="Part of any name, diacritics or not.")] = None,
    on: On = None,
    cursor: CursorParam = None,
    limit: Limit = 50,
) -> BodyPage:
    """Bodies of the caller's units, those below and those above, in being on a day."""
    wanted = BodyFilter(unit_id, below, kind, sector, q, since)
    return bodies_queries.list_bodies(session, actor, wanted, on or actor.today, cursor, limit)


@router.post("", operation_id="createBody", status_code=201, responses=problem_responses(404, 409))
def create_body(session: SessionDep, actor: BodyKeeper, response: Response, wanted: BodyCreate) -> BodyDetail:
    """Enter a body of a unit that the caller's unit answers for."""
    body_id = bodies_service.create(session, actor, wanted)
    return _answer(response, bodies_queries.get_body(session, actor, body_id, None))


@router.get("/{body_id}", operation_id="getBody", responses=problem_responses(404))
def get_body(session: SessionDep, actor: UnitReader, response: Response, body_id: RowId, on: On = None) -> BodyDetail:
    """One body with all its names, and who stands for it after its end."""
    return _answer(response, bodies_queries.get_body(session, actor, body_id, on))


@router.patch("/{body_id}", operation_id="changeBody", responses=CHANGE)
def change_body(
    session: SessionDep,
    actor: BodyKeeper,
    response: Response,
    body_id: RowId,
    version: MatchedVersion,
    wanted: BodyChange,
) -> BodyDetail:
    """A new official name from a day on, another kind, sector or superior body; old names stay with their days."""
    bodies_service.change(session, actor, body_id, version, wanted)
    return _answer(response, bodies_queries.get_body(session, actor, body_id, None))


@router.post("/{body_id}/aliases", operation_id="addBodyAlias", status_code=201, responses=problem_responses(404, 409))
def add_body_alias(
    session: SessionDep, actor: BodyKeeper, response: Response, body_id: RowId, wanted: AliasCreate
) -> BodyDetail:
    """A spelling met in documents that means this body, as a person decided."""
    bodies_service.add_alias(session, actor, body_id, wanted)
    return _answer(response, bodies_queries.get_body(session, actor, body_id, None))


@router.post("/{body_id}/aliases/{name_id}/end", operation_id="endBodyAlias", responses=CHANGE)
def end_body_alias(
    session: SessionDep,
    actor: BodyKeeper,
    response: Response,
    body_id: RowId,
    name_id: RowId,
    version: MatchedVersion,
    wanted: LastDay,
) -> BodyDetail:
    """Let a spelling mean the body until a day; what was matched by it stays."""
    bodies_service.end_alias(session, actor, body_id, name_id, version, wanted.last_day)
    return _answer(response, bodies_queries.get_body(session, actor, body_id, None))


@router.post("/{body_id}/end", operation_id="endBody", responses=CHANGE)
def end_body(
    session: SessionDep, actor: BodyKeeper, response: Response, body_id: RowId, version: MatchedVersion, wanted: BodyEnd
) -> BodyDetail:
    """The body's last day and who takes over."""
    bodies_ending.end(session, actor, body_id, version, wanted)
    return _answer(response, bodies_queries.get_body(session, actor, body_id, None))


def _answer(response: Response, body: BodyDetail) -> BodyDetail:
    response.headers["ETag"] = etag(body.version)
    return body
