"""Open data in a browser: found and taken without an account, opened and closed by whoever keeps the indicator."""

import csv
import re
from io import StringIO

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import PATIENCE, press, window

pytestmark = pytest.mark.e2e

MOST_LOOKS = 40
SIZES = [(1366, 768), (320, 640)]


def looks_right(page: Page) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.set_viewport_size({"width": 1366, "height": 768})


def test_a_journalist_takes_figures_without_an_account(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto(address)
        press(page, page.get_by_role("link", name="Xem dữ liệu mở (không cần tài khoản)"))
        expect(page.get_by_role("heading", level=1, name="Dữ liệu mở")).to_be_focused()
        expect(page.get_by_text("Đây là dữ liệu trình diễn")).to_be_visible()
        expect(page.get_by_role("status")).to_have_text("3 bộ dữ liệu", timeout=PATIENCE)
        looks_right(page)
        page.get_by_label(re.compile("Tìm theo tên hoặc mã")).fill("hdx.staff.f")
        expect(page.get_by_role("status")).to_have_text("1 bộ dữ liệu")
        with page.expect_download() as taken:
            page.get_by_role("link", name=re.compile("^Tải CSV")).click()
        content = taken.value.path().read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
        assert {row["demo"] for row in rows} == {"true"}
        assert {row["period"] for row in rows} == {"2020"}
        assert all(row["value"].isdecimal() for row in rows)
        page.get_by_text("Cách trích dẫn").click()
        expect(page.get_by_text("Giấy phép: https://creativecommons.org/licenses/by/4.0/")).to_be_visible()
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("heading", level=1, name="Open data")).to_be_visible()
        expect(page.get_by_text("made-up figures")).to_be_visible()
        looks_right(page)


def test_whoever_keeps_an_indicator_opens_and_closes_it(browser: Browser, address: str) -> None:
    with window(browser, address, "tinh") as page, window(browser, address) as outside:
        page.goto(f"{address}/indicators?q=CU.STAFF")
        link = page.get_by_role("row").filter(has=page.get_by_text("CU.STAFF", exact=True)).get_by_role("link")
        name = link.inner_text()
        link.click()
        expect(page.get_by_text("không công khai ngoài hệ thống")).to_be_visible()
        press(page, page.get_by_role("button", name="Công khai số liệu"))
        page.get_by_role("button", name="Công khai", exact=True).click()
        expect(page.get_by_label("Văn bản quyết định công khai")).to_be_focused()
        page.get_by_label("Văn bản quyết định công khai").fill("Quyết định số 05/QĐ-UBND ngày 10/02/2026")
        looks_right(page)
        page.get_by_role("button", name="Công khai", exact=True).click()
        expect(page.get_by_role("button", name="Thôi công khai")).to_be_visible()
        expect(page.get_by_text("05/QĐ-UBND")).to_be_visible()
        looks_right(page)
        page.goto(f"{address}/indicators?published=true")
        expect(page.get_by_role("row").filter(has=page.get_by_text("CU.STAFF", exact=True))).to_have_count(1)
        expect(page.get_by_role("row")).to_have_count(1 + 4)

        outside.goto(f"{address}/open-data")
        heading = outside.get_by_role("heading", level=2).filter(has_text=name)
        for _ in range(MOST_LOOKS):
            outside.reload()
            expect(outside.get_by_role("status")).to_be_visible()
            if heading.count():
                break
            outside.wait_for_timeout(1_000)
        expect(heading).to_have_count(1)

        page.go_back()
        press(page, page.get_by_role("button", name="Thôi công khai"))
        page.get_by_label("Lý do").fill("Rà soát lại danh mục")
        page.get_by_role("button", name="Thôi công khai").click()
        expect(page.get_by_text("không công khai ngoài hệ thống")).to_be_visible()
        outside.reload()
        expect(outside.get_by_role("status")).to_have_text("3 bộ dữ liệu")
