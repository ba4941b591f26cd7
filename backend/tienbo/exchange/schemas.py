from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from tienbo.exchange.kinds import KINDS
from tienbo.units.refs import UnitRef


class EventUser(BaseModel):
    id: int
    name: Annotated[str | None, Field(description="Null: outside of what the reader may see.")]


class EventClient(BaseModel):
    client_id: str
    name: Annotated[str | None, Field(description="Null: outside of what the reader may see.")]


class EventSubject(BaseModel):
    kind: Annotated[str, Field(description="user, client, submission, sign-in, network …")]
    id: str
    name: Annotated[str | None, Field(description="Of a person or a program, where the reader may see it.")]


class EventRead(BaseModel):
    """One thing that happened: who did what to what, when, and through which token and request."""

    id: int
    happened_at: datetime
    # Of those named; an older row is read all the same.
    kind: Annotated[str, Field(description="`thing.what-happened`.", json_schema_extra={"enum": list(KINDS)})]
    unit: Annotated[UnitRef | None, Field(description="Under the name of that day.")]
    user: Annotated[EventUser | None, Field(description="Null: a program, nobody (a refusal), or the operator.")]
    client: EventClient | None
    subject: EventSubject
    token_id: str | None
    request_id: Annotated[str | None, Field(description="As in the service's log and the answer's X-Request-ID.")]
    data: Annotated[dict[str, Any], Field(description="What else is known; its members depend on the kind.")]


class FeedEvent(EventRead):
    cursor: Annotated[str, Field(description="Go on from here (`after`, or `Last-Event-ID` of the stream).")]


class FeedPage(BaseModel):
    items: Annotated[list[FeedEvent], Field(description="In the order in which they happened for everyone.")]
    next: Annotated[str, Field(description="`after` of the next call; it moves on past what is not the caller's.")]
    behind: Annotated[bool, Field(description="True: there is more to look through now; call again at once.")]
