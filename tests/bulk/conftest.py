"""Callers who send files of figures; each test runs twice: taken at once, and by the worker outside row security."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.bulk_files import IN_2024, Sender
from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import sign_in_as, user_at
from tienbo.access.models import Role
from tienbo.app import create_app
from tienbo.bulk import preparing, reading
from tienbo.bulk.working import take_next
from tienbo.settings import Settings


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a few rows come in several parts."""
    for module in (reading, preparing):
        monkeypatch.setattr(module, "BLOCK", 400)


@pytest.fixture
def figures(session: Session) -> Figures:
    return build_figures(build_country(session))


@pytest.fixture
def country(figures: Figures) -> Country:
    return figures.country


@pytest.fixture(params=["at_once", "by_the_worker"])
def bulk_settings(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    return settings.model_copy(update={} if request.param == "at_once" else {"bulk_inline_limit": 0})


@pytest.fixture
def bulk_client(bulk_settings: Settings, app_sessions: sessionmaker[Any]) -> Iterator[TestClient]:
    app = create_app(bulk_settings, app_sessions)
    with TestClient(app, base_url="https://testserver", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def work(session: Session, bulk_settings: Settings) -> Callable[[], bool]:
    """One step of the worker."""

    def step() -> bool:
        session.expire_all()
        return take_next(session, bulk_settings)

    return step


@pytest.fixture
def send_as(
    figures: Figures, session: Session, bulk_client: TestClient, work: Callable[[], bool]
) -> Callable[..., Sender]:
    """Someone with roles (to enter and to lead, without others) at the unit of that code, living in 2024."""

    def sender(code: str, *roles: Role) -> Sender:
        user = user_at(figures.country, figures.country.old(code), *roles, rehearsal=IN_2024)
        return Sender(sign_in_as(bulk_client, session, user), figures, work, user.id)

    return sender


@pytest.fixture
def commune(send_as: Callable[..., Sender]) -> Sender:
    return send_as("18001")
