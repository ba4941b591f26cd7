"""What a program asks of the service, apart from how it is sent: requests, answers, pauses, things found."""

import json
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Generic, TypeAlias, TypeVar

import httpx

from tienbo.client.bodies import Body
from tienbo.client.errors import Document, UnexpectedAnswer

T = TypeVar("T")
Params: TypeAlias = Mapping[str, str | int | bool | Sequence[str | int] | None]

SAFE = frozenset({"GET", "HEAD"})


@dataclass(frozen=True)
class Call:
    """One request to the API; a change carries a key, so that it may be sent again without happening again.

    Attributes:
        version: the ETag that was read, for `If-Match`.
        key: the Idempotency-Key.
        sink: where a file that is answered is written, instead of into memory.
    """

    method: str
    path: str
    params: Params = field(default_factory=dict)
    body: Body | None = None
    version: str | None = None
    key: str | None = None
    sink: BinaryIO | None = None

    def headers(self) -> dict[str, str]:
        found = dict(self.body.headers) if self.body else {}
        if self.version is not None:
            found["If-Match"] = self.version
        if self.key is not None:
            found["Idempotency-Key"] = self.key
        return found


@dataclass(frozen=True)
class Answer:
    """What came back, with what belongs to the next request."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def etag(self) -> str | None:
        """To be sent as `version` with a change of what was read."""
        return self.headers.get("etag")

    @property
    def replayed(self) -> bool:
        """Whether this is the answer of an earlier request with the same key."""
        return self.headers.get("idempotency-replayed") == "true"

    def json(self) -> Document:
        """The document that was answered.

        Raises:
            UnexpectedAnswer: it is none.
        """
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise UnexpectedAnswer(f"{self.status} without a document that can be read") from error


@dataclass(frozen=True)
class Send:
    """To be sent now, by whatever transport there is; answered with an `Answer`."""

    request: httpx.Request
    sink: BinaryIO | None = None


@dataclass(frozen=True)
class Pause:
    """Nothing to be done for so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Found(Generic[T]):
    """Something for the caller, before the rest is asked for."""

    item: T


# A flow says what to send and what to wait for, and is told what came; it neither sends nor waits by itself.
Flow: TypeAlias = Generator[Send | Pause, Answer | None, T]
Stream: TypeAlias = Generator[Send | Pause | Found[T], Answer | None, None]
