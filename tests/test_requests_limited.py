"""Limits on requests: each caller has its own, every answer says what is left, and what is too much says when."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import Country, build_country
from tests.builders.people import sign_in_as, user_at
from tienbo import requests_limited
from tienbo.app import create_app
from tienbo.requests_limited import WINDOW, Kind, Windows
from tienbo.settings import Settings

QUOTAS = {Kind.person: 3, Kind.program: 2, Kind.network: 0}


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def client(settings: Settings, app_sessions: sessionmaker[Any], monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A service that lets three requests of a person through within a minute, and two of a network."""
    monkeypatch.setattr(requests_limited, "now", lambda: 600.0)
    few = settings.model_copy(update={"person_limit": 3, "program_limit": 2, "network_limit": 2})
    return TestClient(create_app(few, app_sessions), base_url="https://testserver")


class TestRequests:
    def test_each_answer_says_what_is_left(self, client: TestClient) -> None:
        headers = client.get("/api/v1/about").headers
        assert headers["ratelimit-policy"] == '"network";q=2;w=60'
        assert headers["ratelimit"] == '"network";r=1;t=60'

    @pytest.mark.parametrize(("language", "word"), [("vi", "quá nhiều"), ("en", "Too many")])
    def test_too_many(self, client: TestClient, language: str, word: str) -> None:
        answers = [client.get("/api/v1/about", headers={"Accept-Language": language}) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        last = answers[-1]
        assert (last.json()["code"], last.headers["retry-after"]) == ("too-many-requests", "60")
        assert last.headers["content-type"] == "application/problem+json"
        assert last.headers["ratelimit"] == '"network";r=0;t=60'
        assert word in last.json()["detail"]

    def test_one_person_does_not_use_up_anothers(self, client: TestClient, session: Session, country: Country) -> None:
        first, second = (sign_in_as(client, session, user_at(country, country.unit("18003"))) for _ in range(2))
        assert [first.get("/me").status_code for _ in range(4)] == [200, 200, 200, 429]
        assert second.get("/me").headers["ratelimit"] == '"person";r=2;t=60'

    def test_a_made_up_token_counts_for_its_network(self, client: TestClient) -> None:
        statuses = [
            client.get("/api/v1/me", headers={"Authorization": f"Bearer a.b.{number}"}).status_code
            for number in range(3)
        ]
        assert statuses == [401, 401, 429]

    def test_health_and_keys_are_not_counted(self, client: TestClient) -> None:
        assert {client.get("/healthz").status_code for _ in range(5)} == {200}
        assert "ratelimit" not in client.get("/.well-known/jwks.json").headers


class TestWindows:
    def test_a_minute_forgets(self) -> None:
        now = [59.5]
        windows = Windows(QUOTAS, lambda: now[0])
        taken = [windows.take(Kind.program, "cổng") for _ in range(3)]
        assert [(one.left, one.resets_in) for one in taken if one] == [(1, 1), (0, 1), (-1, 1)]
        now[0] = 60.0
        assert windows.take(Kind.program, "cổng") == (2, 1, WINDOW)

    def test_without_a_limit_nothing_is_counted(self) -> None:
        assert Windows(QUOTAS).take(Kind.network, "192.0.2.0/24") is None
