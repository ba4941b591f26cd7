"""The worker's part: turn events into messages, and send each until it is taken or has been tried for days."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, Grant, visible_facts
from tienbo.access.sealing import SecretBox
from tienbo.exchange.feed import WINDOW, Cursor
from tienbo.exchange.models import Event
from tienbo.exchange.queries import DAY
from tienbo.exchange.sequence_models import FeedGeneration, SequencedEvent
from tienbo.webhooks.addresses import Destination, Forbidden, destination
from tienbo.webhooks.messages import message, wanted
from tienbo.webhooks.models import Webhook, WebhookDelivery
from tienbo.webhooks.sending import Answer, post
from tienbo.webhooks.signing import signed_headers

# As Standard Webhooks advises: soon at first, then over three days.
PAUSES: Final = tuple(
    timedelta(seconds=seconds) for seconds in (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
GONE: Final = 410
_BATCH: Final = 20
_AT_ONCE: Final = 8

Find = Callable[[str], Destination]
Send = Callable[[Destination, dict[str, str], bytes], Answer]


def enqueue(session: Session) -> bool:
    """A message for each event that a receiver is to be told of; True where there is more to look through."""
    generation = session.scalar(select(func.max(FeedGeneration.id))) or 0
    last = session.scalar(select(func.max(SequencedEvent.sequence))) or 0
    behind = False
    receivers = select(Webhook).where(Webhook.active, Webhook.after_sequence < last).order_by(Webhook.id)
    for webhook in session.scalars(receivers.with_for_update(skip_locked=True)).all():
        until = min(webhook.after_sequence + WINDOW, last)
        rows = [
            _delivery(webhook, event, str(Cursor(generation, sequence)))
            for sequence, event in _events(session, webhook, until)
            if wanted(webhook.kinds, event.kind)
        ]
        if rows:
            session.execute(insert(WebhookDelivery), rows)
        webhook.after_sequence = until
        behind = behind or until < last
    return behind


def _events(session: Session, webhook: Webhook, until: int) -> Sequence[tuple[int, Event]]:
    """What happened at the unit and below it, as whoever reads its events sees it."""
    actor = _reader(webhook.unit_id, clock.today())
    rows = session.execute(
        select(SequencedEvent.sequence, Event)
        .join(Event, Event.id == SequencedEvent.event_id)
        .where(SequencedEvent.sequence > webhook.after_sequence, SequencedEvent.sequence <= until)
        .where(visible_facts(actor, Permission.event_read, Event.unit_id, DAY))
        .order_by(SequencedEvent.sequence)
    )
    return [(sequence, event) for sequence, event in rows]


def _reader(unit_id: int, today: date) -> Actor:
    grant = Grant(unit_id, frozenset({Permission.event_read}))
    return Actor(None, None, "webhook", (grant,), today, token_id="", request_id="")


def _delivery(webhook: Webhook, event: Event, cursor: str) -> dict[str, object]:
    now = clock.now()
    return {
        "webhook_id": webhook.id,
        "unit_id": webhook.unit_id,
        "message_id": f"msg_{uuid4().hex}",
        "event_id": event.id,
        "kind": event.kind,
        "body": message(event, cursor),
        "due_at": now,
        "made_at": now,
    }


def deliver(
    session: Session, hosts: Sequence[str], box: SecretBox, send: Send = post, find: Find | None = None
) -> bool:
    """Send what is due, several at once, and write down what came of it; True where there is more.

    A message is locked while it is sent, so that two workers never send it at once; one that dies meanwhile leaves
    it due, and it is sent again under the same id.
    """
    due = session.execute(
        select(WebhookDelivery, Webhook)
        .join(Webhook, Webhook.id == WebhookDelivery.webhook_id)
        .where(WebhookDelivery.due_at <= clock.now(), Webhook.active)
        .order_by(WebhookDelivery.due_at, WebhookDelivery.id)
        .limit(_BATCH)
        .with_for_update(of=WebhookDelivery, skip_locked=True)
    ).all()
    find = find or (lambda url: destination(url, hosts))
    messages = [(delivery, webhook, _signed(delivery, webhook, box)) for delivery, webhook in due]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = list(
            pool.map(
                lambda one: _try(one[1].url, one[2], one[0].body, send, find) if one[2] else None,
                messages,
            )
        )
    for (delivery, webhook, _), answer in zip(messages, answers, strict=True):
        if answer is None:
            _stop(session, webhook, "unreadable-secret")
        else:
            _note(session, delivery, webhook, answer)
    return len(due) == _BATCH


def _signed(delivery: WebhookDelivery, webhook: Webhook, box: SecretBox) -> dict[str, str] | None:
    """The headers; None where the installation's secret is another one than when the receiver's was sealed."""
    now = clock.now()
    sealed = [webhook.secret]
    if webhook.previous_until is not None and webhook.previous_until > now:
        sealed.append(webhook.previous_secret)
    opened = [box.open(webhook.id, one) for one in sealed if one is not None]
    secrets = [one for one in opened if one is not None]
    return signed_headers(delivery.message_id, now, delivery.body, secrets) if secrets else None


def _try(url: str, headers: dict[str, str], body: bytes, send: Send, find: Find) -> Answer:
    try:
        return send(find(url), headers, body)
    except (Forbidden, OSError) as error:
        return Answer(None, str(error)[:500])


def _note(session: Session, delivery: WebhookDelivery, webhook: Webhook, answer: Answer) -> None:
    now = clock.now()
    delivery.attempts += 1
    delivery.last_at, delivery.last_status, delivery.last_error = now, answer.status, answer.error
    if answer.taken:
        delivery.delivered_at, delivery.due_at = now, None
    elif delivery.attempts > len(PAUSES):
        delivery.due_at = None
        _record(session, webhook, "webhook.gave-up", message=delivery.message_id)
    else:
        # Receivers that failed together should not all be asked again together.
        delivery.due_at = now + PAUSES[delivery.attempts - 1] * random.uniform(0.9, 1.1)  # noqa: S311 -- no secret
    if answer.status == GONE:
        _stop(session, webhook, "gone")


def _stop(session: Session, webhook: Webhook, reason: str) -> None:
    if webhook.active:
        webhook.active, webhook.stopped_because = False, reason
        webhook.version += 1
        _record(session, webhook, "webhook.stopped", reason=reason)


def _record(session: Session, webhook: Webhook, kind: str, **data: object) -> None:
    session.add(
        Event(kind=kind, unit_id=webhook.unit_id, subject_kind="webhook", subject_id=str(webhook.id), data=data)
    )
