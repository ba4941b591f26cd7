"""What is kept of the totals, and the marks that say where it no longer holds.

Everything here is derived: it can be deleted and made again. So nothing refers to it, and it refers to nothing.
"""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, Identity, func
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class Aggregate(Base):
    """The sums of one key at one unit with units below it; a unit without any has its reporters' values."""

    __tablename__ = "aggregate"

    unit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    period_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    form_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    indicator_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    category_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[Decimal | None] = mapped_column(comment="Of a ratio the numerators; null: nobody said anything.")
    denominator: Mapped[Decimal | None] = mapped_column(comment="Of a ratio alone, over the same reporters.")
    expected: Mapped[int] = mapped_column(comment="Reporters that are asked.")
    counted: Mapped[int] = mapped_column(comment="Of these, the ones whose accepted figure is in the sums.")


class AggregateCover(Base):
    """That a unit's sums are kept for a form and period, and how many reporters stand behind them."""

    __tablename__ = "aggregate_cover"

    unit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    period_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    form_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    expected: Mapped[int] = mapped_column(comment="Reporters at or below the unit.")
    counted: Mapped[int] = mapped_column(comment="Of these, the ones whose submission is accepted.")
    kept_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class AggregateMark(Base):
    """Something changed at a unit: the sums kept of it and of all above it hold no longer.

    Written by triggers, in the transaction of the change. Rows are only added, so that no two writers wait for each
    other, and deleted once what they mark has been added up again.
    """

    __tablename__ = "aggregate_mark"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    form_id: Mapped[int | None] = mapped_column(comment="Null: every form.")
    period_id: Mapped[int | None] = mapped_column(comment="Null: every period.")
    unit_id: Mapped[int | None] = mapped_column(comment="The reporter's unit; null: every unit.")
    marked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class DefinitionChange(Base):
    """That some form, indicator, category, target or unit was defined anew; written by triggers, like the marks.

    Rows are only added, so that nobody who defines waits for another. Their sum with the last of them is a stamp:
    it is another as soon as any change more is committed, and never again the same.
    """

    __tablename__ = "definition_change"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    changes: Mapped[int] = mapped_column(server_default="1", comment="More than one where rows were joined.")
