"""Handing an edition up and back, by whoever's turn it is."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.builders.editions import Consolidator
from tests.builders.figures import Figures
from tests.builders.people import Caller
from tienbo.editions.models import Edition, EditionContent
from tienbo.exchange.models import Event

MOVES = {
    "freeze": {"seen": "0" * 64},
    "submit": None,
    "withdraw": {"reason": "thử nghiệm"},
    "accept": None,
    "return": {"reason": "thử nghiệm"},
    "issue": {"document_number": "12/BC-UBND", "issued_on": "2024-12-20"},
}


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
