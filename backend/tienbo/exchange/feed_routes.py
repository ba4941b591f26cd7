import time
from collections.abc import AsyncIterator
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import EventSourceResponse, ServerSentEvent

from tienbo.access.dependencies import VerifiedToken, current_actor, holder_of
from tienbo.access.permissions import Permission
from tienbo.exchange.feed import CURSOR_PATTERN, Cursor, read_feed
from tienbo.exchange.schemas import FeedPage
from tienbo.exchange.waiting import EndOfFeed
from tienbo.paging import Limit
from tienbo.problems import Problem, problem_responses

router = APIRouter(prefix="/feed", tags=["events"], responses=problem_responses(401, 403, 410, 422))

LONGEST_WAIT: Final = 30
# A stream ends before the token that opened it: whoever reads on comes back with a new one and the last id.
STREAM_SECONDS: Final = 300
_may_read = holder_of(Permission.event_read)

Place = Annotated[str | None, Query(pattern=CURSOR_PATTERN, description="A cursor; `latest`; without it everything.")]


class Feed:
    """The feed as one caller may read it: every look is a transaction of its own, with the authority of its moment."""

    def __init__(self, request: Request, token: VerifiedToken) -> None:
        self._request = request
        self._token = token
        self._end: EndOfFeed = request.app.state.end_of_feed

    async def page(self, after: str | None, limit: int, until: float) -> FeedPage:
        """A page with events; without one that the caller may see before `until`, an empty one that moved on."""
        page = await self._look(after, limit)
        while not page.items and (page.behind or await self._end.wait_past(Cursor.read(page.next).sequence, until)):
            page = await self._look(page.next, limit)
        return page

    async def _look(self, after: str | None, limit: int) -> FeedPage:
        return await run_in_threadpool(self._read, after, limit)

    def _read(self, after: str | None, limit: int) -> FeedPage:
        with self._request.app.state.sessions() as session:
            session.read_only = True
            actor = _may_read(current_actor(self._request, session, self._token))
            return read_feed(session, actor, after, limit)


FeedDep = Annotated[Feed, Depends(Feed)]


@router.get("", operation_id="readFeed")
async def get_feed(
    feed: FeedDep,
    after: Place = None,
    limit: Limit = 100,
    wait: Annotated[int, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait where there is nothing yet.")] = 0,
) -> FeedPage:
    """What happened in the caller's units after a cursor: in one order, without a gap, each event once."""
    return await feed.page(after, limit, time.monotonic() + wait)


async def first_page(
    feed: FeedDep,
    after: Place = None,
    last_event_id: Annotated[str | None, Header(pattern=CURSOR_PATTERN, description="Instead of `after`.")] = None,
    limit: Limit = 100,
) -> FeedPage:
    """Read before the stream begins, so that what is wrong is answered with its status."""
    return await feed.page(last_event_id or after, limit, time.monotonic())


@router.get("/stream", operation_id="streamFeed", response_class=EventSourceResponse)
async def stream_feed(
    feed: FeedDep, page: Annotated[FeedPage, Depends(first_page)], limit: Limit = 100
) -> AsyncIterator[ServerSentEvent]:
    """The feed as server-sent events: `id` is the cursor, `event` the kind, `data` the event of `GET /feed`.

    The stream ends after five minutes; a client that comes back with `Last-Event-ID` goes on where it was.
    """
    ends_at = time.monotonic() + STREAM_SECONDS
    while True:
        for event in page.items:
            yield ServerSentEvent(data=event, event=event.kind, id=event.cursor)
        # Without data it is no event to the reader, and yet says where to go on.
        yield ServerSentEvent(comment="", id=page.next)
        if time.monotonic() >= ends_at:
            return
        try:
            page = await feed.page(page.next, limit, min(ends_at, time.monotonic() + LONGEST_WAIT))
        except Problem:
            # Too late for a status: whoever comes back is told why.
            return
