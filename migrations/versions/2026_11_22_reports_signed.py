"""Who signed an edition's report; with its number and day it is written down once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_reports_signed"
down_revision = "2026_11_22_totals_read"
branch_labels = None
depends_on = None

ISSUED = ("document_number", "issued_on", "signed_by")


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    op.add_column(
        "edition",
        sa.Column("signed_by", postgresql.JSONB(), nullable=True, comment="Who signed the report, as issued."),
    )
    op.alter_column(
        "edition",
        "report",
        existing_type=postgresql.JSONB(),
        existing_nullable=False,
        comment="Narrative sections, issuer, recipients, who signs as what.",
        existing_comment="Narrative sections, recipients, who signs as what.",
    )
    # Which contents name only the signer's title says their own schema version; what was issued stays as it was.
    op.execute(
        "CREATE TRIGGER edition_issued_stays BEFORE UPDATE ON edition FOR EACH ROW"
        " WHEN (OLD.document_number IS NOT NULL AND"
        f" ({', '.join(f'OLD.{name}' for name in ISSUED)}) IS DISTINCT FROM"
        f" ({', '.join(f'NEW.{name}' for name in ISSUED)}))"
        " EXECUTE FUNCTION frozen_edition_stays()"
    )


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
