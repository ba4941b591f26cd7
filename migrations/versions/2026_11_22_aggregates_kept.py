"""Totals are kept as they change."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_aggregates_kept"
down_revision = "2026_11_22_reports_followed"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
# As for the figures themselves: a unit that moved away shows what it reported while it was below.
FIGURES = (
    f"unit_id IN ({REACH} AND r.facts = '(,)') OR (unit_id, period_id) IN (SELECT r.unit_id, p.id"
    f" FROM unit_reach r JOIN period p ON r.facts @> p.data_to"
    f" WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY} AND r.facts <> '(,)')"
)
# That the register or a form changed concerns everybody, and says nothing of anyone.
CHANGED = f"unit_id IS NULL AND {TODAY} IS NOT NULL"

# table: (who may read a row, who may write it)
FENCES = {
    "aggregate": (FIGURES, "false"),
    "aggregate_cover": (FIGURES, "false"),
    "aggregate_mark": (f"{CHANGED} OR {FIGURES}", f"{CHANGED} OR {DUTY}"),
}

# Whoever changes a submission (a person, a program, a bulk load, the operator) marks its unit in the same
# transaction: a statement marks each unit once, however many rows it changes.
MARK_SUBMISSIONS = """
CREATE FUNCTION mark_submissions() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO aggregate_mark (form_id, period_id, unit_id)
    SELECT DISTINCT form_id, period_id, unit_id FROM later WHERE state = 'accepted';
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO aggregate_mark (form_id, period_id, unit_id)
    SELECT DISTINCT form_id, period_id, unit_id FROM earlier WHERE state = 'accepted';
  ELSE
    INSERT INTO aggregate_mark (form_id, period_id, unit_id)
    SELECT DISTINCT n.form_id, n.period_id, n.unit_id FROM later n JOIN earlier o USING (id)
    WHERE (n.state = 'accepted' OR o.state = 'accepted')
      AND (n.state, n.version) IS DISTINCT FROM (o.state, o.version);
  END IF;
  RETURN NULL;
END
$$
"""
MARK_EVERYTHING = """
CREATE FUNCTION mark_everything() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO aggregate_mark (form_id, period_id, unit_id) VALUES (NULL, NULL, NULL);
  RETURN NULL;
END
$$
"""
MARK_FORM = """
CREATE FUNCTION mark_form() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_TABLE_NAME = 'form_period' THEN
    INSERT INTO aggregate_mark (form_id, period_id) SELECT DISTINCT form_id, period_id FROM changed;
  ELSIF TG_TABLE_NAME = 'form_item' THEN
    INSERT INTO aggregate_mark (form_id)
    SELECT DISTINCT v.form_id FROM changed c
    JOIN form_version v ON v.form_id = c.form_id AND v.number = c.version WHERE v.valid IS NOT NULL;
  ELSE
    INSERT INTO aggregate_mark (form_id) SELECT DISTINCT form_id FROM changed WHERE valid IS NOT NULL;
  END IF;
  RETURN NULL;
END
$$
"""
# Who reports, in which tree, and what is derived from what.
REGISTER = {
    "unit_version": "INSERT OR UPDATE OR DELETE",
    "body": "INSERT OR DELETE OR UPDATE OF unit_id, kind, parent_id, sector, valid",
    "body_name": "INSERT OR DELETE OR UPDATE OF kind, valid",
    "body_selector": "INSERT OR UPDATE OR DELETE",
    "form": "UPDATE OF unit_id, reporter_kind, reporter_group_id",
    "indicator": "INSERT OR DELETE OR UPDATE OF kind, factor, numerator_id, numerator_category_id, denominator_id,"
    " denominator_category_id",
    "indicator_category": "INSERT OR UPDATE OR DELETE",
}
EVENTS = {"INSERT": "NEW TABLE AS", "UPDATE": "NEW TABLE AS", "DELETE": "OLD TABLE AS"}


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    _tables()
    _security()
    _triggers()
    # The first run of the worker adds up all there is; until then it is added up as it is read.
    op.execute("INSERT INTO aggregate_mark (form_id, period_id, unit_id) VALUES (NULL, NULL, NULL)")


def _tables() -> None:
    key = ("unit_id", "period_id", "form_id")
    op.create_table(
        "aggregate",
        *(sa.Column(name, sa.Integer(), autoincrement=False, nullable=False) for name in key),
        sa.Column("indicator_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("category_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "number", sa.Numeric(), nullable=True, comment="Of a ratio the numerators; null: nobody said anything."
        ),
        sa.Column("denominator", sa.Numeric(), nullable=True, comment="Of a ratio alone, over the same reporters."),
        sa.Column("expected", sa.Integer(), nullable=False, comment="Reporters that are asked."),
        sa.Column(
            "counted", sa.Integer(), nullable=False, comment="Of these, the ones whose accepted figure is in the sums."
        ),
        sa.PrimaryKeyConstraint(*key, "indicator_id", "category_id", name=op.f("pk_aggregate")),
    )
    op.create_table(
        "aggregate_cover",
        *(sa.Column(name, sa.Integer(), autoincrement=False, nullable=False) for name in key),
        sa.Column("expected", sa.Integer(), nullable=False, comment="Reporters at or below the unit."),
        sa.Column("counted", sa.Integer(), nullable=False, comment="Of these, the ones whose submission is accepted."),
        sa.Column("kept_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint(*key, name=op.f("pk_aggregate_cover")),
    )
    op.create_table(
        "aggregate_mark",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=True, comment="Null: every form."),
        sa.Column("period_id", sa.Integer(), nullable=True, comment="Null: every period."),
        sa.Column("unit_id", sa.Integer(), nullable=True, comment="The reporter's unit; null: every unit."),
        sa.Column("marked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aggregate_mark")),
    )


def _security() -> None:
    for table, (read, write) in FENCES.items():
        op.execute(f"GRANT SELECT ON {table} TO tienbo_app")
        op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO tienbo_worker")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY migrations ON {table} TO tienbo_owner USING (true)")
        op.execute(f"CREATE POLICY signed_in ON {table} TO tienbo_app USING (true)")
        op.execute(f"CREATE POLICY fence ON {table} AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})")
        op.execute(f"CREATE POLICY fence_delete ON {table} AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})")
    op.execute("GRANT INSERT ON aggregate_mark TO tienbo_app")


def _triggers() -> None:
    for function in (MARK_SUBMISSIONS, MARK_EVERYTHING, MARK_FORM):
        op.execute(function)
    for event, tables in (
        ("INSERT", "NEW TABLE AS later"),
        ("UPDATE", "OLD TABLE AS earlier NEW TABLE AS later"),
        ("DELETE", "OLD TABLE AS earlier"),
    ):
        op.execute(
            f"CREATE TRIGGER marks_totals_{event.lower()} AFTER {event} ON submission REFERENCING {tables}"
            " FOR EACH STATEMENT EXECUTE FUNCTION mark_submissions()"
        )
    for table, events in REGISTER.items():
        op.execute(
            f"CREATE TRIGGER marks_totals AFTER {events} ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION mark_everything()"
        )
    for table, changes in (
        ("form_version", ("INSERT", "UPDATE")),
        ("form_item", ("INSERT", "UPDATE", "DELETE")),
        ("form_period", ("INSERT", "DELETE")),
    ):
        for event in changes:
            op.execute(
                f"CREATE TRIGGER marks_totals_{event.lower()} AFTER {event} ON {table}"
                f" REFERENCING {EVENTS[event]} changed FOR EACH STATEMENT EXECUTE FUNCTION mark_form()"
            )


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
