"""Waiting for new events without holding a connection or a thread: one look for everyone who waits."""

import asyncio
import time
from typing import Any, Final

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import func, select
from sqlalchemy.orm import sessionmaker

from tienbo.exchange.sequence_models import SequencedEvent

INTERVAL: Final = 0.25


class EndOfFeed:
    """The last number of the order, asked of the database once in an interval, however many wait for it."""

    def __init__(self, sessions: sessionmaker[Any]) -> None:
        self._sessions = sessions
        self._lock = asyncio.Lock()
        self._looked_at = 0.0
        self._last = 0

    async def wait_past(self, sequence: int, until: float) -> bool:
        """Whether events came after that number before the time `until` of the monotonic clock."""
        while await self._look() <= sequence:
            left = until - time.monotonic()
            if left <= 0:
                return False
            await asyncio.sleep(min(INTERVAL, left))
        return True

    async def _look(self) -> int:
        async with self._lock:
            if time.monotonic() - self._looked_at > INTERVAL:
                self._last = await run_in_threadpool(self._read)
                self._looked_at = time.monotonic()
            return self._last

    def _read(self) -> int:
        with self._sessions() as session:
            session.read_only = True
            return session.scalar(select(func.max(SequencedEvent.sequence))) or 0
