"""Two communes merge in the middle of a year: previewed, recorded, read on both maps, and their people go along."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person, window
from tests.e2e.test_matrix_journey import press
from tests.e2e.test_targets import choose

pytestmark = pytest.mark.e2e

RESOLUTION = "Nghị quyết 1234/NQ-UBTVQH15"
# The register of the whole country is derived again for a preview, and the latest figures are read on both maps.
PATIENCE = 120_000


@pytest.fixture
def keeper(browser: Browser, address: str) -> Iterator[Person]:
    keeper = Person(browser, address, "quantri")
    yield keeper
    assert keeper.failures == []


def whole(text: str) -> int:
    """The number that stands before the coverage of a unit's figure."""
    found = re.search(r": ([\d.]+) ", text)
    assert found, text
    return int(found[1].replace(".", ""))


def lay_out(page: Page) -> None:
    """Thạch Lạc, where the link came from, and Đồng Tiến become Thạch Tiến, which keeps a code."""
    choose(page, "Đơn vị sáp nhập 2", "dong tien", re.compile("Xã Đồng Tiến, Tỉnh Hà Tĩnh"))
    page.get_by_label("Tên, kể cả loại").fill("Xã Thạch Tiến")
    page.get_by_label("Mã đơn vị hành chính").fill("18628")
    page.get_by_label("Ngày có hiệu lực").fill("1/7/2026")
    page.get_by_label("Nghị quyết", exact=True).fill(RESOLUTION)


def test_two_communes_merge_in_the_middle_of_a_year(keeper: Person, browser: Browser, address: str) -> None:
    page = keeper.page
    keeper.go("/units?q=thach+lac", "Đơn vị")
    page.get_by_role("link", name=re.compile("Xã Thạch Lạc")).first.click()
    page.get_by_role("link", name="Sắp xếp đơn vị này").click()
    expect(page.get_by_role("heading", level=1, name="Sắp xếp đơn vị hành chính")).to_be_visible()

    # Nothing is sent while something is missing, and each field says what.
    press(page.get_by_role("button", name="Xem trước"))
    expect(page.get_by_text("Hãy điền mục này.").first).to_be_visible()
    assert violations(page) == []

    lay_out(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Những gì sẽ thay đổi từ 01/07/2026")).to_be_focused(timeout=PATIENCE)
    expect(page.get_by_text("2 đơn vị kết thúc, 1 đơn vị bắt đầu")).to_be_visible()
    person = page.get_by_role("listitem").filter(has_text="Cán bộ xã (trình diễn)").first
    expect(person).to_contain_text("Ủy ban nhân dân xã Thạch Tiến")
    rows = page.get_by_role("row").filter(has_text="2026-H1").filter(has_text="Xã Thạch Tiến")
    row = rows.first
    parts = row.get_by_role("listitem")
    figures = [text for text in parts.all_inner_texts() if re.search(r": [\d.]+ ", text)]
    old, new = [whole(text) for text in figures[:-1]], whole(figures[-1])
    assert sum(old) == new
    expect(row).to_contain_text("trên cả hai bản đồ")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1366, "height": 768})

    keeper.confirm("Ghi nhận")
    expect(page.get_by_text(f"Đã ghi nhận. Từ 01/07/2026, cây đơn vị theo {RESOLUTION}.")).to_be_visible(
        timeout=PATIENCE
    )
    listed = page.get_by_role("row").filter(has_text=RESOLUTION)
    expect(listed).to_contain_text("Sáp nhập: Xã Đồng Tiến, Xã Thạch Lạc → Xã Thạch Tiến")
    assert violations(page) == []

    # The old unit is there on its own days, with what it became; today there is the new one.
    keeper.go("/units?q=thach+lac&as_of=2026-06-30", "Đơn vị")
    page.get_by_role("link", name=re.compile("Xã Thạch Lạc")).first.click()
    expect(page.get_by_role("region", name="Kế thừa").get_by_role("link", name="Xã Thạch Tiến")).to_be_visible()

    # Whoever worked at Thạch Lạc works at Thạch Tiến, without being asked.
    with window(browser, address, "xa") as commune:
        commune.goto(f"{address}/units")
        expect(commune.get_by_role("link", name="Mở đơn vị của bạn: Xã Thạch Tiến")).to_be_visible()

    # Nothing depends on it yet, so it can be taken back, and the other commune's people are where they were.
    keeper.go("/reorganisations", "Sắp xếp đơn vị hành chính")
    page.get_by_role("row").filter(has_text=RESOLUTION).get_by_role("button", name="Hủy").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Lý do").fill("Ghi nhận để thử")
    dialog.get_by_role("button", name="Hủy", exact=True).first.click()
    expect(page.get_by_role("row").filter(has_text=RESOLUTION)).to_contain_text(
        "đã hủy: Ghi nhận để thử", timeout=PATIENCE
    )
    with window(browser, address, "xa") as commune:
        commune.goto(f"{address}/units")
        expect(commune.get_by_role("link", name="Mở đơn vị của bạn: Xã Thạch Lạc")).to_be_visible()


def test_a_part_of_a_commune_passes_to_another(keeper: Person) -> None:
    """Previewed by keyboard and left: both have bounds, the province its total; each kind says what it means."""
    page = keeper.page
    keeper.go("/reorganisations", "Sắp xếp đơn vị hành chính")
    kind = page.get_by_label("Hình thức")
    for chosen, field in (
        ("Chuyển đơn vị cấp trên", "Đơn vị cấp trên mới"),
        ("Bỏ cấp trung gian", "Đơn vị cấp huyện 1"),
        ("Điều chỉnh một phần", "Đơn vị nhận phần 1"),
    ):
        kind.select_option(chosen)
        expect(page.get_by_label(field, exact=True)).to_be_visible()
    choose(page, "Đơn vị giao một phần", "dong tien", re.compile("Xã Đồng Tiến, Tỉnh Hà Tĩnh"))
    choose(page, "Đơn vị nhận phần 1", "cam xuyen", re.compile("Xã Cẩm Xuyên, Tỉnh Hà Tĩnh"))
    page.get_by_label("Ngày có hiệu lực").fill("1/7/2026")
    page.get_by_label("Nghị quyết", exact=True).fill(RESOLUTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Những gì sẽ thay đổi từ 01/07/2026")).to_be_focused(timeout=PATIENCE)
    expect(page.get_by_text("2 đơn vị kết thúc, 2 đơn vị bắt đầu")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="2026-H1").filter(has_text="từ").first
    expect(row).to_contain_text("trên cả hai bản đồ")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
