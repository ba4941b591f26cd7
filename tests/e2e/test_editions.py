"""A district consolidates in a browser: freezes, hands up, sees a correction since, and makes the next edition."""

import hashlib
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from tests.e2e.axe import violations
from tests.e2e.edition_steps import figures, fits, reopen, step, taken, waive
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e

ASKED = "form=1&period=2025-H1"
OF_DISTRICT = "của Huyện Thạch Hà"
ADJUSTED = "Bổ sung cán bộ của huyện ủy chưa có trong báo cáo xã"
HASH = re.compile("^[0-9a-f]{64}$")


@pytest.fixture(scope="module")
def district(browser: Browser, address: str) -> Person:
    return Person(browser, address, "huyen2025")


def test_an_edition_is_made_frozen_and_handed_up(
    browser: Browser, address: str, district: Person, tmp_path: Path
) -> None:
    district.go(f"/editions?{ASKED}", "Bản tổng hợp")
    page = district.page
    assert violations(page) == []
    page.get_by_role("button", name="Bắt đầu tổng hợp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Bản tổng hợp số 1 {OF_DISTRICT}")
    expect(page.get_by_role("heading", name=re.compile("nơi có số liệu, .* nơi còn thiếu"))).to_be_visible()

    # What leaves somebody out without a word is not frozen.
    step(page, "Chốt số liệu")
    expect(page.get_by_role("alert").first).to_contain_text("chưa ghi lý do")
    waive(page)
    expect(page.get_by_text("chưa ghi lý do")).to_have_count(0)

    page.get_by_role("button", name="Thêm điều chỉnh").click()
    page.get_by_label("Chỉ tiêu", exact=True).select_option(index=0)
    page.get_by_label("Cộng thêm").fill("không")
    page.get_by_label("Lý do", exact=True).fill(ADJUSTED)
    page.get_by_role("button", name="Lưu điều chỉnh").click()
    expect(page.get_by_text("Hãy nhập một số khác 0")).to_be_visible()
    page.get_by_label("Cộng thêm").fill("1.005")
    page.get_by_role("button", name="Lưu điều chỉnh").click()
    expect(page.get_by_role("cell", name=re.compile(ADJUSTED))).to_be_visible()
    before = figures(page)
    (changed,) = [cells for cells in before.values() if cells[1] == "+1.005"]
    assert whole(changed[0]) + 1005 == whole(changed[2])

    page.get_by_label("Nội dung mục 1").fill("Các xã báo cáo đủ chỉ tiêu.")
    page.get_by_role("button", name="Lưu lời báo cáo").click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()
    assert violations(page) == []
    page.screenshot(path=tmp_path / "draft.png", full_page=True)

    step(page, "Chốt số liệu")
    expect(page.get_by_text("Đã chốt.", exact=True)).to_be_visible()
    frozen = page.locator("code").inner_text()
    assert HASH.match(frozen)
    assert figures(page) == before
    assert hashlib.sha256(taken(page, "Tải bản gốc", tmp_path).read_bytes()).hexdigest() == frozen
    document = Document(str(taken(page, "Tải báo cáo (Word)", tmp_path)))
    (table,) = [one for one in document.tables if len(one.columns) == 7]
    printed = [row.cells[5].text for row in table.rows if row.cells[0].text.isdecimal()]
    assert printed == [cells[2].removesuffix(" %") for cells in before.values()]

    step(page, "Gửi Tỉnh Hà Tĩnh")
    expect(page.get_by_text("Đã gửi.", exact=True)).to_be_visible()
    assert violations(page) == []
    assert fits(page)
    page.screenshot(path=tmp_path / "narrow.png", full_page=True)

    province = Person(browser, address, "tinh")
    province.page.goto(page.url)
    expect(province.page.get_by_text("Đã gửi cấp trên").first).to_be_visible()
    step(province.page, "Chấp nhận")
    expect(province.page.get_by_text("Được chấp nhận").first).to_be_visible()
    assert province.failures == []


def whole(text: str) -> int:
    return int(text.replace(".", ""))


def test_a_correction_is_named_and_makes_the_next_edition(district: Person, tmp_path: Path) -> None:
    page = district.page
    first = page.url
    kept = figures(page)
    district.go(f"/review?{ASKED}&state=accepted", "Báo cáo")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    reopen(page)
    corrected = page.url

    page.goto(first)
    expect(page.get_by_text("Số liệu bên dưới đã thay đổi từ")).to_be_visible()
    notice = page.locator(".notice-warning")
    expect(notice.get_by_text("không còn tính")).to_be_visible()
    behind = notice.get_by_role("listitem").get_by_role("link").first.get_attribute("href")
    assert behind
    assert behind in corrected
    assert figures(page) == kept
    assert violations(page) == []
    page.screenshot(path=tmp_path / "stale.png", full_page=True)

    page.get_by_role("button", name="Lập bản kế tiếp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Bản tổng hợp số 2 {OF_DISTRICT}")
    expect(page.get_by_role("heading", name="Khác so với bản số 1")).to_be_visible()
    waive(page)
    step(page, "Chốt số liệu")
    expect(page.get_by_text("Đã chốt.", exact=True)).to_be_visible()
    assert figures(page) != kept

    page.get_by_role("link", name="So với bản số 1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("So sánh hai bản tổng hợp")
    changes = page.get_by_role("table", name="Số liệu thay đổi")
    expect(changes.get_by_role("row").nth(1)).to_be_visible()
    assert violations(page) == []
    assert fits(page)
    page.screenshot(path=tmp_path / "compared.png", full_page=True)
    page.goto(first)
    expect(page.get_by_role("heading", name="Số liệu", exact=True)).to_be_visible()
    assert figures(page) == kept
    assert district.failures == []
