"""Whatever closes, of whoever was asked never more than all are counted, and the past says what it said."""

from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tests.builders.reorganised import MERGED_ON, begun, line, ordered, record
from tienbo.access.models import Role, User
from tienbo.aggregates.keeping import refresh

AsUser = Callable[[User], Caller]
COMMUNES = ("18001", "18003", "18005")
MERGERS = [*combinations(COMMUNES, 2), COMMUNES]


def figure(caller: Caller, figures: Figures, period: str, **more: Any) -> dict[str, Any]:
    unit_id = figures.country.unit("42")
    asked = {"unit_id": unit_id, "indicator_id": figures.ids["CB.F"], "period": period, "category_id": 0}
    (row,) = caller.get("/aggregates", **asked, **more).json()["figures"]
    assert 0 <= row["counted"] <= row["expected"]
    found: dict[str, Any] = row
    return found


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    merged=st.sampled_from(MERGERS),
    before=st.sets(st.sampled_from(COMMUNES)),
    early=st.sets(st.sampled_from(COMMUNES)),
    kept=st.booleans(),
)
def test_coverage_never_passes_all_that_are_asked(
    session: Session, as_user: AsUser, merged: tuple[str, ...], before: set[str], early: set[str], kept: bool
) -> None:
    """`early` reported for the year that ends after the merger, before it was recorded."""
    nested = session.begin_nested()
    try:
        country = build_country(session)
        figures = build_figures(country)
        figures.ask("2025")
        for code in before:
            figures.report(code, "2025", CB_F=int(code) % 7)
        for code in early:
            figures.report(code, "2026", CB_F=1)
        caller = as_user(user_at(country, country.unit("42"), Role.administrator, Role.leader))
        said = figure(caller, figures, "2025")
        assert (said["expected"], said["counted"]) == (len(COMMUNES), len(before))
        merge(country, caller, merged)
        if kept:
            refresh(session)
        assert figure(caller, figures, "2025") == said
        compared = figure(caller, figures, "2025", geography=MERGED_ON.isoformat())
        assert [compared[name] for name in ("number", "counted", "expected")] == [
            said[name] for name in ("number", "counted", "expected")
        ]
        now = figure(caller, figures, "2026")
        assert now["expected"] == len(COMMUNES) - len(merged) + 1
        assert now["counted"] == len(early - set(merged))
        figures.report("18009", "2026", CB_F=5)
        assert figure(caller, figures, "2026")["counted"] == len(early - set(merged)) + 1
    finally:
        session.expunge_all()
        nested.rollback()


def merge(country: Country, caller: Caller, codes: tuple[str, ...]) -> None:
    lines = [line(country.unit(code, date(2026, 3, 2)), "18009") for code in codes]
    record(caller, ordered(begins=[begun("18009", "Xã Bình An")], lines=lines))
