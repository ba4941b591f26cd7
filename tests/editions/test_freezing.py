"""What is frozen stays, and nothing is frozen that was not seen or explained."""

import hashlib
import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.builders.editions import WITHOUT_IT, Consolidator
from tests.builders.figures import Figures


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
