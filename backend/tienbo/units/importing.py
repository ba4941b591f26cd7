"""Bringing a dated list of units into the register: all of it or nothing, and the same again changes nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range, insert
from sqlalchemy.orm import Session

from tienbo.units import duty, placing, reach, tree
from tienbo.units.changes import Changes, KnownUnit, Placed, plan, summary
from tienbo.units.listing import LineProblem, ListedLineage, ListedUnit, ListRefused
from tienbo.units.models import Level, Lineage, Unit, UnitVersion
from tienbo.vietnamese import fold, sort_key


@dataclass(frozen=True)
class Source:
    """What is known of a list as a whole.

    Attributes:
        valid_from: first day of the list; None: as far back as the register goes.
        exact: whether that day is the real day of the changes it brings, by law.
        exact_codes: codes whose change is exact although the list's others are not.
        resolution: the order behind the lineage.
    """

    valid_from: date | None
    exact: bool = True
    exact_codes: Collection[str] = ()
    resolution: str | None = None

    @property
    def day(self) -> date:
        """A day on which the list holds, for looking up what the register says of it."""
        return self.valid_from or date.min

    def is_exact(self, code: str) -> bool:
        return self.exact or code in self.exact_codes


def import_list(
    session: Session, source: Source, listed: list[ListedUnit], lineage: list[ListedLineage]
) -> dict[str, int]:
    """Write what the list changes, derive tree and reach from it, and answer the counts.

    Raises:
        ListRefused: the lineage does not fit, or later lists are in the register already and this one differs.
    """
    counts = enter_list(session, source, listed, lineage)
    if any(number for name, number in counts.items() if name != "unchanged"):
        derive(session)
    return counts


def derive(session: Session) -> None:
    """Derive tree, reach and duties from the versions and the lineage as they are now."""
    tree.rebuild(session)
    tree.analyze(session)
    reach.rebuild(session)
    duty.rebuild(session)
    tree.analyze(session)


def enter_list(
    session: Session, source: Source, listed: list[ListedUnit], lineage: list[ListedLineage]
) -> dict[str, int]:
    """What `import_list` does, with tree and reach still to be derived."""
    known = _known(session, source.day)
    day_before = source.day - timedelta(days=1) if source.valid_from else source.day
    changes = plan(known, _codes_on(session, day_before), listed, lineage)
    nation_id = session.execute(select(Unit.id).where(Unit.level == Level.nation)).scalar_one()
    parent_of = {place.listed.code: place.unit_id for place in changes.placed}
    altered = changes.altered(parent_of, nation_id)
    counts = summary(changes, altered, parent_of)
    if changes.opened or changes.closed or altered:
        _refuse_the_past(session, source)
        write(session, source, changes, altered, nation_id)
        _write_lineage(session, source, lineage, day_before)
    placing.place(session, source.day, listed)
    return counts


def _known(session: Session, day: date) -> list[KnownUnit]:
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.valid.contains(day), UnitVersion.level != Level.nation)
    )
    first_days: dict[int, date | None] = dict(
        session.execute(
            select(UnitVersion.unit_id, func.lower(func.range_merge(func.range_agg(UnitVersion.valid)))).group_by(
                UnitVersion.unit_id
            )
        ).all()
    )
    return [
        KnownUnit(v.unit_id, v.code, v.name, v.level, v.kind, v.parent_id or 0, first_days[v.unit_id] == day)
        for v in rows
    ]


def _codes_on(session: Session, day: date) -> dict[str, int]:
    rows = session.execute(select(UnitVersion.code, UnitVersion.unit_id).where(UnitVersion.valid.contains(day)))
    return dict(rows.all())


def _refuse_the_past(session: Session, source: Source) -> None:
    last = session.scalar(select(func.max(func.lower(UnitVersion.valid))))
    started = session.scalar(select(func.count()).select_from(Unit).where(Unit.level != Level.nation))
    if started and (source.valid_from is None or (last is not None and last > source.valid_from)):
        raise ListRefused([LineProblem(1, "a later list is in the register: lists come in the order of their dates")])


def write(session: Session, source: Source, changes: Changes, altered: list[Placed], nation_id: int) -> dict[str, int]:
    """End and begin the versions of what changes; answers the unit behind each code. Nothing is derived yet."""
    _end(session, [*changes.closed, *(place.known for place in altered if place.known)], source)
    new_ids = _open(session, changes.opened)
    id_of = {place.listed.code: place.unit_id or new_ids[place.listed.code] for place in changes.placed}
    level_of = {place.listed.code: place.listed.level for place in changes.placed}
    rows = [_version(place.listed, source, id_of, level_of, nation_id) for place in [*changes.opened, *altered]]
    if rows:
        # Inline: no row is asked back, for nobody may read it before the reach is derived.
        session.execute(insert(UnitVersion.__table__).inline(), rows)  # type: ignore[arg-type] # a table
    return id_of


def _end(session: Session, units: list[KnownUnit], source: Source) -> None:
    """Let the versions of these units end the day before the list."""
    versions = {
        version.unit_id: version
        for version in session.scalars(select(UnitVersion).where(UnitVersion.valid.contains(source.day)))
    }
    problems: list[LineProblem] = []
    for unit in units:
        version = versions[unit.id]
        if version.valid.lower == source.valid_from:
            message = f"unit {unit.code} {unit.name} was changed on that very day by another list"
            problems.append(LineProblem(1, message))
            continue
        version.valid = Range(version.valid.lower, source.valid_from)
        version.end_exact = source.is_exact(unit.code)
    if problems:
        raise ListRefused(problems)
    session.flush()


def _open(session: Session, opened: list[Placed]) -> dict[str, int]:
    if not opened:
        return {}
    ids = session.scalars(
        insert(Unit).returning(Unit.id, sort_by_parameter_order=True),
        [{"level": place.listed.level} for place in opened],
    ).all()
    return {place.listed.code: unit_id for place, unit_id in zip(opened, ids, strict=True)}


def _version(
    unit: ListedUnit, source: Source, id_of: dict[str, int], level_of: dict[str, Level], nation_id: int
) -> dict[str, Any]:
    parent = unit.parent_code
    return {
        "unit_id": id_of[unit.code],
        "level": unit.level,
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "parent_id": id_of[parent] if parent else nation_id,
        "parent_level": level_of[parent] if parent else Level.nation,
        "valid": Range(source.valid_from, None),
        "start_exact": source.valid_from is None or source.is_exact(unit.code),
        "end_exact": True,
        "folded": fold(unit.name),
        "sort_key": sort_key(unit.name),
        "latitude": unit.place[0] if unit.place else None,
        "longitude": unit.place[1] if unit.place else None,
    }


def _write_lineage(session: Session, source: Source, lineage: list[ListedLineage], day_before: date) -> None:
    old = {v.code: v for v in session.scalars(select(UnitVersion).where(UnitVersion.valid.contains(day_before)))}
    new = {v.code: v for v in session.scalars(select(UnitVersion).where(UnitVersion.valid.contains(source.day)))}
    rows = [
        {
            "predecessor_id": old[link.old_code].unit_id,
            "successor_id": new[link.new_code].unit_id,
            "effective_on": source.day,
            "share": link.share,
            "resolution": source.resolution,
            "predecessor_code": link.old_code,
            "predecessor_name": old[link.old_code].name,
            "successor_code": link.new_code,
            "successor_name": new[link.new_code].name,
        }
        for link in lineage
        # A unit that goes on as itself has no predecessor.
        if old[link.old_code].unit_id != new[link.new_code].unit_id
    ]
    if rows:
        session.execute(insert(Lineage).on_conflict_do_nothing(), rows)
