"""Editions: frozen consolidations."""

from alembic import op

revision = "2026_11_22_editions_issued"
down_revision = "2026_11_22_aggregates_kept"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
