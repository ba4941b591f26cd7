"""Events in one order: without a gap, none lost, whoever commits late and whenever the sequencer dies."""

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from tests.builders.databases import own_database
from tests.builders.storm import storm
from tienbo import embedded
from tienbo.exchange.hashing import BEGINNING, chained
from tienbo.exchange.models import Event
from tienbo.exchange.sequence_models import FeedGeneration, SequencedEvent
from tienbo.exchange.sequencing import begin_generation, newest_generation, sequence_events


@pytest.fixture(scope="module")
def quiet_server(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A server of its own: a transaction left open in any database of a server holds the order back."""
    return embedded.start(tmp_path_factory.mktemp("server"))


@pytest.fixture
def engine(quiet_server: str) -> Iterator[Engine]:
    with own_database(quiet_server) as engine:
        yield engine


def happen(session: Session, word: str) -> Event:
    event = Event(kind="test.happened", subject_kind="test", subject_id=word, data={"chữ": word})
    session.add(event)
    session.flush()
    return event


def sequence(engine: Engine) -> int:
    with Session(engine) as session, session.begin():
        return sequence_events(session)


def order(engine: Engine) -> list[tuple[int, str]]:
    with Session(engine) as session:
        rows = session.execute(
            select(SequencedEvent.sequence, Event.subject_id)
            .join(Event, Event.id == SequencedEvent.event_id)
            .order_by(SequencedEvent.sequence)
        )
        return [(number, word) for number, word in rows]


def test_what_is_there_is_taken_and_nothing_twice(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        happen(session, "một")
        happen(session, "hai")
        # As rows of before the migration are.
        session.execute(text("UPDATE event SET transaction_id = NULL"))
    assert [sequence(engine), sequence(engine)] == [2, 0]
    with Session(engine) as session, session.begin():
        happen(session, "ba")
    assert sequence(engine) == 1
    assert order(engine) == [(1, "một"), (2, "hai"), (3, "ba")]


def test_who_commits_late_is_waited_for(engine: Engine) -> None:
    sequence(engine)
    with Session(engine) as slow, slow.begin():
        happen(slow, "chậm")
        with Session(engine) as quick, quick.begin():
            happen(quick, "nhanh")
        assert sequence(engine) == 0
    assert sequence(engine) == 2
    assert [word for _, word in order(engine)] == ["chậm", "nhanh"]


def test_what_is_rolled_back_leaves_no_gap(engine: Engine) -> None:
    with Session(engine) as session:
        happen(session, "bỏ")
        session.rollback()
    with Session(engine) as session, session.begin():
        happen(session, "giữ")
    sequence(engine)
    assert order(engine) == [(1, "giữ")]


def test_one_sequencer_at_a_time(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        happen(session, "một")
    with Session(engine) as session, session.begin():
        assert sequence_events(session) == 1
        assert sequence(engine) == 0


def test_each_hash_holds_everything_before_it(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        happen(session, "một")
        happen(session, "hai")
    sequence(engine)
    with Session(engine) as session:
        previous = BEGINNING
        for place in session.scalars(select(SequencedEvent).order_by(SequencedEvent.sequence)):
            previous = chained(previous, place.sequence, session.get_one(Event, place.event_id))
            assert place.hash == previous


class TestAfterARestore:
    def test_transaction_numbers_of_another_server_hide_nothing(self, engine: Engine) -> None:
        sequence(engine)
        with Session(engine) as session, session.begin():
            happen(session, "từ máy cũ")
            # A dump brings the old server's numbers along, far ahead of this one's.
            session.execute(text("UPDATE event SET transaction_id = transaction_id + 1000000000"))
            generation = newest_generation(session)
            assert generation is not None
            generation.place = "another server"
        assert sequence(engine) == 1
        with Session(engine) as session:
            assert session.scalars(select(FeedGeneration.after_sequence).order_by(FeedGeneration.id)).all() == [0, 0]

    def test_into_the_same_database_it_is_said_by_hand(self, engine: Engine) -> None:
        with Session(engine) as session, session.begin():
            happen(session, "một")
        sequence(engine)
        with Session(engine) as session, session.begin():
            begin_generation(session)
        with Session(engine) as session:
            assert session.scalars(select(FeedGeneration.after_sequence).order_by(FeedGeneration.id)).all() == [0, 1]


def test_a_storm_of_writers_and_a_sequencer_that_dies(engine: Engine) -> None:
    found = storm(engine.url.render_as_string(hide_password=False), events=2_400, writers=6, rolled_back=0.1, kills=1)
    assert found.kills == 1
    # The server may take a moment to see that the process is gone, and holds its lock until then.
    for _ in range(200):
        if not sequence(engine) and len(order(engine)) == len(found.committed):
            break
        time.sleep(0.05)
    with Session(engine) as session:
        places = session.scalars(select(SequencedEvent).order_by(SequencedEvent.sequence)).all()
    assert [place.sequence for place in places] == list(range(1, len(found.committed) + 1))
    assert {place.event_id for place in places} == found.committed
