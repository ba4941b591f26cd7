from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.inputs import CleanText, RowId
from tienbo.units.refs import UnitRef

Name = Annotated[CleanText, Field(min_length=1, max_length=200)]
Url = Annotated[CleanText, Field(min_length=9, max_length=2_000, description="https, on a host the operator named.")]
Kind = Annotated[str, Field(pattern="^[a-z_-]{1,40}([.][a-z_-]{1,40})?$")]
Kinds = Annotated[list[Kind], Field(max_length=200, description="`submission`, `submission.accepted` …; none: all.")]


class WebhookCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    unit_id: Annotated[RowId, Field(description="Whose events, with those of the units below.")]
    name: Name
    url: Url
    kinds: Kinds = []


class WebhookChange(BaseModel):
    """What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    url: Url | None = None
    kinds: Kinds | None = None
    active: bool | None = None


class WebhookRead(BaseModel):
    id: int
    unit: UnitRef
    name: str
    url: str
    kinds: list[str]
    active: bool
    stopped_because: Annotated[str | None, Field(description="by-hand, gone, unreadable-secret.")]
    version: int
    made_by: Annotated[str | None, Field(description="Where the reader may see them.")]
    made_at: datetime
    waiting: Annotated[int, Field(description="Messages not delivered yet.")]
    given_up: Annotated[int, Field(description="Messages that were tried for days in vain.")]
    last_delivered_at: datetime | None


class WebhookMade(BaseModel):
    """A webhook, and its secret: this is the one time it is shown."""

    webhook: WebhookRead
    secret: Annotated[str, Field(description="`whsec_…`, as the libraries of Standard Webhooks take it.")]


class DeliveryState(StrEnum):
    waiting = "waiting"
    delivered = "delivered"
    given_up = "given_up"


class DeliveryRead(BaseModel):
    id: int
    message_id: str
    event_id: Annotated[int | None, Field(description="Null: a test message.")]
    kind: str
    state: DeliveryState
    attempts: int
    made_at: datetime
    due_at: datetime | None
    delivered_at: datetime | None
    last_at: datetime | None
    last_status: int | None
    last_error: str | None
