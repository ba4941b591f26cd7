"""Signing on through a province's provider, in a browser: in, and every way in which it is refused."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.access.provider import CLIENT_ID, CLIENT_SECRET
from tests.e2e.axe import violations
from tests.e2e.demo import ROOT, free_port
from tests.e2e.installation import account, installation
from tests.e2e.person import window

pytestmark = pytest.mark.e2e

THACH_LAC = "18628"
BUTTON = "Đăng nhập qua hệ thống của tỉnh"
Behave = Callable[..., None]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    port = free_port()
    running = subprocess.Popen([sys.executable, "-m", "tests.access.provider", str(port)], cwd=ROOT)
    yield f"http://127.0.0.1:{port}"
    running.terminate()
    running.wait(10)


@pytest.fixture(scope="module")
def address(issuer: str) -> Iterator[str]:
    """An installation with the units of Vietnam and nobody in it, which signs on through the provider."""
    commands = (["units", "load"], account("co.san", "Có sẵn", THACH_LAC, "hàng tre xanh ngoài ngõ", "officer"))
    with installation(
        commands,
        TIENBO_OIDC_ISSUER=issuer,
        TIENBO_OIDC_CLIENT_ID=CLIENT_ID,
        TIENBO_OIDC_CLIENT_SECRET=CLIENT_SECRET,
        TIENBO_OIDC_CLAIM_UNIT="unit",
        TIENBO_OIDC_CLAIM_ROLE="roles",
        TIENBO_OIDC_ROLES='{"can-bo": "officer"}',
        TIENBO_OIDC_UNIT="42",
    ) as address:
        yield address


@pytest.fixture
def behave(issuer: str) -> Behave:
    def set_up(claims: dict[str, Any] | None = None, **what: Any) -> None:
        person = {"preferred_username": "lan.nguyen", "name": "Nguyễn Thị Lan", "unit": THACH_LAC, "roles": ["can-bo"]}
        httpx.post(f"{issuer}/behave", json={"claims": person | (claims or {}), **what}).raise_for_status()

    set_up()
    return set_up


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser, "") as page:
        yield page


def sign_on(page: Page, address: str, path: str = "/") -> None:
    page.goto(f"{address}{path}")
    button = page.get_by_role("link", name=BUTTON)
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")


def test_in_by_the_keyboard_and_on_to_the_page_that_was_asked_for(page: Page, address: str, behave: Behave) -> None:
    sign_on(page, address, "/units?q=xã")
    expect(page.get_by_role("heading", level=1, name="Đơn vị hành chính")).to_be_visible()
    assert page.url.startswith(f"{address}/units?q=")
    expect(page.get_by_text("Nguyễn Thị Lan").first).to_be_visible()
    page.reload()
    expect(page.get_by_text("Nguyễn Thị Lan").first).to_be_visible()
    page.go_back()
    expect(page).not_to_have_url(re.compile("/sign-on"))


@pytest.mark.parametrize(
    ("claims", "what", "sentence"),
    [
        ({"unit": "99999"}, {}, "không cho biết đơn vị và vai trò"),
        ({"roles": ["khach"]}, {}, "không cho biết đơn vị và vai trò"),
        ({"preferred_username": "co.san", "sub": "s-2"}, {}, "đã thuộc một tài khoản khác"),
        ({}, {"iss": "https://elsewhere.example"}, "không thành công"),
        ({}, {"sign": "stranger"}, "không thành công"),
        ({}, {"broken": True}, "không trả lời"),
    ],
    ids=["unknown unit", "unknown role", "taken name", "another issuer", "a stranger's key", "provider fails"],
)
def test_refused(
    page: Page, address: str, behave: Behave, claims: dict[str, Any], what: dict[str, Any], sentence: str
) -> None:
    behave(claims, **what)
    sign_on(page, address)
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    expect(page.get_by_role("link", name="Thử lại qua hệ thống của tỉnh")).to_be_visible()
    assert violations(page) == []
    behave()
    page.get_by_role("link", name="Thử lại qua hệ thống của tỉnh").click()
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()


def test_a_code_counts_once(page: Page, address: str, behave: Behave) -> None:
    completions: list[str] = []
    page.on("request", lambda request: completions.append(request.url) if "/complete" in request.url else None)
    with page.expect_request(re.compile("/sign-on[?]code=")) as back:
        sign_on(page, address)
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
    assert len(completions) == 1
    page.goto(back.value.url)
    expect(page.get_by_role("alert")).to_contain_text("không thành công")
    page.get_by_role("link", name="Về trang đăng nhập").click()
    # The sign-in of before goes on: its reader is led home.
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/sign-on?error=access_denied&state=x", "không cho đăng nhập"),
        ("/sign-on?error=server_error", "không trả lời"),
        ("/sign-on", "thiếu mã"),
        ("/sign-on?code=a&state=b", "không thành công"),
        ("/sign-in?problem=sign-on-unavailable", "không trả lời"),
        ("/sign-in?problem=sign-on-off", "không dùng đăng nhập của tỉnh"),
    ],
)
def test_said_plainly_with_a_way_back(page: Page, address: str, path: str, sentence: str) -> None:
    page.goto(f"{address}{path}")
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    assert violations(page) == []
    if path.startswith("/sign-on"):
        page.get_by_role("link", name="Về trang đăng nhập").click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()


def test_on_a_telephone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/sign-in", "/sign-on?error=access_denied"):
        page.goto(f"{address}{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert violations(page) == []
