"""The register of bodies is kept in a browser: one is added, called by another name, found twice, and merged."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from tests.e2e.axe import violations
from tests.e2e.person import Person
from tests.e2e.test_matrix_journey import press

pytestmark = pytest.mark.e2e

NAME = "Trung tâm Tư vấn bình đẳng giới"
TWICE = "Trung tâm Tư vấn về bình đẳng giới"
ALIAS = "TT TVBĐG"
LIST = "mã đơn vị,loại,tên\n42,đơn vị sự nghiệp,Nhà tạm lánh tỉnh\n99,khác,Tổ công tác\n"


@pytest.fixture
def keeper(browser: Browser, address: str) -> Iterator[Person]:
    keeper = Person(browser, address, "quantri")
    yield keeper
    assert keeper.failures == []


def add(keeper: Person, name: str) -> str:
    keeper.go("/bodies/new", "Thêm cơ quan")
    page = keeper.page
    page.get_by_label("Loại", exact=True).select_option(label="Đơn vị sự nghiệp")
    page.get_by_label("Tên chính thức").fill(name)
    assert violations(page) == []
    press(page.get_by_role("button", name="Thêm cơ quan"))
    page.wait_for_url(re.compile(r"/bodies/\d+"))
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    return page.url


def test_one_is_added_named_and_merged(keeper: Person) -> None:
    page = keeper.page
    kept = add(keeper, NAME)
    page.get_by_label("Cách gọi gặp trong văn bản").fill(ALIAS)
    press(page.get_by_role("button", name="Thêm cách gọi"))
    expect(page.get_by_text("Đã thêm cách gọi.")).to_be_visible()
    expect(page.get_by_text(ALIAS).first).to_be_visible()
    assert violations(page) == []

    add(keeper, TWICE)
    page.get_by_label("Gộp vào", exact=True).select_option(label=NAME)
    expect(page.get_by_text(f"Những gì sẽ chuyển sang {NAME}:")).to_be_visible()
    assert violations(page) == []
    press(page.get_by_role("button", name=f"Gộp vào {NAME}"))
    page.wait_for_url(re.compile(rf"{re.escape(kept)}(\?.*)?$"))
    expect(page.get_by_text(TWICE).first).to_be_visible()

    keeper.go("/bodies?q=tt tvbdg", "Cơ quan")
    row = page.get_by_role("row").filter(has_text=NAME)
    expect(row).to_have_count(1)
    expect(row).to_contain_text(TWICE)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []


def test_a_refused_list_comes_back_to_be_mended(keeper: Person, tmp_path: Path) -> None:
    keeper.go("/bodies/import", "Nhập danh sách")
    page = keeper.page
    listed: FilePayload = {"name": "danh-sach.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.locator('input[type="file"]').set_input_files(listed)
    expect(page.get_by_role("row").filter(has_text="Tổ công tác")).to_contain_text("Không có đơn vị mang mã")
    assert violations(page) == []
    with page.expect_download() as taken:
        press(page.get_by_role("button", name="Tải danh sách về để sửa"))
    sent_back = tmp_path / taken.value.suggested_filename
    taken.value.save_as(sent_back)
    text = sent_back.read_text(encoding="utf-8-sig")
    assert [row[-1] != "" for row in list(csv.reader(io.StringIO(text)))[1:]] == [False, True]

    sent_back.write_text(text.replace("99,", "42,"), encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(sent_back)
    press(page.get_by_role("button", name=re.compile("^Nhập 2 ")))
    expect(page.get_by_role("link", name="Về danh sách cơ quan, tổ chức").last).to_be_visible()
    keeper.go("/bodies?q=nha tam lanh tinh", "Cơ quan")
    expect(page.get_by_role("link", name="Nhà tạm lánh tỉnh")).to_be_visible()


def test_a_group_is_narrowed_to_one_unit(keeper: Person) -> None:
    keeper.go("/bodies/groups", "Nhóm cơ quan")
    page = keeper.page
    press(page.get_by_role("button", name="Thêm nhóm"))
    page.get_by_label("Loại", exact=True).select_option(label="Ủy ban nhân dân")
    unit = page.get_by_label(re.compile("^Chỉ trong đơn vị này"))
    unit.fill("thach lac")
    expect(page.get_by_text("Xã Thạch Lạc, Tỉnh Hà Tĩnh").last).to_be_visible()
    unit.press("Enter")
    press(page.get_by_role("button", name="Xem trước danh sách"))
    expect(page.get_by_text(re.compile("^1 cơ quan tại ngày"))).to_be_visible()
    assert violations(page) == []


def test_a_stranger_keeps_nothing(browser: Browser, address: str) -> None:
    auditor = Person(browser, address, "kiemtra")
    auditor.go("/bodies", "Cơ quan")
    expect(auditor.page.get_by_role("link", name="Thêm cơ quan")).to_have_count(0)
    auditor.go("/reminders?box=sent", "Đôn đốc")
    expect(auditor.page.get_by_role("heading", name="Đôn đốc theo quy tắc")).to_have_count(0)
