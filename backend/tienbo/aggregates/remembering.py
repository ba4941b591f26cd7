"""How forms are put together, remembered from one request to the next for as long as nobody defines anything anew.

Reading it takes ten times as long as reading the figures. A stamp says in one short read whether it still holds, in
this process and in every other; and what is remembered is told again only to callers with the same reach.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

Said = TypeVar("Said")
Stamp = tuple[Hashable, ...]

# Each takes some hundred kilobytes.
LIMIT: Final = 128
# The table's own number: a database that was restored counts on from an earlier day.
_STAMP: Final = text(
    "SELECT coalesce(sum(changes), 0), max(id), 'definition_change'::regclass::oid, current_user,"
    " current_setting('tienbo.roots', true), current_setting('tienbo.today', true) FROM definition_change"
)
# Whoever writes meanwhile adds a row of its own, which is neither joined nor lost.
_JOIN: Final = text(
    "WITH gone AS (DELETE FROM definition_change WHERE (SELECT count(*) > 100 FROM definition_change)"
    " RETURNING changes) INSERT INTO definition_change (changes) SELECT sum(changes) FROM gone HAVING count(*) > 0"
)
_REMEMBERED: Final[WeakKeyDictionary[Engine, OrderedDict[Hashable, object]]] = WeakKeyDictionary()
_LOCK: Final = Lock()


def stamp(session: Session) -> Stamp:
    """Of the definitions as they stand, and of the reach within which this session reads them."""
    session.flush()
    return tuple(session.execute(_STAMP).one())


def remembered(session: Session, now: Stamp, key: Hashable, read: Callable[[Session], Said]) -> Said:
    """What `read` says, or said under the same stamp.

    It reads in a session of its own on the same transaction, and what it finds belongs to no session: only what is
    loaded is there, and nobody may change it. The stamp is older than what is read under it, never newer, so what
    was changed in between is told under the next one again.
    """
    engine = session.connection().engine
    with _LOCK:
        mine = _REMEMBERED.setdefault(engine, OrderedDict())
        if (now, key) in mine:
            mine.move_to_end((now, key))
            return mine[now, key]  # type: ignore[return-value] # what this key's `read` said
    with Session(session.connection(), expire_on_commit=False, autoflush=False) as reader:
        said = read(reader)
        reader.expunge_all()
    with _LOCK:
        mine[now, key] = said
        while len(mine) > LIMIT:
            mine.popitem(last=False)
    return said


def join_changes(session: Session) -> None:
    """Make one row of the many that defining leaves; the stamp becomes another, as after a change."""
    session.execute(_JOIN)
