"""Files of figures sent by programs, and what became of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_bulk_intake"
down_revision = "2026_11_22_reports_signed"
branch_labels = None
depends_on = None

ME = "nullif(current_setting('tienbo.user_id', true), '')::int"
CLIENT = "nullif(current_setting('tienbo.client_id', true), '')"
OWN = f"caller = 'user:' || {ME} OR caller = 'client:' || {CLIENT}"


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    op.create_table(
        "bulk_load",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("caller", sa.String(), nullable=False, comment="`user:` or `client:` and the id, for row security."),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("client_id", sa.String(), nullable=True),
        sa.Column("token_id", sa.String(), nullable=False, comment="`jti` of the access token that asked for it."),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column(
            "permissions",
            postgresql.ARRAY(sa.String()),
            nullable=False,
            comment="What the token carried: the load is never done with more.",
        ),
        sa.Column("applies", sa.Boolean(), nullable=False, comment="False: it was only checked."),
        sa.Column("format", sa.Enum("csv", "ndjson", "json", "xlsx", name="bulk_file_format"), nullable=False),
        sa.Column("mode", sa.Enum("all", "per_submission", "per_row", name="bulk_mode"), nullable=False),
        sa.Column("into", sa.Enum("draft", "submitted", name="bulk_into"), nullable=False),
        sa.Column(
            "behalf_reason",
            sa.String(),
            nullable=True,
            comment="Why the reviewing unit enters it for the reporters (nhập hộ).",
        ),
        sa.Column("sha256", sa.String(), nullable=False, comment="Of the bytes as they were sent."),
        sa.Column("size", sa.BigInteger(), nullable=False, comment="Bytes as they were sent."),
        sa.Column("encoding", sa.String(), nullable=False, comment="gzip, zstd; empty: as it is."),
        sa.Column(
            "plan",
            sa.String(),
            nullable=True,
            comment="Plan token: what it was checked against; null: not checked yet.",
        ),
        sa.Column("expected_plan", sa.String(), nullable=True, comment="The plan token that the caller named."),
        sa.Column(
            "state",
            sa.Enum("waiting", "running", "done", "cancelled", "failed", name="bulk_load_state"),
            nullable=False,
        ),
        sa.Column("chunks", sa.Integer(), nullable=True, comment="Parts in which it is taken; null: not prepared yet."),
        sa.Column(
            "chunks_done",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Written in the transaction of their effect.",
        ),
        sa.Column("counts", postgresql.JSONB(), nullable=False, comment="Rows and reports by what became of them."),
        sa.Column("problems", postgresql.JSONB(), nullable=False, comment="The first of them, as they are answered."),
        sa.Column("failure", sa.String(), nullable=True, comment="Code of why it stopped."),
        sa.Column("refused_sha256", sa.String(), nullable=True, comment="The file of rows that were not taken."),
        sa.Column(
            "version",
            sa.Integer(),
            server_default="1",
            nullable=False,
            comment="Grows with every change by a person or program.",
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_bulk_load_user_id")),
        sa.ForeignKeyConstraint(["client_id"], ["service_client.id"], name=op.f("fk_bulk_load_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_load")),
    )
    op.create_index("ix_bulk_load_caller", "bulk_load", ["caller", "id"])
    op.create_index("ix_bulk_load_state", "bulk_load", ["state", "id"])
    op.execute("GRANT SELECT, INSERT, UPDATE ON bulk_load TO tienbo_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON bulk_load TO tienbo_worker")
    op.execute("ALTER TABLE bulk_load ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    op.execute("CREATE POLICY migrations ON bulk_load TO tienbo_owner USING (true)")
    op.execute("CREATE POLICY signed_in ON bulk_load TO tienbo_app USING (true)")
    op.execute(f"CREATE POLICY fence ON bulk_load AS RESTRICTIVE TO tienbo_app USING ({OWN}) WITH CHECK ({OWN})")
    op.execute(f"CREATE POLICY fence_delete ON bulk_load AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({OWN})")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
