"""Making and changing matrices: strangers first, drafts, amendments, and two people at one row."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.followed import follow
from tests.builders.matrices import as_written, draft, issued, row, task
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.assignments.models import Matrix
from tienbo.exchange.models import Event
from tienbo.indicators.models import Indicator
from tienbo.packs.catalogue import load_catalogue
from tienbo.packs.matrix import load_matrix
from tienbo.units.body_models import Body

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    country = build_country(session)
    load_matrix(session)
    return country


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def put(caller: Caller, matrix: dict[str, Any], place: int, wanted: dict[str, Any]) -> Any:
    headers = {"If-Match": f'"{matrix["version"]}"'}
    return caller.request("PUT", f"/tasks/{matrix['tasks'][place]['id']}", json=wanted, headers=headers)


class TestStrangers:
    def test_nobody_else_changes_a_draft(
        self, client: TestClient, country: Country, as_user: AsUser, province: Caller
    ) -> None:
        matrix = draft(province, task())
        path, task_path = f"/matrices/{matrix['id']}", f"/tasks/{matrix['tasks'][0]['id']}"
        other = as_user(user_at(country, country.unit("15")))
        below = as_user(user_at(country, country.unit("18003")))
        auditor = as_user(user_at(country, country.unit("42"), Role.auditor))
        changes = [
            ("PATCH", path, {"title": "Khác"}),
            ("POST", f"{path}/tasks", {**task(), "after_id": None}),
            ("POST", f"{path}/order", {"task_ids": [matrix["tasks"][0]["id"]]}),
            ("POST", f"{path}/repairs", {"repair": "renumber"}),
            ("POST", f"{path}/take-over", {"task_ids": [1]}),
            ("PUT", task_path, as_written(matrix["tasks"][0])),
            ("POST", f"{task_path}/remove", {}),
        ]
        for method, where, body in changes:
            assert client.request(method, f"/api/v1{where}", json=body).status_code == 401
            for caller, expected in ((other, 404), (below, 404), (auditor, 403)):
                answer = caller.request(method, where, json=body, headers={"If-Match": f'"{matrix["version"]}"'})
                assert answer.status_code == expected, (method, where, answer.text)

    def test_a_superior_reads_and_does_not_change(self, country: Country, as_user: AsUser, province: Caller) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        matrix = draft(commune, task())
        assert province.get(f"/matrices/{matrix['id']}").json()["actions"] == []
        assert province.patch(f"/matrices/{matrix['id']}", {"title": "Khác"}, version=1).status_code == 403

    def test_check_and_coverage(self, client: TestClient, country: Country, as_user: AsUser, province: Caller) -> None:
        matrix = issued(province, task())
        other = as_user(user_at(country, country.unit("15")))
        for path in (f"/matrices/{matrix['id']}/check", f"/matrices/{matrix['id']}/coverage"):
            assert client.get(f"/api/v1{path}").status_code == 401
            assert other.get(path).status_code == 404


class TestDraft:
    def test_rows_as_sent_and_names_matched(self, province: Caller) -> None:
        matrix = draft(province, task(row(coordinating=[{"printed": "ban  vstbpn TỈNH"}, {"printed": "Ai đó"}])))
        (assignment,) = matrix["tasks"][0]["assignments"]
        assert assignment["lead"][0]["name"] == "Ủy ban nhân dân tỉnh Hà Tĩnh"
        matches = [(party["printed"], party["match"]) for party in assignment["coordinating"]]
        assert matches == [("ban  vstbpn TỈNH", "body"), ("Ai đó", "none")]

    def test_sent_back_unchanged_nothing_changes(self, province: Caller) -> None:
        matrix = draft(province, task(), task(row(), row(), number="2"))
        same = put(province, matrix, 1, as_written(matrix["tasks"][1])).json()
        assert same == matrix

    def test_sub_rows_that_stay_keep_their_ids(self, province: Caller) -> None:
        matrix = draft(province, task(row(), row(time="Quý II")))
        first, second = matrix["tasks"][0]["assignments"]
        wanted = as_written(matrix["tasks"][0])
        wanted["assignments"] = [wanted["assignments"][1], row(time="Quý IV")]
        after = put(province, matrix, 0, wanted).json()["tasks"][0]["assignments"]
        assert [one["time"] for one in after] == ["Quý II", "Quý IV"]
        assert after[0]["id"] == second["id"]
        assert after[1]["id"] not in {first["id"], second["id"]}

    def test_behind_another_and_in_a_new_order(self, province: Caller) -> None:
        matrix = draft(province, task(number="1"), task(number="3"))
        first, third = [one["id"] for one in matrix["tasks"]]
        body = {**task(number="2"), "after_id": first}
        matrix = province.post(f"/matrices/{matrix['id']}/tasks", body, version=matrix["version"]).json()
        assert [one["number"] for one in matrix["tasks"]] == ["1", "2", "3"]
        second = matrix["tasks"][1]["id"]
        path = f"/matrices/{matrix['id']}/order"
        turned = province.post(path, {"task_ids": [third, second, first]}, version=matrix["version"]).json()
        assert [one["number"] for one in turned["tasks"]] == ["3", "2", "1"]
        wrong = province.post(path, {"task_ids": [third, first]}, version=turned["version"])
        assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "not-all-once")

    def test_remove(self, province: Caller) -> None:
        matrix = draft(province, task(), task(number="2"))
        path = f"/tasks/{matrix['tasks'][0]['id']}/remove"
        after = province.post(path, {}, version=matrix["version"]).json()
        assert [one["number"] for one in after["tasks"]] == ["2"]

    def test_two_people_at_one_row(self, province: Caller) -> None:
        matrix = draft(province, task())
        wanted = as_written(matrix["tasks"][0]) | {"content": "Của tôi"}
        assert put(province, matrix, 0, wanted).status_code == 200
        late = put(province, matrix, 0, wanted | {"content": "Của bạn"})
        assert (late.status_code, late.json()["code"]) == (412, "version-stale")
        assert province.get(f"/matrices/{matrix['id']}").json()["tasks"][0]["content"] == "Của tôi"

    @pytest.mark.parametrize(
        ("change", "pointer"),
        [
            ({"deadline_on": None}, "/assignments/0"),
            ({"lead": [{"printed": "A", "body_id": 2**31 - 1}]}, "/assignments"),
            ({"id": 2**31 - 1}, "/assignments"),
            ({"lead": [{"printed": ""}]}, "/assignments/0/lead/0/printed"),
        ],
    )
    def test_what_cannot_be(self, province: Caller, change: dict[str, Any], pointer: str) -> None:
        matrix = draft(province, task())
        wanted = as_written(matrix["tasks"][0])
        wanted["assignments"][0] |= change
        answer = put(province, matrix, 0, wanted)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)

    def test_indicators_and_clauses(self, province: Caller, session: Session) -> None:
        load_catalogue(session)
        indicator = session.scalars(select(Indicator.id)).first()
        matrix = draft(province, task(indicator_ids=[indicator], clause="II.2.a"))
        assert (matrix["tasks"][0]["indicator_ids"], matrix["tasks"][0]["clause"]) == ([indicator], "II.2.a")


class TestIssued:
    def test_amended_with_a_reason(self, province: Caller, session: Session) -> None:
        matrix = issued(province, task())
        wanted = as_written(matrix["tasks"][0])
        wanted["assignments"][0]["deadline_on"] = "2026-12-20"
        refused = put(province, matrix, 0, wanted)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/reason")
        amended = put(province, matrix, 0, wanted | {"reason": "Lùi theo kế hoạch mới"}).json()
        (assignment,) = amended["tasks"][0]["assignments"]
        assert (assignment["deadline_on"], assignment["original_deadline_on"]) == ("2026-12-20", "2026-11-30")
        event = session.scalars(select(Event).where(Event.kind == "matrix.task-changed")).one()
        assert event.data["reason"] == "Lùi theo kế hoạch mới"
        assert event.data["before"]["assignments"][0]["deadline_on"] == "2026-11-30"

    def test_an_officer_does_not_amend(self, country: Country, as_user: AsUser, province: Caller) -> None:
        matrix = issued(province, task())
        officer = as_user(user_at(country, country.unit("42"), Role.officer))
        answer = put(officer, matrix, 0, as_written(matrix["tasks"][0]) | {"reason": "thử"})
        assert answer.status_code == 409

    def test_taken_out_and_still_shown(self, country: Country, as_user: AsUser, province: Caller) -> None:
        matrix = issued(province, task(), task(number="2"))
        path = f"/tasks/{matrix['tasks'][0]['id']}/remove"
        after = province.post(path, {"reason": "Không còn nguồn lực"}, version=matrix["version"]).json()
        assert after["tasks"][0]["removed_on"] is not None
        assert after["tasks"][0]["removal_reason"] == "Không còn nguồn lực"
        assert after["task_count"] == 1
        commune = as_user(user_at(country, country.unit("18003")))
        # Those below see that it is gone; why stands in the log of the unit that took it out.
        below = [one | {"removal_reason": None} for one in after["tasks"]]
        assert commune.get(f"/matrices/{matrix['id']}").json()["tasks"] == below

    def test_an_amended_name_stands_for_the_bodies_of_that_day(self, province: Caller) -> None:
        matrix = issued(province, task(), on="2024-06-01")
        wanted = as_written(matrix["tasks"][0]) | {"reason": "Thêm cơ quan phối hợp"}
        wanted["assignments"][0]["coordinating"] = [{"printed": "Sở Tư pháp"}]
        after = put(province, matrix, 0, wanted).json()
        (party,) = after["tasks"][0]["assignments"][0]["coordinating"]
        assert [body["name"] for body in party["bodies"]] == ["Sở Tư pháp"]

    def test_closed(self, province: Caller) -> None:
        matrix = issued(province, task())
        closed = province.post(f"/matrices/{matrix['id']}/close", version=matrix["version"]).json()
        assert (closed["state"], closed["actions"]) == ("closed", [])
        answer = put(province, closed, 0, as_written(matrix["tasks"][0]) | {"reason": "thử"})
        assert (answer.status_code, answer.json()["code"]) == (409, "not-in-this-state")

    def test_what_was_reported_about_is_kept(self, country: Country, province: Caller, session: Session) -> None:
        load_catalogue(session)
        matrix = issued(province, task(row(), row()))
        stored = session.get_one(Matrix, matrix["id"])
        body = session.get_one(Body, country.committee(country.unit("42")))
        user = user_at(country, country.unit("42"))
        follow(session, stored, body, session.scalars(select(Indicator.id)).first() or 0, user.id)
        wanted = as_written(matrix["tasks"][0]) | {"reason": "Bỏ dòng con"}
        wanted["assignments"] = wanted["assignments"][1:]
        answer = put(province, matrix, 0, wanted)
        assert (answer.status_code, answer.json()["code"]) == (409, "has-progress")


class TestCopy:
    def test_last_years_promise_as_this_years_draft(self, province: Caller) -> None:
        matrix = issued(province, task(row(deadline_on="2026-02-28")), task(number="2"), title="Phân công năm 2026")
        path = f"/tasks/{matrix['tasks'][1]['id']}/remove"
        province.post(path, {"reason": "Đã xong"}, version=matrix["version"])
        copy = province.post("/matrices", {"copied_from_id": matrix["id"]}).json()
        assert (copy["title"], copy["year"], copy["state"]) == ("Phân công năm 2027", 2027, "draft")
        (one,) = copy["tasks"]
        assert one["assignments"][0]["deadline_on"] == "2027-02-28"
        assert one["assignments"][0]["lead"][0]["body_id"] is not None

    def test_not_of_another_unit(self, country: Country, as_user: AsUser, province: Caller) -> None:
        matrix = issued(province, task())
        commune = as_user(user_at(country, country.unit("18003")))
        assert commune.post("/matrices", {"copied_from_id": matrix["id"]}).status_code == 403
        other = as_user(user_at(country, country.unit("15")))
        assert other.post("/matrices", {"copied_from_id": matrix["id"]}).status_code == 404


class TestTakeOver:
    @pytest.fixture
    def given(self, country: Country, province: Caller) -> dict[str, Any]:
        body = country.committee(country.unit("18003"))
        lead = [{"printed": "UBND xã Cẩm Lĩnh", "body_id": body}]
        return issued(province, task(row(lead=lead)), task(number="2"))

    def test_a_commune_sees_and_takes_what_was_given_to_it(
        self, country: Country, as_user: AsUser, province: Caller, given: dict[str, Any]
    ) -> None:
        unit_id = country.unit("18003")
        commune = as_user(user_at(country, unit_id))
        (item,) = commune.get(f"/units/{unit_id}/given-tasks").json()["items"]
        assert (item["task"]["id"], item["implemented_by"]) == (given["tasks"][0]["id"], [])
        own = draft(commune)
        path = f"/matrices/{own['id']}/take-over"
        taken = commune.post(path, {"task_ids": [item["task"]["id"]]}, version=own["version"]).json()
        (one,) = taken["tasks"]
        assert (one["content"], one["implements"]["id"]) == ("Tập huấn", item["task"]["id"])
        assert one["assignments"][0]["lead"][0]["name"] == "Ủy ban nhân dân xã Cẩm Lĩnh"
        (item,) = commune.get(f"/units/{unit_id}/given-tasks").json()["items"]
        assert [below["task"]["id"] for below in item["implemented_by"]] == [one["id"]]
        counts = province.get(f"/matrices/{given['id']}/coverage").json()["counts"]
        assert counts == {"given": 1, "covered": 1, "uncovered": 0, "later": 0}

    def test_later_than_asked_is_seen(
        self, country: Country, as_user: AsUser, province: Caller, given: dict[str, Any]
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        draft(
            commune,
            task(row(lead=[{"printed": "UBND xã"}], deadline_on="2026-12-01"), implements_id=given["tasks"][0]["id"]),
        )
        coverage = province.get(f"/matrices/{given['id']}/coverage").json()
        assert coverage["counts"]["later"] == 1
        assert coverage["items"][0]["units"][0]["later"] is True

    def test_what_was_not_given_is_not_taken(self, country: Country, as_user: AsUser, given: dict[str, Any]) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        own = draft(commune)
        body = {"task_ids": [given["tasks"][1]["id"]]}
        answer = commune.post(f"/matrices/{own['id']}/take-over", body, version=own["version"])
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "not-given")

    def test_what_no_superior_issued_is_not_implemented(
        self, country: Country, as_user: AsUser, province: Caller
    ) -> None:
        hidden = draft(province, task())["tasks"][0]["id"]
        commune = as_user(user_at(country, country.unit("18003")))
        own = draft(commune)
        body = {**task(row(lead=[{"printed": "UBND xã"}]), implements_id=hidden), "after_id": None}
        answer = commune.post(f"/matrices/{own['id']}/tasks", body, version=own["version"])
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/implements_id")

    def test_given_tasks_of_another_unit(self, client: TestClient, country: Country, as_user: AsUser) -> None:
        unit_id = country.unit("18003")
        assert client.get(f"/api/v1/units/{unit_id}/given-tasks").status_code == 401
        assert as_user(user_at(country, country.unit("15"))).get(f"/units/{unit_id}/given-tasks").status_code == 404


class TestRepairs:
    def check(self, caller: Caller, matrix: dict[str, Any]) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = caller.get(f"/matrices/{matrix['id']}/check").json()["items"]
        return items

    def test_each_is_gone_once_repaired(self, province: Caller) -> None:
        board = [{"printed": "Ban VSTBPN tỉnh"}]
        matrix = draft(
            province,
            task(row(lead=board, coordinating=[{"printed": "Ban VSTBCPN tỉnh"}])),
            task(row(deadline_kind="none", deadline_on=None), number="1"),
        )
        offered = [item for item in self.check(province, matrix) if item["repair"]]
        assert {item["code"] for item in offered} == {"leads-and-coordinates", "no-date", "number", "several-spellings"}
        for code in ("leads-and-coordinates", "no-date", "number"):
            item = next(item for item in self.check(province, matrix) if item["code"] == code)
            body = {name: item[name] for name in ("repair", "task_id", "assignment_id", "party_id")}
            answer = province.post(f"/matrices/{matrix['id']}/repairs", body, version=matrix["version"])
            assert answer.status_code == 200, answer.text
            matrix = answer.json()
            assert code not in {item["code"] for item in self.check(province, matrix)}
        assert self.check(province, matrix) == []

    def test_one_name_for_one_body(self, province: Caller) -> None:
        matrix = draft(
            province,
            task(row(lead=[{"printed": "Ban VSTBPN tỉnh"}])),
            task(row(lead=[{"printed": "Ban VSTBCPN tỉnh"}]), number="2"),
        )
        (item,) = self.check(province, matrix)
        body = {name: item[name] for name in ("repair", "task_id", "assignment_id", "party_id")}
        matrix = province.post(f"/matrices/{matrix['id']}/repairs", body, version=matrix["version"]).json()
        printed = {one["assignments"][0]["lead"][0]["printed"] for one in matrix["tasks"]}
        assert printed == {"Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh"}
        again = province.post(f"/matrices/{matrix['id']}/repairs", body, version=matrix["version"])
        assert (again.status_code, again.json()["code"]) == (409, "nothing-to-repair")

    def test_the_matrix_of_2019(self, province: Caller, session: Session) -> None:
        """What DESIGN lists of it: two leads in row 6, sub-rows in row 7, no dates, spellings, one unknown board."""
        matrix_id = session.scalars(select(Matrix.id).where(Matrix.code == "HT-2019")).one()
        matrix = province.get(f"/matrices/{matrix_id}").json()
        numbers = {one["id"]: one["number"] for one in matrix["tasks"]}
        found: dict[str, list[str]] = {}
        for item in self.check(province, matrix):
            found.setdefault(item["code"], []).append(numbers[item["task_id"]])
        assert found["several-leads"] == ["6"]
        assert found["sub-rows"] == ["7"]
        assert len(found["no-date"]) == 9
        assert len(found["several-spellings"]) >= 3
        assert len(found["unmatched"]) == 1
