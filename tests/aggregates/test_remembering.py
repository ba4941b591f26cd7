"""What is remembered of definitions: never told after a change, nor to somebody with another reach."""

from collections.abc import Callable

import pytest
from sqlalchemy import event, func, select, text, update
from sqlalchemy.orm import Session

from tests.aggregates.test_series import ask, only
from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import User
from tienbo.aggregates.keeping import refresh
from tienbo.aggregates.models import DefinitionChange
from tienbo.aggregates.remembering import LIMIT, remembered, stamp
from tienbo.indicators.models import Direction, Indicator
from tienbo.units.models import UnitReach

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    figures = build_figures(country)
    figures.report("18001", "2026", CB_F=30, CB_F_TRAINED=15)
    return figures


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def statements(session: Session, do: Callable[[], object]) -> int:
    """How many the connection runs."""
    seen: list[str] = []

    def count(*said: object) -> None:
        seen.append(str(said[2]))

    engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", count)
    do()
    event.remove(engine, "before_cursor_execute", count)
    return len(seen)


class TestAnswers:
    def test_the_second_reads_only_figures(
        self, session: Session, country: Country, figures: Figures, province: Caller
    ) -> None:
        refresh(session)
        first = statements(session, lambda: ask(province, figures, country.unit("42"), "2024", "2026"))
        second = statements(session, lambda: ask(province, figures, country.unit("42"), "2024", "2026"))
        assert second < first - 15

    def test_a_changed_factor_is_in_the_next_answer(
        self, session: Session, country: Country, figures: Figures, province: Caller
    ) -> None:
        before = only(ask(province, figures, country.unit("42"), "2026", code="HT.DD"))
        session.execute(update(Indicator).where(Indicator.id == figures.ids["HT.DD"]).values(factor=1000))
        after = only(ask(province, figures, country.unit("42"), "2026", code="HT.DD"))
        assert (before["number"], after["number"]) == ("50.0000", "500.0000")

    def test_a_changed_direction_ranks_the_children(
        self, session: Session, country: Country, figures: Figures, province: Caller
    ) -> None:
        def ranks() -> set[int | None]:
            found = ask(province, figures, country.unit("42"), "2026", children=True)
            return {child["figures"][0]["rank"] for child in found["children"]}

        assert ranks() == {None}
        session.execute(update(Indicator).where(Indicator.id == figures.ids["CB.F"]).values(direction=Direction.higher))
        assert ranks() == {1, None}

    def test_a_unit_renamed(self, session: Session, country: Country, figures: Figures, province: Caller) -> None:
        assert ask(province, figures, country.unit("42"), "2026")["unit"]["name"] == "Tỉnh Hà Tĩnh"
        session.execute(text("UPDATE unit_version SET name = 'Hà Tĩnh mới' WHERE code = '42'"))
        assert ask(province, figures, country.unit("42"), "2026")["unit"]["name"] == "Hà Tĩnh mới"

    def test_a_reach_that_ended(self, session: Session, country: Country, figures: Figures, province: Caller) -> None:
        """What somebody might read a moment ago is no permission."""
        unit = country.unit("18003")
        ask(province, figures, unit, "2026")
        session.execute(text("DELETE FROM unit_reach WHERE unit_id = :unit"), {"unit": unit})
        params = {"unit_id": unit, "indicator_id": figures.ids["CB.F"], "period": "2026"}
        assert province.get("/aggregates", **params).status_code == 404

    def test_the_neighbour_is_told_nothing_of_it(
        self, country: Country, figures: Figures, province: Caller, as_user: AsUser
    ) -> None:
        ask(province, figures, country.unit("42"), "2026")
        stranger = as_user(user_at(country, country.unit("15")))
        params = {"unit_id": country.unit("42"), "indicator_id": figures.ids["CB.F"], "period": "2026"}
        assert stranger.get("/aggregates", **params).status_code == 404


class TestStamp:
    @pytest.mark.parametrize(
        "table", [Indicator.__tablename__, UnitReach.__tablename__, "form_item", "target", "period"]
    )
    def test_every_change_makes_another(self, session: Session, figures: Figures, table: str) -> None:
        before = stamp(session)
        session.execute(text(f'DELETE FROM "{table}" WHERE false'))  # noqa: S608 -- a table of ours
        assert stamp(session) != before

    def test_it_stays_while_figures_change(self, session: Session, figures: Figures) -> None:
        before = stamp(session)
        figures.report("18003", "2026", CB_F=5)
        assert stamp(session) == before

    def test_it_tells_readers_apart(self, session: Session) -> None:
        session.execute(text("SELECT set_config('tienbo.roots', '{1}', true)"))
        one = stamp(session)
        session.execute(text("SELECT set_config('tienbo.roots', '{2}', true)"))
        assert stamp(session) != one

    def test_joined_rows_make_no_old_stamp(self, session: Session, figures: Figures) -> None:
        session.execute(text("INSERT INTO definition_change (changes) SELECT 1 FROM generate_series(1, 200)"))
        before = stamp(session)
        refresh(session)
        assert session.execute(select(func.count()).select_from(DefinitionChange)).scalar_one() == 1
        assert stamp(session) != before
        assert stamp(session)[0] == before[0]


class TestRemembered:
    def test_no_more_than_the_limit(self, session: Session) -> None:
        now = stamp(session)
        for number in range(LIMIT + 1):
            remembered(session, now, ("a test", number), lambda _: "first")
        assert remembered(session, now, ("a test", LIMIT), lambda _: "second") == "first"
        assert remembered(session, now, ("a test", 0), lambda _: "second") == "second"
