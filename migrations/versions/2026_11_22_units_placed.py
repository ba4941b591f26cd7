"""Where a unit lies, for maps."""

from alembic import op

revision = "2026_11_22_units_placed"
down_revision = "2026_11_22_webhooks_kept"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    op.execute("""
        ALTER TABLE unit_version
            ADD COLUMN latitude numeric(8, 6),
            ADD COLUMN longitude numeric(9, 6),
            ADD CONSTRAINT ck_unit_version_placed_whole CHECK ((latitude IS NULL) = (longitude IS NULL)),
            ADD CONSTRAINT ck_unit_version_placed_on_earth CHECK (abs(latitude) <= 90 AND abs(longitude) <= 180)
    """)
    op.execute(
        "COMMENT ON COLUMN unit_version.latitude IS"
        " 'A point within the unit, in degrees north (WGS 84); null: the list names none.'"
    )
    op.execute("COMMENT ON COLUMN unit_version.longitude IS 'The same point, in degrees east.'")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
