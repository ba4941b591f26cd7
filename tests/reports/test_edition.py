"""The files of an edition say what the API says, on the page of Decree 30/2020/NĐ-CP."""

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.builders.country import build_country
from tests.builders.editions import WITHOUT_IT, Consolidator
from tests.builders.figures import build_figures
from tests.builders.people import Caller, user_at
from tests.reports import opened
from tienbo.access.models import User
from tienbo.reports.formats.numbers import rate, written
from tienbo.submissions.models import State

IN_2024 = date(2024, 12, 16)


@pytest.fixture
def province(session: Session, as_user: Callable[[User], Caller]) -> Consolidator:
    """A province with a rate of 100/102, one commune missing, and 7 of its own."""
    country = build_country(session)
    figures = build_figures(country)
    figures.report("18001", "2024", CB_F=1250, HDX_STAFF=2, HDX_STAFF_F=1)
    figures.report("18003", "2024", HDX_STAFF=100, HDX_STAFF_F=99)
    figures.report("18002", "2024", State.submitted, CB_F=1)
    caller = as_user(user_at(country, country.unit("42"), rehearsal=IN_2024))
    return Consolidator(caller, figures, country.unit("42"), "2024")


def frozen(province: Consolidator) -> dict[str, Any]:
    edition = province.waive(province.adjust(province.open(), "7"))
    report = {
        "sections": [{"title": "Tình hình", "text": "Đã thu đủ.\nKhông chậm."}, {"title": "Bỏ trống", "text": ""}],
        "recipients": ["Bộ Nội vụ", "Lưu: VT"],
        "signer_title": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    }
    return province.freeze(province.save(edition, report=report))


def export(province: Consolidator, edition: dict[str, Any], ending: str) -> bytes:
    return opened.answered(province.caller.get(f"/editions/{edition['id']}/export", format=ending))


def shown(edition: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for line in edition["content"]["lines"] if line["expected"]]


def test_anonymous(client: TestClient) -> None:
    assert client.get("/api/v1/editions/1/export", params={"format": "docx"}).status_code == 401


class TestOneFigureEverywhere:
    def test_api_report_and_spreadsheet(self, province: Consolidator) -> None:
        edition = frozen(province)
        kinds = {one["id"]: one["kind"] for one in edition["content"]["indicators"]}
        book = openpyxl.load_workbook(io.BytesIO(export(province, edition, "xlsx")))
        sheet = opened.below(book.worksheets[0], "TT")
        # Letterhead and foot are tables without lines; the one with seven columns holds the figures.
        document = opened.word(export(province, edition, "docx"))
        (table,) = [one for one in document.tables if len(one.columns) == 7]
        printed = [[cell.text for cell in row.cells] for row in table.rows[1:]]
        printed = [row for row in printed if row[0].isdecimal()]
        lines = shown(edition)
        assert len(lines) == len(sheet) == len(printed) > 10
        for line, cells, row in zip(lines, sheet, printed, strict=True):
            is_rate = kinds[line["indicator_id"]] == "ratio"
            assert row[1] == cells[1]
            for place, number in ((3, line["sum"]["number"]), (5, line["result"]["number"])):
                if number is None:
                    assert (cells[place], row[place]) == (None, "không có")
                    continue
                exact = Decimal(number)
                assert Decimal(str(cells[place])) == exact
                assert row[place] == (rate(exact) if is_rate else written(exact))
            assert row[6] == f"{line['counted']}/{line['expected']}" == f"{cells[6]}/{cells[7]}"
        said = {row[5] for row in printed}
        assert {"1.257", "98,04"} <= said

    def test_a_draft_gives_files_too(self, province: Consolidator) -> None:
        edition = province.open()
        document = opened.word(export(province, edition, "docx"))
        assert "DỰ THẢO" in "\n".join(cell.text for cell in document.tables[0].rows[0].cells)


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
        assert any(WITHOUT_IT in line for line in words)
        assert any("+7" in line and "Lý do: " in line for line in words)
        recipients, signature = document.tables[-1].rows[0].cells
        assert recipients.text.split("\n") == ["Nơi nhận:", "- Bộ Nội vụ;", "- Lưu: VT."]
        assert signature.text.split("\n") == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
        assert edition["sha256"] in document.sections[0].first_page_footer.paragraphs[0].text

    def test_its_number_once_it_is_issued(self, province: Consolidator) -> None:
        wanted = {"document_number": "12/BC-UBND", "issued_on": "2025-01-05"}
        edition = province.move(frozen(province), "issue", wanted)
        left, right = opened.word(export(province, edition, "docx")).tables[0].rows[0].cells
        assert "Số: 12/BC-UBND" in left.text
        assert "Hà Tĩnh, ngày 05 tháng 01 năm 2025" in right.text

    def test_nothing_in_it_runs(self, province: Consolidator) -> None:
        edition = province.open()
        report = {"sections": [{"title": "=1+1", "text": "{PAGE} =cmd|'/c'!A1"}], "recipients": [], "signer_title": ""}
        edition = province.save(edition, report=report)
        assert opened.fields(opened.word(export(province, edition, "docx"))) <= {"PAGE", None}
        assert opened.is_inert(export(province, edition, "xlsx"))

    def test_spreadsheet_pages(self, province: Consolidator) -> None:
        edition = frozen(province)
        book = openpyxl.load_workbook(io.BytesIO(export(province, edition, "xlsx")))
        assert book.sheetnames == ["Số liệu", "Điều chỉnh", "Nơi thiếu"]
        missing = [one for one in edition["content"]["reporters"] if not one["counted"]]
        assert len(opened.below(book["Nơi thiếu"], "Nơi báo cáo")) == len(missing)


@pytest.mark.parametrize(
    ("number", "text"), [("1250", "1.250"), ("0.50", "0,5"), ("-1234567.8", "-1.234.567,8"), ("0", "0"), ("100", "100")]
)
def test_numbers_in_vietnamese(number: str, text: str) -> None:
    assert written(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"), [("98.0392", "98,04"), ("98.035", "98,04"), ("5", "5,00"), ("1000", "1.000,00")]
)
def test_rates_in_vietnamese(number: str, text: str) -> None:
    assert rate(Decimal(number)) == text
