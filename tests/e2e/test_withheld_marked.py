"""A commune withholds a figure: the edition marks it on the page and in every file, and says when it no longer does."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.edition_steps import fits, reopen, step
from tests.e2e.person import Person
from tests.e2e.test_journey import SAVED
from tests.e2e.test_official_reports import ASKED, READERS, all_taken, answered, on_screen, words
from tests.e2e.test_review_journey import fill
from tests.reports import official_figures, opened
from tienbo.reports.edition_rows import MARK

pytestmark = pytest.mark.e2e

COMMUNE = "Thạch Liên"
TRAINED, RATE = "Trong đó: được cử đi đào tạo", "Tỷ lệ nữ cán bộ, công chức, viên chức được cử đi đào tạo"
MEANS = f"{MARK}: có nơi giữ kín số liệu của chỉ tiêu này"
NOTE = f"“{MARK}”: có nơi giữ kín số liệu của chỉ tiêu ở dòng này"
NOTE_OF_CHANGES = f"“{MARK}”: có nơi giữ kín số liệu của chỉ tiêu trong bản tổng hợp của cột này."
SIZES = ((1366, 768), (390, 844))


@pytest.fixture(scope="module")
def commune(browser: Browser, address: str) -> Person:
    return Person(browser, address, "xa2025")


@pytest.fixture(scope="module")
def district(browser: Browser, address: str) -> Person:
    return Person(browser, address, "huyen2025")


def enter(page: Page, text: str) -> None:
    """What the commune says of its women sent to training."""
    row = page.get_by_role("row").filter(has_text=TRAINED)
    row.locator("[role=gridcell][aria-readonly=false]").first.click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.get_by_text(SAVED)).to_be_visible()


def report_of(commune: Person) -> str:
    return commune.page.url.partition("?")[0]


def handed_in(commune: Person, district: Person) -> None:
    """And accepted."""
    commune.confirm("Nộp")
    expect(commune.page.get_by_text("Chờ duyệt").first).to_be_visible()
    district.page.goto(report_of(commune))
    district.confirm("Duyệt")
    expect(district.page.get_by_text("Đã duyệt").first).to_be_visible()


def freeze(page: Page) -> None:
    step(page, "Chốt số liệu")
    expect(page.get_by_text("Đã chốt.", exact=True)).to_be_visible()


def shots(page: Page, folder: Path, name: str) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
    assert fits(page)


def cells_of(content: bytes) -> set[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {official_figures.shown(cell) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}


def changes_in(content: bytes) -> dict[str, list[str]]:
    """Phụ lục II of the Word file: by indicator the figures of both editions."""
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in opened.word(content).tables]
    (changes,) = [rows for rows in tables if "Bản số 1" in rows[0]]
    return {row[1]: row[3:5] for row in changes[1:]}


def test_a_withheld_figure_is_marked_everywhere(commune: Person, district: Person, tmp_path: Path) -> None:
    commune.go(f"/entry?{ASKED}", "Nhập số liệu")
    commune.page.get_by_role("button", name="Nhập số liệu").click()
    expect(commune.page.get_by_role("grid")).to_be_visible()
    fill(commune.page, "20")
    enter(commune.page, "g")
    handed_in(commune, district)

    page = district.page
    district.go(f"/editions?{ASKED}", "Bản tổng hợp")
    page.get_by_role("button", name="Bắt đầu tổng hợp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bản tổng hợp số 1")
    freeze(page)
    said = official_figures.from_api(answered(page))
    expect(page.get_by_text(MEANS)).to_be_visible()
    marked = [number for number, row in enumerate(said, 1) if row[2].endswith(MARK) and row[4].endswith(MARK)]
    assert [said[number - 1][0].startswith((TRAINED, RATE)) for number in marked] == [True, True]
    assert sum(MARK in cell for row in said for cell in row) == 4
    assert on_screen(page) == said
    expect(page.get_by_role("cell", name="1 nơi giữ kín")).to_have_count(2)
    files = all_taken(page, tmp_path)
    assert {ending: read(files[ending]) for ending, read in READERS.items()} == dict.fromkeys(READERS, said)
    which = f"({'; '.join(f'dòng {number}: 1 nơi' for number in marked)})."
    (note,) = [line for line in opened.words(opened.word(files["docx"])) if line.startswith(NOTE)]
    assert note.endswith(which)
    assert note in words(files["pdf"])
    assert note in cells_of(files["xlsx"])
    shots(page, tmp_path, "marked")


def test_a_figure_that_is_withheld_no_more_is_a_difference(commune: Person, district: Person, tmp_path: Path) -> None:
    page = district.page
    first = page.url
    page.goto(report_of(commune))
    reopen(page)
    commune.page.reload()
    enter(commune.page, "15")
    handed_in(commune, district)
    page.goto(first)
    page.get_by_role("button", name="Lập bản kế tiếp").click()
    expect(page.get_by_role("heading", name="Khác so với bản số 1")).to_be_visible()
    freeze(page)
    second = official_figures.from_api(answered(page))
    assert not any(MARK in cell for row in second for cell in row)
    since = page.get_by_role("region", name="Khác so với bản số 1")
    expect(since.get_by_text(MEANS)).to_be_visible()
    for name in (TRAINED, RATE):
        old, new = since.get_by_role("row").filter(has_text=name).locator("td").all_inner_texts()[-3:-1]
        assert (old.endswith(MARK), MARK in new) == (True, False)
    files = all_taken(page, tmp_path)
    changes = changes_in(files["docx"])
    assert len(changes) == 2
    assert [(old.endswith(MARK), MARK in new) for old, new in changes.values()] == [(True, False)] * 2
    assert NOTE_OF_CHANGES in opened.words(opened.word(files["docx"]))
    assert NOTE_OF_CHANGES in words(files["pdf"])
    assert {NOTE_OF_CHANGES, *(old for old, _ in changes.values())} <= cells_of(files["xlsx"])
    shots(page, tmp_path, "changed")
    assert (commune.failures, district.failures) == ([], [])
