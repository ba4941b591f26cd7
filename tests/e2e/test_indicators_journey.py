"""The catalogue in a browser: found without diacritics, read, given another meaning, taken away."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import window

pytestmark = pytest.mark.e2e

SIZES = [(1366, 768), (320, 640)]


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A leader of the province, signed in; an error fails the test."""
    with window(browser, address, "tinh") as page:
        yield page


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_found_without_diacritics_and_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/indicators")
    page.get_by_label(re.compile("Tìm theo tên hoặc mã")).fill("lao dong nu trong nong nghiep")
    page.get_by_label("Chiều tốt hơn").select_option(label="Càng thấp càng tốt")
    link = page.get_by_role("link", name="Tỷ trọng lao động nữ trong nông nghiệp trên lao động nữ có việc làm")
    expect(link).to_be_visible()
    expect(page).to_have_url(re.compile("direction=lower"))
    page.reload()
    expect(link).to_be_visible()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        assert fits(page)
    link.click()
    expect(page.get_by_text("dưới 30 %")).to_be_visible()
    expect(page.get_by_role("heading", name="Các phiên bản")).to_be_visible()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        assert fits(page)


def test_a_new_meaning_breaks_the_series(page: Page, address: str) -> None:
    page.goto(f"{address}/indicators?q=CB.F.TRAINED")
    page.get_by_role("link", name=re.compile("được cử đi đào tạo")).first.click()
    page.get_by_role("button", name="Phiên bản mới").click()
    page.get_by_label("Có hiệu lực từ ngày").fill("15/12/2026")
    page.get_by_label("Lý do thay đổi").fill("Hướng dẫn mới")
    page.get_by_label(re.compile("^Định nghĩa")).fill("Chỉ tính khóa từ 05 ngày trở lên.")
    assert violations(page) == []
    page.get_by_role("button", name="Lập phiên bản mới").click()
    expect(page.get_by_text("chuỗi số liệu đứt đoạn")).to_be_visible()
    page.get_by_role("button", name="Xem phiên bản 2").click()
    expect(page.get_by_text("Chỉ tính khóa từ 05 ngày trở lên.")).to_be_visible()


def test_what_is_taken_away_changes_nothing_when_it_comes_back(page: Page, address: str) -> None:
    page.goto(f"{address}/indicators")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Tải tệp Excel").click()
    page.goto(f"{address}/indicators/import")
    page.get_by_label("Tệp danh mục").set_input_files(
        {
            "name": taken.value.suggested_filename,
            "mimeType": "application/octet-stream",
            "buffer": taken.value.path().read_bytes(),
        }
    )
    expect(page.get_by_text(re.compile(r"^0 thêm mới · 0 thay đổi · \d+ không đổi · 0 bị từ chối$"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Nhập \\d+ mục"))).to_have_count(0)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        assert fits(page)
