"""first schema"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_21_first_schema"
down_revision = None
branch_labels = None
depends_on = None


indicator_kind_type = postgresql.ENUM(
    "count", "money", "flag", "measure", "text", "ratio", name="indicator_kind", create_type=False
)
period_kind_type = postgresql.ENUM("year", "half_year", name="period_kind", create_type=False)
unit_level_type = postgresql.ENUM("nation", "province", "district", "commune", name="unit_level", create_type=False)
value_status_type = postgresql.ENUM(
    "reported", "not_applicable", "not_collected", "withheld", name="value_status", create_type=False
)
access_link_kind_type = postgresql.ENUM("invitation", "password_reset", name="access_link_kind", create_type=False)
body_kind_type = postgresql.ENUM(
    "peoples_committee",
    "department",
    "advancement_board",
    "womens_union",
    "office",
    name="body_kind",
    create_type=False,
)
lineage_share_type = postgresql.ENUM("whole", "part_main", "part", name="lineage_share", create_type=False)
comparator_type = postgresql.ENUM("at_least", "at_most", "aim_for", name="comparator", create_type=False)
body_name_kind_type = postgresql.ENUM("official", "alias", name="body_name_kind", create_type=False)
role_type = postgresql.ENUM("officer", "leader", "administrator", "auditor", name="role", create_type=False)
submission_state_type = postgresql.ENUM(
    "draft", "submitted", "returned", "accepted", "reopened", name="submission_state", create_type=False
)
assignment_part_type = postgresql.ENUM("lead", "coordinating", name="assignment_part", create_type=False)

ENUMS = (
    indicator_kind_type,
    period_kind_type,
    unit_level_type,
    value_status_type,
    access_link_kind_type,
    body_kind_type,
    lineage_share_type,
    comparator_type,
    body_name_kind_type,
    role_type,
    submission_state_type,
    assignment_part_type,
)


def upgrade() -> None:
    # Waiting for a lock stops every request behind it: give up instead, and be run again.
    op.execute("SET lock_timeout = '3s'")
    for enum in ENUMS:
        enum.create(op.get_bind())
    op.create_table(
        "app_user",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("login", sa.String(), nullable=False, comment="Lower case."),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True, comment="For links, where the installation can send mail."),
        sa.Column(
            "password_hash",
            sa.String(),
            nullable=True,
            comment="Null: invited, or signs in by the province's provider.",
        ),
        sa.Column("password_changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_secret", sa.LargeBinary(), nullable=True, comment="Encrypted; the second factor's key."),
        sa.Column("totp_confirmed_at", sa.DateTime(timezone=True), nullable=True, comment="Null: not in use."),
        sa.Column("totp_last_step", sa.BigInteger(), nullable=True, comment="A code's time step counts once."),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False, comment="A made-up account of the demo."),
        sa.Column("rehearsal_date", sa.Date(), nullable=True, comment="Demo only: the day on which it lives."),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_user")),
        sa.UniqueConstraint("login", name=op.f("uq_app_user_login")),
    )
    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", indicator_kind_type, nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False, comment="Vietnamese; what is counted and what is not."),
        sa.Column("measure_unit", sa.String(), nullable=False, comment="đại biểu, người, cơ quan, % …"),
        sa.Column("numerator_id", sa.Integer(), nullable=True),
        sa.Column("denominator_id", sa.Integer(), nullable=True),
        sa.Column("factor", sa.Numeric(), nullable=True, comment="100 for a percentage."),
        sa.Column("part_of_id", sa.Integer(), nullable=True, comment="The count that this count can never exceed."),
        sa.Column("source", sa.String(), nullable=False, comment="Document and clause that define it."),
        sa.CheckConstraint(
            "(kind = 'ratio') = (numerator_id IS NOT NULL AND denominator_id IS NOT NULL)",
            name=op.f("ck_indicator_ratio_has_parts"),
        ),
        sa.ForeignKeyConstraint(["denominator_id"], ["indicator.id"], name=op.f("fk_indicator_denominator_id")),
        sa.ForeignKeyConstraint(["numerator_id"], ["indicator.id"], name=op.f("fk_indicator_numerator_id")),
        sa.ForeignKeyConstraint(["part_of_id"], ["indicator.id"], name=op.f("fk_indicator_part_of_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("code", name=op.f("uq_indicator_code")),
    )
    op.create_table(
        "period",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(), nullable=False, comment="2019, 2025-H1"),
        sa.Column("kind", period_kind_type, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("data_from", sa.Date(), nullable=False),
        sa.Column("data_to", sa.Date(), nullable=False),
        sa.CheckConstraint("data_from <= data_to", name=op.f("ck_period_forward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
        sa.UniqueConstraint("code", name=op.f("uq_period_code")),
    )
    op.create_table(
        "sign_on_attempt",
        sa.Column("state_digest", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state_digest", name=op.f("pk_sign_on_attempt")),
    )
    op.create_table(
        "throttle",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_throttle")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("level", unit_level_type, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_index("uq_unit_id_level", "unit", ["id", "level"], unique=True)
    op.create_table(
        "value",
        sa.Column("period_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indicator_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("category_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("status", value_status_type, nullable=False),
        sa.Column("number", sa.Numeric(), nullable=True),
        sa.CheckConstraint("(status = 'reported') = (number IS NOT NULL)", name=op.f("ck_value_number_when_reported")),
        sa.CheckConstraint("number NOT IN ('NaN', 'Infinity', '-Infinity')", name=op.f("ck_value_finite")),
        sa.PrimaryKeyConstraint("period_id", "body_id", "indicator_id", "category_id", name=op.f("pk_value")),
    )
    op.create_index("ix_value_submission_id", "value", ["submission_id"], unique=False)
    op.create_table(
        "value_revision",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False, cache=1000), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("status", value_status_type, nullable=True, comment="Null: the value was cleared."),
        sa.Column("number", sa.Numeric(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False, comment="The submission's version that this revision made."),
        sa.Column("user_id", sa.Integer(), nullable=True, comment="Who; null: loaded by the operator."),
        sa.Column("client_id", sa.String(), nullable=True, comment="The program, if it was one."),
        sa.Column("token_id", sa.String(), nullable=True, comment="`jti` of the access token used."),
        sa.Column("revised_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_value_revision")),
    )
    op.create_index(
        "ix_value_revision_submission_id",
        "value_revision",
        ["submission_id", "indicator_id", "category_id"],
        unique=False,
    )
    op.create_table(
        "access_link",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("kind", access_link_kind_type, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by_id"], ["app_user.id"], name=op.f("fk_access_link_made_by_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_access_link_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_link")),
        sa.UniqueConstraint("digest", name=op.f("uq_access_link_digest")),
    )
    op.create_index(op.f("ix_access_link_user_id"), "access_link", ["user_id"], unique=False)
    op.create_table(
        "body",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", body_kind_type, nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True, comment="The body it belongs to."),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("source", sa.String(), nullable=False, comment="Where its being and its dates are known from."),
        sa.ForeignKeyConstraint(["parent_id"], ["body.id"], name=op.f("fk_body_parent_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_body_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
    )
    op.create_index("ix_body_unit_id_kind", "body", ["unit_id", "kind"], unique=False)
    op.create_table(
        "body_group",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="The bodies are of this unit's subtree."),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_body_group_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_group")),
    )
    op.create_index("uq_body_group_unit_id", "body_group", ["unit_id", "folded"], unique=True)
    op.create_table(
        "external_identity",
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_external_identity_user_id")),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_external_identity")),
    )
    op.create_index(op.f("ix_external_identity_user_id"), "external_identity", ["user_id"], unique=False)
    op.create_table(
        "form",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Who asks."),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("reporter_kind", body_kind_type, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_form_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form")),
        sa.UniqueConstraint("code", name=op.f("uq_form_code")),
    )
    op.create_index(op.f("ix_form_unit_id"), "form", ["unit_id"], unique=False)
    op.create_table(
        "lineage",
        sa.Column("predecessor_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False, comment="First day of the successor."),
        sa.Column("share", lineage_share_type, nullable=False),
        sa.Column("resolution", sa.String(), nullable=True, comment="The resolution that ordered it, where recorded."),
        sa.Column(
            "predecessor_code",
            sa.String(),
            nullable=False,
            comment="Code and name on the last day, as the order prints them.",
        ),
        sa.Column("predecessor_name", sa.String(), nullable=False),
        sa.Column("successor_code", sa.String(), nullable=False),
        sa.Column("successor_name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["predecessor_id"], ["unit.id"], name=op.f("fk_lineage_predecessor_id")),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_lineage_successor_id")),
        sa.PrimaryKeyConstraint("predecessor_id", "successor_id", "effective_on", name=op.f("pk_lineage")),
    )
    op.create_index("ix_lineage_successor_id", "lineage", ["successor_id"], unique=False)
    op.create_table(
        "service_client",
        sa.Column("id", sa.String(), nullable=False, comment="client_id"),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Top of the subtree it may use."),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("permissions", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("secret_digest", sa.LargeBinary(), nullable=True, comment="SHA-256 of a random secret."),
        sa.Column(
            "public_jwk", postgresql.JSONB(astext_type=sa.Text()), nullable=True, comment="For private_key_jwt; P-256."
        ),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "secret_digest IS NOT NULL OR public_jwk IS NOT NULL", name=op.f("ck_service_client_has_a_credential")
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["app_user.id"], name=op.f("fk_service_client_made_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_service_client_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_client")),
    )
    op.create_index(op.f("ix_service_client_unit_id"), "service_client", ["unit_id"], unique=False)
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "method", sa.String(), server_default="password", nullable=False, comment="password, password+totp, oidc"
        ),
        sa.Column("user_agent", sa.String(), nullable=True, comment="As the browser named itself."),
        sa.Column("network", sa.String(), nullable=True, comment="Address of the client."),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_sign_in_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
    )
    op.create_index(op.f("ix_sign_in_user_id"), "sign_in", ["user_id"], unique=False)
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Of whom it is asked: this unit and below."),
        sa.Column("comparator", comparator_type, nullable=False),
        sa.Column("value", sa.Numeric(), nullable=False),
        sa.Column("from_year", sa.Integer(), nullable=False),
        sa.Column("to_year", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False, comment="The words of the document."),
        sa.Column(
            "condition", sa.String(), nullable=True, comment="To whom or when it applies, in the document's words."
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_target_indicator_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_target_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index(op.f("ix_target_indicator_id"), "target", ["indicator_id"], unique=False)
    op.create_table(
        "unit_closure",
        sa.Column("ancestor_id", sa.Integer(), nullable=False),
        sa.Column("descendant_id", sa.Integer(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ancestor_id"], ["unit.id"], name=op.f("fk_unit_closure_ancestor_id")),
        sa.ForeignKeyConstraint(["descendant_id"], ["unit.id"], name=op.f("fk_unit_closure_descendant_id")),
        sa.PrimaryKeyConstraint("ancestor_id", "descendant_id", "valid", name=op.f("pk_unit_closure")),
    )
    op.create_index("ix_unit_closure_descendant_id", "unit_closure", ["descendant_id"], unique=False)
    op.create_table(
        "unit_duty",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("during", postgresql.DATERANGE(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=True, comment="Null: ended without a successor."),
        sa.Column("superior_id", sa.Integer(), nullable=True, comment="Null: the top of the tree."),
        sa.ForeignKeyConstraint(["holder_id"], ["unit.id"], name=op.f("fk_unit_duty_holder_id")),
        sa.ForeignKeyConstraint(["superior_id"], ["unit.id"], name=op.f("fk_unit_duty_superior_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_duty_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "during", name=op.f("pk_unit_duty")),
    )
    op.create_index("ix_unit_duty_holder_id", "unit_duty", ["holder_id"], unique=False)
    op.create_index("ix_unit_duty_superior_id", "unit_duty", ["superior_id"], unique=False)
    op.create_table(
        "unit_reach",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("during", postgresql.DATERANGE(), nullable=False, comment="Days on which this holds."),
        sa.Column("facts", postgresql.DATERANGE(), nullable=False, comment="Dates of the facts within reach."),
        sa.Column("duty", sa.Boolean(), nullable=False, comment="True: may act on them too, not only read."),
        sa.ForeignKeyConstraint(["root_id"], ["unit.id"], name=op.f("fk_unit_reach_root_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_reach_unit_id")),
        sa.PrimaryKeyConstraint("root_id", "unit_id", "during", "facts", name=op.f("pk_unit_reach")),
    )
    op.create_table(
        "unit_version",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("level", unit_level_type, nullable=False),
        sa.Column(
            "code", sa.String(), nullable=False, comment="Official code; means this unit only together with a date."
        ),
        sa.Column(
            "code_key",
            sa.Integer(),
            sa.Computed("CASE WHEN code = 'VN' THEN 0 ELSE ('1' || code)::int END", persisted=True),
            nullable=False,
            comment="The code as a number that keeps its leading zeros, for the exclusion constraint.",
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False, comment="tỉnh, huyện, thị xã, phường, xã …"),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("parent_level", unit_level_type, nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column(
            "start_exact",
            sa.Boolean(),
            nullable=False,
            comment="False: the list's own date, the real day is not recorded.",
        ),
        sa.Column("end_exact", sa.Boolean(), nullable=False, comment="The same for the last day."),
        sa.Column("folded", sa.String(), nullable=False, comment="Name in lower case without diacritics, for search."),
        sa.Column(
            "sort_key", sa.String(collation="C"), nullable=False, comment="Vietnamese dictionary order as bytes."
        ),
        postgresql.ExcludeConstraint(
            (sa.text("int4range(code_key, code_key, '[]')"), "&&"),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_unit_version_code",
        ),
        postgresql.ExcludeConstraint(
            (sa.text("int4range(unit_id, unit_id, '[]')"), "&&"),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_unit_version_unit",
        ),
        sa.CheckConstraint("(parent_id IS NULL) = (level = 'nation')", name=op.f("ck_unit_version_nation_alone")),
        sa.CheckConstraint(
            "code = 'VN' OR code ~ '^([0-9]{2}|[0-9]{3}|[0-9]{5})$'", name=op.f("ck_unit_version_official_code")
        ),
        sa.CheckConstraint("(parent_id IS NULL) = (parent_level IS NULL)", name=op.f("ck_unit_version_parent_whole")),
        sa.CheckConstraint("NOT isempty(valid)", name=op.f("ck_unit_version_valid_some_day")),
        sa.CheckConstraint("parent_level < level", name=op.f("ck_unit_version_parent_above")),
        sa.ForeignKeyConstraint(
            ["parent_id", "parent_level"],
            ["unit.id", "unit.level"],
            name=op.f("fk_unit_version_parent_id_parent_level"),
        ),
        sa.ForeignKeyConstraint(
            ["unit_id", "level"], ["unit.id", "unit.level"], name=op.f("fk_unit_version_unit_id_level")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_version")),
    )
    op.create_index("ix_unit_version_code", "unit_version", ["code"], unique=False)
    op.create_index("ix_unit_version_level_sort_key", "unit_version", ["level", "sort_key"], unique=False)
    op.create_index("ix_unit_version_parent_id", "unit_version", ["parent_id"], unique=False)
    op.create_index("ix_unit_version_unit_id", "unit_version", ["unit_id"], unique=False)
    op.create_table(
        "body_name",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("kind", body_name_kind_type, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.text("int4range(body_id, body_id, '[]')"), "&&"),
            (sa.column("valid"), "&&"),
            where=sa.text("kind = 'official'"),
            using="gist",
            name="ex_body_name_official",
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_body_name_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_name")),
    )
    op.create_index("ix_body_name_body_id", "body_name", ["body_id"], unique=False)
    op.create_index("ix_body_name_folded", "body_name", ["folded"], unique=False)
    op.create_table(
        "body_selector",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("kind", body_kind_type, nullable=True),
        sa.Column("level", unit_level_type, nullable=True),
        sa.Column("within", body_kind_type, nullable=True, comment="Kind of the body it belongs to; null: none."),
        sa.Column("body_id", sa.Integer(), nullable=True, comment="One body by name."),
        sa.CheckConstraint("kind IS NOT NULL OR body_id IS NOT NULL", name=op.f("ck_body_selector_selects_something")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_body_selector_body_id")),
        sa.ForeignKeyConstraint(["group_id"], ["body_group.id"], name=op.f("fk_body_selector_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_selector")),
    )
    op.create_index("ix_body_selector_group_id", "body_selector", ["group_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("issuer_id", sa.Integer(), nullable=False),
        sa.Column(
            "number", sa.String(), nullable=True, comment="Number and symbol as printed; null where the text has none."
        ),
        sa.Column("type", sa.String(), nullable=False, comment="Quyết định, Kế hoạch, Chỉ thị …"),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("signer", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["issuer_id"], ["body.id"], name=op.f("fk_document_issuer_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_document_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_unit_id"), "document", ["unit_id"], unique=False)
    op.create_index("uq_document_issuer_id", "document", ["issuer_id", "number", "issued_on"], unique=True)
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False, cache=100), nullable=False),
        sa.Column(
            "happened_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("kind", sa.String(), nullable=False, comment="submission.accepted, session.started …"),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("client_id", sa.String(), nullable=True, comment="The program, if it was one."),
        sa.Column("token_id", sa.String(), nullable=True, comment="`jti` of the access token used."),
        sa.Column("request_id", sa.String(), nullable=True),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["service_client.id"], name=op.f("fk_event_client_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_event_unit_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_event_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index("ix_event_subject_kind", "event", ["subject_kind", "subject_id"], unique=False)
    op.create_index(op.f("ix_event_unit_id"), "event", ["unit_id"], unique=False)
    op.create_index(op.f("ix_event_user_id"), "event", ["user_id"], unique=False)
    op.create_table(
        "form_item",
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section_vi", sa.String(), nullable=False),
        sa.Column("section_en", sa.String(), nullable=False),
        sa.Column("levels", sa.ARRAY(unit_level_type), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_form_item_form_id")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_form_item_indicator_id")),
        sa.PrimaryKeyConstraint("form_id", "indicator_id", name=op.f("pk_form_item")),
    )
    op.create_index("uq_form_item_form_id", "form_item", ["form_id", "position"], unique=True)
    op.create_table(
        "form_period",
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("level", unit_level_type, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False, comment="Last day on which a report is on time."),
        sa.Column("demo", sa.Boolean(), nullable=False, comment="The figures of this period are made up."),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_form_period_form_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_form_period_period_id")),
        sa.PrimaryKeyConstraint("form_id", "period_id", "level", name=op.f("pk_form_period")),
    )
    op.create_table(
        "refresh_token",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("sign_in_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["sign_in_id"], ["sign_in.id"], name=op.f("fk_refresh_token_sign_in_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_refresh_token_user_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_refresh_token")),
    )
    op.create_index(op.f("ix_refresh_token_sign_in_id"), "refresh_token", ["sign_in_id"], unique=False)
    op.create_index(op.f("ix_refresh_token_user_id"), "refresh_token", ["user_id"], unique=False)
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("role", role_type, nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), server_default="(,)", nullable=False),
        sa.Column(
            "delegated_by_id",
            sa.Integer(),
            nullable=True,
            comment="Whose deputy the user is while this is valid; null: their own role.",
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_role_grant_body_id")),
        sa.ForeignKeyConstraint(["delegated_by_id"], ["app_user.id"], name=op.f("fk_role_grant_delegated_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_role_grant_unit_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_role_grant_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    op.create_index(op.f("ix_role_grant_unit_id"), "role_grant", ["unit_id"], unique=False)
    op.create_index("uq_role_grant_user_id", "role_grant", ["user_id", "body_id", "role", "valid"], unique=True)
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False, comment="The reporter."),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="The reporter's unit, for row security."),
        sa.Column(
            "tree_on", sa.Date(), nullable=False, comment="The period's last day: its tree is the one that counts."
        ),
        sa.Column("state", submission_state_type, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="Grows with every change; the ETag."),
        sa.Column("reason", sa.String(), nullable=True, comment="Why it was last returned or reopened."),
        sa.Column("demo", sa.Boolean(), nullable=False, comment="Made-up figures."),
        sa.Column("changed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_submission_body_id")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_submission_form_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_submission_period_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_submission_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
    )
    op.create_index("ix_submission_unit_id", "submission", ["unit_id"], unique=False)
    op.create_index("uq_submission_form_id", "submission", ["form_id", "period_id", "body_id"], unique=True)
    op.create_table(
        "used_assertion",
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("jti", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["service_client.id"], name=op.f("fk_used_assertion_client_id")),
        sa.PrimaryKeyConstraint("client_id", "jti", name=op.f("pk_used_assertion")),
    )
    op.create_table(
        "matrix",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True, comment="Null: a draft, read only by its own unit."),
        sa.Column("source", sa.String(), nullable=False, comment="Where the rows come from."),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_matrix_document_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_matrix_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matrix")),
        sa.UniqueConstraint("code", name=op.f("uq_matrix_code")),
    )
    op.create_index(op.f("ix_matrix_unit_id"), "matrix", ["unit_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("matrix_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False, comment="As printed in the first column."),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["matrix_id"], ["matrix.id"], name=op.f("fk_task_matrix_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index("uq_task_matrix_id", "task", ["matrix_id", "position"], unique=True)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_assignment_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index("uq_assignment_task_id", "assignment", ["task_id", "position"], unique=True)
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_product_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    op.create_index("uq_product_task_id", "product", ["task_id", "position"], unique=True)
    op.create_table(
        "assignment_party",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("part", assignment_part_type, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("body_id IS NULL OR group_id IS NULL", name=op.f("ck_assignment_party_one_match")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_assignment_party_assignment_id")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_assignment_party_body_id")),
        sa.ForeignKeyConstraint(["group_id"], ["body_group.id"], name=op.f("fk_assignment_party_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_party")),
    )
    op.create_index(
        "uq_assignment_party_assignment_id", "assignment_party", ["assignment_id", "part", "position"], unique=True
    )
    op.create_table(
        "party_body",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "unit_name", sa.String(), nullable=False, comment="Name, on that day, of the unit the body belongs to."
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_party_body_body_id")),
        sa.ForeignKeyConstraint(["party_id"], ["assignment_party.id"], name=op.f("fk_party_body_party_id")),
        sa.PrimaryKeyConstraint("party_id", "body_id", name=op.f("pk_party_body")),
    )
    op.execute("INSERT INTO unit (level) VALUES ('nation')")
    op.execute(
        "INSERT INTO unit_version (unit_id, level, code, name, kind, valid, start_exact, end_exact, folded, sort_key)"
        " SELECT id, level, 'VN', 'Việt Nam', 'quốc gia', '(,)', true, true, 'viet nam', ']MIZ RAQ|00500000' FROM unit"
    )


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
