"""Editions: frozen consolidations.

Whatever changes under a frozen edition marks it and those above it as stale, in the transaction of the change and
whoever makes it: by triggers, since a commune's reviewer may not write what belongs to the province. Changes share
a lock for each form and period, and a freeze takes it alone: a change is under the freeze, or after it.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_editions_issued"
down_revision = "2026_11_22_aggregates_kept"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
# As for the figures themselves: a unit that moved away shows what it issued while it was below.
FIGURES = (
    f"unit_id IN ({REACH} AND r.facts = '(,)') OR (unit_id, period_id) IN (SELECT r.unit_id, p.id"
    f" FROM unit_reach r JOIN period p ON r.facts @> p.data_to"
    f" WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY} AND r.facts <> '(,)')"
)
APP_WRITES = {"edition": "INSERT, UPDATE", "edition_content": "INSERT"}
WORKER_WRITES = {"edition": "INSERT, UPDATE, DELETE", "edition_content": "INSERT"}

MARK = """
CREATE FUNCTION mark_editions_stale(asked integer, told integer, units integer[], only_official boolean)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('edition ' || asked || ' ' || told, 0));
  WITH marked AS (
    UPDATE edition SET stale_since = clock_timestamp(), version = version + 1
    WHERE id IN (
      SELECT held.id FROM edition held
      WHERE held.form_id = asked AND held.period_id = told AND held.stale_since IS NULL
        AND (held.state = 'frozen' OR held.state = 'submitted' OR held.state = 'accepted')
        AND (held.basis = 'official' AND held.unit_id <> ALL (units) OR NOT only_official)
        AND EXISTS (
          SELECT FROM unit_closure c
          WHERE c.ancestor_id = held.unit_id AND c.descendant_id = ANY (units) AND c.valid @> held.tree_on)
        AND NOT EXISTS (
          SELECT FROM edition later
          WHERE later.form_id = held.form_id AND later.period_id = held.period_id
            AND later.unit_id = held.unit_id AND later.number > held.number AND later.state = 'accepted')
      ORDER BY held.id FOR UPDATE)
    RETURNING id, unit_id, number)
  INSERT INTO event (kind, unit_id, subject_kind, subject_id, data)
  SELECT 'edition.stale', unit_id, 'edition', id::text, jsonb_build_object('number', number) FROM marked;
END
$$
"""
# Only what is or was accepted is in a figure.
SUBMISSIONS = """
CREATE FUNCTION submissions_change_editions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
  touched record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    FOR touched IN
      SELECT form_id, period_id, array_agg(DISTINCT unit_id) AS units FROM after_change
      WHERE state = 'accepted' GROUP BY 1, 2 ORDER BY 1, 2
    LOOP
      PERFORM mark_editions_stale(touched.form_id, touched.period_id, touched.units, false);
    END LOOP;
  ELSE
    FOR touched IN
      SELECT form_id, period_id, array_agg(DISTINCT unit_id) AS units
      FROM (SELECT * FROM before_change UNION ALL SELECT * FROM after_change) either
      WHERE state = 'accepted' GROUP BY 1, 2 ORDER BY 1, 2
    LOOP
      PERFORM mark_editions_stale(touched.form_id, touched.period_id, touched.units, false);
    END LOOP;
  END IF;
  RETURN NULL;
END
$$
"""
ACCEPTED = """
CREATE FUNCTION edition_changes_those_above() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM mark_editions_stale(NEW.form_id, NEW.period_id, ARRAY[NEW.unit_id], true);
  RETURN NULL;
END
$$
"""
STAYS = """
CREATE FUNCTION frozen_edition_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  RAISE EXCEPTION 'edition % is frozen', OLD.id USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""
IDENTITY = ("form_id", "period_id", "unit_id", "tree_on", "number", "basis", "demo")
KEPT = (*IDENTITY, "adjustments", "waivers", "report", "sha256", "frozen_at", "frozen_by_id")
TRIGGERS = (
    (
        "CREATE TRIGGER submissions_inserted AFTER INSERT ON submission REFERENCING NEW TABLE AS after_change"
        " FOR EACH STATEMENT EXECUTE FUNCTION submissions_change_editions()"
    ),
    (
        "CREATE TRIGGER submissions_updated AFTER UPDATE ON submission"
        " REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change"
        " FOR EACH STATEMENT EXECUTE FUNCTION submissions_change_editions()"
    ),
    (
        "CREATE TRIGGER edition_accepted AFTER UPDATE OF state ON edition"
        " FOR EACH ROW WHEN (NEW.state = 'accepted' AND OLD.state <> 'accepted')"
        " EXECUTE FUNCTION edition_changes_those_above()"
    ),
    (
        "CREATE TRIGGER edition_stays BEFORE UPDATE ON edition FOR EACH ROW WHEN (OLD.state <> 'draft' AND"
        f" (NEW.state = 'draft' OR ({', '.join(f'OLD.{name}' for name in KEPT)})"
        f" IS DISTINCT FROM ({', '.join(f'NEW.{name}' for name in KEPT)})))"
        " EXECUTE FUNCTION frozen_edition_stays()"
    ),
)
FUNCTIONS = (
    "mark_editions_stale(integer, integer, integer[], boolean)",
    "submissions_change_editions()",
    "edition_changes_those_above()",
    "frozen_edition_stays()",
)


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    _edition()
    _content()
    for table in APP_WRITES:
        _fence(table)
    for statement in (MARK, SUBMISSIONS, ACCEPTED, STAYS):
        op.execute(statement)
    for function in FUNCTIONS:
        op.execute(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC")
    for statement in TRIGGERS:
        op.execute(statement)


def _edition() -> None:
    at = sa.DateTime(timezone=True)
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "tree_on", sa.Date(), nullable=False, comment="The period's last day: its tree is the one that counts."
        ),
        sa.Column("number", sa.Integer(), nullable=False, comment="From 1 for each form, period and unit."),
        sa.Column("basis", sa.Enum("live", "official", name="edition_basis"), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "frozen", "submitted", "accepted", "returned", name="edition_state"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False, comment="Grows with every change; the ETag."),
        sa.Column("demo", sa.Boolean(), nullable=False, comment="Made-up figures."),
        sa.Column("adjustments", postgresql.JSONB(), nullable=False, comment="The unit's own, each with its reason."),
        sa.Column("waivers", postgresql.JSONB(), nullable=False, comment="Why it goes without a missing reporter."),
        sa.Column(
            "report", postgresql.JSONB(), nullable=False, comment="Narrative sections, recipients, who signs as what."
        ),
        sa.Column("sha256", sa.String(), nullable=True, comment="Of the frozen bytes."),
        sa.Column("frozen_at", at, nullable=True),
        sa.Column("frozen_by_id", sa.Integer(), nullable=True),
        sa.Column("submitted_at", at, nullable=True),
        sa.Column("decided_at", at, nullable=True, comment="When the superior accepted or returned it."),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True, comment="Why it was returned or withdrawn."),
        sa.Column("document_number", sa.String(), nullable=True, comment="Of the signed report, once it is issued."),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column(
            "stale_since", at, nullable=True, comment="When something under it first changed after it was frozen."
        ),
        sa.Column("created_at", at, server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_edition_numbered")),
        sa.CheckConstraint("(state = 'draft') = (sha256 IS NULL)", name=op.f("ck_edition_hashed_when_frozen")),
        sa.CheckConstraint("(state = 'draft') = (frozen_at IS NULL)", name=op.f("ck_edition_dated_when_frozen")),
        sa.CheckConstraint("(document_number IS NULL) = (issued_on IS NULL)", name=op.f("ck_edition_issued_whole")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_edition_form_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_edition_period_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_edition_unit_id")),
        sa.ForeignKeyConstraint(["frozen_by_id"], ["app_user.id"], name=op.f("fk_edition_frozen_by_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["app_user.id"], name=op.f("fk_edition_decided_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
    )
    key = ["form_id", "period_id", "unit_id"]
    op.create_index("uq_edition_form_id", "edition", [*key, "number"], unique=True)
    op.create_index("uq_edition_draft", "edition", key, unique=True, postgresql_where=sa.text("state = 'draft'"))
    op.create_index("ix_edition_unit_id", "edition", ["unit_id"], unique=False)


def _content() -> None:
    op.create_table(
        "edition_content",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="For row security."),
        sa.Column("period_id", sa.Integer(), nullable=False, comment="For row security."),
        sa.Column("content", sa.LargeBinary(), nullable=False, comment="Canonical JSON in UTF-8, as it was hashed."),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_edition_content_edition_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_edition_content_unit_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_edition_content_period_id")),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_edition_content")),
    )


def _fence(table: str) -> None:
    op.execute(f'GRANT SELECT, {APP_WRITES[table]} ON "{table}" TO tienbo_app')
    op.execute(f'GRANT SELECT, {WORKER_WRITES[table]} ON "{table}" TO tienbo_worker')
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY migrations ON "{table}" TO tienbo_owner USING (true)')
    op.execute(f'CREATE POLICY signed_in ON "{table}" TO tienbo_app USING (true)')
    op.execute(f'CREATE POLICY fence ON "{table}" AS RESTRICTIVE TO tienbo_app USING ({FIGURES}) WITH CHECK ({DUTY})')
    op.execute(f'CREATE POLICY fence_delete ON "{table}" AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({DUTY})')


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
