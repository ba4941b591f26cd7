"""Who may make, freeze and hand over an edition, and what it says then."""

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.editions import REASON, Consolidator, line
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.editions.conftest import IN_2024
from tienbo.access.models import Role, User

AsUser = Callable[[User], Caller]


class TestOpen:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.post("/api/v1/editions", json={}).status_code == 401

    def test_strangers(self, reported: Figures, district: Consolidator, strangers: list[Caller]) -> None:
        wanted = {"form_id": reported.form.id, "period": "2024", "unit_id": district.unit_id, "basis": "live"}
        assert [caller.post("/editions", wanted).status_code for caller in strangers] == [404, 404, 404]

    def test_whoever_is_above_does_not_consolidate_for_it(self, district: Consolidator, province: Consolidator) -> None:
        wanted = {"form_id": district.figures.form.id, "period": "2024", "unit_id": district.unit_id, "basis": "live"}
        assert province.caller.post("/editions", wanted).status_code == 403

    def test_an_auditor_does_not(self, country: Country, district: Consolidator, as_user: AsUser) -> None:
        auditor = as_user(user_at(country, district.unit_id, Role.auditor, rehearsal=IN_2024))
        wanted = {"form_id": district.figures.form.id, "period": "2024", "unit_id": district.unit_id, "basis": "live"}
        assert auditor.post("/editions", wanted).status_code == 403

    def test_says_who_is_counted_and_who_is_missing(self, reported: Figures, district: Consolidator) -> None:
        edition = district.open()
        assert (edition["number"], edition["state"], edition["sha256"]) == (1, "draft", None)
        content = edition["content"]
        assert (content["expected"], content["counted"]) == (3, 2)
        missing = [one for one in content["reporters"] if not one["counted"]]
        assert [(one["unit"]["code"], one["state"], one["waiver"]) for one in missing] == [("18002", "submitted", None)]
        women = line(edition, reported.ids["CB.F"])
        assert (women["sum"]["number"], women["expected"], women["counted"], women["missing"]) == ("100", 3, 2, 1)
        assert edition["actions"] == ["save", "freeze"]

    def test_a_ratio_divides_sums(self, reported: Figures, province: Consolidator) -> None:
        edition = province.adjust(province.open(), "3", "HDX.STAFF")
        ratio = next(one for one in edition["content"]["lines"] if one["sum"]["numerator"] == "100")
        assert (ratio["sum"]["number"], ratio["adjustment"]) == ("98.0392", None)
        assert ratio["result"] == {"number": "95.2381", "numerator": "100", "denominator": "105"}

    def test_a_second_time_finds_the_draft(self, reported: Figures, district: Consolidator) -> None:
        assert district.open()["id"] == district.open()["id"]

    def test_where_nobody_is_asked(self, reported: Figures, province: Consolidator, session: Session) -> None:
        session.execute(text("DELETE FROM form_period WHERE form_id = :id"), {"id": reported.form.id})
        wanted = {"form_id": reported.form.id, "period": "2024", "unit_id": province.unit_id, "basis": "live"}
        answer = province.caller.post("/editions", wanted)
        assert (answer.status_code, answer.json()["code"]) == (409, "nobody-asked")


class TestSave:
    def test_an_adjustment_stands_beside_the_sum(self, reported: Figures, district: Consolidator) -> None:
        edition = district.adjust(district.open(), "-1.5")
        women = line(edition, reported.ids["CB.F"])
        assert (women["sum"]["number"], women["adjustment"], women["result"]["number"]) == ("100", "-1.5", "98.5")
        assert edition["content"]["adjustments"][0]["reason"] == REASON

    def test_what_does_not_add_up_is_not_adjusted(
        self, reported: Figures, district: Consolidator, session: Session
    ) -> None:
        edition = district.open()
        ratio = next(one["id"] for one in edition["content"]["indicators"] if one["kind"] == "ratio")
        said: dict[str, Any] = {"category_id": 0, "amount": "1", "reason": REASON}
        wrong = [{"indicator_id": ratio, **said}, {"indicator_id": 999_999, **said}]
        answer = district.caller.patch(
            f"/editions/{edition['id']}",
            {"adjustments": wrong, "waivers": [{"body_id": 999_999, "reason": REASON}]},
            version=edition["version"],
        )
        assert answer.status_code == 422
        assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [
            ("/adjustments/0/indicator_id", "not-adjustable"),
            ("/adjustments/1/indicator_id", "not-asked"),
            ("/waivers/0/body_id", "no-reporter"),
        ]

    def test_whoever_saw_an_older_version_is_refused(self, reported: Figures, district: Consolidator) -> None:
        edition = district.open()
        district.adjust(edition, "1")
        path = f"/editions/{edition['id']}"
        said: dict[str, Any] = {"adjustments": []}
        assert district.caller.patch(path, said, version=edition["version"]).status_code == 412
        assert district.caller.patch(path, said).status_code == 428

    def test_a_leader_alone_freezes(
        self, country: Country, reported: Figures, district: Consolidator, as_user: AsUser
    ) -> None:
        edition = district.waive(district.open())
        officer = as_user(user_at(country, district.unit_id, Role.officer, rehearsal=IN_2024))
        leader = as_user(user_at(country, district.unit_id, Role.leader, rehearsal=IN_2024))
        path = f"/editions/{edition['id']}"
        assert officer.get(path).json()["actions"] == ["save"]
        assert leader.get(path).json()["actions"] == ["freeze"]
        said = {"seen": edition["digest"]}
        assert officer.post(f"{path}/freeze", said, version=edition["version"]).status_code == 403
        assert leader.patch(path, {"adjustments": []}, version=edition["version"]).status_code == 403
        assert leader.post(f"{path}/freeze", said, version=edition["version"]).status_code == 200


class TestList:
    def test_strangers(self, reported: Figures, district: Consolidator, strangers: list[Caller]) -> None:
        district.frozen()
        assert [caller.get("/editions").json()["items"] for caller in strangers] == [[], [], []]

    def test_the_newest_first_and_what_no_longer_counts(
        self, reported: Figures, district: Consolidator, province: Consolidator
    ) -> None:
        for _ in range(2):
            province.move(district.submitted(), "accept")
        rows = province.caller.get("/editions", unit_id=district.unit_id, period="2024").json()["items"]
        assert [(row["number"], row["superseded"]) for row in rows] == [(2, False), (1, True)]
        page = province.caller.get("/editions", limit=1).json()
        rest = province.caller.get("/editions", limit=1, cursor=page["next_cursor"]).json()
        assert [row["number"] for row in (*page["items"], *rest["items"])] == [2, 1]


class TestCompare:
    def test_two_editions(self, reported: Figures, district: Consolidator) -> None:
        first = district.frozen()
        second = district.freeze(district.waive(district.adjust(district.open(), "7")))
        found = compare(district.caller, second, first)
        assert (found["old"]["number"], found["new"]["number"]) == (1, 2)
        women = [one for one in found["differences"]["cells"] if one["indicator_id"] == reported.ids["CB.F"]]
        assert [(one["old"], one["new"]) for one in women] == [("100", "107")]
        assert found["differences"]["reporters"] == []

    def test_of_another_unit(self, reported: Figures, district: Consolidator, province: Consolidator) -> None:
        ours, theirs = district.frozen(), province.frozen()
        answer = province.caller.get(f"/editions/{theirs['id']}/comparison", **{"with": ours["id"]})
        assert answer.status_code == 404


def compare(caller: Caller, one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    answer = caller.get(f"/editions/{one['id']}/comparison", **{"with": other["id"]})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
