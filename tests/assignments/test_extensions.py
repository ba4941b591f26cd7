from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.builders.tasks import Row, add_matrix, assignments_of
from tienbo.access.models import Role, User
from tienbo.assignments.models import Assignment, MatrixState
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]
FIRST, LATER = date(2026, 3, 31), date(2026, 4, 30)


class Late:
    """A commune asked by the province until 31 March, and another that is asked without a day."""

    def __init__(self, session: Session, as_user: AsUser) -> None:
        self.country: Country = build_country(session)
        self.body_id = self.country.committee(self.country.unit("18003"))
        rows = (Row([self.body_id], deadline_on=FIRST), Row([self.body_id]))
        self.matrix = add_matrix(session, self.country.unit("42"), *rows)
        self.row, self.undated = assignments_of(session, self.matrix)
        self.commune = as_user(user_at(self.country, self.country.unit("18003"), Role.officer))
        self.province = as_user(user_at(self.country, self.country.unit("42"), Role.leader))
        self.path = f"/assignments/{self.row}/extensions"

    def wish(self, until: date = LATER) -> dict[str, Any]:
        return {"body_id": self.body_id, "until": until.isoformat(), "reason": "Chờ kinh phí"}

    def asked(self) -> dict[str, Any]:
        answer = self.commune.post(self.path, self.wish())
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def decide(self, state: str = "granted", reason: str | None = None, version: int = 1) -> Any:
        body = {"state": state, "reason": reason}
        return self.province.post(f"/extensions/{self.asked()['id']}/decision", body, version=version)


@pytest.fixture
def late(session: Session, as_user: AsUser) -> Late:
    return Late(session, as_user)


class TestAsk:
    def test_strangers(self, late: Late, client: TestClient, as_user: AsUser) -> None:
        assert client.post(f"/api/v1{late.path}", json=late.wish()).status_code == 401
        assert as_user(user_at(late.country, late.country.unit("15"))).post(late.path, late.wish()).status_code == 404
        auditor = as_user(user_at(late.country, late.country.unit("18003"), Role.auditor))
        assert auditor.post(late.path, late.wish()).status_code == 403
        for code in ("18005", "42"):
            caller = as_user(user_at(late.country, late.country.unit(code)))
            answer = caller.post(late.path, late.wish())
            assert (answer.status_code, answer.json()["code"]) == (403, "not-your-body"), code

    def test_waits_for_the_matrixs_unit(self, late: Late, session: Session) -> None:
        made = late.asked()
        assert (made["state"], made["until"], made["deadline_on"]) == ("asked", "2026-04-30", "2026-03-31")
        assert made["actions"] == ["withdraw"]
        listed = late.province.get("/extensions", state="asked").json()["items"]
        assert [(row["id"], row["actions"]) for row in listed] == [(made["id"], ["decide"])]
        assert session.get_one(Assignment, late.row).deadline_on == FIRST

    @pytest.mark.parametrize("until", [FIRST, date(2026, 3, 1)])
    def test_only_later(self, late: Late, until: date) -> None:
        answer = late.commune.post(late.path, late.wish(until))
        assert (answer.status_code, answer.json()["code"]) == (409, "not-later")

    def test_not_without_a_deadline(self, late: Late) -> None:
        answer = late.commune.post(f"/assignments/{late.undated}/extensions", late.wish())
        assert (answer.status_code, answer.json()["code"]) == (409, "no-deadline")

    def test_one_at_a_time(self, late: Late) -> None:
        late.asked()
        answer = late.commune.post(late.path, late.wish())
        assert (answer.status_code, answer.json()["code"]) == (409, "asked-already")

    def test_not_when_closed(self, late: Late, session: Session) -> None:
        late.matrix.state = MatrixState.closed
        session.flush()
        assert late.commune.post(late.path, late.wish()).status_code == 409


class TestRead:
    def test_strangers(self, late: Late, client: TestClient, as_user: AsUser) -> None:
        made = late.asked()["id"]
        assert client.get("/api/v1/extensions").status_code == 401
        assert client.get(f"/api/v1/extensions/{made}").status_code == 401
        for code in ("15", "18005"):
            caller = as_user(user_at(late.country, late.country.unit(code)))
            assert caller.get(f"/extensions/{made}").status_code == 404
            assert caller.get("/extensions").json()["items"] == []

    def test_by_matrix_and_assignment(self, late: Late) -> None:
        made = late.asked()["id"]
        for wanted in ({"matrix_id": late.matrix.id}, {"assignment_id": late.row}, {"state": "asked"}):
            assert [row["id"] for row in late.commune.get("/extensions", **wanted).json()["items"]] == [made]
        for wanted in ({"matrix_id": 2**30}, {"assignment_id": late.undated}, {"state": "granted"}):
            assert late.commune.get("/extensions", **wanted).json()["items"] == []


class TestDecide:
    def test_strangers(self, late: Late, client: TestClient, as_user: AsUser) -> None:
        path = f"/extensions/{late.asked()['id']}/decision"
        body = {"state": "granted"}
        assert client.post(f"/api/v1{path}", json=body).status_code == 401
        for code in ("15", "18005"):
            caller = as_user(user_at(late.country, late.country.unit(code)))
            assert caller.post(path, body, version=1).status_code == 404
        officer = as_user(user_at(late.country, late.country.unit("42"), Role.officer))
        assert officer.post(path, body, version=1).status_code == 403

    def test_who_asks_does_not_decide(self, late: Late, as_user: AsUser) -> None:
        path = f"/extensions/{late.asked()['id']}/decision"
        leader = as_user(user_at(late.country, late.country.unit("18003"), Role.leader))
        assert leader.post(path, {"state": "granted"}, version=1).status_code == 403

    def test_granting_moves_the_deadline_and_keeps_the_first(self, late: Late, session: Session) -> None:
        version = late.matrix.version
        answer = late.decide(reason="Đồng ý")
        assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
        session.expire_all()
        row = session.get_one(Assignment, late.row)
        assert (row.deadline_on, row.original_deadline_on) == (LATER, FIRST)
        assert late.matrix.version == version + 1
        left = session.scalars(select(Event).where(Event.kind == "extension.granted")).one()
        assert left.data["until"] == "2026-04-30"

    def test_refusing_needs_a_reason_and_moves_nothing(self, late: Late, session: Session) -> None:
        made = late.asked()
        path = f"/extensions/{made['id']}/decision"
        assert late.province.post(path, {"state": "refused"}, version=1).status_code == 422
        answer = late.province.post(path, {"state": "refused", "reason": "Không có căn cứ"}, version=1)
        assert (answer.status_code, answer.json()["decision_reason"]) == (200, "Không có căn cứ")
        session.expire_all()
        assert session.get_one(Assignment, late.row).deadline_on == FIRST

    def test_only_what_was_read_and_once(self, late: Late) -> None:
        path = f"/extensions/{late.asked()['id']}/decision"
        body = {"state": "granted"}
        assert late.province.post(path, body).status_code == 428
        assert late.province.post(path, body, version=9).status_code == 412
        assert late.province.post(path, body, version=1).status_code == 200
        again = late.province.post(path, body, version=2)
        assert (again.status_code, again.json()["code"]) == (409, "decided-already")

    def test_not_once_the_deadline_has_moved_past_it(self, late: Late, session: Session) -> None:
        path = f"/extensions/{late.asked()['id']}/decision"
        session.get_one(Assignment, late.row).deadline_on = date(2026, 5, 31)
        session.flush()
        answer = late.province.post(path, {"state": "granted"}, version=1)
        assert (answer.status_code, answer.json()["code"]) == (409, "not-later")


class TestWithdraw:
    def test_strangers(self, late: Late, client: TestClient, as_user: AsUser) -> None:
        path = f"/extensions/{late.asked()['id']}/withdraw"
        assert client.post(f"/api/v1{path}").status_code == 401
        assert as_user(user_at(late.country, late.country.unit("15"))).post(path, version=1).status_code == 404
        assert late.province.post(path, version=1).status_code == 403

    def test_by_who_asked_before_it_is_decided(self, late: Late) -> None:
        path = f"/extensions/{late.asked()['id']}/withdraw"
        assert late.commune.post(path).status_code == 428
        answer = late.commune.post(path, version=1)
        assert (answer.status_code, answer.json()["state"], answer.json()["actions"]) == (200, "withdrawn", [])
        assert (
            late.province.post(path.replace("withdraw", "decision"), {"state": "granted"}, version=2).status_code == 409
        )
        late.asked()

    def test_each_step_leaves_an_event(self, late: Late, session: Session) -> None:
        path = f"/extensions/{late.asked()['id']}/withdraw"
        late.commune.post(path, version=1)
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "extension").order_by(Event.id)).all()
        assert kinds == ["extension.asked", "extension.withdrawn"]
