"""Reading the order of events after a cursor: all of it that the caller may see, nothing twice, nothing passed by."""

import re
from typing import Final, NamedTuple, Self

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.exchange.models import Event
from tienbo.exchange.queries import COLUMNS, DAY, told
from tienbo.exchange.schemas import FeedPage
from tienbo.exchange.sequence_models import FeedGeneration, SequencedEvent
from tienbo.problems import FieldError, InvalidInput, Problem, Text

# However few of them the caller may see, one answer looks through so many events at most.
WINDOW: Final = 20_000
LATEST: Final = "latest"
CURSOR_PATTERN: Final = r"^(latest|[0-9]{1,9}-[0-9]{1,18})$"

# The newest generation, the end of the order, and the least that stood at a restore since the reader's generation.
_STATE: Final = select(
    func.coalesce(select(func.max(FeedGeneration.id)).scalar_subquery(), 0),
    func.coalesce(select(func.max(SequencedEvent.sequence)).scalar_subquery(), 0),
    select(func.min(FeedGeneration.after_sequence)).where(FeedGeneration.id > bindparam("since")).scalar_subquery(),
)


class FeedRestored(Problem):
    status = 410
    code = "feed-restored"
    title = Text(
        "Hệ thống đã được khôi phục từ một bản sao lưu cũ hơn con trỏ này: hãy đọc lại từ đầu.",
        "The system was restored from a backup older than this cursor: read again from the start.",
    )


class Cursor(NamedTuple):
    """How far a reader has come, and since which restore; written `3-20451`."""

    generation: int
    sequence: int

    @classmethod
    def read(cls, text: str) -> Self:
        """The cursor of a checked text (`CURSOR_PATTERN`)."""
        generation, sequence = re.split("-", text)
        return cls(int(generation), int(sequence))

    def __str__(self) -> str:
        return f"{self.generation}-{self.sequence}"


def read_feed(session: Session, actor: Actor, after: str | None, limit: int) -> FeedPage:
    """Events after the cursor in their order, of the units for which the caller reads events.

    `after` is a cursor of an earlier answer, `latest` for what is yet to come, or None for everything.

    Raises:
        FeedRestored: the cursor is ahead of a backup that was restored since.
        InvalidInput: no such place was ever handed out.
    """
    generation, last, stood = session.execute(_STATE, {"since": _generation_of(after)}).one()
    start = _start(after, generation, last, stood)
    window = min(start + WINDOW, last)
    if start == window:
        return FeedPage(items=[], next=str(Cursor(generation, start)), behind=False)
    rows = session.execute(
        select(SequencedEvent.sequence, *COLUMNS)
        .join(Event, Event.id == SequencedEvent.event_id)
        .where(SequencedEvent.sequence > start, SequencedEvent.sequence <= window)
        .where(visible_facts(actor, Permission.event_read, Event.unit_id, DAY))
        .order_by(SequencedEvent.sequence)
        .limit(limit)
    ).all()
    reached = rows[-1].sequence if len(rows) == limit else window
    events = told(session, rows)
    for row, event in zip(rows, events, strict=True):
        event["cursor"] = str(Cursor(generation, row.sequence))
    return FeedPage.model_validate(
        {"items": events, "next": str(Cursor(generation, reached)), "behind": reached < last}
    )


def _generation_of(after: str | None) -> int:
    return Cursor.read(after).generation if after and after != LATEST else 0


def _start(after: str | None, generation: int, last: int, stood: int | None) -> int:
    if after is None:
        return 0
    if after == LATEST:
        return last
    cursor = Cursor.read(after)
    if stood is not None and cursor.sequence > stood:
        raise FeedRestored
    if cursor.generation > generation or cursor.sequence > last:
        text = Text("Con trỏ này không do hệ thống cấp.", "This cursor is not one of ours.")
        raise InvalidInput(errors=[FieldError("query/after", "bad-cursor", text)])
    return cursor.sequence
