"""Merged and divided countries: the API says of every map what plain Python makes of the submissions.

TIENBO_ORACLE_EXAMPLES=1000 runs as many countries; the suite is content with a few.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.builders.country import BEFORE, REFORM, TODAY, Country, became, listed
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.aggregates.keeping import refresh
from tienbo.packs.register import load_committees
from tienbo.submissions.models import State, Submission, Value
from tienbo.units.importing import Source, import_list
from tienbo.units.models import Share

AsUser = Callable[[User], Caller]
EXAMPLES = int(os.environ.get("TIENBO_ORACLE_EXAMPLES", "5"))
DISTRICTS = ("436", "437")
Report = tuple[bool, int | None, int | None]
"""Whether it is accepted, women officials, and those of them trained."""


@dataclass(frozen=True)
class World:
    """Old communes with their district and the new communes that they became; a report of each, and corrections.

    `goes` holds for every old commune the indexes of the new ones; `kept` says after which step sums are kept.
    """

    districts: tuple[int, ...]
    goes: tuple[frozenset[int], ...]
    before: tuple[Report, ...]
    after: tuple[Report, ...]
    corrected: tuple[tuple[int, int], ...]
    kept: frozenset[str]

    @property
    def new(self) -> list[int]:
        return sorted(frozenset().union(*self.goes))

    def came_from(self, new: int) -> frozenset[int]:
        return frozenset(old for old, goes in enumerate(self.goes) if new in goes)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    count = draw(st.integers(2, 6))
    number = st.none() | st.integers(0, 40)
    report = st.tuples(st.booleans() | st.just(True), number, number)
    goes = st.frozensets(st.integers(0, 3), min_size=1, max_size=2)
    return World(
        tuple(draw(st.integers(0, 1)) for _ in range(count)),
        tuple(draw(goes) for _ in range(count)),
        tuple(draw(report) for _ in range(count)),
        tuple(draw(report) for _ in range(4)),
        tuple(draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, 40)), max_size=2))),
        frozenset(draw(st.sets(st.sampled_from(["reported", "corrected"])))),
    )


def old_code(index: int) -> str:
    return f"{18001 + index}"


def new_code(index: int) -> str:
    return f"{19001 + index}"


def build(session: Session, world: World) -> Figures:
    districts = sorted({DISTRICTS[place] for place in world.districts})
    old = listed(
        ("42", "Tỉnh Hà Tĩnh", None),
        *((code, f"Huyện {code}", "42") for code in districts),
        *((old_code(i), f"Xã {i}", DISTRICTS[place]) for i, place in enumerate(world.districts)),
    )
    new = listed(("42", "Tỉnh Hà Tĩnh", None), *((new_code(j), f"Xã mới {j}", "42") for j in world.new))
    links = [("42", "42", Share.whole)]
    for i, goes in enumerate(world.goes):
        shares = [Share.whole] if len(goes) == 1 else [Share.part_main, Share.part]
        links += [(old_code(i), new_code(j), share) for j, share in zip(sorted(goes), shares, strict=True)]
    import_list(session, Source(None), old, [])
    import_list(session, Source(REFORM), new, became(*links))
    load_committees(session)
    figures = build_figures(Country(session))
    for i, (accepted, women, trained) in enumerate(world.before):
        state = State.accepted if accepted else State.submitted
        figures.report(old_code(i), "2024", state, CB_F=women, CB_F_TRAINED=trained)
    for j in world.new:
        accepted, women, trained = world.after[j]
        state = State.accepted if accepted else State.returned
        figures.report(new_code(j), "2026", state, CB_F=women, CB_F_TRAINED=trained)
    if "reported" in world.kept:
        refresh(session)
    return figures


def correct(session: Session, figures: Figures, world: World) -> list[Report]:
    """A late correction of what was accepted; answers the reports as they now stand."""
    reports, period = list(world.before), figures.periods["2024"]
    for place, number in world.corrected:
        accepted, women, trained = reports[place]
        if women is None:
            continue
        body_id = figures.body(old_code(place), BEFORE)
        session.execute(
            update(Value)
            .where(Value.body_id == body_id, Value.period_id == period.id, Value.indicator_id == figures.ids["CB.F"])
            .values(number=number)
        )
        session.execute(update(Submission).where(Submission.body_id == body_id).values(version=Submission.version + 1))
        reports[place] = (accepted, number, trained)
    session.flush()
    if "corrected" in world.kept:
        refresh(session)
    return reports


@dataclass(frozen=True)
class Expected:
    """What an answer must be: a number, or bounds."""

    number: str | None
    lower: str | None = None
    upper: str | None = None
    quality: str = "exact"

    @classmethod
    def count(cls, within: Iterable[Report], partly: Iterable[Report] = ()) -> "Expected":
        certain = [women for accepted, women, _ in within if accepted and women is not None]
        maybe = [women for accepted, women, _ in partly if accepted and women is not None]
        if not maybe:
            return cls(str(sum(certain)) if certain else None)
        if sum(maybe) == 0:
            return cls(str(sum(certain)))
        return cls(None, str(sum(certain)), str(sum(certain) + sum(maybe)), "bounded")

    @classmethod
    def share(cls, within: Iterable[Report]) -> "Expected":
        both = [(w, t) for accepted, w, t in within if accepted and w is not None and t is not None]
        below = sum(w for w, _ in both)
        if below == 0:
            return cls(None)
        exact = Fraction(sum(t for _, t in both) * 100, below)
        rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
        return cls(str(rounded))


def asked(caller: Caller, figures: Figures, unit_id: int, code: str, period: str, **more: Any) -> Expected:
    params = {"unit_id": unit_id, "indicator_id": figures.ids[code], "period": period, "category_id": 0, **more}
    answer = caller.get("/aggregates", **params)
    assert answer.status_code == 200, answer.text
    (row,) = answer.json()["figures"]
    assert 0 <= row["counted"] <= row["expected"]
    return Expected(row["number"], row["lower"], row["upper"], row["quality"])


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    # A country takes a second to build: what fails is shown as it is.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(world=worlds())
def test_every_map_says_what_the_reports_make_of_it(session: Session, as_user: AsUser, world: World) -> None:
    nested = session.begin_nested()
    try:
        check(session, as_user, world)
    finally:
        session.expunge_all()
        nested.rollback()


def check(session: Session, as_user: AsUser, world: World) -> None:
    figures = build(session, world)
    before = correct(session, figures, world)
    country = figures.country
    auditor = as_user(user_at(country, country.unit("42"), Role.auditor))
    after = {j: world.after[j] for j in world.new}
    province = country.unit("42")
    as_reported = asked(auditor, figures, province, "CB.F", "2024")
    assert as_reported == Expected.count(before)
    assert asked(auditor, figures, province, "HT.DD", "2024") == Expected.share(before)
    assert asked(auditor, figures, province, "CB.F", "2024", geography=TODAY.isoformat()) == as_reported
    assert asked(auditor, figures, province, "CB.F", "2026", geography=BEFORE.isoformat()) == Expected.count(
        after.values()
    )
    for place, code in enumerate(DISTRICTS):
        mine = {i for i, of in enumerate(world.districts) if of == place}
        if not mine:
            continue
        district = country.old(code)
        assert asked(auditor, figures, district, "CB.F", "2024") == Expected.count(before[i] for i in mine)
        found = asked(auditor, figures, district, "CB.F", "2026", geography=BEFORE.isoformat())
        within = [after[j] for j in world.new if world.came_from(j) <= mine]
        partly = [after[j] for j in world.new if world.came_from(j) & mine and not world.came_from(j) <= mine]
        assert found == Expected.count(within, partly)
    for j in world.new:
        found = asked(auditor, figures, country.unit(new_code(j)), "CB.F", "2024", geography=TODAY.isoformat())
        within = [before[i] for i in world.came_from(j) if world.goes[i] == {j}]
        partly = [before[i] for i in world.came_from(j) if world.goes[i] != {j}]
        assert found == Expected.count(within, partly)


def test_the_oracle_knows_a_merger_from_a_choice() -> None:
    """12 + 9 is 21 and neither of them; half of a divided commune is between nothing and all of it."""
    merged = Expected.count([(True, 12, None), (True, 9, None)])
    assert merged == Expected("21")
    assert Expected.count([(True, 12, None)], [(True, 9, None)]) == Expected(None, "12", "21", "bounded")
