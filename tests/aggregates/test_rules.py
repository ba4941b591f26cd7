"""Rules 1 and 2 of the design on random countries: `/totals` says what an oracle of plain Python says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tests.aggregates import rules_oracle as oracle
from tests.aggregates.rules_oracle import ENTERED, KINDS, LEVELS, RATIOS, Answer, Body, Unit, World
from tests.builders.country import Country, listed
from tests.builders.people import Caller, user_at
from tienbo import clock
from tienbo.access.models import Role, User
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period, PeriodKind
from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.models import Indicator, IndicatorKind, IndicatorVersion
from tienbo.submissions.models import State, Submission, Value, ValueStatus
from tienbo.units import body_models as bodies
from tienbo.units.importing import Source, import_list
from tienbo.units.models import Level, UnitVersion

AsUser = Callable[[User], Caller]
FIRST, MIDDLE, LAST, REFORM = date(2023, 12, 15), date(2024, 7, 1), date(2024, 12, 14), date(2025, 7, 1)
STATUSES = ("not_applicable", "not_collected", "withheld")
STATES = [None, *(state.value for state in State)]

COUNTS = st.integers(0, 10**6).map(Decimal)
# As long as money gets, with more decimals than a total may lose.
MONEY = st.decimals(0, 10**14, places=6, allow_nan=False, allow_infinity=False)
NUMBERS = {"count": COUNTS, "money": MONEY, "flag": st.integers(0, 1).map(Decimal), "measure": MONEY}


def answers(code: str) -> st.SearchStrategy[Answer | None]:
    """Absent, a reason for no number, a number; zero often, for it is one."""
    numbers = st.one_of(NUMBERS[KINDS[code]], st.just(Decimal(0)))
    said = st.one_of(numbers.map(lambda number: Answer("reported", number)), st.sampled_from(STATUSES).map(_no_number))
    return st.one_of(st.none(), said, said)


def _no_number(status: str) -> Answer:
    return Answer(status, None)


REPORTS = st.fixed_dictionaries({code: answers(code) for code in ENTERED}).map(
    lambda said: {code: answer for code, answer in said.items() if answer is not None}
)
BODIES = st.builds(
    Body,
    present=st.sampled_from([True, True, True, False]),
    state=st.sampled_from([*STATES, "accepted", "accepted", "accepted", "accepted"]),
    answers=REPORTS,
)
OF_UNIT = st.lists(BODIES, max_size=2).map(tuple)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A province, its districts and communes; communes move, begin and end inside the year, districts too."""
    units = [Unit("province", None, None, draw(OF_UNIT))]
    for _ in range(draw(st.integers(0, 2))):
        before, after = draw(st.sampled_from([(0, 0), (0, 0), (0, -1), (-1, 0)]))
        units.append(Unit("district", before, after, draw(OF_UNIT)))
    superiors = list(enumerate(units))
    for _ in range(draw(st.integers(0, 3))):
        before = draw(st.sampled_from([-1, *(place for place, unit in superiors if unit.before != -1)]))
        after = draw(st.sampled_from([-1, *(place for place, unit in superiors if unit.after != -1)]))
        if (before, after) != (-1, -1):
            units.append(Unit("commune", before, after, draw(OF_UNIT)))
    levels = st.sets(st.sampled_from(LEVELS), min_size=1).map(frozenset)
    return World(tuple(units), {code: draw(levels) for code in ENTERED})


def accepted(**numbers: int | str | None) -> Body:
    """An accepted report; None: not collected."""
    said = {
        code: Answer("not_collected", None) if number is None else Answer("reported", Decimal(number))
        for code, number in numbers.items()
    }
    return Body(present=True, state="accepted", answers=said)


def world(*own: Body, district: tuple[Body, ...] = ()) -> World:
    """A province with bodies of its own and one district, everything asked everywhere."""
    units = [Unit("province", None, None, own)]
    if district:
        units.append(Unit("district", 0, 0, district))
    return World(tuple(units), dict.fromkeys(ENTERED, frozenset(LEVELS)))


class Built:
    """The world in the database, and where its parts are."""

    def __init__(self, session: Session, world: World) -> None:
        self.session, self.world = session, world
        self.codes = [_code(place, unit) for place, unit in enumerate(world.units)]
        import_list(session, Source(None), self._listed("before"), [])
        import_list(session, Source(MIDDLE), self._listed("after"), [])
        # What comes after the period changes nothing in it.
        import_list(session, Source(REFORM), listed(("42", "Tỉnh", None), ("99999", "Xã mới", "42")), [])
        self.nation = self._unit("VN", LAST)
        self.places = {place: self._unit(code, LAST) for place, code in enumerate(self.codes) if self._there(place)}
        self._body(self.nation, bodies.BodyKind.peoples_committee, Range(None, None))
        self.form, self.period = self._form()
        self.ids = self._indicators()
        self._reports()

    def _listed(self, when: str) -> Any:
        superiors = {place: getattr(unit, when) for place, unit in enumerate(self.world.units)}
        return listed(
            *(
                (self.codes[place], f"Đơn vị {place}", None if superior is None else self.codes[superior])
                for place, superior in superiors.items()
                if superior != -1
            )
        )

    def _there(self, place: int) -> bool:
        return self.world.units[place].present

    def _unit(self, code: str, day: date) -> int:
        version = select(UnitVersion.unit_id).where(UnitVersion.code == code, UnitVersion.valid.contains(day))
        return self.session.scalars(version).one()

    def _body(self, unit_id: int, kind: bodies.BodyKind, valid: Range[date]) -> int:
        body = bodies.Body(unit_id=unit_id, kind=kind, valid=valid, source="thử nghiệm")
        self.session.add(body)
        self.session.flush()
        name = {"kind": bodies.NameKind.official, "name": f"Cơ quan {body.id}", "folded": "", "valid": valid}
        self.session.add(bodies.BodyName(body_id=body.id, **name))
        return body.id

    def _form(self) -> tuple[Form, Period]:
        form = Form(
            unit_id=self.nation,
            code="THU",
            name_vi="Biểu",
            name_en="Form",
            source="thử nghiệm",
            reporter_kind=bodies.BodyKind.department,
        )
        period = Period(code="2024", kind=PeriodKind.year, year=2024, data_from=FIRST, data_to=LAST)
        self.session.add_all([form, period])
        self.session.flush()
        self.session.add(FormVersion(form_id=form.id, number=1, valid=Range(None, None), issued_at=clock.now()))
        for level in LEVELS:
            asked = {"level": Level(level), "due_on": LAST, "demo": False}
            self.session.add(FormPeriod(form_id=form.id, period_id=period.id, **asked))
        self.session.flush()
        return form, period

    def _indicators(self) -> dict[str, int]:
        ids: dict[str, int] = {}
        for position, (code, kind) in enumerate(KINDS.items(), 1):
            parts: dict[str, Any] = {}
            if code in RATIOS:
                above, below, factor = RATIOS[code]
                parts = {"numerator_id": ids[above], "denominator_id": ids[below], "factor": Decimal(factor)}
            indicator = Indicator(unit_id=self.nation, code=code, kind=IndicatorKind(kind), **parts)
            self.session.add(indicator)
            self.session.flush()
            words = dict.fromkeys(("name_vi", "name_en", "folded", "definition", "measure_unit", "source"), "thử")
            self.session.add(IndicatorVersion(indicator_id=indicator.id, number=1, valid=Range(None, None), **words))
            ids[code] = indicator.id
            if code in ENTERED:
                levels = [Level(level) for level in LEVELS if level in self.world.asked[code]]
                where = {"position": position, "section_vi": "Phần", "section_en": "Part", "levels": levels}
                self.session.add(FormItem(form_id=self.form.id, version=1, indicator_id=indicator.id, **where))
        self.session.flush()
        return ids

    def _reports(self) -> None:
        """Bodies of ended units and bodies that ended or had not begun report too: nobody counts them."""
        for place, unit in enumerate(self.world.units):
            unit_id = self._unit(self.codes[place], LAST if unit.present else FIRST)
            for number, body in enumerate(unit.bodies):
                gone = Range(None, MIDDLE) if number % 2 else Range(date(2024, 12, 15), None)
                valid = Range(None, None) if body.present else gone
                body_id = self._body(unit_id, bodies.BodyKind.department, valid)
                if body.state is not None:
                    self._report(unit_id, body_id, State(body.state), body.answers)
        self.session.flush()

    def _report(self, unit_id: int, body_id: int, state: State, said: dict[str, Answer]) -> None:
        where = {"period_id": self.period.id, "body_id": body_id, "unit_id": unit_id}
        submission = Submission(form_id=self.form.id, tree_on=LAST, state=state, version=1, demo=False, **where)
        self.session.add(submission)
        self.session.flush()
        for code, answer in said.items():
            self.session.add(
                Value(
                    indicator_id=self.ids[code],
                    category_id=TOTAL,
                    submission_id=submission.id,
                    status=ValueStatus(answer.status),
                    number=answer.number,
                    **where,
                )
            )


def _code(place: int, unit: Unit) -> str:
    return {"province": "42", "district": f"4{place:02}", "commune": f"420{place:02}"}[unit.level]


@pytest.fixture
def totals(session: Session, as_user: AsUser) -> Callable[[World], Any]:
    """Answers of `/totals` for every unit of a world, and the world's ids; nothing of it stays."""

    @contextmanager
    def read(world: World) -> Iterator[tuple[Built, dict[int, Any]]]:
        nested = session.begin_nested()
        try:
            built = Built(session, world)
            auditor = as_user(user_at(Country(session), built.nation, Role.auditor))
            found = {}
            for place, unit_id in built.places.items():
                answer = auditor.get("/totals", form_id=built.form.id, period="2024", unit_id=unit_id)
                assert answer.status_code == 200, answer.text
                found[place] = answer.json()
            yield built, found
        finally:
            nested.rollback()
            session.expire_all()

    return read


def check(built: Built, rows: list[Any], those: list[tuple[str, Body]]) -> None:
    """Every row says what the oracle says of these reporters, to the last digit."""
    by_id = {row["indicator_id"]: row for row in rows}
    for code, indicator_id in built.ids.items():
        row, wanted = by_id[indicator_id], oracle.figure(built.world, code, those)
        assert row["expected"] == wanted.expected, code
        assert row["counted"] == wanted.counted, code
        assert row["counted"] <= row["expected"], code
        for name in ("number", "numerator", "denominator"):
            assert oracle.exact(row[name]) == getattr(wanted, name), f"{code} {name}"


ONE_HALF, MOST = accepted(ALL=2, WOMEN=1), accepted(ALL=100, WOMEN=99)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(world=worlds())
@example(world=world(ONE_HALF, MOST))
@example(world=world(ONE_HALF, accepted(ALL=100, WOMEN=None)))
@example(world=world(accepted(ALL=0, WOMEN=0), accepted(PLAN=0), accepted(PLAN=1)))
@example(world=world(accepted(SPENT="99999999999999.999999", WOMEN=3), district=(accepted(SPENT="0.000001", WOMEN=4),)))
@example(world=world(accepted(WAIT="3.5"), accepted(WAIT="4"), district=(accepted(WAIT="7"),)))
@example(world=world(replace(ONE_HALF, state="submitted"), replace(MOST, present=False), ONE_HALF))
def test_totals_are_what_the_rules_make_of_the_reports(totals: Any, world: World) -> None:
    with totals(world) as (built, found):
        for place, answer in found.items():
            everyone = oracle.reporters(world, oracle.subtree(world, place))
            check(built, answer["rows"], everyone)
            _check_coverage(answer["coverage"], everyone)
            _check_children(built, place, answer["children"])


def _check_coverage(coverage: Any, everyone: list[tuple[str, Body]]) -> None:
    """Reporters of the period, no more: whoever is not counted is named as missing, with the state of the report."""
    counted = [body for _, body in everyone if body.state == "accepted"]
    states = sorted(body.state or "not_started" for _, body in everyone if body.state != "accepted")
    event(f"missing: {len(states)}")
    assert (coverage["expected"], coverage["counted"]) == (len(everyone), len(counted))
    assert sorted(one["state"] for one in coverage["missing"]) == states


def _check_children(built: Built, place: int, children: list[Any]) -> None:
    """Each child by itself, the unit's own bodies beside them; nobody stands under two."""
    world = built.world
    below = {other: oracle.reporters(world, oracle.subtree(world, other)) for other in built.places}
    wanted = {built.places[place]: oracle.reporters(world, [place])}
    wanted |= {built.places[other]: below[other] for other in built.places if world.units[other].after == place}
    # A child without a reporter has nothing to say and need not stand there.
    assert {child["unit"]["id"] for child in children} == {unit_id for unit_id, those in wanted.items() if those}
    for child in children:
        those = wanted[child["unit"]["id"]]
        assert child["own"] is (child["unit"]["id"] == built.places[place])
        assert (child["expected"], child["counted"]) == (
            len(those),
            sum(body.state == "accepted" for _, body in those),
        )
        check(built, child["rows"], those)


def test_the_oracle_tells_a_mean_of_percentages_from_a_percentage() -> None:
    """1/2 and 99/100 make 98.04 %, not 74.5 %: what the rule forbids is another number here."""
    two = world(ONE_HALF, MOST)
    those = oracle.reporters(two, [0])
    assert oracle.figure(two, "RATE", those).number == oracle.exact("98.0392")
    assert oracle.mean_of_percentages(two, "RATE", those) == oracle.exact("74.5")
