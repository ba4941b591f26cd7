"""Who may have whom told: strangers first."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event
from tienbo.webhooks.models import Webhook

AsUser = Callable[[User], Caller]
HOST = "portal.example.vn"
URL = f"https://{HOST}/hook"
HERE, ELSEWHERE = "42", "15"


@pytest.fixture
def country(session: Session, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Country:
    settings = client.app.state.settings  # type: ignore[attr-defined]
    named = settings.model_copy(update={"webhook_hosts": (HOST,)})
    monkeypatch.setattr(client.app.state, "settings", named)  # type: ignore[attr-defined]
    return build_country(session)


@pytest.fixture
def keeper(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit(HERE), Role.administrator))


@pytest.fixture
def stranger(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit(ELSEWHERE), Role.administrator))


def make(keeper: Caller, country: Country, **said: Any) -> httpx.Response:
    return keeper.post("/webhooks", {"unit_id": country.unit(HERE), "name": "Cổng tỉnh", "url": URL, **said})


@pytest.fixture
def made(keeper: Caller, country: Country) -> dict[str, Any]:
    answer = make(keeper, country)
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


def paths(webhook_id: int) -> list[tuple[str, str]]:
    return [
        ("GET", f"/webhooks/{webhook_id}"),
        ("PATCH", f"/webhooks/{webhook_id}"),
        ("POST", f"/webhooks/{webhook_id}/rotate-secret"),
        ("POST", f"/webhooks/{webhook_id}/ping"),
        ("GET", f"/webhooks/{webhook_id}/deliveries"),
        ("POST", f"/webhooks/{webhook_id}/deliveries/1/replay"),
    ]


class TestWhoMayNot:
    def test_anonymous(self, client: TestClient, made: dict[str, Any]) -> None:
        assert client.get("/api/v1/webhooks").status_code == 401
        assert client.post("/api/v1/webhooks", json={}).status_code == 401
        for method, path in paths(made["webhook"]["id"]):
            assert client.request(method, f"/api/v1{path}").status_code == 401, path

    def test_another_province(self, country: Country, stranger: Caller, made: dict[str, Any]) -> None:
        assert stranger.get("/webhooks").json()["items"] == []
        assert make(stranger, country).status_code == 404
        for method, path in paths(made["webhook"]["id"]):
            said = {"json": {"name": "x"}} if method == "PATCH" else {}
            answer = stranger.request(method, path, headers={"If-Match": '"1"'}, **said)
            assert answer.status_code == 404, path

    @pytest.mark.parametrize("role", [Role.officer, Role.leader, Role.auditor])
    def test_without_the_permission(self, country: Country, as_user: AsUser, made: dict[str, Any], role: Role) -> None:
        caller = as_user(user_at(country, country.unit(HERE), role))
        assert make(caller, country).status_code == 403
        assert caller.get("/webhooks").status_code == 403
        for method, path in paths(made["webhook"]["id"]):
            said = {"json": {"name": "x"}} if method == "PATCH" else {}
            assert caller.request(method, path, headers={"If-Match": '"1"'}, **said).status_code == 403, path


class TestCreateWebhook:
    def test_its_secret_is_shown_once_and_kept_unreadable(
        self, keeper: Caller, made: dict[str, Any], session: Session
    ) -> None:
        secret, webhook_id = made["secret"], made["webhook"]["id"]
        assert secret.startswith("whsec_")
        assert secret not in keeper.get(f"/webhooks/{webhook_id}").text
        kept = session.get_one(Webhook, webhook_id)
        assert kept.secret is not None
        assert secret.encode() not in kept.secret
        told = session.scalars(select(Event).where(Event.kind == "webhook.created")).one()
        assert secret not in str(told.data)

    def test_it_may_not_be_kept_by_anyone_between(self, keeper: Caller, country: Country) -> None:
        assert make(keeper, country).headers["cache-control"] == "no-store"

    @pytest.mark.parametrize(
        "url",
        ["http://portal.example.vn/", "https://elsewhere.example.vn/", "https://127.0.0.1/", "https://localhost/x"],
    )
    def test_an_address_that_is_not_allowed(self, keeper: Caller, country: Country, url: str) -> None:
        answer = make(keeper, country, url=url)
        assert (answer.status_code, answer.json()["code"]) == (409, "receiver-refused")
        assert answer.json()["errors"][0]["pointer"] == "/url"

    @pytest.mark.parametrize("said", [{"url": ""}, {"name": ""}, {"kinds": ["x y"]}, {"secret": "mine"}])
    def test_what_is_malformed(self, keeper: Caller, country: Country, said: dict[str, Any]) -> None:
        assert make(keeper, country, **said).status_code == 422


class TestChangeWebhook:
    def test_needs_the_version_that_was_read(self, keeper: Caller, made: dict[str, Any]) -> None:
        path = f"/webhooks/{made['webhook']['id']}"
        assert keeper.request("PATCH", path, json={"name": "x"}).status_code == 428
        tag = keeper.get(path).headers["etag"]
        first = keeper.request("PATCH", path, headers={"If-Match": tag}, json={"name": "Cổng mới"})
        assert (first.status_code, first.json()["name"]) == (200, "Cổng mới")
        again = keeper.request("PATCH", path, headers={"If-Match": tag}, json={"name": "x"})
        assert again.status_code == 412

    def test_stopped_and_started(self, keeper: Caller, made: dict[str, Any]) -> None:
        path = f"/webhooks/{made['webhook']['id']}"

        def say(active: bool) -> dict[str, Any]:
            tag = keeper.get(path).headers["etag"]
            answer = keeper.request("PATCH", path, headers={"If-Match": tag}, json={"active": active})
            body: dict[str, Any] = answer.json()
            return body

        assert say(False)["stopped_because"] == "by-hand"
        assert keeper.post(f"{path}/ping", {}).json()["code"] == "webhook-stopped"
        assert say(True)["stopped_because"] is None
        assert keeper.post(f"{path}/ping", {}).status_code == 202

    def test_not_to_another_host(self, keeper: Caller, made: dict[str, Any]) -> None:
        path = f"/webhooks/{made['webhook']['id']}"
        tag = keeper.get(path).headers["etag"]
        answer = keeper.request("PATCH", path, headers={"If-Match": tag}, json={"url": "https://evil.example/"})
        assert answer.status_code == 409
        assert keeper.get(path).json()["url"] == URL


class TestPingAndReplay:
    def test_a_test_message_waits_and_is_sent_again_under_its_id(self, keeper: Caller, made: dict[str, Any]) -> None:
        path = f"/webhooks/{made['webhook']['id']}"
        sent = keeper.post(f"{path}/ping", {}).json()
        assert (sent["kind"], sent["state"], sent["event_id"]) == ("webhook.ping", "waiting", None)
        again = keeper.post(f"{path}/deliveries/{sent['id']}/replay", {}).json()
        assert again["message_id"] == sent["message_id"]
        assert [one["id"] for one in keeper.get(f"{path}/deliveries", state="waiting").json()["items"]] == [sent["id"]]
        assert keeper.get(f"{path}/deliveries", state="delivered").json()["items"] == []

    def test_a_message_of_another_webhook(self, keeper: Caller, country: Country, made: dict[str, Any]) -> None:
        sent = keeper.post(f"/webhooks/{made['webhook']['id']}/ping", {}).json()
        other = make(keeper, country).json()["webhook"]["id"]
        assert keeper.post(f"/webhooks/{other}/deliveries/{sent['id']}/replay", {}).status_code == 404


def test_a_new_secret_leaves_the_old_one_good_for_a_day(keeper: Caller, made: dict[str, Any], session: Session) -> None:
    webhook = session.get_one(Webhook, made["webhook"]["id"])
    before = webhook.secret
    answer = keeper.post(f"/webhooks/{webhook.id}/rotate-secret", {})
    assert answer.json()["secret"] != made["secret"]
    session.refresh(webhook)
    assert webhook.previous_secret == before
    assert webhook.previous_until is not None


def test_pages_of_deliveries_and_of_webhooks(keeper: Caller, country: Country, made: dict[str, Any]) -> None:
    path = f"/webhooks/{made['webhook']['id']}/deliveries"
    for _ in range(3):
        keeper.post(f"/webhooks/{made['webhook']['id']}/ping", {})
        make(keeper, country)
    for listed, wanted in ((path, 3), ("/webhooks", 4)):
        seen: list[int] = []
        cursor = None
        while True:
            body = keeper.get(listed, limit=2, **({"cursor": cursor} if cursor else {})).json()
            seen += [one["id"] for one in body["items"]]
            cursor = body["next_cursor"]
            if cursor is None:
                break
        assert seen == sorted(set(seen), reverse=True)
        assert len(seen) == wanted
