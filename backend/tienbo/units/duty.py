"""Who answers for a unit on a day, derived from tree and lineage: itself or its main successor, and who reviews it.

Totals follow the tree of their period; duties follow the tree of today.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, select, text
from sqlalchemy.orm import Session

from tienbo.units.models import UnitDuty

# A unit answers for itself and its superior reviews it. After its end its main successor answers; a unit that
# ended without one (a district of 2025) leaves its open reports to whoever holds its last superior's place.
_REBUILD = """
WITH RECURSIVE ended AS MATERIALIZED (
    SELECT unit_id, upper(range_merge(range_agg(valid))) AS day FROM unit_version
    GROUP BY unit_id HAVING NOT upper_inf(range_merge(range_agg(valid)))
), via AS MATERIALIZED (
    SELECT e.unit_id, e.day, s.successor_id AS next_id, true AS succeeds
    FROM ended e JOIN lineage s ON s.predecessor_id = e.unit_id AND s.share IN ('whole', 'part_main')
    UNION ALL
    SELECT e.unit_id, e.day, c.ancestor_id, false
    FROM ended e JOIN unit_closure c ON c.descendant_id = e.unit_id AND c.depth = 1 AND upper(c.valid) = e.day
    WHERE NOT EXISTS (
        SELECT FROM lineage s WHERE s.predecessor_id = e.unit_id AND s.share IN ('whole', 'part_main'))
), duty AS (
    SELECT own.descendant_id AS unit_id, own.descendant_id AS holder_id, above.ancestor_id AS superior_id,
           coalesce(above.valid, own.valid) AS during
    FROM unit_closure own
    LEFT JOIN unit_closure above ON above.descendant_id = own.descendant_id AND above.depth = 1
    WHERE own.depth = 0
    UNION ALL
    SELECT via.unit_id, CASE WHEN via.succeeds THEN duty.holder_id END,
           CASE WHEN via.succeeds THEN duty.superior_id ELSE coalesce(duty.holder_id, duty.superior_id) END,
           duty.during * daterange(via.day, NULL)
    FROM duty JOIN via ON via.next_id = duty.unit_id AND duty.during && daterange(via.day, NULL)
)
INSERT INTO unit_duty (unit_id, holder_id, superior_id, during)
SELECT unit_id, holder_id, superior_id, during FROM duty
"""


class Duty(NamedTuple):
    """The unit that answers today (None: ended without a successor) and the one that reviews (None: the top)."""

    holder_id: int | None
    superior_id: int | None


def rebuild(session: Session) -> None:
    """Derive the duties of every unit again."""
    session.execute(text("DELETE FROM unit_duty"))
    session.execute(text(_REBUILD))


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
