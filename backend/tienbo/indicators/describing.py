"""Indicators and targets of the register, written down as definitions."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.indicators.category_models import (
    TOTAL,
    Category,
    Dimension,
    IndicatorCategory,
    IndicatorDimension,
)
from tienbo.indicators.definitions import IndicatorGiven, MilestoneGiven, TargetGiven, VersionGiven
from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.indicators.target_models import Milestone, Target
from tienbo.indicators.unit_names import units_named

# What a target says in words of its own; its indicator, units and milestones are rows of others.
PLAIN: Final = (
    "levels",
    "body_kinds",
    "condition",
    "printed",
    "source",
    "document_id",
    "clause",
    "baseline",
    "baseline_year",
)


def days(valid_from: date | None, valid_to: date | None) -> Range[date]:
    """The range from the first day to the last one, both inclusive; None is for ever."""
    return Range(valid_from, valid_to + timedelta(days=1) if valid_to else None)


def versions_of(session: Session, indicator_id: int) -> list[IndicatorVersion]:
    """All meanings of an indicator, the first one first."""
    query = select(IndicatorVersion).where(IndicatorVersion.indicator_id == indicator_id)
    return list(session.scalars(query.order_by(IndicatorVersion.number)))


def described(session: Session, indicator: Indicator) -> IndicatorGiven:
    """The indicator as a definition."""
    return IndicatorGiven(
        code=indicator.code,
        kind=indicator.kind,
        numerator=_part(session, indicator.numerator_id, indicator.numerator_category_id),
        denominator=_part(session, indicator.denominator_id, indicator.denominator_category_id),
        factor=indicator.factor,
        part_of=_part(session, indicator.part_of_id, TOTAL),
        period_rule=indicator.period_rule,
        direction=indicator.direction,
        plausible_min=indicator.plausible_min,
        plausible_max=indicator.plausible_max,
        sensitivity_threshold=indicator.sensitivity_threshold,
        cells=cells_of(session, indicator.id),
        complete=_complete(session, indicator.id),
        versions=[_version(version) for version in versions_of(session, indicator.id)],
    )


def _part(session: Session, indicator_id: int | None, category_id: int) -> str | None:
    code = session.scalar(select(Indicator.code).where(Indicator.id == indicator_id)) if indicator_id else None
    cell = session.scalar(select(Category.code).where(Category.id == category_id)) if category_id else None
    return f"{code}[{cell}]" if cell else code


def cells_of(session: Session, indicator_id: int) -> list[str]:
    """Codes of the cells that the indicator asks besides its total, in their order."""
    return list(
        session.scalars(
            select(Category.code)
            .join(IndicatorCategory, IndicatorCategory.category_id == Category.id)
            .where(IndicatorCategory.indicator_id == indicator_id)
            .order_by(IndicatorCategory.position)
        )
    )


def _complete(session: Session, indicator_id: int) -> list[str]:
    return list(
        session.scalars(
            select(Dimension.code)
            .join(IndicatorDimension, IndicatorDimension.dimension_id == Dimension.id)
            .where(IndicatorDimension.indicator_id == indicator_id)
            .order_by(Dimension.position)
        )
    )


def _version(version: IndicatorVersion) -> VersionGiven:
    return VersionGiven.model_validate(version, from_attributes=True)


def described_target(session: Session, target: Target, day: date) -> TargetGiven:
    """The target as a definition; units by their codes of the day, or, ended before it, by their last."""
    units = units_named(session, [one.unit_id for one in target.units], day)
    cells = cells_named(session, target.milestones)
    plain = {name: getattr(target, name) for name in PLAIN}
    return TargetGiven(
        indicator=session.scalars(select(Indicator.code).where(Indicator.id == target.indicator_id)).one(),
        units=sorted(unit.code for unit in units.values()),
        milestones=[
            MilestoneGiven(**said(one), cell=cells[one.category_id].code if one.category_id else "")
            for one in target.milestones
        ],
        **plain,
    )


def cells_named(session: Session, milestones: Iterable[Milestone]) -> dict[int, Category]:
    """The cells of which these milestones ask something, by category id; the total has none."""
    wanted = {milestone.category_id for milestone in milestones} - {TOTAL}
    return {cell.id: cell for cell in session.scalars(select(Category).where(Category.id.in_(wanted)))}


def said(milestone: Milestone) -> dict[str, Any]:
    """What a milestone says, its cell aside."""
    return {name: getattr(milestone, name) for name in MilestoneGiven.model_fields if name != "cell"}
