"""Making and changing webhooks: by those who manage programs there and read its events themselves."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.clients_queries import unit_exists
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.access.sealing import SecretBox
from tienbo.exchange.events import record
from tienbo.exchange.sequence_models import SequencedEvent
from tienbo.problems import FieldError, NotFound, Problem, Text, VersionStale
from tienbo.webhooks import addresses, messages, queries
from tienbo.webhooks.models import Webhook, WebhookDelivery
from tienbo.webhooks.schemas import DeliveryRead, WebhookChange, WebhookCreate, WebhookMade, WebhookRead
from tienbo.webhooks.signing import new_secret

PURPOSE: Final = "webhook"
BOTH_GOOD: Final = timedelta(hours=24)


class NoSuchReceiver(Problem):
    status = 409
    code = "receiver-refused"
    title = Text(
        "Địa chỉ nhận không được phép: chỉ https, tới máy chủ mà người vận hành đã cho phép.",
        "This address is not allowed: https only, to a host that the operator has named.",
    )


class WebhookStopped(Problem):
    status = 409
    code = "webhook-stopped"
    title = Text("Webhook đang dừng: hãy bật lại trước.", "The webhook is stopped: start it again first.")


def create(
    session: Session, actor: Actor, wanted: WebhookCreate, hosts: Collection[str], box: SecretBox
) -> WebhookMade:
    """A receiver of what happens from now on.

    Raises:
        NotFound: the unit is outside the caller's reach, or has ended.
        NoSuchReceiver: the address is none that a webhook may go to.
    """
    held = [duty_units(actor, permission) for permission in (Permission.client_manage, Permission.event_read)]
    within = [literal(wanted.unit_id).in_(units) for units in held]
    if not session.scalar(select(unit_exists(wanted.unit_id, actor.today) & within[0] & within[1])):
        raise NotFound
    _check(wanted.url, hosts)
    webhook = Webhook(
        **wanted.model_dump(),
        active=True,
        version=1,
        after_sequence=session.scalar(select(func.max(SequencedEvent.sequence))) or 0,
        made_by_id=actor.user_id,
        made_at=clock.now(),
    )
    session.add(webhook)
    session.flush()
    return _with_secret(session, actor, webhook, box, "webhook.created", url=webhook.url)


def change(
    session: Session, actor: Actor, webhook_id: int, version: int, wanted: WebhookChange, hosts: Collection[str]
) -> WebhookRead:
    """Other names, another address, other kinds; stop it, or start it again where it stopped.

    Raises:
        NotFound: no such webhook within the caller's reach.
        VersionStale: somebody changed it since.
        NoSuchReceiver: the address is none that a webhook may go to.
    """
    webhook = locked(session, actor, webhook_id)
    if webhook.version != version:
        raise VersionStale
    said = wanted.model_dump(exclude_none=True)
    if "url" in said:
        _check(said["url"], hosts)
    for name, value in said.items():
        setattr(webhook, name, value)
    if wanted.active is not None:
        webhook.stopped_because = None if wanted.active else "by-hand"
    webhook.version += 1
    record(session, actor, "webhook.changed", ("webhook", webhook.id), webhook.unit_id, **said)
    session.flush()
    return _read(session, actor, webhook)


def rotate_secret(session: Session, actor: Actor, webhook_id: int, box: SecretBox) -> WebhookMade:
    """A new secret; for a day messages are signed with both.

    Raises:
        NotFound: no such webhook within the caller's reach.
    """
    webhook = locked(session, actor, webhook_id)
    webhook.previous_secret, webhook.previous_until = webhook.secret, clock.now() + BOTH_GOOD
    webhook.version += 1
    return _with_secret(session, actor, webhook, box, "webhook.secret-rotated")


def ping(session: Session, actor: Actor, webhook_id: int) -> DeliveryRead:
    """A test message, delivered like any other.

    Raises:
        NotFound: no such webhook within the caller's reach.
        WebhookStopped: nothing is sent to it now.
    """
    webhook = locked(session, actor, webhook_id)
    if not webhook.active:
        raise WebhookStopped
    now = clock.now()
    delivery = WebhookDelivery(
        webhook_id=webhook.id,
        unit_id=webhook.unit_id,
        message_id=f"msg_{uuid4().hex}",
        kind=messages.PING,
        body=messages.ping(now),
        attempts=0,
        due_at=now,
        made_at=now,
    )
    session.add(delivery)
    session.flush()
    record(session, actor, "webhook.tested", ("webhook", webhook.id), webhook.unit_id)
    return queries.read_delivery(delivery)


def replay(session: Session, actor: Actor, webhook_id: int, delivery_id: int) -> DeliveryRead:
    """Send a message once more, under the same id, by which a receiver knows it again.

    Raises:
        NotFound: no such message within the caller's reach.
        WebhookStopped: nothing is sent to it now.
    """
    webhook = locked(session, actor, webhook_id)
    delivery = session.scalar(
        select(WebhookDelivery)
        .where(WebhookDelivery.id == delivery_id, WebhookDelivery.webhook_id == webhook_id)
        .with_for_update()
    )
    if delivery is None:
        raise NotFound
    if not webhook.active:
        raise WebhookStopped
    delivery.attempts, delivery.due_at = 0, clock.now()
    session.flush()
    record(session, actor, "webhook.replayed", ("webhook", webhook.id), webhook.unit_id, message=delivery.message_id)
    return queries.read_delivery(delivery)


def locked(session: Session, actor: Actor, webhook_id: int) -> Webhook:
    webhook = session.scalar(
        queries.managed_webhooks(actor).where(Webhook.id == webhook_id).with_for_update(of=Webhook)
    )
    if webhook is None:
        raise NotFound
    return webhook


def _check(url: str, hosts: Collection[str]) -> None:
    try:
        addresses.host_of(url, hosts)
    except addresses.Forbidden as error:
        reason = Text(NoSuchReceiver.title.vi, f"{NoSuchReceiver.title.en} ({error})")
        raise NoSuchReceiver(errors=[FieldError("/url", "receiver-refused", reason)]) from error


def _with_secret(
    session: Session, actor: Actor, webhook: Webhook, box: SecretBox, kind: str, **data: object
) -> WebhookMade:
    secret = new_secret()
    webhook.secret = box.seal(webhook.id, secret)
    session.flush()
    record(session, actor, kind, ("webhook", webhook.id), webhook.unit_id, **data)
    return WebhookMade(webhook=_read(session, actor, webhook), secret=secret)


def _read(session: Session, actor: Actor, webhook: Webhook) -> WebhookRead:
    return queries.read_webhooks(session, actor, [webhook])[0]
