"""Lists of bodies: previewed row by row, brought in as a whole or not at all, and hostile files refused."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from fastapi.testclient import TestClient
from openpyxl import Workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event
from tienbo.units.bodies_listing import ListUnreadable, read_list
from tienbo.units.body_models import Body

AsUser = Callable[[User], Caller]
HEADER = "mã đơn vị,loại,tên,tên khác,ngành,trực thuộc,từ ngày,đến ngày"
LIST = f"""{HEADER}
42,cơ quan chuyên môn,Sở Nội vụ,Sở NV; SNV,nội vụ,,,
42,bộ phận,Phòng Thanh niên và Bình đẳng giới,,nội vụ,Sở Nội vụ,01/3/2025,
18003,đơn vị sự nghiệp,Trạm Y tế xã Cẩm Lĩnh,,y tế,,,

18003,khác,Tổ công tác,,,,2024-01-01,31/12/2025
"""


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def keeper(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.administrator))


def send(caller: Caller, content: str | bytes, token: str | None = None) -> Any:
    data = content.encode() if isinstance(content, str) else content
    path, form = ("/bodies/import/preview", {}) if token is None else ("/bodies/import", {"token": token})
    return caller.request("POST", path, files={"file": ("danh-sach", data)}, data=form)


def as_xlsx(text: str) -> bytes:
    book = Workbook()
    for line in text.splitlines():
        book.worksheets[0].append(line.split(","))
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


class TestStrangers:
    def test_anonymous(self, client: TestClient) -> None:
        for path in ("/api/v1/bodies/import", "/api/v1/bodies/import/preview"):
            assert client.post(path).status_code == 401

    def test_a_leader_brings_nothing_in(self, country: Country, as_user: AsUser) -> None:
        leader = as_user(user_at(country, country.unit("42"), Role.leader))
        assert send(leader, LIST).status_code == send(leader, LIST, "0" * 64).status_code == 403

    def test_other_units_are_no_units_of_theirs(self, country: Country, as_user: AsUser) -> None:
        commune = as_user(user_at(country, country.unit("18003"), Role.officer))
        rows = send(commune, LIST).json()["rows"]
        assert [row["code"] for row in rows] == ["unit-unknown", "unit-unknown", None, None]


class TestPreview:
    def test_changes_nothing(self, keeper: Caller, session: Session) -> None:
        before = session.scalar(select(func.count()).select_from(Body))
        answer = send(keeper, LIST)
        assert answer.status_code == 200, answer.text
        preview = answer.json()
        assert [preview[name] for name in ("new", "changed", "unchanged", "refused")] == [4, 0, 0, 0]
        assert [row["row"] for row in preview["rows"]] == [2, 3, 4, 6]
        assert session.scalar(select(func.count()).select_from(Body)) == before
        assert session.scalars(select(Event.kind).where(Event.subject_kind == "body")).all() == []

    def test_says_what_is_refused_and_why(self, keeper: Caller) -> None:
        wrong = f"""{HEADER}
99,khác,A,,,,,
42,phòng ban,B,,,,,
42,khác,,,,,,
42,khác,C,,,,31/02/2025,
42,khác,D,,,Không có,,
42,khác,E,,,,2025-02-01,2025-01-01
42,khác,F,,,,,
42,khác,f,,,,,
42,Ủy ban nhân dân,Ủy ban khác,,,,,
42,khác,G,Ủy ban nhân dân tỉnh Hà Tĩnh,,,,
"""
        preview = send(keeper, wrong).json()
        assert preview["token"] is None
        assert [row["code"] for row in preview["rows"]] == [
            "unit-unknown",
            "kind-unknown",
            "row-unreadable",
            "row-unreadable",
            "parent-unknown",
            "days-reversed",
            None,
            "repeated",
            "committee-exists",
            "alias-taken",
        ]
        assert all(row["detail"] for row in preview["rows"] if row["code"])


class TestImport:
    @pytest.mark.parametrize("shape", ["csv", "bom", "semicolons", "xlsx"])
    def test_as_previewed_and_once(self, keeper: Caller, session: Session, shape: str) -> None:
        content = {
            "csv": LIST.encode(),
            "bom": LIST.encode("utf-8-sig"),
            "semicolons": LIST.replace("; ", "").replace(",", ";").encode(),
            "xlsx": as_xlsx(LIST.replace("\n\n", "\n")),
        }[shape]
        token = send(keeper, content).json()["token"]
        answer = send(keeper, content, token)
        assert (answer.status_code, answer.json()["new"]) == (200, 4), answer.text
        (room,) = keeper.get("/bodies", q="Bình đẳng giới").json()["items"]
        assert (room["parent"]["name"], room["valid_from"], room["sector"]) == ("Sở Nội vụ", "2025-03-01", "nội vụ")
        again = send(keeper, content).json()
        assert (again["unchanged"], again["new"], again["changed"]) == (4, 0, 0)
        assert session.scalar(select(func.count()).where(Event.kind == "body.list-imported")) == 1

    def test_a_changed_row_changes_only_what_it_says(self, keeper: Caller) -> None:
        send(keeper, LIST, send(keeper, LIST).json()["token"])
        more = f"{HEADER}\n42,department,sở nội vụ,Sở N.V.,tổ chức,,,\n"
        preview = send(keeper, more).json()
        assert [(row["status"], row["changes"]) for row in preview["rows"]] == [("changed", ["sector", "aliases"])]
        send(keeper, more, preview["token"])
        (body,) = keeper.get("/bodies", q="SNV").json()["items"]
        assert (body["name"], body["sector"], set(body["aliases"])) == (
            "Sở Nội vụ",
            "tổ chức",
            {"Sở NV", "SNV", "Sở N.V."},
        )

    def test_refused_when_the_register_or_the_file_is_another(self, country: Country, keeper: Caller) -> None:
        token = send(keeper, LIST).json()["token"]
        assert send(keeper, LIST.replace("Sở Nội vụ", "Sở Nội Vụ"), token).json()["code"] == "register-changed"
        keeper.post("/bodies", {"unit_id": country.unit("18005"), "kind": "other", "name": "Tổ công tác"})
        answer = send(keeper, LIST, token)
        assert (answer.status_code, answer.json()["code"]) == (409, "register-changed")
        assert keeper.get("/bodies", q="Bình đẳng giới").json()["items"] == []
        refused = f"{HEADER}\n99,khác,A,,,,,\n"
        assert send(keeper, refused, "0" * 64).json()["code"] == "register-changed"


def far_cell() -> bytes:
    """A sheet of two cells, one of them the last that there can be."""
    book = as_xlsx("a,b")
    changed = BytesIO()
    with ZipFile(BytesIO(book)) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b'r="B1"', b'r="XFD1048576"').replace(b'<row r="1"', b'<row r="1048576"')
            new.writestr(entry.filename, data)
    return changed.getvalue()


def bomb() -> bytes:
    saved = BytesIO()
    with ZipFile(saved, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    return saved.getvalue()


HOSTILE = {
    "empty": b"",
    "one cell far away": far_cell(),
    "a bomb": bomb(),
    "half a workbook": as_xlsx(LIST)[:800],
    "another archive": bomb()[:100],
    "not UTF-8": "mã đơn vị,loại,tên".encode("utf-16"),
    "NUL": HEADER.encode() + b"\n\0,a,b",
    "no columns": b"a,b,c\n1,2,3",
    "a column twice": "mã đơn vị,unit code,loại,tên\n".encode(),
    "too many rows": HEADER.encode() + b"\n42,other,A,,,,," * 2002,
    "too large": b"x" * 1_100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lists_are_refused(name: str) -> None:
    with pytest.raises(ListUnreadable):
        read_list(HOSTILE[name])
