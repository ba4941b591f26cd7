"""What is published, as files: whoever asks without an account reads this table and no other."""

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, Index, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class OpenDataset(Base):
    """The published figures of one public indicator: official, with small counts withheld, ready to be sent.

    It goes with the mark that made the indicator public.
    """

    __tablename__ = "open_dataset"
    __table_args__ = (Index("uq_open_dataset_code", "code", unique=True), Index("ix_open_dataset_unit_id", "unit_id"))

    indicator_id: Mapped[int] = mapped_column(
        ForeignKey("public_indicator.indicator_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Who defines the indicator. For row security.")
    code: Mapped[str] = mapped_column(comment="Its name in addresses: CB.F, of another unit than the nation CB.F@42.")
    described: Mapped[dict[str, Any]] = mapped_column(JSONB, comment="Titles, publisher, meanings, coverage.")
    csv: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, comment="The figures as CSV, byte by byte.")
    sha256: Mapped[str] = mapped_column(comment="Of the CSV.")
    size: Mapped[int] = mapped_column(comment="Of the CSV, in bytes.")
    rows: Mapped[int] = mapped_column(comment="Of figures, the header aside.")
    stamp: Mapped[str] = mapped_column(comment="Of what it was made of: another one, and it is made again.")
    issued_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    modified_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), comment="When the figures or what is said of them last changed."
    )
