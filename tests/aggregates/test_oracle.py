"""Merged and divided countries: the API says of every map what plain Python makes of the exported submissions."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from hypothesis import example, given
from sqlalchemy.orm import Session

from tests.aggregates.exported import Get, Place, Register, Report, Said, exact, levels_asked, register_of, reports_of
from tests.aggregates.maps_oracle import Asked, Cell, Edition, Expected, live, official, path
from tests.aggregates.merged_countries import MAPS, Reported, World, build, correct_all, issue, worlds
from tests.aggregates.oracle_runs import in_many_countries, reading, tell
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.submissions.models import State

AsUser = Callable[[User], Caller]
AS_REPORTED = "as_reported"


def accepted(women: int | None, trained: int | None) -> Reported:
    return Reported(State.accepted, {"CB_F": women, "CB_F_TRAINED": trained})


# 12 (of which 11 were reported first) and 9 merge, a commune is divided, a district issued before the correction.
EVERYTHING = World(
    districts=(0, 0, 1),
    goes={
        "2024": (frozenset({0}), frozenset({0}), frozenset({1, 2})),
        "2025": (frozenset({0, 1}), frozenset({1}), frozenset({2}), frozenset({2})),
    },
    reports={
        "2024": (accepted(11, 6), accepted(9, None), accepted(7, 3)),
        "2025": (accepted(2, 1), accepted(100, 99), Reported(State.returned, {"CB_F": 5}), accepted(0, 0)),
        "2026": (accepted(4, 0), accepted(8, 8), accepted(None, None)),
    },
    of_districts=(accepted(3, 1), Reported(State.draft, {})),
    issued={0: 4},
    corrected=(("2024", 0, {"CB_F": 12, "CB_F_TRAINED": 6}),),
    kept=frozenset({"reported"}),
)


@in_many_countries
@given(world=worlds())
@example(world=EVERYTHING)
def test_every_map_says_what_the_reports_make_of_it(session: Session, as_user: AsUser, world: World) -> None:
    nested = session.begin_nested()
    try:
        _check(session, as_user, world)
    finally:
        session.expunge_all()
        nested.rollback()


class Exported(NamedTuple):
    """All that the oracle knows of a country."""

    cells: dict[int, Cell]
    register: Register
    reports: dict[str, tuple[Report, ...]]
    editions: dict[int, Edition]


def _check(session: Session, as_user: AsUser, world: World) -> None:
    figures = build(session, world)
    form_id, women = figures.form.id, figures.ids["CB.F"]
    get = reading(as_user(user_at(figures.country, figures.country.unit("42"), Role.auditor)))
    register = register_of(get, list(MAPS.values()))
    old = register.maps[MAPS["2024"]]
    issuing = sorted(set(world.districts) & world.issued.keys())
    then = reports_of(get, form_id, "2024") if issuing else []
    editions = {}
    for district in issuing:
        added = world.issued[district]
        unit = issue(figures, district, added)
        within = tuple(one for one in then if unit in path(old, one.unit))
        editions[unit] = Edition(within, {women: added} if added else {})
    correct_all(figures, world)
    reports = {year: tuple(reports_of(get, form_id, year)) for year in MAPS}
    exported = Exported(_cells(get, figures), register, reports, editions)
    _tell(world, exported, [*_compared(get, exported)])


def _cells(get: Get, figures: Figures) -> dict[int, Cell]:
    """A count and the percentage of a part of it, by their ids."""
    levels, ids = levels_asked(get, figures.form.id), figures.ids
    women, trained = ids["CB.F"], ids["CB.F.TRAINED"]
    return {
        women: Cell(women, None, levels[women]),
        ids["HT.DD"]: Cell(trained, women, levels[women] & levels[trained]),
    }


def _compared(get: Get, exported: Exported) -> Iterator[Expected]:
    """Every unit of every map in every period, on that map or on the period's own, live or official.

    The province is asked in each of these ways, a district or commune in one of them.
    """
    maps = exported.register.maps
    ways = [*product((True, False), ("live", "official"))]
    for on, places in maps.items():
        # Who stands above the reader is read for the path alone.
        units = [unit for unit, place in places.items() if place.level != "nation"]
        for unit, (is_own_map, basis) in product(units, ways):
            geography = AS_REPORTED if is_own_map else on
            if places[unit].level != "province" and ways[unit % len(ways)] != (is_own_map, basis):
                continue
            years = [year for year in MAPS if geography == on or unit in maps[MAPS[year]]]
            params = {"unit_id": unit, "indicator_id": [*exported.cells], "period": years, "category_id": 0}
            answer = get("/aggregates", **params, geography=geography, basis=basis)
            rows = {(row["period"], row["indicator_id"]): row for row in answer["figures"]}
            for year, (indicator, cell) in product(years, exported.cells.items()):
                day = MAPS[year]
                asked = Asked(
                    exported.register, unit, day if geography == AS_REPORTED else on, day, exported.reports[year]
                )
                editions = exported.editions if year == "2024" else {}
                expected = live(asked, cell) if basis == "live" else official(asked, cell, editions)
                found = _figure(rows[year, indicator])
                assert found == expected, f"unit {unit}, {year}, {geography}, {basis}"
                assert found.counted <= found.expected
                yield found


def _figure(row: Any) -> Expected:
    number, lower, upper = (exact(row[name]) for name in ("number", "lower", "upper"))
    return Expected(number, lower, upper, row["quality"], row["expected"], row["counted"])


def _tell(world: World, exported: Exported, found: list[Expected]) -> None:
    register = exported.register
    later = any(place in world.communes(year) for year, place, _ in world.corrected)
    lasting = [unit for unit in register.maps[MAPS["2024"]] if unit in register.maps[MAPS["2026"]]]
    tell(
        merger=any(len(before) > 1 for before in register.predecessors.values()),
        split=any(len(after) > 1 for after in register.successors.values()),
        unit_that_closes=len(lasting) < len(register.maps[MAPS["2024"]]),
        commune_that_goes_on=any(register.maps[MAPS["2024"]][unit].level == "commune" for unit in lasting),
        late_correction=later,
        late_correction_under_an_accepted_edition=later and bool(exported.editions),
        accepted_edition=bool(exported.editions),
        missing_value=any(
            one.state == "accepted" and len(one.said) < 2 for of in exported.reports.values() for one in of
        ),
        value_not_collected=any(
            value.status != "reported" for of in exported.reports.values() for one in of for value in one.said.values()
        ),
        report_not_accepted=any(one.state != "accepted" for of in exported.reports.values() for one in of),
        bounded_figure=any(one.quality == "bounded" for one in found),
        sums_kept_before_corrections="reported" in world.kept,
    )


def test_the_oracle_knows_a_merger_from_a_choice() -> None:
    """12 + 9 is 21 and neither of them; half of a divided commune is between nothing and all of it."""
    (merged, divided) = _two_of_three()
    women = Cell(1, None, frozenset({"commune"}))
    assert live(merged, women) == Expected(Fraction(21), None, None, "exact", 2, 2)
    assert live(divided, women) == Expected(None, Fraction(0), Fraction(7), "bounded", 1, 1)


def _two_of_three() -> tuple[Asked, Asked]:
    """Communes 1 and 2 become 4, 3 is divided into 5 and 6; the units 4 and 5 are asked about."""
    commune = Place("commune", 0)
    maps = {"2024": {0: Place("province", None), **dict.fromkeys((1, 2, 3), commune)}}
    maps["2026"] = {0: Place("province", None), **dict.fromkeys((4, 5, 6), commune)}
    goes = {0: frozenset[int](), 1: frozenset({4}), 2: frozenset({4}), 3: frozenset({5, 6})}
    register = Register(maps, goes, {})
    said = {1: 12, 2: 9, 3: 7}
    reports = tuple(
        Report(unit, unit, "commune", "accepted", {1: Said("reported", Fraction(number))})
        for unit, number in said.items()
    )
    return Asked(register, 4, "2026", "2024", reports), Asked(register, 5, "2026", "2024", reports)
