"""Who answers for a unit today: the unit itself, its main successor, and the superior of either.

Totals follow the tree of their period; duties follow the tree of today.
"""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.units.models import Lineage, Share, UnitClosure

_MAIN = (Share.whole, Share.part_main)


def in_charge(session: Session, unit_id: int, today: date) -> int | None:
    """The unit that answers today for what `unit_id` reported; None when it ended without a successor."""
    alive = session.scalar(
        select(UnitClosure.descendant_id).where(
            UnitClosure.descendant_id == unit_id, UnitClosure.depth == 0, UnitClosure.valid.contains(today)
        )
    )
    if alive is not None:
        return unit_id
    successor = session.scalar(
        select(Lineage.successor_id)
        .where(Lineage.predecessor_id == unit_id, Lineage.share.in_(_MAIN), Lineage.effective_on <= today)
        .order_by(Lineage.effective_on)
        .limit(1)
    )
    return in_charge(session, successor, today) if successor is not None else None


def superior(session: Session, unit_id: int, today: date) -> int | None:
    """The unit that reviews today what `unit_id` reported; None at the top of the tree."""
    holder = in_charge(session, unit_id, today)
    parent = _last_parent(session, holder or unit_id, today)
    if parent is None or holder is not None:
        return parent
    return in_charge(session, parent, today) or superior(session, parent, today)


def _last_parent(session: Session, unit_id: int, today: date) -> int | None:
    """The parent of today, or of the unit's last day."""
    return session.scalar(
        select(UnitClosure.ancestor_id)
        .where(UnitClosure.descendant_id == unit_id, UnitClosure.depth == 1)
        .where(func.coalesce(func.lower(UnitClosure.valid), today) <= today)
        .order_by(func.lower(UnitClosure.valid).desc().nulls_last())
        .limit(1)
    )
