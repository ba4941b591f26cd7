"""Many writers and a sequencer that dies: is the feed whole, how far behind is it, and what does reading it cost?

Control: a reader that goes by `id > last` loses events in the same run. Run it on an embedded server of its own:
`python benchmarks/feed.py [events] [writers] [kills]`.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.builders.databases import own_database  # noqa: E402 -- the path is set above
from tests.builders.storm import storm  # noqa: E402
from tienbo import embedded  # noqa: E402
from tienbo.access.permissions import Permission  # noqa: E402
from tienbo.access.scope import Actor, Grant  # noqa: E402
from tienbo.exchange.feed import read_feed  # noqa: E402
from tienbo.exchange.models import Event  # noqa: E402
from tienbo.exchange.sequence_models import SequencedEvent  # noqa: E402
from tienbo.exchange.sequencing import last_sequenced, sequence_events  # noqa: E402
from tienbo.exchange.verifying import verify_order  # noqa: E402

ROUNDS = 50
PAGE = 1_000


def median(times: list[float]) -> float:
    return statistics.median(times) * 1_000


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return median(times)


def catch_up(engine: Engine, events: int) -> None:
    for _ in range(400):
        with Session(engine) as session, session.begin():
            sequence_events(session)
            if session.scalar(select(func.count(SequencedEvent.sequence))) == events:
                return
        time.sleep(0.05)


def whole(engine: Engine, committed: set[int]) -> str:
    with Session(engine) as session:
        rows = session.execute(
            select(SequencedEvent.sequence, SequencedEvent.event_id).order_by(SequencedEvent.sequence)
        ).all()
        begun = time.perf_counter()
        findings = list(verify_order(session, [], lambda _: None))
        speed = len(rows) / (time.perf_counter() - begun)
    contiguous = [number for number, _ in rows] == list(range(1, len(rows) + 1))
    lost = len(committed - {event for _, event in rows})
    return (
        f"{len(rows):,} numbered, contiguous: {contiguous}, lost: {lost},"
        f" chain: {len(findings)} findings at {speed:,.0f} events/s"
    )


def reading(engine: Engine) -> str:
    actor = Actor(None, "program", "program", (Grant(1, frozenset({Permission.event_read})),), date.today(), "t", "r")  # noqa: DTZ011 -- any day
    with Session(engine) as session, session.begin():
        session.execute(
            text(
                "INSERT INTO unit_reach (root_id, unit_id, during, facts, duty)"
                " SELECT id, id, '(,)', '(,)', true FROM unit WHERE id = 1 ON CONFLICT DO NOTHING"
            )
        )
        session.execute(text("SET session_replication_role = replica"))
        session.execute(text("UPDATE event SET unit_id = 1"))
    with Session(engine) as session:
        session.execute(text("ANALYZE"))
        end = last_sequenced(session)
        last = end.sequence if end else 0
        one = session.scalars(select(Event.id).limit(1)).one()
        select_1 = timed(lambda: session.execute(text("SELECT 1")))
        by_key = timed(lambda: session.execute(select(Event).where(Event.id == one)).one())
        empty = timed(lambda: read_feed(session, actor, f"1-{last}", 100))
        page = timed(lambda: read_feed(session, actor, "1-0", PAGE), 10)
    return (
        f"empty poll {empty / select_1:.1f} × SELECT 1 (limit 2.5);"
        f" {PAGE:,} events {page / by_key:.1f} × one row by key (limit 20)"
    )


def main(events: int = 30_000, writers: int = 12, kills: int = 10) -> None:
    with tempfile.TemporaryDirectory() as folder, own_database(embedded.start(Path(folder)), writers + 4) as engine:
        url = engine.url.render_as_string(hide_password=False)
        with Session(engine) as session, session.begin():
            sequence_events(session)
        found = storm(url, events, writers, rolled_back=0.1, kills=kills)
        catch_up(engine, len(found.committed))
        print(f"{writers} writers, {len(found.committed):,} events committed, sequencer killed {found.kills} times")
        print(f"feed: {whole(engine, found.committed)}")
        print(f"control, id > last: {len(found.committed - found.naive):,} lost")
        print(f"reading: {reading(engine)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
