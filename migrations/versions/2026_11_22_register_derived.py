"""No foreign keys on what is derived from the register (tree, reach and duties), and an index for the nearest below.

Three functions of the owner write these tables whole, from rows whose units are held by foreign keys of their own
(`unit_version`, `lineage`), and the application cannot write them. Checking every row of theirs again was more than
half of what deriving took, at each reorganisation, each preview and each import of a list.
"""

from alembic import op

revision = "2026_11_22_register_derived"
down_revision = "2026_11_22_revisions_once"
branch_labels = None
depends_on = None

DERIVED = {
    "unit_closure": ("ancestor_id", "descendant_id"),
    "unit_reach": ("root_id", "unit_id"),
    "unit_duty": ("unit_id", "holder_id", "superior_id"),
}


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    for table, columns in DERIVED.items():
        for column in columns:
            op.drop_constraint(f"fk_{table}_{column}", table, type_="foreignkey")
    # What stands directly below a unit, without all that stands anywhere below it.
    op.create_index("ix_unit_closure_ancestor_id", "unit_closure", ["ancestor_id", "depth"])


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
