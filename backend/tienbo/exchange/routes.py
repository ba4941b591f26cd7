from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from tienbo.access.dependencies import CurrentActor, EventReader
from tienbo.database import SessionDep
from tienbo.exchange import queries
from tienbo.exchange.queries import EventFilter
from tienbo.exchange.schemas import EventRead
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import problem_responses

router = APIRouter(tags=["events"], responses=problem_responses(401, 403, 422))

Kind = Annotated[
    str | None,
    Query(pattern="^[a-z_-]{1,40}([.][a-z_-]{1,40})?$", description="One kind, or all that begin so: `session`."),
]
Word = Annotated[CleanText | None, Query(max_length=64)]


def wanted_events(  # noqa: PLR0913, RUF100 -- one parameter for each filter
    unit_id: Annotated[RowId | None, Query(description="Only this unit and those below it today.")] = None,
    kind: Kind = None,
    user_id: Annotated[RowId | None, Query(description="Who did it.")] = None,
    client_id: Annotated[CleanText | None, Query(max_length=64, description="Which program did it.")] = None,
    subject_kind: Annotated[CleanText | None, Query(max_length=40, description="What it was done to.")] = None,
    subject_id: Word = None,
    request_id: Word = None,
    first: Annotated[date | None, Query(alias="from", description="First day, in Vietnam.")] = None,
    last: Annotated[date | None, Query(alias="to", description="Last day, in Vietnam.")] = None,
) -> EventFilter:
    return EventFilter(unit_id, kind, user_id, client_id, (subject_kind, subject_id), request_id, first, last)


WantedEvents = Annotated[EventFilter, Depends(wanted_events)]


@router.get("/events", operation_id="listEvents")
def list_events(
    session: SessionDep, actor: EventReader, wanted: WantedEvents, cursor: CursorParam = None, limit: Limit = 100
) -> Page[EventRead]:
    """Who did what and when in the caller's units, the newest first."""
    return queries.list_events(session, actor, wanted, cursor, limit)


@router.get("/me/events", operation_id="listOwnEvents")
def list_own_events(
    session: SessionDep, actor: CurrentActor, wanted: WantedEvents, cursor: CursorParam = None, limit: Limit = 100
) -> Page[EventRead]:
    """What the caller did, and what was done to their account, the newest first."""
    return queries.list_own_events(session, actor, wanted, cursor, limit)
