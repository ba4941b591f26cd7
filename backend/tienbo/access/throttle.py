"""Slowing down guesses, in the database: by account and network together, by account, and by network.

Whoever signs in from a network from which the account was entered before is held to the count of that account
and network alone, so a stranger's failures elsewhere never keep the owner out. Everyone else also waits for the
account's and the network's counts. Each delay doubles up to a longest one and nothing is ever locked for good.
An attempt that has to wait is not looked at: it costs no hashing, and it does not make the delay longer.
"""

import hmac
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import case, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo.access.models import Throttle
from tienbo.problems import Problem, Text

_NO_TIME = timedelta(0)
_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class Limit:
    """How many failures are free, how long the delay may become, and when failures are forgotten.

    Attributes:
        in_turn: one attempt at a time, so that many at once do not slip in before the first is counted.
    """

    name: str
    free: int
    longest: timedelta
    forgotten_after: timedelta
    in_turn: bool

    def delay(self, failures: int) -> timedelta:
        """How long to wait after so many failures: nothing, then 1, 2, 4 … seconds."""
        beyond = failures - self.free
        return min(self.longest, timedelta(seconds=2 ** min(beyond - 1, 30))) if beyond > 0 else _NO_TIME


ACCOUNT_AND_NETWORK = Limit("account and network", 5, timedelta(minutes=5), timedelta(hours=24), in_turn=True)
ACCOUNT = Limit("account", 10, timedelta(minutes=5), timedelta(hours=24), in_turn=True)
# An office behind one address has many people who mistype.
NETWORK = Limit("network", 100, timedelta(minutes=1), timedelta(hours=1), in_turn=False)


class TooManyAttempts(Problem):
    status = 429
    code = "too-many-attempts"
    title = Text("Đã thử sai quá nhiều lần. Hãy chờ rồi thử lại.", "Too many failed attempts. Wait, then try again.")

    def __init__(self, wait: timedelta) -> None:
        seconds = max(1, math.ceil(wait.total_seconds()))
        super().__init__(
            Text(
                f"Đã thử sai quá nhiều lần. Hãy thử lại sau {seconds} giây.",
                f"Too many failed attempts. Try again in {seconds} seconds.",
            ),
            headers={"Retry-After": str(seconds)},
        )


class Counter(NamedTuple):
    """One limit as it applies to one account, network or both."""

    limit: Limit
    key: bytes


class Throttler:
    """Finds the counters of an attempt; their keys are keyed hashes, so that the table tells no names."""

    def __init__(self, secret: str) -> None:
        self._key = HKDF(SHA256(), 32, salt=None, info=b"tienbo throttle").derive(secret.encode())

    def counters(self, account: str, network: str, *, familiar: bool) -> list[Counter]:
        """The counters that an attempt is held to.

        Args:
            account: what was given as its name, whether there is such an account or not.
            network: the client's /24 or /64.
            familiar: the account was entered from this network before.
        """
        pair = self._counter(ACCOUNT_AND_NETWORK, account, network)
        if familiar:
            return [pair]
        return sorted(
            [pair, self._counter(ACCOUNT, account), self._counter(NETWORK, network)], key=lambda counter: counter.key
        )

    def _counter(self, limit: Limit, *parts: str) -> Counter:
        return Counter(limit, hmac.digest(self._key, "\0".join((limit.name, *parts)).encode(), sha256))


def waiting_time(session: Session, counters: Sequence[Counter], now: datetime) -> timedelta:
    """How long this attempt has to wait; zero lets it through, and no second one until this one has ended."""
    turns = [func.pg_try_advisory_xact_lock(_lock(counter)) for counter in counters if counter.limit.in_turn]
    if not all(session.execute(select(*turns)).one()):
        return _MOMENT
    # A statement of its own: it sees what was counted before the lock was given.
    blocked = session.scalar(
        select(func.max(Throttle.blocked_until)).where(Throttle.key.in_([counter.key for counter in counters]))
    )
    return max(_NO_TIME, blocked - now) if blocked else _NO_TIME


def count_failure(session: Session, counters: Sequence[Counter], now: datetime) -> None:
    """One more failure on each counter; the caller must let the transaction commit."""
    for limit, key in counters:
        first = insert(Throttle).values(key=key, failures=1, last_at=now, blocked_until=now)
        forgotten = Throttle.last_at < now - limit.forgotten_after
        failures = session.execute(
            first.on_conflict_do_update(
                index_elements=[Throttle.key],
                set_={"failures": case((forgotten, 1), else_=Throttle.failures + 1), "last_at": now},
            ).returning(Throttle.failures)
        ).scalar_one()
        session.execute(update(Throttle).where(Throttle.key == key).values(blocked_until=now + limit.delay(failures)))


def is_first(session: Session, key: bytes, now: datetime, span: timedelta) -> bool:
    """Whether nothing was said of `key` for `span`; of many at once, one is the first."""
    row = insert(Throttle).values(key=key, failures=1, last_at=now, blocked_until=now + span)
    said = row.on_conflict_do_update(
        index_elements=[Throttle.key],
        set_={"failures": Throttle.failures + 1, "last_at": now, "blocked_until": now + span},
        where=Throttle.blocked_until <= now,
    )
    return session.execute(said.returning(Throttle.key)).one_or_none() is not None


def forgive(session: Session, counters: Sequence[Counter], *, everywhere: bool = False) -> None:
    """The owner has come in from here. What strangers did elsewhere stays counted, unless it is `everywhere`."""
    limits = (ACCOUNT_AND_NETWORK, ACCOUNT) if everywhere else (ACCOUNT_AND_NETWORK,)
    keys = [counter.key for counter in counters if counter.limit in limits]
    session.execute(delete(Throttle).where(Throttle.key.in_(keys)))


def _lock(counter: Counter) -> int:
    return int.from_bytes(counter.key[:8], "big", signed=True)
