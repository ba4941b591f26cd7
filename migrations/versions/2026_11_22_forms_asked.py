"""Forms with versions, and the calendar in which they are asked."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_forms_asked"
down_revision = "2026_11_22_figures_entered"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
WITHIN = f"unit_id IN ({REACH})"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
ABOVE = (
    f"unit_id IN (SELECT c.ancestor_id FROM unit_closure c"
    f" WHERE c.descendant_id = ANY ({ROOTS}) AND c.valid @> {TODAY})"
)
READABLE = "form_id IN (SELECT id FROM form)"
OWN = f"form_id IN (SELECT f.id FROM form f WHERE f.{DUTY})"
NATION = f"EXISTS (SELECT 1 FROM unit u WHERE u.id = ANY ({ROOTS}) AND u.level = 'nation')"
# Whoever asks grants it to a reporter below; each reporter reads its own.
EXTENSION = f"{WITHIN} OR form_id IN (SELECT f.id FROM form f WHERE f.{DUTY})"

NEW = {
    "form_version": (READABLE, OWN),
    "form_schedule": (READABLE, OWN),
    "due_extension": (EXTENSION, OWN),
    "holiday": (f"{ROOTS} IS NOT NULL", NATION),
}
OPENED = {"form": DUTY, "form_item": OWN, "form_period": OWN}
APP_WRITES = {
    "form": "INSERT, UPDATE",
    "form_item": "INSERT, DELETE",
    "form_period": "INSERT, UPDATE",
    "form_version": "INSERT, UPDATE",
    "form_schedule": "INSERT, UPDATE, DELETE",
    "due_extension": "INSERT",
    "holiday": "INSERT, UPDATE, DELETE",
    "period": "INSERT",
}
KINDS = (
    "nine_months",
    "quarter",
    "month",
    "calendar_year",
    "calendar_half_year",
    "calendar_quarter",
    "calendar_month",
    "term",
    "ad_hoc",
)


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    for kind in KINDS:
        op.execute(f"ALTER TYPE period_kind ADD VALUE '{kind}'")
    _form()
    _versions()
    _periods()
    _calendar()
    _security()


def _form() -> None:
    op.add_column(
        "form",
        sa.Column(
            "reporter_group_id",
            sa.Integer(),
            comment="Bodies that a group selects, as of the last day of each period.",
        ),
    )
    op.create_foreign_key(op.f("fk_form_reporter_group_id"), "form", "body_group", ["reporter_group_id"], ["id"])
    op.alter_column("form", "reporter_kind", nullable=True)
    op.create_check_constraint(
        op.f("ck_form_reporters_said_once"), "form", "(reporter_kind IS NULL) <> (reporter_group_id IS NULL)"
    )
    op.add_column(
        "form",
        sa.Column(
            "version", sa.Integer(), server_default="1", nullable=False, comment="Grows with every change; the ETag."
        ),
    )


def _versions() -> None:
    """Every form that was asked so far becomes the first version of itself, for all periods."""
    op.create_table(
        "form_version",
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("valid", postgresql.DATERANGE()),
        sa.Column("reason", sa.String(), comment="Why it replaced the one before it."),
        sa.Column("issued_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("(valid IS NULL) = (issued_at IS NULL)", name=op.f("ck_form_version_valid_when_issued")),
        sa.CheckConstraint("NOT isempty(valid)", name=op.f("ck_form_version_valid_some_day")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_form_version_form_id")),
        sa.PrimaryKeyConstraint("form_id", "number", name=op.f("pk_form_version")),
        postgresql.ExcludeConstraint(
            (sa.text("int4range(form_id, form_id, '[]')"), "&&"),
            (sa.column("valid"), "&&"),
            name="ex_form_version_form",
            using="gist",
        ),
    )
    op.execute("INSERT INTO form_version (form_id, number, valid, issued_at) SELECT id, 1, '(,)', now() FROM form")
    op.add_column(
        "form_item",
        sa.Column("version", sa.Integer(), server_default="1", nullable=False, comment="Number of the form's version."),
    )
    op.drop_constraint(op.f("pk_form_item"), "form_item")
    op.create_primary_key(op.f("pk_form_item"), "form_item", ["form_id", "version", "indicator_id"])
    op.drop_index("uq_form_item_form_id", "form_item")
    op.create_index("uq_form_item_form_id", "form_item", ["form_id", "version", "position"], unique=True)


def _periods() -> None:
    gate = sa.Enum("open", "closed", name="gate")
    gate.create(op.get_bind())
    for column in (
        sa.Column("opens_on", sa.Date(), comment="First day of entry; null: open since it is asked."),
        sa.Column(
            "cut_off_on",
            sa.Date(),
            comment="Day by which figures are counted (chốt số liệu); null: the period's last.",
        ),
        sa.Column("closes_on", sa.Date(), comment="Last day of entry; null: it closes by hand alone."),
        sa.Column("gate", postgresql.ENUM("open", "closed", name="gate", create_type=False)),
        sa.Column("gate_reason", sa.String()),
    ):
        op.add_column("form_period", column)


def _calendar() -> None:
    op.create_table(
        "form_schedule",
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("period_kind", postgresql.ENUM(name="period_kind", create_type=False), nullable=False),
        sa.Column("level", postgresql.ENUM(name="unit_level", create_type=False), nullable=False),
        sa.Column("due_working_days", sa.Integer(), comment="Working days after the cut-off."),
        sa.Column("due_month_day", sa.String(), comment="MM-DD: the last day on which a report is on time."),
        sa.Column(
            "opens_days",
            sa.Integer(),
            nullable=False,
            comment="Days before the cut-off on which entry opens; 0: on the cut-off.",
        ),
        sa.Column("closes_days", sa.Integer(), comment="Days after the due date on which entry closes by itself."),
        sa.CheckConstraint(
            "(due_working_days IS NULL) <> (due_month_day IS NULL)", name=op.f("ck_form_schedule_one_way_to_be_due")
        ),
        sa.CheckConstraint(
            "due_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'", name=op.f("ck_form_schedule_month_and_day")
        ),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_form_schedule_form_id")),
        sa.PrimaryKeyConstraint("form_id", "period_kind", "level", name=op.f("pk_form_schedule")),
    )
    op.create_table(
        "holiday",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("worked", sa.Boolean(), nullable=False, comment="True: a weekend day that is worked."),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False, comment="The notice or law that fixes it."),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_holiday")),
    )
    op.create_table(
        "due_extension",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False, comment="The reporter."),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="The reporter's unit, for row security."),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("granted_by_id", sa.Integer()),
        sa.Column("granted_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_due_extension_form_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_due_extension_period_id")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_due_extension_body_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_due_extension_unit_id")),
        sa.ForeignKeyConstraint(["granted_by_id"], ["app_user.id"], name=op.f("fk_due_extension_granted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_extension")),
    )
    op.create_index("ix_due_extension_form_id", "due_extension", ["form_id", "period_id", "body_id"])
    op.create_index("ix_due_extension_unit_id", "due_extension", ["unit_id"])


def _security() -> None:
    for table in NEW:
        op.execute(f'GRANT SELECT ON "{table}" TO tienbo_app')
        op.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO tienbo_worker')
    for table, verbs in APP_WRITES.items():
        op.execute(f'GRANT {verbs} ON "{table}" TO tienbo_app')
    for table, (read, write) in NEW.items():
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY migrations ON "{table}" TO tienbo_owner USING (true)')
        op.execute(f'CREATE POLICY signed_in ON "{table}" TO tienbo_app USING (true)')
        op.execute(f'CREATE POLICY fence ON "{table}" AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})')
        op.execute(f'CREATE POLICY fence_delete ON "{table}" AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})')
    for table, write in OPENED.items():
        op.execute(f'ALTER POLICY fence ON "{table}" WITH CHECK ({write})')
        op.execute(f'ALTER POLICY fence_delete ON "{table}" USING ({write})')


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
