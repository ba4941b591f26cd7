"""The database holds the line by itself: what the app role sees without any help of the application's scope."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, insert, select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from tests.builders import plans
from tests.builders.country import Country, build_country
from tests.builders.entries import say_around
from tests.builders.figures import build_figures
from tests.builders.followed import follow
from tests.builders.indicators import break_down
from tests.builders.people import user_at
from tienbo.access.models import (
    AccessLink,
    ExternalIdentity,
    LinkKind,
    RecoveryCode,
    RefreshToken,
    ServiceClient,
    SignIn,
    SignOnAttempt,
    UsedAssertion,
    User,
)
from tienbo.aggregates.keeping import rebuild
from tienbo.assignments.models import Matrix
from tienbo.database import EVERYONE, NOBODY, Reach, set_reach
from tienbo.editions.models import Edition, EditionContent, EditionState, FigureBasis
from tienbo.exchange.models import Event
from tienbo.forms.models import DueExtension, FormSchedule, Holiday, PeriodKind
from tienbo.indicators.public_models import PublicIndicator
from tienbo.indicators.target_models import Target, TargetUnit
from tienbo.open_data.models import OpenDataset
from tienbo.packs.matrix import load_matrix
from tienbo.reorganisations.models import Reorganisation
from tienbo.submissions.models import FormerValue, Submission, SubmissionRevision
from tienbo.tables import metadata
from tienbo.units.body_models import Body
from tienbo.units.models import Level, UnitVersion
from tienbo.webhooks.models import Webhook, WebhookDelivery

# Tables without a fence, each with its reason.
OPEN_TABLES = {
    "unit": "ids and levels only; every name and code stands in unit_version",
    "unit_closure": "ids and dates only, and the policies themselves read it",
    "unit_reach": "ids and dates only, and the policies themselves read it",
    "unit_duty": "ids and dates only",
    "dimension": "words, the same for the whole country",
    "dimension_member": "words, the same for the whole country",
    "category": "words, the same for the whole country",
    "category_member": "words, the same for the whole country",
    "period": "dates, the same for the whole country",
    "definition_change": "that something was defined anew; it names nothing and nobody",
    "throttle": "counters under keyed hashes; it names nobody",
    "sequenced_event": "numbers and hashes; what happened stands in the event, behind its fence",
    "feed_generation": "when backups were restored",
    "alembic_version": "the schema's revision",
}
FENCED = sorted(set(metadata.tables) - set(OPEN_TABLES))
TODAY = date(2026, 3, 2)


@pytest.fixture
def country(session: Session, tmp_path: Path) -> Country:
    """Both provinces have users, bodies and figures; Hà Tĩnh has a matrix and a form."""
    country = build_country(session)
    figures = build_figures(country)
    load_matrix(session)
    for code in ("42", "18003", "15"):
        user = user_at(country, country.unit(code))
        session.add(
            Event(kind="test", unit_id=country.unit(code), subject_kind="t", subject_id="1", user_id=user.id, data={})
        )
    _fill_access(session, country, user)
    plans.hold(session, tmp_path, country.unit("42"))
    committee = session.get_one(Body, country.committee(country.unit("42")))
    matrix = session.scalars(select(Matrix)).one()
    follow(session, matrix, committee, next(iter(figures.ids.values())), user.id)
    break_down(session, figures.ids["CB.F"], ["level=province", "level=commune"], ["level"])
    session.add(TargetUnit(target_id=session.scalars(select(Target.id)).first(), unit_id=country.unit("18003")))
    reported = figures.report("18003", "2026", CB_F=5)
    session.add_all(
        [
            FormSchedule(
                form_id=reported.form_id,
                period_kind=PeriodKind.year,
                level=Level.commune,
                due_working_days=3,
                opens_days=0,
            ),
            DueExtension(
                form_id=reported.form_id,
                period_id=reported.period_id,
                body_id=reported.body_id,
                unit_id=reported.unit_id,
                due_on=TODAY,
                reason="thử nghiệm",
            ),
            Holiday(day=TODAY, worked=False, name_vi="", name_en="", source=""),
        ]
    )
    made = {"submission_id": reported.id, "unit_id": reported.unit_id, "period_id": reported.period_id, "version": 1}
    session.add_all([SubmissionRevision(**made), FormerValue(**made, indicator_id=1, category_id=0)])
    say_around(session, reported, user.id)
    figures.report("18001", "2024", CB_F=5)
    _freeze_something(session, reported)
    session.add(
        Reorganisation(
            unit_id=country.unit("42"),
            effective_on=TODAY,
            resolution="thử nghiệm",
            kinds=[],
            wanted={},
            made={},
            plan="",
        )
    )
    _publish_something(session, country, figures.ids["CB.F"])
    rebuild(session)
    # Accepted since, and not added up again yet.
    figures.report("18005", "2026", CB_F=5)
    return country


def _freeze_something(session: Session, reported: Submission) -> None:
    edition = Edition(
        form_id=reported.form_id,
        period_id=reported.period_id,
        unit_id=reported.unit_id,
        tree_on=reported.tree_on,
        number=1,
        basis=FigureBasis.live,
        state=EditionState.draft,
        version=1,
        demo=False,
        adjustments=[],
        waivers=[],
        report={},
    )
    session.add(edition)
    session.flush()
    session.add(
        EditionContent(edition_id=edition.id, unit_id=edition.unit_id, period_id=edition.period_id, content=b"{}")
    )
    session.flush()


def _publish_something(session: Session, country: Country, indicator_id: int) -> None:
    unit_id = country.unit("42")
    session.add(PublicIndicator(indicator_id=indicator_id, unit_id=unit_id, decision="01/QĐ-UBND", reason=""))
    session.flush()
    when = datetime(2026, 3, 2, tzinfo=UTC)
    session.add(
        OpenDataset(
            indicator_id=indicator_id,
            unit_id=unit_id,
            code="CB.F",
            described={},
            csv=b"",
            sha256="",
            size=0,
            rows=0,
            stamp="",
            issued_at=when,
            modified_at=when,
        )
    )
    session.flush()


def _fill_access(session: Session, country: Country, user: User) -> None:
    """A row in every table of sign-in, so that an empty answer means a fence and not an empty table."""
    later, digest = datetime(2090, 1, 1, tzinfo=UTC), b"x" * 32
    started = SignIn(id=uuid4(), user_id=user.id, started_at=later, expires_at=later)
    program = ServiceClient(
        id="portal",
        unit_id=country.unit("15"),
        name="portal",
        permissions=[],
        secret_digest=digest,
        made_by_id=user.id,
        expires_at=later,
    )
    receiver = Webhook(
        unit_id=country.unit("15"), name="portal", url="https://portal.example.vn/", kinds=[], after_sequence=0
    )
    session.add(receiver)
    session.flush()
    session.add(
        WebhookDelivery(
            webhook_id=receiver.id, unit_id=receiver.unit_id, message_id="msg_1", kind="webhook.ping", body=b"{}"
        )
    )
    link = AccessLink(
        digest=digest,
        kind=LinkKind.invitation,
        user_id=user.id,
        made_by_id=user.id,
        made_at=later,
        expires_at=later,
    )
    session.add_all([started, program, link, ExternalIdentity(issuer="i", subject="s", user_id=user.id)])
    session.flush()
    session.add_all(
        [
            RecoveryCode(user_id=user.id, digest=digest, made_at=later),
            RefreshToken(digest=digest, sign_in_id=started.id, user_id=user.id, made_at=later),
            UsedAssertion(client_id="portal", jti="j", expires_at=later),
            SignOnAttempt(state_digest=digest, expires_at=later),
        ]
    )
    session.flush()


@pytest.fixture
def app(session: Session, connection: Connection) -> Iterator[Session]:
    """The same transaction, but as the app role."""
    session.flush()
    connection.execute(text("SET LOCAL ROLE tienbo_app"))
    yield session
    connection.execute(text("RESET ROLE"))


def count(session: Session, table: str) -> int:
    return int(session.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())  # noqa: S608 -- a table of ours


class TestCatalogue:
    def test_every_table_is_fenced_or_has_a_reason(self, engine: Engine) -> None:
        with engine.connect() as connection:
            rows = connection.execute(
                text(
                    "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class"
                    " WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
                )
            ).all()
        assert {name for name, forced in rows if not forced} == set(OPEN_TABLES)

    def test_every_fence_is_restrictive_and_for_everything(self, engine: Engine) -> None:
        with engine.connect() as connection:
            rows = connection.execute(
                text(
                    "SELECT tablename FROM pg_policies WHERE policyname = 'fence' AND permissive = 'RESTRICTIVE'"
                    " AND cmd = 'ALL' AND roles = '{tienbo_app}'"
                )
            ).scalars()
            assert sorted(rows) == FENCED

    def test_settings_are_read_through_nullif(self, engine: Engine) -> None:
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies"))
            for (rule,) in rows:
                assert rule.count("current_setting") == rule.lower().count("nullif(current_setting")

    def test_the_app_role_owns_nothing_and_bypasses_nothing(self, engine: Engine) -> None:
        with engine.connect() as connection:
            role = connection.execute(
                text(
                    "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"
                    " WHERE rolname = 'tienbo_app'"
                )
            ).one()
            owned = connection.execute(
                text("SELECT count(*) FROM pg_class WHERE relowner = 'tienbo_app'::regrole")
            ).scalar_one()
        assert not any(role)
        assert owned == 0

    def test_no_view_and_no_function_leads_around(self, engine: Engine) -> None:
        with engine.connect() as connection:
            views = (
                connection.execute(
                    text(
                        "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm')"
                        " AND relnamespace = 'public'::regnamespace"
                        " AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"
                    )
                )
                .scalars()
                .all()
            )
            functions = (
                connection.execute(
                    text(
                        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
                        " AND has_function_privilege('tienbo_app', oid, 'EXECUTE')"
                    )
                )
                .scalars()
                .all()
            )
        assert views == []
        # What they derive is read by the policies; they take nothing from their caller and answer nothing.
        assert set(functions) == {"analyze_register", "derive_closure", "derive_duty", "derive_reach"}


class TestNobody:
    @pytest.mark.parametrize("table", FENCED)
    def test_sees_nothing_where_there_is_something(
        self, country: Country, session: Session, connection: Connection, table: str
    ) -> None:
        assert count(session, table) > 0
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, NOBODY)
        seen = count(session, table)
        connection.execute(text("RESET ROLE"))
        assert seen == 0

    @pytest.mark.parametrize("table", FENCED)
    def test_without_its_fence_a_table_would_be_open(
        self, country: Country, session: Session, connection: Connection, table: str
    ) -> None:
        """The test above can fail: it is this one policy that it sees."""
        connection.execute(text(f'DROP POLICY fence ON "{table}"'))
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, NOBODY)
        seen = count(session, table)
        connection.execute(text("RESET ROLE"))
        assert seen > 0

    def test_a_forgotten_setting_shows_nothing_after_an_earlier_one(self, engine: Engine) -> None:
        """A pooled connection remembers a setting's name with an empty text, not null."""
        with engine.connect() as connection:
            with connection.begin():
                connection.execute(
                    text(
                        "SELECT set_config('tienbo.roots', '{1}', true), set_config('tienbo.today', '2026-01-01', true)"
                    )
                )
            with connection.begin():
                connection.execute(text("SET LOCAL ROLE tienbo_app"))
                assert connection.execute(text("SELECT current_setting('tienbo.roots', true)")).scalar_one() == ""
                assert connection.execute(text("SELECT count(*) FROM unit_version")).scalar_one() == 0


class TestEveryone:
    """The reach of those without an account."""

    @pytest.mark.parametrize("table", FENCED)
    def test_is_told_what_is_published_and_nothing_else(
        self, country: Country, session: Session, connection: Connection, table: str
    ) -> None:
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, EVERYONE)
        seen = count(session, table)
        connection.execute(text("RESET ROLE"))
        assert seen == (1 if table == "open_dataset" else 0)

    def test_what_was_published_goes_with_the_mark(
        self, country: Country, session: Session, connection: Connection
    ) -> None:
        province = country.unit("42")
        reach = Reach(user_id=user_at(country, province).id, roots=(province,), today=TODAY)
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, reach)
        session.execute(text("DELETE FROM public_indicator"))
        set_reach(session, EVERYONE)
        seen = count(session, "open_dataset")
        connection.execute(text("RESET ROLE"))
        assert seen == 0

    def test_what_was_published_goes_where_another_count_is_small(
        self, country: Country, session: Session, connection: Connection
    ) -> None:
        session.execute(text("UPDATE indicator SET factor = factor"))
        assert count(session, "open_dataset") == 1
        session.execute(text("UPDATE indicator SET sensitivity_threshold = 7"))
        assert count(session, "open_dataset") == 0

    @pytest.mark.parametrize(
        "verb", ["INSERT INTO {t} SELECT * FROM {t}", "UPDATE {t} SET rows = 1", "DELETE FROM {t}"]
    )
    def test_nobody_publishes_by_hand(self, app: Session, verb: str) -> None:
        with pytest.raises(ProgrammingError, match="permission denied"), app.begin_nested():
            app.execute(text(verb.format(t="open_dataset")))


class TestReach:
    def reach(self, country: Country, code: str, day: date = TODAY) -> Reach:
        user = user_at(country, country.unit(code, day))
        return Reach(user_id=user.id, roots=(country.unit(code, day),), today=day)

    def test_a_stranger_sees_no_row_of_the_other_province(
        self, country: Country, session: Session, connection: Connection
    ) -> None:
        reach = self.reach(country, "15")
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, reach)
        seen = set(session.scalars(select(UnitVersion.code)))
        empty = (
            "document",
            "matrix",
            "task",
            "assignment",
            "assignment_party",
            "party_body",
            "product",
            "form",
            "form_item",
            "form_period",
            "indicator",
            "indicator_version",
            "indicator_category",
            "indicator_dimension",
            "target",
            "milestone",
            "target_unit",
            "submission",
            "value",
            "former_value",
            "submission_revision",
            "explanation",
            "cell_comment",
            "submission_return",
            "attachment",
            "bulk_load",
            "kept_answer",
            "body_group",
            "edition",
            "edition_content",
            "public_indicator",
            "open_dataset",
        )
        counts = {table: count(session, table) for table in empty}
        connection.execute(text("RESET ROLE"))
        assert seen == {"VN", "15", "080", "02662", "02746", "42001"}
        assert set(counts.values()) == {0}

    def test_a_commune_reads_what_is_issued_above_and_only_its_own_figures(
        self, country: Country, session: Session, connection: Connection
    ) -> None:
        reach = self.reach(country, "18003")
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, reach)
        counts = {table: count(session, table) for table in ("task", "form_item", "submission", "value")}
        connection.execute(text("RESET ROLE"))
        assert counts == {"task": 8, "form_item": 16, "submission": 1, "value": 1}

    @pytest.mark.parametrize(("caller", "owner"), [("18003", "18005"), ("18001", "old 18004")])
    def test_nobody_writes_what_they_may_not_act_on(
        self, country: Country, session: Session, connection: Connection, caller: str, owner: str
    ) -> None:
        """Neither a stranger's figures, nor, as a lesser successor, those of a divided predecessor."""
        reach = self.reach(country, caller)
        unit_id = country.old(owner.split()[1]) if " " in owner else country.unit(owner)
        row = dict.fromkeys(("period_id", "body_id", "indicator_id", "submission_id", "number"), 1)
        row |= {"category_id": 0, "unit_id": unit_id}
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, reach)
        with pytest.raises(ProgrammingError, match="row-level security"), session.begin_nested():
            session.execute(insert(metadata.tables["value"]), [{**row, "status": "reported"}])
        connection.execute(text("RESET ROLE"))

    def test_a_claim_opens_its_own_row_only(self, country: Country, app: Session) -> None:
        login = app.info.setdefault("login", "x")
        set_reach(app, Reach(claim=login))
        assert app.scalars(select(User.login)).all() == []

    @pytest.mark.parametrize(
        ("table", "key"),
        [("event", "id"), ("former_value", "id"), ("submission_revision", "version"), ("edition_content", "unit_id")],
    )
    @pytest.mark.parametrize("verb", ["UPDATE {table} SET {key} = {key}", "DELETE FROM {table}"])
    def test_history_is_only_added_to(self, app: Session, table: str, key: str, verb: str) -> None:
        with pytest.raises(ProgrammingError, match="permission denied"), app.begin_nested():
            app.execute(text(verb.format(table=table, key=key)))
