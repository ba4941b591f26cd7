"""${message}"""

import sqlalchemy as sa
from alembic import op

${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    # Waiting for a lock stops every request behind it: give up instead, and be run again.
    op.execute("SET lock_timeout = '3s'")
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
