"""Targets in a browser: a document cited, what is wrong said at its field, and less than above seen as less."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import window

pytestmark = pytest.mark.e2e

SIZES = [(320, 640), (1366, 768)]
# Asked by the national strategy too: under 30 % from 2025 on, under 25 % in 2030.
INDICATOR = re.compile("^Tỷ trọng lao động nữ")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A leader of the province, signed in; an error fails the test."""
    with window(browser, address, "tinh") as page:
        yield page


def sound(page: Page) -> None:
    """Fits both sizes without a scroll to the side, and axe finds nothing."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert page.evaluate(wide), f"{width} px: scrolls to the side"
        assert violations(page) == []


def choose(page: Page, label: str, typed: str, option: re.Pattern[str]) -> None:
    """Types into a list that searches and takes what it finds."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(typed)
    page.locator(".ant-select-item-option:visible", has_text=option).first.click()
    expect(page.locator(".ant-select-dropdown:visible")).to_have_count(0)


def test_what_is_wrong_is_said_at_its_field(page: Page, address: str) -> None:
    page.goto(f"{address}/indicators?q=CL.2.2")
    page.get_by_role("link", name=INDICATOR).click()
    page.get_by_role("link", name="Đề ra mức cho đơn vị").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("region", name="Cấp trên đề ra")).to_contain_text("dưới 30 % từ 2025 đến 2029")
    page.get_by_role("button", name="Lưu mức đề ra").click()
    expect(page.get_by_label("Văn bản, mục", exact=True)).to_be_focused()
    expect(page.get_by_text("Hãy điền mục này.")).to_have_count(2)
    sound(page)

    page.get_by_label("Văn bản, mục", exact=True).fill("Kế hoạch thử nghiệm, mục 1")
    page.get_by_label("Nguyên văn trong văn bản").fill("giảm xuống dưới 27,5%")
    page.get_by_label("Từ năm").fill("2025")
    page.get_by_label("Đến năm").fill("2024")
    page.get_by_label("Giá trị (%)").fill("27.5")
    page.get_by_label("Năm của giá trị gốc").fill("2020")
    page.get_by_role("button", name="Lưu mức đề ra").click()
    expect(page.get_by_label("Giá trị (%)")).to_be_focused()
    expect(page.get_by_text("Hãy ghi một số")).to_be_visible()
    page.get_by_label("Giá trị (%)").fill("27,5")
    page.get_by_role("button", name="Lưu mức đề ra").click()
    # What only the service knows stands at the fields too, and the first of them has the focus.
    expect(page.get_by_label("Đến năm")).to_be_focused()
    expect(page.get_by_label("Đến năm")).to_have_accessible_description("Năm cuối đứng trước năm đầu.")
    expect(page.get_by_label("Giá trị gốc (%)")).to_have_accessible_description(re.compile("thiếu giá trị gốc"))


def test_a_confirmed_document_is_cited_and_a_lower_ambition_is_seen(page: Page, address: str) -> None:
    page.goto(f"{address}/indicators?q=CL.2.2")
    page.get_by_role("link", name=INDICATOR).click()
    page.get_by_role("link", name="Đề ra mức cho đơn vị").click()
    choose(page, "Văn bản đề ra", "112/KH", re.compile("112/KH-UBND"))
    choose(page, "Mục của văn bản", "nữ cán bộ lanh dao", re.compile(r"^I\.1 "))
    expect(page.get_by_label("Văn bản, mục", exact=True)).to_have_value(re.compile(r"112/KH-UBND.*, mục I\.1$"))
    page.get_by_role("button", name="Lấy nguyên văn của mục").click()
    expect(page.get_by_label("Nguyên văn trong văn bản")).to_have_value(re.compile("đạt từ 35% trở lên"))
    page.get_by_role("checkbox", name="cấp xã").check()
    page.get_by_role("checkbox", name="Ủy ban nhân dân").check()
    choose(page, "Chỉ các đơn vị", "thach lac", re.compile("Xã Thạch Lạc"))
    page.get_by_label("So sánh").select_option(label="Dưới")
    page.get_by_label("Từ năm").fill("2025")
    page.get_by_label("Giá trị (%)").fill("27,5")
    page.get_by_label("Giá trị gốc (%)").fill("33,5")
    page.get_by_label("Năm của giá trị gốc").fill("2020")
    sound(page)
    page.get_by_role("button", name="Lưu mức đề ra").click()

    expect(page.get_by_role("heading", name="Mức đề ra của Tỉnh Hà Tĩnh")).to_be_focused()
    sentence = "đề ra cho Ủy ban nhân dân cấp xã của Xã Thạch Lạc: "
    expect(page.get_by_text(re.compile(f"{sentence}.* dưới 27,5 % từ năm 2025; giá trị gốc 33,5"))).to_be_visible()
    beside = page.get_by_role("region", name="So với mức của cấp trên")
    expect(beside.get_by_role("row", name=re.compile("từ 2025 đến 2029"))).to_contain_text("cao hơn")
    expect(beside.get_by_role("row", name=re.compile("năm 2030"))).to_contain_text("thấp hơn")
    expect(beside.get_by_text(re.compile("thấp hơn mức của"))).to_be_visible()
    sound(page)
    page.get_by_role("link", name=re.compile(r"112.KH-UBND.*I\.1")).click()
    expect(page).to_have_url(re.compile(r"/documents/\d+#I\.1$"))


def test_changed_by_keyboard_and_withdrawn_with_reasons(page: Page, address: str) -> None:
    page.goto(f"{address}/indicators?q=HT.B")
    page.get_by_role("link", name=re.compile("Hội đồng nhân dân cấp xã|HĐND cấp xã", re.IGNORECASE)).first.click()
    page.get_by_role("link", name=re.compile("^Xem, sửa, so với cấp trên: Tỉnh Hà Tĩnh")).click()
    page.get_by_role("button", name="Sửa mức đề ra").press("Enter")
    expect(page.get_by_role("heading", name="Sửa mức đề ra")).to_be_focused()
    value = page.get_by_label("Giá trị (%)").first
    expect(value).to_have_value("35")
    value.fill("36")
    value.press("Enter")
    reason = page.get_by_label("Lý do sửa")
    expect(reason).to_be_focused()
    reason.fill("Kế hoạch được sửa")
    reason.press("Enter")
    expect(page.get_by_text(re.compile("từ 36 % trở lên"))).to_be_visible()
    page.get_by_role("button", name="Rút mức đề ra").click()
    page.get_by_label("Lý do rút").fill("Kế hoạch hết hiệu lực")
    sound(page)
    page.get_by_role("region", name="Rút mức đề ra").get_by_role("button", name="Rút mức đề ra").click()
    expect(page.get_by_text("Đã rút: Kế hoạch hết hiệu lực")).to_be_visible()
    expect(page.get_by_role("button", name="Sửa mức đề ra")).to_have_count(0)


def test_a_unit_below_reads_and_asks_for_itself_alone(browser: Browser, address: str) -> None:
    with window(browser, address, "xa") as page:
        page.goto(f"{address}/indicators?q=HT.C")
        page.get_by_role("link", name=re.compile("cấp ủy", re.IGNORECASE)).first.click()
        page.get_by_role("link", name=re.compile("^Xem, so với cấp trên: Tỉnh Hà Tĩnh")).click()
        expect(page.get_by_role("heading", name="Mức đề ra của Tỉnh Hà Tĩnh")).to_be_visible()
        expect(page.get_by_role("button")).not_to_contain_text(["Sửa mức đề ra"])
        page.get_by_role("link", name=re.compile("^Chỉ tiêu: ")).click()
        page.get_by_role("link", name="Đề ra mức cho đơn vị").click()
        expect(page.get_by_text("Mức của Xã Thạch Lạc")).to_be_visible()
        expect(page.get_by_role("checkbox", name="cấp tỉnh")).to_have_count(0)
        expect(page.get_by_role("checkbox", name="cấp xã")).to_be_visible()
