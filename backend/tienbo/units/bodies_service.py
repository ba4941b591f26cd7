"""Keeping the register of bodies: nothing is overwritten, and every change is an event beside it."""

from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units, readable_units
from tienbo.exchange.events import record
from tienbo.problems import Forbidden, NotFound, VersionStale
from tienbo.units import bodies_problems as problems
from tienbo.units.bodies_queries import readable_bodies
from tienbo.units.bodies_rules import check_kind, check_name, check_parent
from tienbo.units.body_models import Body, BodyName, NameKind
from tienbo.units.body_schemas import AliasCreate, BodyChange, BodyCreate, NewName
from tienbo.units.models import Unit, UnitVersion
from tienbo.units.queries import ONE_DAY
from tienbo.vietnamese import fold

UNNAMED_SOURCE = "Do đơn vị khai báo"


def days(first: date | None, last: date | None) -> Range[date]:
    """The days from the first to the last, both inclusive; None is open.

    Raises:
        DaysReversed: there is no such day.
    """
    if first is not None and last is not None and last < first:
        raise problems.DaysReversed
    return Range(first, last + ONE_DAY if last else None)


def keeping(session: Session, actor: Actor, unit_id: int) -> None:
    """Let only those through who keep the bodies of the unit.

    Raises:
        NotFound: the unit is outside the caller's scope.
        Forbidden: it is above, or none of the caller's that answers for it carries the permission.
    """
    unit = select(Unit.id).where(Unit.id == unit_id)
    if session.scalar(unit.where(Unit.id.in_(readable_units(actor, Permission.unit_read)))) is None:
        raise NotFound
    if session.scalar(unit.where(Unit.id.in_(duty_units(actor, Permission.body_manage)))) is None:
        raise Forbidden


def to_change(session: Session, actor: Actor, body_id: int, version: int | None) -> Body:
    """The body, locked until the change is made; its version is that of the change.

    Raises:
        NotFound, Forbidden: as for its unit.
        VersionStale: someone changed it since it was read.
        BodyMerged: it lives on as another.
    """
    body = session.scalar(readable_bodies(actor).where(Body.id == body_id).with_for_update(of=Body))
    if body is None:
        raise NotFound
    keeping(session, actor, body.unit_id)
    if version is not None and body.version != version:
        raise VersionStale
    if body.merged_into_id is not None:
        raise problems.BodyMerged
    body.version += 1
    return body


def create(session: Session, actor: Actor, wanted: BodyCreate) -> int:
    """Write a new body down with its names; answers its id."""
    keeping(session, actor, wanted.unit_id)
    valid = days(wanted.valid_from, wanted.valid_to)
    in_being = exists().where(UnitVersion.unit_id == wanted.unit_id, UnitVersion.valid.overlaps(valid))
    if not session.scalar(select(in_being)):
        raise problems.OutsideLife
    body = Body(
        unit_id=wanted.unit_id,
        kind=wanted.kind,
        sector=wanted.sector,
        parent_id=wanted.parent_id,
        valid=valid,
        version=1,
        source=wanted.source or UNNAMED_SOURCE,
    )
    check_kind(session, body)
    check_parent(session, body, actor.today)
    check_name(session, body, wanted.name, valid)
    session.add(body)
    session.flush()
    _add_name(session, body, NameKind.official, wanted.name, valid)
    for name in dict.fromkeys(wanted.aliases):
        add_spelling(session, body, name, valid)
    _record(session, actor, "body.created", body, name=wanted.name, body_kind=body.kind)
    return body.id


def change(session: Session, actor: Actor, body_id: int, version: int, wanted: BodyChange) -> None:
    """A new official name from a day on, another kind, sector or superior body; what is left out stays."""
    body = to_change(session, actor, body_id, version)
    given = wanted.model_fields_set
    before = {name: getattr(body, name) for name in ("kind", "sector", "parent_id")}
    if wanted.kind is not None:
        body.kind = wanted.kind
    if "sector" in given:
        body.sector = wanted.sector
    if "parent_id" in given:
        body.parent_id = wanted.parent_id
    with session.no_autoflush:
        check_kind(session, body)
        if "parent_id" in given:
            check_parent(session, body, actor.today)
    changed = {name: [old, getattr(body, name)] for name, old in before.items() if old != getattr(body, name)}
    if wanted.name is not None:
        changed["name"] = _rename(session, body, wanted.name)
    _record(session, actor, "body.changed", body, changed=changed)


def _rename(session: Session, body: Body, new: NewName) -> list[str]:
    """Close the official name of the day before and open the new one; answers old, new and the day."""
    official = session.scalars(
        select(BodyName)
        .where(BodyName.body_id == body.id, BodyName.kind == NameKind.official)
        .where(BodyName.valid.overlaps(Range(new.valid_from, None)))
    ).all()
    if not body.valid.contains(new.valid_from):
        raise problems.OutsideLife
    if len(official) != 1 or official[0].valid.lower == new.valid_from:
        raise problems.NamesOverlap
    (old,) = official
    if not old.valid.contains(new.valid_from):
        raise problems.NamesOverlap
    valid = Range(new.valid_from, old.valid.upper)
    check_name(session, body, new.name, valid)
    old.valid = Range(old.valid.lower, new.valid_from)
    session.flush()
    _add_name(session, body, NameKind.official, new.name, valid)
    return [old.name, new.name, new.valid_from.isoformat()]


def add_alias(session: Session, actor: Actor, body_id: int, wanted: AliasCreate) -> None:
    """A spelling that means this body; one that it has in all those days already changes nothing."""
    body = to_change(session, actor, body_id, None)
    valid = days(wanted.valid_from, wanted.valid_to)
    if add_spelling(session, body, wanted.name, valid):
        _record(session, actor, "body.alias-added", body, name=wanted.name)
    else:
        body.version -= 1


def add_spelling(session: Session, body: Body, name: str, valid: Range[date]) -> bool:
    """Whether the alias had to be written.

    Raises:
        AliasTaken: another body of the unit bears it on some of those days.
    """
    rows = session.execute(
        select(BodyName, Body.id)
        .join(Body, Body.id == BodyName.body_id)
        .where(Body.unit_id == body.unit_id, BodyName.folded == fold(name))
        .where(BodyName.valid.overlaps(valid), Body.valid.overlaps(valid))
    ).all()
    if any(owner != body.id for _, owner in rows):
        raise problems.AliasTaken
    if any(known.name == name and known.valid.contains(valid) for known, _ in rows):
        return False
    _add_name(session, body, NameKind.alias, name, valid)
    return True


def end_alias(session: Session, actor: Actor, body_id: int, name_id: int, version: int, last_day: date) -> None:
    """Let a spelling mean the body until the day, and no longer."""
    body = to_change(session, actor, body_id, version)
    name = session.scalar(select(BodyName).where(BodyName.id == name_id, BodyName.body_id == body.id))
    if name is None:
        raise NotFound
    if name.kind is not NameKind.alias:
        raise problems.NotAnAlias
    if not name.valid.contains(last_day):
        raise problems.OutsideLife
    name.valid = Range(name.valid.lower, last_day + ONE_DAY)
    _record(session, actor, "body.alias-ended", body, name=name.name, last_day=last_day.isoformat())


def _add_name(session: Session, body: Body, kind: NameKind, name: str, valid: Range[date]) -> None:
    session.add(BodyName(body_id=body.id, kind=kind, name=name, folded=fold(name), valid=valid))
    session.flush()


def _record(session: Session, actor: Actor, kind: str, body: Body, **data: object) -> None:
    record(session, actor, kind, ("body", body.id), body.unit_id, **data)
    session.flush()
