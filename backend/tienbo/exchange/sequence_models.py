"""The order of events: numbered without gaps and chained by their hashes, beside the log itself."""

from datetime import datetime

from sqlalchemy import BigInteger, DateTime, ForeignKey, Identity, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class SequencedEvent(Base):
    """The place of one event in the order that everyone reads, and the hash of everything up to it."""

    __tablename__ = "sequenced_event"

    sequence: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, comment="1, 2, 3 … without a gap."
    )
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), unique=True)
    hash: Mapped[bytes] = mapped_column(
        LargeBinary, comment="SHA-256 of the hash before it and of this event's canonical JSON."
    )


class FeedGeneration(Base):
    """A stretch of the order without a restore in it: whoever read on past a backup must be told."""

    __tablename__ = "feed_generation"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True, comment="Stands in every cursor.")
    place: Mapped[str] = mapped_column(comment="Server, timeline and database in which it began.")
    after_sequence: Mapped[int] = mapped_column(BigInteger, comment="The last event that stood when it began.")
    horizon: Mapped[int] = mapped_column(
        BigInteger, comment="Events of transactions below this number are all in the order."
    )
    begun_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
