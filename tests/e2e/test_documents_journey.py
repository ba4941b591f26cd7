"""Plan documents, in a browser and by keyboard alone: uploaded, decided about, and made into a task matrix."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import MOST_STEPS, PATIENCE, Person, press, window
from tests.e2e.plan_documents import MATRIX, PLAN, decision

pytestmark = pytest.mark.e2e

ASSIGNMENTS = sum(len(task["assignments"]) for task in MATRIX["tasks"])
TABLE = f"Bảng {len(MATRIX['tasks'])} nhiệm vụ, {ASSIGNMENTS} phân công"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """An official of the province, signed in; an error or a breach of the page's policy fails the test."""
    with window(browser, address, "tinh") as page:
        yield page


def upload(page: Page, address: str, name: str, data: bytes) -> None:
    """The file into the unit's documents, and on to the page of what was found in it."""
    page.goto(f"{address}/documents/upload")
    with page.expect_file_chooser() as chooser:
        press(page, page.get_by_role("button", name="Chọn tệp"))
    chooser.value.set_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
    row = page.get_by_role("listitem").filter(has_text=name)
    expect(row).to_contain_text("Tìm thấy 1 văn bản", timeout=PATIENCE)
    assert violations(page) == []
    press(page, row.get_by_role("link"))


def open_list(page: Page) -> None:
    """The focus on the first proposal, which `j` selects."""
    head = page.locator("[data-proposal-head]").first
    expect(head).to_be_visible(timeout=PATIENCE)
    head.focus()
    page.keyboard.press("j")


def go_to(page: Page, words: str) -> None:
    """On with `j` until the selected proposal says `words`."""
    selected = page.locator(".card-selected [data-proposal-head]")
    for _ in range(MOST_STEPS):
        expect(selected).to_be_focused()
        if words in (selected.text_content() or ""):
            return
        page.keyboard.press("j")
    pytest.fail(f"no proposal says {words}")


def test_a_decisions_table_becomes_a_matrix(page: Page, address: str) -> None:
    upload(page, address, "quyet-dinh.docx", decision())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chương trình công tác")
    open_list(page)
    go_to(page, TABLE)
    page.keyboard.press("c")
    expect(page.locator("[data-proposal-head]").filter(has_text=TABLE)).to_contain_text("Đã xác nhận")
    # The focus went on to what is still open: back to the table.
    go_to_first(page)
    go_to(page, TABLE)
    assert violations(page) == []
    press(page, page.get_by_role("button", name="Lập ma trận phân công"))
    expect(page).to_have_url(re.compile(r"/matrices/\d+"), timeout=PATIENCE)
    expect(page.get_by_text(MATRIX["tasks"][-1]["content"]).first).to_be_visible()


def test_a_plan_whose_inputs_come_after_its_report_is_found_out(page: Page, address: str) -> None:
    upload(page, address, "ke-hoach.txt", PLAN.encode())
    open_list(page)
    go_to(page, "Báo cáo gửi Sở Nội vụ có thời hạn trước ngày 05/12, không sớm hơn báo cáo được tổng hợp")
    expect(page.locator(".mark-selected").first).to_be_visible()
    page.keyboard.press("c")
    finding = page.locator("[data-proposal-head]").filter(has_text="không sớm hơn báo cáo được tổng hợp")
    expect(finding).to_contain_text("Đúng là lỗi")

    go_to_first(page)
    waiting = page.locator(".card:not(.card-finding)").filter(has_text="Chờ xác nhận")
    while left := waiting.count():
        page.keyboard.press("Enter")
        expect(waiting).to_have_count(left - 1)
    move(page, "Xác nhận văn bản", "Đã xác nhận văn bản.")
    move(page, "Ban hành", "Đã ban hành.")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def go_to_first(page: Page) -> None:
    for _ in range(page.locator("[data-proposal-head]").count()):
        page.keyboard.press("k")


def move(page: Page, step: str, said: str) -> None:
    """A step of the document, asked once more in a dialog."""
    page.locator("h1").focus()
    press(page, page.get_by_role("button", name=step, exact=True))
    press(page, page.get_by_role("dialog").get_by_role("button", name=step, exact=True))
    expect(page.get_by_text(said)).to_be_visible()


def test_a_stranger_finds_nothing(browser: Browser, address: str) -> None:
    page = Person(browser, address, "tinhkhac").page
    page.goto(f"{address}/documents")
    expect(page.get_by_role("heading", level=1, name="Văn bản kế hoạch")).to_be_visible()
    expect(page.get_by_text("61/KH-UBND")).to_have_count(0)
    page.goto(f"{address}/documents/1")
    expect(page.get_by_role("alert")).to_be_visible()
