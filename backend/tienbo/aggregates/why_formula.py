"""What a figure means: its formula and definition, and the target that it is held against."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Figure, Key
from tienbo.aggregates.asked import Asked, AskedCell
from tienbo.aggregates.targets import Judged, assess, in_force
from tienbo.aggregates.why_schemas import WhyFormula, WhyPart, WhyTarget
from tienbo.forms.models import Period
from tienbo.indicators.category_models import Category
from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.indicators.target_models import Target
from tienbo.units import tree
from tienbo.units.models import UnitVersion


def version_in(session: Session, indicator: Indicator, period: Period) -> IndicatorVersion:
    """What it meant in that period; before its first meaning, the first."""
    versions = session.scalars(
        select(IndicatorVersion).filter_by(indicator_id=indicator.id).order_by(IndicatorVersion.number)
    ).all()
    return next((one for one in versions if period.data_to in one.valid), versions[0])


def names_of(session: Session, indicator: Indicator, category_id: int) -> dict[str, str]:
    category = session.get(Category, category_id) if category_id else None
    return {
        f"name_{language}": f"{getattr(indicator, f'name_{language}')}"
        + (f" – {getattr(category, f'name_{language}')}" if category else "")
        for language in ("vi", "en")
    }


def formula_of(session: Session, asked: Asked, cell: AskedCell, version: IndicatorVersion) -> WhyFormula:
    by_id = {indicator.id: indicator for indicator in asked.indicators}

    def part(key: Key) -> WhyPart:
        return WhyPart(indicator_id=key[0], category_id=key[1], **names_of(session, by_id[key[0]], key[1]))

    return WhyFormula(
        kind=cell.indicator.kind,
        words=version.formula,
        numerator=part(cell.part) if cell.whole else None,
        denominator=part(cell.whole) if cell.whole else None,
        factor=cell.indicator.factor,
    )


def target_of(session: Session, asked: Asked, cell: AskedCell, unit: UnitVersion, found: Figure) -> WhyTarget | None:
    """The target that prevails at the unit: the nearest unit's."""
    superiors = tree.superiors(session, unit.unit_id, asked.period.data_to)
    judged = Judged(unit.level, superiors, asked.form.reporter_kind)
    targets: Sequence[Target] = session.scalars(
        select(Target).where(Target.indicator_id == cell.indicator.id).order_by(Target.id)
    ).all()
    near = sorted((one for one in targets if judged.is_asked(one)), key=lambda one: superiors.index(one.unit_id))
    for target in near:
        milestone = in_force(target.milestones, asked.period.year, cell.category_id)
        if milestone is not None:
            held = assess(milestone, cell.indicator.direction, found.number, found.expected, found.counted)
            return WhyTarget(
                source=target.source,
                document_id=target.document_id,
                clause=target.clause,
                value=milestone.value,
                printed=target.printed,
                assessment=held,
            )
    return None
