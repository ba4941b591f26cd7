"""The two clients: the same operations, carried out by waiting or by awaiting.

An operation is written once, in `reading` or `bulk`; what each class says of it is one line, its name and whether it is
`run` or `found`. These lines stand twice. A common base could name them once only if its methods' results were
"what `run` of the class makes of a T", `T` here and `Awaitable[T]` there: a type over types, which Python's typing does
not have. Methods made at run time, or by `__getattr__`, would be untyped and unknown to editors. A test holds the two
lists together.
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar

import httpx

from tienbo.client import bulk, reading
from tienbo.client.calls import Flow, Stream
from tienbo.client.core import Core
from tienbo.client.retrying import Retries
from tienbo.client.transport import TIMEOUT, Awaiting, Waiting

P = ParamSpec("P")
C = TypeVar("C", bound="_Program[Any]")
F = TypeVar("F")
R = TypeVar("R")
T = TypeVar("T")
Transport = TypeVar("Transport")


def _method(operation: Callable[Concatenate[Core, P], F], carry: Callable[[C, F], R]) -> Callable[Concatenate[C, P], R]:
    """An operation as a method, carried out in the way of its class."""

    def method(client: C, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return carry(client, operation(client.core, *args, **kwargs))

    method.__name__, method.__doc__ = operation.__name__, operation.__doc__
    return method


class _Program(ABC, Generic[Transport]):
    """One program at one server.

    Args:
        server: as `https://tienbo.example.vn`.
        client_id: what the administrator made.
        client_secret: shown once when it was made; written nowhere by this package.
        scope: narrows its tokens to some of its permissions.
        language: of the sentences in errors, `en` or `vi`.
        retries: how often and how patiently what failed on its way is sent again.
        transport: of httpx, where the usual one will not do.
    """

    def __init__(
        self,
        server: str,
        client_id: str,
        client_secret: str,
        *,
        scope: str | None = None,
        language: str = "en",
        retries: Retries | None = None,
        transport: Transport | None = None,
    ) -> None:
        self.core = Core(server, client_id, client_secret, scope, language, retries or Retries())
        self._open(transport)

    @abstractmethod
    def _open(self, transport: Transport | None) -> None:
        """Make ready to send."""


class Client(_Program[httpx.BaseTransport]):
    """Tien Bo for a program that waits; use it in a `with` block."""

    def _open(self, transport: httpx.BaseTransport | None) -> None:
        self._http = httpx.Client(timeout=TIMEOUT, transport=transport)
        self._waiting = Waiting(self._http)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def run(self, flow: Flow[T]) -> T:
        """Carry out an operation of `reading` or `bulk` that has no method here."""
        return self._waiting.run(flow)

    def found(self, stream: Stream[T]) -> Iterator[T]:
        """The same for one that finds many things."""
        return self._waiting.each(stream)

    get = _method(reading.get, run)
    send = _method(reading.send, run)
    each = _method(reading.each, found)
    aggregates = _method(reading.aggregates, run)
    feed = _method(reading.feed, found)
    feed_page = _method(reading.feed_page, run)
    validate = _method(bulk.validate, run)
    apply = _method(bulk.apply, run)
    load = _method(bulk.get_load, run)
    watch = _method(bulk.watch, run)
    cancel = _method(bulk.cancel, run)
    resume = _method(bulk.resume, run)
    download_refused = _method(bulk.download_refused, run)


class AsyncClient(_Program[httpx.AsyncBaseTransport]):
    """Tien Bo for a program that awaits; use it in an `async with` block."""

    def _open(self, transport: httpx.AsyncBaseTransport | None) -> None:
        self._http = httpx.AsyncClient(timeout=TIMEOUT, transport=transport)
        self._awaiting = Awaiting(self._http)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    def run(self, flow: Flow[T]) -> Awaitable[T]:
        """Carry out an operation of `reading` or `bulk` that has no method here."""
        return self._awaiting.run(flow)

    def found(self, stream: Stream[T]) -> AsyncIterator[T]:
        """The same for one that finds many things."""
        return self._awaiting.each(stream)

    get = _method(reading.get, run)
    send = _method(reading.send, run)
    each = _method(reading.each, found)
    aggregates = _method(reading.aggregates, run)
    feed = _method(reading.feed, found)
    feed_page = _method(reading.feed_page, run)
    validate = _method(bulk.validate, run)
    apply = _method(bulk.apply, run)
    load = _method(bulk.get_load, run)
    watch = _method(bulk.watch, run)
    cancel = _method(bulk.cancel, run)
    resume = _method(bulk.resume, run)
    download_refused = _method(bulk.download_refused, run)
