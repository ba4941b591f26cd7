"""Tien Bo for programs: sign in, read figures and events, send files of figures.

`Client` waits, `AsyncClient` is awaited; both need httpx and pydantic alone, and nothing of the service.
"""

from tienbo.client.bulk import BulkProblem, Load
from tienbo.client.calls import Answer
from tienbo.client.clients import AsyncClient, Client
from tienbo.client.errors import (
    FeedRestored,
    FieldProblem,
    Forbidden,
    InvalidInput,
    MarkLost,
    NotFound,
    Refused,
    RuleBroken,
    ServerFault,
    SignInRefused,
    TienboError,
    TooBusy,
    TooLarge,
    Unauthenticated,
    UnexpectedAnswer,
    Unreachable,
    VersionRequired,
    VersionStale,
)
from tienbo.client.models import Aggregates, FeedEvent, FeedPage
from tienbo.client.reading import Cursor
from tienbo.client.retrying import Retries
from tienbo.client.webhooks import Message, NotOurs, read_webhook

__all__ = [
    "Aggregates",
    "Answer",
    "AsyncClient",
    "BulkProblem",
    "Client",
    "Cursor",
    "FeedEvent",
    "FeedPage",
    "FeedRestored",
    "FieldProblem",
    "Forbidden",
    "InvalidInput",
    "Load",
    "MarkLost",
    "Message",
    "NotFound",
    "NotOurs",
    "Refused",
    "Retries",
    "RuleBroken",
    "ServerFault",
    "SignInRefused",
    "TienboError",
    "TooBusy",
    "TooLarge",
    "Unauthenticated",
    "UnexpectedAnswer",
    "Unreachable",
    "VersionRequired",
    "VersionStale",
    "read_webhook",
]
