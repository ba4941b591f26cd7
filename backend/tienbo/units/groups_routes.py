from typing import Annotated

from fastapi import APIRouter, Query, Response
from sqlalchemy import select

from tienbo.access.dependencies import BodyKeeper, UnitReader
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit
from tienbo.problems import problem_responses
from tienbo.units import groups_queries, groups_service
from tienbo.units.bodies_service import keeping
from tienbo.units.body_models import BodySelector
from tienbo.units.body_schemas import Day
from tienbo.units.groups_schemas import GroupBodies, GroupChange, GroupCreate, GroupPage, GroupPreview, GroupRead

router = APIRouter(prefix="/body-groups", tags=["bodies"], responses=problem_responses(401, 403, 422))


@router.get("", operation_id="listBodyGroups")
def list_body_groups(
    session: SessionDep,
    actor: UnitReader,
    unit_id: RowId | None = None,
    q: Annotated[CleanText | None, Query(max_length=200, description="Part of the phrase.")] = None,
    cursor: CursorParam = None,
    limit: Limit = 50,
) -> GroupPage:
    """Phrases that stand for many bodies: the caller's units', those below and those above."""
    return groups_queries.list_groups(session, actor, unit_id, q, cursor, limit)


@router.post("", operation_id="createBodyGroup", status_code=201, responses=problem_responses(404, 409))
def create_body_group(session: SessionDep, actor: BodyKeeper, response: Response, wanted: GroupCreate) -> GroupRead:
    """Say whom a phrase of a unit's documents stands for."""
    group_id = groups_service.create(session, actor, wanted)
    return _answer(response, groups_queries.get_group(session, actor, group_id))


@router.post("/preview", operation_id="previewBodyGroup", responses=problem_responses(404, 409))
def preview_body_group(session: SessionDep, actor: BodyKeeper, wanted: GroupPreview) -> GroupBodies:
    """Whom these selectors would stand for on a day, before they are saved; nothing is changed by it."""
    keeping(session, actor, wanted.unit_id)
    groups_service.check_inside(session, wanted.unit_id, wanted.selectors)
    selectors = groups_service.selectors_of(0, wanted.selectors)
    return groups_queries.bodies_of(session, actor, wanted.unit_id, selectors, wanted.on or actor.today, None)


@router.get("/{group_id}", operation_id="getBodyGroup", responses=problem_responses(404))
def get_body_group(session: SessionDep, actor: UnitReader, response: Response, group_id: RowId) -> GroupRead:
    """One phrase with what it selects."""
    return _answer(response, groups_queries.get_group(session, actor, group_id))


@router.patch("/{group_id}", operation_id="changeBodyGroup", responses=problem_responses(404, 409, 412, 428))
def change_body_group(
    session: SessionDep,
    actor: BodyKeeper,
    response: Response,
    group_id: RowId,
    version: MatchedVersion,
    wanted: GroupChange,
) -> GroupRead:
    """Another phrase or other selectors; matrices that were issued keep the bodies of their day."""
    groups_service.change(session, actor, group_id, version, wanted)
    return _answer(response, groups_queries.get_group(session, actor, group_id))


@router.get("/{group_id}/bodies", operation_id="resolveBodyGroup", responses=problem_responses(404))
def resolve_body_group(
    session: SessionDep,
    actor: UnitReader,
    group_id: RowId,
    on: Annotated[Day | None, Query(description="Default today.")] = None,
    since: Annotated[Day | None, Query(description="Another day, to see what has changed since.")] = None,
) -> GroupBodies:
    """The bodies that the phrase stands for on a day."""
    group = groups_queries.find(session, actor, group_id)
    chosen = select(BodySelector).where(BodySelector.group_id == group.id).order_by(BodySelector.id)
    selectors = session.scalars(chosen).all()
    return groups_queries.bodies_of(session, actor, group.unit_id, selectors, on or actor.today, since)


def _answer(response: Response, group: GroupRead) -> GroupRead:
    response.headers["ETag"] = etag(group.version)
    return group
