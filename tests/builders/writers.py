"""People who write in one form at once: each knows what they have seen, and says what becomes of every conflict."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tienbo.access.models import Role
from tienbo.access.permissions import PERMISSIONS
from tienbo.access.scope import Actor, Grant
from tienbo.database import Reach, set_reach
from tienbo.submissions.checks import Stated
from tienbo.submissions.models import Value, ValueRevision, ValueStatus
from tienbo.submissions.problems import CellsChanged
from tienbo.submissions.saving import save_values
from tienbo.submissions.write_schemas import ValuesWrite, ValueWrite


class Written(NamedTuple):
    """A value that was taken: over which version its writer had before their eyes, and which version it made."""

    user_id: int
    indicator_id: int
    seen: int
    version: int


@dataclass
class Writer:
    """One person at one form; `eyes` holds the version and value of each cell as they last saw it."""

    sessions: sessionmaker[Any]
    actor: Actor
    submission_id: int
    random: Random
    eyes: dict[int, tuple[int, Decimal | None]] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    kept_mine: int = 0
    kept_theirs: int = 0

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A transaction of their own, with what row security lets them see."""
        with self.sessions() as session, session.begin():
            set_reach(session, Reach(self.actor.user_id, roots=self.actor.roots, today=self.actor.today))
            yield session

    def look(self) -> None:
        with self.transaction() as session:
            rows = session.execute(
                select(Value.indicator_id, Value.version, Value.number).where(Value.submission_id == self.submission_id)
            )
            self.eyes = {indicator_id: (version, number) for indicator_id, version, number in rows}

    def write(self, numbers: dict[int, Decimal | None]) -> None:
        """Send the numbers over what was seen; a conflict is decided cell by cell, and what is kept is sent again."""
        while numbers:
            seen = {indicator_id: self.eyes.get(indicator_id, (0, None))[0] for indicator_id in numbers}
            try:
                self._send(numbers, seen)
            except CellsChanged as refusal:
                numbers = self._decided(numbers, refusal.extensions["conflicts"])
                continue
            return

    def _send(self, numbers: dict[int, Decimal | None], seen: dict[int, int]) -> None:
        wanted = ValuesWrite(values=[_value(key, number, seen[key]) for key, number in numbers.items()])
        with self.transaction() as session:
            saved = save_values(session, self.actor, self.submission_id, None, wanted)
        now = {value.indicator_id: (value.version, value.number) for value in saved.values}
        self.written += [Written(self.actor.user_id or 0, key, seen[key], saved.version) for key in numbers]
        # Only what they wrote: the others' cells of the answer are not before their eyes.
        self.eyes |= {key: now.get(key, (0, None)) for key in numbers}

    def _decided(
        self, numbers: dict[int, Decimal | None], conflicts: Sequence[dict[str, Any]]
    ) -> dict[int, Decimal | None]:
        kept = dict(numbers)
        for conflict in conflicts:
            key, theirs = conflict["indicator_id"], conflict["theirs"]
            self.eyes[key] = (theirs["version"], theirs["number"] and Decimal(theirs["number"]))
            if self.random.random() < 0.5:
                self.kept_mine += 1
            else:
                self.kept_theirs += 1
                del kept[key]
        return kept


def writer_at(unit_id: int, body_id: int, user_id: int, today: date) -> Actor:
    """Who enters figures at a unit."""
    grant = Grant(unit_id, frozenset(PERMISSIONS[Role.officer]), Role.officer, body_id)
    return Actor(user_id, None, "", (grant,), today, token_id=f"token-{user_id}", request_id="")


def unseen_losses(session: Session, submission_id: int, written: Sequence[Written]) -> list[str]:
    """Values that someone wrote over without having seen them; empty where every one was seen or decided about."""
    by = {(one.user_id, one.indicator_id, one.version): one.seen for one in written}
    standing: dict[int, tuple[int, Stated]] = {}
    losses = []
    revisions = session.scalars(
        select(ValueRevision).where(ValueRevision.submission_id == submission_id).order_by(ValueRevision.version)
    )
    for row in revisions:
        seen = by[row.user_id or 0, row.indicator_id, row.version]
        version, said = standing.pop(row.indicator_id, (0, None))
        if seen != version:
            losses.append(f"{row.indicator_id}: {said} of version {version}, written over by who saw {seen}")
        if row.status is not None:
            standing[row.indicator_id] = (row.version, Stated(row.status, row.number))
    return losses


def _value(indicator_id: int, number: Decimal | None, seen: int) -> ValueWrite:
    status = None if number is None else ValueStatus.reported
    return ValueWrite(indicator_id=indicator_id, category_id=0, status=status, number=number, seen=seen)
