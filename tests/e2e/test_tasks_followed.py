"""Tasks are followed in a browser: reminded of by rule and by hand, seen at the other end, and kept in a calendar."""

import re

import httpx
import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person
from tests.e2e.test_matrix_journey import (
    CONTENT,
    add_task_for_the_commune,
    copied_matrix,
    issue,
    name_another_lead,
    press,
)

pytestmark = pytest.mark.e2e

NARROW: ViewportSize = {"width": 320, "height": 700}


def fits_a_phone(person: Person) -> None:
    size = person.page.viewport_size
    person.page.set_viewport_size(NARROW)
    assert person.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert violations(person.page) == []
    person.page.set_viewport_size(size or NARROW)


def test_reminders_by_rule_are_counted_before_they_go_out(browser: Browser, address: str) -> None:
    province = Person(browser, address, "tinh")
    province.go("/reminders?box=sent", "Đôn đốc")
    page = province.page
    page.get_by_label("Ma trận nhiệm vụ").select_option(index=1)
    would = page.get_by_text(re.compile(r"^Sẽ gửi \d+ đôn đốc:$"))
    expect(would).to_be_visible()
    count = re.sub(r"\D", "", would.inner_text())
    assert violations(page) == []
    press(page.get_by_role("button", name=f"Gửi {count} đôn đốc"))
    press(page.get_by_role("dialog").get_by_role("button", name=f"Gửi {count} đôn đốc"))
    expect(page.get_by_text(f"Đã gửi {count} đôn đốc.")).to_be_visible()
    expect(page.get_by_text("Hôm nay không cần đôn đốc ai")).to_be_visible()
    expect(page.get_by_text("Tự động theo quy tắc").first).to_be_visible()
    assert violations(page) == []
    fits_a_phone(province)
    with page.expect_download() as taken:
        press(page.get_by_role("button", name="Tải về Excel"))
    assert taken.value.suggested_filename.endswith(".xlsx")
    assert province.failures == []


def test_a_reminder_by_hand_is_seen_and_the_day_is_in_the_calendar(browser: Browser, address: str) -> None:
    province, commune = Person(browser, address, "tinh"), Person(browser, address, "xa")
    province.go("/matrices", "Ma trận nhiệm vụ")
    matrix = copied_matrix(province.page)
    for number in ("2", "5"):
        name_another_lead(province.page, number)
    add_task_for_the_commune(province.page)
    issue(province.page, matrix)

    remind_from_the_list(province, matrix)
    see_it(commune)
    read_the_calendar(commune)
    give_it_to_a_program(commune)
    assert [province.failures, commune.failures] == [[], []]


def remind_from_the_list(province: Person, matrix: str) -> None:
    province.go(f"/work?matrix={matrix.rsplit('/', 1)[1]}", "Tiến độ")
    page = province.page
    unit = page.get_by_label("Đơn vị", exact=True)
    unit.fill("thach lac")
    expect(page.get_by_text("Xã Thạch Lạc, Tỉnh Hà Tĩnh").last).to_be_visible()
    unit.press("Enter")
    press(page.get_by_role("checkbox", name=re.compile(CONTENT)).first, "Space")
    press(page.get_by_role("button", name="Đôn đốc 1 dòng"))
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Nội dung đôn đốc").fill("Đề nghị xã báo cáo trước cuộc họp")
    assert violations(page) == []
    press(dialog.get_by_role("button", name="Gửi đôn đốc"))
    expect(page.get_by_text("Đã gửi 1 đôn đốc.")).to_be_visible()


def see_it(commune: Person) -> None:
    commune.go("/", "Việc của tôi")
    page = commune.page
    press(page.get_by_role("link", name="Đôn đốc 1 chưa xem"))
    expect(page.get_by_role("heading", level=1, name="Đôn đốc")).to_be_focused()
    page.get_by_text("Nội dung đôn đốc").click()
    expect(page.get_by_text("Đề nghị xã báo cáo trước cuộc họp")).to_be_visible()
    assert violations(page) == []
    press(page.get_by_role("button", name=re.compile("^Đánh dấu đã xem")))
    expect(page.get_by_role("row", name=re.compile(CONTENT)).get_by_text("Đã xem", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Đôn đốc 1 chưa xem")).to_have_count(0)
    fits_a_phone(commune)
    press(page.get_by_role("link", name=re.compile(CONTENT)))
    expect(page.get_by_role("heading", level=1)).to_contain_text(CONTENT)


def read_the_calendar(commune: Person) -> None:
    commune.go("/calendar?month=2026-12", "Lịch")
    page = commune.page
    day = page.get_by_role("cell").filter(has_text="31/12/2026")
    expect(day.get_by_role("link", name=re.compile(CONTENT))).to_be_visible()
    expect(page.get_by_label("Chú giải").get_by_text("Nhiệm vụ")).to_be_visible()
    assert violations(page) == []
    fits_a_phone(commune)
    press(page.get_by_role("link", name="Danh sách"))
    expect(page).to_have_url(re.compile("month=2026-12.*view=list"))
    expect(page.get_by_role("heading", name="31/12/2026")).to_be_visible()
    assert violations(page) == []
    press(page.get_by_role("link", name="Tháng sau"))
    expect(page.get_by_role("heading", name="Tháng 1 năm 2027")).to_be_visible()


def give_it_to_a_program(commune: Person) -> None:
    page = commune.page
    page.get_by_label("Dùng cho").fill("Điện thoại cơ quan")
    press(page.get_by_role("button", name="Tạo địa chỉ lịch"))
    address = page.get_by_label("Địa chỉ iCal").input_value()
    assert violations(page) == []
    read = httpx.get(address)
    assert read.headers["content-type"].startswith("text/calendar")
    assert "tháng hành động vì bình" in read.text.replace("\r\n ", "")
    press(page.get_by_role("button", name="Tôi đã lưu lại"))
    expect(page.get_by_label("Địa chỉ iCal")).to_have_count(0)
    press(page.get_by_role("button", name="Thu hồi địa chỉ lịch Điện thoại cơ quan"))
    press(page.get_by_role("dialog").get_by_role("button", name="Thu hồi", exact=True))
    expect(page.get_by_text("Bạn chưa có địa chỉ lịch nào.")).to_be_visible()
    assert httpx.get(address).status_code == httpx.codes.NOT_FOUND
