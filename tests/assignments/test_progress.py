from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, event, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.builders.tasks import Row, add_body, add_matrix, assignments_of, person_at, report, said
from tienbo.access.models import Role, User
from tienbo.assignments.models import Matrix, MatrixState, Task
from tienbo.assignments.progress_models import ProgressReport
from tienbo.exchange.models import Event
from tienbo.units.body_models import Body

AsUser = Callable[[User], Caller]
TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Plan:
    """A matrix of the province: the first row led by a department with a commune beside it, the second by both."""

    country: Country
    matrix: Matrix
    department: Body
    commune: int
    province: int
    rows: list[int]


@pytest.fixture
def plan(session: Session) -> Plan:
    country = build_country(session)
    department = add_body(session, country.unit("42"), "Sở Nội vụ")
    commune = country.committee(country.unit("18003"))
    province = country.committee(country.unit("42"))
    rows = (
        Row([department.id], [commune], date(2026, 3, 31)),
        Row([department.id, commune]),
    )
    matrix = add_matrix(session, country.unit("42"), *rows)
    return Plan(country, matrix, department, commune, province, assignments_of(session, matrix))


@pytest.fixture
def queries(connection: Connection) -> Iterator[Callable[[], list[str]]]:
    """The texts of the queries sent so far."""
    sent: list[str] = []

    def note(*execution: Any) -> None:
        sent.append(execution[2])

    event.listen(connection, "before_cursor_execute", note)
    yield lambda: list(sent)
    event.remove(connection, "before_cursor_execute", note)


def at(plan: Plan, as_user: AsUser, code: str, *roles: Role) -> Caller:
    return as_user(user_at(plan.country, plan.country.unit(code), *roles))


@pytest.fixture
def officer(plan: Plan, as_user: AsUser) -> Caller:
    return as_user(person_at(plan.country, plan.department, Role.officer))


class TestReport:
    def path(self, plan: Plan) -> str:
        return f"/assignments/{plan.rows[0]}/reports"

    def test_anonymous(self, client: TestClient, plan: Plan) -> None:
        assert client.post(f"/api/v1{self.path(plan)}", json=said(plan.commune)).status_code == 401

    def test_another_province(self, plan: Plan, as_user: AsUser) -> None:
        assert at(plan, as_user, "15").post(self.path(plan), said(plan.department.id)).status_code == 404

    @pytest.mark.parametrize("role", [Role.leader, Role.auditor, Role.administrator])
    def test_without_the_permission(self, plan: Plan, as_user: AsUser, role: Role) -> None:
        caller = as_user(person_at(plan.country, plan.department, role))
        assert caller.post(self.path(plan), said(plan.department.id)).status_code == 403

    def test_another_unit_below(self, plan: Plan, as_user: AsUser) -> None:
        """It reads the issued matrix, and speaks neither for the department nor for the other commune."""
        caller = at(plan, as_user, "18005")
        for body_id in (plan.department.id, plan.commune):
            answer = caller.post(self.path(plan), said(body_id))
            assert (answer.status_code, answer.json()["code"]) == (403, "not-your-body")

    def test_a_superior_does_not_speak_for_a_commune(self, plan: Plan, as_user: AsUser) -> None:
        assert at(plan, as_user, "42").post(self.path(plan), said(plan.commune)).status_code == 403

    def test_another_body_of_the_unit(self, plan: Plan, as_user: AsUser, session: Session) -> None:
        other = add_body(session, plan.country.unit("42"), "Sở Y tế")
        caller = as_user(person_at(plan.country, other, Role.officer))
        assert caller.post(self.path(plan), said(plan.department.id)).status_code == 403
        answer = caller.post(self.path(plan), said(other.id))
        assert (answer.status_code, answer.json()["code"]) == (409, "not-assigned")

    def test_by_the_body_itself(self, plan: Plan, officer: Caller, session: Session) -> None:
        made = report(officer, plan.rows[0], plan.department.id, problems="Thiếu kinh phí", requests="Bố trí kinh phí")
        assert made["body"] == {"id": plan.department.id, "name": "Sở Nội vụ"}
        assert (made["spoken_by"], made["state"], made["share"]) == (None, "in_progress", 40)
        assert (made["problems"], made["requests"]) == ("Thiếu kinh phí", "Bố trí kinh phí")
        left = session.scalars(select(Event).where(Event.kind == "progress.reported")).one()
        assert (left.subject_kind, left.subject_id) == ("assignment", str(plan.rows[0]))
        assert left.data["report"] == made["id"]

    def test_on_behalf_by_the_committee_of_its_unit(self, plan: Plan, as_user: AsUser) -> None:
        made = report(at(plan, as_user, "42"), plan.rows[0], plan.department.id)
        assert made["spoken_by"]["id"] == plan.province

    def test_only_added(self, plan: Plan, officer: Caller) -> None:
        for share in (10, 20, 30):
            report(officer, plan.rows[0], plan.department.id, share=share)
        listed = officer.get(self.path(plan), limit=2).json()
        rest = officer.get(self.path(plan), limit=2, cursor=listed["next_cursor"]).json()
        assert [row["share"] for row in listed["items"] + rest["items"]] == [30, 20, 10]

    def test_the_same_within_a_minute_counts_once(self, plan: Plan, officer: Caller, session: Session) -> None:
        first = officer.post(self.path(plan), said(plan.department.id))
        again = officer.post(self.path(plan), said(plan.department.id))
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()
        session.execute(update(ProgressReport).values(reported_at=ProgressReport.reported_at - timedelta(minutes=2)))
        assert officer.post(self.path(plan), said(plan.department.id)).status_code == 201

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"state": "done", "share": 100}, "finished-on-missing"),
            ({"finished_on": "2026-03-01"}, "not-done"),
            ({"state": "done", "share": 90, "finished_on": "2026-03-01"}, "share-does-not-fit"),
            ({"state": "not_started", "share": 5}, "share-does-not-fit"),
            ({"started_on": "2090-01-01"}, "in-the-future"),
            ({"state": "done", "share": 100, "finished_on": "2090-01-01"}, "in-the-future"),
            (
                {"state": "done", "share": 100, "started_on": "2026-02-02", "finished_on": "2026-02-01"},
                "before-start",
            ),
        ],
        ids=["no day", "a day too early", "not all", "started", "begins later", "ends later", "backwards"],
    )
    def test_what_does_not_fit_together(self, plan: Plan, officer: Caller, fields: dict[str, Any], code: str) -> None:
        answer = officer.post(self.path(plan), said(plan.department.id, **fields))
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, code)

    @pytest.mark.parametrize("share", [-1, 101])
    def test_a_share_is_of_a_hundred(self, plan: Plan, officer: Caller, share: int) -> None:
        assert officer.post(self.path(plan), said(plan.department.id, share=share)).status_code == 422

    @pytest.mark.parametrize("state", [MatrixState.draft, MatrixState.closed])
    def test_only_while_it_is_followed(self, plan: Plan, officer: Caller, session: Session, state: MatrixState) -> None:
        plan.matrix.state = state
        plan.matrix.issued_on = None if state is MatrixState.draft else plan.matrix.issued_on
        session.flush()
        answer = officer.post(self.path(plan), said(plan.department.id))
        assert (answer.status_code, answer.json()["code"]) == (409, "task-not-open")

    def test_not_about_what_was_taken_out(self, plan: Plan, officer: Caller, session: Session) -> None:
        session.execute(update(Task).values(removed_on=TODAY))
        assert officer.post(self.path(plan), said(plan.department.id)).status_code == 409


class TestWhoReads:
    def test_others_reports_are_not_for_every_unit_below(self, plan: Plan, as_user: AsUser, officer: Caller) -> None:
        report(officer, plan.rows[0], plan.department.id)
        commune = at(plan, as_user, "18003")
        report(commune, plan.rows[0], plan.commune)
        path = f"/assignments/{plan.rows[0]}/reports"
        seen = {code: at(plan, as_user, code).get(path).json()["items"] for code in ("42", "18003", "18005")}
        assert {code: {row["body"]["id"] for row in rows} for code, rows in seen.items()} == {
            "42": {plan.department.id, plan.commune},
            "18003": {plan.commune},
            "18005": set(),
        }
        assert at(plan, as_user, "15").get(path).status_code == 404


class TestMany:
    def rows(self, plan: Plan, *rows: dict[str, Any]) -> dict[str, Any]:
        return {"reports": list(rows)}

    def test_strangers(self, client: TestClient, plan: Plan, as_user: AsUser) -> None:
        body = {"reports": [{"assignment_id": plan.rows[0], **said(plan.department.id)}]}
        assert client.post("/api/v1/progress-reports", json=body).status_code == 401
        assert at(plan, as_user, "42", Role.auditor).post("/progress-reports", body).status_code == 403
        answer = at(plan, as_user, "15").post("/progress-reports", body)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "not-found")

    def test_all_of_them(self, plan: Plan, officer: Caller, session: Session) -> None:
        body = {"reports": [{"assignment_id": row, **said(plan.department.id)} for row in plan.rows]}
        answer = officer.post("/progress-reports", body)
        assert (answer.status_code, answer.json()["known"]) == (200, 0)
        assert [item["assignment_id"] for item in answer.json()["items"]] == plan.rows
        assert officer.post("/progress-reports", body).json()["known"] == 2
        left = session.scalars(select(Event).where(Event.kind == "progress.reported")).all()
        assert [one.subject_id for one in left] == [str(row) for row in plan.rows]

    def test_or_none_with_a_pointer_to_every_refused_row(self, plan: Plan, officer: Caller, session: Session) -> None:
        good = {"assignment_id": plan.rows[0], **said(plan.department.id)}
        body = {
            "reports": [
                good,
                {"assignment_id": 2**30, **said(plan.department.id)},
                {"assignment_id": plan.rows[1], **said(plan.commune)},
                {"assignment_id": plan.rows[1], **said(plan.department.id, state="done", share=90)},
                good,
            ]
        }
        answer = officer.post("/progress-reports", body)
        assert (answer.status_code, answer.json()["code"]) == (409, "rows-refused")
        assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
            ("/reports/1/assignment_id", "not-found"),
            ("/reports/2/body_id", "not-your-body"),
            ("/reports/3/finished_on", "finished-on-missing"),
            ("/reports/3/share", "share-does-not-fit"),
            ("/reports/4/body_id", "twice"),
        ]
        assert session.scalars(select(ProgressReport)).all() == []

    def test_as_many_queries_for_many_as_for_one(
        self, plan: Plan, officer: Caller, queries: Callable[[], list[str]]
    ) -> None:
        one = {"reports": [{"assignment_id": plan.rows[0], **said(plan.department.id)}]}
        two = {"reports": [{"assignment_id": row, **said(plan.department.id, share=50)} for row in plan.rows]}
        counts = []
        for body in (one, two):
            before = len(queries())
            assert officer.post("/progress-reports", body).status_code == 200
            counts.append(sum(text.lstrip().startswith("SELECT") for text in queries()[before:]))
        # The look for the same just said is the one question of each row.
        assert counts[1] == counts[0] + 1


class TestVoices:
    def test_the_successor_of_a_unit_speaks_for_its_past(self, session: Session, as_user: AsUser) -> None:
        country = build_country(session)
        old = country.committee(country.old("18001"))
        matrix = add_matrix(session, country.unit("42"), Row([old]))
        (row,) = assignments_of(session, matrix)
        heir = as_user(user_at(country, country.unit("18001")))
        assert report(heir, row, old)["spoken_by"]["id"] == country.committee(country.unit("18001"))
        lesser = as_user(user_at(country, country.unit("18003")))
        assert lesser.post(f"/assignments/{row}/reports", said(old)).status_code == 403

    def test_a_superior_speaks_for_what_ended_without_a_successor(self, session: Session, as_user: AsUser) -> None:
        country = build_country(session)
        district = country.committee(country.old("436"))
        matrix = add_matrix(session, country.unit("42"), Row([district]))
        (row,) = assignments_of(session, matrix)
        made = report(as_user(user_at(country, country.unit("42"))), row, district)
        assert made["spoken_by"]["id"] == country.committee(country.unit("42"))

    def test_whoever_took_over_the_work_of_a_body(self, plan: Plan, as_user: AsUser, session: Session) -> None:
        """As Sở Nội vụ took over from Sở Lao động in 2025, and as a body entered twice is one."""
        gone = Range(None, date(2025, 3, 1))
        ended = add_body(session, plan.department.unit_id, "Sở Lao động", valid=gone, successor_id=plan.department.id)
        twice = add_body(session, plan.department.unit_id, "Sở nội vụ", merged_into_id=ended.id)
        later = add_body(session, plan.department.unit_id, "Sở Y tế", successor_id=plan.department.id)
        matrix = add_matrix(session, plan.country.unit("42"), Row([ended.id, twice.id, later.id]), code="B")
        (row,) = assignments_of(session, matrix)
        officer = as_user(person_at(plan.country, plan.department, Role.officer))
        for body in (ended, twice):
            assert report(officer, row, body.id)["spoken_by"] is None
        assert officer.post(f"/assignments/{row}/reports", said(later.id)).status_code == 403
