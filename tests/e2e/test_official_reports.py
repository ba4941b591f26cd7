"""A report is issued, then a figure under it corrected: the first edition stays, the second says what differs.

The same figures stand on the page, in the API, and in the report as Word, PDF and spreadsheet.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.edition_steps import figures, fits, reopen, step, taken, waive
from tests.e2e.person import Person, window
from tests.reports import official_figures, opened

pytestmark = pytest.mark.e2e

ASKED = "form=1&period=2025-H1"
NUMBER = "27/BC-UBND"
DAY = "ngày 20 tháng 6 năm 2025"
SIGNER = "Người ký trình diễn"
SAID_IN_WORDS = "Các xã báo cáo đủ chỉ tiêu (dữ liệu trình diễn)."
DEMO, MARK = "Dữ liệu trình diễn", "trình diễn"
UNCLEAR = "Đề nghị nêu rõ vì sao xã báo lại số đại biểu"
TAKEN = {"docx": "Tải báo cáo (Word)", "pdf": "Tải báo cáo (PDF)", "xlsx": "Tải báo cáo (Excel)"}
READERS = {
    "docx": official_figures.from_docx,
    "pdf": official_figures.from_pdf,
    "xlsx": official_figures.from_xlsx,
}
# A rate carries its sign, and what it divides, on the page.
BESIDE = re.compile(r" %| \([^()]+ / [^()]+\)$")


@pytest.fixture(scope="module")
def district(browser: Browser, address: str) -> Person:
    return Person(browser, address, "huyen2025")


def all_taken(page: Page, folder: Path) -> dict[str, bytes]:
    found = {}
    for ending, button in TAKEN.items():
        path = taken(page, button, folder)
        assert re.fullmatch(rf"[a-z0-9.-]+\.{ending}", path.name, re.IGNORECASE)
        found[ending] = path.read_bytes()
    return found


def answered(page: Page) -> dict[str, Any]:
    """What the API says of the edition, as the page gets it."""
    with page.expect_response(re.compile(r"/api/v1/editions/\d+$")) as waiting:
        page.reload()
    found: dict[str, Any] = waiting.value.json()
    return found


def on_screen(page: Page) -> official_figures.Figures:
    found = []
    for head, (total, own, result, coverage) in figures(page).items():
        name, _, unit = head.removesuffix(")").rpartition(" (")
        said = [BESIDE.sub("", cell) for cell in (total, result)]
        # How many withhold it stands behind the coverage; in the files, in the note below.
        found.append([name, unit, said[0], own.replace("–", ""), said[1], coverage.partition(" · ")[0]])
    return found


def words(content: bytes) -> str:
    return " ".join(" ".join(opened.pages(content)).replace("\u00a0", " ").split())


def written(page: Page) -> None:
    """The words of the report, and a deputy who signs in the chair's place."""
    page.get_by_label("Nội dung mục 1").fill(SAID_IN_WORDS)
    page.get_by_role("button", name="Chốt số liệu").click()
    expect(page.get_by_role("dialog")).to_contain_text("Lời báo cáo vừa gõ chưa lưu")
    page.keyboard.press("Escape")
    page.get_by_label("Hình thức ký").select_option(label="Ký thay (KT.)")
    page.get_by_role("button", name="Lưu lời báo cáo").click()
    expect(page.get_by_text("Hãy nêu chức vụ của người ký.")).to_be_visible()
    page.get_by_label("Chức vụ của người ký").fill("PHÓ CHỦ TỊCH")
    page.get_by_label("Được ký từ ngày").fill("01/06/2025")
    page.get_by_label("Được ký đến hết ngày").fill("31/12/2025")
    page.get_by_label("Họ và tên người ký").fill(SIGNER)
    page.get_by_role("button", name="Lưu lời báo cáo").click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()


def issued(page: Page) -> None:
    """By keyboard; a day on which the deputy could not sign is refused, and what was typed is still there."""
    opener = page.get_by_role("button", name="Ghi số, ngày văn bản").first
    opener.press("Enter")
    dialog = page.get_by_role("dialog")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    opener.press("Enter")
    sent = dialog.get_by_role("button", name="Ghi số, ngày văn bản")
    sent.press("Enter")
    expect(dialog.get_by_label("Số, ký hiệu")).to_be_focused()
    expect(dialog.get_by_label("Họ và tên người ký")).to_have_value(SIGNER)
    page.keyboard.type(NUMBER)
    page.keyboard.press("Tab")
    page.keyboard.type("20/01/2025")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("nằm ngoài thời hạn người ký được ký thay")
    expect(dialog.get_by_label("Số, ký hiệu")).to_have_value(NUMBER)
    assert violations(page) == []
    assert fits(page)
    dialog.get_by_label("Ngày ban hành").fill("20/06/2025")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã ghi số, ngày.")).to_be_visible()


def decided(browser: Browser, address: str, where: str, action: str, reason: str = "") -> None:
    """By the province, to which it was handed up."""
    province = Person(browser, address, "tinh")
    page = province.page
    page.goto(where)
    page.get_by_role("button", name=action).click()
    dialog = page.get_by_role("dialog")
    if reason:
        dialog.get_by_role("button", name=action).click()
        expect(dialog.get_by_text("Hãy nêu lý do")).to_be_visible()
        dialog.get_by_label("Lý do").fill(reason)
    dialog.get_by_role("button", name=action).click()
    expect(page.get_by_text("Được chấp nhận" if not reason else "Bị trả lại").first).to_be_visible()
    assert violations(page) == []
    assert province.failures == []


def test_the_demo_ships_editions_that_say_what_they_are(browser: Browser, address: str, tmp_path: Path) -> None:
    with window(browser, address, "tinh") as page:
        for unit, state in (("Tỉnh Hà Tĩnh", "Đã chốt"), ("Huyện Thạch Hà", "Được chấp nhận")):
            page.goto(f"{address}/editions?form=1&period=2020&all=true")
            row = page.get_by_role("row").filter(has_text=unit)
            expect(row).to_contain_text(state)
            expect(row).to_contain_text(DEMO)
            row.get_by_role("link").click()
            expect(page.get_by_role("heading", level=1)).to_contain_text(f"Bản tổng hợp số 1 của {unit}")
            expect(page.locator("h1 + *")).to_contain_text(DEMO)
            said = official_figures.from_api(answered(page))
            files = all_taken(page, tmp_path)
            assert {ending: read(files[ending]) for ending, read in READERS.items()} == dict.fromkeys(READERS, said)
            assert MARK in words(files["pdf"])


def test_the_first_edition_is_issued_with_the_same_figures_everywhere(
    browser: Browser, address: str, district: Person, tmp_path: Path
) -> None:
    district.go(f"/editions?{ASKED}", "Bản tổng hợp")
    page = district.page
    page.get_by_role("button", name="Bắt đầu tổng hợp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bản tổng hợp số 1")
    waive(page)
    written(page)
    assert violations(page) == []
    assert fits(page)
    page.screenshot(path=tmp_path / "draft.png", full_page=True)
    step(page, "Chốt số liệu")
    expect(page.get_by_text("Đã chốt.", exact=True)).to_be_visible()

    said = official_figures.from_api(answered(page))
    expect(page.get_by_role("heading", name="Số liệu", exact=True)).to_be_visible()
    assert len(said) > 10
    assert on_screen(page) == said
    files = all_taken(page, tmp_path)
    assert {ending: read(files[ending]) for ending, read in READERS.items()} == dict.fromkeys(READERS, said)
    # No number before a person gives one.
    assert "Số: /BC-UBND" in words(files["pdf"])

    issued(page)
    assert violations(page) == []
    page.screenshot(path=tmp_path / "issued.png", full_page=True)
    printed = words(all_taken(page, tmp_path)["pdf"])
    for expected in (
        f"Số: {NUMBER}",
        DAY,
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        SIGNER,
        "Nơi nhận:",
        "./.",
        MARK,
        SAID_IN_WORDS,
    ):
        assert expected in printed

    step(page, "Gửi Tỉnh Hà Tĩnh")
    decided(browser, address, page.url, "Chấp nhận")


def test_a_corrected_figure_leaves_it_as_it_was_and_the_second_lists_the_difference(
    browser: Browser, address: str, district: Person, tmp_path: Path
) -> None:
    page = district.page
    first = page.url
    kept = all_taken(page, tmp_path)
    district.go(f"/review?{ASKED}&state=accepted", "Báo cáo")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    reopen(page)

    page.goto(first)
    expect(page.get_by_text("Số liệu bên dưới đã thay đổi từ")).to_be_visible()
    expect(page.get_by_role("table", name="Số liệu thay đổi").first).to_be_visible()
    page.get_by_role("button", name="Lập bản kế tiếp").click()
    expect(page.get_by_role("heading", name="Khác so với bản số 1")).to_be_visible()
    waive(page)
    step(page, "Chốt số liệu")
    expect(page.get_by_text("Đã chốt.", exact=True)).to_be_visible()
    second = words(all_taken(page, tmp_path)["pdf"])
    assert "Khác so với bản tổng hợp số 1" in second
    assert "không còn tính" in second
    assert "Số: /BC-UBND" in second
    step(page, "Gửi Tỉnh Hà Tĩnh")
    decided(browser, address, page.url, "Trả lại", UNCLEAR)
    page.reload()
    expect(page.get_by_text("Bị trả lại").first).to_be_visible()
    expect(page.get_by_text(UNCLEAR)).to_be_visible()

    page.goto(first)
    expect(page.get_by_text(NUMBER).first).to_be_visible()
    assert all_taken(page, tmp_path) == kept
    assert district.failures == []
