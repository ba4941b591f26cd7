"""Webhooks: who is told of what happens in a unit, and what came of telling them."""

from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, DateTime, ForeignKey, Identity, Index, LargeBinary, String, func, text
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class Webhook(Base):
    """A receiver of the events of one unit and those below it."""

    __tablename__ = "webhook"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str]
    url: Mapped[str]
    kinds: Mapped[list[str]] = mapped_column(ARRAY(String), comment="Of events; none: all.")
    active: Mapped[bool] = mapped_column(server_default="true")
    stopped_because: Mapped[str | None] = mapped_column(comment="by-hand, gone (410), unreadable-secret; null: active.")
    secret: Mapped[bytes | None] = mapped_column(LargeBinary, comment="Encrypted; null only while it is being made.")
    previous_secret: Mapped[bytes | None] = mapped_column(LargeBinary, comment="Good beside it for a while.")
    previous_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    after_sequence: Mapped[int] = mapped_column(BigInteger, comment="Events up to here were looked at.")
    version: Mapped[int] = mapped_column(server_default="1", comment="Grows with every change; the ETag.")
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class WebhookDelivery(Base):
    """One message to one receiver: kept until it is delivered or given up, and afterwards as evidence."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        Index("ix_webhook_delivery_webhook_id", "webhook_id", "id"),
        Index("uq_webhook_delivery_event", "webhook_id", "event_id", unique=True),
        Index("ix_webhook_delivery_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="The webhook's, for row security.")
    message_id: Mapped[str] = mapped_column(unique=True, comment="`webhook-id`: the same in every attempt.")
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), comment="Null: a test message.")
    kind: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary, comment="The same bytes in every attempt.")
    attempts: Mapped[int] = mapped_column(server_default="0")
    due_at: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), comment="Of the next attempt; null: delivered, or given up."
    )
    delivered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_status: Mapped[int | None] = mapped_column(comment="Of the last answer; null: none came.")
    last_error: Mapped[str | None]
    last_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
