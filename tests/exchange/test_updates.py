"""`updated_since`: nothing is passed by, whoever commits late; for real, with commits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session, sessionmaker

from tests.builders import editions, followed_tasks, indicators, plans
from tests.builders.country import build_country
from tests.builders.databases import own_database
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, sign_in_as, user_at
from tests.conftest import AppSession
from tienbo.access.models import Role
from tienbo.answer_headers import NEXT_SINCE
from tienbo.app import create_app
from tienbo.exchange.sequencing import begin_generation, sequence_events
from tienbo.forms.models import DueExtension
from tienbo.settings import Settings
from tienbo.submissions.models import State

# A list, and a row that it shows or tells of, which is written again as it is.
WRITTEN = {
    "units": "unit_version WHERE code = '18003'",
    "commune, by the name of the unit above": "unit_version WHERE code = '42' AND valid @> CURRENT_DATE",
    "province, by whether there are units below": "unit_version WHERE code = '18003'",
    "bodies": "body WHERE id = (SELECT body_id FROM submission)",
    "bodies, by a name": "body_name WHERE body_id = (SELECT body_id FROM submission)",
    "bodies, by the name of their unit": "unit_version WHERE code = '18003'",
    "documents": "document",
    "documents, by a proposal": "proposal",
    "matrices": "matrix",
    "work, by a report": "progress_report",
    "work, by a request for more time": "extension_request",
    "work, by whom it asks": "party_body",
    "reporters": "submission",
    "reporters, by a day given later": "due_extension",
    "reporters, by a name": "body_name WHERE body_id = (SELECT body_id FROM submission)",
    "reporters, by the unit above": "unit_version WHERE code = '42' AND valid @> CURRENT_DATE",
    "editions": "edition",
    "indicators": "indicator",
    "indicators, by a target": "target",
    "indicators, by what a target asks": "milestone",
}
NEWEST_OPEN = text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")


@dataclass(frozen=True)
class Place:
    """A database with something in every list, a province that reads it all, and a stranger."""

    engine: Engine
    province: Caller
    stranger: Caller
    lists: dict[str, str]

    def ask(self, name: str, mark: str | None = None, caller: Caller | None = None) -> httpx.Response:
        path = self.lists[name.partition(",")[0]]
        since = f"{'&' if '?' in path else '?'}updated_since={mark}" if mark else ""
        return (caller or self.province).request("GET", path + since)

    def count(self, name: str, mark: str | None = None, caller: Caller | None = None) -> int:
        answer = self.ask(name, mark, caller)
        assert answer.status_code == 200, answer.text
        return len(answer.json()["items"])

    def mark_of_now(self) -> str:
        """A mark behind all that is committed here, whatever is open in other databases of the server."""
        with self.engine.connect() as connection:
            return f"{self._generation()}-{connection.scalar(NEWEST_OPEN)}"

    def _generation(self) -> str:
        return str(self.ask("units").headers[NEXT_SINCE]).split("-", maxsplit=1)[0]


@pytest.fixture(scope="module")
def place(server: str, settings: Settings) -> Iterator[Place]:
    with own_database(server) as engine, Session(engine, expire_on_commit=False) as session:
        country = build_country(session)
        figures = build_figures(country)
        province = country.unit("42")
        plans.hold(session, settings.data_dir, province)
        followed = followed_tasks.follow(country, settings.data_dir, province)
        indicators.ask(session, indicators.define(session, province, "TN.42"), province)
        figures.report("18003", "2026", State.submitted, CB_F=7)
        session.add(later_day(figures))
        editions.keep(figures, province, "2026")
        lists = {
            "units": "/units?level=commune",
            "commune": "/units?code=18003",
            "province": "/units?code=42",
            "bodies": f"/bodies?unit_id={country.unit('18003')}",
            "documents": "/documents",
            "matrices": "/matrices",
            "work": f"/work?matrix_id={followed.matrix_id}&unit_id={province}",
            "reporters": f"/forms/{figures.form.id}/reporters?period=2026&q=cam",
            "editions": "/editions",
            "indicators": "/indicators",
        }
        app = create_app(settings, sessionmaker(engine, class_=AppSession, expire_on_commit=False))
        with TestClient(app, base_url="https://testserver") as client:
            keeper = user_at(country, province, Role.officer, Role.leader, Role.administrator)
            stranger = user_at(country, country.unit("42001"))
            place = Place(engine, sign_in_as(client, session, keeper), sign_in_as(client, session, stranger), lists)
            session.commit()
            yield place


def later_day(figures: Figures) -> DueExtension:
    unit_id = figures.country.unit("18003")
    return DueExtension(
        form_id=figures.form.id,
        period_id=figures.periods["2026"].id,
        body_id=figures.country.committee(unit_id),
        unit_id=unit_id,
        due_on=date(2027, 1, 31),
        reason="thử nghiệm",
    )


def write(engine: Engine, which: str) -> None:
    table, _, _ = which.partition(" ")
    column = {"milestone": "target_id", "party_body": "position"}.get(table, "id")
    newest = f"SELECT max(ctid) FROM {which}"  # noqa: S608 -- from the table above
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = {column} WHERE ctid = ({newest})"))  # noqa: S608 -- the same


class TestLists:
    @pytest.mark.parametrize("name", WRITTEN)
    def test_what_was_written_since_and_nothing_else(self, place: Place, name: str) -> None:
        mark = place.mark_of_now()
        assert place.count(name) > 0
        assert place.count(name, mark) == 0
        write(place.engine, WRITTEN[name])
        assert place.count(name, mark) == 1
        assert place.count(name, place.mark_of_now()) == 0

    @pytest.mark.parametrize("name", ["documents", "reporters", "editions"])
    def test_a_stranger_is_not_told(self, place: Place, name: str) -> None:
        mark = place.mark_of_now()
        write(place.engine, WRITTEN[name])
        assert place.ask(name, mark, place.stranger).status_code in {200, 404}
        if place.ask(name, mark, place.stranger).status_code == 200:
            assert place.count(name, mark, place.stranger) == 0


class TestLateCommits:
    def test_a_change_that_was_open_comes_with_the_next_answer(self, place: Place) -> None:
        with place.engine.connect() as writer:
            writer.execute(text("UPDATE document SET subject = 'Sửa' WHERE id = (SELECT max(id) FROM document)"))
            asked = place.ask("documents")
            write(place.engine, WRITTEN["units"])  # begun later, ended sooner
            wrong = place.mark_of_now()
            assert "Sửa" not in asked.text
            writer.commit()
        assert "Sửa" in place.ask("documents", asked.headers[NEXT_SINCE]).text

        # The control: a mark of what had begun, open or not, passes the change by, as a clock would.
        assert "Sửa" not in place.ask("documents", wrong).text

    def test_part_of_a_transaction_that_was_undone(self, place: Place) -> None:
        """A savepoint writes rows under a number of its own, which is later than the transaction's."""
        with place.engine.connect() as writer:
            writer.execute(text("SELECT pg_current_xact_id()"))
            mark = place.ask("documents").headers[NEXT_SINCE]
            with writer.begin_nested():
                writer.execute(text("UPDATE document SET version = version WHERE id = (SELECT max(id) FROM document)"))
            writer.commit()
        assert place.count("documents", mark) >= 1


class TestMarks:
    @pytest.mark.parametrize("mark", ["yesterday", "1", "0-", "2026-11-22", "0-9999999999999999999"])
    def test_what_is_no_mark(self, place: Place, mark: str) -> None:
        assert place.ask("units", mark).status_code == 422

    def test_one_that_was_never_given(self, place: Place) -> None:
        generation = place.mark_of_now().split("-", maxsplit=1)[0]
        answer = place.ask("units", f"{generation}-999999999999")
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "bad-mark")

    def test_a_restore_ends_them(self, place: Place) -> None:
        mark = place.mark_of_now()
        with Session(place.engine) as session, session.begin():
            begin_generation(session)
        answer = place.ask("units", mark)
        assert (answer.status_code, answer.json()["code"]) == (410, "mark-lost")
        assert place.count("units", place.mark_of_now()) == 0

    def test_so_does_one_that_the_worker_has_not_seen_yet(self, place: Place) -> None:
        with Session(place.engine) as session, session.begin():
            begin_generation(session)
        mark = place.mark_of_now()
        with place.engine.begin() as connection:
            connection.execute(text("UPDATE feed_generation SET place = 'another'"))
        assert place.ask("units", mark).status_code == 410
        after = place.mark_of_now()
        with Session(place.engine) as session, session.begin():
            sequence_events(session)
        assert place.count("units", after) == 0
