"""A form is made in a browser: its items, its schedule, its first period, until a commune sees it to fill in."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person, window

pytestmark = pytest.mark.e2e

NAME = "Công tác cán bộ nữ của xã"


@pytest.fixture
def keeper(browser: Browser, address: str) -> Iterator[Page]:
    """An administrator of the province, at the list of forms."""
    with window(browser, address, "quantri") as page:
        page.goto(f"{address}/forms")
        expect(page.get_by_role("heading", level=1, name="Biểu mẫu")).to_be_visible()
        yield page


def no_sideways_scrolling(page: Page) -> None:
    """At 320 px, the width of a page that is enlarged four times on a laptop."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1366, "height": 768})


def looked_through(page: Page) -> None:
    assert violations(page) == []
    no_sideways_scrolling(page)


def pick(page: Page, section: int, typed: str) -> None:
    """One more indicator, by the keyboard alone."""
    box = page.get_by_role("combobox", name=f"Thêm chỉ tiêu vào phần {section}")
    box.focus()
    page.keyboard.type(typed)
    expect(page.locator(".ant-select-item-option-active")).to_be_visible()
    page.keyboard.press("Enter")


def lines(page: Page) -> list[str]:
    return [line.inner_text().split("\n")[-1] for line in page.locator("main tbody th[scope=row]").all()]


def to_form(page: Page, name: str = NAME) -> None:
    page.get_by_role("link", name="Biểu mẫu", exact=True).first.click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_a_form_is_made_and_a_refused_code_is_said_at_its_field(keeper: Page) -> None:
    keeper.get_by_role("link", name="Lập biểu mẫu").click()
    keeper.get_by_role("button", name="Lập biểu").click()
    code = keeper.get_by_label("Mã biểu")
    expect(code).to_be_focused()
    expect(code).to_have_attribute("aria-invalid", "true")
    expect(keeper.get_by_text("Nhập nội dung này.")).to_have_count(4)
    looked_through(keeper)
    code.fill("CÁN BỘ")
    for label, text in (("Tên biểu", NAME), ("Tên tiếng Anh", "Women officials"), ("Căn cứ", "Kế hoạch của tỉnh")):
        keeper.get_by_label(label, exact=True).fill(text)
    keeper.keyboard.press("Enter")
    expect(keeper.get_by_text("Mã gồm chữ không dấu")).to_be_visible()
    code.fill("HT-NCB")
    keeper.keyboard.press("Enter")
    expect(keeper.get_by_text("Mã biểu này đã có.")).to_have_count(1)
    expect(code).to_be_focused()
    code.fill("HT-CBN")
    keeper.keyboard.press("Enter")
    expect(keeper.get_by_role("heading", level=1, name="Soạn nội dung")).to_be_visible()


def test_its_items_are_put_together_by_keyboard(keeper: Page) -> None:
    to_form(keeper)
    keeper.get_by_role("link", name="Soạn nội dung").click()
    keeper.get_by_role("button", name="Lưu bản thảo").click()
    expect(keeper.get_by_text("Nhập tên phần.")).to_be_visible()
    expect(keeper.get_by_text("Thêm chỉ tiêu vào phần này, hoặc bỏ phần.")).to_be_visible()
    keeper.get_by_label("Tên phần 1", exact=True).fill("Cán bộ")
    pick(keeper, 1, "CB.F.TRAINED")
    pick(keeper, 1, "vien chuc nu")
    pick(keeper, 1, "HDX.ALL")
    assert lines(keeper) == ["CB.F.TRAINED", "CB.F", "HDX.ALL"]

    keeper.get_by_role("combobox", name="Thêm chỉ tiêu vào phần 1").focus()
    keeper.keyboard.type("CB.F")
    expect(keeper.get_by_text("(đã có trong biểu)")).to_have_count(2)
    keeper.keyboard.press("Escape")

    keeper.get_by_role("button", name=re.compile("^Chuyển lên: Nữ cán bộ")).focus()
    keeper.keyboard.press("Enter")
    assert lines(keeper) == ["CB.F", "CB.F.TRAINED", "HDX.ALL"]
    expect(keeper.get_by_role("button", name=re.compile("^Chuyển lên: Nữ cán bộ"))).to_be_focused()

    keeper.get_by_role("button", name="Thêm phần").click()
    keeper.keyboard.type("Hội đồng nhân dân")
    council = keeper.locator("tr", has_text="HDX.ALL").get_by_role("checkbox", name=re.compile("^Cấp xã"))
    council.focus()
    keeper.keyboard.press("Alt+ArrowDown")
    expect(keeper.get_by_role("region", name="Phần 2").get_by_text("HDX.ALL")).to_be_visible()
    expect(council).to_be_focused()
    expect(keeper.get_by_text("Tự tính 1 tỷ lệ (không nhập)")).to_be_visible()
    council.uncheck()
    keeper.get_by_role("button", name="Lưu bản thảo").click()
    expect(keeper.get_by_text("Chọn ít nhất một cấp.")).to_be_visible()
    council.check()
    keeper.get_by_role("button", name="Bỏ phần 2").click()
    expect(keeper.get_by_text("Bỏ hoặc chuyển hết chỉ tiêu của phần này trước.")).to_be_visible()
    looked_through(keeper)
    keeper.get_by_role("button", name="Lưu bản thảo").click()

    expect(keeper.get_by_role("heading", level=1, name="Bản thảo phiên bản 1")).to_be_visible()
    expect(keeper.get_by_text("Thêm 3 chỉ tiêu")).to_be_visible()
    looked_through(keeper)
    keeper.get_by_role("button", name="Ban hành phiên bản 1").click()
    expect(keeper.get_by_text("Ủy ban nhân dân: cấp xã")).to_be_visible()


def test_its_schedule_is_kept_only_after_its_periods_were_looked_through(keeper: Page) -> None:
    to_form(keeper)
    keeper.get_by_role("link", name="Lịch báo cáo").click()
    keeper.get_by_role("button", name="Thêm loại kỳ").click()
    expect(keeper.get_by_role("button", name="Lưu lịch")).to_have_count(0)
    keeper.get_by_role("button", name="Xem trước các kỳ").click()
    expect(keeper.get_by_text("Nhập số từ 1 đến 90.")).to_be_visible()
    keeper.get_by_label("Cách tính hạn nộp, cấp xã").select_option(label="Một ngày trong năm")
    keeper.get_by_label("Ngày cuối cùng còn đúng hạn, cấp xã").fill("4/12")
    keeper.keyboard.press("Enter")
    expect(keeper.get_by_text(re.compile("^Lưu ý ở kỳ Năm 2026: Hạn nộp không sau ngày chốt số liệu"))).to_be_visible()
    looked_through(keeper)
    keeper.get_by_label("Cách tính hạn nộp, cấp xã").select_option(label="Số ngày làm việc sau ngày chốt")
    expect(keeper.get_by_role("button", name="Lưu lịch")).to_have_count(0)
    keeper.get_by_label("Số ngày làm việc, cấp xã").fill("3")
    keeper.get_by_label("Mở nhập trước ngày chốt, cấp xã").fill("30")
    keeper.keyboard.press("Enter")
    expect(keeper.get_by_role("row").filter(has_text="Năm 2026").get_by_text("17/12/2026")).to_be_visible()
    keeper.get_by_role("button", name="Lưu lịch").click()
    expect(keeper.get_by_text("Đã lưu lịch.")).to_be_visible()
    to_form(keeper)
    expect(keeper.get_by_text("cấp xã nộp trong 3 ngày làm việc sau ngày chốt số liệu")).to_be_visible()


def test_a_commune_sees_it_to_fill_in(browser: Browser, address: str, keeper: Page) -> None:
    to_form(keeper)
    keeper.get_by_role("link", name="Mở kỳ báo cáo").click()
    keeper.get_by_label("Kỳ", exact=True).select_option(label="Năm 2026")
    keeper.get_by_label("Cấp xã", exact=True).check()
    keeper.get_by_role("button", name="Xem trước").click()
    keeper.get_by_role("button", name="Mở kỳ này").click()
    expect(keeper.get_by_role("cell", name="17/12/2026")).to_be_visible()
    to_form(keeper)
    expect(keeper.get_by_text("17/12/2026: cấp xã, Năm 2026")).to_be_visible()
    looked_through(keeper)

    commune = Person(browser, address, "xa")
    commune.page.goto(f"{address}/entry")
    commune.page.get_by_label("Biểu mẫu", exact=True).select_option(label=NAME)
    commune.page.get_by_label("Kỳ", exact=True).select_option(label="Năm 2026")
    commune.page.get_by_role("button", name=re.compile("^(Nhập|Bắt đầu|Tiếp tục)")).click()
    expect(commune.page.get_by_text("Hội đồng nhân dân").first).to_be_visible()
    expect(commune.page.get_by_role("grid")).to_be_visible()
    commune.page.context.close()
    assert commune.failures == []


def test_a_second_version_says_what_it_changes_and_from_when(keeper: Page) -> None:
    to_form(keeper)
    keeper.get_by_role("link", name="Soạn nội dung").click()
    keeper.get_by_role("button", name=re.compile("^Bỏ khỏi biểu: Trong đó")).click()
    expect(keeper.get_by_text("Bỏ 1 chỉ tiêu")).to_be_visible()
    keeper.get_by_role("button", name="Lưu bản thảo").click()
    keeper.get_by_role("button", name="Ban hành phiên bản 2").click()
    expect(keeper.get_by_text("Nhập nội dung này.")).to_be_visible()
    keeper.get_by_label("Lý do thay phiên bản trước").fill("Bớt việc cho xã")
    first = keeper.get_by_label("Áp dụng cho các kỳ kết thúc từ ngày")
    expect(first).to_have_value("15/12/2026")
    first.fill("14/12/2026")
    expect(keeper.get_by_text("hãy chọn kỳ đầu muộn hơn")).to_be_visible()
    first.fill("15/12/2026")
    expect(keeper.get_by_text("Năm 2027 · số liệu 15/12/2026–14/12/2027")).to_be_visible()
    looked_through(keeper)
    keeper.get_by_role("button", name="Ban hành phiên bản 2").click()
    keeper.get_by_role("link", name="Các phiên bản").click()
    keeper.get_by_role("link", name="Phiên bản 1").click()
    expect(keeper.get_by_role("row").filter(has_text="CB.F.TRAINED")).to_be_visible()
    expect(keeper.get_by_text("đến hết 14/12/2026")).to_be_visible()
    looked_through(keeper)


def test_two_keepers_see_each_others_items(browser: Browser, address: str, keeper: Page) -> None:
    to_form(keeper)
    keeper.get_by_role("link", name="Soạn nội dung").click()
    other = Person(browser, address, "tinh").page
    other.goto(keeper.url)
    other.locator("tr", has_text="HDX.ALL").get_by_role("checkbox", name=re.compile("^Cấp tỉnh")).check()
    other.get_by_role("button", name="Lưu bản thảo").click()
    expect(other.get_by_role("heading", level=1, name="Bản thảo phiên bản 3")).to_be_visible()
    other.context.close()

    keeper.get_by_role("button", name=re.compile("^Bỏ khỏi biểu: Đại biểu HĐND")).click()
    keeper.get_by_role("button", name="Bỏ phần 2").click()
    keeper.get_by_role("button", name="Lưu bản thảo").click()
    expect(keeper.get_by_text("Có người vừa lưu biểu này")).to_be_visible()
    row = keeper.get_by_role("row").filter(has_text="bỏ khỏi biểu")
    expect(row).to_contain_text("phần “Hội đồng nhân dân”, hỏi cấp xã, cấp tỉnh")
    looked_through(keeper)
    row.get_by_role("radio").last.check()
    keeper.get_by_role("button", name="Ghép hai bản").click()
    expect(keeper.get_by_role("region", name="Phần 2")).to_be_visible()
    keeper.get_by_role("button", name="Lưu bản thảo").click()
    expect(keeper.get_by_text("Đổi cấp báo cáo của 1 chỉ tiêu")).to_be_visible()


def test_what_is_not_saved_is_asked_about_before_it_is_left(keeper: Page) -> None:
    to_form(keeper)
    keeper.get_by_role("link", name="Soạn nội dung").click()
    keeper.get_by_label("Tên phần 1", exact=True).fill("Cán bộ, công chức")
    dialog = keeper.get_by_role("dialog", name="Còn nội dung chưa lưu")
    keeper.get_by_role("link", name="Trợ giúp").first.click()
    expect(dialog).to_contain_text("Rời trang này thì những gì vừa gõ sẽ mất.")
    assert violations(keeper) == []
    dialog.get_by_role("button", name="Ở lại").press("Enter")
    expect(dialog).not_to_be_visible()
    expect(keeper.get_by_label("Tên phần 1", exact=True)).to_have_value("Cán bộ, công chức")
    keeper.get_by_role("link", name="Trợ giúp").first.click()
    dialog.get_by_role("button", name="Rời trang").press("Enter")
    expect(keeper.get_by_role("heading", level=1, name="Trợ giúp")).to_be_visible()


def test_days_off_are_read_by_all_and_say_who_changes_them(keeper: Page) -> None:
    keeper.get_by_role("link", name="Ngày nghỉ, ngày làm bù").click()
    keeper.get_by_label("Năm").select_option("2026")
    expect(keeper.get_by_role("row").filter(has_text="01/01/2026")).to_contain_text("Bộ luật Lao động 2019")
    expect(keeper.get_by_text("người giữ biểu mẫu ở cấp toàn quốc được sửa")).to_be_visible()
    expect(keeper.get_by_role("button", name="Thêm ngày")).to_have_count(0)
    looked_through(keeper)
