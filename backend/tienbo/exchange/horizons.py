"""From a moment to the transactions that had ended by then, so that a clock too can say what was written since.

Nothing keeps the time of a commit, and an event tells when it happened, not when it was committed. But whoever numbered
an event had seen its transaction end, and all before it (see `sequencing`), and wrote the number in a transaction of
its own. An event of a later transaction, with a time before the moment, proves that this was before the moment too.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from tienbo.exchange.sequencing import PLACE
from tienbo.exchange.updates import Since

# For clocks that do not agree, and for the instant between an event's time and its transaction's number.
MARGIN: Final = timedelta(minutes=1)
_FIRST: Final = datetime(1970, 1, 2, tzinfo=UTC)
_HALF: Final = 2**31
# What was numbered before a restore, or happened before it, bears the numbers of another server.
_HORIZON: Final = text(f"""
WITH generation AS (
  SELECT after_sequence, begun_at FROM feed_generation
  WHERE id = (SELECT max(id) FROM feed_generation) AND place = ({PLACE})
), numbered AS NOT MATERIALIZED (
  SELECT e.happened_at, e.transaction_id, s.xmin::text::bigint AS numbered_in
  FROM generation g JOIN sequenced_event s ON s.sequence > g.after_sequence
  JOIN event e ON e.id = s.event_id AND e.happened_at > g.begun_at AND e.transaction_id IS NOT NULL
), later AS (
  SELECT transaction_id FROM numbered WHERE happened_at <= :moment ORDER BY happened_at DESC LIMIT 1
)
SELECT n.transaction_id + 1, pg_snapshot_xmax(pg_current_snapshot())::text::bigint
FROM later l JOIN numbered n ON n.transaction_id < l.transaction_id
WHERE (n.numbered_in - l.transaction_id) & {2 * _HALF - 1} >= {_HALF}
ORDER BY n.transaction_id DESC LIMIT 1
""")  # noqa: S608 -- of our modules alone


def since_moment(session: Session, moment: datetime) -> Since | None:
    """What was written after the moment, and perhaps some of what was before; None: that cannot be told apart.

    It is told by the events that the session may read: the fewer these are, the more of what was before comes with it.
    """
    found = session.execute(_HORIZON, {"moment": max(moment, _FIRST) - MARGIN}).one_or_none()
    if found is None:
        return None
    horizon, next_one = found
    return Since(horizon) if next_one - horizon < _HALF else None
