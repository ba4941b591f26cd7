"""Indicators, their cells and their units as answers name them."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import CompoundSelect, select
from sqlalchemy.orm import Session

from tienbo.indicators.catalogue_schemas import IndicatorCellRead, IndicatorPartRead, IndicatorVersionRead
from tienbo.indicators.categories import Cell
from tienbo.indicators.category_models import TOTAL, Category
from tienbo.indicators.describing import last_day
from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.problems import NotFound
from tienbo.units.models import UnitVersion
from tienbo.units.refs import UnitRef, unit_ref


def units_named(session: Session, unit_ids: Collection[int], day: date) -> dict[int, UnitRef]:
    """Each unit under its name of the day; after its end under its last, before its beginning under its first."""
    found: dict[int, UnitVersion] = {}
    versions = session.scalars(select(UnitVersion).where(UnitVersion.unit_id.in_(unit_ids)))
    for version in sorted(versions, key=lambda version: version.valid.lower or date.min):
        if version.unit_id not in found or version.valid.lower is None or version.valid.lower <= day:
            found[version.unit_id] = version
    return {unit_id: unit_ref(version) for unit_id, version in found.items()}


def unit_read(session: Session, unit_id: int, readable: CompoundSelect[int], day: date) -> UnitRef:
    """The unit under its name of the day.

    Raises:
        NotFound: it is not among the readable ones.
    """
    known = select(UnitVersion.unit_id).where(UnitVersion.unit_id == unit_id, UnitVersion.unit_id.in_(readable))
    if session.scalar(known.limit(1)) is None:
        raise NotFound
    return units_named(session, [unit_id], day)[unit_id]


def version_read(version: IndicatorVersion) -> IndicatorVersionRead:
    return IndicatorVersionRead(
        number=version.number,
        valid_from=version.valid.lower,
        valid_to=last_day(version.valid),
        name_vi=version.name_vi,
        name_en=version.name_en,
        definition=version.definition,
        formula=version.formula,
        measure_unit=version.measure_unit,
        origin=version.origin,
        source=version.source,
        document_id=version.document_id,
        clause=version.clause,
        to_verify=version.to_verify,
        change=version.change,
    )


def part_read(session: Session, indicator_id: int | None, category_id: int = TOTAL) -> IndicatorPartRead | None:
    """The indicator, or the cell of it, that another is computed from; None without one, or outside the scope."""
    part = session.get(Indicator, indicator_id) if indicator_id else None
    if part is None:
        return None
    cell = session.get(Category, category_id) if category_id else None
    return IndicatorPartRead(
        id=part.id,
        code=part.code,
        name_vi=part.name_vi,
        name_en=part.name_en,
        cell_vi=cell.name_vi if cell else None,
        cell_en=cell.name_en if cell else None,
    )


def cell_read(cell: Cell) -> IndicatorCellRead:
    return IndicatorCellRead(category_id=cell.category_id, code=cell.code, name_vi=cell.name_vi, name_en=cell.name_en)
