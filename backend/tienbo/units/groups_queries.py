"""Groups as the API shows them, and whom they stand for on a day and on another."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, literal, select, tuple_
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units, readable_units, visible_units
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units.bodies_reading import names_on, unit_on
from tienbo.units.body_models import BodyGroup, BodySelector
from tienbo.units.groups import NamedBody, resolve_selectors
from tienbo.units.groups_schemas import GroupBodies, GroupDifference, GroupPage, GroupRead, MemberRead, Renamed
from tienbo.units.groups_schemas import SelectorRead as Read
from tienbo.units.models import Unit
from tienbo.vietnamese import fold


def readable_groups(actor: Actor) -> Select[BodyGroup]:
    return select(BodyGroup).where(BodyGroup.unit_id.in_(readable_units(actor, Permission.unit_read)))


def find(session: Session, actor: Actor, group_id: int) -> BodyGroup:
    """One group.

    Raises:
        NotFound: outside the caller's scope.
    """
    group = session.scalar(readable_groups(actor).where(BodyGroup.id == group_id))
    if group is None:
        raise NotFound
    return group


def list_groups(
    session: Session, actor: Actor, unit_id: int | None, q: str | None, cursor: str | None, limit: int
) -> GroupPage:
    query = readable_groups(actor)
    if unit_id is not None:
        query = query.where(BodyGroup.unit_id == unit_id)
    if q is not None:
        query = query.where(BodyGroup.folded.contains(fold(q), autoescape=True))
    key = (BodyGroup.folded, BodyGroup.id)
    if cursor is not None:
        folded, group_id = decode_cursor(cursor, str, int)
        query = query.where(tuple_(*key) > tuple_(literal(folded), literal(group_id)))
    rows = session.scalars(query.order_by(*key).limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return GroupPage(
        items=_reads(session, actor, rows[:limit]),
        next_cursor=encode_cursor(last.folded, last.id) if last else None,
    )


def get_group(session: Session, actor: Actor, group_id: int) -> GroupRead:
    return _reads(session, actor, [find(session, actor, group_id)])[0]


def _reads(session: Session, actor: Actor, groups: Sequence[BodyGroup]) -> list[GroupRead]:
    selectors: dict[int, list[BodySelector]] = {group.id: [] for group in groups}
    for selector in session.scalars(
        select(BodySelector).where(BodySelector.group_id.in_(selectors)).order_by(BodySelector.id)
    ):
        selectors[selector.group_id].append(selector)
    every = [selector for of_group in selectors.values() for selector in of_group]
    bodies = names_on(session, {selector.body_id for selector in every if selector.body_id}, actor.today)
    ids = {group.unit_id for group in groups} | {selector.unit_id for selector in every if selector.unit_id}
    units = {unit_id: unit_on(session, unit_id, actor.today) for unit_id in ids}
    kept = set(session.scalars(duty_units(actor, Permission.body_manage)))
    return [
        GroupRead(
            id=group.id,
            unit=units[group.unit_id],
            phrase=group.phrase,
            editable=group.unit_id in kept,
            version=group.version,
            selectors=[
                Read(
                    kind=selector.kind,
                    level=selector.level,
                    within=selector.within,
                    sector=selector.sector,
                    unit=units.get(selector.unit_id or 0),
                    body=bodies.get(selector.body_id or 0),
                    exclude=selector.exclude,
                )
                for selector in selectors[group.id]
            ],
        )
        for group in groups
    ]


def bodies_of(
    session: Session, actor: Actor, unit_id: int, selectors: Iterable[BodySelector], day: date, since: date | None
) -> GroupBodies:
    """Whom selectors of a unit's group stand for on the day and, where asked, how that differs from another day."""
    readable = readable_units(actor, Permission.unit_read)
    chosen = list(selectors)
    now = resolve_selectors(session, unit_id, chosen, day, readable)
    visible = visible_units(actor, Permission.unit_read)
    complete = session.scalar(select(Unit.id).where(Unit.id == unit_id, Unit.id.in_(visible))) is not None
    difference = None
    if since is not None:
        difference = _difference(since, resolve_selectors(session, unit_id, chosen, since, readable), now)
    return GroupBodies(on=day, complete=complete, bodies=_members(now), since=difference)


def _difference(since: date, before: list[NamedBody], now: list[NamedBody]) -> GroupDifference:
    then = {body.body_id: body for body in before}
    here = {body.body_id: body for body in now}
    return GroupDifference(
        on=since,
        joined=_members(body for body in now if body.body_id not in then),
        left=_members(body for body in before if body.body_id not in here),
        renamed=[
            Renamed(body_id=body.body_id, before=then[body.body_id].name, after=body.name)
            for body in now
            if body.body_id in then and then[body.body_id].name != body.name
        ],
    )


def _members(bodies: Iterable[NamedBody]) -> list[MemberRead]:
    return [MemberRead.model_validate(body) for body in bodies]
