from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import DateTime, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base

# Long enough for a commune that is without a network for days.
KEPT: Final = timedelta(days=7)


class KeptAnswer(Base):
    """The first answer to a request that named an Idempotency-Key, written in the transaction of its effect."""

    __tablename__ = "kept_answer"
    __table_args__ = (Index("ix_kept_answer_made_at", "made_at"),)

    caller: Mapped[str] = mapped_column(primary_key=True, comment="`user:` or `client:` and the id.")
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(comment="SHA-256 of method, address, If-Match and body.")
    status: Mapped[int]
    etag: Mapped[str | None]
    body: Mapped[str] = mapped_column(comment="JSON, as it was sent.")
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
