"""Indicators with cells."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.indicators.categories import ensure_categories
from tienbo.indicators.category_models import Dimension, IndicatorCategory, IndicatorDimension


def break_down(session: Session, indicator_id: int, codes: Sequence[str], complete: Sequence[str]) -> dict[str, int]:
    """Let the indicator ask these cells; answers their category ids by code."""
    categories = ensure_categories(session, codes)
    for position, category in enumerate(categories.values(), 1):
        session.add(IndicatorCategory(indicator_id=indicator_id, category_id=category.id, position=position))
    for dimension_id in session.scalars(select(Dimension.id).where(Dimension.code.in_(complete))):
        session.add(IndicatorDimension(indicator_id=indicator_id, dimension_id=dimension_id))
    session.flush()
    return {code: category.id for code, category in categories.items()}
