"""A task travels, in a browser, from the province's matrix to a commune's report with evidence and its confirmation."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e

CONTENT = "Tổ chức tháng hành động vì bình đẳng giới tại xã"
PRODUCT = "Báo cáo kết quả tháng hành động"
COMMITTEE = "Ủy ban nhân dân xã Thạch Lạc"
SUCCESSOR = "Sở Nội vụ"


def press(target: Locator, key: str = "Enter") -> None:
    """By keyboard: the element takes the focus, then the key."""
    target.focus()
    target.press(key)


def copied_matrix(page: Page) -> str:
    """A draft of 2026 out of the matrix of 2019, and its address."""
    press(page.get_by_role("button", name="Lập ma trận mới"))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Lập từ")).to_be_visible()
    dialog.get_by_label("Lập từ").select_option(label=_copy_label(dialog))
    dialog.get_by_label("Năm").fill("2026")
    press(dialog.get_by_label("Năm"))
    page.wait_for_url(re.compile(r"/matrices/\d+$"))
    expect(page.get_by_text("Đang soạn").first).to_be_visible()
    return page.url


def _copy_label(dialog: Locator) -> str:
    option = dialog.get_by_label("Lập từ").locator("option").filter(has_text="2019").first
    expect(option).to_be_attached()
    return option.text_content() or ""


def name_another_lead(page: Page, number: str) -> None:
    """Replace every lead of a row by the department that took over."""
    press(page.get_by_role("link", name=re.compile(rf"^Sửa dòng: {number} ")))
    leads = page.get_by_role("group", name="Chủ trì").first
    press(leads.get_by_role("button", name=re.compile("^Bỏ")).first)
    box = leads.get_by_role("combobox")
    box.fill(SUCCESSOR)
    expect(leads.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(leads.get_by_text(SUCCESSOR).first).to_be_visible()
    press(page.get_by_role("button", name="Lưu"))
    page.wait_for_url(re.compile(r"/matrices/\d+#task-\d+$"))


def add_task_for_the_commune(page: Page) -> None:
    press(page.get_by_role("link", name="Thêm nhiệm vụ", exact=True))
    page.get_by_label("Nội dung nhiệm vụ").fill(CONTENT)
    page.get_by_label("Sản phẩm 1", exact=True).fill(PRODUCT)
    leads = page.get_by_role("group", name="Chủ trì")
    leads.get_by_role("combobox").fill(COMMITTEE)
    expect(leads.get_by_role("option").first).to_be_visible()
    leads.get_by_role("combobox").press("ArrowDown")
    leads.get_by_role("combobox").press("Enter")
    page.get_by_label("Loại thời hạn").select_option("yearly")
    expect(page.get_by_label("Ngày cuối cùng")).to_have_value("31/12/2026")
    press(page.get_by_role("button", name="Lưu"))
    page.wait_for_url(re.compile(r"/matrices/\d+#task-\d+$"))
    expect(page.get_by_text(CONTENT)).to_be_visible()


def issue(page: Page, matrix: str) -> None:
    page.goto(f"{matrix}?view=check")
    expect(page.get_by_text("Phải sửa mới ban hành được")).to_have_count(0)
    undated = page.get_by_role("button", name=re.compile("^Đặt hạn cuối năm"))
    expect(undated.first).to_be_visible()
    before = undated.count()
    press(undated.first)
    expect(undated).to_have_count(before - 1)
    assert violations(page) == []
    press(page.get_by_role("button", name="Ban hành"))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Nên xem lại")).to_be_visible()
    press(dialog.get_by_role("button", name="Ban hành"))
    expect(page.get_by_text("Đã ban hành.")).to_be_visible()


def take_over(commune: Person) -> None:
    commune.go("/given-tasks", "Nhiệm vụ được giao")
    page = commune.page
    press(page.get_by_role("checkbox", name=re.compile(CONTENT)), "Space")
    press(page.get_by_role("button", name="Tiếp nhận 1 nhiệm vụ"))
    expect(page.get_by_text("Đã đưa vào ma trận của đơn vị.")).to_be_visible()
    assert violations(page) == []


def report_done(commune: Person, evidence: Path) -> None:
    commune.go("/work", "Tiến độ nhiệm vụ")
    page = commune.page
    press(page.get_by_role("link", name=re.compile(CONTENT)).first)
    press(page.get_by_role("button", name="Báo cáo tiến độ"))
    page.get_by_label("Tình trạng").select_option("done")
    page.get_by_label("Kết quả đã làm").fill("Đã tổ chức lễ phát động và hai buổi truyền thông.")
    page.get_by_label(PRODUCT).set_input_files(evidence)
    press(page.get_by_role("button", name="Gửi báo cáo"))
    expect(page.get_by_text("Đã gửi", exact=True)).to_be_visible()
    press(page.get_by_role("button", name="Xong", exact=True))
    expect(page.get_by_role("button", name=evidence.name)).to_be_visible()
    expect(page.get_by_text("Báo đã xong").first).to_be_visible()
    assert violations(page) == []


def confirm(page: Page) -> None:
    press(page.get_by_role("button", name="Xác nhận hoàn thành"))
    press(page.get_by_role("button", name="Xác nhận hoàn thành").last)
    expect(page.get_by_text("Đã xác nhận xong").first).to_be_visible()


def test_a_task_travels_from_the_matrix_to_its_confirmation(browser: Browser, address: str, tmp_path: Path) -> None:
    province, commune = Person(browser, address, "tinh"), Person(browser, address, "xa")
    province.go("/matrices", "Ma trận nhiệm vụ")
    matrix = copied_matrix(province.page)
    for number in ("2", "5"):
        name_another_lead(province.page, number)
    add_task_for_the_commune(province.page)
    issue(province.page, matrix)

    take_over(commune)
    evidence = tmp_path / "bao-cao.txt"
    evidence.write_text("Kết quả tháng hành động (dữ liệu trình diễn)", encoding="utf-8")
    report_done(commune, evidence)
    confirm(commune.page)

    province.page.goto(f"{matrix}?view=coverage&cover=covered")
    expect(province.page.get_by_role("link", name=re.compile(CONTENT)).first).to_be_visible()
    assert violations(province.page) == []
    assert [province.failures, commune.failures] == [[], []]


def test_the_grid_is_walked_by_arrows(browser: Browser, address: str) -> None:
    province = Person(browser, address, "tinh")
    page = province.page
    page.goto(f"{address}/matrices/1?view=grid")
    first = page.locator('td[role="gridcell"][tabindex="0"]')
    expect(first).to_have_count(1)
    first.focus()
    for key in ("ArrowDown", "ArrowRight", "End", "Home", "Control+End"):
        page.keyboard.press(key)
    rows, columns = page.locator("tbody tr").count(), page.locator("thead th").count() - 1
    place = page.evaluate("[document.activeElement.parentElement.sectionRowIndex, document.activeElement.cellIndex]")
    assert place == [rows - 1, columns]
    assert page.locator('td[role="gridcell"][tabindex="0"]').count() == 1
    assert violations(page) == []
