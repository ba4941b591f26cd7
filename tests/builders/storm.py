"""Many writers of events at once, some of whom change their minds, and a sequencer that is killed at its work."""

import multiprocessing
import random
import signal
import threading
import time
from dataclasses import dataclass, field
from multiprocessing.context import SpawnProcess

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from tienbo.exchange.sequencing import sequence_events
from tienbo.worker import Job, work

INSERT = (
    "INSERT INTO event (kind, subject_kind, subject_id, data)"
    " SELECT 'test.happened', 'test', '1', '{}' FROM generate_series(1, %s) RETURNING id"
)
SEED = 61


@dataclass
class Aftermath:
    """What was committed, and what two readers made of it.

    Attributes:
        committed: ids of the events that their writers saw committed.
        naive: ids that a reader with `id > last` met, who looked all the while.
        kills: how often the sequencer was killed.
    """

    committed: set[int] = field(default_factory=set)
    naive: set[int] = field(default_factory=set)
    kills: int = 0


def sequence_for_ever(url: str) -> None:
    """A worker process with the one job."""
    engine = create_engine(url)
    work(engine, threading.Event(), [Job("sequence events", 0.01, sequence_events)])


def storm(url: str, events: int, writers: int, rolled_back: float, kills: int) -> Aftermath:
    """Write about `events` events from `writers` threads, a share of them rolled back, while both readers look.

    The sequencer is a process that is killed `kills` times and started again at once.
    """
    dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    found = Aftermath()
    done = threading.Event()
    looking = threading.Thread(target=_look_naively, args=(dsn, found.naive, done))
    killing = threading.Thread(target=_kill, args=(url, kills, found, done))
    threads = [
        threading.Thread(target=_write, args=(dsn, events // writers, rolled_back, SEED + number, found.committed))
        for number in range(writers)
    ]
    for thread in (looking, killing, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    looking.join()
    killing.join()
    return found


def _write(dsn: str, events: int, rolled_back: float, seed: int, committed: set[int]) -> None:
    chance = random.Random(seed)
    written = 0
    with psycopg.connect(dsn) as connection:
        while written < events:
            ids = [row[0] for row in connection.execute(INSERT, (chance.randint(1, 4),))]
            if chance.random() < 0.3:
                time.sleep(chance.random() * 0.01)
            if chance.random() < rolled_back:
                connection.rollback()
            else:
                connection.commit()
                committed.update(ids)
            written += len(ids)


def _look_naively(dsn: str, seen: set[int], done: threading.Event) -> None:
    last = 0
    with psycopg.connect(dsn, autocommit=True) as connection:
        while True:
            over = done.is_set()
            rows = connection.execute("SELECT id FROM event WHERE id > %s ORDER BY id", (last,)).fetchall()
            seen.update(row[0] for row in rows)
            last = rows[-1][0] if rows else last
            if over:
                return
            time.sleep(0.005)


def _kill(url: str, kills: int, found: Aftermath, done: threading.Event) -> None:

    chance = random.Random(SEED)
    process = _started(url)
    while found.kills < kills:
        time.sleep(1 + chance.random())
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        found.kills += 1
        process = _started(url)
    done.wait()
    time.sleep(1)
    process.kill()
    process.join()


def _started(url: str) -> SpawnProcess:
    process = multiprocessing.get_context("spawn").Process(target=sequence_for_ever, args=(url,), daemon=True)
    process.start()
    return process
