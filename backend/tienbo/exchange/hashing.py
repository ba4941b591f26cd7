"""The hash chain over events (pure): what is hashed, byte by byte."""

import hashlib
import json
from datetime import UTC
from typing import Any, Final

from sqlalchemy import Row

from tienbo.exchange.models import Event

# Goes into every hash: another set of members, or another spelling of one, is another schema.
SCHEMA: Final = 1
BEGINNING: Final = bytes(32)


def chained(previous: bytes, sequence: int, event: Event | Row[Any]) -> bytes:
    """SHA-256 over the hash before (32 bytes; zeros before the first) and the event at that place."""
    return hashlib.sha256(previous + canonical(sequence, event)).digest()


def canonical(sequence: int, event: Event | Row[Any]) -> bytes:
    """JSON in UTF-8 with sorted members and no spaces; the time in UTC to the microsecond."""
    members = {
        "schema": SCHEMA,
        "sequence": sequence,
        "id": event.id,
        "happened_at": event.happened_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "kind": event.kind,
        "unit_id": event.unit_id,
        "subject_kind": event.subject_kind,
        "subject_id": event.subject_id,
        "user_id": event.user_id,
        "client_id": event.client_id,
        "token_id": event.token_id,
        "request_id": event.request_id,
        "data": event.data,
    }
    return json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
