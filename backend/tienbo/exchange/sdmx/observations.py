"""The figures of a form as observations: the same query as the pages', the same scope, the same suppression."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.aggregates.asked import asked_in
from tienbo.aggregates.series import get_aggregates
from tienbo.aggregates.series_schemas import BreakKind
from tienbo.aggregates.series_wanted import Wanted
from tienbo.editions.models import FigureBasis
from tienbo.exchange.sdmx.errors import NoResultsError, TooLargeError
from tienbo.exchange.sdmx.keys import Selection
from tienbo.exchange.sdmx.names import TOTAL
from tienbo.exchange.sdmx.observed import Observation, counted, observation_of
from tienbo.exchange.sdmx.reading import Area, units_with_figures
from tienbo.exchange.sdmx.register import Register
from tienbo.exchange.sdmx.times import FREQUENCIES, Bounds, days_of, time_period
from tienbo.exchange.sdmx.updated import find_changes
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.problems import NotFound
from tienbo.units.models import UnitClosure

MOST: Final = 100_000
# Up to here each unit is asked by itself; of more, those below one superior together.
_ONE_BY_ONE: Final = 10


@dataclass(frozen=True)
class DataQuery:
    """What is wanted of a form's figures."""

    selection: Selection
    bounds: Bounds
    first: int | None = None
    last: int | None = None
    geography: date | None = None
    updated_after: datetime | None = None


def read_observations(
    session: Session, actor: Actor, register: Register, form: Form, query: DataQuery
) -> list[Observation]:
    """The observations in the order of their keys, then of time.

    Raises:
        NoResultsError: nothing of what is wanted is within the caller's reach.
        TooLargeError: more cells are wanted than one answer holds.
    """
    periods = [one for one in _periods(session, form) if _is_wanted(one, query)]
    areas = _areas(session, actor, register, query.selection)
    wanted = _wanted(register, form, periods, query)
    if not periods or not areas or not wanted.indicator_ids:
        raise _nothing()
    moment, changes = query.updated_after, None
    if moment is not None:
        changes = find_changes(session, form, periods, areas, moment, restated=query.geography is not None)
        areas = [one for one in areas if changes is None or changes.touch(one)]
    bases = _bases(query.selection)
    _check_size(session, form, periods, areas, wanted, len(bases))
    found: dict[tuple[str, ...], Observation] = {}
    for basis in bases:
        for observation in _observed(session, actor, register, areas, periods, replace(wanted, basis=basis)):
            if query.selection.holds(observation.series):
                found[(*observation.series.values(), observation.time)] = observation
    kept = counted((found[key] for key in sorted(found)), query.first, query.last)
    told = [one for one in kept if changes is None or changes.hold(one)]
    if not told:
        raise _nothing()
    return told


def _nothing() -> NoResultsError:
    return NoResultsError(
        "Không có số liệu trong phạm vi của bạn cho câu hỏi này.", "There are no data within your reach for this query."
    )


def _periods(session: Session, form: Form) -> Sequence[Period]:
    asked = select(FormPeriod.period_id).where(FormPeriod.form_id == form.id)
    return session.scalars(select(Period).where(Period.id.in_(asked)).order_by(Period.data_to, Period.code)).all()


def _is_wanted(period: Period, query: DataQuery) -> bool:
    frequencies = query.selection.values("FREQ")
    if frequencies is not None and FREQUENCIES[period.kind] not in frequencies:
        return False
    return query.bounds.holds(period) and all(_meets(period, *one) for one in query.selection.times)


def _meets(period: Period, operator: str, value: str) -> bool:
    """Whether the period meets one condition on TIME_PERIOD; a year is the reporting year that people call so."""
    if operator in {"eq", "ne"}:
        same = any(one in {time_period(period), period.code} for one in value.split(","))
        return same == (operator == "eq")
    first, last = days_of(value)
    checks = {
        "ge": period.data_from >= first,
        "gt": period.data_from > last,
        "le": period.data_to <= last,
        "lt": period.data_to < first,
    }
    return checks.get(operator, False)


def _areas(session: Session, actor: Actor, register: Register, selection: Selection) -> list[Area]:
    named = selection.values("REF_AREA")
    reach = units_with_figures(session, actor)
    return [one for one in register.areas.values() if one.unit_id in reach and (named is None or one.id in named)]


def _bases(selection: Selection) -> list[FigureBasis]:
    named = selection.values("BASIS")
    return [one for one in FigureBasis if named is None or one.value in named]


def _wanted(register: Register, form: Form, periods: Sequence[Period], query: DataQuery) -> Wanted:
    """What is asked of the totals; the unit is filled in later."""
    named = query.selection.values("INDICATOR")
    ids = frozenset(id_ for id_, (code, _) in register.indicators.items() if named is None or code in named)
    totals_only = all(query.selection.values(one) == frozenset({TOTAL}) for one in register.breakdown.ids)
    categories = frozenset({0}) if totals_only else frozenset[int]()
    codes = tuple(one.code for one in periods)
    return Wanted(0, ids, codes, categories, form.id, query.geography)


def _check_size(
    session: Session, form: Form, periods: Sequence[Period], areas: Sequence[Area], wanted: Wanted, bases: int
) -> None:
    cells = sum(
        cell.indicator.id in wanted.indicator_ids
        for cell in asked_in(session, form, periods[-1]).cells
        if not wanted.category_ids or cell.category_id in wanted.category_ids
    )
    size = cells * len(areas) * len(periods) * bases
    if size > MOST:
        raise TooLargeError(
            f"Câu hỏi này có thể trả về {size} số liệu, tối đa {MOST}: hãy nêu đơn vị, chỉ tiêu hoặc kỳ.",
            f"This query could answer {size} observations, at most {MOST}: name units, indicators or periods.",
        )


def _observed(
    session: Session,
    actor: Actor,
    register: Register,
    areas: Sequence[Area],
    periods: Sequence[Period],
    wanted: Wanted,
) -> Iterator[Observation]:
    by_code = {one.code: one for one in periods}
    by_unit = {one.unit_id: one for one in areas}
    for unit_id, children in _asked_of(session, by_unit, wanted):
        try:
            found = get_aggregates(session, actor, replace(wanted, unit_id=unit_id, children=children))
        except NotFound:
            continue  # the unit was in none of the periods
        broken = {
            (one["period"], one["indicator_id"])
            for one in found["breaks"]
            if one["kind"] is BreakKind.definition_changed
        }
        tables = [(unit_id, found["figures"])]
        tables += [(child["unit"]["id"], child["figures"]) for child in found["children"] if not child["own"]]
        for of, rows in tables:
            if of in by_unit:
                yield from (
                    observation_of(register, by_unit[of], by_code[row["period"]], row, wanted.basis, broken)
                    for row in rows
                    if row["expected"]
                )


def _asked_of(session: Session, by_unit: Mapping[int, Area], wanted: Wanted) -> list[tuple[int, bool]]:
    """Units to ask, and whether with those directly below them."""
    if len(by_unit) <= _ONE_BY_ONE or wanted.geography is not None:
        return [(unit_id, False) for unit_id in by_unit]
    links = session.execute(
        select(UnitClosure.ancestor_id, UnitClosure.descendant_id)
        .where(UnitClosure.depth == 1, UnitClosure.descendant_id.in_(by_unit))
        .distinct()
    ).all()
    superiors = {above for above, _ in links if above in by_unit}
    # A unit that once stood below a superior that is not asked is asked by itself, or that time would be lost.
    covered = {below for _, below in links} - {below for above, below in links if above not in by_unit}
    return [(one, one in superiors) for one in by_unit if one in superiors or one not in covered]
