"""Where several act at once, one does, and no figure is half in: on a database of its own, with real commits."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import build_country
from tests.builders.databases import own_database
from tests.builders.editions import Consolidator, line
from tests.builders.figures import build_figures
from tests.builders.people import sign_in_as, user_at
from tests.conftest import AppSession
from tests.editions.conftest import IN_2024
from tienbo.app import create_app
from tienbo.editions.models import Edition, EditionContent
from tienbo.settings import Settings
from tienbo.submissions.models import State

AT_ONCE = 6
ROUNDS = 8
WHY = {"reason": "Kiểm tra lại"}


class Shared:
    """A district with a late commune, and a committed state that many clients reach for."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine = engine
        app = create_app(settings, sessionmaker(engine, class_=AppSession, expire_on_commit=False))
        client = TestClient(app, base_url="https://testserver", raise_server_exceptions=False)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            country = build_country(session)
            figures = build_figures(country)
            self.form_id = figures.form.id
            self.women = figures.ids["CB.F"]
            figures.report("18001", "2024", CB_F=100)
            self.late = figures.report("18002", "2024", State.submitted, CB_F=7).id
            district, province = (
                Consolidator(
                    sign_in_as(client, session, user_at(country, country.old(code), rehearsal=IN_2024)),
                    figures,
                    country.old(code),
                    "2024",
                )
                for code in ("436", "42")
            )
        self.district, self.province = district, province

    def start_again(self) -> None:
        with Session(self.engine) as session, session.begin():
            session.execute(text("TRUNCATE edition, edition_content"))
            session.execute(
                text("UPDATE submission SET state = 'submitted', version = 1 WHERE id = :id"), {"id": self.late}
            )


def at_once(*requests: Callable[[], Any]) -> list[Any]:
    with ThreadPoolExecutor(len(requests)) as pool:
        return [future.result() for future in [pool.submit(request) for request in requests]]


@pytest.fixture(scope="module")
def engine(server: str) -> Iterator[Engine]:
    with own_database(server, AT_ONCE) as engine:
        yield engine


@pytest.fixture(scope="module")
def world(engine: Engine, settings: Settings) -> Shared:
    return Shared(engine, settings)


@pytest.fixture
def shared(world: Shared) -> Shared:
    world.start_again()
    return world


def test_many_begin_one_draft(shared: Shared) -> None:
    wanted = {"form_id": shared.form_id, "period": "2024", "unit_id": shared.district.unit_id, "basis": "live"}
    answers = at_once(*[lambda: shared.district.caller.post("/editions", wanted)] * AT_ONCE)
    assert Counter(answer.status_code for answer in answers) == Counter({201: 1, 200: AT_ONCE - 1})
    assert len({answer.json()["id"] for answer in answers}) == 1


def test_many_freeze_one_edition(shared: Shared) -> None:
    draft = shared.district.waive(shared.district.open())
    path, seen = f"/editions/{draft['id']}/freeze", {"seen": draft["digest"]}
    answers = at_once(*[lambda: shared.district.caller.post(path, seen, version=draft["version"])] * AT_ONCE)
    assert Counter(answer.status_code for answer in answers) == Counter({200: 1, 409: AT_ONCE - 1})
    with Session(shared.engine) as session:
        assert len(session.scalars(select(EditionContent)).all()) == 1


def test_accepted_or_withdrawn(shared: Shared) -> None:
    winners: Counter[str] = Counter()
    for _ in range(ROUNDS):
        shared.start_again()
        draft = shared.district.waive(shared.district.open())
        edition = shared.district.move(shared.district.freeze(draft), "submit")
        path = f"/editions/{edition['id']}"
        answers = at_once(
            partial(shared.province.caller.post, f"{path}/accept", version=edition["version"]),
            partial(shared.district.caller.post, f"{path}/withdraw", WHY, version=edition["version"]),
        )
        codes = [answer.status_code for answer in answers]
        assert sorted(codes) == [200, 409], [answer.text for answer in answers]
        with Session(shared.engine) as session:
            state = session.scalars(select(Edition.state)).one()
        assert state == ("accepted" if codes[0] == 200 else "frozen")
        winners[state] += 1
    assert sum(winners.values()) == ROUNDS


def test_a_figure_is_in_or_makes_it_stale(shared: Shared) -> None:
    """The late commune is accepted in the moment of freezing: refused as not seen, or frozen without it and stale."""
    outcomes: Counter[str] = Counter()
    for _ in range(ROUNDS):
        shared.start_again()
        draft = shared.district.waive(shared.district.open())
        freeze, seen = f"/editions/{draft['id']}/freeze", {"seen": draft["digest"]}
        accept = f"/submissions/{shared.late}/accept"
        frozen, accepted = at_once(
            partial(shared.district.caller.post, freeze, seen, version=draft["version"]),
            partial(shared.district.caller.post, accept, version=1),
        )
        assert accepted.status_code == 200, accepted.text
        now = shared.district.read(draft["id"])
        if frozen.status_code == 200:
            assert line(now, shared.women)["result"]["number"] == "100"
            assert now["stale_since"] is not None
            outcomes["stale"] += 1
        else:
            assert frozen.json()["code"] == "figures-changed", frozen.text
            assert line(now, shared.women)["result"]["number"] == "107"
            outcomes["refused"] += 1
    assert sum(outcomes.values()) == ROUNDS


def test_a_change_under_way_is_waited_for(shared: Shared) -> None:
    """A change that is not committed yet when the freeze begins: the freeze waits, and sees it."""
    draft = shared.district.waive(shared.district.open())
    path, seen = f"/editions/{draft['id']}/freeze", {"seen": draft["digest"]}
    with Session(shared.engine) as writer, ThreadPoolExecutor(1) as pool:
        writer.execute(
            text("UPDATE submission SET state = 'accepted', version = 2 WHERE id = :id"), {"id": shared.late}
        )
        freezing = pool.submit(lambda: shared.district.caller.post(path, seen, version=draft["version"]))
        assert _waits(shared.engine)
        writer.commit()
        answer = freezing.result()
    assert (answer.status_code, answer.json()["code"]) == (409, "figures-changed")


def _waits(engine: Engine) -> bool:
    """Whether a session comes to wait for the advisory lock within some seconds."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    for _ in range(200):
        with engine.connect() as connection:
            if connection.execute(waiting).scalar_one():
                return True
            connection.execute(text("SELECT pg_sleep(0.05)"))
    return False
