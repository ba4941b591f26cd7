from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.units import queries
from tienbo.units.body_models import Body, BodyName, NameKind
from tienbo.units.refs import BodyRef
from tienbo.units.schemas import BodyList, BodyRead
from tienbo.vietnamese import sort_key


def list_bodies(session: Session, actor: Actor, unit_id: int, as_of: date | None) -> BodyList:
    """The bodies of a unit on a day, in the order of the Vietnamese alphabet.

    Raises:
        NotFound: the unit is outside the caller's scope, or not in being on that day.
    """
    day = queries.day_of(session, actor, unit_id, as_of)
    rows = session.scalars(
        select(Body).where(Body.unit_id == unit_id, Body.valid.contains(day)).order_by(Body.id)
    ).all()
    official, aliases = _names(session, [body.id for body in rows], day)
    items = [
        BodyRead(
            id=body.id,
            kind=body.kind,
            name=official[body.id],
            aliases=aliases.get(body.id, []),
            parent=BodyRef(id=body.parent_id, name=official[body.parent_id]) if body.parent_id in official else None,
            valid_from=body.valid.lower,
            valid_to=queries.last_day(body.valid),
        )
        for body in rows
        if body.id in official
    ]
    return BodyList(as_of=day, items=sorted(items, key=lambda body: (sort_key(body.name), body.id)))


def _names(session: Session, body_ids: list[int], day: date) -> tuple[dict[int, str], dict[int, list[str]]]:
    """The official name of each body on the day, and the spellings met in documents."""
    official: dict[int, str] = {}
    aliases: dict[int, list[str]] = {}
    rows = session.scalars(
        select(BodyName)
        .where(BodyName.body_id.in_(body_ids), BodyName.valid.contains(day))
        .order_by(BodyName.body_id, BodyName.name)
    )
    for row in rows:
        if row.kind is NameKind.official:
            official[row.body_id] = row.name
        else:
            aliases.setdefault(row.body_id, []).append(row.name)
    return official, aliases
