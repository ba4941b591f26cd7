"""Bodies: the agencies of a unit, with dated names, and the phrases that stand for many of them."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base
from tienbo.units.models import Level, level_type, same


class BodyKind(StrEnum):
    """What sort of body it is; the Vietnamese word is the screen's."""

    peoples_committee = "peoples_committee"  # Ủy ban nhân dân
    department = "department"  # sở, ban, ngành of a province; phòng of a district
    advancement_board = "advancement_board"  # Ban vì sự tiến bộ của phụ nữ
    womens_union = "womens_union"  # Hội Liên hiệp Phụ nữ
    office = "office"  # a part of another body: its văn phòng, its phòng
    peoples_council = "peoples_council"  # Hội đồng nhân dân
    party_body = "party_body"  # Tỉnh ủy, Đảng ủy and their ban
    front = "front"  # Mặt trận Tổ quốc and its member organisations
    public_unit = "public_unit"  # school, station, hospital: đơn vị sự nghiệp
    armed_force = "armed_force"  # Công an, Quân sự, Biên phòng
    enterprise = "enterprise"
    other = "other"


class NameKind(StrEnum):
    official = "official"
    alias = "alias"  # a spelling met in documents


body_kind_type = Enum(BodyKind, name="body_kind")
name_kind_type = Enum(NameKind, name="body_name_kind")


class Body(Base):
    __tablename__ = "body"
    __table_args__ = (Index("ix_body_unit_id_kind", "unit_id", "kind"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    kind: Mapped[BodyKind] = mapped_column(body_kind_type)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), comment="The body it belongs to.")
    sector: Mapped[str | None] = mapped_column(comment="Ngành: nội vụ, y tế, giáo dục …")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    successor_id: Mapped[int | None] = mapped_column(
        ForeignKey("body.id"), comment="Who took over its work when it ended."
    )
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("body.id"), comment="It was the same body entered twice: everything now names the other."
    )
    valid: Mapped[Range[date]] = mapped_column(DATERANGE)
    source: Mapped[str] = mapped_column(comment="Where its being and its dates are known from.")


class BodyName(Base):
    """A name of a body over a range of dates: one official name at a time, any number of aliases."""

    __tablename__ = "body_name"
    __table_args__ = (
        ExcludeConstraint(
            (same("body_id"), "&&"),
            ("valid", "&&"),
            name="ex_body_name_official",
            using="gist",
            where="kind = 'official'",
        ),
        Index("ix_body_name_body_id", "body_id"),
        Index("ix_body_name_folded", "folded"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    kind: Mapped[NameKind] = mapped_column(name_kind_type)
    name: Mapped[str]
    folded: Mapped[str]
    valid: Mapped[Range[date]] = mapped_column(DATERANGE)


class BodyGroup(Base):
    """A phrase of one unit's documents that stands for many bodies."""

    __tablename__ = "body_group"
    __table_args__ = (Index("uq_body_group_unit_id", "unit_id", "folded", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), comment="The bodies are of this unit's subtree.")
    phrase: Mapped[str]
    folded: Mapped[str]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class BodySelector(Base):
    """One part of a group: bodies of a kind, at a level, standing alone or inside a body of another kind."""

    __tablename__ = "body_selector"
    __table_args__ = (
        CheckConstraint("kind IS NOT NULL OR body_id IS NOT NULL", name="selects_something"),
        Index("ix_body_selector_group_id", "group_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("body_group.id"))
    kind: Mapped[BodyKind | None] = mapped_column(body_kind_type)
    level: Mapped[Level | None] = mapped_column(level_type)
    within: Mapped[BodyKind | None] = mapped_column(
        body_kind_type, comment="Kind of the body it belongs to; null: none."
    )
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), comment="One body by name.")
    unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("unit.id"), comment="Only bodies of this unit's subtree; null: of the group's unit's."
    )
    sector: Mapped[str | None] = mapped_column(comment="Only bodies of this sector.")
    exclude: Mapped[bool] = mapped_column(
        default=False, server_default="false", comment="An exception: takes bodies out of the group."
    )
