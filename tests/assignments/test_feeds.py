from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from tests.assignments.test_work import Year, days
from tests.builders.people import Caller
from tienbo.access.models import Role, RoleGrant, User
from tienbo.assignments import feeds
from tienbo.assignments.progress_models import CalendarFeed
from tienbo.exchange.models import Event
from tienbo.middleware import _SECRET_PATH

AsUser = Callable[[User], Caller]


@pytest.fixture
def year(session: Session, as_user: AsUser) -> Year:
    return Year(session, as_user)


def made(caller: Caller, name: str = "Điện thoại") -> dict[str, Any]:
    answer = caller.post("/calendar/feeds", {"name": name})
    assert answer.status_code == 201, answer.text
    assert answer.headers["cache-control"] == "no-store"
    found: dict[str, Any] = answer.json()
    return found


def read(client: TestClient, url: str) -> httpx.Response:
    """As a calendar program does: without a token."""
    answer: httpx.Response = client.get(url.removeprefix("https://testserver"))
    return answer


def events(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    return {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


class TestKeeping:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/calendar/feeds").status_code == 401
        assert client.post("/api/v1/calendar/feeds", json={"name": "a"}).status_code == 401
        assert client.delete("/api/v1/calendar/feeds/1").status_code == 401

    def test_ones_own_alone(self, year: Year) -> None:
        feed = made(year.officer)
        assert year.leader.get("/calendar/feeds").json()["items"] == []
        assert year.leader.request("DELETE", f"/calendar/feeds/{feed['id']}").status_code == 404
        assert [item["id"] for item in year.officer.get("/calendar/feeds").json()["items"]] == [feed["id"]]

    def test_the_address_is_shown_once_and_its_secret_not_kept(self, year: Year, session: Session) -> None:
        feed = made(year.officer)
        secret = feed["url"].rsplit("/", 1)[1].removesuffix(".ics")
        assert len(secret) == 43  # 256 bits
        assert session.scalars(select(CalendarFeed.digest)).one() == sha256(secret.encode()).digest()
        assert secret not in year.officer.get("/calendar/feeds").text
        left = session.scalars(select(Event).where(Event.kind == "calendar.feed-made")).one()
        assert secret not in str(left.data)

    def test_not_without_end(self, year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(feeds, "MOST", 1)
        feed = made(year.officer)
        assert year.officer.post("/calendar/feeds", {"name": "b"}).status_code == 409
        assert year.officer.request("DELETE", f"/calendar/feeds/{feed['id']}").status_code == 204
        made(year.officer)

    def test_the_log_does_not_hold_the_secret(self) -> None:
        assert _SECRET_PATH.sub(r"\1…\2", "/api/v1/calendar/abc-_1.ics") == "/api/v1/calendar/….ics"


class TestReading:
    def test_strangers(self, client: TestClient, year: Year) -> None:
        made(year.officer)
        for secret in ("a" * 43, "x", "a" * 101, "%00", "feeds"):
            assert client.get(f"/api/v1/calendar/{secret}.ics").status_code in {404, 422}, secret

    def test_what_the_owner_has_on_the_calendar(self, client: TestClient, year: Year) -> None:
        answer = read(client, made(year.officer)["url"])
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        assert answer.headers["cache-control"] == "private, no-store"
        found = events(answer)
        event = found[f"deadline-{year.rows[0]}-{year.first.id}@testserver"]
        assert str(event["summary"]) == "Hạn nhiệm vụ số 1 “Tập huấn”"
        assert (event["dtstart"].dt, event["dtend"].dt) == (days(30), days(31))
        assert type(event["dtstart"].dt) is date
        assert isinstance(event["dtstamp"].dt, datetime)
        assert sum(uid.startswith("deadline-") for uid in found) == 4
        month = next(event for uid, event in found.items() if uid.startswith("fixed-action-month"))
        assert month["dtend"].dt - month["dtstart"].dt == timedelta(days=31)

    def test_no_more_than_the_owner_reads(self, client: TestClient, year: Year) -> None:
        assert not any(uid.startswith("deadline-") for uid in events(read(client, made(year.at("15"))["url"])))
        commune = events(read(client, made(year.at("18003"))["url"]))
        assert sum(uid.startswith("deadline-") for uid in commune) == 2

    def test_the_same_ids_at_every_reading(self, client: TestClient, year: Year) -> None:
        url = made(year.officer)["url"]
        first = set(events(read(client, url)))
        wish = {"body_id": year.first.id, "until": days(60).isoformat(), "reason": "Chờ"}
        asked = year.officer.post(f"/assignments/{year.rows[0]}/extensions", wish).json()
        year.at("42").post(f"/extensions/{asked['id']}/decision", {"state": "granted"}, version=1)
        second = events(read(client, url))
        assert set(second) == first
        assert second[f"deadline-{year.rows[0]}-{year.first.id}@testserver"]["dtstart"].dt == days(60)

    def test_authority_is_that_of_the_moment(self, client: TestClient, year: Year, session: Session) -> None:
        url = made(year.officer)["url"]
        owner = session.scalars(select(CalendarFeed.user_id)).one()
        session.execute(delete(RoleGrant).where(RoleGrant.user_id == owner))
        assert {uid.split("-")[0] for uid in events(read(client, url))} == {"fixed"}

    def test_closed_to_a_revoked_address_and_a_disabled_owner(
        self, client: TestClient, year: Year, session: Session
    ) -> None:
        first, second = made(year.officer), made(year.officer)
        assert year.officer.request("DELETE", f"/calendar/feeds/{first['id']}").status_code == 204
        assert read(client, first["url"]).status_code == 404
        assert read(client, second["url"]).status_code == 200
        assert year.officer.request("DELETE", f"/calendar/feeds/{first['id']}").status_code == 404
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "calendar-feed").order_by(Event.id))
        assert kinds.all() == ["calendar.feed-made", "calendar.feed-made", "calendar.feed-revoked"]
        session.execute(update(User).values(active=False))
        assert read(client, second["url"]).status_code == 404

    def test_its_use_is_noted(self, client: TestClient, year: Year) -> None:
        feed = made(year.officer)
        assert feed["used_at"] is None
        read(client, feed["url"])
        (listed,) = year.officer.get("/calendar/feeds").json()["items"]
        assert listed["used_at"] is not None

    def test_an_auditor_too(self, client: TestClient, year: Year) -> None:
        found = events(read(client, made(year.at("42", Role.auditor))["url"]))
        assert sum(uid.startswith("deadline-") for uid in found) == 5
