from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.builders.tasks import Row, add_body, add_matrix, assignments_of, person_at, products_of, report, show
from tienbo import clock
from tienbo.access.models import Role, User
from tienbo.assignments.models import MatrixState

AsUser = Callable[[User], Caller]
TODAY = clock.today()


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


class Year:
    """A year's work of the province: two departments, a commune, and five tasks at every distance from today."""

    def __init__(self, session: Session, as_user: AsUser) -> None:
        self.session, self.as_user = session, as_user
        self.country: Country = build_country(session)
        unit = self.country.unit("42")
        self.first = add_body(session, unit, "Sở Nội vụ")
        self.second = add_body(session, unit, "Sở Y tế")
        self.commune = self.country.committee(self.country.unit("18003"))
        rows = (
            Row([self.first.id], [self.commune], days(30), content="Tập huấn"),
            Row([self.first.id], [], days(-3), content="Truyền thông"),
            Row([self.first.id, self.second.id], [self.commune], days(5), content="Tổng kết"),
            Row([self.second.id], [], None, content="Khảo sát"),
            Row([self.first.id], [], days(-10), content="Báo cáo quý"),
        )
        self.matrix = add_matrix(session, unit, *rows)
        self.rows = assignments_of(session, self.matrix)
        self.officer = as_user(person_at(self.country, self.first, Role.officer))
        self.leader = as_user(person_at(self.country, self.first, Role.leader))
        self.path = f"/matrices/{self.matrix.id}/progress"

    def at(self, code: str, *roles: Role) -> Caller:
        return self.as_user(user_at(self.country, self.country.unit(code), *roles))

    def confirm(self, caller: Caller, row: int, body_id: int, on: date = TODAY) -> None:
        word = {"body_id": body_id, "finished_on": on.isoformat(), "reason": "Không có"}
        assert caller.post(f"/assignments/{row}/completion", word).status_code == 201


@pytest.fixture
def year(session: Session, as_user: AsUser) -> Year:
    return Year(session, as_user)


@pytest.fixture
def queries(connection: Connection) -> Iterator[list[str]]:
    """The texts of the queries sent."""
    sent: list[str] = []

    def note(*execution: Any) -> None:
        sent.append(execution[2])

    event.listen(connection, "before_cursor_execute", note)
    yield sent
    event.remove(connection, "before_cursor_execute", note)


class TestWork:
    def listed(self, caller: Caller, **wanted: Any) -> list[tuple[str, str, str, int | None]]:
        items = caller.get("/work", **wanted).json()["items"]
        return [(i["content"], i["done"], i["timing"]["on_time"], i["timing"]["days"]) for i in items]

    def test_strangers(self, year: Year, client: TestClient) -> None:
        assert client.get("/api/v1/work").status_code == 401
        assert year.at("42", Role.administrator).get("/work").status_code == 403
        for wanted in ({}, {"body_id": year.first.id}, {"unit_id": year.first.unit_id}, {"matrix_id": year.matrix.id}):
            assert year.at("15").get("/work", **wanted).json()["items"] == []
            assert year.at("18005").get("/work", **wanted).json()["items"] == []

    def test_ones_own_with_what_is_late_first(self, year: Year) -> None:
        assert self.listed(year.officer) == [
            ("Báo cáo quý", "not_started", "overdue", 10),
            ("Truyền thông", "not_started", "overdue", 3),
            ("Tổng kết", "not_started", "due_soon", 5),
            ("Tập huấn", "not_started", "in_time", 30),
        ]
        assert self.listed(year.at("18003")) == [
            ("Tổng kết", "not_started", "due_soon", 5),
            ("Tập huấn", "not_started", "in_time", 30),
        ]

    def test_a_committee_has_the_work_of_its_units_bodies(self, year: Year) -> None:
        assert len(self.listed(year.at("42"))) == 6
        assert len(self.listed(year.at("42"), body_id=year.second.id)) == 2
        assert len(self.listed(year.at("42"), unit_id=year.country.unit("18003"))) == 2

    def test_filters(self, year: Year) -> None:
        report(year.officer, year.rows[0], year.first.id)
        assert [row[0] for row in self.listed(year.officer, done="in_progress")] == ["Tập huấn"]
        assert len(self.listed(year.officer, on_time="overdue")) == 2
        assert [row[0] for row in self.listed(year.officer, q="TONG ket")] == ["Tổng kết"]
        assert self.listed(year.officer, part="coordinating") == []
        assert len(self.listed(year.at("18003"), part="coordinating")) == 2

    def test_pages(self, year: Year) -> None:
        first = year.officer.get("/work", limit=3).json()
        rest = year.officer.get("/work", limit=3, cursor=first["next_cursor"]).json()
        assert [i["assignment_id"] for i in first["items"] + rest["items"]] == [year.rows[n] for n in (4, 1, 2, 0)]
        assert rest["next_cursor"] is None
        assert first["counts"] == rest["counts"]
        assert sum(row["count"] for row in first["counts"]) == 4

    def test_done_in_time_and_late(self, year: Year) -> None:
        done = {"state": "done", "share": 100}
        report(year.officer, year.rows[1], year.first.id, **done, finished_on=days(-4).isoformat())
        report(year.officer, year.rows[4], year.first.id, **done, finished_on=days(-8).isoformat())
        found = {row[0]: row[1:] for row in self.listed(year.officer)}
        assert found["Truyền thông"] == ("reported_done", "done_in_time", 1)
        assert found["Báo cáo quý"] == ("reported_done", "done_late", 2)

    def test_what_the_caller_may_do(self, year: Year) -> None:
        def actions(caller: Caller, row: int) -> set[str]:
            (item,) = (i for i in caller.get("/work").json()["items"] if i["assignment_id"] == row)
            return set(item["actions"])

        assert actions(year.officer, year.rows[0]) == {"report", "ask_extension", "remind"}
        assert actions(year.leader, year.rows[0]) == {"confirm", "ask_extension", "remind"}
        assert actions(year.at("18003"), year.rows[0]) == {"report", "ask_extension"}
        assert actions(year.at("18003", Role.auditor), year.rows[0]) == set()
        year.confirm(year.leader, year.rows[0], year.first.id)
        assert actions(year.leader, year.rows[0]) == {"take_back", "ask_extension"}

    def test_closed_only_by_name(self, year: Year) -> None:
        year.matrix.state = MatrixState.closed
        year.session.flush()
        assert self.listed(year.officer) == []
        assert len(self.listed(year.officer, matrix_id=year.matrix.id)) == 4


class TestMatrixProgress:
    def test_strangers(self, year: Year, client: TestClient) -> None:
        assert client.get(f"/api/v1{year.path}").status_code == 401
        assert year.at("15").get(year.path).status_code == 404
        assert year.at("42", Role.administrator).get(year.path).status_code == 403

    def test_a_unit_below_sees_its_own_cells(self, year: Year) -> None:
        report(year.officer, year.rows[0], year.first.id)
        found = year.at("18003").get(year.path).json()
        assert {cell["body_id"] for cell in found["cells"]} == {year.commune}
        assert {row["done"] for row in found["assignments"]} == {None}
        assert found["counts"] == []
        assert year.at("18005").get(year.path).json()["cells"] == []

    def test_several_leads_are_done_when_all_have_confirmed(self, year: Year) -> None:
        def state() -> tuple[str, str, str]:
            found = year.at("42").get(year.path).json()
            (whole,) = (row for row in found["assignments"] if row["id"] == year.rows[2])
            (beside,) = (
                cell
                for cell in found["cells"]
                if (cell["assignment_id"], cell["body_id"]) == (year.rows[2], year.commune)
            )
            return whole["done"], whole["timing"]["on_time"], beside["done"]

        assert state() == ("not_started", "due_soon", "not_started")
        year.confirm(year.leader, year.rows[2], year.first.id)
        assert state() == ("in_progress", "due_soon", "not_started")
        other = year.as_user(person_at(year.country, year.second, Role.leader))
        year.confirm(other, year.rows[2], year.second.id)
        assert state() == ("confirmed", "done_in_time", "confirmed")
        back = {"body_id": year.first.id, "reason": "Còn thiếu"}
        year.leader.post(f"/assignments/{year.rows[2]}/completion/withdraw", back)
        assert state() == ("in_progress", "due_soon", "not_started")

    def test_what_the_grid_is_drawn_from(self, year: Year) -> None:
        made = report(year.officer, year.rows[0], year.first.id, problems="Thiếu kinh phí")
        show(year.officer, made["id"], products_of(year.session, year.matrix)[0])
        wish = {"body_id": year.first.id, "until": days(60).isoformat(), "reason": "Chờ"}
        assert year.officer.post(f"/assignments/{year.rows[0]}/extensions", wish).status_code == 201
        found = year.at("42").get(year.path).json()
        cell = found["cells"][0]
        assert (cell["body_id"], cell["part"], cell["done"]) == (year.first.id, "lead", "in_progress")
        assert (cell["report"]["id"], cell["report"]["has_problems"]) == (made["id"], True)
        assert cell["extension"]["until"] == days(60).isoformat()
        assert "decide_extension" in cell["actions"]
        assert found["assignments"][0]["evidence"][0]["files"] == 1
        assert [task["number"] for task in found["tasks"]] == ["1", "2", "3", "4", "5"]
        assert {body["name"] for body in found["bodies"]} >= {"Sở Nội vụ", "Sở Y tế"}
        assert sum(row["count"] for row in found["counts"]) == 5

    def test_statistics_keep_the_first_deadline(self, year: Year) -> None:
        wish = {"body_id": year.first.id, "until": days(20).isoformat(), "reason": "Chờ"}
        asked = year.officer.post(f"/assignments/{year.rows[1]}/extensions", wish).json()
        year.at("42").post(f"/extensions/{asked['id']}/decision", {"state": "granted"}, version=1)
        year.confirm(year.leader, year.rows[1], year.first.id, days(-1))
        found = year.at("42").get(year.path).json()
        row = found["assignments"][1]
        assert (row["timing"], row["original_timing"]) == (
            {"on_time": "done_in_time", "days": 21},
            {"on_time": "done_late", "days": 2},
        )
        late = {"done": "confirmed", "on_time": "done_late", "count": 1}
        assert late in found["original_counts"]
        assert late not in found["counts"]

    def test_no_more_queries_for_sixty_times_sixty(self, year: Year, queries: list[str]) -> None:
        province = year.at("42")
        bodies = [add_body(year.session, year.first.unit_id, f"Sở {n}").id for n in range(60)]
        small = add_matrix(year.session, year.first.unit_id, Row(bodies[:1]), code="S")
        large = add_matrix(year.session, year.first.unit_id, *[Row(bodies[:1], bodies[1:])] * 60, code="L")
        counts = []
        for matrix, size in ((small, 1), (large, 3_600)):
            queries.clear()
            answer = province.get(f"/matrices/{matrix.id}/progress")
            assert len(answer.json()["cells"]) == size
            counts.append(len(queries))
        assert counts[0] == counts[1]
