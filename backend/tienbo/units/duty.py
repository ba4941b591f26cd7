"""Who answers for a unit on a day, derived from tree and lineage: itself or its main successor, and who reviews it.

Totals follow the tree of their period; duties follow the tree of today. A unit that ended without a main successor
(a district of 2025) leaves its open reports to whoever holds its last superior's place.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, select, text
from sqlalchemy.orm import Session

from tienbo.units.models import UnitDuty


class Duty(NamedTuple):
    """The unit that answers today (None: ended without a successor) and the one that reviews (None: the top)."""

    holder_id: int | None
    superior_id: int | None


def rebuild(session: Session) -> None:
    """Derive the duties of every unit again."""
    session.flush()
    session.execute(text("SELECT derive_duty()"))


def duty_of(session: Session, unit_id: int, today: date) -> Duty:
    row = session.execute(
        select(UnitDuty.holder_id, UnitDuty.superior_id).where(
            UnitDuty.unit_id == unit_id, UnitDuty.during.contains(today)
        )
    ).one_or_none()
    return Duty(*row) if row else Duty(None, None)


def units_held_by(holders: Iterable[int], today: date) -> Select[int]:
    """Ids of the units for which one of these units answers today: itself and its predecessors."""
    return _where(UnitDuty.holder_id.in_(holders), today)


def units_reviewed_by(superiors: Iterable[int], today: date) -> Select[int]:
    """Ids of the units whose reports one of these units reviews today."""
    return _where(UnitDuty.superior_id.in_(superiors), today)


def _where(condition: ColumnElement[bool], today: date) -> Select[int]:
    return select(UnitDuty.unit_id).where(condition, UnitDuty.during.contains(today))
