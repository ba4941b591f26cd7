"""A refused list comes back with its reasons, and can be sent again as it is."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.units.test_body_importing import as_xlsx
from tienbo.access.models import Role, User

AsUser = Callable[[User], Caller]
PATH = "/bodies/import/to-mend"
LIST = """mã đơn vị,loại,tên,tên khác,ngành,từ ngày
42,cơ quan chuyên môn,Sở Nội vụ,Sở NV; SNV,nội vụ,01/3/2025
99,khác,=cmd|'/c calc'!A1,,,
42,phòng ban,Tổ công tác,,,
"""


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def keeper(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.administrator))


def send(caller: Caller, content: bytes, path: str = PATH) -> Any:
    answer = caller.request("POST", path, files={"file": ("danh-sach", content)})
    assert answer.status_code == 200, answer.text
    return answer


def rows_of_csv(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


class TestStrangers:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.post(f"/api/v1{PATH}", files={"file": ("a", b"x")}).status_code == 401

    def test_a_leader_keeps_no_bodies(self, country: Country, as_user: AsUser) -> None:
        leader = as_user(user_at(country, country.unit("42"), Role.leader))
        assert leader.request("POST", PATH, files={"file": ("a", LIST.encode())}).status_code == 403

    def test_other_units_are_unknown(self, country: Country, as_user: AsUser) -> None:
        commune = as_user(user_at(country, country.unit("18003"), Role.officer))
        rows = rows_of_csv(send(commune, LIST.encode()).content)
        assert ["Không có đơn vị" in row[-1] for row in rows[1:3]] == [True, True]


class TestCsv:
    def test_all_rows_with_the_reasons_of_the_refused(self, keeper: Caller) -> None:
        answer = send(keeper, LIST.encode())
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert "danh-sach-co-quan-can-sua.csv" in answer.headers["content-disposition"]
        header, good, unknown, kind = rows_of_csv(answer.content)
        assert header[:3] == ["Mã đơn vị", "Loại", "Tên"]
        assert header[-1] == "Lỗi cần sửa"
        assert good == ["42", "cơ quan chuyên môn", "Sở Nội vụ", "Sở NV; SNV", "nội vụ", "", "01/3/2025", "", ""]
        assert "99" in unknown[-1]
        assert "phòng ban" in kind[-1]

    def test_no_cell_is_a_formula(self, keeper: Caller) -> None:
        cells = [cell for row in rows_of_csv(send(keeper, LIST.encode()).content) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]

    def test_the_delimiter_stays(self, keeper: Caller) -> None:
        content = LIST.replace("; ", " ").replace(",", ";").encode()
        assert len(rows_of_csv(send(keeper, content).content, ";")[1]) == 9

    def test_mended_it_is_brought_in(self, keeper: Caller) -> None:
        sent_back = send(keeper, LIST.encode()).content.decode("utf-8-sig")
        mended = (
            sent_back.replace("phòng ban", "bộ phận")
            .replace("99,", "42,")
            .replace("'=cmd|'/c calc'!A1", "Tổ giúp việc")
        )
        preview = send(keeper, mended.encode(), "/bodies/import/preview").json()
        assert (preview["new"], preview["refused"]) == (3, 0)
        assert preview["token"] is not None

    def test_in_english(self, keeper: Caller) -> None:
        answer = keeper.request("POST", PATH, files={"file": ("a", LIST.encode())}, headers={"Accept-Language": "en"})
        header, _, unknown, _ = rows_of_csv(answer.content)
        assert (header[0], header[-1]) == ("Unit code", "To mend")
        assert unknown[-1].startswith("No unit of yours")


class TestXlsx:
    def test_comes_back_as_a_spreadsheet_that_is_read_again(self, keeper: Caller) -> None:
        answer = send(keeper, as_xlsx(LIST))
        page = load_workbook(BytesIO(answer.content)).worksheets[0]
        rows = list(page.iter_rows(values_only=True))
        assert rows[0][-1] == "Lỗi cần sửa"
        assert "99" in str(rows[2][-1])
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}
        preview = send(keeper, answer.content, "/bodies/import/preview").json()
        assert [row["status"] for row in preview["rows"]] == ["new", "refused", "refused"]
