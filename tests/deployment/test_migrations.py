"""Migrations run on a database that is in use: forward, without loss, and along one line."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from tienbo import embedded
from tienbo.documents import numbers
from tienbo.migrating import alembic_config, migrate
from tienbo.tables import metadata
from tienbo.vietnamese import fold

NUMBER, ISSUER, SUBJECT = "02/QĐ-BVSTBCPN", "Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh", "Về việc Ban hành Chương trình"

INDICATORS_BEFORE = """
INSERT INTO unit (level) VALUES ('nation'), ('province');
INSERT INTO indicator (code, kind, name_vi, name_en, definition, measure_unit, source)
VALUES ('A', 'count', 'Nữ đại biểu', 'Women', 'd', 'người', 's'),
  ('B', 'count', 'Đại biểu', 'Members', 'd', 'người', 's'), ('C', 'count', 'c', 'c', 'd', 'e', 's');
INSERT INTO indicator (code, kind, name_vi, name_en, definition, measure_unit, source, numerator_id, denominator_id)
VALUES ('R', 'ratio', 'Tỷ lệ', 'Share', 'd', 'phần trăm', 's', 1, 2);
INSERT INTO form (unit_id, code, name_vi, name_en, reporter_kind, source)
VALUES (2, 'F', 'f', 'f', 'peoples_committee', 's');
INSERT INTO form_item (form_id, indicator_id, position, section_vi, section_en, levels)
VALUES (1, 1, 1, '', '', '{commune}'), (1, 2, 2, '', '', '{commune}');
INSERT INTO target (indicator_id, unit_id, comparator, value, from_year, to_year, printed, source)
VALUES (4, 2, 'aim_for', 30, 2016, 2020, 'p', 's');
"""

REPORTS_BEFORE = """
INSERT INTO unit (level) VALUES ('province'), ('commune');
INSERT INTO body (unit_id, kind, valid, source) VALUES (2, 'peoples_committee', '(,)', 'x');
INSERT INTO form (unit_id, code, name_vi, name_en, reporter_kind, source)
VALUES (1, 'F', 'f', 'f', 'peoples_committee', 's');
INSERT INTO period (kind, code, year, data_from, data_to) VALUES ('year', '2025', 2025, '2024-12-15', '2025-12-14');
INSERT INTO submission (form_id, period_id, body_id, unit_id, tree_on, state, version, demo, changed_at)
VALUES (1, 1, 1, 2, '2025-12-14', 'submitted', 2, false, '2026-01-02 18:00+00');
INSERT INTO attachment (submission_id, unit_id, period_id, sha256, size, name) VALUES (1, 2, 1, 'x', 1, 'a.pdf');
INSERT INTO report_reminder (form_id, period_id, body_id, unit_id, to_unit_id, about_on, text, sent_at)
VALUES (1, 1, 1, 1, 2, '2025-12-20', 'Đã quá hạn', '2025-12-20 02:00+00')
"""

VALUES_BEFORE = """
INSERT INTO unit (level) VALUES ('province'), ('commune');
INSERT INTO body (unit_id, kind, valid, source) VALUES (2, 'peoples_committee', '(,)', 'x');
INSERT INTO form (unit_id, code, name_vi, name_en, reporter_kind, source)
VALUES (1, 'F', 'f', 'f', 'peoples_committee', 's');
INSERT INTO period (kind, code, year, data_from, data_to) VALUES ('year', '2025', 2025, '2024-12-15', '2025-12-14');
INSERT INTO submission (form_id, period_id, body_id, unit_id, tree_on, state, version, demo)
VALUES (1, 1, 1, 2, '2025-12-14', 'draft', 5, false);
INSERT INTO value (period_id, body_id, indicator_id, category_id, submission_id, unit_id, status, number, version)
VALUES (1, 1, 1, 0, 1, 2, 'reported', 8, 4), (1, 1, 2, 0, 1, 2, 'reported', 5, 2);
INSERT INTO value_revision (submission_id, unit_id, period_id, indicator_id, category_id, status, number, version,
  user_id, token_id, behalf_unit_id, reason, revised_at)
VALUES (1, 2, 1, 1, 0, 'reported', 7, 2, 3, 'a', NULL, NULL, '2025-12-20'),
  (1, 2, 1, 2, 0, 'reported', 5, 2, 3, 'a', NULL, NULL, '2025-12-20'),
  (1, 2, 1, 3, 0, 'reported', 1, 2, 3, 'a', NULL, NULL, '2025-12-20'),
  (1, 2, 1, 3, 0, NULL, NULL, 3, 3, 'b', NULL, NULL, '2025-12-21'),
  (1, 2, 1, 1, 0, 'reported', 8, 4, NULL, 'c', 1, 'hộ xã', '2025-12-22')
"""
ONCE = "SELECT (SELECT count(*) FROM former_value), (SELECT count(*) FROM submission_revision)"
REVISIONS = (
    "SELECT submission_id, unit_id, period_id, indicator_id, category_id, status::text, number, version, copied,"
    " user_id, token_id, behalf_unit_id, reason, revised_at FROM value_revision ORDER BY version, indicator_id"
)


@pytest.fixture
def owner(server: str) -> Iterator[Engine]:
    """An empty database, as the owner role."""
    name = f"tienbo_migration_{uuid4().hex[:12]}"
    embedded.prepare(server, name)
    address = make_url(server).set(drivername="postgresql+psycopg", database=name)
    engine = create_engine(address, connect_args={"options": "-c role=tienbo_owner"})
    yield engine
    engine.dispose()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def test_every_migration_waits_for_no_lock_for_long() -> None:
    for script in ScriptDirectory.from_config(alembic_config()).walk_revisions():
        assert "lock_timeout" in Path(script.path).read_text(encoding="utf-8"), script.revision


def test_documents_of_before_keep_all_they_had(owner: Engine) -> None:
    migrate(owner, "2026_11_21_row_security")
    with owner.begin() as connection:
        connection.execute(text("INSERT INTO unit (level) VALUES ('province')"))
        connection.execute(text("INSERT INTO body (unit_id, kind, valid, source) VALUES (1, 'office', '(,)', 'x')"))
        connection.execute(
            text("INSERT INTO body_name (body_id, kind, name, folded, valid) VALUES (1, 'official', :name, '', '(,)')"),
            {"name": ISSUER},
        )
        for number, day in ((NUMBER, "2019-03-25"), (None, None)):
            connection.execute(
                text(
                    "INSERT INTO document (unit_id, issuer_id, number, type, issued_on, subject, signer)"
                    " VALUES (1, 1, :number, 'Quyết định', :day, :subject, 'A')"
                ),
                {"number": number, "day": day, "subject": SUBJECT},
            )
    migrate(owner)
    with owner.connect() as connection:
        issued, draft = connection.execute(
            text(
                "SELECT number, number_key, issuer, issuer_key, issued_on::text, subject, folded_subject, signer,"
                " state::text, version FROM document ORDER BY id"
            )
        ).all()
    assert tuple(issued) == (
        NUMBER,
        numbers.key(NUMBER),
        ISSUER,
        numbers.issuer_key(ISSUER),
        "2019-03-25",
        SUBJECT,
        fold(SUBJECT),
        "A",
        "issued",
        1,
    )
    assert (draft.number, draft.number_key, draft.state) == (None, None, "draft")


def test_the_migrations_make_the_tables_of_the_models(owner: Engine) -> None:
    """Columns, keys, indexes and comments; what only SQL knows (policies, exclusions) has tests of its own."""
    migrate(owner)
    with owner.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_indicators_of_before_become_their_first_version(owner: Engine) -> None:
    """Words, owner and the value asked go on as they were; one that nobody asks belongs to the nation."""
    migrate(owner, "2026_11_22_spoken_on_behalf")
    with owner.begin() as connection:
        for statement in INDICATORS_BEFORE.strip().removesuffix(";").split(";"):
            connection.execute(text(statement))
    migrate(owner)
    with owner.connect() as connection:
        owners = connection.execute(text("SELECT code, unit_id FROM indicator ORDER BY id")).all()
        versions = connection.execute(
            text("SELECT number, valid::text, name_vi, folded, origin::text FROM indicator_version ORDER BY 3")
        ).all()
        asked = connection.execute(
            text("SELECT comparator::text, value, from_year, to_year, category_id FROM milestone")
        ).all()
    assert owners == [("A", 2), ("B", 2), ("C", 1), ("R", 2)]
    assert set(versions) >= {
        (1, "(,)", "Nữ đại biểu", fold("Nữ đại biểu Women"), "reported"),
        (1, "(,)", "Tỷ lệ", fold("Tỷ lệ Share"), "computed"),
    }
    assert asked == [("aim_for", 30, 2016, 2020, 0)]


def test_reminders_of_reports_go_on_and_reports_know_their_day(owner: Engine) -> None:
    migrate(owner, "2026_11_22_forms_asked")
    with owner.begin() as connection:
        for statement in REPORTS_BEFORE.strip().split(";"):
            connection.execute(text(statement))
    migrate(owner)
    with owner.connect() as connection:
        reminded = connection.execute(
            text(
                "SELECT form_id, period_id, body_id, unit_id, to_unit_id, rule::text, about_on::text, text,"
                " sent_at AT TIME ZONE 'UTC' = '2025-12-20 02:00', mailed_to, seen_at FROM reminder"
            )
        ).all()
        handed_in = connection.execute(text("SELECT handed_in_on::text FROM submission")).scalar_one()
        withdrawn = connection.execute(text("SELECT withdrawn_at FROM attachment")).scalar_one()
    assert reminded == [(1, 1, 1, 1, 2, "by_hand", "2025-12-20", "Đã quá hạn", True, 0, None)]
    # One in the morning of the next day, in Vietnam.
    assert (handed_in, withdrawn) == ("2026-01-03", None)


def test_every_revision_of_before_can_be_read_as_it_was(owner: Engine) -> None:
    """Overwritten, cleared and standing ones, with who, when, through which token and why."""
    migrate(owner, "2026_11_22_indicators_public")
    with owner.begin() as connection:
        for statement in VALUES_BEFORE.strip().split(";"):
            connection.execute(text(statement))
        before = connection.execute(text(REVISIONS)).all()
    migrate(owner)
    with owner.connect() as connection:
        assert connection.execute(text(REVISIONS)).all() == before
        kept = connection.execute(text(ONCE)).one()
    assert len(before) == 5
    assert kept == (3, 3)
