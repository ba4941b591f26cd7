from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import User

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session, resolution="NQ 202")


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


class TestListUnits:
    def test_anonymous(self, client: TestClient) -> None:
        answer = client.get("/api/v1/units")
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"

    def test_a_stranger_is_not_listed(self, country: Country, province: Caller) -> None:
        assert province.get("/units", level="province", code="15").json()["items"] == []
        assert province.get("/units", q="cốc san").json()["items"] == []
        assert province.get("/units", parent_id=country.unit("15")).json()["items"] == []

    def test_a_commune_sees_itself_and_its_superiors(self, country: Country, as_user: AsUser) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        codes = {unit["code"] for unit in commune.get("/units").json()["items"]}
        assert codes == {"VN", "42", "18003"}

    def test_by_date_level_and_superior(self, country: Country, province: Caller) -> None:
        now = province.get("/units", level="commune").json()["items"]
        assert [unit["name"] for unit in now] == ["Xã An Bình", "Xã Cẩm Lĩnh", "Xã Đức Minh"]
        before = province.get("/units", parent_id=country.old("436"), as_of="2024-06-01").json()["items"]
        assert [unit["name"] for unit in before] == ["Xã An Hòa", "Xã Bình Minh"]
        assert province.get("/units", level="district").json()["items"] == []

    @pytest.mark.parametrize("words", ["xã đức", "xa duc", "ĐỨC", "duc"])
    def test_finds_with_and_without_diacritics(self, province: Caller, words: str) -> None:
        found = province.get("/units", q=words, level="commune").json()["items"]
        assert [unit["name"] for unit in found] == ["Xã Đức Minh"]

    def test_pages_meet_every_unit_once(self, province: Caller) -> None:
        seen, cursor = [], None
        while True:
            params = {"limit": 2, "as_of": "2024-06-01"} | ({"cursor": cursor} if cursor else {})
            page = province.get("/units", **params).json()
            seen += [unit["id"] for unit in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert len(seen) == len(set(seen)) == 8

    # Not base64, null, two numbers, a letter, a text with NUL, and an id beyond the database's range.
    @pytest.mark.parametrize(
        "cursor",
        ["x", "bnVsbA", "WzEsMl0", "é", "WyJjb21tdW5lIiwgIlx1MDAwMCIsIDFd", "WyJjb21tdW5lIiwgIkEiLCA5OTk5OTk5OTk5OV0"],
    )
    def test_a_foreign_cursor_is_refused(self, province: Caller, cursor: str) -> None:
        answer = province.get("/units", cursor=cursor)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "query/cursor"


class TestGetUnit:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/units/1").status_code == 401

    def test_a_strangers_unit_does_not_exist(self, country: Country, province: Caller) -> None:
        for unit_id in (country.unit("15"), country.unit("02746"), country.old("02662"), 10**6):
            assert province.get(f"/units/{unit_id}").status_code == 404
            assert province.get(f"/units/{unit_id}/lineage").status_code == 404

    @pytest.mark.parametrize("unit_id", ["0", "-1", "99999999999", "x", "1e3"])
    def test_what_is_no_id_is_refused(self, province: Caller, unit_id: str) -> None:
        assert province.get(f"/units/{unit_id}").status_code == 422

    def test_a_sibling_does_not_exist(self, country: Country, as_user: AsUser) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        assert commune.get(f"/units/{country.unit('18005')}").status_code == 404
        assert commune.get(f"/units/{country.unit('18003')}").status_code == 200
        assert commune.get(f"/units/{country.unit('42')}").json()["children"][0]["code"] == "18003"

    def test_an_ended_unit_answers_for_its_last_day(self, country: Country, province: Caller) -> None:
        unit = province.get(f"/units/{country.old('18002')}").json()
        assert unit["as_of"] == unit["valid_to"] == "2025-06-30"
        assert [above["code"] for above in unit["ancestors"]] == ["VN", "42", "436"]
        assert province.get(f"/units/{country.old('18002')}", as_of="2026-01-01").status_code == 404

    def test_a_unit_that_goes_on_keeps_its_history(self, country: Country, province: Caller) -> None:
        unit = province.get(f"/units/{country.unit('18003')}").json()
        assert [version["parent"]["code"] for version in unit["history"]] == ["437", "42"]

    def test_lineage(self, country: Country, province: Caller) -> None:
        merged = province.get(f"/units/{country.unit('18001')}/lineage").json()
        assert [(link["code"], link["name"], link["share"]) for link in merged["predecessors"]] == [
            ("18001", "Xã An Hòa", "whole"),
            ("18002", "Xã Bình Minh", "whole"),
            ("18004", "Xã Đức An", "part"),
        ]
        divided = province.get(f"/units/{country.old('18004')}/lineage").json()
        assert {(link["code"], link["share"]) for link in divided["successors"]} == {
            ("18005", "part_main"),
            ("18001", "part"),
        }
        assert divided["successors"][0]["resolution"] == "NQ 202"
