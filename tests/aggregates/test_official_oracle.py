"""Official figures of random countries are what plain Python makes of exported reports, whatever came after."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.aggregates import rules_oracle as oracle
from tests.aggregates.exported import Get, exact, levels_asked, map_of, reports_of
from tests.aggregates.official_oracle import Edition, official, world_of
from tests.aggregates.oracle_runs import in_many_countries, reading, tell
from tests.aggregates.rules_oracle import ENTERED, LEVELS, Answer, Body, Expected, Unit, World
from tests.aggregates.test_rules import LAST, REPORTS, Built, worlds
from tests.builders.corrections import correct
from tests.builders.country import Country
from tests.builders.editions import put
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.aggregates.keeping import refresh
from tienbo.editions.models import EditionState
from tienbo.submissions.models import Submission
from tienbo.units.body_models import Body as StoredBody

AsUser = Callable[[User], Caller]
ADJUSTED = ("ALL", "SPENT")


@dataclass(frozen=True)
class Story:
    """A country, what its units froze and had accepted, and what was corrected afterwards.

    Attributes:
        editions: units in the order in which they froze, each with what it added and whether it was accepted.
        corrections: a unit, one of its bodies, and what that says instead.
        kept: after which steps sums are kept.
    """

    world: World
    editions: tuple[tuple[int, dict[str, int], bool], ...]
    corrections: tuple[tuple[int, int, dict[str, Answer]], ...]
    kept: frozenset[str]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    world = draw(worlds())
    there = [place for place, unit in enumerate(world.units) if unit.present]
    # A unit in which nobody is asked has nothing to consolidate.
    asked = [place for place in there if oracle.reporters(world, oracle.subtree(world, place))]
    bodies = [(place, number) for place in there for number, _ in enumerate(world.units[place].bodies)]
    editions: list[Any] = []
    corrections: list[Any] = []
    if asked:
        added = st.dictionaries(st.sampled_from(ADJUSTED), st.integers(-50, -1) | st.integers(1, 50), max_size=2)
        edition = st.tuples(st.sampled_from(asked), added, st.booleans() | st.just(value=True))
        editions = draw(st.lists(edition, min_size=1, max_size=4))
    if bodies:
        said = st.tuples(st.sampled_from(bodies), REPORTS)
        corrections = [(*where, answers) for where, answers in draw(st.lists(said, min_size=1, max_size=3))]
    kept = draw(st.frozensets(st.sampled_from(["reported", "corrected"])))
    return Story(world, tuple(editions), tuple(corrections), kept)


@in_many_countries
@given(story=stories())
def test_official_figures_are_those_of_the_accepted_editions(session: Session, as_user: AsUser, story: Story) -> None:
    nested = session.begin_nested()
    try:
        _check(session, as_user, story)
    finally:
        session.expunge_all()
        nested.rollback()


def _check(session: Session, as_user: AsUser, story: Story) -> None:
    built = Built(session, story.world)
    if "reported" in story.kept:
        refresh(session)
    get = reading(as_user(user_at(Country(session), built.nation, Role.auditor)))
    then = _exported(get, built)
    editions = _freeze(built, story, then)
    corrected = [_correct(built, *correction) for correction in story.corrections]
    if "corrected" in story.kept:
        refresh(session)
    now = _exported(get, built)
    for index, unit_id in enumerate(built.places.values()):
        wanted = {"unit_id": unit_id, "indicator_id": list(built.ids.values()), "period": "2024", "basis": "official"}
        rows = {row["indicator_id"]: row for row in get("/aggregates", **wanted)["figures"]}
        for code, indicator_id in built.ids.items():
            row = rows[indicator_id]
            number, above, below = (exact(row[name]) for name in ("number", "numerator", "denominator"))
            found = Expected(number, above, below, row["expected"], row["counted"])
            assert found == official(now, editions, index, code), f"{index} {code}"
            assert found.counted <= found.expected
    tell(
        accepted_edition=bool(editions),
        edition_not_accepted=not all(accepted for _, _, accepted in story.editions),
        adjustment=any(edition.added for edition in editions.values()),
        late_correction=any(corrected),
        late_correction_under_an_accepted_edition=bool(editions) and any(corrected) and now != then,
        unit_that_closes=any(not unit.present for unit in story.world.units),
        unit_under_another_superior=any(unit.present and unit.before != unit.after for unit in story.world.units),
        missing_value=any(code not in body.answers for unit in now.units for body in unit.bodies for code in ENTERED),
    )


def _exported(get: Get, built: Built) -> World:
    codes = {indicator_id: code for code, indicator_id in built.ids.items()}
    register = map_of(get, LAST.isoformat())
    reports = reports_of(get, built.form.id, "2024")
    return world_of(list(built.places.values()), register, reports, codes, levels_asked(get, built.form.id))


def _freeze(built: Built, story: Story, then: World) -> dict[int, Edition]:
    """The editions of the story; those that count by the index of their unit in an exported country."""
    index = {place: number for number, place in enumerate(built.places)}
    numbers: dict[int, int] = {}
    found = {}
    for place, added, accepted in story.editions:
        numbers[place] = numbers.get(place, 0) + 1
        state = EditionState.accepted if accepted else EditionState.returned
        adjusted = {built.ids[code]: amount for code, amount in added.items()}
        put(built.session, built.form, built.period, built.places[place], numbers[place], state, adjusted)
        if accepted:
            found[index[place]] = Edition(then, added)
    return found


def _correct(built: Built, place: int, number: int, answers: dict[str, Answer]) -> bool:
    """Whether there was a report to correct."""
    session = built.session
    bodies = session.scalars(select(StoredBody.id).filter_by(unit_id=built.places[place]).order_by(StoredBody.id)).all()
    submission = session.scalar(select(Submission).filter_by(body_id=bodies[number]))
    if submission is not None:
        said = {built.ids[code]: (answer.status, answer.number) for code, answer in answers.items()}
        correct(session, submission, said)
    return submission is not None


def test_the_oracle_tells_an_edition_from_what_stands() -> None:
    """A district said 5 in its edition and added 2, and has 9 by now: its province officially has 7."""
    then, now = _district_that_says(5), _district_that_says(9)
    assert official(now, {}, 0, "ALL").number is None
    editions = {1: Edition(then, {"ALL": 2})}
    assert official(now, editions, 0, "ALL").number == Fraction(7)
    assert official(now, editions, 1, "ALL").number == Fraction(9)


def _district_that_says(number: int) -> World:
    report = Body(present=True, state="accepted", answers={"ALL": Answer("reported", Decimal(number))})
    units = (Unit("province", None, None, ()), Unit("district", 0, 0, ()), Unit("commune", 1, 1, (report,)))
    return World(units, dict.fromkeys(ENTERED, frozenset(LEVELS)))
