"""What people do with an edition on its page, and what they read there."""

import re
from pathlib import Path

from playwright.sync_api import Download, Page, expect

NARROW = 320
WITHOUT_THEM = "Xã gửi chậm, tổng hợp theo số đã có"


def step(page: Page, name: str) -> None:
    """Presses the step's button, and in the dialog that says what it does the same again."""
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile(f"^{name.split(maxsplit=1)[0]}")).click()
    expect(dialog).not_to_be_visible()


def figures(page: Page) -> dict[str, list[str]]:
    """The table of figures as it is read: by indicator, sum, adjustment, result and coverage."""
    table = page.get_by_role("region", name="Số liệu", exact=True).get_by_role("table")
    rows = table.locator("tbody tr")
    return {
        row.locator("th").inner_text(): [cell.strip() for cell in row.locator("td").all_inner_texts()]
        for row in rows.all()
    }


def waive(page: Page) -> None:
    """Keyboard alone: the form takes the focus, and its last field is a few steps away."""
    page.get_by_role("button", name="Ghi lý do", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Ghi lý do tổng hợp khi còn thiếu")).to_be_focused()
    page.get_by_role("button", name="Lưu lý do").press("Enter")
    expect(page.get_by_text("Hãy nêu lý do, ít nhất 3 ký tự.")).to_be_visible()
    page.get_by_label("Lý do", exact=True).fill(WITHOUT_THEM)
    page.get_by_role("button", name="Lưu lý do").press("Enter")
    expect(page.get_by_role("button", name="Lưu lý do")).to_have_count(0)
    expect(page.get_by_text(f"Lý do: {WITHOUT_THEM}").first).to_be_visible()


def taken(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    download: Download = waiting.value
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def fits(page: Page) -> bool:
    page.set_viewport_size({"width": NARROW, "height": 700})
    width: int = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1366, "height": 768})
    return width <= NARROW


def reopen(page: Page) -> None:
    """On the report's own page, by whoever accepted it."""
    page.get_by_role("button", name="Mở lại").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Lý do").fill("Xã phát hiện số đại biểu báo thừa")
    dialog.get_by_role("button", name="Mở lại").click()
    expect(page.get_by_text("Đã mở lại báo cáo.")).to_be_visible()
