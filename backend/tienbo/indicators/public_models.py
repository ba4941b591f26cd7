"""Which indicators are public."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class PublicIndicator(Base):
    """That an indicator's official figures are open to everyone; without a row they are not."""

    __tablename__ = "public_indicator"
    __table_args__ = (Index("ix_public_indicator_unit_id", "unit_id"),)

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True, autoincrement=False)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Who defines it. For row security.")
    decision: Mapped[str] = mapped_column(comment="The document that decides it, as cited.")
    reason: Mapped[str] = mapped_column(comment="Why it is public; empty: the document says so.")
    marked_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"), comment="Null: a program or a pack.")
    marked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
