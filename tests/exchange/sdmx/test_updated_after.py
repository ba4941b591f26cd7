"""`updatedAfter`: no change is passed by, whoever commits late, and little is told twice; for real, with commits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session, sessionmaker

from tests.builders import editions
from tests.builders.country import TODAY, build_country
from tests.builders.databases import own_database
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, sign_in_as, user_at
from tests.conftest import AppSession
from tests.exchange.sdmx.asking import DATA, FREE, number_of, rows
from tienbo import embedded
from tienbo.app import create_app
from tienbo.exchange import horizons
from tienbo.exchange.models import Event
from tienbo.exchange.sequencing import begin_generation, sequence_events
from tienbo.settings import Settings
from tienbo.submissions.models import State

ALL_BASES = f"{DATA}/..CB_F@42.{FREE}"
AREA, SISTER, PROVINCE = "18003", "18005-20250701", "42"


@dataclass(frozen=True)
class Place:
    """Figures of two periods in a database whose transactions really end."""

    engine: Engine
    province: Caller
    stranger: Caller
    client: TestClient

    def happen(self) -> None:
        """Something happens, and is numbered."""
        with Session(self.engine) as session, session.begin():
            unit_id = session.scalar(text("SELECT unit_id FROM unit_version WHERE code = '42'"))
            session.add(Event(kind="test.happened", unit_id=unit_id, subject_kind="test", subject_id="1", data={}))
        with Session(self.engine) as session, session.begin():
            sequence_events(session)

    def now(self) -> str:
        """A moment before which all that was committed had been numbered."""
        self.happen()
        self.happen()
        with self.engine.connect() as connection:
            moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
            return moment.isoformat()

    def told(self, moment: str, caller: Caller | None = None, **params: Any) -> set[tuple[str, str, str]]:
        """Area, period and basis of what is told; nothing where there is no result."""
        asked = {"updatedAfter": moment, "format": "csv"} | params
        answer = (caller or self.province).get(ALL_BASES, **asked)
        if answer.status_code == 404:
            assert number_of((caller or self.province).get(ALL_BASES, **asked | {"format": "json"})) == 100
            return set()
        found = rows(caller or self.province, ALL_BASES, updatedAfter=moment, **params)
        return {(row["REF_AREA"], row["PERIOD"], row["BASIS"]) for row in found}

    def write(self, statement: str) -> None:
        with self.engine.begin() as connection:
            assert connection.execute(text(statement)).rowcount


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Place]:
    # A server of its own: a transaction left open in any database of a server holds the numbers back.
    server = embedded.start(tmp_path_factory.mktemp("server"))
    with own_database(server) as engine, Session(engine, expire_on_commit=False) as session:
        with Session(engine) as first, first.begin():
            sequence_events(first)
        country = build_country(session)
        figures = build_figures(country)
        _report(figures)
        app = create_app(settings, sessionmaker(engine, class_=AppSession, expire_on_commit=False))
        with TestClient(app, base_url="https://testserver") as client:
            province, stranger = (
                sign_in_as(client, session, user_at(country, country.unit(code))) for code in ("42", "15")
            )
            place = Place(engine, province, stranger, client)
            session.commit()
            yield place


def _report(figures: Figures) -> None:
    figures.report("18001", "2024", CB_F=12)
    figures.report(AREA, "2026", CB_F=30)
    figures.report("18005", "2026", CB_F=8)
    figures.report("18001", "2026", State.draft, CB_F=1)
    editions.keep(figures, figures.country.unit("42"), "2024")


@pytest.fixture(autouse=True)
def _clocks_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(horizons, "MARGIN", horizons.MARGIN * 0)


def everything(place: Place) -> set[tuple[str, str, str]]:
    found = rows(place.province, ALL_BASES)
    return {(row["REF_AREA"], row["PERIOD"], row["BASIS"]) for row in found}


TOUCH = "UPDATE submission SET version = version + 1 WHERE unit_id = (SELECT unit_id FROM unit_version WHERE {})"
COMMUNE = "code = '18003' AND valid @> DATE '2026-01-01'"


class TestUpdatedAfter:
    def test_anonymous(self, place: Place) -> None:
        assert place.client.get(f"/api/v1{ALL_BASES}?updatedAfter=2026-01-01").status_code == 401

    def test_nothing_new_is_no_result(self, place: Place) -> None:
        assert everything(place)
        assert place.told(place.now()) == set()

    def test_one_report_and_all_above_it(self, place: Place) -> None:
        moment = place.now()
        place.write(TOUCH.format(COMMUNE))
        told = place.told(moment)
        assert told == {one for one in everything(place) if one[0] in {AREA, PROVINCE} and one[1] == "2026"}
        assert {basis for _, _, basis in told} == {"live", "official"}
        assert (SISTER, "2026", "live") in everything(place)
        assert place.told(place.now()) == set()

    def test_a_stranger_is_not_told(self, place: Place) -> None:
        moment = place.now()
        place.write(TOUCH.format(COMMUNE))
        assert not {area for area, _, _ in place.told(moment, place.stranger)} & {AREA, PROVINCE}

    def test_a_draft_changes_no_figure(self, place: Place) -> None:
        moment = place.now()
        place.write("UPDATE submission SET version = version + 1 WHERE state = 'draft'")
        assert place.told(moment) == set()

    def test_an_edition(self, place: Place) -> None:
        moment = place.now()
        place.write("UPDATE edition SET version = version + 1")
        assert {one[:2] for one in place.told(moment)} == {(PROVINCE, "2024")}

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE indicator_version SET name_vi = name_vi",
            "UPDATE unit_version SET name = name WHERE code = '18005'",
            "UPDATE body SET kind = kind",
            "UPDATE body_name SET name = name",
            "DELETE FROM target_unit",
        ],
    )
    def test_whatever_is_defined_anew_may_change_everything(self, place: Place, statement: str) -> None:
        moment = place.now()
        with place.engine.begin() as connection:
            connection.execute(text(statement))
        assert place.told(moment) == everything(place)

    def test_on_another_map_a_figure_hangs_on_its_neighbours(self, place: Place) -> None:
        moment = place.now()
        place.write(TOUCH.format(COMMUNE))
        told = place.told(moment, geography=TODAY.isoformat())
        assert {period for _, period, _ in told} == {"2026"}
        assert (SISTER, "2026", "live") in told

    def test_where_small_counts_are_withheld_too(self, place: Place) -> None:
        place.write("UPDATE indicator SET sensitivity_threshold = 5 WHERE code = 'CB.F'")
        moment = place.now()
        place.write(TOUCH.format(COMMUNE))
        assert {one for one in everything(place) if one[1] == "2026"} == place.told(moment)
        place.write("UPDATE indicator SET sensitivity_threshold = NULL WHERE code = 'CB.F'")

    def test_the_last_of_a_series_where_that_has_changed(self, place: Place) -> None:
        moment = place.now()
        place.write(
            "UPDATE submission SET version = version + 1 WHERE period_id = (SELECT id FROM period WHERE code = '2024')"
        )
        assert {period for _, period, _ in place.told(moment)} == {"2024"}
        assert {area for area, _, _ in place.told(moment, lastNObservations=1)} == {
            "18001",
            "436",
        }  # which ended in 2025


class TestMoments:
    def test_what_was_open_at_the_moment_is_told(self, place: Place) -> None:
        """The change and its event were made before the moment, and others came and went: no clock shows it."""
        place.now()
        with place.engine.connect() as writer:
            writer.execute(text(TOUCH.format(COMMUNE)))
            moment = place.now()
            assert place.told(moment) == set()
            writer.commit()
        assert (AREA, "2026", "live") in place.told(moment)
        place.happen()  # now all of it is numbered
        assert (AREA, "2026", "live") in place.told(moment)
        assert place.told(place.now()) == set()

    def test_the_moment_of_a_message_leads_to_the_next(self, place: Place) -> None:
        place.now()
        before = datetime.now(UTC)
        answer = place.province.get(ALL_BASES, format="json")
        prepared = answer.json()["meta"]["prepared"]
        assert before <= datetime.fromisoformat(prepared) <= datetime.now(UTC)
        place.write(TOUCH.format(COMMUNE))
        assert (AREA, "2026", "live") in place.told(prepared)
        assert (AREA, "2024", "live") not in place.told(prepared)

    def test_before_anything_was_numbered_it_is_everything(self, place: Place) -> None:
        assert place.told("2020-01-01") == everything(place)

    def test_before_a_restore_it_is_everything(self, place: Place) -> None:
        moment = place.now()
        with Session(place.engine) as session, session.begin():
            begin_generation(session)
        assert place.told(moment) == everything(place)
        assert place.told(place.now()) == set()

    def test_a_restore_that_the_worker_has_not_seen_yet(self, place: Place) -> None:
        moment = place.now()
        place.write("UPDATE feed_generation SET place = 'another' WHERE id = (SELECT max(id) FROM feed_generation)")
        assert place.told(moment) == everything(place)
