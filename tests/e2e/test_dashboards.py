"""The overview of a unit in a browser: filters in the address, a way down and up, a meeting by keyboard, and files."""

import io
import re
import struct
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import window
from tests.reports import opened

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def leader(browser: Browser, address: str) -> Iterator[Page]:
    """A leader of the province, signed in once: nothing here changes anything."""
    with window(browser, address, "tinh") as page:
        yield page


@pytest.fixture
def page(leader: Page, address: str) -> Page:
    """The overview of the province."""
    leader.set_viewport_size({"width": 1366, "height": 768})
    leader.emulate_media(media="screen")
    leader.goto(f"{address}/dashboards")
    drawn(leader)
    return leader


def drawn(page: Page) -> None:
    """Figures are there, and their charts."""
    expect(page.get_by_role("heading", name="Toàn cảnh", level=1)).to_be_visible()
    expect(page.locator(".drawing svg").first).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def table(page: Page, head: str) -> Any:
    return page.get_by_role("table").filter(has=page.get_by_role("columnheader", name=head, exact=True))


def shown(page: Page, head: str) -> list[list[str]]:
    """The cells of a table on the page, row by row."""
    rows = table(page, head).first.locator("tbody tr")
    found: list[list[str]] = rows.evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return found


def percent(number: float) -> str:
    """As the screen rounds and writes it."""
    assert isinstance(number, int | float), number
    return f"{Decimal(str(number)).quantize(Decimal('0.01'), ROUND_HALF_UP)} %".replace(".", ",")


def test_coverage_comes_first_then_targets_with_their_trend(page: Page) -> None:
    heads = page.get_by_role("heading", level=2).all_inner_texts()
    assert heads[:2] == ["Độ phủ", "Mức đề ra"]
    expect(page.get_by_text("Đã duyệt 59/69 nơi báo cáo", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile("Số liệu lúc"))).to_be_visible()
    held = shown(page, "Mức đề ra")
    assert {row[3] for row in held} <= {"Đạt", "Chưa đạt", "Chưa đủ nơi báo cáo để kết luận", "Chưa có số"}
    assert any(re.search("tăng|giảm|không đổi", row[4]) for row in held), held
    expect(page.get_by_text("Đơn vị bên dưới đã thay đổi từ kỳ này", exact=False)).to_be_visible()


def test_every_choice_stands_in_the_address(page: Page) -> None:
    page.get_by_label("Kỳ", exact=True).select_option(label="Năm 2020")
    drawn(page)
    page.get_by_label("Chỉ tiêu", exact=True).select_option(index=1)
    page.get_by_label("Địa giới", exact=True).select_option(index=1)
    page.get_by_label("Nguồn số liệu", exact=True).select_option("official")
    expect(page).to_have_url(re.compile("basis=official"))
    for part in ("indicator=", "geography=20", "basis=official", "period=2020"):
        assert part in page.url, page.url
    subject = page.get_by_role("heading", name=re.compile("^Qua các kỳ")).inner_text()
    page.goto(page.url)
    expect(page.get_by_role("heading", name=subject)).to_be_visible()
    assert page.get_by_label("Nguồn số liệu", exact=True).input_value() == "official"


def test_down_to_a_commune_and_up_again(page: Page) -> None:
    first = table(page, "Hạng").locator("tbody tr").first
    name, figure = first.locator("th a").inner_text(), first.locator("td").nth(1).inner_text()
    first.locator("th a").press("Enter")
    expect(page.locator(".trail [aria-current=page]")).to_have_text(name)
    expect(page.get_by_text("Không có đơn vị hành chính nào bên dưới", exact=False)).to_be_visible()
    assert shown(page, "Gián đoạn của chuỗi")[-1][1] == figure
    page.locator(".trail a").first.click()
    drawn(page)
    expect(table(page, "Hạng").locator("tbody tr")).to_have_count(69)


def test_three_levels_before_the_reform(page: Page) -> None:
    page.get_by_label("Kỳ", exact=True).select_option(label="6 tháng đầu năm 2025")
    drawn(page)
    row = table(page, "Hạng").locator("tbody tr").filter(has_text="Huyện Thạch Hà")
    row.get_by_role("link", name="Huyện Thạch Hà").click()
    expect(page.locator(".trail li")).to_have_count(2)
    expect(table(page, "Hạng").locator("tbody tr").filter(has_text="Xã Thạch Liên")).to_have_count(1)


def test_the_map_is_reached_by_the_table(page: Page) -> None:
    row = table(page, "Hạng").locator("tbody tr").first
    button = row.get_by_role("button", name=re.compile("trên bản đồ$"))
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".drawing svg path[stroke='#9b1c1c']:not([stroke-dasharray])")).to_have_count(1)


def test_a_number_leads_to_why(page: Page) -> None:
    table(page, "Hạng").locator("tbody tr").first.get_by_role("link", name=re.compile(r"\d,\d\d %")).click()
    expect(page).to_have_url(re.compile(r"/totals/why\?.*unit=\d+"))


def test_a_meeting_goes_by_the_keyboard(page: Page) -> None:
    page.get_by_role("link", name="Trình chiếu").click()
    meeting = page.get_by_role("region", name="Trình chiếu")
    expect(meeting.get_by_role("heading")).to_have_text("Độ phủ")
    assert page.locator(".top-bar").is_hidden()
    seen = []
    for place in range(1, 6):
        expect(meeting.get_by_role("status")).to_have_text(f"{place}/5")
        seen.append(meeting.get_by_role("heading").first.inner_text().split(":")[0])
        assert violations(page) == []
        page.keyboard.press("ArrowRight")
    assert seen == ["Độ phủ", "Mức đề ra", "Qua các kỳ", "Xếp hạng", "Bản đồ"]
    expect(page).to_have_url(re.compile("slide=5"))
    assert meeting.get_by_role("heading").first.evaluate("head => parseFloat(getComputedStyle(head).fontSize)") >= 28
    page.keyboard.press("Home")
    expect(meeting.get_by_role("status")).to_have_text("1/5")
    page.keyboard.press("Escape")
    drawn(page)
    assert "slide" not in page.url


def test_files_say_what_the_screen_says(page: Page) -> None:
    with page.expect_download() as taken:
        page.get_by_role("button", name="Tải về Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes()))
    children = book["Các đơn vị"]
    notes = [str(children.cell(row, 1).value) for row in range(1, opened.head_row(children, "Hạng"))]
    assert any("59/69" in note for note in notes), notes
    assert any(note.startswith("Số liệu lúc ") for note in notes), notes
    assert "Cộng từ các báo cáo đã duyệt" in notes
    screen = shown(page, "Hạng")
    cells = opened.below(children, "Hạng")
    assert len(cells) == len(screen) == 69
    for row, (rank, name, number, *_) in zip(cells, screen, strict=True):
        assert [row[0], row[1]] == [None if rank == "–" else int(rank), name]
        assert number == ("chưa có số" if row[2] is None else percent(row[2])), name


def test_a_chart_is_taken_as_a_picture(page: Page) -> None:
    for title in ("Qua các kỳ", "Xếp hạng", "Bản đồ"):
        with page.expect_download() as taken:
            page.get_by_role("button", name=re.compile(f"^Tải ảnh PNG ?: {title}")).click()
        content = taken.value.path().read_bytes()
        assert (content[:8], len(content) > 40_000) == (b"\x89PNG\r\n\x1a\n", True)
        width, height = struct.unpack(">II", content[16:24])
        assert (width, height > 700) == (2400, True), (width, height)
        assert re.fullmatch(r"[a-z0-9-]+\.png", taken.value.suggested_filename)


def test_paper_has_the_filters_and_the_time_and_no_buttons(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator(".filters").first.is_hidden()
    assert page.get_by_role("button", name="In", exact=True).is_hidden()
    expect(page.get_by_text(re.compile("Số liệu lúc"))).to_be_visible()
    expect(page.locator(".facts-lines")).to_contain_text("6 tháng đầu năm 2026")
    for paper in ("A4", "A3"):
        content = page.pdf(format=paper)
        assert (content[:4], len(content) > 20_000) == (b"%PDF", True)


@pytest.mark.parametrize("size", [(320, 640), (1366, 768)], ids=["narrow", "wide"])
def test_fits_and_is_accessible(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    drawn(page)
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(wide), f"{size[0]} px: scrolls to the side"
    assert violations(page) == []


def test_a_commune_begins_at_its_own(browser: Browser, address: str) -> None:
    with window(browser, address, "xa") as page:
        page.get_by_role("navigation", name="Danh mục").get_by_role("link", name="Toàn cảnh").click()
        expect(page.get_by_role("heading", name="Độ phủ")).to_be_visible()
        expect(page.get_by_text(re.compile(r"Đã duyệt [01]/1 nơi báo cáo")).first).to_be_visible()
        expect(page.get_by_role("link", name="Mở tổng hợp")).to_be_visible()
        page.goto(f"{address}/dashboards?unit=29")
        expect(page.get_by_role("alert")).to_be_visible()
