"""An administrator says where messages go, tries it, reads what came of it, and stops it."""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.demo import running_demo
from tests.e2e.person import window

pytestmark = pytest.mark.e2e

HOST = "portal.invalid"
NARROW = 320
SOON = 60_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A demo whose operator allows one host, which does not exist: a message to it is tried and fails."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "TIENBO_WEBHOOK_HOSTS", HOST)
        with running_demo(folder / "data", folder / "log") as address:
            yield address


def fill(page: Page, name: str, url: str) -> None:
    page.get_by_label("Tên nơi nhận", exact=True).fill(name)
    page.get_by_label("Địa chỉ", exact=True).fill(url)
    page.get_by_role("button", name="Thêm nơi nhận").press("Enter")


def test_where_messages_go(browser: Browser, address: str) -> None:
    with window(browser, address, "quantri") as page:
        page.get_by_role("link", name="Nơi nhận tin (webhook)").press("Enter")
        expect(page.get_by_text("Chưa có nơi nhận tin nào.")).to_be_visible()
        page.get_by_role("link", name="Thêm nơi nhận tin").press("Enter")

        fill(page, "", "http://portal.invalid/")
        expect(page.get_by_text("Nhập tên nơi nhận.")).to_be_visible()
        expect(page.get_by_label("Tên nơi nhận", exact=True)).to_be_focused()
        expect(page.get_by_text("Nhập địa chỉ bắt đầu bằng https://")).to_be_visible()
        # A host that nobody allowed is refused where it was typed.
        fill(page, "Cổng của tỉnh", "https://127.0.0.1/nhan")
        expect(page.get_by_label("Địa chỉ", exact=True)).to_have_attribute("aria-invalid", "true")
        page.get_by_label("Chỉ những việc được chọn").check()
        page.get_by_label("Báo cáo số liệu").check()
        assert violations(page) == []
        fill(page, "Cổng của tỉnh", f"https://{HOST}/nhan")
        expect(page.get_by_role("heading", name="Đã thêm Cổng của tỉnh")).to_be_focused()
        expect(page.get_by_label("Mã bí mật để kiểm chữ ký")).to_have_value(re.compile("^whsec_"))
        page.get_by_role("button", name="Tôi đã lưu lại").press("Enter")

        expect(page.get_by_role("heading", level=1, name="Cổng của tỉnh")).to_be_visible()
        page.get_by_role("button", name="Gửi thử").press("Enter")
        row = page.get_by_role("row").filter(has_text="Tin thử")
        expect(row.get_by_text("Chờ gửi")).to_be_visible()
        expect(row.get_by_text("thử lại lúc")).to_be_visible(timeout=SOON)
        page.set_viewport_size({"width": NARROW, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
        assert violations(page) == []
        page.set_viewport_size({"width": 1366, "height": 768})

        page.get_by_role("button", name="Tạm dừng").press("Enter")
        page.get_by_role("dialog").get_by_role("button", name="Tạm dừng").press("Enter")
        expect(page.get_by_text("Người quản trị đã tạm dừng")).to_be_visible()
        expect(page.get_by_role("button", name="Gửi thử")).to_have_count(0)
        page.get_by_role("button", name="Gửi tiếp").press("Enter")
        expect(page.get_by_text("Đang gửi")).to_be_visible()


def test_an_officer_has_no_such_page(browser: Browser, address: str) -> None:
    with window(browser, address, "xa") as page:
        expect(page.get_by_role("link", name="Nơi nhận tin (webhook)")).to_have_count(0)
        page.goto(f"{address}/webhooks")
        expect(page.get_by_text("Bạn không có quyền xem trang này").or_(page.get_by_role("alert"))).to_be_visible()
