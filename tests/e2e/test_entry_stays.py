"""What is typed stays: when the session ends, when someone else signs in, when the network or the version changes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

from tests.e2e.axe import violations
from tests.e2e.demo import SPA, running_demo
from tests.e2e.person import failures_of, open_window, sign_in
from tests.e2e.test_journey import FORM, SAVED
from tienbo.packs.accounts import DEMO_PASSWORD

pytestmark = pytest.mark.e2e

LOGIN = "xa2025"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages, to be changed as a newer version changes them."""
    if not SPA.exists():
        pytest.skip("the front end is not built: `make test` builds it")
    return Path(shutil.copytree(SPA, tmp_path_factory.mktemp("pages") / "dist"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, pages: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("demo")
    with running_demo(folder / "data", folder / "log", pages) as address:
        yield address


def open_report(page: Page, address: str) -> str:
    page.goto(f"{address}/entry?{FORM}")
    page.get_by_role("button", name="Nhập số liệu").or_(page.get_by_role("link", name="Nhập tiếp")).click()
    expect(page.get_by_role("grid")).to_be_visible()
    return page.url


def cell(page: Page, number: int) -> Locator:
    return page.locator("[role=gridcell][aria-readonly=false]").nth(number)


def enter(page: Page, first: int, *numbers: str) -> None:
    cell(page, first).click()
    for number in numbers:
        page.keyboard.type(number)
        page.keyboard.press("Enter")


def shown(page: Page, number: int) -> str:
    field = cell(page, number).locator("input")
    return field.input_value() if field.count() else (cell(page, number).locator(".grid-text").text_content() or "")


def api(address: str, login: str) -> httpx.Client:
    said = httpx.post(f"{address}/api/v1/session", json={"login": login, "password": DEMO_PASSWORD}).json()
    headers = {"Authorization": f"Bearer {said['access_token']}"}
    return httpx.Client(base_url=f"{address}/api/v1", headers=headers, timeout=20)


def end_sessions(address: str) -> None:
    """Every sign-in of the person but the one that asks, as on the page of their account."""
    with api(address, LOGIN) as client:
        for one in client.get("/account/sessions").json()["items"]:
            if not one["current"]:
                assert client.delete(f"/account/sessions/{one['id']}").status_code == 204


def held(address: str, report: str) -> list[str]:
    """The numbers that the service holds."""
    with api(address, LOGIN) as client:
        values = client.get(f"/submissions/{report.rstrip('/').rpartition('/')[2]}").json()["values"]
    return sorted(value["number"] for value in values if value["number"] is not None)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = open_window(browser)
    failures = failures_of(page)
    sign_in(page, address, LOGIN)
    yield page
    page.context.close()
    assert failures == []


def test_the_session_ends_while_typing(page: Page, address: str, tmp_path: Path) -> None:
    report = open_report(page, address)
    enter(page, 0, "101")
    expect(page.get_by_text(SAVED)).to_be_visible()
    end_sessions(address)
    enter(page, 1, "102", "103")
    dialog = page.get_by_role("dialog", name="Phiên làm việc đã hết")
    expect(dialog.get_by_label("Mật khẩu", exact=True)).to_be_focused()
    expect(dialog.get_by_label("Tên đăng nhập")).to_have_value(LOGIN)
    assert violations(page) == []
    page.screenshot(path=tmp_path / "again.png")
    assert (page.url, shown(page, 1), shown(page, 2)) == (report, "102", "103")
    assert held(address, report) == ["101"]

    page.keyboard.type(DEMO_PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert held(address, report) == ["101", "102", "103"]


def test_someone_else_who_signs_in_takes_nothing_over(page: Page, address: str) -> None:
    report = open_report(page, address)
    end_sessions(address)
    before = held(address, report)
    enter(page, 3, "204")
    expect(page.get_by_role("dialog", name="Phiên làm việc đã hết")).to_be_visible()

    other = page.context.new_page()
    sign_in(other, address, "xa")
    # The first window leaves, rather than go on as the other person.
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("")
    other.goto(report)
    expect(other.get_by_role("grid")).to_have_count(0)
    assert held(address, report) == before


def test_the_network_goes_and_comes_back(page: Page, address: str) -> None:
    report = open_report(page, address)
    before = held(address, report)
    page.context.set_offline(offline=True)
    enter(page, 4, "305", "306")
    expect(page.get_by_text("Chờ gửi 2 ô")).to_be_visible()
    assert held(address, report) == before
    page.context.set_offline(offline=False)
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert held(address, report) == sorted([*before, "305", "306"])


def until_loaded_again(window: Page) -> None:
    """The mark that was set on the page is gone with it; asked from outside, for the page allows no code in texts."""
    for _ in range(200):
        try:
            if window.evaluate("window.untouched") is None:
                return
        except PlaywrightError:
            pass  # it is being left at this moment
        window.wait_for_timeout(100)
    pytest.fail("the page was not loaded again")


def test_a_new_version_waits_for_what_is_unsent(page: Page, address: str, pages: Path) -> None:
    open_report(page, address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    expect(page.get_by_role("grid")).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("grid")).to_be_visible()
    for window in (page, other):
        window.evaluate("window.untouched = true")

    worker = pages / "sw.js"
    worker.write_text(worker.read_text(encoding="utf-8") + "\n// newer\n", encoding="utf-8")
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)")
    for window in (page, other):
        expect(window.get_by_role("button", name="Tải lại")).to_be_visible()

    page.context.set_offline(offline=True)
    enter(page, 6, "407")
    expect(page.get_by_text("Chờ gửi 1 ô")).to_be_visible()
    expect(page.get_by_text("Còn số chưa lưu")).to_be_visible()
    expect(page.get_by_role("button", name="Tải lại")).to_have_count(0)
    page.context.set_offline(offline=False)
    expect(page.get_by_text(SAVED)).to_be_visible()
    expect(page.get_by_role("button", name="Tải lại")).to_be_visible()

    # One window takes it; the other goes on as it is until it is asked to.
    other.get_by_role("button", name="Tải lại").click()
    until_loaded_again(other)
    expect(other.get_by_role("grid")).to_be_visible()
    enter(page, 7, "408")
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert page.evaluate("window.untouched") is True
    page.get_by_role("button", name="Tải lại").click()
    until_loaded_again(page)
    expect(page.get_by_role("grid")).to_be_visible()
    assert [shown(page, 6), shown(page, 7)] == ["407", "408"]
