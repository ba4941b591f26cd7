"""What a reorganisation asks, held against the register of its day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.problems import Forbidden, NotFound
from tienbo.reorganisations import problems
from tienbo.reorganisations.checking import check_lines
from tienbo.reorganisations.laying_out import Layout
from tienbo.reorganisations.queries import manages
from tienbo.reorganisations.schemas import ReorganisationWanted
from tienbo.units.changes import KnownUnit
from tienbo.units.listing import ListedLineage, ListedUnit
from tienbo.units.models import Level, Unit, UnitVersion


@dataclass(frozen=True)
class Planned:
    """A reorganisation that fits the register.

    Attributes:
        versions: the units that end or change, those below the ones that end, and all above, before the change.
        closing: those that end.
        responsible_id: the nearest unit above all that end or change, before and after.
        listed, lineage: the units and their lineage on the day, as a list of the register.
    """

    effective_on: date
    versions: dict[int, UnitVersion]
    closing: frozenset[int]
    responsible_id: int
    listed: list[ListedUnit]
    lineage: list[ListedLineage]

    @property
    def known(self) -> list[KnownUnit]:
        return [
            KnownUnit(one.unit_id, one.code, one.name, one.level, one.kind, one.parent_id or 0, opened=False)
            for one in self.versions.values()
            if one.level is not Level.nation
        ]

    def above(self, unit_id: int) -> list[int]:
        """The superiors of a unit before the change, the nearest first."""
        found: list[int] = []
        while (parent := self.versions[unit_id].parent_id) is not None:
            found.append(parent)
            unit_id = parent
        return found


def make_plan(session: Session, actor: Actor, wanted: ReorganisationWanted) -> Planned:
    """Check what is asked against the register, and that the caller answers for all of it.

    Raises:
        NotFound: a unit outside the caller's scope.
        Forbidden: the nearest unit above all of them is not one the caller administers.
        Problem: of `reorganisations.problems`, by name.
    """
    check_lines(wanted)
    closing = {line.predecessor_id for line in wanted.lines} | set(wanted.abolishes)
    altered = {one.unit_id for one in wanted.alters}
    superiors = [one.parent_id for one in wanted.begins] + [one.parent_id for one in wanted.alters]
    above = {one for one in superiors if one is not None}
    _check_scope(session, actor, closing | altered | above)
    day = wanted.effective_on
    versions = _standing(session, day, closing | altered | above)
    if any(versions[unit_id].level is not Level.district for unit_id in wanted.abolishes):
        raise problems.OnlyBetween
    if above & closing:
        raise problems.LineUnfit
    below = session.scalars(
        select(UnitVersion.unit_id).where(UnitVersion.parent_id.in_(closing), UnitVersion.valid.contains(day))
    )
    versions |= _standing(session, day, set(below))
    _add_superiors(session, day, versions)
    layout = Layout(wanted, versions, closing)
    planned = Planned(day, versions, frozenset(closing), 0, layout.listed(), layout.lineage())
    responsible_id = _responsible(planned, closing | altered, above)
    if not manages(session, actor, responsible_id):
        raise Forbidden
    return Planned(day, versions, frozenset(closing), responsible_id, planned.listed, planned.lineage)


def _check_scope(session: Session, actor: Actor, unit_ids: set[int]) -> None:
    readable = readable_units(actor, Permission.unit_read)
    if set(session.scalars(select(Unit.id).where(Unit.id.in_(unit_ids), Unit.id.in_(readable)))) != unit_ids:
        raise NotFound


def _standing(session: Session, day: date, unit_ids: Collection[int]) -> dict[int, UnitVersion]:
    """The units as they stand on the day, which must be neither their first nor before a recorded change."""
    rows = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.unit_id.in_(unit_ids), UnitVersion.valid.contains(day))
        .execution_options(populate_existing=True)
    ).all()
    if {row.unit_id for row in rows} != set(unit_ids):
        ever = select(UnitVersion.unit_id).where(UnitVersion.unit_id.in_(unit_ids))
        raise problems.NotInBeing if set(session.scalars(ever)) == set(unit_ids) else NotFound
    if any(row.valid.upper is not None or row.valid.lower == day for row in rows):
        raise problems.ChangesLater
    return {row.unit_id: row for row in rows}


def _add_superiors(session: Session, day: date, versions: dict[int, UnitVersion]) -> None:
    while missing := {one.parent_id for one in versions.values() if one.parent_id} - versions.keys():
        rows = session.scalars(
            select(UnitVersion).where(UnitVersion.unit_id.in_(missing), UnitVersion.valid.contains(day))
        ).all()
        versions |= {row.unit_id: row for row in rows}
        if not rows:
            raise NotFound


def _responsible(planned: Planned, concerned: Collection[int], above: Collection[int]) -> int:
    """The nearest unit above every unit that ends or changes, and above or at every new superior."""
    paths = [planned.above(unit_id) for unit_id in concerned]
    paths += [[unit_id, *planned.above(unit_id)] for unit_id in above]
    common = set(paths[0]).intersection(*paths)
    if not common:
        raise NotFound
    return next(unit_id for unit_id in paths[0] if unit_id in common)
