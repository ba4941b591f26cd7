"""Figures are entered as in Excel: by keyboard, by paste, through an input method, and without a network."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect, sync_playwright
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.wide_form import ask_wide_form
from tests.e2e.axe import violations
from tests.e2e.cable import Cable, cable
from tests.e2e.demo import OPTIONS, chromium, running_demo
from tests.e2e.person import sign_in
from tienbo.database import make_engine
from tienbo.forms.models import Form

pytestmark = pytest.mark.e2e

PERIOD = "2025-H1"
SAVED = re.compile(r"Đã lưu \d\d:\d\d")
ROWS = 40


@dataclass(frozen=True)
class Place:
    """Where the demo answers, and the form that the tests fill in."""

    address: str
    form_id: int


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("demo")
    with running_demo(folder / "data", folder / "log") as address:
        # The demo's own server, over its socket, as the superuser: no page makes a form yet.
        engine = make_engine(f"postgresql+psycopg://postgres@/tienbo?host={folder / 'data' / 'postgres'}")
        with Session(engine) as session:
            unit_id = session.scalars(select(Form.unit_id).where(Form.code == "HT-NCB")).one()
            form_id = ask_wide_form(session, unit_id, PERIOD, date(2025, 6, 17))
            session.commit()
        engine.dispose()
        yield Place(address, form_id)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def browser(playwright: Playwright, profile: Path) -> BrowserContext:
    """A browser with a profile on disk, so that closing it is what closing a browser is."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium(),
        args=OPTIONS,
        viewport={"width": 1366, "height": 768},
        locale="vi-VN",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(20_000)
    return context


def signed_in(context: BrowserContext, place: Place) -> Page:
    page = context.new_page()
    sign_in(page, place.address, "xa2025")
    return page


def open_form(page: Page, place: Place) -> None:
    """Two clicks: the report, and its first cell."""
    page.goto(f"{place.address}/entry?form={place.form_id}&period={PERIOD}")
    page.get_by_role("button", name="Nhập số liệu").or_(page.get_by_role("link", name="Nhập tiếp")).click()
    expect(page.get_by_role("grid")).to_be_visible()
    cell(page, 0, 1).click()


def cell(page: Page, row: int, column: int) -> Locator:
    """Columns: 0 last period, 1 total, 2 women, 3 men, 4 their sum."""
    return page.locator(f'[data-row="{row}"][data-column="{column}"]')


def shown(page: Page, row: int, column: int) -> str:
    at = cell(page, row, column)
    field = at.locator("input")
    return field.input_value() if field.count() else (at.locator(".grid-text").text_content() or "")


def go_to(page: Page, row: int, column: int) -> None:
    cell(page, row, column).click()
    expect(cell(page, row, column).locator("input")).to_be_focused()


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def test_forty_cells_by_keyboard(playwright: Playwright, place: Place, tmp_path: Path) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        page = signed_in(context, place)
        open_form(page, place)
        for number in range(ROWS):
            page.keyboard.type(str(number + 10))
            page.keyboard.press("Enter")
        expect(page.get_by_text(SAVED)).to_be_visible()
        assert [shown(page, row, 1) for row in (0, 9, ROWS - 1)] == ["10", "19", "49"]
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert violations(page) == []

        page.reload()
        expect(page.get_by_role("grid")).to_be_visible()
        assert [shown(page, row, 1) for row in (0, ROWS - 1)] == ["10", "49"]


def test_an_input_method_writes_into_a_cell_that_is_only_chosen(
    playwright: Playwright, place: Place, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        page = signed_in(context, place)
        open_form(page, place)
        go_to(page, 5, 2)
        keyboard = context.new_cdp_session(page)
        for text in ("k", "kh", "không thu thâp"):
            keyboard.send(
                "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
            )
        keyboard.send("Input.insertText", {"text": "không thu thập"})
        page.keyboard.press("Enter")
        assert shown(page, 5, 2) == "Không thu thập"
        expect(page.get_by_text(SAVED)).to_be_visible()
        assert cell(page, 6, 2).locator("input").evaluate("input => input === document.activeElement")


def test_a_messy_rectangle_from_excel(playwright: Playwright, place: Place, tmp_path: Path) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        page = signed_in(context, place)
        open_form(page, place)
        before = [shown(page, row, 1) for row in range(3)]
        rows = [[str(10 * row + 30), str(4 * row + 10), str(6 * row + 20)] for row in range(36)]
        rows[0][0] = "1.234"
        rows[1][1] = '"14\n"'
        rows[2][2] = "32\u00a0"
        rows[3][0] = "12.5"
        rows[4][1] = "1,234,567"
        paste(page, "\r\n".join("\t".join(row) for row in rows) + "\r\n")
        news = page.locator(".grid-news")
        expect(news).to_contain_text("Đã dán 106 ô, 2 ô lỗi, 0 ô bỏ qua.")
        expect(news.get_by_role("listitem")).to_have_count(2)
        assert [shown(page, 0, 1), shown(page, 1, 2), shown(page, 2, 3)] == ["1.234", "14", "32"]
        assert [shown(page, 3, 1), shown(page, 4, 2)] == ["12.5", "1,234,567"]
        expect(page.get_by_text("2 ô chưa đúng, chưa lưu")).to_be_visible()

        go_to(page, 0, 1)
        page.keyboard.press("Control+z")
        expect(news).to_contain_text("Đã hoàn tác")
        assert [shown(page, row, 1) for row in range(3)] == before
        expect(page.get_by_text(SAVED)).to_be_visible()


@pytest.fixture
def line(place: Place) -> Iterator[Cable]:
    with cable(place.address) as laid:
        yield laid


def test_the_network_goes_and_the_browser_is_closed(
    playwright: Playwright, place: Place, line: Cable, tmp_path: Path
) -> None:
    profile, here = tmp_path / "profile", replace(place, address=line.address)
    with browser(playwright, profile) as context:
        page = signed_in(context, here)
        open_form(page, here)
        report = page.url
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        context.set_offline(offline=True)
        line.pull()
        go_to(page, 7, 1)
        for number in ("71", "72"):
            page.keyboard.type(number)
            page.keyboard.press("Enter")
        expect(page.get_by_text("Chờ gửi 2 ô")).to_be_visible()
        expect(page.get_by_text("Không có mạng: vẫn nhập")).to_be_visible()

    with browser(playwright, tmp_path / "other") as other:
        colleague = signed_in(other, place)
        open_form(colleague, place)
        go_to(colleague, 7, 1)
        colleague.keyboard.type("99")
        colleague.keyboard.press("Enter")
        expect(colleague.get_by_text(SAVED)).to_be_visible()

    with browser(playwright, profile) as context:
        context.set_offline(offline=True)
        page = context.new_page()
        page.goto(report)
        expect(page.get_by_role("grid")).to_be_visible()
        expect(page.get_by_text("Chờ gửi 2 ô")).to_be_visible()
        assert [shown(page, 7, 1), shown(page, 8, 1)] == ["71", "72"]

        line.plug()
        context.set_offline(offline=False)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("71")
        expect(dialog).to_contain_text("99")
        dialog.get_by_label("Của bạn").check()
        dialog.get_by_role("button", name="Giữ các số đã chọn").click()
        expect(page.get_by_text(SAVED)).to_be_visible()
        page.reload()
        expect(page.get_by_role("grid")).to_be_visible()
        assert [shown(page, 7, 1), shown(page, 8, 1)] == ["71", "72"]


def test_submitting_with_something_wrong_and_something_unlikely(
    playwright: Playwright, place: Place, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        page = signed_in(context, place)
        open_form(page, place)
        rows = [["10", "4", "6"] for _ in range(ROWS)]
        rows[0], rows[1], rows[2] = ["200", "80", "120"], ["300", "100", "200"], ["10", "4", "7"]
        go_to(page, 0, 1)
        paste(page, "\r\n".join("\t".join(row) for row in rows))
        expect(page.get_by_text(SAVED)).to_be_visible()
        page.get_by_role("button", name=re.compile("^Nộp")).click()
        summary = page.locator(".error-summary")
        expect(summary).to_be_focused()
        expect(summary.get_by_role("listitem")).to_have_count(3)
        assert violations(page) == []

        summary.get_by_role("button").first.click()
        expect(cell(page, 2, 1).locator("input")).to_be_focused()
        page.keyboard.type("11")
        page.keyboard.press("Enter")
        for row in (0, 1):
            go_to(page, row, 1)
            page.get_by_label(re.compile("^Giải trình")).fill("Có thêm đơn vị sự nghiệp được sáp nhập")
            page.get_by_role("button", name="Gửi giải trình").click()
            expect(page.locator(".cell-said")).to_contain_text("sáp nhập")
        page.get_by_role("button", name=re.compile("^Nộp")).click()
        page.get_by_role("dialog").get_by_role("button", name=re.compile("^Nộp")).click()
        expect(page.get_by_text("Chờ duyệt").first).to_be_visible()
        expect(page.locator(".lock-banner")).to_contain_text("Báo cáo đã nộp nên không sửa được.")
        assert violations(page) == []
