"""A migrated database for each worker, a savepoint for each test, and callers of every kind."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker

from tests.builders.databases import own_database
from tests.builders.people import Caller, sign_in_as
from tienbo import embedded
from tienbo.access.keys import new_key
from tienbo.access.models import User
from tienbo.app import create_app
from tienbo.database import RequestSession
from tienbo.exchange.kinds import KINDS
from tienbo.exchange.models import Event
from tienbo.settings import Environment, Settings

ROOT = Path(__file__).parents[1]

# Speed is measured in benchmarks: a slow machine is no failure of a property.
hypothesis.settings.register_profile("tienbo", deadline=None)
hypothesis.settings.load_profile("tienbo")


class AppSession(RequestSession):
    """A request's session on the test's own connection, but as the app role, so that row security holds."""


@event.listens_for(AppSession, "after_begin")
def _as_app(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    if not transaction.nested:
        connection.execute(text("SET LOCAL ROLE tienbo_app"))


UNNAMED: set[str] = set()


@event.listens_for(AppSession, "before_flush")
def _named_kinds(session: Session, *_: object) -> None:
    UNNAMED.update({one.kind for one in session.new if isinstance(one, Event)} - {*KINDS})


class ClosingSession(AppSession):
    def close(self) -> None:
        super().close()
        bind = self.get_bind()
        assert isinstance(bind, Connection)
        bind.execute(text("RESET ROLE"))


@pytest.fixture(scope="session")
def server() -> str:
    """The superuser's address of a PostgreSQL server: the embedded one, or TIENBO_TEST_DATABASE_URL."""
    configured = os.environ.get("TIENBO_TEST_DATABASE_URL")
    return configured or embedded.start(ROOT / ".data" / "test")


@pytest.fixture(scope="session")
def engine(server: str) -> Iterator[Engine]:
    """The worker's own database, made by running the migrations as the owner role."""
    with own_database(server) as engine:
        yield engine


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """One transaction for the whole test, undone at its end."""
    with engine.connect() as connection:
        transaction = connection.begin()
        yield connection
        transaction.rollback()


@pytest.fixture
def session(connection: Connection) -> Iterator[Session]:
    """A session outside row security, to build what a test needs and to look at what it left."""
    with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
        yield session


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("data")
    new_key(folder / "keys")
    return Settings(
        environment=Environment.development,
        data_dir=folder,
        issuer="https://testserver",
        # A test asks as much as it needs; tests/test_requests_limited.py sets limits of its own.
        person_limit=0,
        program_limit=0,
        network_limit=0,
        _env_file=None,
    )


@pytest.fixture
def app_sessions(connection: Connection) -> sessionmaker[Any]:
    return sessionmaker(
        connection, class_=ClosingSession, join_transaction_mode="create_savepoint", expire_on_commit=False
    )


@pytest.fixture
def client(settings: Settings, app_sessions: sessionmaker[Any]) -> Iterator[TestClient]:
    """An anonymous caller."""
    app = create_app(settings, app_sessions)
    with TestClient(app, base_url="https://testserver", raise_server_exceptions=False) as client:
        yield client
    unnamed = sorted(UNNAMED)
    UNNAMED.clear()
    assert not unnamed, "add to exchange/kinds.py, `make client`, and give words in features/events/kinds.ts"


@pytest.fixture
def as_user(client: TestClient, session: Session) -> Callable[[User], Caller]:
    """The client as one user; a fresh sign-in each time."""
    return lambda user: sign_in_as(client, session, user)
