"""Who said it on behalf of an assigned body (thay mặt): kept with the report, the completion and the request."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_spoken_on_behalf"
down_revision = "2026_11_22_tasks_followed"
branch_labels = None
depends_on = None

TABLES = ("progress_report", "completion", "extension_request")
COMMENT = "Whose person said it on the body's behalf (thay mặt); null: the body itself."


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    for table in TABLES:
        op.add_column(table, sa.Column("spoken_by_id", sa.Integer(), nullable=True, comment=COMMENT))
        op.create_foreign_key(op.f(f"fk_{table}_spoken_by_id"), table, "body", ["spoken_by_id"], ["id"])


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
