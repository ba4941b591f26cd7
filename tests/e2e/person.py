"""Someone at a browser: a window of their own that notices what goes wrong, and the way in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tienbo.packs.accounts import DEMO_PASSWORD

PATIENCE = 60_000
MOST_STEPS = 120


def open_window(browser: Browser) -> Page:
    """A laptop's window. Nothing moves: a moving dialog slips from under a click, and axe reads its passing colours."""
    size = {"width": 1366, "height": 768}
    return browser.new_context(viewport=size, locale="vi-VN", reduced_motion="reduce").new_page()  # type: ignore[arg-type]


def failures_of(page: Page) -> list[str]:
    """What goes wrong on the page from now on; breaking its own content security policy is a failure too."""
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda said: failures.append(said.text) if "Content Security Policy" in said.text else None)
    return failures


def sign_in(page: Page, address: str, login: str) -> None:
    """Through the form on the page, to the list of one's own work."""
    page.goto(address)
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu", exact=True).fill(DEMO_PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()


def reach(page: Page, target: Locator) -> None:
    """Goes to a field, button or link as a keyboard does, tab by tab."""
    expect(target).to_be_visible(timeout=PATIENCE)
    for _ in range(MOST_STEPS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{target} is not reached by keyboard")


def press(page: Page, target: Locator) -> None:
    """Goes to a button or link by keyboard, and presses it."""
    reach(page, target)
    page.keyboard.press("Enter")


@contextmanager
def window(browser: Browser, address: str, login: str | None = None) -> Iterator[Page]:
    """A window that must end without a failure, with ``login`` signed in if given."""
    page = open_window(browser)
    failures = failures_of(page)
    if login is not None:
        sign_in(page, address, login)
    yield page
    page.context.close()
    assert failures == []


class Person:
    """Someone signed in, in a window of their own, for tests in which several people meet."""

    def __init__(self, browser: Browser, address: str, login: str) -> None:
        self.address = address
        self.page = open_window(browser)
        self.failures = failures_of(self.page)
        sign_in(self.page, address, login)

    def go(self, path: str, heading: str) -> None:
        self.page.goto(f"{self.address}{path}")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)

    def confirm(self, action: str) -> None:
        """Presses the step's button, and the same again in the dialog that asks."""
        self.page.get_by_role("button", name=re.compile(f"^{action}")).first.click()
        self.page.get_by_role("dialog").get_by_role("button", name=re.compile(f"^{action}")).click()
