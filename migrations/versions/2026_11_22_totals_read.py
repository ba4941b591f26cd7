"""What makes totals quick to read: that a definition changed can be seen at a glance.

Whoever changes what a form asks, what an indicator means, what is asked of it or which units there are (a person, a
program, the operator) leaves a row in the transaction of the change. So a process can remember how a form is put
together, and knows in one short read whether it still is.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_totals_read"
down_revision = "2026_11_22_units_placed"
branch_labels = None
depends_on = None

TELL = """
CREATE FUNCTION definition_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO definition_change DEFAULT VALUES;
  RETURN NULL;
END
$$
"""
DEFINING = (
    "body_group",
    "body_selector",
    "category",
    "category_member",
    "dimension",
    "dimension_member",
    "form",
    "form_item",
    "form_period",
    "form_version",
    "indicator",
    "indicator_category",
    "indicator_dimension",
    "indicator_version",
    "milestone",
    "period",
    "target",
    "target_unit",
    "unit_closure",
    "unit_reach",
    "unit_version",
)
ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
# The same units as before, looked up row by row: a sub-select that can be hashed would first list all that the reader
# reaches, which for a reader of the whole country takes fifty times as long as the rows themselves.
REACH = f"r.root_id = ANY ((SELECT {ROOTS})::int[]) AND r.during @> (SELECT {TODAY}) AND r.unit_id = {{table}}.unit_id"
FIGURES = (
    f"coalesce((SELECT true FROM unit_reach r WHERE {REACH} AND r.facts = '(,)' LIMIT 1),"
    f" (SELECT true FROM unit_reach r JOIN period p ON r.facts @> p.data_to WHERE {REACH} AND r.facts <> '(,)'"
    " AND p.id = {table}.period_id LIMIT 1), false)"
)
CHANGED = f"unit_id IS NULL AND {TODAY} IS NOT NULL"


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    op.create_table(
        "definition_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "changes", sa.Integer(), server_default="1", nullable=False, comment="More than one where rows were joined."
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_definition_change")),
    )
    op.execute("GRANT SELECT, INSERT ON definition_change TO tienbo_app")
    op.execute("GRANT SELECT, INSERT, DELETE ON definition_change TO tienbo_worker")
    op.execute(TELL)
    for table in DEFINING:
        op.execute(
            f"CREATE TRIGGER tells_of_change AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION definition_changed()"
        )
    for table, rule in (
        ("aggregate", "{figures}"),
        ("aggregate_cover", "{figures}"),
        ("aggregate_mark", "{changed} OR {figures}"),
    ):
        op.execute(
            f"ALTER POLICY fence ON {table} USING ({rule.format(changed=CHANGED, figures=FIGURES.format(table=table))})"
        )


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
