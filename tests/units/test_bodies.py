from collections.abc import Callable
from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tests.builders.country import REFORM, Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def union(country: Country) -> int:
    """The women's union of Hà Tĩnh, renamed on the day of the reform, with a part that ended then."""
    session, unit_id = country.session, country.unit("42")
    body = Body(unit_id=unit_id, kind=BodyKind.womens_union, valid=Range(None, None), source="thử nghiệm")
    session.add(body)
    session.flush()
    office = Body(
        unit_id=unit_id, kind=BodyKind.office, parent_id=body.id, valid=Range(None, REFORM), source="thử nghiệm"
    )
    session.add(office)
    session.flush()
    names = [
        (body.id, NameKind.official, "Hội Phụ nữ", Range(None, REFORM)),
        (body.id, NameKind.official, "Hội Liên hiệp Phụ nữ", Range(REFORM, None)),
        (body.id, NameKind.alias, "Hội LHPN", Range(None, None)),
        (office.id, NameKind.official, "Ban Tuyên giáo", Range(None, None)),
    ]
    session.add_all(
        BodyName(body_id=body_id, kind=kind, name=name, folded=func.lower(name), valid=valid)
        for body_id, kind, name, valid in names
    )
    session.flush()
    return body.id


class TestListBodies:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/units/1/bodies").status_code == 401

    def test_a_strangers_unit_does_not_exist(self, country: Country, as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.get(f"/units/{country.unit('42')}/bodies").status_code == 404
        assert stranger.get("/units/1000000/bodies").status_code == 404

    def test_a_commune_reads_the_bodies_above_and_not_beside(
        self, country: Country, union: int, as_user: AsUser
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        above = commune.get(f"/units/{country.unit('42')}/bodies").json()["items"]
        assert union in {body["id"] for body in above}
        assert commune.get(f"/units/{country.unit('18005')}/bodies").status_code == 404

    def test_names_are_those_of_the_day(self, country: Country, union: int, as_user: AsUser) -> None:
        administrator = as_user(user_at(country, country.unit("42"), Role.administrator))
        path = f"/units/{country.unit('42')}/bodies"
        now = administrator.get(path).json()
        assert [(body["kind"], body["name"]) for body in now["items"]] == [
            ("womens_union", "Hội Liên hiệp Phụ nữ"),
            ("peoples_committee", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
        ]
        assert now["items"][0]["aliases"] == ["Hội LHPN"]
        before = administrator.get(path, as_of="2024-06-01").json()
        assert before["as_of"] == "2024-06-01"
        office, body, _ = before["items"]
        assert (office["name"], office["valid_to"]) == ("Ban Tuyên giáo", str(date(2025, 6, 30)))
        assert office["parent"] == {"id": union, "name": "Hội Phụ nữ"}
        assert (body["id"], body["name"]) == (union, "Hội Phụ nữ")

    def test_an_ended_unit_shows_its_last_day(self, country: Country, as_user: AsUser) -> None:
        province = as_user(user_at(country, country.unit("42")))
        district = country.old("436")
        ended = province.get(f"/units/{district}/bodies").json()
        assert ended["as_of"] == "2025-06-30"
        assert [body["kind"] for body in ended["items"]] == ["peoples_committee"]
        assert province.get(f"/units/{district}/bodies", as_of="2026-01-01").status_code == 404
