"""What each request pays for its token, its count and its tag, without a route or a database behind it.

The count in this process is held against the same count as a row of PostgreSQL, which a limit that is exact over
several processes would need.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from tienbo import embedded
from tienbo.access.keys import load_keys, new_key
from tienbo.access.tokens import TokenIssuer
from tienbo.conditional import ConditionalGet
from tienbo.requests_limited import Kind, RequestLimit, Windows

REQUESTS = 2_000
QUOTAS = {Kind.person: 10**9, Kind.program: 10**9, Kind.network: 10**9}
COUNT = (
    "INSERT INTO counted VALUES (%s, 1, 1) ON CONFLICT (key) DO UPDATE SET requests = counted.requests + 1"
    " RETURNING requests"
)


def answering(size: int) -> Callable[..., Awaitable[None]]:
    body = b"x" * size

    async def app(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401, ARG001 -- as ASGI calls it
        headers = [(b"content-type", b"application/json"), (b"content-length", str(size).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return app


async def microseconds(app: Callable[..., Awaitable[None]], token: str) -> float:
    async def nowhere(message: Any) -> None:  # noqa: ANN401 -- as ASGI calls it
        pass

    started = time.perf_counter()
    for _ in range(REQUESTS):
        headers = [(b"authorization", f"Bearer {token}".encode())]
        scope = {"type": "http", "method": "GET", "path": "/api/v1/units", "headers": headers, "state": {}}
        await app(scope, nowhere, nowhere)
    return (time.perf_counter() - started) / REQUESTS * 1e6


def counted_in_the_database(folder: Path) -> float:
    with psycopg.connect(embedded.start(folder), autocommit=True) as connection:
        connection.execute("CREATE TABLE counted (key text PRIMARY KEY, minute bigint, requests int)")
        started = time.perf_counter()
        for number in range(REQUESTS):
            connection.execute(COUNT, (str(number % 50),))
        return (time.perf_counter() - started) / REQUESTS * 1e6


def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        keys = Path(folder) / "keys"
        new_key(keys)
        issuer = TokenIssuer(load_keys(keys), "https://tienbo.example")
        token = issuer.issue(1, uuid4(), 600)
        for size in (2_000, 100_000, 1_000_000):
            bare = asyncio.run(microseconds(answering(size), token))
            tagged = asyncio.run(microseconds(ConditionalGet(answering(size)), token))
            print(f"tag of an answer of {size:>9,} bytes: {tagged - bare:>6.0f} µs")
        limited = asyncio.run(microseconds(RequestLimit(answering(0), issuer, Windows(QUOTAS)), token))
        print(f"token, and count in this process: {limited:>6.0f} µs")
        windows = Windows(QUOTAS)
        started = time.perf_counter()
        for number in range(100_000):
            windows.take(Kind.person, str(number % 3_000))
        print(f"the count alone:                  {(time.perf_counter() - started) * 10:>6.1f} µs")
        print(f"the count as a row of PostgreSQL: {counted_in_the_database(Path(folder) / 'data'):>6.0f} µs")


if __name__ == "__main__":
    main()
