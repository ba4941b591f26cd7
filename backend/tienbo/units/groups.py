"""Which bodies a phrase such as "các sở, ban, ngành, huyện, thành phố, thị xã" stands for on a date."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session, aliased

from tienbo.units.body_models import Body, BodyGroup, BodyName, BodySelector, NameKind
from tienbo.units.models import UnitClosure, UnitVersion

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


def resolve(session: Session, group: BodyGroup, day: date) -> list[NamedBody]:
    """The bodies of the group as of `day`: those of its unit's subtree of that day that one selector fits."""
    selectors = session.scalars(select(BodySelector).where(BodySelector.group_id == group.id)).all()
    found: dict[int, NamedBody] = {}
    for selector in selectors:
        for row in session.execute(_selected(group, selector, day)):
            found[row[0]] = NamedBody(*row)
    return list(found.values())


def _selected(group: BodyGroup, selector: BodySelector, day: date) -> Select[int, str, str]:
    query = (
        bodies_on(day)
        .join(UnitClosure, UnitClosure.descendant_id == Body.unit_id)
        .where(UnitClosure.ancestor_id == group.unit_id, UnitClosure.valid.contains(day))
        .where(*_conditions(selector))
    )
    if selector.within is not None:
        query = query.join(Host, Host.id == Body.parent_id).where(Host.kind == selector.within)
    return query


def _conditions(selector: BodySelector) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if selector.body_id is not None:
        conditions.append(Body.id == selector.body_id)
    if selector.kind is not None:
        conditions.append(Body.kind == selector.kind)
    if selector.level is not None:
        conditions.append(UnitVersion.level == selector.level)
    if selector.within is None and selector.body_id is None:
        conditions.append(Body.parent_id.is_(None))
    return conditions
