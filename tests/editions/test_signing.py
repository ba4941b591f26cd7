"""Who signs a report and in whose place, and that its number is a person's word, given once."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.builders.editions import Consolidator
from tests.builders.figures import Figures
from tienbo.editions.content import Report
from tienbo.editions.signing import CHAIR, NOBODY, Authority, Signatory, from_title

DEPUTY = CHAIR.model_copy(
    update={
        "authority": Authority.deputy,
        "position": "PHÓ CHỦ TỊCH",
        "valid_from": date(2025, 1, 1),
        "valid_to": date(2025, 6, 30),
    }
)
ISSUED = {"document_number": "12/BC-UBND", "issued_on": "2025-01-05"}


def said(signatory: Signatory) -> dict[str, Any]:
    return signatory.model_dump(mode="json")


class TestLines:
    @pytest.mark.parametrize(
        ("authority", "lines"),
        [
            (Authority.head, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
            (Authority.acting, ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
            (Authority.deputy, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
            (Authority.by_order, ["TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
            (Authority.authorised, ["TM. ỦY BAN NHÂN DÂN", "TUQ. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ],
    )
    def test_by_authority(self, authority: Authority, lines: list[str]) -> None:
        assert DEPUTY.model_copy(update={"authority": authority}).lines == lines

    def test_nobody(self) -> None:
        assert NOBODY.lines == []

    @pytest.mark.parametrize(
        "title",
        [
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG",
            "Q. GIÁM ĐỐC",
            "GIÁM ĐỐC",
            "",
        ],
    )
    def test_a_title_in_lines_says_the_same(self, title: str) -> None:
        assert from_title(title).lines == title.split("\n") if title else from_title(title) == NOBODY

    @pytest.mark.parametrize(
        ("day", "covered"),
        [("2024-12-31", False), ("2025-01-01", True), ("2025-06-30", True), ("2025-07-01", False)],
    )
    def test_days_of_the_authority(self, day: str, covered: bool) -> None:
        assert DEPUTY.covers(date.fromisoformat(day)) is covered

    def test_words_of_the_first_schema(self) -> None:
        kept = {"sections": [], "recipients": ["Lưu: VT"], "signer_title": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"}
        assert Report.model_validate(kept).signatory == CHAIR


class TestDraft:
    def test_begins_with_the_chair(self, reported: Figures, district: Consolidator) -> None:
        report = district.open()["content"]["report"]
        assert report["issuer"] == ["Ủy ban nhân dân", "Huyện Thạch Hà"]
        assert (report["symbol"], report["place"], report["signatory"]["head"]) == ("BC-UBND", "Thạch Hà", "CHỦ TỊCH")
        assert report["signatory"]["name"] == ""

    @pytest.mark.parametrize(
        ("wrong", "pointer"),
        [
            ({"position": ""}, "/report/signatory/position"),
            ({"valid_to": "2024-12-31"}, "/report/signatory/valid_to"),
            ({"authority": "friend"}, "/report/signatory/authority"),
        ],
    )
    def test_a_signatory_that_contradicts_itself(
        self, reported: Figures, district: Consolidator, wrong: dict[str, Any], pointer: str
    ) -> None:
        edition = district.open()
        report = {**edition["content"]["report"], "signatory": {**said(DEPUTY), **wrong}}
        answer = district.caller.patch(f"/editions/{edition['id']}", {"report": report}, version=edition["version"])
        assert answer.status_code == 422
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


class TestIssue:
    def test_nobody_has_signed_before(self, reported: Figures, district: Consolidator) -> None:
        edition = district.frozen()
        assert (edition["signed_by"], edition["document_number"], edition["issued_on"]) == (None, None, None)

    def test_by_whom_the_edition_names(self, reported: Figures, district: Consolidator) -> None:
        assert district.move(district.frozen(), "issue", ISSUED)["signed_by"] == said(CHAIR)

    def test_by_another(self, reported: Figures, district: Consolidator) -> None:
        edition = district.move(district.frozen(), "issue", {**ISSUED, "signatory": said(DEPUTY)})
        assert edition["signed_by"] == said(DEPUTY)
        assert edition["content"]["report"]["signatory"] == said(CHAIR)

    def test_outside_the_days_of_the_authority(self, reported: Figures, district: Consolidator) -> None:
        edition = district.frozen()
        late = {**ISSUED, "issued_on": "2025-07-01", "signatory": said(DEPUTY)}
        answer = district.caller.post(f"/editions/{edition['id']}/issue", late, version=edition["version"])
        assert (answer.status_code, answer.json()["code"]) == (409, "outside-authority")

    @pytest.mark.parametrize("column", ["document_number = '13'", "issued_on = '2025-02-01'", "signed_by = '{}'"])
    def test_the_database_keeps_what_was_issued(
        self, reported: Figures, district: Consolidator, session: Session, column: str
    ) -> None:
        edition = district.move(district.frozen(), "issue", ISSUED)
        with pytest.raises(IntegrityError, match="is frozen"), session.begin_nested():
            session.execute(text(f"UPDATE edition SET {column} WHERE id = {edition['id']}"))  # noqa: S608 -- our own words
