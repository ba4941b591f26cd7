"""Reading: any address, lists page by page, aggregates, and the feed of what happens."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Literal, NamedTuple, Self, TypeVar
from uuid import uuid4

from pydantic import ValidationError

from tienbo.client.bodies import Json
from tienbo.client.calls import Answer, Call, Flow, Found, Params, Stream
from tienbo.client.core import Core
from tienbo.client.errors import Document, UnexpectedAnswer
from tienbo.client.models import Aggregates, Answered, FeedEvent, FeedPage

M = TypeVar("M", bound=Answered)
LONGEST_WAIT: Final = 30


def understood(model: type[M], answer: Answer) -> M:
    """The answer as a typed value.

    Raises:
        UnexpectedAnswer: it is not what this version of the client knows.
    """
    try:
        return model.model_validate_json(answer.body)
    except ValidationError as error:
        raise UnexpectedAnswer(f"not a {model.__name__}: {error}") from error


def get(core: Core, path: str, params: Params | None = None) -> Flow[Answer]:
    """Read an address below `/api/v1`; the answer's `etag` is the `version` of a later change."""
    return core.exchange(Call("GET", path, params or {}))


def send(
    core: Core, method: str, path: str, document: Document = None, *, version: str | None = None, key: str | None = None
) -> Flow[Answer]:
    """Change something, once however often it has to be sent.

    `version` is the ETag that was read, where the address asks for one; `key` the Idempotency-Key, a new one where
    none is given: given again after a failure, the change is still made only once.
    """
    body = Json(document) if document is not None else None
    return core.exchange(Call(method, path, body=body, version=version, key=key or uuid4().hex))


def each(core: Core, path: str, params: Params | None = None) -> Stream[dict[str, Any]]:
    """The items of a list, page after page, stable while others write."""
    cursor: str | None = None
    while True:
        answer = yield from core.exchange(Call("GET", path, {**(params or {}), "cursor": cursor}))
        page = answer.json()
        for item in page["items"]:
            yield Found(item)
        cursor = page.get("next_cursor")
        if cursor is None:
            return


def aggregates(
    core: Core,
    unit_id: int,
    *,
    indicator_ids: Sequence[int],
    periods: Sequence[str],
    form_id: int | None = None,
    category_ids: Sequence[int] = (),
    geography: date | Literal["as_reported"] = "as_reported",
    basis: Literal["live", "official"] = "live",
    children: bool = False,
) -> Flow[Aggregates]:
    """A unit's figures, and with `children` those of the units directly below.

    Periods are codes, as `2025` or `2025-H1`. Of the categories 0 is the total; none given, it is every one.
    `geography` is the map of a day, or each period's own; the official basis adds up the accepted editions below.
    """
    wanted: Params = {
        "unit_id": unit_id,
        "indicator_id": list(indicator_ids),
        "period": list(periods),
        "form_id": form_id,
        "category_id": list(category_ids),
        "geography": str(geography),
        "basis": basis,
        "children": children,
    }
    answer = yield from core.exchange(Call("GET", "/aggregates", wanted))
    return understood(Aggregates, answer)


class Cursor(NamedTuple):
    """How far a reader of the feed has come, and since which restore; written `3-20451`."""

    generation: int
    sequence: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises ValueError where the text is no cursor."""
        generation, sequence = text.split("-")
        return cls(int(generation), int(sequence))

    def __str__(self) -> str:
        return f"{self.generation}-{self.sequence}"


def feed_page(core: Core, after: str | None = None, *, limit: int = 500, wait: int = 0) -> Flow[FeedPage]:
    """A piece of the feed; keep its `next` once its events are dealt with.

    `after` is a cursor, `latest` for what is yet to come, or none for everything; `wait` the seconds, at most 30, for
    which the service may hold the answer open until something happens.

    Raises:
        FeedRestored: a backup older than the cursor was restored.
    """
    answer = yield from core.exchange(Call("GET", "/feed", {"after": after, "limit": limit, "wait": wait}))
    return understood(FeedPage, answer)


def feed(core: Core, after: str | None = None, *, follow: bool = False) -> Stream[FeedEvent]:
    """Events after a cursor, in the one order there is; keep the `cursor` of the last one that was dealt with.

    With `follow` it goes on for ever, rather than end where there is nothing more.

    Raises:
        FeedRestored: a backup older than the cursor was restored.
    """
    while True:
        page = yield from feed_page(core, after, wait=LONGEST_WAIT if follow else 0)
        for event in page.items:
            yield Found(event)
        after = page.next
        if not page.behind and not follow:
            return
