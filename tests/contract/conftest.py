"""A small country with something of everything in it, and one caller of each kind."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session, sessionmaker

from tests.builders import editions, followed_tasks, indicators, plans
from tests.builders.country import Country, build_country
from tests.builders.entries import say_around
from tests.builders.figures import Figures, build_figures
from tests.builders.people import _renewing, sign_in_as, user_at
from tests.conftest import ClosingSession
from tienbo.access.models import Role, ServiceClient
from tienbo.access.permissions import FOR_PROGRAMS
from tienbo.access.tokens import TokenIssuer
from tienbo.app import create_app
from tienbo.packs.matrix import load_matrix
from tienbo.settings import Settings
from tienbo.submissions.models import State
from tienbo.units.body_models import BodyGroup
from tienbo.webhooks.models import Webhook

Token = Callable[[], str | None]

CALLERS = ("administrator", "officer", "auditor", "commune", "program", "nobody")


@pytest.fixture(scope="module")
def connection(engine: Engine) -> Iterator[Connection]:
    """One transaction for the whole module: what an operation leaves is undone after it."""
    with engine.connect() as connection:
        transaction = connection.begin()
        yield connection
        transaction.rollback()


@pytest.fixture(scope="module")
def session(connection: Connection) -> Iterator[Session]:
    with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
        yield session


@pytest.fixture(scope="module")
def client(settings: Settings, connection: Connection) -> Iterator[TestClient]:
    sessions = sessionmaker(
        connection, class_=ClosingSession, join_transaction_mode="create_savepoint", expire_on_commit=False
    )
    app = create_app(settings, sessions)
    with TestClient(app, base_url="https://testserver", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def country(session: Session, settings: Settings) -> Country:
    """Both provinces with a document, a task, an indicator, a target, a webhook and a group; one with figures."""
    country = build_country(session)
    figures = build_figures(country)
    load_matrix(session)
    for code in ("42", "18003", "18005", "15"):
        _everything(country, figures, settings, country.unit(code))
    for code in ("18003", "18005"):
        submission = figures.report(code, "2026", State.submitted, CB_F=7)
        say_around(session, submission, user_at(country, country.unit(code)).id)
        editions.keep(figures, country.unit(code), "2026")
    session.flush()
    return country


def _everything(country: Country, figures: Figures, settings: Settings, unit_id: int) -> None:
    session = country.session
    plans.hold(session, settings.data_dir, unit_id)
    followed_tasks.follow(country, settings.data_dir, unit_id)
    indicators.ask(session, indicators.define(session, unit_id, f"TN.{unit_id}"), unit_id)
    session.add(BodyGroup(unit_id=unit_id, phrase="các cơ quan", folded="cac co quan"))
    session.add(Webhook(unit_id=unit_id, name="Cổng", url="https://portal.example.vn/", kinds=[], after_sequence=0))


@pytest.fixture(scope="module")
def callers(client: TestClient, session: Session, country: Country) -> dict[str, Token]:
    """What gives an access token of each kind of caller; none for whoever is nobody."""
    province, commune = country.unit("42"), country.unit("18003")
    people = {
        "administrator": user_at(country, province, Role.administrator, Role.officer, Role.leader, login="quantri"),
        "officer": user_at(country, province, login="tinh"),
        "auditor": user_at(country, province, Role.auditor, login="kiemtra"),
        "commune": user_at(country, commune, login="xa"),
    }
    session.add(
        ServiceClient(
            id="cong-bao-cao",
            unit_id=province,
            name="Cổng báo cáo",
            permissions=[*FOR_PROGRAMS],
            secret_digest=b"x" * 32,
            made_by_id=people["administrator"].id,
            expires_at=datetime(2090, 1, 1, tzinfo=UTC),
        )
    )
    session.flush()
    issuer: TokenIssuer = client.app.state.issuer  # type: ignore[attr-defined]
    callers: dict[str, Token] = {
        name: sign_in_as(client, session, user).renew or nobody for name, user in people.items()
    }
    program = _renewing(partial(issuer.issue_to_client, "cong-bao-cao", FOR_PROGRAMS, 600))
    return callers | {"program": program, "nobody": nobody}


def nobody() -> None:
    """The token of whoever has none."""
