"""Directory of bodies kept by its units; matrices with states and deadlines; progress, evidence and reminders."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_tasks_followed"
down_revision = "2026_11_22_event_log"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
ME = "nullif(current_setting('tienbo.user_id', true), '')::int"
CLAIM = "nullif(current_setting('tienbo.claim', true), '')"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
WITHIN = f"unit_id IN ({REACH})"
ABOVE = (
    f"unit_id IN (SELECT c.ancestor_id FROM unit_closure c"
    f" WHERE c.descendant_id = ANY ({ROOTS}) AND c.valid @> {TODAY})"
)


def always(column: str) -> str:
    return f"{column} IN ({REACH} AND r.facts = '(,)')"


def duty(column: str) -> str:
    return f"{column} IN ({REACH} AND r.facts = '(,)' AND r.duty)"


DUTY = duty("unit_id")
OWN_BODIES = f"body_id IN (SELECT b.id FROM body b WHERE b.{DUTY})"
OWN_GROUPS = f"group_id IN (SELECT g.id FROM body_group g WHERE g.{DUTY})"
OWN_TASKS = f"task_id IN (SELECT t.id FROM task t WHERE t.matrix_id IN (SELECT m.id FROM matrix m WHERE m.{DUTY}))"
OWN_REPORTS = f"report_id IN (SELECT p.id FROM progress_report p WHERE p.{DUTY})"
# A body's own unit and the unit whose matrix it is read what the body says; the body's unit writes it.
SHARED = f"{always('unit_id')} OR {always('matrix_unit_id')}"
MINE = f"user_id = {ME}"

# table: (who may read a row, who may write it)
NEW_FENCES = {
    "task_indicator": ("task_id IN (SELECT id FROM task)", OWN_TASKS),
    "progress_report": (SHARED, DUTY),
    "evidence": ("report_id IN (SELECT id FROM progress_report)", OWN_REPORTS),
    "completion": (SHARED, DUTY),
    "extension_request": (SHARED, f"{DUTY} OR {duty('matrix_unit_id')}"),
    "reminder": (f"{always('unit_id')} OR {always('to_unit_id')}", f"{DUTY} OR {duty('to_unit_id')}"),
    "calendar_feed": (f"{MINE} OR encode(digest, 'hex') = {CLAIM}", f"{MINE} OR encode(digest, 'hex') = {CLAIM}"),
}
# What was loaded by the register alone is now kept by the unit whose body or group it is.
CHANGED_FENCES = {
    "body": (f"{WITHIN} OR {ABOVE}", DUTY),
    "body_name": ("body_id IN (SELECT id FROM body)", OWN_BODIES),
    "body_group": (f"{WITHIN} OR {ABOVE}", DUTY),
    "body_selector": ("group_id IN (SELECT id FROM body_group)", OWN_GROUPS),
}
APP_WRITES = {
    "task_indicator": "INSERT, DELETE",
    "progress_report": "INSERT",
    "evidence": "INSERT",
    "completion": "INSERT",
    "extension_request": "INSERT, UPDATE",
    "reminder": "INSERT, UPDATE",
    "calendar_feed": "INSERT, UPDATE",
    "body": "INSERT, UPDATE",
    "body_name": "INSERT, UPDATE",
    "body_group": "INSERT, UPDATE",
    "body_selector": "INSERT, DELETE",
    "task": "INSERT, UPDATE, DELETE",
    "assignment": "INSERT, UPDATE, DELETE",
    "assignment_party": "INSERT, UPDATE, DELETE",
    "party_body": "INSERT, DELETE",
    "product": "INSERT, UPDATE, DELETE",
}


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    for kind in ("peoples_council", "party_body", "front", "public_unit", "armed_force", "enterprise", "other"):
        op.execute(f"ALTER TYPE body_kind ADD VALUE '{kind}'")
    postgresql.ENUM("date", "month", "quarter", "yearly", "none", name="deadline_kind").create(op.get_bind())
    postgresql.ENUM("draft", "issued", "closed", name="matrix_state").create(op.get_bind())
    _change_tables()
    _feeds_and_links()
    _progress()
    _security()


def _change_tables() -> None:
    op.add_column(
        "assignment",
        sa.Column(
            "deadline_kind",
            postgresql.ENUM(name="deadline_kind", create_type=False),
            server_default="none",
            nullable=False,
        ),
    )
    op.add_column(
        "assignment",
        sa.Column("deadline_on", sa.Date(), nullable=True, comment="Last valid day, with extensions granted."),
    )
    op.add_column(
        "assignment",
        sa.Column(
            "original_deadline_on", sa.Date(), nullable=True, comment="Last valid day as issued; statistics use it."
        ),
    )
    op.add_column("assignment", sa.Column("funding_source", sa.String(), nullable=True, comment="Nguồn kinh phí."))
    op.add_column("body", sa.Column("sector", sa.String(), nullable=True, comment="Ngành: nội vụ, y tế, giáo dục …"))
    op.add_column("body", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column(
        "body", sa.Column("successor_id", sa.Integer(), nullable=True, comment="Who took over its work when it ended.")
    )
    op.add_column(
        "body",
        sa.Column(
            "merged_into_id",
            sa.Integer(),
            nullable=True,
            comment="It was the same body entered twice: everything now names the other.",
        ),
    )
    op.create_foreign_key(op.f("fk_body_successor_id"), "body", "body", ["successor_id"], ["id"])
    op.create_foreign_key(op.f("fk_body_merged_into_id"), "body", "body", ["merged_into_id"], ["id"])
    op.add_column("body_group", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column(
        "body_selector",
        sa.Column(
            "unit_id",
            sa.Integer(),
            nullable=True,
            comment="Only bodies of this unit's subtree; null: of the group's unit's.",
        ),
    )
    op.add_column(
        "body_selector", sa.Column("sector", sa.String(), nullable=True, comment="Only bodies of this sector.")
    )
    op.add_column(
        "body_selector",
        sa.Column(
            "exclude",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="An exception: takes bodies out of the group.",
        ),
    )
    op.create_foreign_key(op.f("fk_body_selector_unit_id"), "body_selector", "unit", ["unit_id"], ["id"])
    op.add_column("matrix", sa.Column("copied_from_id", sa.Integer(), nullable=True, comment="The year before's."))
    op.add_column("matrix", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("matrix", sa.Column("state", postgresql.ENUM(name="matrix_state", create_type=False), nullable=True))
    op.execute("UPDATE matrix SET state = CASE WHEN issued_on IS NULL THEN 'draft' ELSE 'issued' END::matrix_state")
    op.alter_column("matrix", "state", nullable=False)
    op.create_check_constraint("issued_or_draft", "matrix", "(issued_on IS NULL) = (state = 'draft')")
    op.add_column("matrix", sa.Column("closed_on", sa.Date(), nullable=True))
    op.alter_column(
        "matrix", "document_id", existing_type=sa.INTEGER(), nullable=True, comment="The plan it belongs to."
    )
    op.alter_column(
        "sign_on_attempt",
        "expires_at",
        existing_type=sa.DateTime(timezone=True),
        comment="The row may go after this.",
        existing_nullable=False,
    )
    op.create_index("ix_matrix_document_id", "matrix", ["document_id"], unique=False)
    op.create_foreign_key(op.f("fk_matrix_copied_from_id"), "matrix", "matrix", ["copied_from_id"], ["id"])
    op.add_column(
        "task",
        sa.Column("clause", sa.String(), nullable=True, comment="Anchor in the matrix's document that orders it."),
    )
    op.add_column(
        "task",
        sa.Column("implements_id", sa.Integer(), nullable=True, comment="The superior's task that it carries out."),
    )
    op.add_column(
        "task",
        sa.Column("removed_on", sa.Date(), nullable=True, comment="Taken out by an amendment of an issued matrix."),
    )
    op.create_index(op.f("ix_task_implements_id"), "task", ["implements_id"], unique=False)
    op.create_foreign_key(op.f("fk_task_implements_id"), "task", "task", ["implements_id"], ["id"])


def _feeds_and_links() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False, comment="SHA-256 of the secret part of the address."),
        sa.Column("name", sa.String(), nullable=False, comment="What its owner calls it."),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_calendar_feed_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
    )
    op.create_index(op.f("ix_calendar_feed_user_id"), "calendar_feed", ["user_id"], unique=False)
    op.create_index("uq_calendar_feed_digest", "calendar_feed", ["digest"], unique=True)
    op.create_table(
        "task_indicator",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_task_indicator_indicator_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_indicator_task_id")),
        sa.PrimaryKeyConstraint("task_id", "indicator_id", name=op.f("pk_task_indicator")),
    )


def _progress() -> None:
    op.create_table(
        "completion",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="The unit of the lead body."),
        sa.Column("matrix_unit_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False, comment="The lead that confirmed."),
        sa.Column("confirmed", sa.Boolean(), nullable=False, comment="False: an earlier confirmation is taken back."),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column(
            "reason", sa.String(), nullable=True, comment="Why without evidence of the product, or why taken back."
        ),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_completion_assignment_id")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_completion_body_id")),
        sa.ForeignKeyConstraint(["matrix_unit_id"], ["unit.id"], name=op.f("fk_completion_matrix_unit_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_completion_unit_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_completion_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_completion")),
    )
    op.create_index("ix_completion_assignment_id", "completion", ["assignment_id", "confirmed_at"], unique=False)
    op.create_index("ix_completion_unit_id", "completion", ["unit_id"], unique=False)
    op.create_table(
        "extension_request",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Who asks."),
        sa.Column("matrix_unit_id", sa.Integer(), nullable=False, comment="Who decides."),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("state", sa.Enum("asked", "granted", "refused", "withdrawn", name="extension_state"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decision_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by_id"], ["app_user.id"], name=op.f("fk_extension_request_asked_by_id")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_extension_request_assignment_id")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_extension_request_body_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["app_user.id"], name=op.f("fk_extension_request_decided_by_id")),
        sa.ForeignKeyConstraint(["matrix_unit_id"], ["unit.id"], name=op.f("fk_extension_request_matrix_unit_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_extension_request_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension_request")),
    )
    op.create_index("ix_extension_request_assignment_id", "extension_request", ["assignment_id"], unique=False)
    op.create_index("ix_extension_request_unit_id", "extension_request", ["unit_id"], unique=False)
    op.create_table(
        "progress_report",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="The body's unit, which answers for it."),
        sa.Column("matrix_unit_id", sa.Integer(), nullable=False, comment="Whose matrix it is."),
        sa.Column("state", sa.Enum("not_started", "in_progress", "done", name="progress_state"), nullable=False),
        sa.Column("share", sa.Integer(), nullable=True, comment="Per cent done, as the body says."),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("problems", sa.String(), nullable=True, comment="Khó khăn, vướng mắc."),
        sa.Column("requests", sa.String(), nullable=True, comment="Kiến nghị."),
        sa.Column("reported_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state <> 'done' OR finished_on IS NOT NULL", name=op.f("ck_progress_report_done_has_a_day")
        ),
        sa.CheckConstraint("share BETWEEN 0 AND 100", name=op.f("ck_progress_report_share_of_hundred")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_progress_report_assignment_id")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_progress_report_body_id")),
        sa.ForeignKeyConstraint(["matrix_unit_id"], ["unit.id"], name=op.f("fk_progress_report_matrix_unit_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_progress_report_unit_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_progress_report_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_report")),
    )
    op.create_index(
        "ix_progress_report_assignment_id", "progress_report", ["assignment_id", "body_id", "reported_at"], unique=False
    )
    op.create_index("ix_progress_report_unit_id", "progress_report", ["unit_id"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Who reminds: the matrix's unit."),
        sa.Column("to_unit_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Enum("due_soon", "overdue", "no_report", "by_hand", name="reminder_rule"), nullable=False),
        sa.Column(
            "about_on", sa.Date(), nullable=False, comment="The deadline it is about; by hand, the day it was sent."
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=True, comment="Null: by rule."),
        sa.Column(
            "mailed_to", sa.Integer(), server_default="0", nullable=False, comment="How many addresses got mail."
        ),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_reminder_assignment_id")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_reminder_body_id")),
        sa.ForeignKeyConstraint(["seen_by_id"], ["app_user.id"], name=op.f("fk_reminder_seen_by_id")),
        sa.ForeignKeyConstraint(["sent_by_id"], ["app_user.id"], name=op.f("fk_reminder_sent_by_id")),
        sa.ForeignKeyConstraint(["to_unit_id"], ["unit.id"], name=op.f("fk_reminder_to_unit_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_reminder_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_index("ix_reminder_to_unit_id", "reminder", ["to_unit_id"], unique=False)
    op.create_index("ix_reminder_unit_id", "reminder", ["unit_id"], unique=False)
    op.create_index(
        "uq_reminder_assignment_id", "reminder", ["assignment_id", "body_id", "rule", "about_on"], unique=True
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True, comment="Which product it shows."),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False, comment="Bytes."),
        sa.Column("name", sa.String(), nullable=False, comment="As the sender named it: data, never a path."),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_evidence_product_id")),
        sa.ForeignKeyConstraint(["report_id"], ["progress_report.id"], name=op.f("fk_evidence_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index("ix_evidence_product_id", "evidence", ["product_id"], unique=False)
    op.create_index("ix_evidence_report_id", "evidence", ["report_id"], unique=False)


def _security() -> None:
    for table, verbs in APP_WRITES.items():
        op.execute(f'GRANT SELECT, {verbs} ON "{table}" TO tienbo_app')
    for table, (read, write) in NEW_FENCES.items():
        op.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO tienbo_worker')
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY migrations ON "{table}" TO tienbo_owner USING (true)')
        op.execute(f'CREATE POLICY signed_in ON "{table}" TO tienbo_app USING (true)')
        op.execute(f'CREATE POLICY fence ON "{table}" AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})')
        op.execute(f'CREATE POLICY fence_delete ON "{table}" AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})')
    for table, (read, write) in CHANGED_FENCES.items():
        op.execute(f'ALTER POLICY fence ON "{table}" USING ({read}) WITH CHECK ({write})')
        op.execute(f'ALTER POLICY fence_delete ON "{table}" USING ({write})')


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
