"""Recovery codes, an event log that is read by time, and a check of values that costs little per row."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_event_log"
down_revision = "2026_11_22_plan_documents"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
ME = "nullif(current_setting('tienbo.user_id', true), '')::int"
CLIENT = "nullif(current_setting('tienbo.client_id', true), '')"

REACH = f"FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
ALWAYS = f"SELECT r.unit_id {REACH} AND r.facts = '(,)'"
OWN_PEOPLE = f"user_id = {ME} OR user_id IN (SELECT user_id FROM role_grant)"

# What a unit that moved away did since is its new superior's to read. Its submissions of before stay readable, and
# so does what happens to them.
DAY = "(event.happened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
EVENT = (
    f"user_id = {ME} OR client_id = {CLIENT} OR unit_id IN ({ALWAYS}) OR EXISTS (SELECT 1 {REACH} AND r.facts <> '(,)'"
    f" AND r.unit_id = event.unit_id AND (event.subject_kind = 'submission' OR r.facts @> {DAY}))"
)
# Refusals are nobody's act: who it was has just not been proved.
NEW_EVENT = (
    f"user_id = {ME} OR client_id = {CLIENT}"
    " OR user_id IS NULL AND client_id IS NULL AND (kind = 'session.refused' OR kind = 'client.refused')"
)

# The units within reach as a string of bits, made once for a statement: reading one bit per row costs a tenth of
# looking the unit up in a hash. One zero more than there are units stands for every unit that is not there.
LAST = "(SELECT max(id) + 1 FROM unit)"
BITS = (
    "(SELECT string_agg(repeat('0', unit_id - before - 1) || '1', '' ORDER BY unit_id)::varbit"
    f" || repeat('0', {LAST} - max(unit_id))::varbit"
    " FROM (SELECT unit_id, lag(unit_id, 1, -1) OVER (ORDER BY unit_id) AS before"
    f" FROM (SELECT DISTINCT unit_id FROM ({ALWAYS}) reached) once) spaced)"
)
ONCE_BELOW = (
    "(unit_id, period_id) IN (SELECT r.unit_id, p.id FROM unit_reach r JOIN period p ON r.facts @> p.data_to"
    f" WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY} AND r.facts <> '(,)')"
)
VALUE = f"get_bit({BITS}, least(unit_id, {LAST})) = 1 OR {ONCE_BELOW}"


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    op.execute(f"ALTER POLICY fence ON value USING ({VALUE})")
    op.execute(f"ALTER POLICY fence ON event USING ({EVENT}) WITH CHECK ({NEW_EVENT})")
    op.create_index("ix_event_happened_at", "event", ["happened_at", "id"])
    op.alter_column(
        "sign_in", "method", existing_type=sa.String(), comment="password, password+totp, password+recovery, oidc"
    )
    op.create_table(
        "recovery_code",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_recovery_code_user_id")),
        sa.PrimaryKeyConstraint("user_id", "digest", name=op.f("pk_recovery_code")),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code TO tienbo_app, tienbo_worker")
    op.execute("ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    op.execute("CREATE POLICY migrations ON recovery_code TO tienbo_owner USING (true)")
    op.execute("CREATE POLICY signed_in ON recovery_code TO tienbo_app USING (true)")
    op.execute(f"CREATE POLICY fence ON recovery_code AS RESTRICTIVE TO tienbo_app USING ({OWN_PEOPLE})")
    op.execute(
        f"CREATE POLICY fence_delete ON recovery_code AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({OWN_PEOPLE})"
    )


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
