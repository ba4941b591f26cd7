"""Indicators with cells, and what is asked of them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.indicators.categories import ensure_categories
from tienbo.indicators.category_models import TOTAL, Dimension, IndicatorCategory, IndicatorDimension
from tienbo.indicators.models import Indicator, IndicatorKind, IndicatorVersion
from tienbo.indicators.target_models import Comparator, Milestone, Target


def break_down(session: Session, indicator_id: int, codes: Sequence[str], complete: Sequence[str]) -> dict[str, int]:
    """Let the indicator ask these cells; answers their category ids by code."""
    categories = ensure_categories(session, codes)
    for position, category in enumerate(categories.values(), 1):
        session.add(IndicatorCategory(indicator_id=indicator_id, category_id=category.id, position=position))
    for dimension_id in session.scalars(select(Dimension.id).where(Dimension.code.in_(complete))):
        session.add(IndicatorDimension(indicator_id=indicator_id, dimension_id=dimension_id))
    session.flush()
    return {code: category.id for code, category in categories.items()}


def define(session: Session, unit_id: int, code: str) -> int:
    """A count that a unit defines for itself and those below."""
    indicator = Indicator(unit_id=unit_id, code=code, kind=IndicatorKind.count)
    session.add(indicator)
    session.flush()
    words = dict.fromkeys(("name_vi", "name_en", "folded", "definition", "measure_unit", "source"), "thử nghiệm")
    session.add(IndicatorVersion(indicator_id=indicator.id, number=1, valid=Range(None, None), **words))
    session.flush()
    return indicator.id


def ask(session: Session, indicator_id: int, unit_id: int) -> int:
    """A target that a unit sets for itself and those below."""
    milestone = Milestone(from_year=2025, category_id=TOTAL, comparator=Comparator.at_least, value=1)
    target = Target(
        indicator_id=indicator_id, unit_id=unit_id, printed="thử nghiệm", source="thử nghiệm", milestones=[milestone]
    )
    session.add(target)
    session.flush()
    return target.id
