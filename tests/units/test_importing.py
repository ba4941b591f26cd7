from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.builders.country import BEFORE, NEW, OLD, REFORM, TODAY, Country, became, build_country, listed
from tienbo.units import reach, tree
from tienbo.units.importing import Source, import_list
from tienbo.units.listing import ListRefused
from tienbo.units.models import Lineage, Share, Unit, UnitClosure, UnitReach, UnitVersion


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


class TestIdentity:
    def test_a_code_is_not_a_unit(self, country: Country) -> None:
        assert country.old("18001") != country.unit("18001")

    def test_a_unit_that_passed_whole_into_one_goes_on(self, country: Country) -> None:
        assert country.old("18003") == country.unit("18003")
        assert country.old("42") == country.unit("42")

    def test_going_on_leaves_no_lineage(self, country: Country, session: Session) -> None:
        own = select(Lineage).where(Lineage.predecessor_id == Lineage.successor_id)
        assert session.scalars(own).all() == []

    def test_recoded_and_renamed_in_one_step_it_goes_on(self, country: Country) -> None:
        assert country.old("02662") == country.unit("02746")


class TestSummary:
    def test_first_list(self, session: Session) -> None:
        counts = import_list(session, Source(None), OLD, [])
        assert counts["opened"] == len(OLD)

    def test_the_same_again_changes_nothing(self, country: Country, session: Session) -> None:
        before = session.execute(select(func.count(UnitVersion.id), func.max(UnitVersion.id))).one()
        first = import_list(session, Source(None), OLD, [])
        assert first == {**dict.fromkeys(first, 0), "unchanged": len(OLD)}
        assert session.execute(select(func.count(UnitVersion.id), func.max(UnitVersion.id))).one() == before

    def test_names_what_changed(self, country: Country, session: Session) -> None:
        later = [unit for unit in NEW if unit.code != "18005"]
        renamed = listed(("18003", "Xã Cẩm Hoà", "42"))
        later = [renamed[0] if unit.code == "18003" else unit for unit in later]
        counts = import_list(session, Source(date(2026, 1, 1)), later, [])
        assert (counts["closed"], counts["renamed"], counts["opened"]) == (1, 1, 0)
        respelt = [listed(("18003", "Xã Cẩm Hòa", "42"))[0] if unit.code == "18003" else unit for unit in later]
        counts = import_list(session, Source(date(2026, 2, 1)), respelt, [])
        assert (counts["respelt"], counts["renamed"]) == (1, 0)

    def test_an_earlier_list_cannot_rewrite_the_past(self, country: Country, session: Session) -> None:
        with pytest.raises(ListRefused, match="order of their dates"):
            import_list(session, Source(date(2020, 1, 1)), OLD[:-1], [])

    def test_lineage_of_an_unknown_code_is_refused_with_its_line(self, country: Country, session: Session) -> None:
        with pytest.raises(ListRefused, match="line 2: old code 99999"):
            import_list(session, Source(date(2026, 1, 1)), NEW, became(("99999", "18003", Share.whole)))


class TestDates:
    def test_changes_without_a_recorded_day_say_so(self, session: Session) -> None:
        import_list(session, Source(None), OLD, [])
        left = [unit for unit in OLD if unit.code not in {"18001", "18002"}]
        import_list(session, Source(date(2025, 1, 1), exact=False, exact_codes=("18001",)), left, [])
        exact = dict(
            session.execute(
                select(UnitVersion.code, UnitVersion.end_exact).where(UnitVersion.code.in_(["18001", "18002"]))
            ).all()
        )
        assert exact == {"18001": True, "18002": False}

    def test_one_unit_has_one_name_at_a_time(self, country: Country, session: Session) -> None:
        twice = text(
            "INSERT INTO unit_version (unit_id, level, code, name, kind, parent_id, parent_level, valid,"
            " start_exact, end_exact, folded, sort_key) SELECT unit_id, level, '99999', name, kind, parent_id,"
            " parent_level, valid, true, true, folded, sort_key FROM unit_version WHERE code = '18003'"
        )
        with pytest.raises(IntegrityError, match="ex_unit_version_unit"):
            session.execute(twice)

    def test_one_code_means_one_unit_at_a_time(self, country: Country, session: Session) -> None:
        stranger = Unit(level="commune")
        session.add(stranger)
        session.flush()
        taken = text(
            "INSERT INTO unit_version (unit_id, level, code, name, kind, parent_id, parent_level, valid,"
            " start_exact, end_exact, folded, sort_key) SELECT :id, level, code, name, kind, parent_id,"
            " parent_level, valid, true, true, folded, sort_key FROM unit_version WHERE code = '18005'"
        )
        with pytest.raises(IntegrityError, match="ex_unit_version_code"):
            session.execute(taken, {"id": stranger.id})

    def test_a_superior_is_of_a_higher_level(self, country: Country, session: Session) -> None:
        cycle = text("UPDATE unit_version SET parent_id = unit_id, parent_level = level WHERE code = '18005'")
        with pytest.raises(IntegrityError, match="parent_above"):
            session.execute(cycle)


class TestReach:
    def within(self, session: Session, root: int, day: date = TODAY) -> dict[int, tuple[bool, bool]]:
        """unit → (all its facts, duty) that `root` reaches on a day."""
        rows = session.execute(
            select(UnitReach.unit_id, UnitReach.facts, UnitReach.duty).where(
                UnitReach.root_id == root, UnitReach.during.contains(day)
            )
        )
        found: dict[int, tuple[bool, bool]] = {}
        for unit_id, facts, duty in rows:
            whole, acts = found.get(unit_id, (False, False))
            found[unit_id] = (whole or (facts.lower is None and facts.upper is None), acts or duty)
        return found

    def test_a_successor_reads_and_the_main_one_mends_the_past(self, country: Country, session: Session) -> None:
        divided = country.old("18004")
        assert self.within(session, country.unit("18005"))[divided] == (True, True)
        assert self.within(session, country.unit("18001"))[divided] == (True, False)
        assert divided not in self.within(session, country.unit("18003"))

    def test_the_province_keeps_what_ended_below_it(self, country: Country, session: Session) -> None:
        reached = self.within(session, country.unit("42"))
        for code in ("436", "437", "18001", "18002", "18004"):
            assert reached[country.old(code)] == (True, True)
        assert country.unit("15") not in reached

    def test_who_lost_a_unit_keeps_what_was_reported_until_then(self, session: Session) -> None:
        import_list(session, Source(None), OLD, [])
        moved = [listed(("18002", "Xã Bình Minh", "437"))[0] if u.code == "18002" else u for u in OLD]
        import_list(session, Source(date(2024, 1, 1)), moved, [])
        country = Country(session)
        unit = country.old("18002")
        assert self.within(session, country.old("436"), BEFORE)[unit] == (False, False)
        assert self.within(session, country.old("437"), BEFORE)[unit] == (True, True)
        assert self.within(session, country.old("42"), BEFORE)[unit] == (True, True)

    def test_who_takes_over_a_superior_takes_over_its_past(self, session: Session) -> None:
        """A district that lost a commune passes to another province: that province adds up the same as the district."""
        import_list(session, Source(None), OLD, [])
        lost = [listed(("18002", "Xã Bình Minh", "437"))[0] if u.code == "18002" else u for u in OLD]
        import_list(session, Source(date(2024, 1, 1)), lost, [])
        passed = [listed(("436", "Huyện Thạch Hà", "15"))[0] if u.code == "436" else u for u in lost]
        import_list(session, Source(date(2024, 3, 1)), passed, [])
        country = Country(session)
        unit = country.old("18002")
        assert self.within(session, country.old("436"), BEFORE)[unit] == (False, False)
        assert self.within(session, country.old("15"), BEFORE)[unit] == (False, False)
        assert self.within(session, country.old("15"), BEFORE)[country.old("18001")] == (True, True)

    def test_before_the_reform_nobody_has_what_comes_later(self, country: Country, session: Session) -> None:
        day = REFORM - timedelta(days=1)
        assert self.within(session, country.unit("18005"), day) == {}
        assert country.old("18004") not in self.within(session, country.old("436"), day)


CODES = [f"{18000 + n}" for n in range(6)]


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, str]]:
    """Up to four lists of communes under two districts: which exist, and where."""
    return [
        draw(st.dictionaries(st.sampled_from(CODES), st.sampled_from(["436", "437"]), min_size=1))
        for _ in range(draw(st.integers(1, 4)))
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories())
def test_the_closure_equals_walking_up_on_every_day(session: Session, history: list[dict[str, str]]) -> None:
    nested = session.begin_nested()
    days = [None, *(date(2021 + n, 1, 1) for n in range(len(history) - 1))]
    top = [("42", "Tỉnh", None), ("436", "Huyện A", "42"), ("437", "Huyện B", "42")]
    for day, communes in zip(days, history, strict=True):
        units = listed(*top, *((code, f"Xã {code}", parent) for code, parent in sorted(communes.items())))
        import_list(session, Source(day), units, [])
    for day, communes in zip(days, history, strict=True):
        probe = day or date(2000, 1, 1)
        code_of = dict(
            session.execute(
                select(UnitVersion.unit_id, UnitVersion.code).where(UnitVersion.valid.contains(probe))
            ).all()
        )
        rows = session.execute(
            select(UnitClosure.ancestor_id, UnitClosure.descendant_id, UnitClosure.depth).where(
                UnitClosure.valid.contains(probe), UnitClosure.depth == 1
            )
        )
        links = {(code_of[below], code_of[above]) for above, below, _ in rows}
        assert links == {*communes.items(), ("436", "42"), ("437", "42"), ("42", "VN")}
        counted = session.scalar(
            select(func.count()).where(
                UnitClosure.valid.contains(probe), UnitClosure.ancestor_id == Country(session).unit("42", probe)
            )
        )
        assert counted == len(communes) + 3
    nested.rollback()


def test_deriving_again_gives_the_same(country: Country, session: Session) -> None:
    def derived() -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
        closure = session.execute(select(UnitClosure.ancestor_id, UnitClosure.descendant_id, UnitClosure.valid))
        reached = session.execute(select(UnitReach.root_id, UnitReach.unit_id, UnitReach.during, UnitReach.facts))
        return {(a, d, str(v)) for a, d, v in closure}, {(a, d, str(v), str(f)) for a, d, v, f in reached}

    before = derived()
    session.execute(delete(UnitClosure).where(UnitClosure.depth == 1))
    tree.rebuild(session)
    reach.rebuild(session)
    assert derived() == before
