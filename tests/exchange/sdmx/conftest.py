"""The service on a port of this machine, so that clients which know nothing of our tests can ask it."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import pytest
import uvicorn
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import User
from tienbo.app import create_app
from tienbo.settings import Settings


@dataclass
class Served:
    """The application, where it is, and every request that came: what was accepted, the path and the query."""

    app: Any
    address: str
    asked: list[str]


@pytest.fixture
def served(settings: Settings, app_sessions: sessionmaker[Any]) -> Iterator[Served]:
    """All requests work in the test's own transaction, one after the other."""
    app = create_app(settings, app_sessions)
    asked: list[str] = []

    async def heard(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            accept = dict(scope["headers"]).get(b"accept", b"").decode()
            query = unquote(scope["query_string"].decode())
            path = scope["path"].removeprefix("/api/v1/sdmx")
            asked.append(f"{accept} {path}?{query}" if query else f"{accept} {path}")
        await app(scope, receive, send)

    server = uvicorn.Server(uvicorn.Config(heard, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Served(app, f"http://127.0.0.1:{port}", asked)
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def province(country: Country, as_user: Callable[[User], Caller]) -> Caller:
    return as_user(user_at(country, country.unit("42")))
