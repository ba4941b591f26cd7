"""Events in one order without gaps, chained by their hashes."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_events_sequenced"
down_revision = "2026_11_22_editions_issued"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    # Rows of before keep no number: the first run of the sequencer takes all that is there. The default comes
    # afterwards, so that no row is written anew for it.
    op.add_column(
        "event",
        sa.Column(
            "transaction_id",
            sa.BigInteger(),
            nullable=True,
            comment="Of the transaction that did it, in this database; it tells the sequencer what is finished.",
        ),
    )
    op.alter_column("event", "transaction_id", server_default=sa.text("((pg_current_xact_id())::text)::bigint"))
    op.create_index(op.f("ix_event_transaction_id"), "event", ["transaction_id"])
    op.create_table(
        "sequenced_event",
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False, comment="1, 2, 3 … without a gap."),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "hash",
            sa.LargeBinary(),
            nullable=False,
            comment="SHA-256 of the hash before it and of this event's canonical JSON.",
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_sequenced_event_event_id")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_sequenced_event")),
        sa.UniqueConstraint("event_id", name=op.f("uq_sequenced_event_event_id")),
    )
    op.create_table(
        "feed_generation",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False, comment="Stands in every cursor."),
        sa.Column("place", sa.String(), nullable=False, comment="Server, timeline and database in which it began."),
        sa.Column(
            "after_sequence", sa.BigInteger(), nullable=False, comment="The last event that stood when it began."
        ),
        sa.Column(
            "horizon",
            sa.BigInteger(),
            nullable=False,
            comment="Events of transactions below this number are all in the order.",
        ),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_generation")),
    )
    op.execute("GRANT SELECT ON sequenced_event, feed_generation TO tienbo_app, tienbo_worker")
    op.execute("GRANT INSERT ON sequenced_event, feed_generation TO tienbo_worker")
    op.execute("GRANT UPDATE ON feed_generation TO tienbo_worker")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
