from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.indicators.models import Indicator, IndicatorKind


def derived_ratios(session: Session, indicator_ids: list[int]) -> list[Indicator]:
    """The ratios whose numerator and denominator are both among these indicators."""
    return list(
        session.scalars(
            select(Indicator)
            .where(
                Indicator.kind == IndicatorKind.ratio,
                Indicator.numerator_id.in_(indicator_ids),
                Indicator.denominator_id.in_(indicator_ids),
            )
            .order_by(Indicator.id)
        )
    )
