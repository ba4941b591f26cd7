"""What stands behind the code lists: units, indicators, dimensions and forms within the caller's reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units, visible_units
from tienbo.exchange.sdmx.names import area_id, dimension_id, indicator_id, member_id
from tienbo.forms.models import Form, FormItem
from tienbo.forms.queries import readable_forms
from tienbo.indicators.catalogue_service import readable_indicators
from tienbo.indicators.category_models import CategoryMember, Dimension, DimensionMember
from tienbo.indicators.models import Indicator
from tienbo.indicators.queries import derived_ratios
from tienbo.units.models import Level, UnitVersion


@dataclass(frozen=True)
class Area:
    """A unit through all its versions, under the name of the last."""

    id: str
    unit_id: int
    code: str
    name: str
    kind: str
    level: Level
    superior_id: int | None
    valid_from: date | None
    valid_to: date | None


def read_areas(session: Session, actor: Actor) -> dict[int, Area]:
    """The units that the caller may know of, by their id: their own, those below and before, and those above."""
    return _areas(session, UnitVersion.unit_id.in_(readable_units(actor, Permission.total_read)))


def _areas(session: Session, which: ColumnElement[bool]) -> dict[int, Area]:
    by_unit: dict[int, list[UnitVersion]] = {}
    versions = session.scalars(select(UnitVersion).where(which))
    for version in sorted(versions, key=lambda one: one.valid.lower or date.min):
        by_unit.setdefault(version.unit_id, []).append(version)
    return {unit_id: _area(of) for unit_id, of in by_unit.items()}


def _area(versions: list[UnitVersion]) -> Area:
    first, last = versions[0], versions[-1]
    return Area(
        area_id(first.code, first.valid.lower),
        first.unit_id,
        last.code,
        last.name,
        last.kind,
        last.level,
        last.parent_id,
        first.valid.lower,
        last.valid.upper - timedelta(days=1) if last.valid.upper else None,
    )


def units_with_figures(session: Session, actor: Actor) -> set[int]:
    return set(session.scalars(visible_units(actor, Permission.total_read)))


def read_indicators(session: Session, actor: Actor, forms: Sequence[Form]) -> dict[int, tuple[str, Indicator]]:
    """The indicators of the caller's catalogue and those that the forms ask, with their ids in SDMX, by their own id.

    Whoever is asked for an indicator may know it, whoever defined it.
    """
    asked = select(FormItem.indicator_id).where(FormItem.form_id.in_([form.id for form in forms]))
    catalogue = readable_indicators(actor).with_only_columns(Indicator.id)
    query = select(Indicator).where(Indicator.id.in_(asked) | Indicator.id.in_(catalogue))
    found = {one.id: one for one in session.scalars(query)}
    found |= {one.id: one for one in derived_ratios(session, list(found))}
    definers = _areas(session, UnitVersion.unit_id.in_({one.unit_id for one in found.values()}))
    ordered = sorted(found.values(), key=lambda one: (one.code, one.id))
    return {one.id: (_indicator_id(one, definers), one) for one in ordered}


def _indicator_id(indicator: Indicator, definers: Mapping[int, Area]) -> str:
    definer = definers.get(indicator.unit_id)
    if definer is None:  # not to be read by the caller, and still not the nation
        return indicator_id(indicator.code, f"U{indicator.unit_id}")
    return indicator_id(indicator.code, None if definer.level is Level.nation else definer.id)


@dataclass(frozen=True)
class Breakdown:
    """The dimensions in their order, and for each category the members it is made of, all by their SDMX ids."""

    dimensions: list[Dimension]
    members: dict[int, list[DimensionMember]]
    of_category: dict[int, dict[str, str]]

    @property
    def ids(self) -> list[str]:
        return [dimension_id(one.code) for one in self.dimensions]


def read_breakdown(session: Session) -> Breakdown:
    dimensions = list(session.scalars(select(Dimension).order_by(Dimension.position)))
    members: dict[int, list[DimensionMember]] = {}
    for member in session.scalars(select(DimensionMember).order_by(DimensionMember.position)):
        members.setdefault(member.dimension_id, []).append(member)
    codes = {one.id: one.code for one in dimensions}
    named = {
        member.id: (dimension_id(codes[id_]), member_id(codes[id_], member.code))
        for id_, of in members.items()
        for member in of
    }
    of_category: dict[int, dict[str, str]] = {}
    for row in session.scalars(select(CategoryMember)):
        dimension, member_ = named[row.member_id]
        of_category.setdefault(row.category_id, {})[dimension] = member_
    return Breakdown(dimensions, members, of_category)


def read_forms(session: Session, actor: Actor) -> list[Form]:
    return list(session.scalars(readable_forms(actor, Permission.total_read).order_by(Form.code)))
