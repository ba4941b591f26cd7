from datetime import date

from sqlalchemy import ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class Document(Base):
    """A plan document: what it is and who issued it. Number, issuer and date together identify it."""

    __tablename__ = "document"
    __table_args__ = (Index("uq_document_issuer_id", "issuer_id", "number", "issued_on", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    issuer_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    number: Mapped[str | None] = mapped_column(comment="Number and symbol as printed; null where the text has none.")
    type: Mapped[str] = mapped_column(comment="Quyết định, Kế hoạch, Chỉ thị …")
    issued_on: Mapped[date | None]
    subject: Mapped[str]
    signer: Mapped[str | None]
