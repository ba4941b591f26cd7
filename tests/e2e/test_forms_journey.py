"""A form's periods in a browser: looked through before they are asked, closed, and with more time for one commune."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person, window

pytestmark = pytest.mark.e2e


@pytest.fixture
def keeper(browser: Browser, address: str) -> Iterator[Page]:
    """An administrator of the province, at its form of women public staff."""
    with window(browser, address, "quantri") as page:
        page.goto(f"{address}/forms")
        page.get_by_role("link", name="Nữ cán bộ, công chức, viên chức", exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Nữ cán bộ")
        yield page


def test_days_are_looked_through_before_a_form_is_asked(keeper: Page) -> None:
    keeper.get_by_role("link", name="Mở kỳ báo cáo").click()
    keeper.get_by_label("Kỳ", exact=True).select_option(label="Năm 2027")
    for level, day in (("Cấp xã", "20/12/2027"), ("Cấp tỉnh", "20/12/2027")):
        keeper.get_by_label(level, exact=True).check()
        keeper.get_by_label(f"Hạn nộp, {level}").fill(day)
    keeper.get_by_role("button", name="Xem trước").click()
    expect(keeper.get_by_text("Lưu ý ở cấp tỉnh:")).to_be_visible()
    keeper.get_by_label("Hạn nộp, Cấp tỉnh").fill("27/12/2027")
    keeper.get_by_role("button", name="Xem trước").click()
    expect(keeper.get_by_role("button", name="Mở kỳ này")).to_be_visible()
    expect(keeper.get_by_text("Lưu ý ở cấp tỉnh:")).to_have_count(0)
    assert violations(keeper) == []
    keeper.get_by_role("button", name="Mở kỳ này").click()
    expect(keeper.get_by_role("cell", name="27/12/2027")).to_be_visible()


def test_a_closed_door_is_named_where_figures_are_entered(browser: Browser, address: str, keeper: Page) -> None:
    commune = Person(browser, address, "xa").page
    commune.goto(f"{address}/entry")
    commune.get_by_label("Kỳ", exact=True).select_option(label="Năm 2026")
    commune.get_by_role("button", name=re.compile("^(Nhập|Bắt đầu|Tiếp tục)")).click()
    scan = FilePayload(name="đã ký.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4")
    commune.get_by_label("Đính kèm tệp").set_input_files(scan)
    expect(commune.get_by_role("button", name="đã ký.pdf", exact=True)).to_be_visible()

    keeper.get_by_role("link", name=re.compile("^Năm 2026")).click()
    keeper.get_by_role("button", name="Khóa nhập").click()
    keeper.get_by_label("Lý do").fill("Đã khóa sổ")
    keeper.keyboard.press("Enter")
    expect(keeper.get_by_text("đã khóa: Đã khóa sổ")).to_be_visible()
    commune.reload()
    expect(commune.get_by_text("Nơi giao biểu đã khóa nhập số liệu của kỳ này.")).to_be_visible()
    commune.get_by_role("link", name="Xem các ngày, lý do và nơi có thể mở").click()
    expect(commune.get_by_text("đã khóa: Đã khóa sổ")).to_be_visible()
    assert violations(commune) == []
    commune.context.close()


def test_more_time_for_one_commune(keeper: Page) -> None:
    keeper.get_by_role("link", name=re.compile("^Năm 2026")).click()
    keeper.get_by_role("button", name="Gia hạn", exact=True).click()
    keeper.get_by_role("button", name=re.compile("^Gia hạn cho")).click()
    expect(keeper.get_by_text("Chọn ít nhất một nơi báo cáo.")).to_be_visible()
    keeper.get_by_label("Tìm trong danh sách").fill("thach lac")
    keeper.get_by_label("Xã Thạch Lạc").check()
    keeper.get_by_label("Hạn mới").fill("24/12/2026")
    keeper.get_by_label("Lý do").fill("Mưa lũ")
    assert violations(keeper) == []
    keeper.get_by_role("button", name="Gia hạn cho 1 nơi").click()
    row = keeper.get_by_role("row").filter(has_text="Xã Thạch Lạc")
    expect(row).to_contain_text("24/12/2026")
    expect(row).to_contain_text("17/12/2026")


@pytest.mark.parametrize(("label", "ending"), [("Tải biểu Excel", "xlsx"), ("Tải bản in (Word)", "docx")])
def test_the_empty_form_is_taken_away(browser: Browser, address: str, label: str, ending: str) -> None:
    commune = Person(browser, address, "xa").page
    commune.goto(f"{address}/forms")
    commune.get_by_role("link", name="Nữ cán bộ, công chức, viên chức", exact=True).first.click()
    commune.get_by_role("link", name=re.compile("^Năm 2026")).click()
    with commune.expect_download() as download:
        commune.get_by_role("button", name=label).click()
    assert download.value.suggested_filename.endswith(f".{ending}")
    commune.context.close()
