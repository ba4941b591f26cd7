"""Open data: which indicators are public, and what is published of them.

Everyone without an account reads one table, by a reach of its own that opens no other. What is published goes with
the mark of the indicator, and at once where its threshold for small counts changes: the next one is made by the
worker.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_indicators_public"
down_revision = "2026_11_22_units_changed"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
PUBLIC = "nullif(current_setting('tienbo.public', true), '') IS NOT NULL"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
WITHIN = f"unit_id IN ({REACH})"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
ABOVE = (
    f"unit_id IN (SELECT c.ancestor_id FROM unit_closure c"
    f" WHERE c.descendant_id = ANY ({ROOTS}) AND c.valid @> {TODAY})"
)

# table: (who may read a row, who may write it)
FENCES = {
    "public_indicator": (f"{WITHIN} OR {ABOVE}", DUTY),
    "open_dataset": (f"{PUBLIC} OR {WITHIN} OR {ABOVE}", "false"),
}
# A ratio tells the sums of its parts, whoever keeps it.
TAKE_BACK = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM open_dataset d USING indicator i
  WHERE i.id = d.indicator_id AND {changed} IN (i.id, i.numerator_id, i.denominator_id);
  RETURN NULL;
END
$$
"""


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    _tables()
    for table, (read, write) in FENCES.items():
        op.execute(f"GRANT SELECT ON {table} TO tienbo_app")
        op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO tienbo_worker")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY migrations ON {table} TO tienbo_owner USING (true)")
        op.execute(f"CREATE POLICY signed_in ON {table} TO tienbo_app USING (true)")
        op.execute(f"CREATE POLICY fence ON {table} AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})")
        op.execute(f"CREATE POLICY fence_delete ON {table} AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})")
    op.execute("GRANT INSERT, DELETE ON public_indicator TO tienbo_app")
    for name, changed in (("threshold_changed", "NEW.id"), ("not_public_any_more", "OLD.indicator_id")):
        op.execute(TAKE_BACK.format(name=name, changed=changed))
        op.execute(f"REVOKE EXECUTE ON FUNCTION {name}() FROM PUBLIC")
    op.execute(
        "CREATE TRIGGER takes_back AFTER UPDATE OF sensitivity_threshold ON indicator FOR EACH ROW"
        " WHEN (OLD.sensitivity_threshold IS DISTINCT FROM NEW.sensitivity_threshold)"
        " EXECUTE FUNCTION threshold_changed()"
    )
    op.execute(
        "CREATE TRIGGER takes_back AFTER DELETE ON public_indicator FOR EACH ROW EXECUTE FUNCTION not_public_any_more()"
    )


def _tables() -> None:
    op.create_table(
        "public_indicator",
        sa.Column("indicator_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Who defines it. For row security."),
        sa.Column("decision", sa.String(), nullable=False, comment="The document that decides it, as cited."),
        sa.Column("reason", sa.String(), nullable=False, comment="Why it is public; empty: the document says so."),
        sa.Column("marked_by_id", sa.Integer(), nullable=True, comment="Null: a program or a pack."),
        sa.Column("marked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_public_indicator_indicator_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_public_indicator_unit_id")),
        sa.ForeignKeyConstraint(["marked_by_id"], ["app_user.id"], name=op.f("fk_public_indicator_marked_by_id")),
        sa.PrimaryKeyConstraint("indicator_id", name=op.f("pk_public_indicator")),
    )
    op.create_index("ix_public_indicator_unit_id", "public_indicator", ["unit_id"], unique=False)
    op.create_table(
        "open_dataset",
        sa.Column("indicator_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Who defines the indicator. For row security."),
        sa.Column(
            "code",
            sa.String(),
            nullable=False,
            comment="Its name in addresses: CB.F, of another unit than the nation CB.F@42.",
        ),
        sa.Column("described", postgresql.JSONB(), nullable=False, comment="Titles, publisher, meanings, coverage."),
        sa.Column("csv", sa.LargeBinary(), nullable=False, comment="The figures as CSV, byte by byte."),
        sa.Column("sha256", sa.String(), nullable=False, comment="Of the CSV."),
        sa.Column("size", sa.Integer(), nullable=False, comment="Of the CSV, in bytes."),
        sa.Column("rows", sa.Integer(), nullable=False, comment="Of figures, the header aside."),
        sa.Column(
            "stamp",
            sa.String(),
            nullable=False,
            comment="Of what it was made of: another one, and it is made again.",
        ),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "modified_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the figures or what is said of them last changed.",
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["public_indicator.indicator_id"],
            name=op.f("fk_open_dataset_indicator_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_open_dataset_unit_id")),
        sa.PrimaryKeyConstraint("indicator_id", name=op.f("pk_open_dataset")),
    )
    op.create_index("ix_open_dataset_unit_id", "open_dataset", ["unit_id"], unique=False)
    op.create_index("uq_open_dataset_code", "open_dataset", ["code"], unique=True)


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
