"""Who may make, freeze and hand over an edition, and what it says then."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.editions import REASON, WITHOUT_IT, Consolidator, line
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.editions.conftest import IN_2024
from tienbo.access.models import Role, User
from tienbo.editions.models import Edition, EditionContent
from tienbo.exchange.models import Event
from tienbo.submissions.models import State

MOVES = {
    "freeze": {"seen": "0" * 64},
    "submit": None,
    "withdraw": {"reason": "thử nghiệm"},
    "accept": None,
    "return": {"reason": "thử nghiệm"},
    "issue": {"document_number": "12/BC-UBND", "issued_on": "2024-12-20"},
}
AsUser = Callable[[User], Caller]


@pytest.fixture
def reported(figures: Figures) -> Figures:
    """One of two communes and the district's own committee; 1/2 and 99/100 make 98.04 % in the province."""
    figures.report("18001", "2024", CB_F=1, HDX_STAFF=2, HDX_STAFF_F=1)
    figures.report("18002", "2024", State.submitted, CB_F=50)
    figures.report("436", "2024", CB_F=99)
    figures.report("18003", "2024", HDX_STAFF=100, HDX_STAFF_F=99)
    return figures


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


class TestFreeze:
    def test_nobody_is_left_out_without_a_word(self, reported: Figures, district: Consolidator) -> None:
        edition = district.open()
        answer = district.caller.post(
            f"/editions/{edition['id']}/freeze", {"seen": edition["digest"]}, version=edition["version"]
        )
        assert (answer.status_code, answer.json()["code"]) == (409, "missing-not-waived")
        assert len(answer.json()["errors"]) == 1

    def test_what_was_not_seen_is_not_frozen(self, reported: Figures, district: Consolidator) -> None:
        edition = district.waive(district.open())
        reported.report("18004", "2024", CB_F=3)
        district.freeze(district.read(edition["id"]))  # the other district's figures do not touch this one's

    def test_figures_that_changed_since_they_were_seen(
        self, reported: Figures, district: Consolidator, session: Session
    ) -> None:
        edition = district.waive(district.open())
        session.execute(text("UPDATE submission SET state = 'accepted'"))
        said = {"seen": edition["digest"]}
        answer = district.caller.post(f"/editions/{edition['id']}/freeze", said, version=edition["version"])
        assert (answer.status_code, answer.json()["code"]) == (409, "figures-changed")

    def test_the_bytes_have_their_hash_and_stay(
        self, reported: Figures, district: Consolidator, session: Session
    ) -> None:
        edition = district.frozen()
        assert (edition["state"], edition["digest"]) == ("frozen", edition["sha256"])
        first = district.caller.get(f"/editions/{edition['id']}/content")
        assert hashlib.sha256(first.content).hexdigest() == edition["sha256"]
        assert json.loads(first.content) == edition["content"]
        session.execute(text("UPDATE submission SET state = 'reopened'"))
        assert district.caller.get(f"/editions/{edition['id']}/content").content == first.content
        assert district.read(edition["id"])["content"] == edition["content"]

    def test_a_missing_one_keeps_its_reason(self, reported: Figures, district: Consolidator) -> None:
        missing = [one for one in district.frozen()["content"]["reporters"] if not one["counted"]]
        assert [one["waiver"] for one in missing] == [WITHOUT_IT]

    @pytest.mark.parametrize("column", ["number = 9", "sha256 = 'x'", "adjustments = '[1]'", "state = 'draft'"])
    def test_the_database_refuses_to_change_it(
        self, reported: Figures, district: Consolidator, session: Session, column: str
    ) -> None:
        edition = district.frozen()
        with pytest.raises(IntegrityError, match="is frozen"), session.begin_nested():
            session.execute(text(f"UPDATE edition SET {column} WHERE id = {edition['id']}"))  # noqa: S608 -- our own words

    def test_a_draft_has_no_bytes(self, reported: Figures, district: Consolidator) -> None:
        assert district.caller.get(f"/editions/{district.open()['id']}/content").status_code == 404


class TestMoves:
    @pytest.mark.parametrize("move", sorted(MOVES))
    def test_strangers(self, reported: Figures, district: Consolidator, strangers: list[Caller], move: str) -> None:
        edition = district.submitted()
        path = f"/editions/{edition['id']}/{move}"
        codes = [caller.post(path, MOVES[move], version=edition["version"]).status_code for caller in strangers]
        assert codes == [404, 404, 404]

    def test_the_unit_does_not_decide_on_its_own(self, reported: Figures, district: Consolidator) -> None:
        edition = district.submitted()
        assert edition["actions"] == ["withdraw", "issue"]
        for move in ("accept", "return"):
            answer = district.caller.post(f"/editions/{edition['id']}/{move}", MOVES[move], version=edition["version"])
            assert answer.status_code == 403

    def test_the_superior_accepts(self, reported: Figures, district: Consolidator, province: Consolidator) -> None:
        edition = province.read(district.submitted()["id"])
        assert edition["actions"] == ["accept", "return"]
        accepted = province.move(edition, "accept")
        assert (accepted["state"], accepted["decided_by"]) == ("accepted", "Người dùng thử")
        assert district.read(edition["id"])["actions"] == ["issue", "renew"]

    def test_what_is_returned_is_answered_by_the_next(
        self, reported: Figures, district: Consolidator, province: Consolidator
    ) -> None:
        first = province.move(district.submitted(), "return", {"reason": "Thiếu xã Bình Minh"})
        assert (first["state"], first["reason"]) == ("returned", "Thiếu xã Bình Minh")
        reported.session.execute(text("UPDATE submission SET state = 'accepted', version = 2"))
        second = district.open()
        assert (second["number"], second["state"]) == (2, "draft")
        previous = second["content"]["previous"]
        assert (previous["number"], previous["sha256"]) == (1, first["sha256"])
        women = next(one for one in previous["differences"]["cells"] if one["indicator_id"] == reported.ids["CB.F"])
        assert (women["old"], women["new"], women["old_counted"], women["new_counted"]) == ("100", "150", 2, 3)
        changes = {(one["unit"]["code"], one["change"]) for one in previous["differences"]["reporters"]}
        assert ("18002", "added") in changes
        kept = district.freeze(second)
        assert kept["content"]["previous"] == previous
        assert district.read(first["id"])["content"] == first["content"]

    def test_withdrawn_and_submitted_again(self, reported: Figures, district: Consolidator) -> None:
        edition = district.move(district.submitted(), "withdraw", {"reason": "Kiểm tra lại"})
        assert (edition["state"], edition["reason"]) == ("frozen", "Kiểm tra lại")
        assert district.move(edition, "submit")["state"] == "submitted"

    def test_while_the_superior_decides_there_is_no_next_one(self, reported: Figures, district: Consolidator) -> None:
        district.submitted()
        wanted = {"form_id": reported.form.id, "period": "2024", "unit_id": district.unit_id, "basis": "live"}
        assert district.caller.post("/editions", wanted).json()["code"] == "not-in-this-state"

    def test_what_has_a_successor_is_not_submitted(self, reported: Figures, district: Consolidator) -> None:
        first = district.frozen()
        district.open()
        assert district.read(first["id"])["actions"] == ["issue"]
        answer = district.caller.post(f"/editions/{first['id']}/submit", version=first["version"])
        assert (answer.status_code, answer.json()["code"]) == (409, "not-in-this-state")

    def test_its_number_is_written_down_once(self, reported: Figures, district: Consolidator) -> None:
        edition = district.move(district.frozen(), "issue", MOVES["issue"])
        assert (edition["document_number"], edition["issued_on"]) == ("12/BC-UBND", "2024-12-20")
        answer = district.caller.post(f"/editions/{edition['id']}/issue", MOVES["issue"], version=edition["version"])
        assert (answer.status_code, answer.json()["code"]) == (409, "already-issued")

    def test_each_leaves_its_event(
        self, reported: Figures, district: Consolidator, province: Consolidator, session: Session
    ) -> None:
        edition = district.adjust(district.open(), "1")
        edition = district.move(district.freeze(district.waive(edition)), "submit")
        edition = district.move(edition, "withdraw", MOVES["withdraw"])
        edition = district.move(district.move(edition, "issue", MOVES["issue"]), "submit")
        province.move(province.move(edition, "return", MOVES["return"]) and district.submitted(), "accept")
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "edition").order_by(Event.id)).all()
        assert list(dict.fromkeys(kinds)) == [
            f"edition.{name}"
            for name in ("drafted", "changed", "frozen", "submitted", "withdrawn", "issued", "returned", "accepted")
        ]
        assert len(session.scalars(select(EditionContent)).all()) == len(session.scalars(select(Edition)).all()) == 2


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
