"""What a figure can be broken down by: dimensions, their members, and the categories made of them."""

from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base

# The category of a figure that is not broken down. It has no row: every indicator has a total.
TOTAL: Final = 0


class Dimension(Base):
    """Something by which people and bodies are told apart: sex, level, age, position, kind of body."""

    __tablename__ = "dimension"
    __table_args__ = (CheckConstraint("code ~ '^[a-z][a-z0-9_]*$'", name="plain_code"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name_vi: Mapped[str]
    name_en: Mapped[str]
    position: Mapped[int] = mapped_column(comment="Order among dimensions: in codes, names and columns.")


class DimensionMember(Base):
    __tablename__ = "dimension_member"
    __table_args__ = (
        CheckConstraint("code ~ '^[a-z0-9][a-z0-9_]*$'", name="plain_code"),
        Index("uq_dimension_member_dimension_id", "dimension_id", "code", unique=True),
        Index("uq_dimension_member_id", "id", "dimension_id", unique=True),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    dimension_id: Mapped[int] = mapped_column(ForeignKey("dimension.id"))
    code: Mapped[str]
    name_vi: Mapped[str]
    name_en: Mapped[str]
    position: Mapped[int]


class Category(Base):
    """At most one member of each dimension, at least one in all; the same for the whole country."""

    __tablename__ = "category"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True, comment="0 is the total and has no row.")
    code: Mapped[str] = mapped_column(unique=True, comment="level=commune,sex=female; dimensions in their order.")
    name_vi: Mapped[str]
    name_en: Mapped[str]


class CategoryMember(Base):
    __tablename__ = "category_member"
    __table_args__ = (
        ForeignKeyConstraint(["member_id", "dimension_id"], ["dimension_member.id", "dimension_member.dimension_id"]),
    )

    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)
    dimension_id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int]


class IndicatorCategory(Base):
    """A cell that an indicator asks besides its total."""

    __tablename__ = "indicator_category"
    __table_args__ = (Index("uq_indicator_category_indicator_id", "indicator_id", "position", unique=True),)

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)
    position: Mapped[int]


class IndicatorDimension(Base):
    """A dimension whose asked members together are everything the indicator counts, so that they add up to it."""

    __tablename__ = "indicator_dimension"

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
    dimension_id: Mapped[int] = mapped_column(ForeignKey("dimension.id"), primary_key=True)
