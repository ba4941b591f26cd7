"""A file of figures in the browser: dropped, checked, mended, taken; CSV and XLSX, by keyboard and on a phone."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person, window

pytestmark = pytest.mark.e2e

HEADER = ("period", "unit_code", "form", "indicator", "value")
# Figures of the commune's report that fit one another; nobody else enters it in the demo.
FIGURES = {"HDX.ALL": "25", "HDX.ALL.F": "8"}
NARROW = 320
HEADING = "Tải số liệu lên"


def rows(**other: str) -> list[tuple[str, ...]]:
    given = FIGURES | {name.replace("_", "."): text for name, text in other.items()}
    return [("2026", "18628", "HT-NCB", code, value) for code, value in given.items()]


def csv_file(folder: Path, **other: str) -> Path:
    path = folder / "so-lieu.csv"
    path.write_text("\n".join(",".join(row) for row in [HEADER, *rows(**other)]) + "\n", encoding="utf-8")
    return path


def workbook() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [HEADER, *rows()]:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def choose(page: Page, file: Path | dict[str, object]) -> None:
    """By keyboard: the button opens the browser's own dialog."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Chọn tệp").press("Enter")
    chooser.value.set_files(file)  # type: ignore[arg-type] # a path, or a file in memory


class TestUpload:
    def test_checked_mended_here_and_taken(self, browser: Browser, address: str, tmp_path: Path) -> None:
        person = Person(browser, address, "xa")
        page = person.page
        page.get_by_role("link", name=HEADING).press("Enter")
        expect(page.get_by_role("heading", level=1, name=HEADING)).to_be_focused()
        expect(page.get_by_role("link", name="Đến danh sách biểu mẫu")).to_be_visible()
        assert violations(page) == []

        choose(page, csv_file(tmp_path, HDX_ALL="1.234"))
        expect(page.get_by_role("heading", name="Kết quả kiểm tra")).to_be_visible()
        expect(page.get_by_text("1 dòng bị từ chối, 1 dòng bị giữ lại theo.")).to_be_visible()
        expect(page.get_by_text("có thể là một nghìn").first).to_be_visible()
        expect(page.get_by_role("button", name="Nhận")).to_have_count(0)
        assert violations(page) == []
        with page.expect_download() as fetched:
            page.get_by_role("button", name="Tải các dòng bị từ chối").press("Enter")
        assert "ambiguous-number" in fetched.value.path().read_text("utf-8")
        page.screenshot(path=tmp_path / "check.png", full_page=True)

        page.set_viewport_size({"width": NARROW, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
        assert violations(page) == []
        page.screenshot(path=tmp_path / "narrow.png", full_page=True)
        page.set_viewport_size({"width": 1366, "height": 768})

        cell = page.get_by_label("Dòng 2, cột value")
        cell.fill("25")
        cell.press("Enter")
        taking = page.get_by_role("button", name="Nhận 2 dòng")
        expect(taking).to_be_visible()
        # The page is its address: opened again, the check is still there.
        page.reload()
        taking.press("Enter")
        expect(page.get_by_text("Đã nhận 2 dòng của 1 báo cáo, trong đó 0 dòng không đổi.")).to_be_visible()
        assert violations(page) == []
        page.screenshot(path=tmp_path / "taken.png", full_page=True)
        page.set_viewport_size({"width": NARROW, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
        page.get_by_role("link", name="Xã Thạch Lạc, kỳ 2026").press("Enter")
        expect(page).to_have_url(re.compile(r"/submissions/\d+"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Nữ cán bộ, công chức, viên chức")
        assert person.failures == []

    def test_a_spreadsheet_says_what_stands_there_already(self, browser: Browser, address: str) -> None:
        with window(browser, address, "xa") as page:
            page.goto(f"{address}/upload")
            choose(page, {"name": "so-lieu.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()})
            expect(page.get_by_text("trong đó 2 dòng giống số đang có")).to_be_visible()

    def test_no_file_of_figures(self, browser: Browser, address: str, tmp_path: Path) -> None:
        other = tmp_path / "khac.csv"
        other.write_text("ten,mau\na,b\n", encoding="utf-8")
        with window(browser, address, "xa") as page:
            page.goto(f"{address}/upload")
            choose(page, other)
            expect(page.get_by_text("Dòng đầu phải ghi tên cột").first).to_be_visible()

    def test_whoever_enters_nothing_is_offered_nothing(self, browser: Browser, address: str) -> None:
        with window(browser, address, "kiemtra") as page:
            expect(page.get_by_role("link", name="Tổng hợp", exact=True).first).to_be_visible()
            expect(page.get_by_role("link", name=HEADING)).to_have_count(0)
