"""A plan in an edXML envelope, by keyboard: out of one unit, in at another, and one that was damaged on its way."""

import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import PATIENCE, press, window
from tienbo.packs.accounts import DEMO_PASSWORD

pytestmark = pytest.mark.e2e

NARROW = 320


def issued(address: str) -> dict[str, Any]:
    """A plan that the province may send on."""
    given = {"login": "tinh", "password": DEMO_PASSWORD}
    token = httpx.post(f"{address}/api/v1/session", json=given).json()["access_token"]
    asked = f"{address}/api/v1/documents?state=issued&limit=1"
    found = httpx.get(asked, headers={"Authorization": f"Bearer {token}"}).json()["items"]
    plan: dict[str, Any] = found[0]
    return plan


def fetched(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        press(page, page.get_by_role("button", name=name))
    return download.value.path().read_bytes()


def hand_in(page: Page, *files: tuple[str, bytes]) -> None:
    with page.expect_file_chooser() as chooser:
        press(page, page.get_by_role("button", name="Chọn tệp"))
    kind = "application/octet-stream"
    chooser.value.set_files([FilePayload(name=name, mimeType=kind, buffer=data) for name, data in files])


def is_sound(page: Page, picture: Path) -> None:
    """On a laptop and on a phone."""
    assert violations(page) == []
    page.screenshot(path=picture.with_suffix(".png"), full_page=True)
    page.set_viewport_size({"width": NARROW, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert violations(page) == []
    page.screenshot(path=picture.with_suffix(".narrow.png"), full_page=True)
    page.set_viewport_size({"width": 1366, "height": 768})


def test_out_of_one_unit_and_in_at_another(browser: Browser, address: str, tmp_path: Path) -> None:
    plan = issued(address)
    with window(browser, address, "tinh") as page:
        page.goto(f"{address}/documents/{plan['id']}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(plan["subject"])
        original = fetched(page, "Tệp gốc")
        envelope = fetched(page, "edXML")
        is_sound(page, tmp_path / "out")

    with window(browser, address, "tinhkhac") as page:
        page.goto(f"{address}/documents")
        expect(page.get_by_text(plan["number"])).to_have_count(0)
        page.goto(f"{address}/documents/upload")
        half = len(envelope) // 2
        hand_in(page, ("hong.edxml", envelope[:half]), ("ke-hoach.edxml", envelope))
        row = page.get_by_role("listitem").filter(has_text="ke-hoach.edxml")
        expect(row).to_contain_text("Phong bì edXML của", timeout=PATIENCE)
        expect(row).to_contain_text(plan["number"])
        damaged = page.get_by_role("listitem").filter(has_text="hong.edxml")
        expect(damaged.get_by_role("alert")).to_contain_text("Đề nghị nơi gửi gửi lại phong bì")
        is_sound(page, tmp_path / "in")

        press(page, row.get_by_role("link"))
        expect(page.get_by_role("heading", level=1)).to_contain_text(plan["subject"])
        expect(page).to_have_url(re.compile(r"/documents/\d+"))
        assert fetched(page, "Tệp gốc") == original
        # A draft is not sent on.
        expect(page.get_by_role("button", name="edXML")).to_have_count(0)
        page.goto(f"{address}/documents")
        expect(page.get_by_text(plan["number"])).to_have_count(1)
