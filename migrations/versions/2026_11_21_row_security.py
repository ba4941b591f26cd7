"""Grants, and row security on every table that holds a unit's data.

Each fence is restrictive, so that no later policy can widen it, and reads its settings through nullif: a
setting left by an earlier transaction of a pooled connection is an empty text, not null.
"""

from alembic import op

revision = "2026_11_21_row_security"
down_revision = "2026_11_21_first_schema"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
ME = "nullif(current_setting('tienbo.user_id', true), '')::int"
CLIENT = "nullif(current_setting('tienbo.client_id', true), '')"
CLAIM = "nullif(current_setting('tienbo.claim', true), '')"
NEVER = "false"

REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
WITHIN = f"unit_id IN ({REACH})"
ALWAYS = f"unit_id IN ({REACH} AND r.facts = '(,)')"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
ABOVE = (
    f"unit_id IN (SELECT c.ancestor_id FROM unit_closure c"
    f" WHERE c.descendant_id = ANY ({ROOTS}) AND c.valid @> {TODAY})"
)
# A unit that moved away: only what it reported while it was below. Pairs, not a correlated EXISTS: the planner
# hashes them once, where it would otherwise expect a look-up for every row and give up parallel plans.
ONCE_BELOW = (
    "(unit_id, period_id) IN (SELECT r.unit_id, p.id FROM unit_reach r JOIN period p ON r.facts @> p.data_to"
    f" WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY} AND r.facts <> '(,)')"
)
FIGURES = f"{ALWAYS} OR {ONCE_BELOW}"


def part_of(column: str, parent: str) -> str:
    return f"{column} IN (SELECT id FROM {parent})"


# table: (who may read a row, who may write it)
FENCES = {
    "unit_version": (f"{WITHIN} OR {ABOVE}", NEVER),
    "body": (f"{WITHIN} OR {ABOVE}", NEVER),
    "body_name": (part_of("body_id", "body"), NEVER),
    "body_group": (f"{WITHIN} OR {ABOVE}", NEVER),
    "body_selector": (part_of("group_id", "body_group"), NEVER),
    "app_user": (
        f"id = {ME} OR login = {CLAIM} OR id IN (SELECT user_id FROM role_grant)",
        f"id = {ME} OR login = {CLAIM} OR id IN (SELECT user_id FROM role_grant)",
    ),
    "role_grant": (f"user_id = {ME} OR {WITHIN}", DUTY),
    "access_link": (
        f"encode(digest, 'hex') = {CLAIM} OR user_id IN (SELECT user_id FROM role_grant)",
        f"encode(digest, 'hex') = {CLAIM} OR user_id IN (SELECT user_id FROM role_grant)",
    ),
    "service_client": (f"id = {CLIENT} OR id = {CLAIM} OR {WITHIN}", f"id = {CLIENT} OR id = {CLAIM} OR {DUTY}"),
    "used_assertion": (f"client_id = {CLAIM}",) * 2,
    "external_identity": (
        f"user_id = {ME} OR issuer || ' ' || subject = {CLAIM} OR user_id IN (SELECT user_id FROM role_grant)",
        f"user_id = {ME} OR issuer || ' ' || subject = {CLAIM} OR user_id IN (SELECT user_id FROM role_grant)",
    ),
    "sign_on_attempt": (f"encode(state_digest, 'hex') = {CLAIM} OR expires_at < now()",) * 2,
    "sign_in": (f"user_id = {ME} OR user_id IN (SELECT user_id FROM role_grant)",) * 2,
    "refresh_token": (f"user_id = {ME} OR encode(digest, 'hex') = {CLAIM}",) * 2,
    "document": (f"{ALWAYS} OR {ABOVE} AND issued_on IS NOT NULL", NEVER),
    "matrix": (f"{ALWAYS} OR {ABOVE} AND issued_on IS NOT NULL", NEVER),
    "task": (part_of("matrix_id", "matrix"), NEVER),
    "assignment": (part_of("task_id", "task"), NEVER),
    "assignment_party": (part_of("assignment_id", "assignment"), NEVER),
    "party_body": (part_of("party_id", "assignment_party"), NEVER),
    "product": (part_of("task_id", "task"), NEVER),
    "target": (f"{ALWAYS} OR {ABOVE}", NEVER),
    "form": (f"{ALWAYS} OR {ABOVE}", NEVER),
    "form_item": (part_of("form_id", "form"), NEVER),
    "form_period": (part_of("form_id", "form"), NEVER),
    "submission": (FIGURES, DUTY),
    "value": (FIGURES, DUTY),
    "value_revision": (FIGURES, DUTY),
    # A refused sign-in is nobody's act: who it was has just not been proved.
    "event": (
        f"user_id = {ME} OR client_id = {CLIENT} OR {WITHIN}",
        f"user_id = {ME} OR client_id = {CLIENT} OR user_id IS NULL AND client_id IS NULL AND kind = 'session.refused'",
    ),
}

APP_WRITES = {
    "app_user": "INSERT, UPDATE",
    "role_grant": "INSERT, UPDATE, DELETE",
    "access_link": "INSERT, UPDATE",
    "throttle": "INSERT, UPDATE, DELETE",
    "service_client": "INSERT, UPDATE",
    "used_assertion": "INSERT, DELETE",
    "external_identity": "INSERT, DELETE",
    "sign_on_attempt": "INSERT, DELETE",
    "sign_in": "INSERT, UPDATE",
    "refresh_token": "INSERT, UPDATE",
    "submission": "INSERT, UPDATE",
    "value": "INSERT, UPDATE, DELETE",
    "value_revision": "INSERT",
    "event": "INSERT",
}

# Only an owner may run ANALYZE before PostgreSQL 17, and a plan made on the statistics of an empty register
# takes seconds where milliseconds would do. The function reads no row for its caller.
STATISTICS = """
CREATE FUNCTION analyze_register() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
  ANALYZE unit_version, unit_closure, unit_reach, unit_duty, body, body_name;
END
$$
"""


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    op.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO tienbo_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tienbo_worker")
    for table in ("event", "value_revision"):
        op.execute(f"REVOKE UPDATE, DELETE ON {table} FROM tienbo_worker")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM tienbo_worker")
    for table, verbs in APP_WRITES.items():
        op.execute(f'GRANT {verbs} ON "{table}" TO tienbo_app')
    for table, (read, write) in FENCES.items():
        fence(table, read, write)
    op.execute(STATISTICS)
    op.execute("REVOKE EXECUTE ON FUNCTION analyze_register() FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION analyze_register() TO tienbo_worker")


def fence(table: str, read: str, write: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY migrations ON "{table}" TO tienbo_owner USING (true)')
    op.execute(f'CREATE POLICY signed_in ON "{table}" TO tienbo_app USING (true)')
    op.execute(f'CREATE POLICY fence ON "{table}" AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})')
    op.execute(f'CREATE POLICY fence_delete ON "{table}" AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})')


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
