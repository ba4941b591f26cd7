"""A figure travels, in a browser, from a commune's form over the district's desk to the province's total."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.person import Person

pytestmark = pytest.mark.e2e

FORM = "form=1&period=2025-H1"
SAVED = re.compile(r"Đã lưu \d\d:\d\d")
REASON = "Số nữ được cử đi học cao hơn mọi năm, đề nghị kiểm tra lại"


def total_of_women_staff(province: Person) -> int:
    province.go(f"/totals?{FORM}", "Tổng hợp")
    row = province.page.get_by_role("row").filter(has_text=re.compile(r"^\s*Nữ cán bộ, công chức, viên chức \(người\)"))
    number = row.get_by_role("cell").first
    expect(number).not_to_be_empty()
    return int((number.text_content() or "").replace(".", ""))


def test_a_figure_travels_to_the_provinces_total(browser: Browser, address: str, tmp_path: Path) -> None:
    commune, district, province = (Person(browser, address, login) for login in ("xa2025", "huyen2025", "tinh"))
    before = total_of_women_staff(province)

    commune.go(f"/entry?{FORM}", "Nhập số liệu")
    page = commune.page
    page.get_by_role("button", name="Nhập số liệu").click()
    expect(page.get_by_role("grid")).to_be_visible()
    cells = page.locator("[role=gridcell][aria-readonly=false]")
    cells.first.click()
    for _ in range(cells.count()):
        page.keyboard.type("20")
        page.keyboard.press("Enter")
    expect(page.get_by_text(SAVED)).to_be_visible()
    commune.confirm("Nộp")
    expect(page.get_by_text("Chờ duyệt").first).to_be_visible()

    district.go(f"/review?{FORM}&state=submitted", "Báo cáo và duyệt")
    district.page.get_by_role("row").filter(has_text="Thạch Liên").get_by_role("link").first.click()
    # The list too has a button "Bị trả lại": wait until it is left.
    district.page.wait_for_url("**/submissions/**")
    desk = district.page.url
    district.page.get_by_role("button", name=re.compile("^Trả lại")).click()
    district.page.get_by_role("dialog").get_by_role("textbox").fill(REASON)
    district.page.get_by_role("dialog").get_by_role("button", name="Trả lại").click()
    expect(district.page.get_by_text("Bị trả lại").first).to_be_visible()

    commune.page.reload()
    expect(commune.page.get_by_text(REASON).first).to_be_visible()
    commune.page.locator("[role=gridcell][aria-readonly=false]").last.click()
    commune.page.keyboard.type("7")
    commune.page.keyboard.press("Enter")
    expect(commune.page.get_by_text(SAVED)).to_be_visible()
    commune.confirm("Nộp")
    expect(commune.page.get_by_text("Chờ duyệt").first).to_be_visible()
    assert total_of_women_staff(province) == before

    district.page.goto(desk)
    district.confirm("Duyệt")
    expect(district.page.get_by_text("Đã duyệt").first).to_be_visible()

    assert total_of_women_staff(province) == before + 20
    province.page.screenshot(path=tmp_path / "totals.png")
    assert [person.failures for person in (commune, district, province)] == [[], [], []]


def test_another_province_sees_none_of_it(browser: Browser, address: str) -> None:
    stranger = Person(browser, address, "tinhkhac")
    stranger.page.goto(f"{address}/matrices/1")
    expect(stranger.page.get_by_text(re.compile("Không tìm thấy|Không có"))).to_be_visible()
    stranger.page.goto(f"{address}/totals")
    expect(stranger.page.get_by_role("heading", level=1)).to_be_visible()
    assert "Hà Tĩnh" not in (stranger.page.locator("main").text_content() or "")
