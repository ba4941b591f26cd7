"""The one sequencer: brings events into an order without gaps, which the feed, webhooks and the audit read.

An event stands in the log with its change, so ids come out of order: a long transaction commits low ids late, and
`id > last` would pass them by. Here an event is numbered only once every transaction begun before it has ended
(`pg_snapshot_xmin`), and the numbers are given by one sequencer at a time.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, exists, func, select, text
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.exchange.hashing import BEGINNING, chained
from tienbo.exchange.models import Event
from tienbo.exchange.sequence_models import FeedGeneration, SequencedEvent

_LOCK: Final = 7_310_020_261_122
_BATCH: Final = 5_000
_HORIZON: Final = text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
# A restored dump is another database, a restored backup another timeline: their transaction numbers mean nothing here.
PLACE: Final = (
    "SELECT (SELECT system_identifier FROM pg_control_system()) || '/'"
    " || (SELECT timeline_id FROM pg_control_checkpoint()) || '/'"
    " || (SELECT oid FROM pg_database WHERE datname = current_database())"
)

_PLACES: Final = text(
    "INSERT INTO sequenced_event (sequence, event_id, hash) SELECT :before + place, event_id, hash"
    " FROM unnest(CAST(:events AS bigint[]), CAST(:hashes AS bytea[])) WITH ORDINALITY AS e(event_id, hash, place)"
)


def sequence_events(session: Session) -> int:
    """Number what has been committed since the last time; the count, 0 while another sequencer is at work.

    A session of the worker role: the order holds the events of every unit.
    """
    if not session.scalar(select(func.pg_try_advisory_xact_lock(_LOCK))):
        return 0
    generation = newest_generation(session)
    if generation is None or generation.place != _place(session):
        return _begin(session)
    horizon = session.scalars(_HORIZON).one()
    if horizon == generation.horizon:
        return 0
    finished = _unsequenced().where(Event.transaction_id >= generation.horizon, Event.transaction_id < horizon)
    count = _number(session, finished)
    generation.horizon = horizon
    return count


def waiting_since(session: Session) -> datetime | None:
    """When the oldest event happened that has no number yet; None where all have one.

    Long ago means that no worker runs, or that a transaction was left open, also in another database of the server.
    """
    generation = newest_generation(session)
    later = Event.transaction_id >= (generation.horizon if generation else 0)
    numbered = exists().where(SequencedEvent.event_id == Event.id)
    return session.scalar(select(func.min(Event.happened_at)).where(later, ~numbered))


def begin_generation(session: Session) -> int:
    """Begin anew after a restore that cannot be told from the place (into the same database); what was numbered then.

    Readers that were ahead of the backup are told so; the others go on.
    """
    session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    return _begin(session)


def newest_generation(session: Session) -> FeedGeneration | None:
    return session.scalar(select(FeedGeneration).order_by(FeedGeneration.id.desc()).limit(1))


def last_sequenced(session: Session) -> SequencedEvent | None:
    """The end of the order; None before the first event."""
    return session.scalar(select(SequencedEvent).order_by(SequencedEvent.sequence.desc()).limit(1))


def _begin(session: Session) -> int:
    """Every event that is there is numbered: what is committed later belongs to a transaction at or past the horizon.

    The horizon is read first, so nothing falls between; what is caught twice is numbered once.
    """
    last = last_sequenced(session)
    horizon = session.scalars(_HORIZON).one()
    session.add(
        FeedGeneration(
            place=_place(session),
            after_sequence=last.sequence if last else 0,
            horizon=horizon,
            begun_at=clock.now(),
        )
    )
    return _number(session, _unsequenced())


def _place(session: Session) -> str:
    return str(session.scalars(text(PLACE)).one())


def _unsequenced() -> Select[Any]:
    """Rows of the log, for there may be many thousands at a time."""
    return (
        select(*Event.__table__.columns)
        .outerjoin(SequencedEvent, SequencedEvent.event_id == Event.id)
        .where(SequencedEvent.event_id.is_(None))
        .order_by(Event.id)
        .execution_options(yield_per=_BATCH)
    )


def _number(session: Session, events: Select[Any]) -> int:
    last = last_sequenced(session)
    first, previous = (last.sequence, last.hash) if last else (0, BEGINNING)
    before = first
    for part in session.execute(events).partitions():
        hashes = []
        for sequence, event in enumerate(part, before + 1):
            previous = chained(previous, sequence, event)
            hashes.append(previous)
        said = {"before": before, "events": [event.id for event in part], "hashes": hashes}
        session.execute(_PLACES, said)
        before += len(part)
    return before - first
