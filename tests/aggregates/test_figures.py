"""What a unit's live figures are made of: categories, kinds, and who is behind them."""

from decimal import Decimal

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.indicators import break_down
from tienbo.aggregates.figures import LiveFigures, live_figures
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.submissions.models import State, Submission, Value, ValueStatus

LEVELS = ["level=province", "level=commune"]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def cells(session: Session, figures: Figures) -> dict[str, int]:
    """Women officials, and those of them trained, by level."""
    break_down(session, figures.ids["CB.F.TRAINED"], LEVELS, ["level"])
    return break_down(session, figures.ids["CB.F"], LEVELS, ["level"])


def say(session: Session, submission: Submission, indicator_id: int, category_id: int, number: int) -> None:
    session.add(
        Value(
            period_id=submission.period_id,
            body_id=submission.body_id,
            indicator_id=indicator_id,
            category_id=category_id,
            submission_id=submission.id,
            unit_id=submission.unit_id,
            status=ValueStatus.reported,
            number=Decimal(number),
        )
    )
    session.flush()


def live(session: Session, figures: Figures, code: str = "42") -> LiveFigures:
    period = figures.periods["2024"]
    return live_figures(session, figures.form, period, figures.country.unit(code, period.data_to))


class TestCategories:
    def test_each_adds_up_by_itself(self, session: Session, figures: Figures, cells: dict[str, int]) -> None:
        first, second = (figures.report(code, "2024", CB_F=9) for code in ("18001", "18002"))
        for submission, number in ((first, 4), (second, 5)):
            say(session, submission, figures.ids["CB.F"], cells["level=commune"], number)
        found = live(session, figures).figures
        assert found[figures.ids["CB.F"], cells["level=commune"]][0] == 9
        assert found[figures.ids["CB.F"], cells["level=commune"]][3:] == (6, 2)
        assert found[figures.ids["CB.F"], cells["level=province"]] == (None, None, None, 6, 0)

    def test_a_ratio_divides_category_by_category(
        self, session: Session, figures: Figures, cells: dict[str, int]
    ) -> None:
        commune = cells["level=commune"]
        first, second = (figures.report(code, "2024") for code in ("18001", "18002"))
        say(session, first, figures.ids["CB.F"], commune, 8)
        say(session, first, figures.ids["CB.F.TRAINED"], commune, 2)
        say(session, second, figures.ids["CB.F"], commune, 100)
        found = live(session, figures).figures[figures.ids["HT.DD"], commune]
        assert found == (Decimal("25.0000"), Decimal(2), Decimal(8), 6, 1)

    def test_what_is_not_asked_counts_for_nothing(self, session: Session, figures: Figures) -> None:
        say(session, figures.report("18001", "2024"), figures.ids["CB.F"], 3, 7)
        assert (figures.ids["CB.F"], 3) not in live(session, figures).figures

    def test_what_is_not_asked_of_a_level_does_not_pass_the_whole(self, session: Session, figures: Figures) -> None:
        figures.report("18001", "2024", HDH_STAFF=5)
        found = live(session, figures)
        for key, figure in found.figures.items():
            assert figure.counted <= figure.expected, key


class TestKinds:
    def change_kind(self, session: Session, figures: Figures, kind: IndicatorKind) -> int:
        indicator_id = figures.ids["CU.ALL"]
        session.execute(update(Indicator).where(Indicator.id == indicator_id).values(kind=kind))
        session.expire_all()
        return indicator_id

    def test_a_measure_is_shown_where_it_was_reported(self, session: Session, figures: Figures) -> None:
        key = (self.change_kind(session, figures, IndicatorKind.measure), 0)
        figures.report("18001", "2024", CU_ALL=Decimal("7.5"))
        found = live(session, figures, "436")
        assert (found.figures[key].number, found.figures[key].counted) == (None, 1)
        own = found.branches[figures.country.old("18001")][key]
        assert (own.number, own.expected) == (Decimal("7.5"), 1)

    def test_a_yes_or_no_is_how_many_yes(self, session: Session, figures: Figures) -> None:
        key = (self.change_kind(session, figures, IndicatorKind.flag), 0)
        for code, answer in (("18001", 1), ("18002", 0), ("18003", 1)):
            figures.report(code, "2024", CU_ALL=answer)
        assert live(session, figures).figures[key][0] == 2
        assert live(session, figures).figures[key].counted == 3

    def test_money_keeps_every_digit(self, session: Session, figures: Figures) -> None:
        key = (self.change_kind(session, figures, IndicatorKind.money), 0)
        for code, amount in (("18001", "0.1"), ("18002", "0.2"), ("18003", "99999999999999999999")):
            figures.report(code, "2024", CU_ALL=Decimal(amount))
        assert live(session, figures).figures[key].number == Decimal("99999999999999999999.3")


def test_everyone_behind_the_figures_is_named(session: Session, figures: Figures) -> None:
    figures.report("18001", "2024", CB_F=1)
    figures.report("18003", "2024", State.submitted, CB_F=1)
    found = {one.unit.code: one for one in live(session, figures).reporters}
    assert set(found) == {"436", "437", "18001", "18002", "18003", "18004"}
    assert [code for code, one in found.items() if one.accepted] == ["18001"]
    late = found["18003"].submission
    assert late is not None
    assert late.state is State.submitted
    assert {one.branch_id for one in found.values()} == {figures.country.old("436"), figures.country.old("437")}
