"""Figures by category, with comments, explanations and attachments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_figures_entered"
down_revision = "2026_11_22_indicators_defined"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
ME = "nullif(current_setting('tienbo.user_id', true), '')"
CLIENT = "nullif(current_setting('tienbo.client_id', true), '')"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
# As for the figures themselves: a unit that moved away shows what it reported while it was below.
FIGURES = (
    f"unit_id IN ({REACH} AND r.facts = '(,)') OR (unit_id, period_id) IN (SELECT r.unit_id, p.id"
    f" FROM unit_reach r JOIN period p ON r.facts @> p.data_to"
    f" WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY} AND r.facts <> '(,)')"
)
OWN = f"caller = 'user:' || {ME} OR caller = 'client:' || {CLIENT}"
REMINDED = f"unit_id IN ({REACH} AND r.facts = '(,)') OR to_unit_id IN ({REACH} AND r.facts = '(,)')"

# table: (who may read a row, who may write it)
FENCES = {
    "explanation": (FIGURES, DUTY),
    "cell_comment": (FIGURES, DUTY),
    "submission_return": (FIGURES, DUTY),
    "attachment": (FIGURES, DUTY),
    "report_reminder": (REMINDED, DUTY),
    "kept_answer": (OWN, OWN),
}
APP_WRITES = {
    "explanation": "INSERT",
    "cell_comment": "INSERT, UPDATE",
    "submission_return": "INSERT",
    "attachment": "INSERT",
    "report_reminder": "INSERT",
    "kept_answer": "INSERT",
}
ONLY_ADDED = ("explanation", "submission_return", "attachment", "report_reminder")

value_status = postgresql.ENUM(name="value_status", create_type=False)
submission_state = postgresql.ENUM(name="submission_state", create_type=False)


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    _figures()
    _said_around_figures()
    _given_back()
    _kept_answers()
    _security()


def _figures() -> None:
    op.add_column(
        "submission",
        sa.Column("mend_by", sa.Date(), nullable=True, comment="Last day to send it again after a return."),
    )
    version = "The submission's version that last revised it."
    op.add_column("value", sa.Column("version", sa.Integer(), server_default="1", nullable=False, comment=version))
    op.execute(
        "UPDATE value v SET version = r.version FROM (SELECT submission_id, indicator_id, category_id,"
        " max(version) AS version FROM value_revision GROUP BY submission_id, indicator_id, category_id) r"
        " WHERE (v.submission_id, v.indicator_id, v.category_id) = (r.submission_id, r.indicator_id, r.category_id)"
    )
    for table, comment in (
        ("value", "Taken over from the last period and not touched since."),
        ("value_revision", "Taken over from the last period."),
    ):
        op.add_column(table, sa.Column("copied", sa.Boolean(), server_default="false", nullable=False, comment=comment))
    behalf = "The reviewing unit that entered it for the reporter (nhập hộ); null: the reporter itself."
    op.add_column("value_revision", sa.Column("behalf_unit_id", sa.Integer(), nullable=True, comment=behalf))
    op.add_column(
        "value_revision", sa.Column("reason", sa.String(), nullable=True, comment="Why someone else entered it.")
    )


def _of_submission(*columns: sa.Column[object]) -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        *columns,
        sa.Column("user_id", sa.Integer(), nullable=True),
    ]


def _keys(table: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f(f"fk_{table}_submission_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f(f"fk_{table}_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _at(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)


def _said_around_figures() -> None:
    op.create_table(
        "explanation",
        *_of_submission(
            sa.Column("kind", sa.String(), nullable=False, comment="The check."),
            sa.Column("indicator_id", sa.Integer(), nullable=False),
            sa.Column("category_id", sa.Integer(), nullable=False),
            sa.Column("status", value_status, nullable=True, comment="Null: nothing was said."),
            sa.Column("number", sa.Numeric(), nullable=True),
            sa.Column("last_status", value_status, nullable=True),
            sa.Column("last_number", sa.Numeric(), nullable=True),
            sa.Column("text", sa.String(), nullable=False),
        ),
        _at("explained_at"),
        *_keys("explanation"),
    )
    op.create_index("ix_explanation_submission_id", "explanation", ["submission_id"], unique=False)
    op.create_table(
        "cell_comment",
        *_of_submission(
            sa.Column("indicator_id", sa.Integer(), nullable=False),
            sa.Column("category_id", sa.Integer(), nullable=False),
            sa.Column("text", sa.String(), nullable=False),
        ),
        _at("said_at"),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["resolved_by_id"], ["app_user.id"], name=op.f("fk_cell_comment_resolved_by_id")),
        *_keys("cell_comment"),
    )
    op.create_index("ix_cell_comment_submission_id", "cell_comment", ["submission_id"], unique=False)
    op.create_table(
        "attachment",
        *_of_submission(
            sa.Column("sha256", sa.String(), nullable=False),
            sa.Column("size", sa.Integer(), nullable=False, comment="Bytes."),
            sa.Column("name", sa.String(), nullable=False, comment="As the sender named it: data, never a path."),
        ),
        _at("attached_at"),
        *_keys("attachment"),
    )
    op.create_index("uq_attachment_submission_id", "attachment", ["submission_id", "sha256"], unique=True)


def _given_back() -> None:
    later = "The submission's version that this made: later ones mend it."
    cells = "Reasons at figures, by the key of the cell."
    op.create_table(
        "submission_return",
        *_of_submission(
            sa.Column("state", submission_state, nullable=False, comment="Returned or reopened."),
            sa.Column("version", sa.Integer(), nullable=False, comment=later),
            sa.Column("reason", sa.String(), nullable=False),
            sa.Column("cells", postgresql.JSONB(), nullable=False, comment=cells),
            sa.Column("mend_by", sa.Date(), nullable=True),
        ),
        _at("returned_at"),
        *_keys("submission_return"),
    )
    op.create_index(
        "uq_submission_return_submission_id", "submission_return", ["submission_id", "version"], unique=True
    )
    # What is being mended now keeps the reason for which it was given back.
    op.execute(
        "INSERT INTO submission_return (submission_id, unit_id, period_id, state, version, reason, cells, returned_at)"
        " SELECT id, unit_id, period_id, state, version, reason, '{}', changed_at FROM submission"
        " WHERE (state = 'returned' OR state = 'reopened') AND reason IS NOT NULL"
    )
    op.create_table(
        "report_reminder",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False, comment="The reporter."),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Who reminds: the reviewing unit."),
        sa.Column("to_unit_id", sa.Integer(), nullable=False, comment="The reporter's unit in the period."),
        sa.Column("about_on", sa.Date(), nullable=False, comment="The day on which it was sent."),
        sa.Column("text", sa.String(), nullable=False),
        _at("sent_at"),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_report_reminder_{column}"))
            for column, table in (
                ("form_id", "form"),
                ("period_id", "period"),
                ("body_id", "body"),
                ("unit_id", "unit"),
                ("to_unit_id", "unit"),
                ("sent_by_id", "app_user"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_reminder")),
    )
    key = ["form_id", "period_id", "body_id", "about_on"]
    op.create_index("uq_report_reminder_form_id", "report_reminder", key, unique=True)
    op.create_index("ix_report_reminder_to_unit_id", "report_reminder", ["to_unit_id"], unique=False)


def _kept_answers() -> None:
    fingerprint = "SHA-256 of method, address, If-Match and body."
    op.create_table(
        "kept_answer",
        sa.Column("caller", sa.String(), nullable=False, comment="`user:` or `client:` and the id."),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False, comment=fingerprint),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=False, comment="JSON, as it was sent."),
        _at("made_at"),
        sa.PrimaryKeyConstraint("caller", "key", name=op.f("pk_kept_answer")),
    )
    op.create_index("ix_kept_answer_made_at", "kept_answer", ["made_at"], unique=False)


def _security() -> None:
    for table, (read, write) in FENCES.items():
        op.execute(f"GRANT SELECT ON {table} TO tienbo_app")
        op.execute(f"GRANT {APP_WRITES[table]} ON {table} TO tienbo_app")
        changes = "INSERT" if table in ONLY_ADDED else "INSERT, UPDATE, DELETE"
        op.execute(f"GRANT SELECT, {changes} ON {table} TO tienbo_worker")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY migrations ON {table} TO tienbo_owner USING (true)")
        op.execute(f"CREATE POLICY signed_in ON {table} TO tienbo_app USING (true)")
        op.execute(f"CREATE POLICY fence ON {table} AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})")
        op.execute(f"CREATE POLICY fence_delete ON {table} AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
