"""The reviewer's work in a browser: reasons at three values and what was mended, many acceptances, and the late."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person
from tests.e2e.test_journey import SAVED

pytestmark = pytest.mark.e2e

BEFORE_REFORM = "form=1&period=2025-H1"
AFTER_REFORM = "form=1&period=2026-H1"
REASON = "Ba ô chưa khớp với sổ gốc"
AT_CELLS = ("Lệch danh sách đại biểu", "Thiếu một người mới bầu", "Xem lại số nữ")


def fill(page: Page, number: str) -> None:
    cells = page.locator("[role=gridcell][aria-readonly=false]")
    cells.first.click()
    for _ in range(cells.count()):
        page.keyboard.type(number)
        page.keyboard.press("Enter")
    expect(page.get_by_text(SAVED)).to_be_visible()


def test_reasons_at_three_values_come_back_as_old_and_new(browser: Browser, address: str, tmp_path: Path) -> None:
    commune, district = (Person(browser, address, login) for login in ("xa2025", "huyen2025"))
    commune.go(f"/entry?{BEFORE_REFORM}", "Nhập số liệu")
    commune.page.get_by_role("button", name="Nhập số liệu").click()
    expect(commune.page.get_by_role("grid")).to_be_visible()
    fill(commune.page, "20")
    commune.confirm("Nộp")
    expect(commune.page.get_by_text("Chờ duyệt").first).to_be_visible()
    name = re.compile("Thạch Liên")

    district.go(f"/review/queue?{BEFORE_REFORM}", "Duyệt báo cáo số liệu")
    desk = district.page
    expect(desk.get_by_role("link", name=name)).to_be_visible()
    # Handed in on the day that both live on, before it was due.
    expect(desk.get_by_text("Nộp muộn", exact=True)).to_have_count(0)
    desk.get_by_role("link", name=name).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Duyệt:")
    fields = desk.get_by_role("textbox", name=re.compile("^Lý do cần sửa"))
    for place, reason in enumerate(AT_CELLS):
        fields.nth(place).fill(reason)
    assert violations(desk) == []
    desk.get_by_role("button", name="Trả lại").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_text("Số ô có lý do riêng: 3.")).to_be_visible()
    dialog.get_by_role("button", name="Trả lại").click()
    expect(dialog.get_by_text("Hãy viết ít nhất 3 ký tự.")).to_be_visible()
    dialog.get_by_label("Lý do trả lại").fill(REASON)
    dialog.get_by_role("button", name="Trả lại").click()
    expect(desk.get_by_text("Đã trả lại báo cáo kèm lý do.")).to_be_visible()

    commune.page.reload()
    expect(commune.page.get_by_text(REASON).first).to_be_visible()
    for reason in AT_CELLS:
        expect(commune.page.get_by_text(reason).first).to_be_attached()
    cells = commune.page.locator("[role=gridcell][aria-readonly=false]")
    for place in range(len(AT_CELLS)):
        cells.nth(place).click()
        commune.page.keyboard.type("20" if place else "21")
        commune.page.keyboard.press("Enter")
    expect(commune.page.get_by_text(SAVED)).to_be_visible()
    commune.confirm("Nộp")
    expect(commune.page.get_by_text("Chờ duyệt").first).to_be_visible()

    desk.reload()
    mended = desk.get_by_role("region", name="Thay đổi sau khi trả lại").get_by_role("row")
    expect(mended).to_have_count(1 + len(AT_CELLS))
    expect(mended.nth(1)).to_contain_text(re.compile("20.*21"))
    desk.screenshot(path=tmp_path / "desk.png", full_page=True)
    desk.get_by_role("button", name="Duyệt", exact=True).click()
    desk.get_by_role("dialog").get_by_role("button", name="Duyệt", exact=True).click()
    expect(desk.get_by_text("Đã duyệt báo cáo.")).to_be_visible()
    assert (commune.failures, district.failures) == ([], [])


def test_many_are_accepted_by_their_count_and_the_late_reminded_in_one_act(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    province, colleague = (Person(browser, address, "tinh") for _ in range(2))
    province.go(f"/review/queue?{AFTER_REFORM}", "Duyệt báo cáo số liệu")
    page = province.page
    waiting = page.get_by_role("region", name=re.compile("^Chờ duyệt"))
    boxes = waiting.get_by_role("checkbox", name=re.compile("^Chọn (?!tất cả)"))
    expect(boxes.first).to_be_visible()
    count = boxes.count()
    assert count > 1
    for place in range(count):
        boxes.nth(place).check()
    assert violations(page) == []
    page.screenshot(path=tmp_path / "queue.png", full_page=True)

    # Someone else decides about one of them meanwhile.
    colleague.go(f"/review/queue?{AFTER_REFORM}", "Duyệt báo cáo số liệu")
    colleague.page.get_by_role("region", name=re.compile("^Chờ duyệt")).get_by_role("link").first.click()
    colleague.page.get_by_role("button", name="Duyệt", exact=True).click()
    colleague.page.get_by_role("dialog").get_by_role("button", name="Duyệt", exact=True).click()
    expect(colleague.page.get_by_text("Đã duyệt báo cáo.")).to_be_visible()

    page.get_by_role("button", name=f"Duyệt {count} báo cáo").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(f"Bạn sắp duyệt đúng {count} báo cáo.")).to_be_visible()
    dialog.get_by_role("button", name=f"Duyệt {count} báo cáo").click()
    expect(page.get_by_text(f"Đã duyệt {count - 1} báo cáo.")).to_be_visible()
    expect(page.get_by_text("1 báo cáo chưa duyệt được:")).to_be_visible()
    expect(waiting.get_by_role("listitem").filter(has_text="Ủy ban nhân dân")).to_have_count(1)

    late = page.get_by_role("region", name=re.compile("^Chậm nộp"))
    remind = late.get_by_role("button", name=re.compile("^Đôn đốc"))
    remind.click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Đôn đốc")).click()
    expect(late.get_by_text(re.compile(r"Đã gửi đôn đốc tới \d+ nơi"))).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 720})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.screenshot(path=tmp_path / "late-320.png", full_page=True)
    assert (province.failures, colleague.failures) == ([], [])


THIS_YEAR = "form=1&period=2026"
BEHALF = "Xã mất mạng do bão, gửi báo cáo giấy có chữ ký"


def panels_of(page: Page) -> None:
    """What opens beside the figures, and over them, is accessible on a laptop and on a telephone."""
    beside = page.get_by_role("complementary", name="Về ô đang chọn")
    beside.get_by_text(re.compile("^Ý kiến")).click()
    beside.get_by_label("Ý kiến mới").fill("Đã đối chiếu với báo cáo giấy")
    beside.get_by_role("button", name="Gửi ý kiến").click()
    expect(beside.get_by_role("button", name="Đã xong")).to_be_visible()
    beside.get_by_text("Lịch sử của ô").click()
    expect(beside.get_by_text("nhập hộ bởi Tỉnh Hà Tĩnh")).to_be_visible()
    for width in (1366, 320):
        page.set_viewport_size({"width": width, "height": 768})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.get_by_role("button", name="Lịch sử", exact=True).click()
        panel = page.get_by_role("dialog", name="Lịch sử")
        expect(panel.get_by_text("nhập hộ bởi Tỉnh Hà Tĩnh").first).to_be_visible()
        expect(panel.get_by_text("Ý kiến").first).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)
    page.set_viewport_size({"width": 1366, "height": 768})


def withdraw_a_scan(page: Page) -> None:
    files = page.get_by_role("region", name="Tệp đính kèm")
    scan = {"name": "ban-ky.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    files.get_by_label("Đính kèm tệp").set_input_files(scan)  # type: ignore[arg-type] # a dict is what it takes
    files.get_by_role("button", name="Rút tệp ban-ky.pdf").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Rút tệp").click()
    expect(dialog.get_by_label("Lý do rút")).to_be_focused()
    assert violations(page) == []
    dialog.get_by_label("Lý do rút").fill("Quét nhầm bản chưa ký")
    dialog.get_by_role("button", name="Rút tệp").click()
    expect(files.get_by_text("Lý do: Quét nhầm bản chưa ký")).to_be_visible()
    expect(files.get_by_role("button", name=re.compile("^Rút tệp"))).to_have_count(0)


def test_the_province_enters_for_a_commune_and_says_why(browser: Browser, address: str, tmp_path: Path) -> None:
    auditor, province, commune = (Person(browser, address, login) for login in ("kiemtra", "tinh", "xa"))
    listed = f"/review?{THIS_YEAR}&q=thach%20lac"
    auditor.go(listed, "Báo cáo và duyệt")
    expect(auditor.page.get_by_role("row").filter(has_text="Thạch Lạc")).to_be_visible()
    expect(auditor.page.get_by_role("button", name=re.compile("^Nhập hộ"))).to_have_count(0)

    province.go(listed, "Báo cáo và duyệt")
    page = province.page
    page.get_by_role("button", name=re.compile("^Nhập hộ .*Thạch Lạc")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Nhập hộ").click()
    expect(dialog.get_by_label("Lý do nhập hộ")).to_be_focused()
    assert violations(page) == []
    dialog.get_by_label("Lý do nhập hộ").fill(BEHALF)
    dialog.get_by_role("button", name="Nhập hộ").click()
    expect(page.get_by_role("grid")).to_be_visible()
    expect(page.get_by_text("Bạn đang nhập hộ")).to_be_visible()
    report = page.url
    fill(page, "20")
    page.screenshot(path=tmp_path / "behalf.png", full_page=True)
    assert violations(page) == []

    # Said once: the page opens again with the reason, and it changes only in the open.
    page.reload()
    expect(page.get_by_role("grid")).to_be_visible()
    expect(page.get_by_text(f"Lý do: {BEHALF}")).to_be_visible()
    page.get_by_role("button", name="Đổi lý do").click()
    dialog.get_by_label("Lý do nhập hộ").fill(f"{BEHALF}, bổ sung ngày 22")
    dialog.get_by_role("button", name="Nhập hộ").click()
    expect(page.get_by_text(f"Lý do: {BEHALF}, bổ sung ngày 22")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 720})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.screenshot(path=tmp_path / "behalf-320.png", full_page=True)
    page.set_viewport_size({"width": 1366, "height": 768})

    commune.page.goto(report.partition("?")[0])
    expect(commune.page.get_by_role("grid")).to_be_visible()
    expect(commune.page.get_by_text(re.compile("Tỉnh Hà Tĩnh đã nhập hộ báo cáo này"))).to_be_visible()
    expect(commune.page.get_by_text(f"Lý do: {BEHALF}, bổ sung ngày 22")).to_be_visible()
    panels_of(commune.page)
    withdraw_a_scan(commune.page)
    assert (auditor.failures, province.failures, commune.failures) == ([], [], [])
