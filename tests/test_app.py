"""What every answer has in common, whatever the route."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import build_country
from tests.builders.people import PASSWORD, sign_in_as, user_at
from tienbo.app import create_app
from tienbo.settings import Environment, Settings

SECRET = "s" * 32


class TestProblems:
    def test_an_unknown_address(self, client: TestClient) -> None:
        answer = client.get("/api/v1/nothing")
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["request_id"] == answer.headers["x-request-id"]

    def test_a_wrong_method(self, client: TestClient) -> None:
        assert client.put("/api/v1/units").json()["code"] == "method-not-allowed"

    @pytest.mark.parametrize(
        ("accept", "word"), [("vi", "bắt buộc"), ("en-US,en", "required"), ("fr, en;q=0.5", "required")]
    )
    def test_speaks_the_readers_language(self, client: TestClient, accept: str, word: str) -> None:
        answer = client.post("/api/v1/session", json={}, headers={"Accept-Language": accept})
        assert answer.status_code == 422
        assert {error["pointer"] for error in answer.json()["errors"]} == {"/login", "/password"}
        assert all(word in error["detail"] for error in answer.json()["errors"])

    @pytest.mark.parametrize(("accept", "words"), [("vi", "Tối đa 80 ký tự."), ("en", "At most 80 characters")])
    def test_a_long_text_is_no_list(self, client: TestClient, accept: str, words: str) -> None:
        answer = client.get(f"/api/v1/open-data/{'x' * 81}.csv", headers={"Accept-Language": accept})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["detail"].startswith(words)

    def test_broken_json(self, client: TestClient) -> None:
        answer = client.post("/api/v1/session", content=b"{", headers={"content-type": "application/json"})
        assert answer.json()["errors"][0]["code"] == "json-invalid"

    @pytest.mark.parametrize(
        "body",
        [
            b'{"login": "\\u0000", "password": "x"}',
            b'{"login": "\\ud800", "password": "x"}',
            b"[" * 100_000,
            b'{"login": 1e999, "password": "x"}',
            b"\xff\xfe",
        ],
    )
    def test_hostile_json_is_refused_not_failed(self, client: TestClient, body: bytes) -> None:
        answer = client.post("/api/v1/session", content=body, headers={"content-type": "application/json"})
        assert answer.status_code in {400, 401, 422}

    def test_the_clients_request_id_is_kept_if_it_is_one(self, client: TestClient) -> None:
        assert (
            client.get("/healthz", headers={"X-Request-ID": "portal-00042"}).headers["x-request-id"] == "portal-00042"
        )
        assert client.get("/healthz", headers={"X-Request-ID": "a b\tc"}).headers["x-request-id"] != "a b\tc"


class TestBody:
    def test_too_large_by_its_own_word(self, client: TestClient) -> None:
        answer = client.post("/api/v1/session", content=b"x" * 1_100_000)
        assert (answer.status_code, answer.json()["code"]) == (413, "body-too-large")

    def test_too_large_without_a_word(self, client: TestClient) -> None:
        def parts() -> Iterator[bytes]:
            for _ in range(20):
                yield b"x" * 100_000

        answer = client.post("/api/v1/session", content=parts(), headers={"content-type": "application/json"})
        assert answer.status_code == 413


class TestHeaders:
    def test_for_browsers(self, client: TestClient) -> None:
        headers = client.get("/healthz").headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "strict-transport-security" not in headers


class TestHealth:
    def test_lives_and_is_ready(self, client: TestClient) -> None:
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.get("/readyz").json() == {"status": "ready"}

    def test_not_ready_without_a_database(self, settings: Settings) -> None:
        with TestClient(create_app(settings, sessionmaker())) as client:
            assert client.get("/readyz").status_code == 503


class FailingSession:
    """A session whose commit fails, as when the connection is lost."""

    def __init__(self, inner: Session) -> None:
        self.inner = inner

    def __enter__(self) -> Self:
        self.inner.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.inner.__exit__(*error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def commit(self) -> None:
        raise ConnectionError("lost")


def test_a_failed_commit_is_never_a_success(
    settings: Settings, app_sessions: sessionmaker[Any], session: Session
) -> None:
    country = build_country(session)
    user_at(country, country.unit("18003"), login="officer")
    app = create_app(settings, lambda: FailingSession(app_sessions()))  # type: ignore[arg-type] # a failing double
    with TestClient(app, base_url="https://testserver", raise_server_exceptions=False) as client:
        answer = client.post("/api/v1/session", json={"login": "officer", "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (500, "server-fault")
    assert "set-cookie" not in answer.headers


def test_a_safe_method_cannot_write(client: TestClient, session: Session) -> None:
    """Even if a handler tried: the transaction of a GET is read-only."""
    country = build_country(session)
    caller = sign_in_as(client, session, user_at(country, country.unit("18003")))
    sessions = client.app.state.sessions  # type: ignore[attr-defined]
    with sessions() as inner:
        inner.read_only = True
        setting = inner.connection().exec_driver_sql("SHOW transaction_read_only").scalar_one()
    assert setting == "on"
    assert caller.get("/me").status_code == 200


class TestSettings:
    def make(self, tmp_path: Path, **values: Any) -> Settings:
        database_url = "postgresql://tienbo_app:x@db/tienbo"
        given: dict[str, Any] = {
            "database_url": database_url,
            "issuer": "https://tienbo.example",
            "secret": SECRET,
            "data_dir": tmp_path,
        } | values
        return Settings(environment=Environment.production, _env_file=None, **given)

    def test_production_starts_with_real_secrets(self, tmp_path: Path) -> None:
        assert self.make(tmp_path).is_production

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("secret", "change-me"),
            ("secret", "short"),
            ("database_url", None),
            ("database_url", "postgresql://tienbo_app:change-me@db/tienbo"),
            ("issuer", "http://127.0.0.1:8000"),
        ],
    )
    def test_production_refuses_placeholders(self, tmp_path: Path, name: str, value: str) -> None:
        with pytest.raises(ValidationError):
            self.make(tmp_path, **{name: value})

    def test_development_needs_none(self, tmp_path: Path) -> None:
        assert not Settings(data_dir=tmp_path, _env_file=None).is_production
