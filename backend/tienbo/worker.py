"""What is done beside requests: each job again and again, in transactions of its own."""

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
from tienbo.access.sealing import SecretBox
from tienbo.access.tokens import TokenIssuer
from tienbo.aggregates.keeping import refresh
from tienbo.bulk.working import take_next
from tienbo.database import make_engine, resolve_urls
from tienbo.exchange.heads import publish_head
from tienbo.exchange.sequencing import sequence_events
from tienbo.open_data.publishing import publish
from tienbo.settings import Settings
from tienbo.webhooks.delivering import deliver, enqueue
from tienbo.webhooks.service import PURPOSE

log = structlog.get_logger()

# Parts of a file are taken beside each other.
_AT_FILES: Final = 2
LONGEST_PAUSE: Final = 60.0
LONGEST_SEND: Final = 20.0


@dataclass
class Job:
    """One thing to do every so many seconds, at once again where it says True; after a failure with growing pauses."""

    name: str
    every: float
    do: Callable[[Session], object]
    failures: int = 0

    def repeat(self, engine: Engine, stop: Signal) -> None:
        """Do it until told to stop."""
        while not stop.is_set():
            more = self.run(engine)
            stop.wait(0 if more else max(self.every, self._pause))

    def run(self, engine: Engine) -> bool:
        """Do it once; a failure is logged, and costs the other jobs nothing."""
        try:
            with Session(engine) as session, session.begin():
                more = self.do(session) is True
        except Exception:
            self.failures += 1
            log.exception("job failed", job=self.name, failures=self.failures)
            return False
        self.failures = 0
        return more

    @property
    def _pause(self) -> float:
        return min(2.0 ** min(self.failures, 10), LONGEST_PAUSE) if self.failures else 0.0


def jobs(settings: Settings) -> list[Job]:
    """The jobs of an installation.

    Raises:
        SigningKeyError: heads are to be signed, and there is no key.
    """
    listed = [
        Job("sequence events", 0.25, sequence_events),
        Job("add up what changed", 2, refresh),
        Job("publish open data", 10, publish),
        *(Job("take files of figures", 0.1, partial(take_next, settings=settings)) for _ in range(_AT_FILES)),
    ]
    if settings.audit_heads_dir is not None:
        issuer = TokenIssuer(load_keys(settings.data_dir / "keys"), settings.issuer)
        listed.append(
            Job("publish a head", 3_600, partial(publish_head, issuer=issuer, folder=settings.audit_heads_dir))
        )
    if settings.webhook_hosts:
        box = SecretBox(settings.secret.get_secret_value(), PURPOSE)
        listed.append(Job("turn events into messages", 0.5, enqueue))
        listed.append(Job("send messages", 1, partial(deliver, hosts=settings.webhook_hosts, box=box)))
    return listed


def work(engine: Engine, stop: Signal, listed: Sequence[Job]) -> None:
    """Do the jobs side by side, so that a slow one holds up no other, until told to stop."""
    threads = [Thread(target=job.repeat, args=(engine, stop), name=job.name, daemon=True) for job in listed]
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join(timeout=LONGEST_SEND)


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
