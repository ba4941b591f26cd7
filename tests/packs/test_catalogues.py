"""The shipped catalogues load, say what their documents say, and load again without a trace."""

from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tienbo.indicators.categories import asked_cells
from tienbo.indicators.models import Direction, Indicator, IndicatorKind, IndicatorVersion
from tienbo.indicators.target_models import Comparator, Milestone, Target
from tienbo.packs.catalogue import load_catalogues

# The table of the strategy, line by line: code, value of 2025, value of 2030, as compared there.
STRATEGY = """
1.1 at_least 60 at_least 75
2.1 at_least 50 about 60
2.2 less_than 30 less_than 25
2.3 at_least 27 at_least 30
3.1 at_most 1.7 at_most 1.4
3.2a at_least 80 at_least 90
3.2b at_least 50 at_least 70?
3.3 at_least 100 at_least 100?
3.4 at_least 70 at_least 100?
4.1 at_most 111? at_most 109?
4.2 at_most 42? less_than 42?
4.3 at_most 18 less_than 18?
4.4 at_least 40? at_least 70?
5.1 every 1
5.2a more_than 90 about 99
5.2b about 85 about 90?
5.3 more_than 30 more_than 40
5.4a at_least 50?
5.4b at_least 30 at_least 35?
6.1 at_least 60 at_least 80
6.2 at_least 100
6.3 at_least 100
6.4 at_least 100
"""
LINES = [line.split() for line in STRATEGY.split("\n") if line]


@pytest.fixture
def country(session: Session) -> Country:
    country = build_country(session)
    load_catalogues(session)
    return country


def test_every_line_of_the_strategy(country: Country, session: Session) -> None:
    rows = session.execute(
        select(Indicator.code, Milestone)
        .join(Target, Target.indicator_id == Indicator.id)
        .join(Milestone, Milestone.target_id == Target.id)
        .where(Indicator.unit_id == country.unit("VN"))
    ).all()
    found: dict[str, set[tuple[str, Decimal, bool]]] = {}
    for code, milestone in rows:
        found.setdefault(code, set()).add((milestone.comparator.value, milestone.value, milestone.to_verify))
    expected = {
        f"CL.{code}": {
            (comparator, Decimal(value.rstrip("?")), value.endswith("?"))
            for comparator, value in zip(values[::2], values[1::2], strict=True)
        }
        for code, *values in LINES
    }
    assert found == expected


def test_lower_is_better_where_it_is(country: Country, session: Session) -> None:
    lower = session.scalars(select(Indicator.code).where(Indicator.direction == Direction.lower))
    assert set(lower) == {"CL.2.2", "CL.3.1", "CL.4.1", "CL.4.2", "CL.4.3"}


def test_two_values_stand_side_by_side(country: Country, session: Session) -> None:
    target = session.scalars(
        select(Target).join(Indicator, Indicator.id == Target.indicator_id).where(Indicator.code == "CL.5.2a")
    ).one()
    by_year = {(milestone.from_year, milestone.comparator) for milestone in target.milestones}
    assert len(target.milestones) == 4
    assert by_year == {(2025, Comparator.more_than), (2030, Comparator.about)}


def test_both_definitions_of_the_trap_and_its_end(country: Country, session: Session) -> None:
    """Women among staff who hold seats, and women among seat holders; the district council is no more."""
    versions = dict(
        session.execute(
            select(Indicator.code, IndicatorVersion)
            .join(IndicatorVersion, IndicatorVersion.indicator_id == Indicator.id)
            .where(Indicator.code.in_(["HT.A", "QG.A", "HT.B", "QG.B"]))
        ).all()
    )
    assert {code for code, version in versions.items() if version.valid.upper is not None} == {"HT.A", "QG.A"}
    assert str(versions["HT.A"].valid.upper) == "2025-07-01"
    assert versions["HT.B"].definition != versions["QG.B"].definition


def test_figures_on_women_officials_are_counts_that_add_up(country: Country, session: Session) -> None:
    ids = dict(session.execute(select(Indicator.code, Indicator.id).where(Indicator.code.startswith("NCB."))).all())
    asked = asked_cells(session, [ids["NCB.CC"]])[ids["NCB.CC"]]
    codes = {cell.category_id: cell.code for cell in asked.cells}
    of_total = [{codes[part] for part in one.parts} for one in asked.partitions if one.whole == 0]
    assert {"sex=female", "sex=male"} in of_total
    assert {"level=province", "level=commune"} in of_total
    assert {"position=head", "position=deputy", "position=other"} in of_total
    assert len(of_total) == 4
    ratio = session.get_one(Indicator, ids["NCB.TL.DT.NU"])
    assert (ratio.kind, ratio.numerator_id, ratio.denominator_id) == (
        IndicatorKind.ratio,
        ids["NCB.DT"],
        ids["NCB.CC"],
    )
    assert codes[ratio.denominator_category_id] == "sex=female"


def test_loading_again_changes_nothing(country: Country, session: Session) -> None:
    def state() -> tuple[int, int, int]:
        held = session.execute(select(func.count(), func.sum(Indicator.version)).select_from(Indicator)).one()
        return (*held, session.scalars(select(func.sum(Target.version))).one())

    before = state()
    load_catalogues(session)
    assert state() == before
