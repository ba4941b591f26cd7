"""Which bodies a phrase such as "các sở, ban, ngành, huyện, thành phố, thị xã" stands for on a date."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, SelectBase, and_, select
from sqlalchemy.orm import Session, aliased

from tienbo.units import tree
from tienbo.units.body_heirs import heirs
from tienbo.units.body_models import Body, BodyGroup, BodyName, BodySelector, NameKind
from tienbo.units.models import UnitVersion

Host = aliased(Body, name="host")


class NamedBody(NamedTuple):
    """A body under its name, and its unit's, of a day."""

    body_id: int
    name: str
    unit_name: str


def bodies_on(day: date) -> Select[int, str, str]:
    """Every body in being on `day` with its official name and its unit's name, in the order of the alphabet."""
    return (
        select(Body.id, BodyName.name, UnitVersion.name)
        .join(BodyName, and_(BodyName.body_id == Body.id, BodyName.kind == NameKind.official))
        .join(UnitVersion, UnitVersion.unit_id == Body.unit_id)
        .where(Body.valid.contains(day), BodyName.valid.contains(day), UnitVersion.valid.contains(day))
        .order_by(UnitVersion.level, UnitVersion.sort_key, BodyName.folded)
    )


def named_on(session: Session, body_ids: Collection[int], day: date) -> dict[int, NamedBody]:
    """For each id the body that stands for it on `day`: itself, its successor, or the one it was merged into."""
    standing = heirs(session, body_ids, day)
    rows = session.execute(bodies_on(day).where(Body.id.in_(set(standing.values()))))
    named = {row[0]: NamedBody(*row) for row in rows}
    return {asked: named[heir] for asked, heir in standing.items() if heir in named}


def resolve(session: Session, group: BodyGroup, day: date, readable: SelectBase | None = None) -> list[NamedBody]:
    """The bodies of the group as of `day`, without its exceptions; `readable` narrows to units the caller may read."""
    selectors = session.scalars(
        select(BodySelector).where(BodySelector.group_id == group.id).order_by(BodySelector.id)
    ).all()
    return resolve_selectors(session, group.unit_id, selectors, day, readable)


def resolve_selectors(
    session: Session, unit_id: int, selectors: Iterable[BodySelector], day: date, readable: SelectBase | None = None
) -> list[NamedBody]:
    """What selectors of a group of the unit take as of `day`, less what its exceptions take out.

    A selector by kind takes bodies of its unit's subtree (or of the group's unit's) as that stood on the day; one by
    name takes the body itself, or who stands for it by then.
    """
    taken: dict[int, NamedBody] = {}
    left_out: set[int] = set()
    for selector in selectors:
        query = _selected(session, unit_id, selector, day)
        if readable is not None:
            query = query.where(Body.unit_id.in_(readable))
        rows = [NamedBody(*row) for row in session.execute(query)]
        if selector.exclude:
            left_out.update(row.body_id for row in rows)
        else:
            taken.update((row.body_id, row) for row in rows)
    return [body for body in taken.values() if body.body_id not in left_out]


def _selected(session: Session, unit_id: int, selector: BodySelector, day: date) -> Select[int, str, str]:
    if selector.body_id is not None:
        return bodies_on(day).where(Body.id == heirs(session, {selector.body_id}, day)[selector.body_id])
    query = bodies_on(day).where(Body.unit_id.in_(tree.subtree(selector.unit_id or unit_id, day)))
    query = query.where(*_conditions(selector))
    if selector.within is not None:
        query = query.join(Host, Host.id == Body.parent_id).where(Host.kind == selector.within)
    return query


def _conditions(selector: BodySelector) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if selector.kind is not None:
        conditions.append(Body.kind == selector.kind)
    if selector.level is not None:
        conditions.append(UnitVersion.level == selector.level)
    if selector.sector is not None:
        conditions.append(Body.sector == selector.sector)
    if selector.within is None:
        conditions.append(Body.parent_id.is_(None))
    return conditions
