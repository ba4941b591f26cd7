from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.paging import BigId, Page, decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref
from tienbo.webhooks.models import Webhook, WebhookDelivery
from tienbo.webhooks.schemas import DeliveryRead, DeliveryState, WebhookRead

_DELIVERED = WebhookDelivery.delivered_at.is_not(None)
_WAITING = WebhookDelivery.due_at.is_not(None)
IN_STATE: dict[DeliveryState, ColumnElement[bool]] = {
    DeliveryState.waiting: _WAITING,
    DeliveryState.delivered: _DELIVERED & ~_WAITING,
    DeliveryState.given_up: ~_DELIVERED & ~_WAITING,
}


def managed_webhooks(actor: Actor) -> Select[Webhook]:
    """The webhooks of the units for which the caller manages programs."""
    return select(Webhook).where(Webhook.unit_id.in_(duty_units(actor, Permission.client_manage)))


def get_webhook(session: Session, actor: Actor, webhook_id: int) -> Webhook:
    """One webhook.

    Raises:
        NotFound: no such webhook within the caller's reach.
    """
    webhook = session.scalar(managed_webhooks(actor).where(Webhook.id == webhook_id))
    if webhook is None:
        raise NotFound
    return webhook


def list_webhooks(session: Session, actor: Actor, cursor: str | None, limit: int) -> Page[WebhookRead]:
    """The newest first."""
    query = managed_webhooks(actor).order_by(Webhook.id.desc()).limit(limit + 1)
    if cursor is not None:
        query = query.where(Webhook.id < decode_cursor(cursor, int)[0])
    rows = session.scalars(query).all()
    return Page(
        items=read_webhooks(session, actor, rows[:limit]),
        next_cursor=encode_cursor(rows[limit - 1].id) if len(rows) > limit else None,
    )


def read_webhooks(session: Session, actor: Actor, webhooks: Sequence[Webhook]) -> list[WebhookRead]:
    ids = [webhook.id for webhook in webhooks]
    units = {
        version.unit_id: version
        for version in session.scalars(
            select(UnitVersion)
            .where(UnitVersion.unit_id.in_([webhook.unit_id for webhook in webhooks]))
            .where(func.lower(UnitVersion.valid).is_(None) | (func.lower(UnitVersion.valid) <= actor.today))
            .order_by(UnitVersion.valid)
        )
    }
    makers = dict(
        session.execute(
            select(User.id, User.name).where(User.id.in_([webhook.made_by_id for webhook in webhooks]))
        ).all()
    )
    counts = {
        row.webhook_id: row
        for row in session.execute(
            select(
                WebhookDelivery.webhook_id,
                func.count().filter(_WAITING).label("waiting"),
                func.count().filter(IN_STATE[DeliveryState.given_up]).label("given_up"),
                func.max(WebhookDelivery.delivered_at).label("last"),
            )
            .where(WebhookDelivery.webhook_id.in_(ids))
            .group_by(WebhookDelivery.webhook_id)
        )
    }
    return [
        WebhookRead(
            id=webhook.id,
            unit=unit_ref(units[webhook.unit_id]),
            name=webhook.name,
            url=webhook.url,
            kinds=webhook.kinds,
            active=webhook.active,
            stopped_because=webhook.stopped_because,
            version=webhook.version,
            made_by=makers.get(webhook.made_by_id) if webhook.made_by_id else None,
            made_at=webhook.made_at,
            waiting=counts[webhook.id].waiting if webhook.id in counts else 0,
            given_up=counts[webhook.id].given_up if webhook.id in counts else 0,
            last_delivered_at=counts[webhook.id].last if webhook.id in counts else None,
        )
        for webhook in webhooks
    ]


def list_deliveries(
    session: Session, actor: Actor, webhook_id: int, state: DeliveryState | None, cursor: str | None, limit: int
) -> Page[DeliveryRead]:
    """What was sent to one receiver, the newest first.

    Raises:
        NotFound: no such webhook within the caller's reach.
    """
    get_webhook(session, actor, webhook_id)
    query = select(WebhookDelivery).where(WebhookDelivery.webhook_id == webhook_id)
    if state is not None:
        query = query.where(IN_STATE[state])
    if cursor is not None:
        query = query.where(WebhookDelivery.id < decode_cursor(cursor, BigId)[0])
    rows = session.scalars(query.order_by(WebhookDelivery.id.desc()).limit(limit + 1)).all()
    return Page(
        items=[read_delivery(row) for row in rows[:limit]],
        next_cursor=encode_cursor(rows[limit - 1].id) if len(rows) > limit else None,
    )


def read_delivery(row: WebhookDelivery) -> DeliveryRead:
    if row.due_at is not None:
        state = DeliveryState.waiting
    else:
        state = DeliveryState.delivered if row.delivered_at else DeliveryState.given_up
    return DeliveryRead(
        id=row.id,
        message_id=row.message_id,
        event_id=row.event_id,
        kind=row.kind,
        state=state,
        attempts=row.attempts,
        made_at=row.made_at,
        due_at=row.due_at,
        delivered_at=row.delivered_at,
        last_at=row.last_at,
        last_status=row.last_status,
        last_error=row.last_error,
    )
