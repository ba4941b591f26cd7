"""The files of an edition say what the API says, on the page of Decree 30/2020/NĐ-CP."""

import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.builders.country import build_country
from tests.builders.editions import WITHOUT_IT, Consolidator, line
from tests.builders.figures import build_figures
from tests.builders.people import Caller, user_at
from tests.reports import official_figures, opened
from tienbo.access.models import User
from tienbo.editions.frozen import bytes_of
from tienbo.reports.edition_rows import MARK, SAID_NOTHING
from tienbo.submissions.models import State, ValueStatus

IN_2024 = date(2024, 12, 16)
FILES = ("docx", "pdf", "xlsx")
WITHHELD = ValueStatus.withheld
CHAIR = {"collective": "ỦY BAN NHÂN DÂN", "head": "CHỦ TỊCH"}
DEPUTY = {
    **CHAIR,
    "authority": "deputy",
    "position": "PHÓ CHỦ TỊCH",
    "name": "Người ký thử",
    "valid_from": "2025-01-01",
    "valid_to": "2025-06-30",
}
REPORT = {
    "sections": [{"title": "Tình hình", "text": "Đã thu đủ.\nKhông chậm."}, {"title": "Bỏ trống", "text": ""}],
    "recipients": ["Bộ Nội vụ", "Lưu: VT"],
    "issuer": ["Ủy ban nhân dân", "Tỉnh Hà Tĩnh"],
    "symbol": "BC-UBND",
    "place": "Hà Tĩnh",
    "signatory": CHAIR,
}
ISSUED = {"document_number": "12/BC-UBND", "issued_on": "2025-01-05"}


@pytest.fixture
def province(session: Session, as_user: Callable[[User], Caller]) -> Consolidator:
    """A province with a rate of 100/102, one commune missing, figures withheld by two, and 7 of its own."""
    country = build_country(session)
    figures = build_figures(country)
    figures.report("18001", "2024", CB_F=1250, HDX_STAFF=2, HDX_STAFF_F=1)
    figures.report("18003", "2024", HDX_STAFF=100, HDX_STAFF_F=99, CB_F=WITHHELD, CU_ALL=WITHHELD)
    figures.report("18004", "2024", HDX_STAFF=WITHHELD, HDX_STAFF_F=1)
    figures.report("18002", "2024", State.submitted, CB_F=1, HDX_STAFF=WITHHELD)
    caller = as_user(user_at(country, country.unit("42"), rehearsal=IN_2024))
    return Consolidator(caller, figures, country.unit("42"), "2024")


def frozen(province: Consolidator, **said: Any) -> dict[str, Any]:
    edition = province.waive(province.adjust(province.open(), "7"))
    return province.freeze(province.save(edition, report={**REPORT, **said}))


def export(province: Consolidator, edition: dict[str, Any], ending: str) -> bytes:
    return opened.answered(province.caller.get(f"/editions/{edition['id']}/export", format=ending))


@pytest.mark.parametrize("ending", FILES)
def test_anonymous(client: TestClient, ending: str) -> None:
    assert client.get("/api/v1/editions/1/export", params={"format": ending}).status_code == 401


class TestOneFigureEverywhere:
    def test_api_word_pdf_and_spreadsheet(self, province: Consolidator) -> None:
        edition = frozen(province)
        said = official_figures.from_api(edition)
        assert len(said) > 10
        assert {"1.250 (k)", "1.257 (k)", "98,04 (k)", "không có (k)", "không có", "+7"} <= {
            cell for row in said for cell in row
        }
        assert official_figures.from_docx(export(province, edition, "docx")) == said
        assert official_figures.from_pdf(export(province, edition, "pdf")) == said
        book = export(province, edition, "xlsx")
        assert official_figures.from_xlsx(book) == said
        lines = [line for line in edition["content"]["lines"] if line["expected"]]
        exact = [
            [None if one is None else Decimal(one) for one in (line["sum"]["number"], line["adjustment"])]
            for line in lines
        ]
        assert [row[:2] for row in official_figures.numbers_in_xlsx(book)] == exact

    def test_a_withheld_figure_is_marked_in_its_row_and_explained(self, province: Consolidator) -> None:
        edition = frozen(province)
        ids = province.figures.ids
        assert {code: line(edition, ids[code])["withheld"] for code in ("CB.F", "CU.ALL", "HDX.STAFF", "HDX.ALL")} == {
            "CB.F": 1,
            "CU.ALL": 1,
            "HDX.STAFF": 1,
            "HDX.ALL": 0,
        }
        rows = official_figures.from_docx(export(province, edition, "docx"))
        places = [number for number, row in enumerate(rows, 1) if MARK in row[4]]
        assert len(places) == sum(bool(one["withheld"]) for one in edition["content"]["lines"] if one["expected"]) > 3
        note = f"“{MARK}”: có nơi giữ kín"
        ending = "; ".join(f"dòng {place}: 1 nơi" for place in places)
        (written,) = [one for one in opened.words(opened.word(export(province, edition, "docx"))) if note in one]
        assert f"({ending})" in written
        assert note in " ".join("".join(opened.pages(export(province, edition, "pdf"))).split())
        book = openpyxl.load_workbook(io.BytesIO(export(province, edition, "xlsx")))
        assert written in {cell for row in opened.grid(book.worksheets[0]) for cell in row}

    def test_what_was_frozen_before_they_were_counted_reads_as_it_did(
        self, province: Consolidator, session: Session
    ) -> None:
        """Schema 2 says of no line how many withhold it: nothing is marked, and nothing made up."""
        edition = province.freeze(province.waive(province.open()))
        session.execute(text("ALTER TABLE edition_content DISABLE TRIGGER USER"))
        said = json.loads(bytes_of(session, edition["id"]))
        said["schema_version"] = 2
        for one in said["lines"]:
            del one["withheld"]
        session.execute(
            text("UPDATE edition_content SET content = :content WHERE edition_id = :id"),
            {"content": json.dumps(said).encode(), "id": edition["id"]},
        )
        assert {one["withheld"] for one in province.read(edition["id"])["content"]["lines"]} == {None}
        assert MARK not in "".join(opened.pages(export(province, edition, "pdf")))

    @pytest.mark.parametrize("ending", FILES)
    def test_what_is_frozen_stays_byte_for_byte(self, province: Consolidator, session: Session, ending: str) -> None:
        edition = frozen(province)
        first = export(province, edition, ending)
        session.execute(text("UPDATE submission SET state = 'reopened'"))
        assert province.read(edition["id"])["stale_since"] is not None
        province.open()
        assert export(province, edition, ending) == first

    def test_a_draft_gives_files_too(self, province: Consolidator) -> None:
        edition = province.open()
        document = opened.word(export(province, edition, "docx"))
        assert "DỰ THẢO" in "\n".join(cell.text for cell in document.tables[0].rows[0].cells)
        assert "DỰ THẢO" in opened.pages(export(province, edition, "pdf"))[0]


class TestReport:
    def test_in_the_form_of_the_decree(self, province: Consolidator) -> None:
        edition = frozen(province)
        document = opened.word(export(province, edition, "docx"))
        left, right = document.tables[0].rows[0].cells
        assert left.text.split("\n")[:2] == ["ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"]
        assert "Số:       /BC-UBND" in left.text
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in right.text
        assert "Hà Tĩnh, ngày      tháng      năm" in right.text
        words = opened.words(document)
        assert [line for line in words if line.startswith(("I. ", "II. ", "III. "))] == [
            "I. TÌNH HÌNH",
            "II. SỐ LIỆU TỔNG HỢP",
        ]
        assert "Không chậm." in words
        assert any("+7" in line and "Lý do: " in line for line in words)
        assert "Kèm theo: Phụ lục I (Các nơi báo cáo)./." in words
        recipients, signature = document.tables[-2].rows[0].cells
        assert recipients.text.split("\n") == ["Nơi nhận:", "- Bộ Nội vụ;", "- Lưu: VT."]
        assert signature.text.strip().split("\n") == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
        assert edition["sha256"] in document.sections[0].first_page_footer.paragraphs[0].text
        assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]

    def test_on_paper(self, province: Consolidator) -> None:
        edition = frozen(province)
        content = export(province, edition, "pdf")
        first, *others = opened.pages(content)
        flat = " ".join(first.replace("\u00a0", " ").split())
        for said in (
            "ỦY BAN NHÂN DÂN",
            "Số: /BC-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Hà Tĩnh, ngày tháng năm",
            "BÁO CÁO",
            "Năm 2024 (số liệu từ",
            "I. TÌNH HÌNH",
            edition["sha256"],
        ):
            assert said in flat
        last = " ".join(others[-1].split())
        assert "PHỤ LỤC I Các nơi báo cáo" in last
        assert WITHOUT_IT in last
        # Kept for years and read aloud: ISO 19005-2 at level A, ISO 14289-1, in Vietnamese, with its letters inside.
        for mark in (b"<pdfaid:part>2<", b"<pdfaid:conformance>A<", b"<pdfuaid:part>1<", b"/Lang(vi-VN)"):
            assert mark in content

    def test_letters_that_the_typeface_lacks(self, province: Consolidator) -> None:
        edition = province.save(province.open(), report={**REPORT, "sections": [{"title": "😀", "text": "a\u0007b"}]})
        assert "ab" in "".join(opened.pages(export(province, edition, "pdf")))

    def test_who_signs_in_whose_place(self, province: Consolidator) -> None:
        edition = frozen(province, signatory=DEPUTY)
        lines = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(từ ngày 01/01/2025 đến ngày 30/06/2025)"]
        signature = opened.word(export(province, edition, "docx")).tables[-2].rows[0].cells[1].text
        assert [line for line in signature.split("\n") if line] == [*lines, "Người ký thử"]
        assert all(line in "".join(opened.pages(export(province, edition, "pdf"))) for line in [*lines, "Người ký thử"])
        book = openpyxl.load_workbook(io.BytesIO(export(province, edition, "xlsx")))
        cells = {cell for row in opened.grid(book.worksheets[0]) for cell in row}
        assert {*lines, "Người ký thử", "- Bộ Nội vụ;", "Số:       /BC-UBND"} <= cells

    def test_its_number_once_it_is_issued(self, province: Consolidator) -> None:
        edition = province.move(frozen(province), "issue", ISSUED)
        left, right = opened.word(export(province, edition, "docx")).tables[0].rows[0].cells
        assert "Số: 12/BC-UBND" in left.text
        assert "Hà Tĩnh, ngày 05 tháng 01 năm 2025" in right.text
        assert "12/BC-UBND" in opened.pages(export(province, edition, "pdf"))[0]

    def test_the_next_one_lists_what_differs(self, province: Consolidator, session: Session) -> None:
        first = frozen(province)
        session.execute(text("UPDATE submission SET state = 'reopened' WHERE state = 'accepted'"))
        second = province.freeze(province.waive(province.open()))
        words = opened.words(opened.word(export(province, second, "docx")))
        assert "Khác so với bản tổng hợp số 1" in words
        assert any(first["sha256"] in line for line in words)
        assert any("không còn tính" in line for line in words)
        assert "1.257" in opened.pages(export(province, second, "pdf"))[-1]
        assert openpyxl.load_workbook(io.BytesIO(export(province, second, "xlsx"))).sheetnames == [
            "Báo cáo",
            "Phụ lục I",
            "Phụ lục II",
        ]

    def test_what_is_withheld_no_more_is_a_difference_marked_in_every_file(
        self, province: Consolidator, session: Session
    ) -> None:
        """Neither the number (none) nor the coverage (nobody) changes by it."""
        frozen(province)
        indicator_id = province.figures.ids["CU.ALL"]
        said_otherwise = "UPDATE value SET status = 'not_collected' WHERE status = 'withheld' AND indicator_id = :id"
        session.execute(text(said_otherwise), {"id": indicator_id})
        session.execute(text("UPDATE submission SET version = version + 1 WHERE state = 'accepted'"))
        second = province.freeze(province.waive(province.open()))
        cells = {one["indicator_id"]: one for one in second["content"]["previous"]["differences"]["cells"]}
        cell = cells[indicator_id]
        assert (cell["old"], cell["old_withheld"], cell["new"], cell["new_withheld"]) == (None, 1, None, 0)
        marked = sum(bool(one[side]) for one in cells.values() for side in ("old_withheld", "new_withheld"))
        note = "có nơi giữ kín số liệu của chỉ tiêu trong bản tổng hợp của cột này"

        document = opened.word(export(province, second, "docx"))
        table = next(one for one in document.tables if "Bản số 1" in {cell.text for cell in one.rows[0].cells})
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert [row[3:5] for row in rows if row[1] == "Cấp ủy viên"] == [[f"{SAID_NOTHING} {MARK}", SAID_NOTHING]]
        assert sum(MARK in cell for row in rows for cell in row) == marked
        assert any(note in line for line in opened.words(document))
        book = openpyxl.load_workbook(io.BytesIO(export(province, second, "xlsx")))
        annex = [str(cell) for row in opened.grid(book["Phụ lục II"]) for cell in row]
        assert f"{SAID_NOTHING} {MARK}" in annex
        assert any(note in cell for cell in annex)
        last = " ".join(opened.pages(export(province, second, "pdf"))[-1].split())
        assert last.count(MARK) == marked + 1
        assert note in last

    @pytest.mark.parametrize("ending", FILES)
    def test_its_name_is_in_plain_letters(self, province: Consolidator, ending: str) -> None:
        answer = province.caller.get(f"/editions/{province.open()['id']}/export", format=ending)
        assert f".{ending}" in answer.headers["content-disposition"]
        assert answer.headers["content-disposition"].isascii()

    def test_nothing_in_it_runs(self, province: Consolidator) -> None:
        report = {**REPORT, "sections": [{"title": "=1+1", "text": "{PAGE} =cmd|'/c'!A1 #read(\"/etc/passwd\")"}]}
        edition = province.save(province.open(), report={**report, "recipients": ["=HYPERLINK(1)"], "place": "@x"})
        assert opened.fields(opened.word(export(province, edition, "docx"))) <= {"PAGE", None}
        assert opened.is_inert(export(province, edition, "xlsx"))
        assert '#read("/etc/passwd")' in "".join(opened.pages(export(province, edition, "pdf")))
