"""The feed: all that a reader may see, in one order, each once; and what a reader is told who cannot go on."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange import feed, feed_routes
from tienbo.exchange.models import Event
from tienbo.exchange.sequence_models import FeedGeneration, SequencedEvent
from tienbo.exchange.sequencing import begin_generation, sequence_events

AsUser = Callable[[User], Caller]
HERE, ELSEWHERE = "18003", "15"


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def auditor(country: Country, as_user: AsUser) -> Caller:
    """Of Hà Tĩnh."""
    return as_user(user_at(country, country.unit("42"), Role.auditor))


def happen(country: Country, *places: str) -> None:
    """One event in each place, in this order, and numbered."""
    for number, code in enumerate(places):
        event = Event(
            kind="test.happened", unit_id=country.unit(code), subject_kind="test", subject_id=str(number), data={}
        )
        country.session.add(event)
        country.session.flush()
    # The transaction of a test never ends, so the sequencer would wait for it: only a beginning takes all there is.
    begin_generation(country.session)


def page(caller: Caller, **params: Any) -> dict[str, Any]:
    answer = caller.get("/feed", **params)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def told(body: dict[str, Any]) -> list[str]:
    return [event["subject"]["id"] for event in body["items"] if event["kind"] == "test.happened"]


class TestReadFeed:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/feed").status_code == 401

    def test_another_province_reads_none_of_it(self, country: Country, as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit(ELSEWHERE), Role.auditor))
        happen(country, HERE, HERE)
        body = page(stranger)
        assert told(body) == []
        assert page(stranger, after=body["next"])["next"] == body["next"]

    @pytest.mark.parametrize("role", [Role.officer, Role.leader])
    def test_without_the_permission(self, country: Country, as_user: AsUser, role: Role) -> None:
        assert as_user(user_at(country, country.unit("42"), role)).get("/feed").status_code == 403

    def test_in_order_page_by_page_each_once(self, country: Country, auditor: Caller) -> None:
        happen(country, HERE, ELSEWHERE, HERE, HERE, ELSEWHERE)
        seen, after = [], None
        for _ in range(20):
            body = page(auditor, limit=1, **({"after": after} if after else {}))
            seen += told(body)
            after = body["next"]
            if not body["behind"]:
                break
        assert seen == ["0", "2", "3"]

    def test_going_on_from_any_event(self, country: Country, auditor: Caller) -> None:
        happen(country, HERE, HERE, HERE)
        middle = next(event for event in page(auditor)["items"] if event["subject"]["id"] == "1")
        assert told(page(auditor, after=middle["cursor"])) == ["2"]

    def test_the_window_bounds_one_answer(
        self, country: Country, auditor: Caller, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        happen(country, *(ELSEWHERE for _ in range(30)), HERE)
        monkeypatch.setattr(feed, "WINDOW", 7)
        assert told(page(auditor)) == ["30"]

    def test_latest_is_what_is_yet_to_come(self, country: Country, auditor: Caller) -> None:
        happen(country, HERE)
        body = page(auditor, after="latest")
        assert (body["items"], body["behind"]) == ([], False)
        happen(country, HERE, HERE)
        assert told(page(auditor, after=body["next"])) == ["0", "1"]

    def test_waiting_ends_in_time(self, country: Country, auditor: Caller) -> None:
        happen(country, ELSEWHERE)
        body = page(auditor, after="latest", wait=1)
        assert body["items"] == []

    @pytest.mark.parametrize("after", ["x", "1", "-1-1", "1-", "99999999999-1", "1-٢"])
    def test_no_cursor(self, auditor: Caller, after: str) -> None:
        answer = auditor.get("/feed", after=after)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "query/after"

    @pytest.mark.parametrize("after", ["0-5", "999-0"])
    def test_a_cursor_that_nobody_was_given(self, country: Country, auditor: Caller, after: str) -> None:
        session = country.session
        session.execute(delete(SequencedEvent))
        session.execute(delete(FeedGeneration))
        answer = auditor.get("/feed", after=after)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "bad-cursor")

    def test_nothing_has_happened_yet(self, country: Country, auditor: Caller) -> None:
        session = country.session
        session.execute(delete(SequencedEvent))
        session.execute(delete(FeedGeneration))
        assert page(auditor) == {"items": [], "next": "0-0", "behind": False}


class TestAfterARestore:
    def test_a_reader_within_the_backup_goes_on(self, country: Country, auditor: Caller) -> None:
        happen(country, HERE)
        cursor = page(auditor)["next"]
        happen(country, HERE, HERE)
        assert told(page(auditor, after=cursor)) == ["0", "1"]

    def test_a_reader_ahead_of_the_backup_is_told(self, country: Country, auditor: Caller) -> None:
        happen(country, HERE)
        generation, sequence = page(auditor)["next"].split("-")
        # The backup was older by one event: it is the restored order that goes on.
        ahead = f"{generation}-{int(sequence) + 1}"
        happen(country, HERE, HERE)
        answer = auditor.get("/feed", after=ahead)
        assert (answer.status_code, answer.json()["code"]) == (410, "feed-restored")
        assert told(page(auditor)) == ["0", "0", "1"]


class TestStreamFeed:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/feed/stream").status_code == 401

    def test_without_the_permission(self, country: Country, as_user: AsUser) -> None:
        assert as_user(user_at(country, country.unit("42"), Role.officer)).get("/feed/stream").status_code == 403

    def test_a_cursor_ahead_of_a_backup_is_answered_before_the_stream(self, country: Country, auditor: Caller) -> None:
        happen(country, HERE)
        happen(country)
        answer = auditor.request("GET", "/feed/stream", headers={"Last-Event-ID": "1-99999"})
        assert answer.status_code == 410

    def test_the_same_events_with_their_cursors(
        self, country: Country, auditor: Caller, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(feed_routes, "STREAM_SECONDS", 0)
        happen(country, HERE, ELSEWHERE, HERE)
        answer = auditor.get("/feed/stream")
        assert answer.headers["content-type"].startswith("text/event-stream")
        events = parsed(answer)
        assert [json.loads(event["data"]) for event in events] == page(auditor)["items"]
        assert [event["id"] for event in events] == [event["cursor"] for event in page(auditor)["items"]]
        again = auditor.request("GET", "/feed/stream", headers={"Last-Event-ID": events[-2]["id"]})
        assert [event["id"] for event in parsed(again)] == [events[-1]["id"]]


def parsed(answer: httpx.Response) -> list[dict[str, str]]:
    """The events of a stream that has ended; blocks without data are none."""
    blocks = [
        dict(line.split(": ", 1) for line in block.splitlines() if ": " in line) for block in answer.text.split("\n\n")
    ]
    return [block for block in blocks if "data" in block]


def test_the_sequencer_is_what_lets_events_into_the_feed(country: Country, auditor: Caller) -> None:
    happen(country, HERE)
    after = page(auditor)["next"]
    country.session.add(
        Event(kind="test.happened", unit_id=country.unit(HERE), subject_kind="test", subject_id="9", data={})
    )
    country.session.flush()
    assert sequence_events(country.session) == 0
    assert told(page(auditor, after=after)) == []
