"""Empty forms to be filled in outside the pages, opened as a spreadsheet and a word processor would."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from openpyxl.workbook import Workbook
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.indicators import break_down
from tests.builders.people import Caller, user_at
from tests.reports import opened
from tienbo.access.models import User

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(session: Session, country: Country) -> Figures:
    figures = build_figures(country)
    break_down(session, figures.ids["CB.F"], ["level=province", "level=commune"], ["level"])
    return figures


@pytest.fixture
def commune(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("18003")))


def asked(figures: Figures, format_: str = "xlsx", code: str = "18003", period: str = "2026") -> dict[str, Any]:
    return {"period": period, "unit_id": figures.country.unit(code), "format": format_}


def workbook(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


class TestWhoMayNot:
    def test_anonymous(self, client: TestClient, figures: Figures) -> None:
        path = f"/api/v1/forms/{figures.form.id}/template"
        assert client.get(path, params=asked(figures)).status_code == 401

    def test_another_province(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.get(f"/forms/{figures.form.id}/template", **asked(figures)).status_code == 404

    def test_a_neighbour(self, commune: Caller, figures: Figures) -> None:
        answer = commune.get(f"/forms/{figures.form.id}/template", **asked(figures, code="18005"))
        assert answer.status_code == 404

    def test_a_period_in_which_it_is_not_asked(self, commune: Caller, figures: Figures) -> None:
        assert commune.get(f"/forms/{figures.form.id}/template", **asked(figures, period="2031")).status_code == 404


class TestSpreadsheet:
    @pytest.fixture
    def content(self, commune: Caller, figures: Figures) -> bytes:
        return opened.answered(commune.get(f"/forms/{figures.form.id}/template", **asked(figures)))

    def test_only_asked_cells_can_be_filled_in(self, content: bytes, figures: Figures) -> None:
        page = workbook(content)["Số liệu"]
        row = opened.head_row(page, "Mã")
        rows = {line[0].value: line for line in page.iter_rows(min_row=row + 2) if line[0].value}
        assert page.protection.sheet
        assert [cell.protection.locked for cell in rows["CB.F"][4:]] == [False, False, False]
        others = [code for code in rows if code != "CB.F"]
        assert others
        for code in others:
            assert [cell.protection.locked for cell in rows[code][4:]] == [False, True, True], code
        assert all(cell.protection.locked for line in rows.values() for cell in line[:4])

    def test_codes_are_hidden_and_the_header_stays(self, content: bytes) -> None:
        page = workbook(content)["Số liệu"]
        row = opened.head_row(page, "Mã")
        assert page.column_dimensions["A"].hidden
        assert page.row_dimensions[row + 1].hidden
        codes = [cell.value for cell in page[row + 1][4:]]
        assert codes == ["total", "level=province", "level=commune"]
        assert page.freeze_panes == f"D{row + 2}"
        assert page.print_title_rows == f"${row}:${row}"

    def test_every_cell_to_fill_in_takes_a_number_or_a_reason(self, content: bytes) -> None:
        page = workbook(content)["Số liệu"]
        free = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
        checked = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
        assert set(checked) == free
        assert all("ISNUMBER" in rule and "không thu thập" in rule for rule in checked.values())

    def test_it_says_what_it_is_for(self, content: bytes, figures: Figures) -> None:
        book = workbook(content)
        about = book["tienbo"]
        assert about.sheet_state == "hidden"
        said = {row[0].value: row[1].value for row in about.iter_rows()}
        assert said == {
            "template": "1",
            "form": figures.form.code,
            "period": "2026",
            "unit": "18003",
            "date": "2026-12-14",
        }
        assert "hạn nộp 17/12/2026" in str(book["Số liệu"]["A3"].value)

    def test_a_guide_defines_every_line(self, content: bytes) -> None:
        page = workbook(content)["Hướng dẫn"]
        assert all(row[2] for row in opened.below(page, "TT"))

    def test_nothing_in_it_runs(self, content: bytes) -> None:
        assert opened.is_inert(content)


class TestPrinted:
    def test_the_lines_of_the_level_with_room_for_figures(self, commune: Caller, figures: Figures) -> None:
        answer = commune.get(f"/forms/{figures.form.id}/template", **asked(figures, "docx"))
        page = opened.word(opened.answered(answer))
        table = page.tables[1]
        heads = [cell.text for cell in table.rows[0].cells]
        assert heads[:4] == ["TT", "Chỉ tiêu", "ĐVT", "Tổng số"]
        numbers = [row.cells[0].text for row in table.rows[1:] if row.cells[0].text.isdigit()]
        spreadsheet = opened.answered(commune.get(f"/forms/{figures.form.id}/template", **asked(figures)))
        rows = opened.below(workbook(spreadsheet)["Số liệu"], "Mã")
        assert len(numbers) == len([row for row in rows[1:] if row[0]])
        assert "THỦ TRƯỞNG ĐƠN VỊ" in page.tables[2].rows[0].cells[1].text
