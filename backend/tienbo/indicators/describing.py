"""Indicators and targets of the register, written down as definitions."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

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
from tienbo.units.models import UnitVersion


def days(valid_from: date | None, valid_to: date | None) -> Range[date]:
    """The range from the first day to the last one, both inclusive; None is for ever."""
    return Range(valid_from, valid_to + timedelta(days=1) if valid_to else None)


def last_day(valid: Range[date]) -> date | None:
    return valid.upper - timedelta(days=1) if valid.upper else None


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
    return VersionGiven(
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
        valid_from=version.valid.lower,
        valid_to=last_day(version.valid),
        change=version.change,
    )


def described_target(session: Session, target: Target, day: date) -> TargetGiven:
    """The target as a definition; units by their codes of the day, or, ended before it, by their last."""
    return TargetGiven(
        indicator=session.scalars(select(Indicator.code).where(Indicator.id == target.indicator_id)).one(),
        units=sorted(_codes(session, [one.unit_id for one in target.units], day)),
        levels=target.levels,
        body_kinds=target.body_kinds,
        condition=target.condition,
        printed=target.printed,
        source=target.source,
        document_id=target.document_id,
        clause=target.clause,
        baseline=target.baseline,
        baseline_year=target.baseline_year,
        milestones=milestones_of(session, target.milestones),
    )


def milestones_of(session: Session, milestones: Sequence[Milestone]) -> list[MilestoneGiven]:
    """Milestones with the codes of their cells."""
    wanted = {milestone.category_id for milestone in milestones}
    named = session.execute(select(Category.id, Category.code).where(Category.id.in_(wanted)))
    codes = {TOTAL: "", **dict(named.all())}
    return [
        MilestoneGiven(
            from_year=milestone.from_year,
            to_year=milestone.to_year,
            cell=codes[milestone.category_id],
            comparator=milestone.comparator,
            value=milestone.value,
            to_verify=milestone.to_verify,
        )
        for milestone in milestones
    ]


def _codes(session: Session, unit_ids: Collection[int], day: date) -> list[str]:
    codes: dict[int, str] = {}
    versions = session.scalars(select(UnitVersion).where(UnitVersion.unit_id.in_(unit_ids)))
    for version in sorted(versions, key=lambda version: version.valid.lower or date.min):
        if version.unit_id not in codes or version.valid.lower is None or version.valid.lower <= day:
            codes[version.unit_id] = version.code
    return list(codes.values())
