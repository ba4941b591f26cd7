"""Who speaks for an assigned body today.

A person whose role is at the body, or at the body that took over its work; and, on its behalf (thay mặt), the
People's Committee of its unit, or of the unit that answers for one that has ended. A program speaks as the
committee of the unit at which it was given the permission.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.units.body_models import Body, BodyKind
from tienbo.units.models import UnitDuty


@dataclass(frozen=True)
class Voices:
    """For which bodies the caller speaks: `own` as themselves, `behalf` by the committee named beside each."""

    own: frozenset[int]
    behalf: dict[int, int]

    def speaks(self, body_id: int) -> bool:
        return body_id in self.own or body_id in self.behalf

    def by(self, body_id: int) -> int | None:
        """The committee that speaks on the body's behalf; None: it speaks itself."""
        return None if body_id in self.own else self.behalf[body_id]


def own_bodies(session: Session, actor: Actor, permissions: Collection[Permission]) -> frozenset[int]:
    """The bodies of the caller's roles, and those whose work or identity has passed to them."""
    held = {grant.body_id for grant in actor.grants if grant.body_id and grant.permissions & set(permissions)}
    heirs = select(Body.id).where(Body.id.in_(held)).cte("heirs", recursive=True)
    passed = or_(
        Body.merged_into_id == heirs.c.id,
        (Body.successor_id == heirs.c.id) & (func.upper(Body.valid) <= actor.today),
    )
    return frozenset(session.scalars(select(heirs.union(select(Body.id).join(heirs, passed)).c.id)))


def committees(session: Session, actor: Actor, permissions: Collection[Permission]) -> dict[int, int]:
    """Units (with the body) as whose People's Committee the caller speaks."""
    wanted = set(permissions)
    held = {grant.body_id for grant in actor.grants if grant.body_id and grant.permissions & wanted}
    given = {grant.unit_id for grant in actor.grants if not grant.body_id and grant.permissions & wanted}
    rows = session.execute(
        select(Body.unit_id, Body.id)
        .where(Body.kind == BodyKind.peoples_committee, Body.merged_into_id.is_(None))
        .where(or_(Body.id.in_(held), Body.unit_id.in_(given)))
    )
    return dict(rows.all())


def answered_by(units: Collection[int], actor: Actor) -> Select[int, int]:
    """Units (with who answers) for which one of these answers today; a superior for what ended without an heir."""
    answers = func.coalesce(UnitDuty.holder_id, UnitDuty.superior_id)
    return select(UnitDuty.unit_id, answers).where(answers.in_(units), UnitDuty.during.contains(actor.today))


def voices(
    session: Session, actor: Actor, permissions: Collection[Permission], bodies: Collection[int] | None = None
) -> Voices:
    """For which bodies (of the given ones, or of all) the caller speaks by a role with one of the permissions."""
    own = own_bodies(session, actor, permissions)
    speaking = committees(session, actor, permissions)
    if not speaking:
        return Voices(own, {})
    answered = answered_by(speaking, actor).subquery()
    query = select(Body.id, answered.c[1]).join(answered, answered.c.unit_id == Body.unit_id)
    if bodies is not None:
        query = query.where(Body.id == func.any(list(bodies)))
    return Voices(own, {body: speaking[unit] for body, unit in session.execute(query) if body not in own})
