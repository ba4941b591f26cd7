"""What is done beside requests: each job again and again, in transactions of its own."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event as Signal
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tienbo.exchange.sequencing import sequence_events

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


def jobs() -> list[Job]:
    """The jobs of an installation."""
    return [Job("sequence events", 0.25, sequence_events)]


def work(engine: Engine, stop: Signal, wanted: Sequence[Job] | None = None) -> None:
    """Do the jobs as they fall due, until told to stop; the engine is the worker role's."""
    todo = list(wanted or jobs())
    while not stop.is_set():
        for job in todo:
            if time.monotonic() >= job.due_at and not stop.is_set():
                job.run(engine)
        stop.wait(max(0.0, min(job.due_at for job in todo) - time.monotonic()))
