from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, ForeignKey, Identity, Index, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tienbo import logs
from tienbo.database import Base


class Event(Base):
    """One thing that happened: who, through which token, to what, when. Rows are only ever added."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_subject_kind", "subject_kind", "subject_id"),
        Index("ix_event_happened_at", "happened_at", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(cache=100), primary_key=True)
    happened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.clock_timestamp())
    kind: Mapped[str] = mapped_column(comment="submission.accepted, session.started …")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"), index=True)
    client_id: Mapped[str | None] = mapped_column(
        ForeignKey("service_client.id"), comment="The program, if it was one."
    )
    token_id: Mapped[str | None] = mapped_column(comment="`jti` of the access token used.")
    request_id: Mapped[str | None] = mapped_column(default=logs.request_id)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    transaction_id: Mapped[int | None] = mapped_column(
        BigInteger,
        server_default=text("((pg_current_xact_id())::text)::bigint"),
        index=True,
        comment="Of the transaction that did it, in this database; it tells the sequencer what is finished.",
    )
