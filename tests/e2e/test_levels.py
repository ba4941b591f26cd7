"""Where districts stand today: a commune passes to another province, and the districts of one are abolished.

The register is that of 30 June 2025 and nothing later, so that both can still be recorded.
"""

import gzip
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.installation import account, installation
from tests.e2e.person import Person, press, reach
from tests.e2e.reporting import ask, caller, report
from tienbo.packs.accounts import DEMO_PASSWORD

pytestmark = pytest.mark.e2e

FORM, PERIOD = 1, "2025"
DAY = "01/01/2026"
RESOLUTION = "Nghị quyết 1234/NQ-UBTVQH15"
# The register of the whole country is derived again for a preview, and its maps are read for the figures of a day.
PATIENCE = 120_000
BEFORE, AFTER = "2025-12-14", "2026-02-01"
HA_TINH = "Tỉnh Hà Tĩnh"
KY_ANH, KY_NAM, KY_NINH = "Thị xã Kỳ Anh", "Phường Kỳ Nam", "Phường Kỳ Ninh"
QUANG_TRACH = "Huyện Quảng Trạch"
NUMBERS = {KY_NAM: 12, KY_NINH: 20}
OF_ITSELF = 5
NOT_COMPARABLE = "không so sánh được: chưa rõ đơn vị cũ nay thuộc đâu"
WIDTHS = ((390, 844), (1366, 768))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    listed = tmp_path_factory.mktemp("lists") / "units.csv"
    shipped = resources.files("tienbo.packs") / "units" / "units_until_2025-06-30.csv.gz"
    listed.write_bytes(gzip.decompress(shipped.read_bytes()))
    everything = ("administrator", "officer", "leader")
    commands = (
        ["units", "import", str(listed)],
        ["packs", "load"],
        account("quocgia", "Quản trị trung ương", "VN", DEMO_PASSWORD, *everything, body="Bộ Nội vụ"),
        account("tinh", "Quản trị tỉnh", "42", DEMO_PASSWORD, *everything),
        account("huyen", "Cán bộ thị xã", "449", DEMO_PASSWORD, "officer", "leader"),
    )
    with installation(commands) as address:
        with caller(address, "tinh") as province, caller(address, "huyen") as district:
            ask(province, FORM, PERIOD, {"commune": "2025-12-17", "district": "2025-12-22"})
            for unit, number in NUMBERS.items():
                report(district, FORM, PERIOD, unit, number)
            report(province, FORM, PERIOD, KY_ANH, OF_ITSELF)
        yield address


def pick(page: Page, label: str, typed: str, option: str) -> None:
    """Types into a list that searches, and takes the first that is found, once it is the one that Enter takes."""
    reach(page, page.get_by_label(label, exact=True))
    page.keyboard.type(typed)
    expect(page.locator(".ant-select-item-option-active:visible")).to_have_text(option)
    page.keyboard.press("Enter")
    expect(page.locator(".ant-select-dropdown:visible")).to_have_count(0)


def lay_out(page: Page, kind: str, steps: int) -> None:
    """The kind that stands so many places below the first."""
    chosen = page.get_by_label("Hình thức")
    reach(page, chosen)
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    expect(chosen.locator("option:checked")).to_have_text(kind)


def preview(page: Page) -> None:
    reach(page, page.get_by_label("Ngày có hiệu lực"))
    page.keyboard.type("1/1/2026")
    reach(page, page.get_by_label("Nghị quyết", exact=True))
    page.keyboard.type(RESOLUTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"Những gì sẽ thay đổi từ {DAY}")).to_be_focused(timeout=PATIENCE)


def sound(page: Page, shots: Path, name: str) -> None:
    """Nothing for axe to find, and nothing beside the window, on a telephone and on a laptop."""
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
        page.screenshot(path=shots / f"{name}-{width}.png", full_page=True)


def agree(page: Page, action: str) -> None:
    """The button, and the same again in the dialog that asks."""
    press(page, page.get_by_role("button", name=action, exact=True))
    press(page, page.get_by_role("dialog").get_by_role("button", name=action, exact=True).first)


def record(page: Page) -> Locator:
    """Answers the row that stands for it afterwards."""
    agree(page, "Ghi nhận")
    expect(page.get_by_text(f"Đã ghi nhận. Từ {DAY}, cây đơn vị theo {RESOLUTION}.")).to_be_visible(timeout=PATIENCE)
    return page.get_by_role("row").filter(has_text=RESOLUTION).filter(has_text="có hiệu lực")


def undo(page: Page, row: Locator, reason: str) -> None:
    """The reason is one that no other row of the list gives: what was undone before stays there."""
    press(page, row.get_by_role("button", name="Hủy"))
    dialog = page.get_by_role("dialog")
    reach(page, dialog.get_by_label("Lý do"))
    page.keyboard.type(reason)
    press(page, dialog.get_by_role("button", name="Hủy", exact=True).first)
    expect(dialog).not_to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("row").filter(has_text=f"đã hủy: {reason}")).to_be_visible()
    expect(row).to_have_count(0)


def members_of(page: Page, address: str, unit_id: int, geography: str) -> Locator:
    """Party committee members of the unit and of those below it, on the map of the day."""
    page.goto(f"{address}/dashboards?form={FORM}&period={PERIOD}&unit={unit_id}&geography={geography}")
    page.get_by_label("Chỉ tiêu", exact=True).select_option(label="Cấp ủy viên", timeout=PATIENCE)
    return page.get_by_role("row")


def unit_called(address: str, name: str, day: str) -> int:
    with caller(address, "quocgia") as nation:
        found = nation.get("/units", params={"q": name, "as_of": day}).json()["items"]
    return next(int(one["id"]) for one in found if one["name"] == name)


def test_a_commune_passes_to_another_province(browser: Browser, address: str, tmp_path: Path) -> None:
    """The nation records it: what the town and its province lose, the district and province beyond gain."""
    nation = Person(browser, address, "quocgia")
    page = nation.page
    nation.go("/reorganisations", "Sắp xếp đơn vị hành chính")
    lay_out(page, "Chuyển đơn vị cấp trên", 4)
    pick(page, "Đơn vị được chuyển", "ky nam", f"{KY_NAM}, {KY_ANH}")
    pick(page, "Đơn vị cấp trên mới", "quang trach", f"{QUANG_TRACH}, Tỉnh Quảng Bình")
    preview(page)
    expect(page.get_by_text("0 đơn vị kết thúc, 0 đơn vị bắt đầu, 1 đơn vị thay đổi.")).to_be_visible()
    expect(page.get_by_text(f"{KY_NAM} (18847): {KY_ANH} → {QUANG_TRACH}")).to_be_visible()
    members = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Cấp ủy viên", exact=True))
    before, after = members.get_by_role("list").all()
    for side, numbers in ((before, ("37", "chưa có")), (after, ("25", "12"))):
        for unit, number in zip((KY_ANH, QUANG_TRACH), numbers, strict=True):
            expect(side.get_by_role("listitem").filter(has_text=f"{unit}: {number}")).to_have_count(1)
    expect(members).to_contain_text("37 trên cả hai bản đồ")
    sound(page, tmp_path, "transfer")

    row = record(page)
    expect(row).to_contain_text(f"Chuyển đơn vị cấp trên: {KY_NAM}")
    town, beyond = (unit_called(address, name, AFTER) for name in (KY_ANH, QUANG_TRACH))
    for unit_id, geography, said in (
        (town, BEFORE, "37"),
        (town, AFTER, "25"),
        (beyond, AFTER, "12"),
    ):
        expect(members_of(page, address, unit_id, geography).filter(has_text=said).first).to_be_visible(
            timeout=PATIENCE
        )
    sound(page, tmp_path, "transfer-map")
    nation.go("/reorganisations", "Sắp xếp đơn vị hành chính")
    undo(page, row, "Ghi nhận nhầm phường")
    assert nation.failures == []


def test_a_district_is_abolished(browser: Browser, address: str, tmp_path: Path) -> None:
    """Its communes pass to the province, with all that they and the district itself had reported.

    Other districts of the province go on, and nobody recorded that none of them took land of it: what it had reported
    of itself stays in the province's total, and is not comparable below.
    """
    province = Person(browser, address, "tinh")
    page = province.page
    province.go("/reorganisations", "Sắp xếp đơn vị hành chính")
    lay_out(page, "Bỏ cấp trung gian", 5)
    pick(page, "Đơn vị cấp huyện 1", "thi xa ky anh", f"{KY_ANH}, Tỉnh Hà Tĩnh")
    preview(page)
    expect(page.get_by_text("1 đơn vị kết thúc, 0 đơn vị bắt đầu, 11 đơn vị thay đổi.")).to_be_visible()
    expect(page.get_by_text(f"{KY_ANH} (449) kết thúc")).to_be_visible()
    expect(page.get_by_text(f"{KY_NAM} (18847): {KY_ANH} → Tỉnh Hà Tĩnh")).to_be_visible()
    expect(page.get_by_text(re.compile("Cán bộ thị xã, Chuyên viên.* → kết thúc"))).to_be_visible()
    members = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Cấp ủy viên", exact=True))
    expect(members).to_contain_text("37 trên cả hai bản đồ")
    sound(page, tmp_path, "abolition")

    row = record(page)
    expect(row).to_contain_text(f"Bỏ cấp trung gian: {KY_ANH}")
    town, ward, whole = (unit_called(address, name, BEFORE) for name in (KY_ANH, KY_NAM, HA_TINH))
    for unit_id, geography, said, above in (
        (town, BEFORE, "37", [HA_TINH, KY_ANH]),
        (ward, BEFORE, "12", [HA_TINH, KY_ANH, KY_NAM]),
        (ward, AFTER, NOT_COMPARABLE, [HA_TINH, KY_NAM]),
        (whole, BEFORE, "37", []),
        (whole, AFTER, "37", []),
    ):
        expect(members_of(page, address, unit_id, geography).filter(has_text=said).first).to_be_visible(
            timeout=PATIENCE
        )
        expect(page.locator(".trail li")).to_have_text(above)
    below = page.get_by_role("table", name=re.compile("Cấp ủy viên")).get_by_role("row")
    expect(below.filter(has_text=KY_NAM)).to_contain_text(NOT_COMPARABLE, timeout=PATIENCE)
    expect(below.filter(has_text=KY_ANH)).to_have_count(0)
    sound(page, tmp_path, "abolition-map")

    province.go("/reorganisations", "Sắp xếp đơn vị hành chính")
    undo(page, row, "Ghi nhận nhầm thị xã")
    expect(members_of(page, address, town, AFTER).filter(has_text="37").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".trail li")).to_have_text([HA_TINH, KY_ANH])
    assert province.failures == []
