"""Indicators with versions, categories and targets as their documents state them.

No version that reads the columns left behind here has been released, so they go at once.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tienbo.vietnamese import fold

revision = "2026_11_22_indicators_defined"
down_revision = "2026_11_22_spoken_on_behalf"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
WITHIN = f"unit_id IN ({REACH})"
ALWAYS = f"unit_id IN ({REACH} AND r.facts = '(,)')"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
ABOVE = (
    f"unit_id IN (SELECT c.ancestor_id FROM unit_closure c"
    f" WHERE c.descendant_id = ANY ({ROOTS}) AND c.valid @> {TODAY})"
)
READABLE_INDICATORS = "indicator_id IN (SELECT id FROM indicator)"
OWN_INDICATORS = f"indicator_id IN (SELECT i.id FROM indicator i WHERE i.{DUTY})"
READABLE_TARGETS = "target_id IN (SELECT id FROM target)"
OWN_TARGETS = f"target_id IN (SELECT t.id FROM target t WHERE t.{DUTY})"

# table: (who may read a row, who may write it)
FENCES = {
    "indicator": (f"{WITHIN} OR {ABOVE}", DUTY),
    "indicator_version": (READABLE_INDICATORS, OWN_INDICATORS),
    "indicator_category": (READABLE_INDICATORS, OWN_INDICATORS),
    "indicator_dimension": (READABLE_INDICATORS, OWN_INDICATORS),
    "milestone": (READABLE_TARGETS, OWN_TARGETS),
    "target_unit": (READABLE_TARGETS, OWN_TARGETS),
}
APP_WRITES = {
    "category": "INSERT",
    "category_member": "INSERT",
    "indicator": "INSERT, UPDATE",
    "indicator_version": "INSERT, UPDATE",
    "indicator_category": "INSERT, DELETE",
    "indicator_dimension": "INSERT, DELETE",
    "target": "INSERT, UPDATE",
    "milestone": "INSERT, UPDATE, DELETE",
    "target_unit": "INSERT, DELETE",
}
OPEN = ("category", "category_member", "dimension", "dimension_member")
TO_VERIFY = "Taken from memory or a secondary copy: to be checked against the document."
NEW_COMPARATORS = ("more_than", "less_than", "about", "every")


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    _categories()
    _versions()
    _indicator()
    _milestones()
    _target()
    _security()


def _categories() -> None:
    op.create_table(
        "category",
        sa.Column(
            "id", sa.Integer(), sa.Identity(always=False), nullable=False, comment="0 is the total and has no row."
        ),
        sa.Column("code", sa.String(), nullable=False, comment="level=commune,sex=female; dimensions in their order."),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("code", name=op.f("uq_category_code")),
    )
    op.create_table(
        "dimension",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column(
            "position", sa.Integer(), nullable=False, comment="Order among dimensions: in codes, names and columns."
        ),
        sa.CheckConstraint("code ~ '^[a-z][a-z0-9_]*$'", name=op.f("ck_dimension_plain_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dimension")),
        sa.UniqueConstraint("code", name=op.f("uq_dimension_code")),
    )
    op.create_table(
        "dimension_member",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("dimension_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("code ~ '^[a-z0-9][a-z0-9_]*$'", name=op.f("ck_dimension_member_plain_code")),
        sa.ForeignKeyConstraint(["dimension_id"], ["dimension.id"], name=op.f("fk_dimension_member_dimension_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dimension_member")),
    )
    op.create_index("uq_dimension_member_dimension_id", "dimension_member", ["dimension_id", "code"], unique=True)
    op.create_index("uq_dimension_member_id", "dimension_member", ["id", "dimension_id"], unique=True)
    op.create_table(
        "category_member",
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("dimension_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_category_member_category_id")),
        sa.ForeignKeyConstraint(
            ["member_id", "dimension_id"],
            ["dimension_member.id", "dimension_member.dimension_id"],
            name=op.f("fk_category_member_member_id_dimension_id"),
        ),
        sa.PrimaryKeyConstraint("category_id", "dimension_id", name=op.f("pk_category_member")),
    )
    op.create_table(
        "indicator_category",
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_indicator_category_category_id")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_indicator_category_indicator_id")),
        sa.PrimaryKeyConstraint("indicator_id", "category_id", name=op.f("pk_indicator_category")),
    )
    op.create_index(
        "uq_indicator_category_indicator_id", "indicator_category", ["indicator_id", "position"], unique=True
    )
    op.create_table(
        "indicator_dimension",
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("dimension_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dimension_id"], ["dimension.id"], name=op.f("fk_indicator_dimension_dimension_id")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_indicator_dimension_indicator_id")),
        sa.PrimaryKeyConstraint("indicator_id", "dimension_id", name=op.f("pk_indicator_dimension")),
    )


def _versions() -> None:
    """What the indicators said so far becomes the first version of each, valid as far back and on as it goes."""
    op.create_table(
        "indicator_version",
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column(
            "folded", sa.String(), nullable=False, comment="Both names in lower case without diacritics, for search."
        ),
        sa.Column("definition", sa.String(), nullable=False, comment="Vietnamese; what is counted and what is not."),
        sa.Column(
            "formula",
            sa.String(),
            server_default="",
            nullable=False,
            comment="How it is computed, in words; empty: it is not.",
        ),
        sa.Column("measure_unit", sa.String(), nullable=False, comment="đại biểu, người, cơ quan, % …"),
        sa.Column(
            "origin",
            sa.Enum("reported", "computed", "official_statistic", "survey", name="indicator_origin"),
            server_default="reported",
            nullable=False,
        ),
        sa.Column("source", sa.String(), nullable=False, comment="Document and clause that define it."),
        sa.Column("document_id", sa.Integer(), nullable=True, comment="That document, where it is here."),
        sa.Column("clause", sa.String(), nullable=True, comment="Anchor of the clause in that document."),
        sa.Column("to_verify", sa.Boolean(), server_default="false", nullable=False, comment=TO_VERIFY),
        sa.Column("change", sa.String(), nullable=True, comment="Why the meaning changed; null: it is the first."),
        postgresql.ExcludeConstraint(
            (sa.text("int4range(indicator_id, indicator_id, '[]')"), "&&"),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_indicator_version_indicator",
        ),
        sa.CheckConstraint("(number = 1) = (change IS NULL)", name=op.f("ck_indicator_version_change_said")),
        sa.CheckConstraint("NOT isempty(valid)", name=op.f("ck_indicator_version_valid_some_day")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_indicator_version_document_id")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_indicator_version_indicator_id")),
        sa.PrimaryKeyConstraint("indicator_id", "number", name=op.f("pk_indicator_version")),
    )
    connection = op.get_bind()
    indicators = connection.execute(
        sa.text("SELECT id, kind::text, name_vi, name_en, definition, measure_unit, source FROM indicator")
    )
    for row in indicators.mappings().all():
        connection.execute(
            sa.text(
                "INSERT INTO indicator_version"
                " (indicator_id, number, valid, name_vi, name_en, folded, definition, measure_unit, origin, source)"
                " VALUES (:id, 1, '(,)', :name_vi, :name_en, :folded, :definition, :measure_unit,"
                " CASE WHEN :kind = 'ratio' THEN 'computed' ELSE 'reported' END::indicator_origin, :source)"
            ),
            {**row, "folded": fold(f"{row['name_vi']} {row['name_en']}")},
        )


def _indicator() -> None:
    """An indicator belongs to whoever asks it in a form or as a target; one nobody asks, to the nation."""
    op.add_column(
        "indicator",
        sa.Column("unit_id", sa.Integer(), nullable=True, comment="Who defines it, for itself and those below."),
    )
    op.execute(
        "UPDATE indicator i SET unit_id = coalesce("
        " (SELECT min(f.unit_id) FROM form_item fi JOIN form f ON f.id = fi.form_id"
        "  WHERE fi.indicator_id = coalesce(i.numerator_id, i.id)),"
        " (SELECT min(t.unit_id) FROM target t WHERE t.indicator_id = i.id),"
        " (SELECT min(u.id) FROM unit u WHERE u.level = 'nation'))"
    )
    op.alter_column("indicator", "unit_id", nullable=False)
    for part in ("numerator", "denominator"):
        op.add_column(
            "indicator",
            sa.Column(
                f"{part}_category_id",
                sa.Integer(),
                server_default="0",
                nullable=False,
                comment=f"The cell of the {part}; 0: its total.",
            ),
        )
    postgresql.ENUM("sum", "last", "none", "per_term", name="period_rule").create(op.get_bind())
    postgresql.ENUM("higher", "lower", "none", name="direction").create(op.get_bind())
    for column, comment in (("period_rule", None), ("direction", None)):
        op.add_column(
            "indicator",
            sa.Column(
                column,
                postgresql.ENUM(name=column, create_type=False),
                server_default="none",
                nullable=False,
                comment=comment,
            ),
        )
    for column, side in (("plausible_min", "Below"), ("plausible_max", "Above")):
        op.add_column(
            "indicator",
            sa.Column(column, sa.Numeric(), nullable=True, comment=f"{side} it the reporter is asked to look again."),
        )
    op.add_column(
        "indicator",
        sa.Column(
            "sensitivity_threshold",
            sa.Integer(),
            nullable=True,
            comment="Counts from 1 up to below this are withheld outside the reporting chain; null: nothing is.",
        ),
    )
    for column, comment in (
        ("version", "Grows with every change; the ETag."),
        ("newest", "Number of its newest version."),
    ):
        op.add_column("indicator", sa.Column(column, sa.Integer(), server_default="1", nullable=False, comment=comment))
    op.create_check_constraint(
        "cells_of_parts", "indicator", "kind = 'ratio' OR numerator_category_id = 0 AND denominator_category_id = 0"
    )
    op.create_check_constraint("plausible_range", "indicator", "plausible_min <= plausible_max")
    op.create_check_constraint("sensitivity_threshold", "indicator", "sensitivity_threshold > 0")
    op.drop_constraint(op.f("uq_indicator_code"), "indicator", type_="unique")
    op.create_index("uq_indicator_unit_id", "indicator", ["unit_id", "code"], unique=True)
    op.create_foreign_key(op.f("fk_indicator_unit_id"), "indicator", "unit", ["unit_id"], ["id"])
    for column in ("name_vi", "name_en", "definition", "measure_unit", "source"):
        op.drop_column("indicator", column)


def _milestones() -> None:
    """The value of each target so far becomes its only milestone."""
    for value in NEW_COMPARATORS:
        op.execute(f"ALTER TYPE comparator ADD VALUE '{value}'")
    op.create_table(
        "milestone",
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("from_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("category_id", sa.Integer(), autoincrement=False, nullable=False, comment="0: of the total."),
        sa.Column("to_year", sa.Integer(), nullable=True, comment="Last year; null: from then on."),
        sa.Column("comparator", postgresql.ENUM(name="comparator", create_type=False), nullable=False),
        sa.Column("value", sa.Numeric(), nullable=False),
        sa.Column("to_verify", sa.Boolean(), server_default="false", nullable=False, comment=TO_VERIFY),
        sa.CheckConstraint("from_year <= to_year", name=op.f("ck_milestone_forward")),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_milestone_target_id")),
        sa.PrimaryKeyConstraint("target_id", "from_year", "category_id", name=op.f("pk_milestone")),
    )
    op.execute(
        "INSERT INTO milestone (target_id, from_year, category_id, to_year, comparator, value)"
        " SELECT id, from_year, 0, to_year, comparator, value FROM target"
    )
    for column in ("value", "from_year", "to_year", "comparator"):
        op.drop_column("target", column)


def _target() -> None:
    level = postgresql.ENUM(name="unit_level", create_type=False)
    body_kind = postgresql.ENUM(name="body_kind", create_type=False)
    for column, kind, comment in (
        ("levels", level, "Of units of these levels; empty: of all."),
        ("body_kinds", body_kind, "Of bodies of these kinds; empty: of all."),
    ):
        op.add_column("target", sa.Column(column, sa.ARRAY(kind), server_default="{}", nullable=False, comment=comment))
    op.add_column(
        "target", sa.Column("document_id", sa.Integer(), nullable=True, comment="That document, where it is here.")
    )
    op.add_column(
        "target", sa.Column("clause", sa.String(), nullable=True, comment="Anchor of the clause in that document.")
    )
    op.add_column("target", sa.Column("baseline", sa.Numeric(), nullable=True))
    op.add_column("target", sa.Column("baseline_year", sa.Integer(), nullable=True))
    op.add_column(
        "target", sa.Column("withdrawn", sa.String(), nullable=True, comment="Why it is no longer asked; null: it is.")
    )
    op.add_column(
        "target",
        sa.Column(
            "version", sa.Integer(), server_default="1", nullable=False, comment="Grows with every change; the ETag."
        ),
    )
    op.alter_column("target", "unit_id", existing_type=sa.Integer(), comment="Who asks it, of this unit and below.")
    op.alter_column("target", "source", existing_type=sa.String(), comment="Document and clause that ask it.")
    op.create_check_constraint("baseline_has_value", "target", "baseline IS NOT NULL OR baseline_year IS NULL")
    op.create_index("ix_target_unit_id", "target", ["unit_id"], unique=False)
    op.create_foreign_key(op.f("fk_target_document_id"), "target", "document", ["document_id"], ["id"])
    op.create_table(
        "target_unit",
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_target_unit_target_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_target_unit_unit_id")),
        sa.PrimaryKeyConstraint("target_id", "unit_id", name=op.f("pk_target_unit")),
    )


def _security() -> None:
    for table in (*OPEN, *FENCES):
        op.execute(f'GRANT SELECT ON "{table}" TO tienbo_app')
        op.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO tienbo_worker')
    for table, verbs in APP_WRITES.items():
        op.execute(f'GRANT {verbs} ON "{table}" TO tienbo_app')
    for table, (read, write) in FENCES.items():
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY migrations ON "{table}" TO tienbo_owner USING (true)')
        op.execute(f'CREATE POLICY signed_in ON "{table}" TO tienbo_app USING (true)')
        op.execute(f'CREATE POLICY fence ON "{table}" AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})')
        op.execute(f'CREATE POLICY fence_delete ON "{table}" AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})')
    op.execute(f"ALTER POLICY fence ON target USING ({ALWAYS} OR {ABOVE}) WITH CHECK ({DUTY})")
    op.execute(f"ALTER POLICY fence_delete ON target USING ({DUTY})")


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
