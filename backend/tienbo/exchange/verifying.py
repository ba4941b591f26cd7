"""Going through the order from its beginning: is every event what it was when it was numbered?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.exchange.hashing import BEGINNING, chained
from tienbo.exchange.heads import Head
from tienbo.exchange.models import Event
from tienbo.exchange.sequence_models import SequencedEvent

_BATCH: Final = 5_000


class Fault(StrEnum):
    """What can be wrong at a place of the order."""

    gap = "gap"
    gone = "gone"
    changed = "changed"
    remade = "remade"
    cut_off = "cut-off"


EXPLAINED: Final[Mapping[Fault, str]] = {
    Fault.gap: "numbers are missing before this one",
    Fault.gone: "the event of this number is no longer there",
    Fault.changed: "the event, its number or its hash is not what it was",
    Fault.remade: "a signed head names another hash here: the order was made again",
    Fault.cut_off: "a signed head names this number, but the order ends before it",
}


class Finding(NamedTuple):
    sequence: int
    fault: Fault
    detail: str = ""


def verify_order(session: Session, heads: Sequence[Head], seen: Callable[[int], object]) -> Iterator[Finding]:
    """Every fault of the order, and of its agreement with the heads; `seen` is told how many were looked at."""
    wanted = {head.sequence: head for head in heads}
    last, previous = 0, BEGINNING
    rows = session.execute(
        select(SequencedEvent.sequence, SequencedEvent.hash, Event)
        .outerjoin(Event, Event.id == SequencedEvent.event_id)
        .order_by(SequencedEvent.sequence)
        .execution_options(yield_per=_BATCH)
    )
    for part in rows.partitions():
        for sequence, hashed, event in part:
            if sequence != last + 1:
                yield Finding(sequence, Fault.gap)
            if event is None:
                yield Finding(sequence, Fault.gone)
            elif chained(previous, sequence, event) != hashed:
                yield Finding(sequence, Fault.changed)
            head = wanted.get(sequence)
            if head is not None and head.hash != hashed:
                yield Finding(sequence, Fault.remade, head.file)
            last, previous = sequence, hashed
        seen(len(part))
    for head in heads:
        if head.sequence > last:
            yield Finding(head.sequence, Fault.cut_off, head.file)
