from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import PASSWORD, Caller, user_at
from tienbo.access.models import Role, User
from tienbo.database import Reach, set_reach
from tienbo.exchange.models import Event
from tienbo.units.models import UnitReach

AsUser = Callable[[User], Caller]
MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def auditor(country: Country, as_user: AsUser) -> Caller:
    """Of Hà Tĩnh."""
    return as_user(user_at(country, country.unit("42"), Role.auditor, login="kiemtra"))


def happen(country: Country, unit_id: int | None, kind: str = "test.happened", **columns: Any) -> Event:
    values = {"subject_kind": "test", "subject_id": "1", "data": {}, "happened_at": MORNING} | columns
    event = Event(kind=kind, unit_id=unit_id, **values)
    country.session.add(event)
    country.session.flush()
    return event


def ids(caller: Caller, path: str = "/events", **params: Any) -> list[int]:
    answer = caller.get(path, **params)
    assert answer.status_code == 200, answer.text
    return [event["id"] for event in answer.json()["items"]]


class TestListEvents:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/events").status_code == 401

    def test_another_province_reads_none_of_it(self, country: Country, as_user: AsUser) -> None:
        happen(country, country.unit("18003"))
        stranger = as_user(user_at(country, country.unit("15"), Role.auditor))
        assert ids(stranger) == []
        assert ids(stranger, unit_id=country.unit("18003")) == []

    @pytest.mark.parametrize("role", [Role.officer, Role.leader])
    def test_without_the_permission(self, country: Country, as_user: AsUser, role: Role) -> None:
        assert as_user(user_at(country, country.unit("42"), role)).get("/events").status_code == 403

    def test_a_commune_reads_its_own_alone(self, country: Country, as_user: AsUser) -> None:
        happen(country, country.unit("42"))
        happen(country, None)
        own = happen(country, country.unit("18003"))
        commune = as_user(user_at(country, country.unit("18003"), Role.administrator))
        assert ids(commune) == [own.id]

    def test_says_who_did_what_to_whom(self, country: Country, auditor: Caller, as_user: AsUser) -> None:
        administrator = as_user(user_at(country, country.unit("42"), Role.administrator, login="quantri"))
        officer = user_at(country, country.unit("18003"), Role.officer)
        answer = administrator.post(f"/users/{officer.id}/password-reset", {})
        (event,) = auditor.get("/events", kind="link.made").json()["items"]
        assert event["user"]["name"] == "Người dùng thử"
        assert event["subject"] == {"kind": "user", "id": str(officer.id), "name": "Người dùng thử"}
        assert event["unit"]["code"] == "18003"
        assert event["request_id"] == answer.headers["x-request-id"]
        assert event["token_id"]
        assert event["data"]["link"] == "password_reset"
        assert answer.json()["url"].split("#")[1] not in str(event)

    def test_someone_outside_the_reach_has_no_name(self, country: Country, as_user: AsUser) -> None:
        above = user_at(country, country.unit("42"))
        happen(country, country.unit("18003"), user_id=above.id)
        commune = as_user(user_at(country, country.unit("18003"), Role.auditor))
        (event,) = commune.get("/events").json()["items"]
        assert event["user"] == {"id": above.id, "name": None}

    def test_filters(self, country: Country, auditor: Caller) -> None:
        user = user_at(country, country.unit("18003"))
        here, there = country.unit("18003"), country.unit("18005")
        one = happen(country, here, "session.refused", subject_kind="user", subject_id=str(user.id))
        two = happen(
            country, there, "session.started", user_id=user.id, happened_at=datetime(2026, 3, 1, 17, tzinfo=UTC)
        )
        three = happen(country, there, "sessions.x", request_id="r" * 12, happened_at=datetime(2026, 2, 1, tzinfo=UTC))
        cases: list[tuple[dict[str, Any], list[Event]]] = [
            ({}, [one, two, three]),
            ({"unit_id": here}, [one]),
            ({"unit_id": country.unit("42")}, [one, two, three]),
            ({"kind": "session"}, [one, two]),
            ({"kind": "session.refused"}, [one]),
            ({"kind": "session_refused"}, []),
            ({"user_id": user.id}, [two]),
            ({"subject_kind": "user", "subject_id": str(user.id)}, [one]),
            ({"request_id": "r" * 12}, [three]),
            ({"client_id": "none"}, []),
            # 17:00 UTC is midnight in Vietnam: the first moment of the second of March.
            ({"from": "2026-03-02"}, [one, two]),
            ({"to": "2026-03-01"}, [three]),
            ({"from": "2026-03-02", "to": "2026-03-02", "kind": "session.started"}, [two]),
            ({"from": "0001-01-01", "to": "9999-12-31"}, [one, two, three]),
        ]
        for params, expected in cases:
            assert ids(auditor, **params) == [event.id for event in expected], params

    def test_pages_meet_every_event_once_newest_first(self, country: Country, auditor: Caller) -> None:
        made = [happen(country, country.unit("18003")).id for _ in range(5)]
        seen: list[int] = []
        cursor = None
        while True:
            page = auditor.get("/events", limit=2, **({"cursor": cursor} if cursor else {})).json()
            seen += [event["id"] for event in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert seen == sorted(made, reverse=True)

    @pytest.mark.parametrize(
        "params",
        [
            {"cursor": "x"},
            {"cursor": "WyJ4IiwgIjEiXQ"},
            {"cursor": "WyIyMDI2LTAxLTAxIiwgIjEiXQ"},
            {"cursor": "WyIyMDI2LTAxLTAxVDAwOjAwOjAwKzAwOjAwIiwgIjk5OTk5OTk5OTk5OTk5OTk5OTk5OTkiXQ"},
            {"kind": "%"},
            {"kind": "session.refused.x"},
            {"from": "02/03/2026"},
            {"user_id": "0"},
            {"subject_id": "\0"},
        ],
        ids=["text", "no time", "no zone", "too large", "sign", "too deep", "date", "id", "NUL"],
    )
    def test_malformed(self, auditor: Caller, params: dict[str, str]) -> None:
        assert auditor.get("/events", **params).status_code == 422


class TestListOwnEvents:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/me/events").status_code == 401

    def test_others_are_not_among_them(self, country: Country, as_user: AsUser) -> None:
        one, other = (user_at(country, country.unit("18003"), Role.officer) for _ in range(2))
        happen(country, country.unit("18003"), user_id=other.id)
        happen(country, country.unit("18003"), subject_kind="user", subject_id=str(other.id))
        happen(country, country.unit("18003"), subject_kind="submission", subject_id=str(one.id))
        assert ids(as_user(one), "/me/events") == []

    def test_what_i_did_and_what_was_done_to_my_account(self, country: Country, as_user: AsUser) -> None:
        me = user_at(country, country.unit("18003"), Role.officer)
        mine = happen(country, None, user_id=me.id)
        refused = happen(country, country.unit("18003"), "session.refused", subject_kind="user", subject_id=str(me.id))
        assert ids(as_user(me), "/me/events") == [refused.id, mine.id]
        assert ids(as_user(me), "/me/events", kind="session") == [refused.id]


class TestWritten:
    """What sign-in writes names its unit, token and request too."""

    def test_a_sign_in_and_its_end(self, client: TestClient, country: Country, session: Session) -> None:
        user_at(country, country.unit("18003"), login="officer")
        began = client.post("/api/v1/session", json={"login": "officer", "password": PASSWORD})
        token = began.json()["access_token"]
        ended = client.delete("/api/v1/session", headers={"Authorization": f"Bearer {token}"})
        jti = client.app.state.issuer.verify(token).token_id  # type: ignore[attr-defined]
        events = session.scalars(select(Event).order_by(Event.id)).all()
        assert [event.kind for event in events] == ["session.started", "session.ended"]
        assert [event.request_id for event in events] == [a.headers["x-request-id"] for a in (began, ended)]
        assert {(event.unit_id, event.token_id) for event in events} == {(country.unit("18003"), jti)}

    def test_a_refused_sign_in(self, client: TestClient, country: Country, session: Session) -> None:
        user = user_at(country, country.unit("18003"), login="officer")
        refused = client.post("/api/v1/session", json={"login": "officer", "password": "không phải"})
        event = session.scalars(select(Event)).one()
        assert (event.kind, event.subject_id, event.unit_id) == ("session.refused", str(user.id), country.unit("18003"))
        assert event.request_id == refused.headers["x-request-id"]
        assert event.user_id is None

    def test_a_wrong_current_password(self, country: Country, as_user: AsUser, session: Session) -> None:
        caller = as_user(user_at(country, country.unit("18003")))
        caller.post("/account/password", {"current_password": "không phải", "password": "hàng tre xanh ngoài ngõ"})
        event = session.scalars(select(Event)).one()
        assert (event.kind, event.unit_id) == ("password.refused", country.unit("18003"))


class TestRowSecurity:
    """The database holds the line without the application's filter."""

    @pytest.fixture
    def moved(self, country: Country) -> tuple[int, int]:
        """A commune that was below Lào Cai until the reform, and then elsewhere: (Lào Cai, commune)."""
        session, province, commune = country.session, country.unit("15"), country.unit("18003")
        session.add(
            UnitReach(
                root_id=province,
                unit_id=commune,
                during=Range(date(2025, 7, 1), None),
                facts=Range(None, date(2025, 7, 1)),
                duty=False,
            )
        )
        session.flush()
        return province, commune

    def test_what_a_unit_did_after_it_moved_away_is_not_shown(
        self, country: Country, moved: tuple[int, int], as_user: AsUser, session: Session, connection: Connection
    ) -> None:
        province, commune = moved
        user = user_at(country, province, Role.auditor)
        before = happen(country, commune, happened_at=datetime(2025, 6, 30, 16, tzinfo=UTC))
        happen(country, commune, happened_at=datetime(2025, 6, 30, 18, tzinfo=UTC))
        report = happen(country, commune, "submission.saved", subject_kind="submission")
        assert ids(as_user(user), "/events") == [before.id]
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, Reach(user_id=user.id, roots=(province,), today=date(2026, 3, 2)))
        seen = set(session.scalars(select(Event.id)))
        connection.execute(text("RESET ROLE"))
        # The history of a report goes with the report.
        assert seen == {before.id, report.id}

    @pytest.mark.parametrize("kind", ["submission.accepted", "user.changed"])
    def test_nobody_writes_in_anothers_name_or_in_none(
        self, country: Country, session: Session, connection: Connection, kind: str
    ) -> None:
        other = user_at(country, country.unit("18003"))
        me = user_at(country, country.unit("18003"))
        reach = Reach(user_id=me.id, roots=(country.unit("18003"),), today=date(2026, 3, 2))
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, reach)
        for user_id in (other.id, None):
            row: dict[str, Any] = {"kind": kind, "subject_kind": "x", "subject_id": "1", "user_id": user_id, "data": {}}
            with pytest.raises(ProgrammingError, match="row-level security"), session.begin_nested():
                session.execute(insert(Event.__table__).inline().values(row))  # type: ignore[arg-type] # no row back
        connection.execute(text("RESET ROLE"))
