"""What documents ask indicators to reach."""

from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ARRAY, CheckConstraint, Enum, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tienbo.database import Base
from tienbo.units.body_models import BodyKind, body_kind_type
from tienbo.units.models import Level, level_type


class Comparator(StrEnum):
    """How a figure is held against a target's value."""

    at_least = "at_least"
    at_most = "at_most"
    aim_for = "aim_for"  # "phấn đấu": reaching the value is the aim, not a floor set by the text
    more_than = "more_than"
    less_than = "less_than"
    about = "about"  # "khoảng"
    every = "every"  # each of those asked says yes


comparator_type = Enum(Comparator, name="comparator")


class Target(Base):
    """What one clause asks an indicator to reach, year by year in its milestones."""

    __tablename__ = "target"
    __table_args__ = (
        CheckConstraint("baseline IS NOT NULL OR baseline_year IS NULL", name="baseline_has_value"),
        Index("ix_target_unit_id", "unit_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="Who asks it, of this unit and below.")
    levels: Mapped[list[Level]] = mapped_column(
        ARRAY(level_type), default=list, server_default="{}", comment="Of units of these levels; empty: of all."
    )
    body_kinds: Mapped[list[BodyKind]] = mapped_column(
        ARRAY(body_kind_type), default=list, server_default="{}", comment="Of bodies of these kinds; empty: of all."
    )
    condition: Mapped[str | None] = mapped_column(comment="To whom or when it applies, in the document's words.")
    printed: Mapped[str] = mapped_column(comment="The words of the document.")
    source: Mapped[str] = mapped_column(comment="Document and clause that ask it.")
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id"), comment="That document, where it is here."
    )
    clause: Mapped[str | None] = mapped_column(comment="Anchor of the clause in that document.")
    baseline: Mapped[Decimal | None]
    baseline_year: Mapped[int | None]
    withdrawn: Mapped[str | None] = mapped_column(comment="Why it is no longer asked; null: it is.")
    version: Mapped[int] = mapped_column(default=1, server_default="1", comment="Grows with every change; the ETag.")

    milestones: Mapped[list["Milestone"]] = relationship(
        lazy="selectin", order_by="(Milestone.from_year, Milestone.category_id)", cascade="all, delete-orphan"
    )
    units: Mapped[list["TargetUnit"]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    @property
    def cells(self) -> set[int]:
        """Categories of which it asks something; 0 is the total."""
        return {milestone.category_id for milestone in self.milestones}


class Milestone(Base):
    """The value in force over some years: `60 % by 2025` is in force from 2025 until the next one begins.

    Two values side by side (men and women, boys and girls) are two milestones with a category each.
    """

    __tablename__ = "milestone"
    __table_args__ = (CheckConstraint("from_year <= to_year", name="forward"),)

    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), primary_key=True)
    from_year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    category_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="0: of the total.")
    to_year: Mapped[int | None] = mapped_column(comment="Last year; null: from then on.")
    comparator: Mapped[Comparator] = mapped_column(comparator_type)
    value: Mapped[Decimal]
    to_verify: Mapped[bool] = mapped_column(
        default=False,
        server_default="false",
        comment="Taken from memory or a secondary copy: to be checked against the document.",
    )


class TargetUnit(Base):
    """One of the units of which alone a target is asked; a target without any is asked of all."""

    __tablename__ = "target_unit"

    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
