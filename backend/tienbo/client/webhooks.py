"""Messages of webhooks: whether they are from whom they say (Standard Webhooks), and what they say."""

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from tienbo.client.errors import TienboError
from tienbo.client.models import Answered, Subject

TOLERANCE: Final = 300
_PREFIX: Final = "whsec_"


class NotOurs(TienboError):  # noqa: N818 -- says what it is
    """The message is not signed with this secret, or is too old to be believed."""


class Told(Answered):
    """What a message says of an event, and where to read it; nothing in one that only tries the way."""

    event_id: int | None = None
    cursor: str | None = None
    unit_id: int | None = None
    subject: Subject | None = None


class Message(Answered):
    """A message that was found to be genuine; one that comes twice has the same `id`."""

    id: str
    type: str
    timestamp: datetime
    data: Told


def read_webhook(
    headers: Mapping[str, str],
    body: bytes,
    secret: str | Iterable[str],
    *,
    tolerance: int = TOLERANCE,
    now: float | None = None,
) -> Message:
    """The message, once its signature is checked.

    The body is its bytes exactly as they came; `secret` is `whsec_…`, or several while one is being replaced;
    `tolerance` the seconds by which its time may differ from `now`.

    Raises:
        NotOurs: it must not be believed; answer 400.
    """
    named = {name.lower(): value for name, value in headers.items()}
    message_id, sent, signatures = (named.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not (sent.isascii() and sent.isdigit() and message_id and signatures):
        raise NotOurs("without the three headers of a signed message")
    if abs((time.time() if now is None else now) - int(sent)) > tolerance:
        raise NotOurs("too old, or from the future")
    signed = f"{message_id}.{sent}.".encode() + body
    wanted = [_signature(one, signed) for one in ([secret] if isinstance(secret, str) else secret)]
    # Every pair is compared, so that the time taken says nothing.
    fits = [hmac.compare_digest(given.encode(), one) for given in signatures.split(" ") for one in wanted]
    if not any(fits):
        raise NotOurs("not signed with this secret")
    try:
        return Message.model_validate({**json.loads(body), "id": message_id})
    except (ValueError, TypeError) as error:
        raise NotOurs("signed, but none of our messages") from error


def _signature(secret: str, signed: bytes) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("a webhook's secret is whsec_ and base64") from error
    return b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
