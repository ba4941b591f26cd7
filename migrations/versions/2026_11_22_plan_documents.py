"""Plan documents with their files, texts, clauses and proposals; matrices that are made from them.

A document is meant for the units below from the state `issued` on: a date read in a draft opens it to nobody.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_plan_documents"
down_revision = "2026_11_21_row_security"
branch_labels = None
depends_on = None

ROOTS = "nullif(current_setting('tienbo.roots', true), '')::int[]"
TODAY = "nullif(current_setting('tienbo.today', true), '')::date"
REACH = f"SELECT r.unit_id FROM unit_reach r WHERE r.root_id = ANY ({ROOTS}) AND r.during @> {TODAY}"
ALWAYS = f"unit_id IN ({REACH} AND r.facts = '(,)')"
DUTY = f"unit_id IN ({REACH} AND r.facts = '(,)' AND r.duty)"
ABOVE = (
    f"unit_id IN (SELECT c.ancestor_id FROM unit_closure c"
    f" WHERE c.descendant_id = ANY ({ROOTS}) AND c.valid @> {TODAY})"
)
OUT = "state IN ('issued', 'replaced', 'withdrawn', 'expired')"

STATES = ("draft", "confirmed", "issued", "replaced", "withdrawn", "expired")
KINDS = ("citation", "target", "obligation", "responsibility", "matrix", "finding")
DECISIONS = ("proposed", "confirmed", "rejected")


def seen(column: str, parent: str) -> str:
    return f"{column} IN (SELECT id FROM {parent})"


OF_DUTY = f"document_id IN (SELECT d.id FROM document d WHERE d.{DUTY})"
MATRICES = f"SELECT m.id FROM matrix m WHERE m.{DUTY}"
TASKS = f"SELECT t.id FROM task t WHERE t.matrix_id IN ({MATRICES})"
ASSIGNMENTS = f"SELECT a.id FROM assignment a WHERE a.task_id IN ({TASKS})"

# table: (who may read a row, who may write it)
NEW_FENCES = {
    "document_file": (f"{ALWAYS} OR id IN (SELECT t.file_id FROM document_text t)", DUTY),
    "document_text": (seen("document_id", "document"), OF_DUTY),
    "clause": (seen("document_id", "document"), OF_DUTY),
    "proposal": (seen("document_id", "document"), OF_DUTY),
}
CHANGED_FENCES = {
    "document": (f"{ALWAYS} OR {ABOVE} AND {OUT}", DUTY),
    "matrix": (f"{ALWAYS} OR {ABOVE} AND issued_on IS NOT NULL", DUTY),
    "task": (seen("matrix_id", "matrix"), f"matrix_id IN ({MATRICES})"),
    "assignment": (seen("task_id", "task"), f"task_id IN ({TASKS})"),
    "assignment_party": (seen("assignment_id", "assignment"), f"assignment_id IN ({ASSIGNMENTS})"),
    "party_body": (
        seen("party_id", "assignment_party"),
        f"party_id IN (SELECT p.id FROM assignment_party p WHERE p.assignment_id IN ({ASSIGNMENTS}))",
    ),
    "product": (seen("task_id", "task"), f"task_id IN ({TASKS})"),
}
APP_WRITES = {
    "document_file": "INSERT",
    "document": "INSERT, UPDATE",
    "document_text": "INSERT",
    "clause": "INSERT",
    "proposal": "INSERT, UPDATE",
    "matrix": "INSERT, UPDATE",
    "task": "INSERT",
    "assignment": "INSERT",
    "assignment_party": "INSERT",
    "party_body": "INSERT",
    "product": "INSERT",
}


def upgrade() -> None:
    op.execute("SET lock_timeout = '3s'")
    postgresql.ENUM(*STATES, name="document_state").create(op.get_bind())
    _document()
    _texts()
    _proposals()
    _matrices()
    _security()


def _document() -> None:
    kept = postgresql.ENUM(name="document_state", create_type=False)
    op.create_table(
        "document_file",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False, comment="Hex; the name of the file in the store."),
        sa.Column("size", sa.Integer(), nullable=False, comment="Bytes."),
        sa.Column("name", sa.String(), nullable=False, comment="As the sender named it: data, never a path."),
        sa.Column(
            "format", sa.String(), nullable=False, comment="docx, odt, pdf, html, txt, doc: told from the bytes."
        ),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("text", sa.String(), nullable=False, comment="What offsets of clauses and proposals point into."),
        sa.Column("blocks", postgresql.JSONB(), nullable=False, comment="documents/stored_blocks.py"),
        sa.Column("notes", postgresql.JSONB(), nullable=False, comment="What reading remarked: kind, text, count."),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_document_file_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_file")),
    )
    op.create_index("uq_document_file_unit_id_sha256", "document_file", ["unit_id", "sha256"], unique=True)
    for column in (
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("state", kept, nullable=True),
        sa.Column("state_reason", sa.String(), comment="Why it was replaced, withdrawn or has expired."),
        sa.Column("state_on", sa.Date(), comment="First day on which it is replaced, withdrawn or expired."),
        sa.Column("replaced_by_id", sa.Integer()),
        sa.Column("attached_to_id", sa.Integer(), comment="The decision it came with (kèm theo)."),
        sa.Column("number_key", sa.String(), comment="The number as numbers are compared: numbers.key()."),
        sa.Column("issuer", sa.String(), comment="As printed."),
        sa.Column("issuer_key", sa.String(), comment="The issuer as issuers are compared: numbers.issuer_key()."),
        sa.Column("place", sa.String()),
        sa.Column("folded_subject", sa.String(), comment="Lower case without diacritics, for search."),
        sa.Column("signer_position", sa.String()),
        sa.Column("signer_authority", sa.String(), comment="TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH …"),
        sa.Column("recipients", postgresql.JSONB(), server_default="[]", nullable=False),
        sa.Column("source", sa.String(), comment="Where the facts come from, when not from a file held here."),
        sa.Column("demo", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    ):
        op.add_column("document", column)
    _keep_documents()
    op.alter_column("document", "state", nullable=False)
    op.alter_column(
        "document",
        "number",
        comment="Number and symbol in normal form; null where left blank.",
        existing_type=sa.String(),
    )
    op.alter_column("document", "subject", nullable=True, comment="Trích yếu.", existing_type=sa.String())
    op.alter_column("document", "type", nullable=True, existing_type=sa.String())
    op.alter_column(
        "document", "issuer_id", nullable=True, comment="Null: not in the register.", existing_type=sa.Integer()
    )
    op.alter_column("document", "unit_id", comment="Who holds it.", existing_type=sa.Integer())
    for name in ("replaced_by_id", "attached_to_id"):
        op.create_foreign_key(op.f(f"fk_document_{name}"), "document", "document", [name], ["id"])
    op.create_check_constraint("replaced_by_another", "document", "(replaced_by_id IS NULL) OR state = 'replaced'")
    op.create_check_constraint("not_itself", "document", "replaced_by_id <> id AND attached_to_id <> id")
    op.drop_index("uq_document_issuer_id", "document")
    op.drop_index("ix_document_unit_id", "document")
    op.create_index(
        "uq_document_unit_id", "document", ["unit_id", "issuer_key", "number_key", "issued_on"], unique=True
    )
    for name in ("number_key", "issuer_id", "attached_to_id"):
        op.create_index(f"ix_document_{name}", "document", [name])


def _keep_documents() -> None:
    """What was held before had a known issuer and no draft but those without a date."""
    op.execute("UPDATE document SET state = CASE WHEN issued_on IS NULL THEN 'draft' ELSE 'issued' END::document_state")
    op.execute(
        "UPDATE document d SET issuer = n.name FROM body_name n"
        " WHERE n.body_id = d.issuer_id AND n.kind = 'official' AND n.valid @> coalesce(d.issued_on, current_date)"
    )
    # As numbers.key() and numbers.issuer_key() were on this day, for the plain forms that were held.
    folding = (
        "translate(lower(normalize({0}, NFC)), 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ',"
        " 'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd')"
    )
    op.execute(
        "UPDATE document SET number_key = regexp_replace(regexp_replace("
        + folding.format("number")
        + r", '[\s/–—\\-]+', '/', 'g'), '^0+(?=\d)', '')"
    )
    op.execute("UPDATE document SET folded_subject = " + folding.format("subject"))
    op.execute(
        "UPDATE document SET issuer_key = trim(regexp_replace(replace(replace("
        + folding.format("issuer")
        + ", 'uy ban nhan dan', 'ubnd'), 'vi su tien bo cua phu nu', 'vstbpn'), '[^a-z0-9]+', ' ', 'g'))"
    )


def _texts() -> None:
    op.create_table(
        "document_text",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), comment="Null: facts without a text."),
        sa.Column("start", sa.Integer(), nullable=False, comment="Where the document begins in the file's text."),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column(
            "header", postgresql.JSONB(), nullable=False, comment="What recognition read, with places: headers.py"
        ),
        sa.Column("reason", sa.String(), comment="Why the text was amended; null for the first edition."),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_document_text_document_id")),
        sa.ForeignKeyConstraint(["file_id"], ["document_file.id"], name=op.f("fk_document_text_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_text")),
    )
    op.create_index("uq_document_text_document_id", "document_text", ["document_id", "edition"], unique=True)
    op.create_index("ix_document_text_file_id", "document_text", ["file_id"])
    op.create_table(
        "clause",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column(
            "anchor",
            sa.String(),
            nullable=False,
            comment="II.2.a; the same in every edition in which the clause stands.",
        ),
        sa.Column("parent", sa.String(), comment="Anchor of the clause it is part of."),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="roman, number, letter, dash … or `text` for what stands outside.",
        ),
        sa.Column("label", sa.String(), nullable=False, comment="As printed: II, 2, a), -"),
        sa.Column("heading", sa.String()),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False, comment="Lower case without diacritics, for search."),
        sa.Column(
            "words", postgresql.TSVECTOR(), sa.Computed("to_tsvector('simple', folded)", persisted=True), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_clause_document_id")),
        sa.ForeignKeyConstraint(["text_id"], ["document_text.id"], name=op.f("fk_clause_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause")),
    )
    op.create_index("uq_clause_text_id", "clause", ["text_id", "anchor"], unique=True)
    op.create_index("ix_clause_document_id", "clause", ["document_id"])
    op.create_index("ix_clause_words", "clause", ["words"], postgresql_using="gin")


def _proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("kind", postgresql.ENUM(*KINDS, name="proposal_kind"), nullable=False),
        sa.Column("state", postgresql.ENUM(*DECISIONS, name="proposal_state"), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the text."),
        sa.Column("clause", sa.String(), comment="Anchor."),
        sa.Column("start", sa.Integer(), comment="Null: about the document as a whole."),
        sa.Column("end", sa.Integer()),
        sa.Column("quote", sa.String(), comment="The words it was read from."),
        sa.Column("confidence", sa.Float(), comment="How sure the rule is; null: added by a person."),
        sa.Column("recognised", postgresql.JSONB(), comment="As proposed; null: added by a person."),
        sa.Column(
            "content", postgresql.JSONB(), nullable=False, comment="As it counts now, in the shape of contents.py."
        ),
        sa.Column("key", sa.String(), comment="Of a citation: number_key of the document named."),
        sa.Column("cited_id", sa.Integer(), comment="Of a citation: which document a person said is meant."),
        sa.Column("decided_by_id", sa.Integer()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint('start <= "end"', name=op.f("ck_proposal_span_forward")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_proposal_confidence_share")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_proposal_document_id")),
        sa.ForeignKeyConstraint(["text_id"], ["document_text.id"], name=op.f("fk_proposal_text_id")),
        sa.ForeignKeyConstraint(["cited_id"], ["document.id"], name=op.f("fk_proposal_cited_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["app_user.id"], name=op.f("fk_proposal_decided_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index("ix_proposal_document_id_kind", "proposal", ["document_id", "kind"])
    op.create_index("ix_proposal_text_id", "proposal", ["text_id"])
    op.create_index("ix_proposal_key", "proposal", ["key"])


def _matrices() -> None:
    op.add_column(
        "matrix", sa.Column("proposal_id", sa.Integer(), comment="The table of a plan document it was made from.")
    )
    op.create_foreign_key(op.f("fk_matrix_proposal_id"), "matrix", "proposal", ["proposal_id"], ["id"])
    op.create_unique_constraint(op.f("uq_matrix_proposal_id"), "matrix", ["proposal_id"])
    op.add_column("task", sa.Column("heading", sa.String(), comment="The group row it stands under."))
    op.add_column("assignment", sa.Column("time", sa.String(), comment="Thời gian, as printed."))
    op.add_column("assignment", sa.Column("funding", sa.String(), comment="Kinh phí, as printed."))
    op.add_column("assignment", sa.Column("responsible", sa.String(), comment="Người chịu trách nhiệm, as printed."))


def _security() -> None:
    op.execute("SET LOCAL search_path = public")
    for table, verbs in APP_WRITES.items():
        op.execute(f'GRANT SELECT, {verbs} ON "{table}" TO tienbo_app')
    for table, (read, write) in NEW_FENCES.items():
        op.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO tienbo_worker')
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY migrations ON "{table}" TO tienbo_owner USING (true)')
        op.execute(f'CREATE POLICY signed_in ON "{table}" TO tienbo_app USING (true)')
        op.execute(f'CREATE POLICY fence ON "{table}" AS RESTRICTIVE TO tienbo_app USING ({read}) WITH CHECK ({write})')
        op.execute(f'CREATE POLICY fence_delete ON "{table}" AS RESTRICTIVE FOR DELETE TO tienbo_app USING ({write})')
    for table, (read, write) in CHANGED_FENCES.items():
        op.execute(f'ALTER POLICY fence ON "{table}" USING ({read}) WITH CHECK ({write})')
        op.execute(f'ALTER POLICY fence_delete ON "{table}" USING ({write})')


def downgrade() -> None:
    raise NotImplementedError("Tien Bo migrates forward only: restore a backup to go back.")
