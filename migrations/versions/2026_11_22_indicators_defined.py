"""Indicators with versions, categories and targets as their documents state them."""

from alembic import op

revision = "2026_11_22_indicators_defined"
down_revision = "2026_11_22_spoken_on_behalf"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
