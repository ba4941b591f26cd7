"""The shipped lists, loaded whole: figures are those of the official lists and of their README."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tienbo.packs.matrix import load_matrix, unit_on
from tienbo.packs.register import load_committees, load_units
from tienbo.units import tree
from tienbo.units.body_models import BodyGroup
from tienbo.units.groups import resolve
from tienbo.units.models import Level, Lineage, Share, UnitVersion
from tienbo.vietnamese import fold

YEAR_2019 = date(2019, 3, 25)


@pytest.fixture(scope="module")
def session(engine: Engine) -> Iterator[Session]:
    """Everything loaded once for this module, in a transaction that is undone."""
    with engine.connect() as connection, connection.begin() as transaction:
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            session.info["counts"] = load_units(session)
            load_committees(session)
            load_matrix(session)
            yield session
        transaction.rollback()


def count(session: Session, level: Level, day: date) -> int:
    return session.execute(
        select(func.count()).where(UnitVersion.level == level, UnitVersion.valid.contains(day))
    ).scalar_one()


def test_as_many_units_as_the_lists_have(session: Session) -> None:
    for day, provinces, districts, communes in (
        (YEAR_2019, 63, 707, 10767),
        (date(2025, 6, 30), 63, 696, 10035),
        (date(2025, 7, 1), 34, 0, 3321),
    ):
        assert count(session, Level.province, day) == provinces
        assert count(session, Level.district, day) == districts
        assert count(session, Level.commune, day) == communes


def test_changes_between_the_lists(session: Session) -> None:
    (_, first), (_, second), (_, third) = session.info["counts"]
    assert first["opened"] == 63 + 707 + 10767
    assert (second["opened"], second["closed"], second["moved"]) == (107, 850, 216)
    assert third["closed"] > 10_000


def test_loading_again_changes_nothing(session: Session) -> None:
    for _, counts in load_units(session):
        assert sum(number for name, number in counts.items() if name != "unchanged") == 0


def test_dong_tuyen_became_part_of_coc_san(session: Session) -> None:
    day = date(2025, 6, 30)
    dong_tuyen = unit_on(session, "02662", day)
    assert (dong_tuyen.name, dong_tuyen.valid.upper) == ("Xã Đồng Tuyển", date(2025, 7, 1))
    assert unit_on(session, "080", day).unit_id == dong_tuyen.parent_id
    (link,) = session.scalars(select(Lineage).where(Lineage.predecessor_id == dong_tuyen.unit_id))
    assert (link.successor_name, link.share) == ("Xã Cốc San", Share.whole)
    coc_san = unit_on(session, "02746", date(2025, 7, 1))
    assert link.successor_id == coc_san.unit_id != unit_on(session, "02746", day).unit_id


def test_ha_tinh_keeps_its_borders_and_lao_cai_is_new(session: Session) -> None:
    before, after = date(2025, 6, 30), date(2025, 7, 1)
    assert unit_on(session, "42", before).unit_id == unit_on(session, "42", after).unit_id
    assert unit_on(session, "15", after).name == "Tỉnh Lào Cai"
    assert unit_on(session, "15", after).unit_id != unit_on(session, "10", before).unit_id


@pytest.mark.parametrize(("day", "districts"), [(YEAR_2019, 13), (date(2025, 6, 1), 12), (date(2025, 7, 1), 0)])
def test_districts_of_ha_tinh(session: Session, day: date, districts: int) -> None:
    province = unit_on(session, "42", day).unit_id
    below = session.scalars(
        select(UnitVersion.unit_id).where(
            UnitVersion.unit_id.in_(tree.subtree(province, day)),
            UnitVersion.valid.contains(day),
            UnitVersion.level == Level.district,
        )
    ).all()
    assert len(below) == districts


@pytest.mark.parametrize(("day", "boards"), [(YEAR_2019, 17 + 13), (date(2025, 2, 1), 17 + 12), (date(2025, 7, 1), 11)])
def test_the_boards_that_the_phrase_stands_for(session: Session, day: date, boards: int) -> None:
    phrase = fold("Ban VSTBPN các sở, ban, ngành, huyện, thành phố, thị xã")
    group = session.execute(select(BodyGroup).where(BodyGroup.folded == phrase)).scalar_one()
    bodies = resolve(session, group, day)
    assert len(bodies) == len({body.body_id for body in bodies}) == boards
    if day == YEAR_2019:
        assert {"Ban vì sự tiến bộ của phụ nữ huyện Lộc Hà", "Ban vì sự tiến bộ của phụ nữ Sở Nội vụ"} <= {
            body.name for body in bodies
        }


@pytest.mark.parametrize(("day", "districts"), [(YEAR_2019, 13), (date(2025, 6, 16), 12), (date(2025, 7, 1), 0)])
def test_the_districts_that_the_phrase_stands_for(session: Session, day: date, districts: int) -> None:
    phrase = fold("Ban VSTBPN các sở, ban, ngành, huyện, thành phố, thị xã")
    group = session.execute(select(BodyGroup).where(BodyGroup.folded == phrase)).scalar_one()
    units = {body.unit_name for body in resolve(session, group, day)} - {"Tỉnh Hà Tĩnh"}
    assert len(units) == districts


def test_nearly_every_unit_lies_somewhere(session: Session) -> None:
    """All of today's units have a point; of the lists before, those that the list of the districts' end knew."""

    def unplaced(day: date) -> int:
        return session.execute(
            select(func.count()).where(
                UnitVersion.latitude.is_(None), UnitVersion.level != Level.nation, UnitVersion.valid.contains(day)
            )
        ).scalar_one()

    assert unplaced(date(2026, 1, 1)) == 0
    assert unplaced(date(2025, 6, 30)) == 0
    assert 0 < unplaced(YEAR_2019) < 900
    ha_tinh = unit_on(session, "42", YEAR_2019)
    assert 18 < (ha_tinh.latitude or 0) < 19
    assert 105 < (ha_tinh.longitude or 0) < 107
