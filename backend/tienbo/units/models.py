"""The register of units, true to its time: identity apart from codes, and ranges that cannot overlap."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Computed,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Numeric,
    String,
)
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.elements import TextClause
from sqlalchemy.sql.expression import text

from tienbo.database import Base


class Level(StrEnum):
    """Levels from the top down; the order is the order of the database type."""

    nation = "nation"
    province = "province"
    district = "district"
    commune = "commune"


class Share(StrEnum):
    """How much of a predecessor went to a successor; no weights are recorded for parts."""

    whole = "whole"
    part_main = "part_main"
    part = "part"


level_type = Enum(Level, name="unit_level")
share_type = Enum(Share, name="lineage_share")


def same(column: str) -> TextClause:
    """An integer as a range, so that plain GiST can compare it: the server needs no extension."""
    return text(f"int4range({column}, {column}, '[]')")


class Unit(Base):
    __tablename__ = "unit"
    __table_args__ = (Index("uq_unit_id_level", "id", "level", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    level: Mapped[Level] = mapped_column(level_type)


class UnitVersion(Base):
    """Code, name, kind and superior of a unit over one range of dates."""

    __tablename__ = "unit_version"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "level"], ["unit.id", "unit.level"]),
        ForeignKeyConstraint(["parent_id", "parent_level"], ["unit.id", "unit.level"]),
        CheckConstraint("parent_level < level", name="parent_above"),
        CheckConstraint("(parent_id IS NULL) = (parent_level IS NULL)", name="parent_whole"),
        CheckConstraint("(parent_id IS NULL) = (level = 'nation')", name="nation_alone"),
        CheckConstraint("code = 'VN' OR code ~ '^([0-9]{2}|[0-9]{3}|[0-9]{5})$'", name="official_code"),
        CheckConstraint("NOT isempty(valid)", name="valid_some_day"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="placed_whole"),
        CheckConstraint("abs(latitude) <= 90 AND abs(longitude) <= 180", name="placed_on_earth"),
        ExcludeConstraint((same("unit_id"), "&&"), ("valid", "&&"), name="ex_unit_version_unit", using="gist"),
        ExcludeConstraint((same("code_key"), "&&"), ("valid", "&&"), name="ex_unit_version_code", using="gist"),
        Index("ix_unit_version_unit_id", "unit_id"),
        Index("ix_unit_version_parent_id", "parent_id"),
        Index("ix_unit_version_code", "code"),
        Index("ix_unit_version_level_sort_key", "level", "sort_key"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int]
    level: Mapped[Level] = mapped_column(level_type)
    code: Mapped[str] = mapped_column(comment="Official code; means this unit only together with a date.")
    code_key: Mapped[int] = mapped_column(
        Computed("CASE WHEN code = 'VN' THEN 0 ELSE ('1' || code)::int END", persisted=True),
        comment="The code as a number that keeps its leading zeros, for the exclusion constraint.",
    )
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(comment="tỉnh, huyện, thị xã, phường, xã …")
    parent_id: Mapped[int | None]
    parent_level: Mapped[Level | None] = mapped_column(level_type)
    valid: Mapped[Range[date]] = mapped_column(DATERANGE)
    start_exact: Mapped[bool] = mapped_column(comment="False: the list's own date, the real day is not recorded.")
    end_exact: Mapped[bool] = mapped_column(comment="The same for the last day.")
    folded: Mapped[str] = mapped_column(comment="Name in lower case without diacritics, for search.")
    sort_key: Mapped[str] = mapped_column(String(collation="C"), comment="Vietnamese dictionary order as bytes.")
    latitude: Mapped[Decimal | None] = mapped_column(
        Numeric(8, 6), comment="A point within the unit, in degrees north (WGS 84); null: the list names none."
    )
    longitude: Mapped[Decimal | None] = mapped_column(Numeric(9, 6), comment="The same point, in degrees east.")


class UnitClosure(Base):
    """Every ancestor of every unit (itself included), derived from the versions by `tree.rebuild`.

    This and the other derived tables have no foreign keys: their functions write them whole, and alone.
    """

    __tablename__ = "unit_closure"
    __table_args__ = (
        Index("ix_unit_closure_descendant_id", "descendant_id"),
        Index("ix_unit_closure_ancestor_id", "ancestor_id", "depth"),
    )

    ancestor_id: Mapped[int] = mapped_column(primary_key=True)
    descendant_id: Mapped[int] = mapped_column(primary_key=True)
    valid: Mapped[Range[date]] = mapped_column(DATERANGE, primary_key=True)
    depth: Mapped[int]


class Lineage(Base):
    """One old unit that became, whole or in part, one new unit on a date."""

    __tablename__ = "lineage"
    __table_args__ = (Index("ix_lineage_successor_id", "successor_id"),)

    predecessor_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    successor_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    effective_on: Mapped[date] = mapped_column(primary_key=True, comment="First day of the successor.")
    share: Mapped[Share] = mapped_column(share_type)
    resolution: Mapped[str | None] = mapped_column(comment="The resolution that ordered it, where recorded.")
    predecessor_code: Mapped[str] = mapped_column(comment="Code and name on the last day, as the order prints them.")
    predecessor_name: Mapped[str]
    successor_code: Mapped[str]
    successor_name: Mapped[str]


class UnitReach(Base):
    """Which units' facts a unit may read, on which days; derived by `reach.rebuild`.

    A superior reads everything of the units below it now; what a unit that moved away reported while it was
    below; everything of a unit that ended below it; and everything of the predecessors of all these.
    """

    __tablename__ = "unit_reach"

    root_id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(primary_key=True)
    during: Mapped[Range[date]] = mapped_column(DATERANGE, primary_key=True, comment="Days on which this holds.")
    facts: Mapped[Range[date]] = mapped_column(DATERANGE, primary_key=True, comment="Dates of the facts within reach.")
    duty: Mapped[bool] = mapped_column(comment="True: may act on them too, not only read.")


class UnitDuty(Base):
    """Who answers for a unit, and who reviews it, over a range of days; derived by `duty.rebuild`."""

    __tablename__ = "unit_duty"
    __table_args__ = (Index("ix_unit_duty_holder_id", "holder_id"), Index("ix_unit_duty_superior_id", "superior_id"))

    unit_id: Mapped[int] = mapped_column(primary_key=True)
    during: Mapped[Range[date]] = mapped_column(DATERANGE, primary_key=True)
    holder_id: Mapped[int | None] = mapped_column(comment="Null: ended without a successor.")
    superior_id: Mapped[int | None] = mapped_column(comment="Null: the top of the tree.")
