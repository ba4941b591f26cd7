"""“Why is this number what it is?”: from a province's total to the cell, who entered it, and what asks for it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e

INDICATOR = "Nữ cán bộ, công chức, viên chức"
QUESTION = "Vì sao con số này?"
NARROW = 320


def ask(page: Page) -> None:
    """From the table of sums to the question about one of them, by keyboard."""
    row = page.get_by_role("row").filter(has_text=re.compile(rf"^\s*{INDICATOR} \(người\)"))
    row.get_by_title(QUESTION).press("Enter")
    expect(page.get_by_role("heading", level=1, name=QUESTION)).to_be_focused()


def descend(page: Page) -> str:
    """To the unit with the largest share; answers its name."""
    below = page.get_by_role("region", name="Do những đơn vị nào cộng thành")
    unit = below.get_by_role("row").nth(1).get_by_role("link")
    name = unit.inner_text()
    unit.press("Enter")
    expect(page.get_by_text(re.compile(f"^{name} · "))).to_be_visible()
    expect(page.get_by_role("heading", level=1, name=QUESTION)).to_be_focused()
    return name


class TestWhy:
    def test_down_to_the_cell_and_its_source(self, browser: Browser, address: str, tmp_path: Path) -> None:
        province = Person(browser, address, "tinh")
        page = province.page
        province.go("/totals?form=1&period=2025-H1", "Tổng hợp")
        ask(page)
        expect(page.get_by_text("Tổng số liệu đã duyệt của các nơi báo cáo.")).to_be_visible()
        expect(page.get_by_role("heading", name="Con số này nghĩa là gì, ai yêu cầu")).to_be_visible()
        assert violations(page) == []
        page.screenshot(path=tmp_path / "why.png", full_page=True)

        # Down by the largest share: the district, then the commune, whose own body entered the figure.
        descend(page)
        name = descend(page)
        reporters = page.get_by_role("region", name=f"Cơ quan của {name} đã báo cáo")
        expect(reporters.get_by_text("đã tính vào con số")).to_be_visible()
        expect(reporters.get_by_text(re.compile(r"nhập lúc \d\d:\d\d \d\d/\d\d/\d{4}, lần \d+"))).to_be_visible()
        page.set_viewport_size({"width": NARROW, "height": 700})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= NARROW
        assert violations(page) == []
        reporters.get_by_role("link", name="Lịch sử").press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert province.failures == []

    def test_another_province_and_a_number_that_is_not_there(self, browser: Browser, address: str) -> None:
        stranger = Person(browser, address, "tinhkhac")
        page = stranger.page
        page.goto(f"{address}/totals/why?form=1&period=2025-H1&unit=29&indicator=1")
        expect(page.get_by_text("Không tìm thấy").first).to_be_visible()
        assert "Hà Tĩnh" not in page.locator("main").inner_text()
        page.goto(f"{address}/totals/why?form=1&period=oops")
        expect(page.get_by_text("Chưa chọn con số nào.")).to_be_visible()
        page.get_by_role("link", name="Về bảng tổng hợp").click()
        expect(page.get_by_role("heading", level=1, name="Tổng hợp")).to_be_visible()
