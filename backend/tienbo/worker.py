"""What is done beside requests: each job again and again, in transactions of its own."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Event as Signal
from threading import Thread
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tienbo.access.keys import load_keys
from tienbo.access.tokens import TokenIssuer
from tienbo.aggregates.keeping import refresh
from tienbo.database import make_engine, resolve_urls
from tienbo.exchange.heads import publish_head
from tienbo.exchange.sequencing import sequence_events
from tienbo.settings import Settings

log = structlog.get_logger()

LONGEST_PAUSE: Final = 60.0


@dataclass
class Job:
    """One thing to do every so many seconds; after a failure with growing pauses."""

    name: str
    every: float
    do: Callable[[Session], object]
    due_at: float = 0.0
    failures: int = 0

    def run(self, engine: Engine) -> None:
        """Does it once; a failure is logged and costs the other jobs nothing."""
        try:
            with Session(engine) as session, session.begin():
                self.do(session)
        except Exception:
            self.failures += 1
            log.exception("job failed", job=self.name, failures=self.failures)
        else:
            self.failures = 0
        self.due_at = time.monotonic() + max(self.every, self._pause)

    @property
    def _pause(self) -> float:
        return min(2.0 ** min(self.failures, 10), LONGEST_PAUSE) if self.failures else 0.0


def jobs(settings: Settings) -> list[Job]:
    """The jobs of an installation.

    Raises:
        SigningKeyError: heads are to be signed, and there is no key.
    """
    todo = [Job("sequence events", 0.25, sequence_events), Job("add up what changed", 2, refresh)]
    if settings.audit_heads_dir is not None:
        issuer = TokenIssuer(load_keys(settings.data_dir / "keys"), settings.issuer)
        publish = partial(publish_head, issuer=issuer, folder=settings.audit_heads_dir)
        todo.append(Job("publish a head", 3_600, publish))
    return todo


def work(engine: Engine, stop: Signal, todo: Sequence[Job]) -> None:
    """Do the jobs as they fall due, until told to stop; the engine is the worker role's."""
    while not stop.is_set():
        for job in todo:
            if time.monotonic() >= job.due_at and not stop.is_set():
                job.run(engine)
        stop.wait(max(0.0, min(job.due_at for job in todo) - time.monotonic()))


@contextmanager
def working(settings: Settings) -> Iterator[None]:
    """A worker in a thread of this process, for installations that are one process."""
    engine, stop = make_engine(resolve_urls(settings).worker), Signal()
    thread = Thread(target=work, args=(engine, stop, jobs(settings)), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        engine.dispose()
