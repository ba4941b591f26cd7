"""Where units lie: from the lists, for versions that stand already, and in the answers about units."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import TODAY, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import User
from tienbo.units.importing import Source, import_list
from tienbo.units.listing import ListedUnit, read_list
from tienbo.units.models import UnitVersion

HEADER = "code,name,level,kind,parent_code,lat,lon"
OLD = Source(None)
NEW = Source(date(2025, 1, 1))


def listed(commune: str, *, name: str = "Xã An Hòa") -> list[ListedUnit]:
    province = "42,Tỉnh Hà Tĩnh,province,tỉnh,,18.29,105.67"
    return read_list([HEADER, province, f"18001,{name},commune,xã,42,{commune}"])


def places(session: Session, code: str) -> list[tuple[Decimal | None, Decimal | None]]:
    rows = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.code == code)
        .order_by(UnitVersion.valid)
        .execution_options(populate_existing=True)
    )
    return [(row.latitude, row.longitude) for row in rows]


class TestLists:
    def test_a_list_places_its_units(self, session: Session) -> None:
        import_list(session, OLD, listed("18.342,105.9"), [])
        assert places(session, "18001") == [(Decimal("18.342"), Decimal("105.9"))]

    def test_what_stands_already_is_placed_without_another_version(self, session: Session) -> None:
        import_list(session, OLD, listed(","), [])
        assert places(session, "18001") == [(None, None)]
        counts = import_list(session, OLD, listed("18.342,105.9"), [])
        assert counts["unchanged"] == 2
        assert places(session, "18001") == [(Decimal("18.342"), Decimal("105.9"))]

    def test_a_list_without_places_takes_none_away(self, session: Session) -> None:
        import_list(session, OLD, listed("18.342,105.9"), [])
        import_list(session, OLD, listed(","), [])
        assert places(session, "18001") == [(Decimal("18.342"), Decimal("105.9"))]

    def test_a_unit_under_an_earlier_name_lies_where_it_does_now(self, session: Session) -> None:
        import_list(session, OLD, listed(","), [])
        import_list(session, NEW, listed("18.342,105.9", name="Xã An Bình"), [])
        assert places(session, "18001") == [(Decimal("18.342"), Decimal("105.9"))] * 2


def test_a_unit_says_where_it_lies(session: Session, as_user: Callable[[User], Caller]) -> None:
    country = build_country(session)
    unit_id = country.unit("18001")
    version = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id == unit_id, UnitVersion.valid.contains(TODAY))
    ).one()
    version.latitude, version.longitude = Decimal("18.342"), Decimal("105.9")
    session.flush()
    caller = as_user(user_at(country, country.unit("42")))
    found = caller.get(f"/units/{country.unit('42')}").json()
    assert (found["latitude"], found["longitude"]) == (None, None)
    (child,) = [one for one in found["children"] if one["id"] == unit_id]
    assert (child["latitude"], child["longitude"]) == ("18.342000", "105.900000")
