"""A matrix taken away: the spreadsheet cell by cell against the API's answer, and the appendix in the decree's form."""

from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from fastapi.testclient import TestClient
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.builders import matrices
from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.reports import opened
from tienbo.access.models import Role, User
from tienbo.assignments.models import Matrix, MatrixState
from tienbo.packs.matrix import load_matrix

AsUser = Callable[[User], Caller]
FORMATS = ("xlsx", "docx")
BOARD = "Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh"


@pytest.fixture
def country(session: Session) -> Country:
    country = build_country(session)
    load_matrix(session)
    return country


@pytest.fixture
def matrix_id(country: Country, session: Session) -> int:
    return session.scalars(select(Matrix.id)).one()


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def taken(caller: Caller, matrix_id: int, ending: str, **params: Any) -> httpx.Response:
    return caller.get(f"/matrices/{matrix_id}/export", format=ending, **params)


def xlsx(caller: Caller, matrix_id: int, **params: Any) -> Worksheet:
    content = opened.answered(taken(caller, matrix_id, "xlsx", **params))
    assert opened.is_inert(content)
    return opened.workbook(content)


@pytest.mark.parametrize("ending", FORMATS)
class TestStrangers:
    def test_anonymous(self, client: TestClient, matrix_id: int, ending: str) -> None:
        assert client.get(f"/api/v1/matrices/{matrix_id}/export", params={"format": ending}).status_code == 401

    def test_another_province(self, country: Country, matrix_id: int, as_user: AsUser, ending: str) -> None:
        assert taken(as_user(user_at(country, country.unit("15"))), matrix_id, ending).status_code == 404

    def test_without_the_permission(self, country: Country, matrix_id: int, as_user: AsUser, ending: str) -> None:
        administrator = as_user(user_at(country, country.unit("42"), Role.administrator))
        assert taken(administrator, matrix_id, ending).status_code == 403

    def test_below_only_what_is_issued(
        self, country: Country, matrix_id: int, as_user: AsUser, session: Session, ending: str
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        assert taken(commune, matrix_id, ending).status_code == 200
        session.execute(update(Matrix).values(issued_on=None, state=MatrixState.draft))
        assert taken(commune, matrix_id, ending).status_code == 404


def test_no_other_format(province: Caller, matrix_id: int) -> None:
    assert taken(province, matrix_id, "exe").status_code == 422


@pytest.mark.parametrize("ending", FORMATS)
def test_is_sent_to_be_kept(province: Caller, matrix_id: int, ending: str) -> None:
    answer = taken(province, matrix_id, ending)
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="phan-cong-2019-ht-2019.{ending}"')
    assert answer.headers["Content-Security-Policy"] == "sandbox"


def expected(tasks: list[dict[str, Any]]) -> list[list[str | None]]:
    """Number, content, lead, coordinating and products of each sub-row; what is merged stands in the first."""
    rows: list[list[str | None]] = []
    for task in tasks:
        for place, row in enumerate(task["assignments"]):
            names = ["\n".join(p["printed"] for p in row[part]) or None for part in ("lead", "coordinating")]
            first = place == 0
            products = "\n".join(product["text"] for product in task["products"]) or None
            number, content = (task["number"], task["content"]) if first else (None, None)
            rows.append([number, content, *names, products if first else None])
    return rows


class TestSpreadsheetOf2019:
    @pytest.fixture
    def page(self, province: Caller, matrix_id: int) -> Worksheet:
        return xlsx(province, matrix_id)

    def test_is_the_answer_cell_by_cell(self, province: Caller, matrix_id: int, page: Worksheet) -> None:
        tasks = province.get(f"/matrices/{matrix_id}").json()["tasks"]
        assert opened.below(page, "STT") == expected(tasks)
        head = opened.head_row(page, "STT")
        assert [cell.value for cell in page[head]] == ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm"]

    def test_the_tasks_own_cells_are_merged_over_its_sub_rows(self, page: Worksheet) -> None:
        head = opened.head_row(page, "STT")
        spans = {column: opened.merged_over(page, head + 7, column) for column in range(1, 6)}
        assert spans == {1: 2, 2: 2, 3: 1, 4: 1, 5: 2}
        assert [opened.merged_over(page, head + row, 2) for row in range(1, 7)] == [1] * 6

    def test_prints_on_a4_across_with_its_header_on_every_page(self, page: Worksheet) -> None:
        head = opened.head_row(page, "STT")
        setup = page.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.print_title_rows == f"${head}:${head}"
        assert page.freeze_panes == f"A{head + 1}"
        assert all(cell.alignment.wrap_text for row in page.iter_rows() for cell in row if cell.value)

    def test_says_what_it_is(self, page: Worksheet) -> None:
        head = opened.head_row(page, "STT")
        title, standing, source, moment = (row[0] for row in opened.grid(page)[: head - 1])
        assert title == "Phân công nhiệm vụ của Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh năm 2019"
        assert standing == f"Tỉnh Hà Tĩnh · Đã ban hành 25/03/2019 · Quyết định 02/QĐ-BVSTBCPN {BOARD}"
        assert source.startswith("Nguồn: Phụ lục phân công nhiệm vụ")
        assert moment.startswith("Số liệu lúc ")

    def test_in_english(self, province: Caller, matrix_id: int) -> None:
        path = f"/matrices/{matrix_id}/export?format=xlsx"
        answer = province.request("GET", path, headers={"Accept-Language": "en"})
        page = opened.workbook(opened.answered(answer))
        head = opened.head_row(page, "No.")
        assert [cell.value for cell in page[head]] == ["No.", "Content", "Lead", "Coordinating", "Products"]


def test_only_what_a_body_takes_part_in(province: Caller, matrix_id: int) -> None:
    tasks = province.get(f"/matrices/{matrix_id}").json()["tasks"]
    (body_id,) = {
        body["body_id"]
        for task in tasks
        for row in task["assignments"]
        for party in row["lead"]
        for body in party["bodies"]
        if body["name"] == BOARD
    }
    for task in tasks:
        task["assignments"] = [
            row
            for row in task["assignments"]
            if any(b["body_id"] == body_id for part in ("lead", "coordinating") for p in row[part] for b in p["bodies"])
        ]
    page = xlsx(province, matrix_id, body_id=body_id)
    assert opened.below(page, "STT") == expected([task for task in tasks if task["assignments"]])
    assert f"Chỉ nhiệm vụ của: {BOARD} (Tỉnh Hà Tĩnh)" in [row[0] for row in opened.grid(page)]
    appendix = opened.word(opened.answered(taken(province, matrix_id, "docx", body_id=body_id)))
    assert len(appendix.tables[1].rows) == 1 + sum(len(task["assignments"]) for task in tasks)


def test_a_body_without_a_task(province: Caller, matrix_id: int) -> None:
    page = xlsx(province, matrix_id, body_id=2**31 - 1)
    assert opened.below(page, "STT") == []
    assert "Chỉ nhiệm vụ của: không có nhiệm vụ nào" in [row[0] for row in opened.grid(page)]
    assert taken(province, matrix_id, "docx", body_id=2**31 - 1).status_code == 200


class TestDraft:
    """With headings, times, deadlines, money, a removed task, and a text no single row can hold."""

    LONG = "Tổ chức tập huấn nâng cao năng lực cho cán bộ nữ. " * 190

    @pytest.fixture
    def matrix(self, province: Caller) -> dict[str, Any]:
        first = matrices.row(time="Trước 30/11/2026", funding="50 triệu đồng", responsible="Chánh Văn phòng")
        second = matrices.row(deadline_kind="quarter", deadline_on="2026-06-30", funding_source="Ngân sách tỉnh")
        third = matrices.row(deadline_kind="none", deadline_on=None)
        return matrices.draft(
            province,
            matrices.task(first, second, heading="I. Truyền thông"),
            matrices.task(third, number="2", heading="I. Truyền thông", content=self.LONG),
            matrices.task(third, number="3", heading="II. Kiểm tra"),
        )

    def test_days_are_days(self, province: Caller, matrix: dict[str, Any]) -> None:
        page = xlsx(province, matrix["id"])
        head = opened.head_row(page, "STT")
        titles = [cell.value for cell in page[head]]
        assert titles[5:] == ["Thời gian", "Thời hạn", "Kinh phí", "Nguồn kinh phí", "Người chịu trách nhiệm"]
        rows = opened.below(page, "STT")
        assert rows[0] == ["I. Truyền thông"] + [None] * 9
        assert rows[1][5:] == ["Trước 30/11/2026", date(2026, 11, 30), "50 triệu đồng", None, "Chánh Văn phòng"]
        assert rows[2][5:] == [None, date(2026, 6, 30), None, "Ngân sách tỉnh", None]
        assert page.cell(head + 2, 7).number_format == "dd/mm/yyyy"

    def test_a_text_of_ten_pages_is_not_cut(self, province: Caller, matrix: dict[str, Any]) -> None:
        page = xlsx(province, matrix["id"])
        row = opened.head_row(page, "STT") + 4
        assert page.cell(row, 2).value == matrix["tasks"][1]["content"]
        span = opened.merged_over(page, row, 2)
        assert span > 1
        heights = [page.row_dimensions[row + place].height or 0 for place in range(span)]
        assert max(heights) <= 409
        assert sum(heights) >= 16 * len(matrix["tasks"][1]["content"]) / 44

    def test_group_rows_go_over_the_whole_width(self, province: Caller, matrix: dict[str, Any]) -> None:
        page = xlsx(province, matrix["id"])
        head = opened.head_row(page, "STT")
        groups = {str(area) for area in page.merged_cells.ranges if area.min_col == 1 and area.max_col == 10}
        assert f"A{head + 1}:J{head + 1}" in groups
        assert sum(row[0] == "II. Kiểm tra" for row in opened.grid(page)) == 1

    def test_the_appendix_of_a_draft_says_so(self, province: Caller, matrix: dict[str, Any]) -> None:
        page = opened.word(opened.answered(taken(province, matrix["id"], "docx")))
        assert page.tables[0].rows[0].cells[0].text == "TỈNH HÀ TĨNH\nDỰ THẢO"
        blank = "      "
        assert f"(Kèm theo Quyết định số {blank}/{blank} ngày{blank}tháng{blank}năm{blank})" in opened.words(page)
        head, group, first, second, *_ = ([cell.text for cell in row.cells] for row in page.tables[1].rows)
        assert head[5:] == ["Thời gian", "Kinh phí", "Nguồn kinh phí", "Người chịu trách nhiệm"]
        assert set(group) == {"I. Truyền thông"}
        assert (first[5], second[5]) == ("Trước 30/11/2026", "Quý II/2026")
        assert "Dự thảo · Số liệu lúc" in page.sections[0].first_page_footer.paragraphs[0].text

    def test_what_an_amendment_took_out_is_left_out_or_struck(self, province: Caller, matrix: dict[str, Any]) -> None:
        path = f"/matrices/{matrix['id']}"
        issued = province.post(f"{path}/issue", {"on": None}, version=matrix["version"]).json()
        change, removal = {"reason": "Không còn kinh phí"}, f"/tasks/{issued['tasks'][2]['id']}/remove"
        gone = province.post(removal, change, version=issued["version"])
        assert gone.status_code == 200, gone.text
        assert "3" not in [row[0] for row in opened.grid(xlsx(province, matrix["id"]))]
        page = xlsx(province, matrix["id"], removed=True)
        (row,) = (row for row in page.iter_rows() if row[0].value == "3")
        removed_on = opened.day(gone.json()["tasks"][2]["removed_on"])
        assert row[1].value == f"Tập huấn\n(bỏ từ ngày {removed_on:%d/%m/%Y})"
        assert row[1].font.strike
        appendix = opened.word(opened.answered(taken(province, matrix["id"], "docx", removed=True)))
        last = appendix.tables[1].rows[-1].cells[1].paragraphs[0].runs[0]
        assert (last.text, last.font.strike) == ("Tập huấn", True)


class TestAppendixOf2019:
    @pytest.fixture
    def page(self, province: Caller, matrix_id: int) -> Docx:
        return opened.word(opened.answered(taken(province, matrix_id, "docx")))

    def test_the_page_of_the_decree_turned(self, page: Docx) -> None:
        (section,) = page.sections
        sizes = (section.page_width, section.page_height)
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert [size.mm for size in sizes if size] == pytest.approx([297, 210], abs=0.1)
        assert [margin.mm for margin in margins if margin] == pytest.approx([20, 20, 30, 20], abs=0.1)
        assert page.styles["Normal"].font.name == "Times New Roman"
        assert "PAGE" in section.header.part.element.xml
        assert opened.fields(page) == set()

    def test_head_and_title(self, page: Docx) -> None:
        left, right = (cell.text.split("\n") for cell in page.tables[0].rows[0].cells)
        assert left == [BOARD.upper()]
        assert right == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        assert [words for words in opened.words(page) if words] == [
            "PHỤ LỤC",
            "Phân công nhiệm vụ của Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh năm 2019",
            f"(Kèm theo Quyết định số 02/QĐ-BVSTBCPN ngày 25 tháng 3 năm 2019 của {BOARD})",
        ]

    def test_the_table_is_the_answer(self, province: Caller, matrix_id: int, page: Docx) -> None:
        tasks = province.get(f"/matrices/{matrix_id}").json()["tasks"]
        head, *rows = ([cell.text for cell in row.cells] for row in page.tables[1].rows)
        assert head == ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian"]
        wanted = [[cell or "" for cell in row] for row in expected(tasks)]
        # A merged cell answers in each of its rows.
        for column in (0, 1, 4):
            wanted[7][column] = wanted[6][column]
        assert [row[:5] for row in rows] == wanted
        assert page.element.xml.count("<w:tblHeader/>") == 1
