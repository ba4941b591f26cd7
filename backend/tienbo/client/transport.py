"""Flows carried out with httpx: by a thread that waits, or by a task that awaits."""

import asyncio
import time
from collections.abc import AsyncIterator, Generator, Iterator
from typing import BinaryIO, Final, TypeAlias, TypeVar

import httpx

from tienbo.client.calls import Answer, Flow, Found, Pause, Send, Stream
from tienbo.client.errors import Unreachable

S = TypeVar("S")
T = TypeVar("T")
Outcome: TypeAlias = Answer | Unreachable | None

# An answer may take as long as the service holds a feed open, or checks a file.
TIMEOUT: Final = httpx.Timeout(60.0, connect=10.0, read=300.0)


class Waiting:
    """Carries flows out in the calling thread."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def run(self, flow: Flow[T]) -> T:
        outcome: Outcome = None
        while True:
            try:
                step = _resume(flow, outcome)
            except StopIteration as end:
                found: T = end.value
                return found
            outcome = self._do(step)

    def each(self, stream: Stream[T]) -> Iterator[T]:
        """What a stream finds, as it finds it; the rest is asked for only when somebody wants it."""
        while (found := self.run(_next(stream))) is not None:
            yield found.item

    def _do(self, step: Send | Pause) -> Outcome:
        if isinstance(step, Pause):
            time.sleep(step.seconds)
            return None
        try:
            response = self._client.send(step.request, stream=True)
            try:
                sink = _sink(step, response)
                if sink is None:
                    response.read()
                else:
                    for piece in response.iter_bytes():
                        sink.write(piece)
            finally:
                response.close()
        except httpx.RequestError as error:
            return _lost(step, error)
        return _answer(response, sink)


class Awaiting:
    """Carries flows out in the calling task."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def run(self, flow: Flow[T]) -> T:
        outcome: Outcome = None
        while True:
            try:
                step = _resume(flow, outcome)
            except StopIteration as end:
                found: T = end.value
                return found
            outcome = await self._do(step)

    async def each(self, stream: Stream[T]) -> AsyncIterator[T]:
        """What a stream finds, as it finds it; the rest is asked for only when somebody wants it."""
        while (found := await self.run(_next(stream))) is not None:
            yield found.item

    async def _do(self, step: Send | Pause) -> Outcome:
        if isinstance(step, Pause):
            await asyncio.sleep(step.seconds)
            return None
        try:
            response = await self._client.send(step.request, stream=True)
            try:
                sink = _sink(step, response)
                if sink is None:
                    await response.aread()
                else:
                    async for piece in response.aiter_bytes():
                        sink.write(piece)
            finally:
                await response.aclose()
        except httpx.RequestError as error:
            return _lost(step, error)
        return _answer(response, sink)


def _resume(flow: Generator[S, Answer | None, object], outcome: Outcome) -> S:
    return flow.throw(outcome) if isinstance(outcome, Unreachable) else flow.send(outcome)


def _next(stream: Stream[T]) -> Flow[Found[T] | None]:
    """A stream as far as its next find, or its end."""
    outcome: Outcome = None
    while True:
        try:
            step = _resume(stream, outcome)
        except StopIteration:
            return None
        if isinstance(step, Found):
            return step
        try:
            outcome = yield step
        except Unreachable as error:
            outcome = error


def _sink(step: Send, response: httpx.Response) -> BinaryIO | None:
    """Where the answer goes; what an earlier attempt left there goes first."""
    if step.sink is None or not response.is_success:
        return None
    step.sink.seek(0)
    step.sink.truncate()
    return step.sink


def _answer(response: httpx.Response, sink: BinaryIO | None) -> Answer:
    return Answer(response.status_code, response.headers, b"" if sink else response.content)


def _lost(step: Send, error: httpx.RequestError) -> Unreachable:
    url = step.request.url
    return Unreachable(f"{url.scheme}://{url.netloc.decode()}: {str(error) or type(error).__name__}")
