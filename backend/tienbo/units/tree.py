"""The closure of the tree over time, derived from the dated superiors of every unit."""

from sqlalchemy import text
from sqlalchemy.orm import Session

# Versions that follow each other under one superior make one link; range_agg joins them.
_REBUILD = """
WITH RECURSIVE link AS MATERIALIZED (
    SELECT unit_id, parent_id, unnest(range_agg(valid)) AS valid
    FROM unit_version WHERE parent_id IS NOT NULL GROUP BY unit_id, parent_id
), path AS (
    SELECT parent_id AS ancestor_id, unit_id AS descendant_id, 1 AS depth, valid FROM link
    UNION ALL
    SELECT link.parent_id, path.descendant_id, path.depth + 1, link.valid * path.valid
    FROM path JOIN link ON link.unit_id = path.ancestor_id AND link.valid && path.valid
)
INSERT INTO unit_closure (ancestor_id, descendant_id, depth, valid)
SELECT ancestor_id, descendant_id, depth, unnest(range_agg(valid)) FROM path GROUP BY 1, 2, 3
UNION ALL
SELECT unit_id, unit_id, 0, unnest(range_agg(valid)) FROM unit_version GROUP BY 1
"""


def analyze(session: Session) -> None:
    """Let the planner know how large the register is now; without it the next queries take seconds."""
    session.flush()
    session.execute(text("SELECT analyze_register()"))


def rebuild(session: Session) -> None:
    """Derive every ancestor of every unit again, with the dates on which it is one."""
    session.execute(text("DELETE FROM unit_closure"))
    session.execute(text(_REBUILD))
