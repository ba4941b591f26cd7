"""The directory: bodies as they stood on a day, and one body with all its names."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, exists, literal, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units, readable_units
from tienbo.exchange.updates import Since
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units import bodies_reading as reading
from tienbo.units import tree
from tienbo.units.body_heirs import heirs
from tienbo.units.body_keys import written_out
from tienbo.units.body_models import Body, BodyGroup, BodyKind, BodyName, BodySelector, NameKind
from tienbo.units.body_schemas import BodyAction, BodyDetail, BodyPage, GroupRef, NameRead
from tienbo.units.body_uses import uses
from tienbo.units.models import Level, UnitVersion, level_type
from tienbo.units.queries import ONE_DAY, last_day
from tienbo.units.refs import BodyRef, unit_ref
from tienbo.vietnamese import fold

AnyName = aliased(BodyName, name="any_name")


class BodyFilter(NamedTuple):
    """Attributes: below: the units under `unit_id` too."""

    unit_id: int | None = None
    below: bool = False
    kind: BodyKind | None = None
    sector: str | None = None
    q: str | None = None
    since: Since | None = None


def readable_bodies(actor: Actor) -> Select[Body]:
    return select(Body).where(Body.unit_id.in_(readable_units(actor, Permission.unit_read)))


def list_bodies(
    session: Session, actor: Actor, wanted: BodyFilter, day: date, cursor: str | None, limit: int
) -> BodyPage:
    """Readable bodies in being on the day: by level, unit and name in the order of the alphabet."""
    key = (UnitVersion.level, UnitVersion.sort_key, BodyName.folded, Body.id)
    query = _narrow(_bodies_on(actor, day), wanted, day)
    if cursor is not None:
        level, unit, name, body_id = decode_cursor(cursor, Level, str, str, int)
        after = (literal(level, level_type), literal(unit), literal(name), literal(body_id))
        query = query.where(tuple_(*key) > tuple_(*after))
    rows = session.execute(query.order_by(*key).limit(limit + 1)).all()
    shown = rows[:limit]
    aliases = reading.aliases_of(session, [body.id for body, _, _ in shown], day)
    parents = reading.names_on(session, {body.parent_id for body, _, _ in shown if body.parent_id}, day)
    last = shown[-1] if len(rows) > limit else None
    return BodyPage(
        as_of=day,
        items=[
            reading.body_listed(body, name.name, unit_ref(unit), aliases.get(body.id, []), parents)
            for body, name, unit in shown
        ],
        next_cursor=encode_cursor(last[2].level.value, last[2].sort_key, last[1].folded, last[0].id) if last else None,
    )


def _bodies_on(actor: Actor, day: date) -> Select[Body, BodyName, UnitVersion]:
    return (
        select(Body, BodyName, UnitVersion)
        .join(BodyName, BodyName.body_id == Body.id)
        .join(UnitVersion, UnitVersion.unit_id == Body.unit_id)
        .where(BodyName.kind == NameKind.official, BodyName.valid.contains(day))
        .where(Body.valid.contains(day), UnitVersion.valid.contains(day))
        .where(Body.unit_id.in_(readable_units(actor, Permission.unit_read)))
    )


def _narrow(
    query: Select[Body, BodyName, UnitVersion], wanted: BodyFilter, day: date
) -> Select[Body, BodyName, UnitVersion]:
    if wanted.unit_id is not None and wanted.below:
        query = query.where(Body.unit_id.in_(tree.subtree(wanted.unit_id, day)))
    elif wanted.unit_id is not None:
        query = query.where(Body.unit_id == wanted.unit_id)
    if wanted.kind is not None:
        query = query.where(Body.kind == wanted.kind)
    if wanted.sector is not None:
        query = query.where(Body.sector == wanted.sector)
    if wanted.q is not None:
        parts = {fold(wanted.q), written_out(wanted.q)}
        held = or_(*(AnyName.folded.contains(part, autoescape=True) for part in sorted(parts)))
        query = query.where(exists().where(AnyName.body_id == Body.id, AnyName.valid.contains(day), held))
    if wanted.since is not None:
        # Other names too, and that of the body it belongs to.
        renamed = select(AnyName.body_id).where(wanted.since.touched(AnyName))
        touched = wanted.since.touched(Body, UnitVersion)
        query = query.where(or_(touched, Body.id.in_(renamed), Body.parent_id.in_(renamed)))
    return query


def get_body(session: Session, actor: Actor, body_id: int, on: date | None) -> BodyDetail:
    """One body on a day; without one, today, or the last day of a body that has ended.

    The id of a body that was merged into another answers with that other.

    Raises:
        NotFound: outside the caller's scope.
    """
    body = _kept(session, actor, body_id)
    day = on or _day_in_being(body, actor.today)
    names = session.scalars(select(BodyName).where(BodyName.body_id == body.id)).all()
    aliases = reading.aliases_of(session, [body.id], day)
    parents = reading.names_on(session, {body.parent_id} if body.parent_id else set(), day)
    unit = reading.unit_on(session, body.unit_id, day)
    listed = reading.body_listed(body, reading.name_of(names, day), unit, aliases.get(body.id, []), parents)
    return BodyDetail(
        **listed.model_dump(),
        as_of=day,
        in_being=body.valid.contains(day),
        source=body.source,
        names=_names(names),
        parts=_refs(session, actor, Body.parent_id == body.id, day, in_being=True),
        successor=_successor(session, actor, body, on or actor.today),
        predecessors=_refs(session, actor, Body.successor_id == body.id, day),
        merged=_refs(session, actor, Body.merged_into_id == body.id, day),
        groups=_groups(session, actor, body.id),
        uses=uses(session, actor, body.id, day),
        actions=actions_of(session, actor, body),
    )


def actions_of(session: Session, actor: Actor, body: Body) -> list[BodyAction]:
    """What the caller may do with the body: everything where they keep the bodies of its unit."""
    kept = session.scalar(
        select(Body.id).where(Body.id == body.id, Body.unit_id.in_(duty_units(actor, Permission.body_manage)))
    )
    return list(BodyAction) if kept is not None else []


def _kept(session: Session, actor: Actor, body_id: int) -> Body:
    body = session.scalar(readable_bodies(actor).where(Body.id == body_id))
    if body is not None and body.merged_into_id is not None:
        body = session.scalar(readable_bodies(actor).where(Body.id == body.merged_into_id))
    if body is None:
        raise NotFound
    return body


def _day_in_being(body: Body, today: date) -> date:
    if body.valid.lower is not None and today < body.valid.lower:
        return body.valid.lower
    return today if body.valid.upper is None or today < body.valid.upper else body.valid.upper - ONE_DAY


def _names(names: Sequence[BodyName]) -> list[NameRead]:
    ordered = sorted(names, key=lambda n: (n.kind is NameKind.alias, n.valid.lower or date.min, n.folded, n.id))
    return [
        NameRead(id=n.id, kind=n.kind, name=n.name, valid_from=n.valid.lower, valid_to=last_day(n.valid))
        for n in ordered
        if not n.valid.isempty
    ]


def _refs(
    session: Session, actor: Actor, condition: ColumnElement[bool], day: date, *, in_being: bool = False
) -> list[BodyRef]:
    query = readable_bodies(actor).where(condition)
    ids = [body.id for body in session.scalars(query) if not in_being or body.valid.contains(day)]
    return sorted(reading.names_on(session, ids, day).values(), key=lambda ref: (fold(ref.name), ref.id))


def _successor(session: Session, actor: Actor, body: Body, day: date) -> BodyRef | None:
    heir = heirs(session, {body.id}, day)[body.id]
    if heir == body.id:
        return None
    return next(iter(_refs(session, actor, Body.id == heir, day)), None)


def _groups(session: Session, actor: Actor, body_id: int) -> list[GroupRef]:
    rows = session.execute(
        select(BodyGroup.id, BodyGroup.phrase)
        .where(exists().where(BodySelector.group_id == BodyGroup.id, BodySelector.body_id == body_id))
        .where(BodyGroup.unit_id.in_(readable_units(actor, Permission.unit_read)))
        .order_by(BodyGroup.folded)
    )
    return [GroupRef(id=group_id, phrase=phrase) for group_id, phrase in rows]
