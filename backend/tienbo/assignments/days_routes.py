from datetime import date
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Path, Query, Request, Response

from tienbo import clock
from tienbo.access.dependencies import CurrentActor
from tienbo.access.scope import Actor
from tienbo.assignments import days_calendar, feeds
from tienbo.assignments.days import Span
from tienbo.assignments.days_calendar import CalendarFilter
from tienbo.assignments.days_schemas import CalendarRead
from tienbo.assignments.feeds_schemas import FeedList, FeedMade, FeedWrite
from tienbo.database import SessionDep
from tienbo.inputs import RowId
from tienbo.problems import Forbidden, problem_responses

router = APIRouter(tags=["calendar"], responses=problem_responses(422))

SIGNED_IN = problem_responses(401, 403)


def _person(actor: Actor) -> int:
    """An address is a person's own; a program has its token."""
    if actor.user_id is None:
        raise Forbidden
    return actor.user_id


@router.get("/calendar", operation_id="getCalendar", responses=SIGNED_IN)
def get_calendar(
    session: SessionDep,
    actor: CurrentActor,
    first: Annotated[date, Query(alias="from")],
    last: Annotated[date, Query(alias="to", description="The last day, in it.")],
    unit_id: Annotated[RowId | None, Query(description="Of this unit instead of the caller's own.")] = None,
    body_id: Annotated[RowId | None, Query(description="Deadlines of this body alone.")] = None,
) -> CalendarRead:
    """Days of the field, deadlines of tasks, extensions asked for, reports that plans ask for, and forms due."""
    return days_calendar.calendar(session, actor, CalendarFilter(Span(first, last), unit_id, body_id))


@router.get("/calendar/feeds", operation_id="listCalendarFeeds", responses=SIGNED_IN)
def list_feeds(session: SessionDep, actor: CurrentActor) -> FeedList:
    """The caller's calendar addresses that have not been revoked."""
    return FeedList(items=feeds.list_feeds(session, _person(actor)))


@router.post(
    "/calendar/feeds",
    operation_id="makeCalendarFeed",
    status_code=201,
    responses={**SIGNED_IN, **problem_responses(409)},
)
def make_feed(
    request: Request, response: Response, session: SessionDep, actor: CurrentActor, body: FeedWrite
) -> FeedMade:
    """An address at which a calendar program reads the caller's calendar; it is shown this once."""
    response.headers["Cache-Control"] = "no-store"
    return feeds.make(session, actor, _person(actor), body.name, request.app.state.settings.issuer)


@router.delete(
    "/calendar/feeds/{feed_id}",
    operation_id="revokeCalendarFeed",
    status_code=204,
    responses={**SIGNED_IN, **problem_responses(404)},
)
def revoke_feed(session: SessionDep, actor: CurrentActor, feed_id: RowId) -> None:
    """Let an address open nothing from now on."""
    feeds.revoke(session, actor, _person(actor), feed_id)


@router.get(
    "/calendar/{secret}.ics",
    operation_id="readCalendarFeed",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {}}}, **problem_responses(404)},
)
def read_feed(
    request: Request,
    tasks: BackgroundTasks,
    session: SessionDep,
    secret: Annotated[str, Path(max_length=100, pattern=r"^[A-Za-z0-9_-]+$")],
) -> Response:
    """The owner's calendar as iCalendar, without a sign-in: the secret in the address is what opens it."""
    opened = feeds.open_feed(session, secret, request.state.request_id)
    content = feeds.read_feed(session, opened, request.app.state.settings.issuer, clock.now())
    tasks.add_task(feeds.note_use, request.app.state.sessions, secret)
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": 'attachment; filename="tienbo.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)
