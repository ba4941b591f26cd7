"""What a receiver is told (pure): that something happened, and where to read it; never the thing itself."""

import json
from datetime import UTC, datetime
from typing import Any, Final

from tienbo.exchange.models import Event

PING: Final = "webhook.ping"
# A receiver that fails would be told of its own failures, which would fail.
OWN_FAMILY: Final = "webhook."


def wanted(kinds: list[str], kind: str) -> bool:
    """Whether a receiver of these kinds, or of all where there are none, is told of this one."""
    if kind.startswith(OWN_FAMILY):
        return False
    return not kinds or kind in kinds or kind.split(".", 1)[0] in kinds


def message(event: Event, cursor: str) -> bytes:
    """The body: the kind, the time, and what leads to the rest (`cursor` in the feed)."""
    data = {
        "event_id": event.id,
        "cursor": cursor,
        "unit_id": event.unit_id,
        "subject": {"kind": event.subject_kind, "id": event.subject_id},
    }
    return _body(event.kind, event.happened_at, data)


def ping(now: datetime) -> bytes:
    return _body(PING, now, {})


def _body(kind: str, at: datetime, data: dict[str, Any]) -> bytes:
    said = {"type": kind, "timestamp": at.astimezone(UTC).isoformat().replace("+00:00", "Z"), "data": data}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
