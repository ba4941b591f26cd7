"""Which parts of a file are taken, where only their number was kept: they are taken beside each other now."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_parts_taken"
down_revision = "2026_11_22_register_derived"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    op.add_column(
        "bulk_load",
        sa.Column(
            "chunks_taken",
            postgresql.ARRAY(sa.Integer()),
            server_default="{}",
            nullable=False,
            comment="Which of them, from 0; written in the transaction of their effect.",
        ),
    )
    # Until now they were taken in their order.
    op.execute("UPDATE bulk_load SET chunks_taken = ARRAY(SELECT generate_series(0, chunks_done - 1))")
    op.alter_column(
        "bulk_load",
        "chunks_done",
        comment="How many of them are taken.",
        existing_comment="Written in the transaction of their effect.",
        existing_type=sa.Integer(),
        existing_nullable=False,
        existing_server_default="0",
    )


def downgrade() -> None:
    raise NotImplementedError
