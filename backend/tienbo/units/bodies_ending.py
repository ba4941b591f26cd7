"""The end of a body: who takes over its work, its people and, where wanted, that its parts end with it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.access.models import RoleGrant
from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.units import bodies_problems as problems
from tienbo.units.bodies_queries import readable_bodies
from tienbo.units.bodies_service import to_change
from tienbo.units.body_models import Body
from tienbo.units.body_schemas import BodyEnd
from tienbo.units.queries import ONE_DAY


def end(session: Session, actor: Actor, body_id: int, version: int, wanted: BodyEnd) -> None:
    """Let the body be in being until `last_day`, and name who stands for it afterwards.

    The successor of one that has ended already can still be named, for the same last day.

    Raises:
        NotFound, Forbidden, VersionStale, BodyMerged: as for every change.
        BodyEnded, OutsideLife: the day does not fit what is known.
        SuccessorUnfit, PartsLeft, RolesHeld: someone or something would be left behind.
    """
    body = to_change(session, actor, body_id, version)
    gone_on = wanted.last_day + ONE_DAY
    if body.valid.upper is not None and body.valid.upper <= actor.today and gone_on != body.valid.upper:
        raise problems.BodyEnded
    if body.valid.lower is not None and wanted.last_day < body.valid.lower:
        raise problems.OutsideLife
    successor = _successor(session, actor, body, wanted.successor_id, gone_on)
    parts = _parts(session, body, gone_on)
    if parts and not wanted.with_parts:
        raise problems.PartsLeft
    for part in parts:
        part.version += 1
        _close(session, actor, part, None, gone_on)
    _close(session, actor, body, successor, gone_on)


def _close(session: Session, actor: Actor, body: Body, successor: Body | None, gone_on: date) -> None:
    moved = _hand_over(session, body, successor, gone_on)
    body.valid = Range(body.valid.lower, gone_on)
    body.successor_id = successor.id if successor else None
    data = {"last_day": (gone_on - ONE_DAY).isoformat(), "successor": body.successor_id, "roles_moved": moved}
    record(session, actor, "body.ended", ("body", body.id), body.unit_id, **data)
    session.flush()


def _successor(session: Session, actor: Actor, body: Body, successor_id: int | None, gone_on: date) -> Body | None:
    if successor_id is None:
        return None
    successor = session.scalar(readable_bodies(actor).where(Body.id == successor_id))
    if successor is None or successor.id == body.id or not successor.valid.contains(gone_on):
        raise problems.SuccessorUnfit
    return successor


def _parts(session: Session, body: Body, gone_on: date) -> list[Body]:
    """Its parts, and theirs, that would outlive it."""
    found: list[Body] = []
    above = {body.id}
    while above:
        below = session.scalars(
            select(Body).where(Body.parent_id.in_(above), Body.valid.overlaps(Range(gone_on, None)))
        ).all()
        found += below
        above = {part.id for part in below} - {body.id}
    return found


def _hand_over(session: Session, body: Body, successor: Body | None, gone_on: date) -> int:
    """Roles held on that day or later go on at the successor; answers how many.

    A role is authority over a unit, so it does not pass to a body of another one.
    """
    afterwards: Range[date] = Range(gone_on, None)
    held = session.scalars(
        select(RoleGrant).where(RoleGrant.body_id == body.id, RoleGrant.valid.overlaps(afterwards))
    ).all()
    if not held:
        return 0
    if successor is None or successor.unit_id != body.unit_id:
        raise problems.RolesHeld
    for grant in held:
        session.add(
            RoleGrant(
                user_id=grant.user_id,
                body_id=successor.id,
                unit_id=successor.unit_id,
                role=grant.role,
                valid=grant.valid.intersection(afterwards),
                delegated_by_id=grant.delegated_by_id,
            )
        )
        grant.valid = grant.valid.intersection(Range(None, gone_on))
    return len(held)
