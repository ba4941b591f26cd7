"""Webhooks, and what was sent to them."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_webhooks_kept"
down_revision = "2026_11_22_events_sequenced"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
WITHIN = f"unit_id IN ({REACH})"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
TABLES = ("webhook", "webhook_delivery")


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    _webhook()
    _delivery()
    for table in TABLES:
        op.execute(f'GRANT SELECT, INSERT, UPDATE ON "{table}" TO tienbo_app')
        op.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO tienbo_worker')
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY migrations ON "{table}" TO tienbo_owner USING (true)')
        op.execute(f'CREATE POLICY signed_in ON "{table}" TO tienbo_app USING (true)')
        op.execute(
            f'CREATE POLICY fence ON "{table}" AS RESTRICTIVE TO tienbo_app USING ({WITHIN}) WITH CHECK ({DUTY})'
        )
        op.execute(f'CREATE POLICY fence_delete ON "{table}" AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({DUTY})')


def _webhook() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("kinds", sa.ARRAY(sa.String()), nullable=False, comment="Of events; none: all."),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("stopped_because", sa.String(), comment="by-hand, gone (410), unreadable-secret; null: active."),
        sa.Column("secret", sa.LargeBinary(), comment="Encrypted; null only while it is being made."),
        sa.Column("previous_secret", sa.LargeBinary(), comment="Good beside it for a while."),
        sa.Column("previous_until", sa.DateTime(timezone=True)),
        sa.Column("after_sequence", sa.BigInteger(), nullable=False, comment="Events up to here were looked at."),
        sa.Column(
            "version", sa.Integer(), server_default="1", nullable=False, comment="Grows with every change; the ETag."
        ),
        sa.Column("made_by_id", sa.Integer()),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_webhook_unit_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["app_user.id"], name=op.f("fk_webhook_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
    )
    op.create_index(op.f("ix_webhook_unit_id"), "webhook", ["unit_id"])


def _delivery() -> None:
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("webhook_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="The webhook's, for row security."),
        sa.Column("message_id", sa.String(), nullable=False, comment="`webhook-id`: the same in every attempt."),
        sa.Column("event_id", sa.BigInteger(), comment="Null: a test message."),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="The same bytes in every attempt."),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "due_at",
            sa.DateTime(timezone=True),
            comment="Of the next attempt; null: delivered, or given up.",
        ),
        sa.Column("delivered_at", sa.DateTime(timezone=True)),
        sa.Column("last_status", sa.Integer(), comment="Of the last answer; null: none came."),
        sa.Column("last_error", sa.String()),
        sa.Column("last_at", sa.DateTime(timezone=True)),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["webhook_id"], ["webhook.id"], name=op.f("fk_webhook_delivery_webhook_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_webhook_delivery_unit_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_webhook_delivery_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_delivery")),
        sa.UniqueConstraint("message_id", name=op.f("uq_webhook_delivery_message_id")),
    )
    op.create_index("ix_webhook_delivery_webhook_id", "webhook_delivery", ["webhook_id", "id"])
    op.create_index("uq_webhook_delivery_event", "webhook_delivery", ["webhook_id", "event_id"], unique=True)
    op.create_index(
        "ix_webhook_delivery_due_at",
        "webhook_delivery",
        ["due_at"],
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
