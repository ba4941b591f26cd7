"""Which units' facts a unit may read and act on, and on which days, derived from tree and lineage."""

from sqlalchemy import text
from sqlalchemy.orm import Session

# While a unit is below, its superior has all of it. When it moves away, the superior keeps what was reported
# until then; when it ends below the superior, the superior keeps everything.
_BY_TREE = """
WITH life AS MATERIALIZED (
    SELECT unit_id, range_merge(range_agg(valid)) AS valid FROM unit_version GROUP BY unit_id
), below AS MATERIALIZED (
    SELECT c.ancestor_id AS root_id, c.descendant_id AS unit_id, c.valid,
           unit.valid AS unit_life, daterange(upper(c.valid), upper(root.valid)) AS afterwards
    FROM unit_closure c
    JOIN life unit ON unit.unit_id = c.descendant_id
    JOIN life root ON root.unit_id = c.ancestor_id
)
INSERT INTO unit_reach (root_id, unit_id, during, facts, duty)
SELECT root_id, unit_id, valid, '(,)'::daterange, true FROM below
UNION ALL
SELECT root_id, unit_id, afterwards, CASE WHEN ended THEN '(,)'::daterange ELSE valid END, ended
FROM (SELECT *, upper(unit_life) IS NOT DISTINCT FROM upper(valid) AS ended FROM below
      WHERE NOT upper_inf(valid) AND NOT isempty(afterwards)) gone
"""

# Whoever is above a unit has what that unit has, its past included: all readers of a total add up the same.
_BY_INHERITANCE = """
INSERT INTO unit_reach (root_id, unit_id, during, facts, duty)
SELECT c.ancestor_id, r.unit_id, r.during * c.valid, r.facts, bool_or(r.duty)
FROM unit_reach r
JOIN unit_closure here ON here.descendant_id = r.unit_id AND here.ancestor_id = r.root_id AND here.valid << r.during
JOIN unit_closure c ON c.descendant_id = r.root_id AND c.depth > 0 AND c.valid && r.during
GROUP BY 1, 2, 3, 4
ON CONFLICT (root_id, unit_id, during, facts) DO UPDATE SET duty = unit_reach.duty OR excluded.duty
"""

# On the day of a change the successor, and whoever is above it, takes over what its predecessor could reach;
# the duty passes to the main successor.
_BY_SUCCESSION = """
WITH inherited AS (
    SELECT above.ancestor_id AS root_id, r.unit_id, r.facts,
           above.valid * daterange(l.effective_on, NULL) AS during,
           bool_or(r.duty AND l.share IN ('whole', 'part_main')) AS duty
    FROM lineage l
    JOIN unit_reach r ON r.root_id = l.predecessor_id AND upper(r.during) = l.effective_on
    JOIN unit_closure above ON above.descendant_id = l.successor_id AND above.valid && daterange(l.effective_on, NULL)
    WHERE l.effective_on = :day AND l.predecessor_id <> l.successor_id
    GROUP BY 1, 2, 3, 4
)
INSERT INTO unit_reach (root_id, unit_id, during, facts, duty)
SELECT root_id, unit_id, during, facts, duty FROM inherited
ON CONFLICT (root_id, unit_id, during, facts) DO UPDATE SET duty = unit_reach.duty OR excluded.duty
"""


def rebuild(session: Session) -> None:
    """Derive the reach of every unit again; one reform after the other, since each builds on the one before."""
    session.execute(text("DELETE FROM unit_reach"))
    session.execute(text(_BY_TREE))
    session.execute(text(_BY_INHERITANCE))
    for day in session.scalars(text("SELECT DISTINCT effective_on FROM lineage ORDER BY 1")).all():
        session.execute(text(_BY_SUCCESSION), {"day": day})
