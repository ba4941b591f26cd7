from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.builders.tasks import Row, add_body, add_matrix, assignments_of, person_at, products_of, report, show
from tienbo.access.models import Role, User
from tienbo.assignments.models import MatrixState
from tienbo.assignments.progress_models import Completion
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]
DAY = "2026-03-01"


class Led:
    """One task with two leads and a coordinating commune, and a person of each."""

    def __init__(self, session: Session, as_user: AsUser) -> None:
        self.country: Country = build_country(session)
        self.first = add_body(session, self.country.unit("42"), "Sở Nội vụ")
        self.second = add_body(session, self.country.unit("42"), "Sở Y tế")
        self.commune = self.country.committee(self.country.unit("18003"))
        row = Row([self.first.id, self.second.id], [self.commune], products=("Kế hoạch", "Báo cáo"))
        self.matrix = add_matrix(session, self.country.unit("42"), row)
        (self.row,) = assignments_of(session, self.matrix)
        self.products = products_of(session, self.matrix)
        self.officer = as_user(person_at(self.country, self.first, Role.officer))
        self.leader = as_user(person_at(self.country, self.first, Role.leader))
        self.path = f"/assignments/{self.row}/completion"

    def word(self, body_id: int, **fields: Any) -> dict[str, Any]:
        return {"body_id": body_id, "finished_on": DAY, **fields}

    def back(self, body_id: int) -> dict[str, Any]:
        return {"body_id": body_id, "reason": "Còn thiếu một buổi"}


@pytest.fixture
def led(session: Session, as_user: AsUser) -> Led:
    return Led(session, as_user)


class TestConfirm:
    def test_strangers(self, led: Led, client: TestClient, as_user: AsUser) -> None:
        body = led.word(led.first.id, reason="Không có")
        assert client.post(f"/api/v1{led.path}", json=body).status_code == 401
        stranger = as_user(user_at(led.country, led.country.unit("15")))
        assert stranger.post(led.path, body).status_code == 404
        assert led.officer.post(led.path, body).status_code == 403

    def test_not_for_another_lead(self, led: Led) -> None:
        answer = led.leader.post(led.path, led.word(led.second.id, reason="Không có"))
        assert (answer.status_code, answer.json()["code"]) == (403, "not-your-body")

    def test_who_coordinates_does_not_complete(self, led: Led, as_user: AsUser) -> None:
        commune = as_user(user_at(led.country, led.country.unit("18003")))
        answer = commune.post(led.path, led.word(led.commune, reason="Không có"))
        assert (answer.status_code, answer.json()["code"]) == (409, "not-a-lead")

    def test_needs_a_file_for_each_product_or_a_reason(self, led: Led) -> None:
        made = report(led.officer, led.row, led.first.id)["id"]
        show(led.officer, made, led.products[0])
        answer = led.leader.post(led.path, led.word(led.first.id))
        assert (answer.status_code, answer.json()["code"]) == (409, "evidence-missing")
        assert [error["pointer"] for error in answer.json()["errors"]] == [f"/products/{led.products[1]}"]
        show(led.officer, made, led.products[1])
        assert led.leader.post(led.path, led.word(led.first.id)).status_code == 201

    def test_a_reason_instead(self, led: Led, session: Session) -> None:
        answer = led.leader.post(led.path, led.word(led.first.id, reason="Sản phẩm mật"))
        assert answer.status_code == 201
        made = answer.json()
        assert (made["confirmed"], made["finished_on"], made["reason"]) == (True, DAY, "Sản phẩm mật")
        left = session.scalars(select(Event).where(Event.kind == "completion.confirmed")).one()
        assert left.data["without_evidence"] == led.products

    def test_files_of_others_do_not_confirm(self, led: Led, as_user: AsUser, session: Session) -> None:
        commune = as_user(user_at(led.country, led.country.unit("18003")))
        done = {"state": "done", "share": 100, "finished_on": DAY}
        report(commune, led.row, led.commune, **done)
        report(led.officer, led.row, led.first.id, **done)
        assert session.scalars(select(Completion)).all() == []

    def test_once_until_it_is_taken_back(self, led: Led) -> None:
        body = led.word(led.first.id, reason="Không có")
        assert led.leader.post(led.path, body).status_code == 201
        again = led.leader.post(led.path, body)
        assert (again.status_code, again.json()["code"]) == (409, "already-confirmed")
        assert led.leader.post(f"{led.path}/withdraw", led.back(led.first.id)).status_code == 201
        assert led.leader.post(led.path, body).status_code == 201

    def test_each_lead_its_own(self, led: Led, as_user: AsUser) -> None:
        other = as_user(person_at(led.country, led.second, Role.leader))
        assert led.leader.post(led.path, led.word(led.first.id, reason="Không có")).status_code == 201
        assert other.post(led.path, led.word(led.second.id, reason="Không có")).status_code == 201

    def test_on_behalf(self, led: Led, as_user: AsUser) -> None:
        province = as_user(user_at(led.country, led.country.unit("42"), Role.leader))
        made = province.post(led.path, led.word(led.first.id, reason="Không có")).json()
        assert made["spoken_by"]["id"] == led.country.committee(led.country.unit("42"))

    def test_no_day_to_come(self, led: Led) -> None:
        body = led.word(led.first.id, reason="Không có") | {"finished_on": "2090-01-01"}
        assert led.leader.post(led.path, body).status_code == 422

    def test_not_when_closed(self, led: Led, session: Session) -> None:
        led.matrix.state = MatrixState.closed
        session.flush()
        assert led.leader.post(led.path, led.word(led.first.id, reason="Không có")).status_code == 409


class TestWithdraw:
    def test_strangers(self, led: Led, client: TestClient, as_user: AsUser) -> None:
        path, body = f"{led.path}/withdraw", led.back(led.first.id)
        assert client.post(f"/api/v1{path}", json=body).status_code == 401
        assert as_user(user_at(led.country, led.country.unit("15"))).post(path, body).status_code == 404
        assert led.officer.post(path, body).status_code == 403

    def test_only_what_was_confirmed_and_with_a_reason(self, led: Led) -> None:
        path = f"{led.path}/withdraw"
        answer = led.leader.post(path, led.back(led.first.id))
        assert (answer.status_code, answer.json()["code"]) == (409, "not-confirmed")
        assert led.leader.post(path, {"body_id": led.first.id}).status_code == 422

    def test_both_words_stay(self, led: Led, session: Session) -> None:
        led.leader.post(led.path, led.word(led.first.id, reason="Không có"))
        led.leader.post(f"{led.path}/withdraw", led.back(led.first.id))
        rows = session.scalars(select(Completion).order_by(Completion.id)).all()
        assert [(row.confirmed, row.reason) for row in rows] == [(True, "Không có"), (False, "Còn thiếu một buổi")]
        left = session.scalars(select(Event).where(Event.kind == "completion.withdrawn")).one()
        assert left.data["reason"] == "Còn thiếu một buổi"
