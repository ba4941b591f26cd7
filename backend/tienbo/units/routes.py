from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from tienbo.access.dependencies import UnitReader
from tienbo.database import SessionDep
from tienbo.exchange.updates import SinceDep
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import problem_responses
from tienbo.units import bodies, queries
from tienbo.units.models import Level
from tienbo.units.schemas import BodyList, LineageRead, UnitDetail, UnitRead

router = APIRouter(prefix="/units", tags=["units"], responses=problem_responses(401, 403, 422))

AsOf = Annotated[date | None, Query(description="The date whose tree is meant; default today.")]


@router.get("", operation_id="listUnits")
def list_units(
    session: SessionDep,
    actor: UnitReader,
    since: SinceDep,
    level: Level | None = None,
    parent_id: RowId | None = None,
    code: Annotated[CleanText | None, Query(max_length=5, description="Official code on that date.")] = None,
    q: Annotated[
        CleanText | None, Query(max_length=100, description="Part of a name, with or without diacritics.")
    ] = None,
    as_of: AsOf = None,
    cursor: CursorParam = None,
    limit: Limit = 100,
) -> Page[UnitRead]:
    """Units of the caller's scope and those above it, as they stood on a date."""
    wanted = queries.UnitFilter(level, parent_id, code, q, since)
    return queries.list_units(session, actor, wanted, as_of or actor.today, cursor, limit)


@router.get("/{unit_id}", operation_id="getUnit", responses=problem_responses(404))
def get_unit(session: SessionDep, actor: UnitReader, unit_id: RowId, as_of: AsOf = None) -> UnitDetail:
    """One unit with its ancestors and children on a date, and all its names, codes and superiors."""
    return queries.get_unit(session, actor, unit_id, as_of)


@router.get("/{unit_id}/lineage", operation_id="getUnitLineage", responses=problem_responses(404))
def get_unit_lineage(session: SessionDep, actor: UnitReader, unit_id: RowId) -> LineageRead:
    """Which units it came from and which it became, whole or in part."""
    unit, predecessors, successors = queries.get_lineage(session, actor, unit_id)
    return LineageRead(unit=unit, predecessors=predecessors, successors=successors)


@router.get("/{unit_id}/bodies", operation_id="listBodies", responses=problem_responses(404))
def list_bodies(session: SessionDep, actor: UnitReader, unit_id: RowId, as_of: AsOf = None) -> BodyList:
    """The bodies of one unit in being on a date, with their names of that date."""
    return bodies.list_bodies(session, actor, unit_id, as_of)
