"""Who keeps the forms of a unit."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.units.models import Unit, UnitVersion
from tienbo.units.refs import UnitRef, unit_ref


def keeps(session: Session, actor: Actor, unit_id: int) -> bool:
    """Whether the forms of the unit are the caller's to keep."""
    own = select(Unit.id).where(Unit.id == unit_id, Unit.id.in_(duty_units(actor, Permission.form_manage)))
    return session.scalar(own) is not None


def kept_units(session: Session, actor: Actor) -> list[UnitRef]:
    """The caller's own units for which it may make forms."""
    rows = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.unit_id.in_(actor.roots_with(Permission.form_manage)))
        .where(UnitVersion.valid.contains(actor.today))
        .order_by(UnitVersion.unit_id)
    )
    return [unit_ref(row) for row in rows]
