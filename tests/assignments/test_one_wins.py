"""Where several decide at once, one does: on a database of its own, for these requests really commit."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from tests.assignments.test_extensions import FIRST, LATER
from tests.builders.country import build_country
from tests.builders.databases import own_database
from tests.builders.people import sign_in_as, user_at
from tests.builders.tasks import Row, add_matrix, assignments_of, said
from tests.conftest import AppSession
from tienbo.app import create_app
from tienbo.assignments.models import Assignment
from tienbo.assignments.progress_models import Completion, ExtensionRequest, ExtensionState, ProgressReport
from tienbo.exchange.models import Event
from tienbo.settings import Settings

AT_ONCE = 8


class Shared:
    """One task of the province, led by a commune; a committed state that many clients reach for."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine = engine
        app = create_app(settings, sessionmaker(engine, class_=AppSession, expire_on_commit=False))
        self.client = TestClient(app, base_url="https://testserver", raise_server_exceptions=False)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            country = build_country(session)
            self.body_id = country.committee(country.unit("18003"))
            matrix = add_matrix(session, country.unit("42"), Row([self.body_id], deadline_on=FIRST))
            (self.row,) = assignments_of(session, matrix)
            self.commune = sign_in_as(self.client, session, user_at(country, country.unit("18003")))
            self.province = sign_in_as(self.client, session, user_at(country, country.unit("42")))

    def at_once(self, request: Callable[[], Any]) -> Counter[int]:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return Counter(answer.status_code for answer in pool.map(lambda _: request(), range(AT_ONCE)))

    def ask(self) -> int:
        wish = {"body_id": self.body_id, "until": LATER.isoformat(), "reason": "Chờ kinh phí"}
        return int(self.commune.post(f"/assignments/{self.row}/extensions", wish).json()["id"])


@pytest.fixture(scope="module")
def engine(server: str) -> Iterator[Engine]:
    with own_database(server, AT_ONCE) as engine:
        yield engine


@pytest.fixture(scope="module")
def shared(engine: Engine, settings: Settings) -> Shared:
    return Shared(engine, settings)


def rows_of(shared: Shared, table: Any) -> list[Any]:
    with Session(shared.engine) as session:
        return list(session.scalars(select(table)))


def test_an_extension_is_decided_once(shared: Shared) -> None:
    path = f"/extensions/{shared.ask()}/decision"
    codes = shared.at_once(lambda: shared.province.post(path, {"state": "granted"}, version=1))
    assert codes == Counter({200: 1, 409: AT_ONCE - 1})
    (request,) = rows_of(shared, ExtensionRequest)
    assert (request.state, request.version) == (ExtensionState.granted, 2)
    assert rows_of(shared, Assignment)[0].deadline_on == LATER
    assert [row.kind for row in rows_of(shared, Event)].count("extension.granted") == 1


def test_a_completion_is_confirmed_once(shared: Shared) -> None:
    word = {"body_id": shared.body_id, "finished_on": "2026-03-01", "reason": "Không có"}
    codes = shared.at_once(lambda: shared.commune.post(f"/assignments/{shared.row}/completion", word))
    assert codes == Counter({201: 1, 409: AT_ONCE - 1})
    assert len(rows_of(shared, Completion)) == 1


def test_the_same_report_is_written_once(shared: Shared) -> None:
    path = f"/assignments/{shared.row}/reports"
    codes = shared.at_once(lambda: shared.commune.post(path, said(shared.body_id)))
    assert codes == Counter({201: 1, 200: AT_ONCE - 1})
    assert len(rows_of(shared, ProgressReport)) == 1
