"""Every state of a value kept once: who made a version apart from its figures, and the values that were overwritten.

`value_revision` held each value a second time, with who and why in every row. It goes on as a view with the same
columns over the values that stand, those before them (`former_value`, which a trigger fills, whoever overwrites or
deletes) and who made each version (`submission_revision`).
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_revisions_once"
down_revision = "2026_11_22_indicators_public"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
# As for the values themselves: those within reach, and what a unit that moved away reported while it was below.
FIGURES = (
    f"unit_id IN ({REACH} AND r.facts = '(,)') OR (unit_id, period_id) IN (SELECT r.unit_id, p.id FROM unit_reach r"
    f" JOIN period p ON r.facts @> p.data_to WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
    " AND r.facts <> '(,)')"
)
MADE = """
INSERT INTO submission_revision (submission_id, version, unit_id, period_id, user_id, client_id, token_id,
  behalf_unit_id, reason, revised_at)
SELECT DISTINCT ON (submission_id, version) submission_id, version, unit_id, period_id, user_id, client_id, token_id,
  behalf_unit_id, reason, revised_at
FROM value_revision ORDER BY submission_id, version, id
"""
# The last revision of a value that stands is that value.
OVERWRITTEN = """
INSERT INTO former_value (submission_id, unit_id, period_id, indicator_id, category_id, status, number, version,
  copied)
SELECT r.submission_id, r.unit_id, r.period_id, r.indicator_id, r.category_id, r.status, r.number, r.version, r.copied
FROM value_revision r LEFT JOIN value v
  ON (v.submission_id, v.indicator_id, v.category_id) = (r.submission_id, r.indicator_id, r.category_id)
  AND v.version = r.version
  AND (v.status, v.number, v.copied) IS NOT DISTINCT FROM (r.status, r.number, r.copied)
WHERE v.submission_id IS NULL ORDER BY r.id
"""
# What was loaded without saying by whom is as old as its submission.
VIEW = """
CREATE VIEW value_revision (submission_id, indicator_id, category_id, former_id, unit_id, period_id, status, number,
  version, copied, user_id, client_id, token_id, behalf_unit_id, reason, revised_at) WITH (security_invoker = true) AS
SELECT f.submission_id, f.indicator_id, f.category_id, f.id, f.unit_id, f.period_id, f.status, f.number,
  f.version, f.copied, r.user_id, r.client_id, r.token_id, r.behalf_unit_id, r.reason,
  coalesce(r.revised_at, s.changed_at)
FROM former_value f JOIN submission s ON s.id = f.submission_id
LEFT JOIN submission_revision r ON r.submission_id = f.submission_id AND r.version = f.version
UNION ALL
SELECT s.id, v.indicator_id, v.category_id, 0, v.unit_id, v.period_id, v.status, v.number,
  v.version, v.copied, r.user_id, r.client_id, r.token_id, r.behalf_unit_id, r.reason,
  coalesce(r.revised_at, s.changed_at)
FROM submission s
JOIN value v ON v.period_id = s.period_id AND v.body_id = s.body_id AND v.submission_id = s.id
LEFT JOIN submission_revision r ON r.submission_id = s.id AND r.version = v.version
"""
# Its plan is kept for the session, and one made for a few rows would compare hundreds of thousands with each other.
KEEP = """
CREATE FUNCTION keep_former_values() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public
  SET enable_nestloop = off SET enable_mergejoin = off SET work_mem = '64MB' AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO former_value (submission_id, unit_id, period_id, indicator_id, category_id, status, number, version,
      copied)
    SELECT submission_id, unit_id, period_id, indicator_id, category_id, status, number, version, copied FROM earlier;
  ELSE
    INSERT INTO former_value (submission_id, unit_id, period_id, indicator_id, category_id, status, number, version,
      copied)
    SELECT submission_id, unit_id, period_id, indicator_id, category_id, status, number, version, copied FROM earlier e
    WHERE NOT EXISTS (
      SELECT FROM later l
      WHERE (l.submission_id, l.indicator_id, l.category_id, l.version, l.status, l.copied)
          = (e.submission_id, e.indicator_id, e.category_id, e.version, e.status, e.copied)
        AND l.number IS NOT DISTINCT FROM e.number
    );
  END IF;
  RETURN NULL;
END
$$
"""


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    op.execute("LOCK TABLE value, value_revision IN ACCESS EXCLUSIVE MODE")
    _tables()
    op.execute(MADE)
    op.execute(OVERWRITTEN)
    op.drop_table("value_revision")
    op.execute(VIEW)
    # A submission's values are found by its period and body, which lead their key.
    op.drop_index("ix_value_submission_id", table_name="value")
    _security()
    op.execute(KEEP)
    for event, tables in (("UPDATE", "OLD TABLE AS earlier NEW TABLE AS later"), ("DELETE", "OLD TABLE AS earlier")):
        op.execute(
            f"CREATE TRIGGER keeps_former_{event.lower()} AFTER {event} ON value REFERENCING {tables}"
            " FOR EACH STATEMENT EXECUTE FUNCTION keep_former_values()"
        )


def _tables() -> None:
    behalf = "The reviewing unit that entered it for the reporter (nhập hộ); null: the reporter itself."
    made = "The submission's version that this revision made."
    op.create_table(
        "submission_revision",
        sa.Column("submission_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False, comment=made),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True, comment="Who; null: loaded by the operator."),
        sa.Column("client_id", sa.String(), nullable=True, comment="The program, if it was one."),
        sa.Column("token_id", sa.String(), nullable=True, comment="`jti` of the access token used."),
        sa.Column("behalf_unit_id", sa.Integer(), nullable=True, comment=behalf),
        sa.Column("reason", sa.String(), nullable=True, comment="Why someone else entered it."),
        sa.Column("revised_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", "version", name=op.f("pk_submission_revision")),
    )
    status = postgresql.ENUM(name="value_status", create_type=False)
    op.create_table(
        "former_value",
        *(
            sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)
            for name in ("submission_id", "indicator_id", "category_id")
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("status", status, nullable=True, comment="Null: the value was cleared."),
        sa.Column("number", sa.Numeric(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False, comment="The submission's version that left it so."),
        sa.Column(
            "copied",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="Taken over from the last period.",
        ),
        sa.PrimaryKeyConstraint("submission_id", "indicator_id", "category_id", "id", name=op.f("pk_former_value")),
    )


def _security() -> None:
    op.execute("GRANT SELECT ON value_revision TO tienbo_app, tienbo_worker")
    for table in ("submission_revision", "former_value"):
        op.execute(f"GRANT SELECT, INSERT ON {table} TO tienbo_app, tienbo_worker")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY migrations ON {table} TO tienbo_owner USING (true)")
        op.execute(f"CREATE POLICY signed_in ON {table} TO tienbo_app USING (true)")
        op.execute(f"CREATE POLICY fence ON {table} AS RESTRICTIVE TO tienbo_app USING ({FIGURES}) WITH CHECK ({DUTY})")
        op.execute(f"CREATE POLICY fence_delete ON {table} AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({DUTY})")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
