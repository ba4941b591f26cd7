"""What a unit's code of another time may stand for in a period: the unit's successor, or its predecessor."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_units
from tienbo.units.models import Lineage, Share, UnitVersion

_STEPS = 5  # no unit was reorganised more often within the register


def suggestion_for(session: Session, actor: Actor, code: str, day: date) -> str | None:
    """Codes and names, of `day`, of the units that the unit with this code became or came from.

    None where no unit of the caller's ever had the code. A divided unit is all of its successors, the main one first.
    """
    visible = visible_units(actor, Permission.submission_enter)
    named = session.scalars(
        select(UnitVersion.unit_id)
        .where(UnitVersion.code == code, UnitVersion.unit_id.in_(visible))
        .order_by(func.lower(UnitVersion.valid).desc().nulls_last())
    ).all()
    for unit_id in dict.fromkeys(named):
        standing = _standing(session, {unit_id: 0}, day)
        if standing:
            return "; ".join(standing)
    return None


def _standing(session: Session, units: dict[int, int], day: date) -> list[str]:
    """The units in being on the day that these are connected with by lineage."""
    seen = set(units)
    for _ in range(_STEPS):
        rows = session.execute(
            select(UnitVersion.unit_id, UnitVersion.code, UnitVersion.name).where(
                UnitVersion.unit_id.in_(units), UnitVersion.valid.contains(day)
            )
        ).all()
        if rows:
            return [f"{code} {name}" for unit_id, code, name in sorted(rows, key=lambda row: units[row.unit_id])]
        links = session.execute(
            select(Lineage.predecessor_id, Lineage.successor_id, Lineage.share, Lineage.effective_on).where(
                Lineage.predecessor_id.in_(units) & (Lineage.effective_on <= day)
                | Lineage.successor_id.in_(units) & (Lineage.effective_on > day)
            )
        ).all()
        units = {
            (link.successor_id if link.effective_on <= day else link.predecessor_id): int(link.share is Share.part)
            for link in sorted(links, key=lambda link: link.share is not Share.part)
        }
        units = {unit_id: order for unit_id, order in units.items() if unit_id not in seen}
        if not units:
            return []
        seen |= units.keys()
    return []
