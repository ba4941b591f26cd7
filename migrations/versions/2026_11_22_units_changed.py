"""Reorganisations of units, recorded by the administrators of the units above them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_units_changed"
down_revision = "2026_11_22_bulk_intake"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
WITHIN = f"unit_id IN ({REACH})"
ABOVE = (
    f"unit_id IN (SELECT c.ancestor_id FROM unit_closure c"
    f" WHERE c.descendant_id = ANY ({ROOTS}) AND c.valid @> {TODAY})"
)


def duty(column: str) -> str:
    return f"{column} IN ({REACH} AND r.facts = '(,)' AND r.duty)"


# Below a unit the caller answers for, or below one that begins in this very transaction.
BELOW = f"{duty('parent_id')} OR NOT EXISTS (SELECT 1 FROM unit_closure c WHERE c.descendant_id = parent_id)"

# table: (who may read a row, who may write it)
FENCES = {
    "lineage": (f"{TODAY} IS NOT NULL", duty("predecessor_id")),
    "reorganisation": (f"{WITHIN} OR {ABOVE}", duty("unit_id")),
}
APP_WRITES = {
    "unit": "INSERT, DELETE",
    "unit_version": "INSERT, UPDATE, DELETE",
    "lineage": "INSERT, DELETE",
    "reorganisation": "INSERT, UPDATE",
    "body": "DELETE",
    "body_name": "DELETE",
}

# What the register says of every day, derived from its versions and lineage. The functions belong to the owner: the
# application may have the reach derived, and never write it; they take nothing from their caller and answer nothing.
CLOSURE = """
  DELETE FROM unit_closure;
  -- Versions that follow each other under one superior make one link; range_agg joins them.
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
  SELECT unit_id, unit_id, 0, unnest(range_agg(valid)) FROM unit_version GROUP BY 1;
"""
REACHED = """
  DELETE FROM unit_reach;
  -- While a unit is below, its superior has all of it. When it moves away, the old superior keeps what was reported
  -- until then; when it ends below the superior, the superior keeps everything.
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
        WHERE NOT upper_inf(valid) AND NOT isempty(afterwards)) gone;
  -- Whoever is above a unit has what that unit has, its past included: all readers of a total add up the same.
  INSERT INTO unit_reach (root_id, unit_id, during, facts, duty)
  SELECT c.ancestor_id, r.unit_id, r.during * c.valid, r.facts, bool_or(r.duty)
  FROM unit_reach r
  JOIN unit_closure here ON here.descendant_id = r.unit_id AND here.ancestor_id = r.root_id AND here.valid << r.during
  JOIN unit_closure c ON c.descendant_id = r.root_id AND c.depth > 0 AND c.valid && r.during
  GROUP BY 1, 2, 3, 4
  ON CONFLICT (root_id, unit_id, during, facts) DO UPDATE SET duty = unit_reach.duty OR excluded.duty;
  -- On the day of a change the successor, and whoever is above it, takes over what its predecessor could reach; the
  -- duty passes to the main successor. One change after the other, since each builds on the one before.
  FOR changed_on IN SELECT DISTINCT effective_on FROM lineage ORDER BY 1 LOOP
    INSERT INTO unit_reach (root_id, unit_id, during, facts, duty)
    SELECT above.ancestor_id, r.unit_id, above.valid * daterange(l.effective_on, NULL), r.facts,
           bool_or(r.duty AND l.share IN ('whole', 'part_main'))
    FROM lineage l
    JOIN unit_reach r ON r.root_id = l.predecessor_id AND upper(r.during) = l.effective_on
    JOIN unit_closure above ON above.descendant_id = l.successor_id AND above.valid && daterange(l.effective_on, NULL)
    WHERE l.effective_on = changed_on AND l.predecessor_id <> l.successor_id
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (root_id, unit_id, during, facts) DO UPDATE SET duty = unit_reach.duty OR excluded.duty;
  END LOOP;
"""
DUTIES = """
  DELETE FROM unit_duty;
  -- A unit answers for itself and its superior reviews it. After its end its main successor answers; a unit that
  -- ended without one (a district of 2025) leaves its open reports to whoever holds its last superior's place.
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
  SELECT unit_id, holder_id, superior_id, during FROM duty;
"""
DERIVED = {"derive_closure": CLOSURE, "derive_reach": REACHED, "derive_duty": DUTIES}


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    _table()
    for table, verbs in APP_WRITES.items():
        op.execute(f'GRANT {verbs} ON "{table}" TO tienbo_app')
    op.execute("GRANT SELECT ON reorganisation TO tienbo_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON reorganisation TO tienbo_worker")
    for table, (read, write) in FENCES.items():
        _fence(table, read, write)
    op.execute(f"ALTER POLICY fence ON unit_version WITH CHECK ({BELOW})")
    op.execute(f"ALTER POLICY fence_delete ON unit_version USING ({BELOW})")
    op.execute(
        f"CREATE POLICY fence_update ON unit_version AS RESTRICTIVE FOR UPDATE TO tienbo_app USING ({duty('parent_id')})"
    )
    for name, steps in DERIVED.items():
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS void LANGUAGE plpgsql SECURITY DEFINER"
            f" SET search_path = pg_catalog, public AS $$ DECLARE changed_on date; BEGIN {steps} END $$"
        )
        op.execute(f"REVOKE EXECUTE ON FUNCTION {name}() FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION {name}() TO tienbo_app, tienbo_worker")
    op.execute("GRANT EXECUTE ON FUNCTION analyze_register() TO tienbo_app")


def _table() -> None:
    op.create_table(
        "reorganisation",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "unit_id", sa.Integer(), nullable=False, comment="The nearest unit above all concerned: who records."
        ),
        sa.Column("effective_on", sa.Date(), nullable=False, comment="First day of the new map."),
        sa.Column("resolution", sa.String(), nullable=False, comment="The act that ordered it, as cited."),
        sa.Column("document_id", sa.Integer(), nullable=True, comment="That act, where it is held."),
        sa.Column("kinds", postgresql.ARRAY(sa.String()), nullable=False, comment="merge, split, rename …"),
        sa.Column("wanted", postgresql.JSONB(), nullable=False, comment="Its lines, as they were sent."),
        sa.Column(
            "made", postgresql.JSONB(), nullable=False, comment="Ids of what it began, ended and moved: for undoing."
        ),
        sa.Column("plan", sa.String(), nullable=False, comment="SHA-256 of the preview it was recorded by."),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_reason", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(undone_at IS NULL) = (undone_reason IS NULL)", name=op.f("ck_reorganisation_undone_whole")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_reorganisation_unit_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_reorganisation_document_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["app_user.id"], name=op.f("fk_reorganisation_recorded_by_id")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["app_user.id"], name=op.f("fk_reorganisation_undone_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reorganisation")),
    )
    op.create_index("ix_reorganisation_unit_id", "reorganisation", ["unit_id"], unique=False)


def _fence(table: str, read: str, write: str) -> None:
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY migrations ON {table} TO tienbo_owner USING (true)")
    op.execute(f"CREATE POLICY signed_in ON {table} TO tienbo_app USING (true)")
    op.execute(f"CREATE POLICY fence ON {table} AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})")
    op.execute(f"CREATE POLICY fence_delete ON {table} AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
