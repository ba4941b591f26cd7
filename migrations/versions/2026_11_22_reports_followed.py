"""Late reports are followed as tasks are, reports know the day they came, and attachments can be withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_reports_followed"
down_revision = "2026_11_22_forms_asked"
branch_labels = None
depends_on = None

VIETNAM = "AT TIME ZONE 'Asia/Ho_Chi_Minh'"
WITHDRAWN = ("withdrawn_at", "withdrawn_by_id", "withdrawn_reason")


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    _withdrawn()
    _handed_in()
    _reminders()


def _withdrawn() -> None:
    why = "Why it no longer counts; the file itself stays."
    op.add_column("attachment", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("attachment", sa.Column("withdrawn_by_id", sa.Integer(), nullable=True))
    op.add_column("attachment", sa.Column("withdrawn_reason", sa.String(), nullable=True, comment=why))
    op.create_foreign_key(op.f("fk_attachment_withdrawn_by_id"), "attachment", "app_user", ["withdrawn_by_id"], ["id"])
    op.create_check_constraint(
        op.f("ck_attachment_withdrawn_for_a_reason"),
        "attachment",
        "(withdrawn_at IS NULL) = (withdrawn_reason IS NULL)",
    )
    # What was withdrawn may be sent again.
    op.drop_index("uq_attachment_submission_id", "attachment")
    op.create_index(
        "uq_attachment_submission_id",
        "attachment",
        ["submission_id", "sha256"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.execute(f"GRANT UPDATE ({', '.join(WITHDRAWN)}) ON attachment TO tienbo_app, tienbo_worker")


def _handed_in() -> None:
    """From the log; what the operator loaded came when it was last changed, and made-up figures in their period."""
    comment = "The day on which it was last handed in, as its sender's calendar had it; null: never."
    op.add_column("submission", sa.Column("handed_in_on", sa.Date(), nullable=True, comment=comment))
    logged = (
        f"SELECT max((e.happened_at {VIETNAM})::date) FROM event e WHERE e.kind = 'submission.submitted'"
        " AND e.subject_kind = 'submission' AND e.subject_id = s.id::text"
    )
    changed = f"(s.changed_at {VIETNAM})::date"
    op.execute(
        f"UPDATE submission s SET handed_in_on = coalesce(({logged}),"
        f" CASE WHEN s.demo THEN least(s.tree_on, {changed}) ELSE {changed} END) WHERE s.state <> 'draft'"
    )


def _reminders() -> None:
    """One log for both; the old table was written for a day and goes with its rows carried over."""
    op.alter_column(
        "reminder",
        "assignment_id",
        existing_type=sa.Integer(),
        nullable=True,
        comment="What it is about; null: a report.",
    )
    op.alter_column(
        "reminder",
        "unit_id",
        existing_type=sa.Integer(),
        existing_nullable=False,
        comment="Who reminds: the unit of the matrix, or the one that reviews the report.",
        existing_comment="Who reminds: the matrix's unit.",
    )
    about = "With the period, the report that it is about; null: a task."
    op.add_column("reminder", sa.Column("form_id", sa.Integer(), nullable=True, comment=about))
    op.add_column("reminder", sa.Column("period_id", sa.Integer(), nullable=True))
    for column, table in (("form_id", "form"), ("period_id", "period")):
        op.create_foreign_key(op.f(f"fk_reminder_{column}"), "reminder", table, [column], ["id"])
    op.create_check_constraint(
        op.f("ck_reminder_about_one_thing"),
        "reminder",
        "(assignment_id IS NULL) = (form_id IS NOT NULL) AND (form_id IS NULL) = (period_id IS NULL)",
    )
    key = ["form_id", "period_id", "body_id", "rule", "about_on"]
    op.create_index("uq_reminder_form_id", "reminder", key, unique=True)
    op.execute(
        "INSERT INTO reminder (form_id, period_id, body_id, unit_id, to_unit_id, rule, about_on, text, sent_at,"
        " sent_by_id) SELECT form_id, period_id, body_id, unit_id, to_unit_id, 'by_hand', about_on, text, sent_at,"
        " sent_by_id FROM report_reminder ORDER BY id"
    )
    op.drop_table("report_reminder")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
