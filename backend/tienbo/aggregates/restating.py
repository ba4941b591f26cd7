"""Reading the figures of one map on another (SQL): the maps, the lineage between them, and who reported."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import func, literal, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import Asked, AskedCell
from tienbo.aggregates.restatement import Fate, Incomparable, Lies, Maps, Restated, fate, lies, restate
from tienbo.aggregates.sums import accepted_reporters, reported_sums
from tienbo.aggregates.withholding import in_chain
from tienbo.indicators.models import Indicator
from tienbo.units.body_models import Body
from tienbo.units.models import Level, Lineage, Share, Unit, UnitClosure


@dataclass(frozen=True)
class Geography:
    """The map of a period's last day, read on the map of another day."""

    day: date
    on: date
    maps: Maps
    fates: Mapping[int, Fate]

    @cached_property
    def _below(self) -> dict[int, set[int]]:
        """Every unit of the wanted map with all below it, itself included."""
        found: dict[int, set[int]] = defaultdict(set)
        for unit in self.maps.superiors:
            for above in self._upward(unit):
                found[above].add(unit)
        return found

    def _upward(self, unit: int) -> list[int]:
        path = [unit]
        while (above := self.maps.superiors[path[-1]]) is not None:
            path.append(above)
        return path

    def children(self, unit_id: int) -> list[int]:
        return [unit for unit, above in self.maps.superiors.items() if above == unit_id]

    def lying(self, unit_id: int) -> dict[int, Lies]:
        """The units of the period's map that lie in the unit, wholly or in part, or of which nobody can say."""
        below, above = self._below[unit_id], set(self._upward(unit_id)[1:])
        found = {unit: lies(of, below, above) for unit, of in self.fates.items()}
        return {unit: how for unit, how in found.items() if how is not Lies.outside}


def read_geography(session: Session, day: date, on: date) -> Geography:
    """The maps of both days and the lineage between them; the ids alone, which are nobody's secret."""
    forward = day <= on
    first, last = min(day, on), max(day, on)
    # Whether a day lies in a range is asked of the database: reading the ranges takes ten times as long.
    between = UnitClosure.valid.overlaps(Range(first, last, bounds="[]"))
    began = func.lower(UnitClosure.valid)
    links = session.execute(
        select(UnitClosure.descendant_id, UnitClosure.ancestor_id, UnitClosure.valid.contains(on))
        .where(UnitClosure.depth == 1, between)
        .order_by(began.asc().nulls_first() if forward else began.desc())
    ).all()
    own = session.execute(
        select(UnitClosure.descendant_id, UnitClosure.valid.contains(on), UnitClosure.valid.contains(day)).where(
            UnitClosure.depth == 0, between
        )
    ).all()
    on_map = {unit: above for unit, above, is_there in links if is_there}
    superiors: dict[int, int | None] = {unit: on_map.get(unit) for unit, is_there, _ in own if is_there}
    leads_to: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for before, after, share in session.execute(
        select(Lineage.predecessor_id, Lineage.successor_id, Lineage.share).where(
            Lineage.effective_on > first, Lineage.effective_on <= last
        )
    ):
        whole = share is Share.whole
        # Going back, what a unit came from holds all of it, however little of that it is.
        leads_to[before if forward else after].append((after, whole) if forward else (before, True))
    levels = dict(session.execute(select(Unit.id, Unit.level)).all())
    maps = Maps(
        superiors,
        leads_to,
        {unit: above for unit, above, _ in links},
        levels,
        _levels_below(superiors, levels),
    )
    return Geography(day, on, maps, {unit: fate(unit, maps) for unit, _, was_there in own if was_there})


def _levels_below(superiors: Mapping[int, int | None], levels: Mapping[int, Level]) -> dict[int, frozenset[Level]]:
    """Of every unit of a map the levels of all that stand below it."""
    found: dict[int, set[Level]] = {unit: set() for unit in superiors}
    for unit in superiors:
        above = superiors[unit]
        while above is not None:
            found[above].add(levels[unit])
            above = superiors[above]
    return {unit: frozenset(of) for unit, of in found.items()}


def hidden_from(session: Session, actor: Actor, units: set[int], day: date) -> set[int]:
    """Of these units, the ones whose figures of that day the caller may not read."""
    seen = select(Unit.id).where(Unit.id.in_(units), visible_facts(actor, Permission.total_read, Unit.id, literal(day)))
    return units - set(session.scalars(seen))


def restated_figures(
    session: Session, actor: Actor, asked: Asked, geography: Geography, unit_ids: list[int]
) -> dict[int, dict[Key, Restated]]:
    """The figures of each unit of the wanted map, from what was reported on the map of the period."""
    lying = {unit_id: geography.lying(unit_id) for unit_id in unit_ids}
    everyone = set().union(*lying.values())
    query = accepted_reporters(session, asked.form, asked.period).where(Body.unit_id.in_(everyone))
    who = [(row.unit_id, row.level, row.submission_id) for row in session.execute(query)]
    sums = reported_sums(session, asked, who)
    closed = closed_cells(session, actor, asked, geography, everyone)
    return {
        unit_id: {
            cell.key: restated(asked, cell, of, sums, Incomparable.out_of_reach if closed(cell, of) else None)
            for cell in asked.cells
        }
        for unit_id, of in lying.items()
    }


def closed_cells(
    session: Session, actor: Actor, asked: Asked, geography: Geography, units: set[int]
) -> Callable[[AskedCell, Collection[int]], bool]:
    """Tells of a cell made of some of these units whether the caller may not read it, or would learn a small count."""
    hidden = hidden_from(session, actor, units, geography.day)
    strangers = units - in_chain(session, actor, units, geography.day)
    indicators = {indicator.id: indicator for indicator in asked.indicators}

    def closed(cell: AskedCell, of: Collection[int]) -> bool:
        return not hidden.isdisjoint(of) or (_is_sensitive(cell, indicators) and not strangers.isdisjoint(of))

    return closed


def _is_sensitive(cell: AskedCell, indicators: Mapping[int, Indicator]) -> bool:
    of = (cell.indicator, *(indicators.get(part[0]) for part in (cell.part, cell.whole) if part))
    return any(one is not None and one.sensitivity_threshold for one in of)


def restated(
    asked: Asked,
    cell: AskedCell,
    lying: Mapping[int, Lies],
    sums: Mapping[int, Mapping[Key, Sums]],
    unknown: Incomparable | None,
) -> Restated:
    """The cell's figure, of the sums of units that lie somehow in the one that is asked about."""
    by_place: dict[Lies, list[Sums]] = defaultdict(list)
    for unit, how in lying.items():
        if unit in sums and cell.key in sums[unit]:
            by_place[how].append(sums[unit][cell.key])
    if unknown is None and any(one.expected for one in by_place[Lies.unknown]):
        unknown = Incomparable.unrecorded
    indicator = cell.indicator
    numerator = next((one for one in asked.indicators if one.id == indicator.numerator_id), None)
    return restate(
        indicator,
        by_place[Lies.within],
        by_place[Lies.partly],
        unknown=unknown,
        is_share=numerator is not None and numerator.part_of_id == indicator.denominator_id,
    )
