"""Indicators and their cells as answers name them."""

from sqlalchemy.orm import Session

from tienbo.indicators.catalogue_schemas import IndicatorCellRead, IndicatorPartRead
from tienbo.indicators.categories import Cell
from tienbo.indicators.category_models import TOTAL, Category
from tienbo.indicators.models import Indicator


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
