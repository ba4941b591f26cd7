"""Why a number is what it is, from the formula down to the cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.aggregates.arithmetic import Figure, Key, Sums, figure
from tienbo.aggregates.asked import Asked, AskedCell, asked_in
from tienbo.aggregates.comparing import difference
from tienbo.aggregates.queries import find_unit
from tienbo.aggregates.sums import branch_sums, merged
from tienbo.aggregates.targets import Judged, assess, in_force
from tienbo.aggregates.why_cells import reporters_of
from tienbo.aggregates.why_schemas import (
    Why,
    WhyContributor,
    WhyFigure,
    WhyFormula,
    WhyPart,
    WhySource,
    WhyTarget,
)
from tienbo.aggregates.withholding import covered, withheld_keys
from tienbo.forms import calendar
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.queries import get_period, readable_forms
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.arithmetic import ratio
from tienbo.indicators.category_models import Category
from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.indicators.target_models import Target
from tienbo.problems import NotFound
from tienbo.units import tree
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref

LARGEST = 5
PERCENT = Decimal(100)


@dataclass(frozen=True)
class Asker:
    """The one figure that is asked about."""

    form_id: int
    period: str
    unit_id: int
    indicator_id: int
    category_id: int

    @property
    def key(self) -> Key:
        return self.indicator_id, self.category_id


def explain(session: Session, actor: Actor, wanted: Asker) -> Why:
    """Everything behind one figure of a unit.

    Raises:
        NotFound: form, period or unit is outside the caller's reach, or the form asks no such figure.
    """
    form = session.scalar(readable_forms(actor, Permission.total_read).where(Form.id == wanted.form_id))
    period = get_period(session, wanted.period)
    unit = find_unit(session, actor, wanted.unit_id, period.data_to)
    asked = asked_in(session, form, period) if form else None
    cell = asked.by_key.get(wanted.key) if asked else None
    if form is None or asked is None or cell is None or unit is None:
        raise NotFound
    hidden = withheld_keys(session, actor, asked, unit.unit_id)
    before = _before(session, form, period)
    now_sums = branch_sums(session, replace(asked, cells=[cell]), unit.unit_id)
    whole = _figure(cell, merged([now_sums], to=unit.unit_id).get(unit.unit_id, {}))
    is_hidden = cell.key in hidden.get(unit.unit_id, set())
    contributors = _contributors(session, asked, cell, unit, whole, now_sums, _sums_before(session, before, cell, unit))
    contributors = [_cover(one, hidden, cell.key) for one in contributors]
    version = _version(session, cell.indicator, period)
    return Why(
        unit=unit_ref(unit),
        form_id=form.id,
        form_name_vi=form.name_vi,
        form_name_en=form.name_en,
        form_source=form.source,
        period=PeriodRead.model_validate(period),
        before=PeriodRead.model_validate(before.period) if before else None,
        as_of=clock.now(),
        indicator_id=cell.indicator.id,
        category_id=cell.category_id,
        **_names(session, cell.indicator, cell.category_id),
        measure_unit=version.measure_unit,
        formula=_formula(session, asked, cell, version),
        definition=version.definition,
        defined_by=WhySource(source=version.source, document_id=version.document_id, clause=version.clause),
        figure=_read(covered(whole) if is_hidden else whole),
        withheld=is_hidden,
        target=_target(session, asked, cell, unit, covered(whole) if is_hidden else whole),
        contributors=sorted(contributors, key=lambda one: -(one.share or Decimal(0))),
        changes=sorted((one for one in contributors if one.change), key=lambda one: -abs(one.change or Decimal(0)))[
            :LARGEST
        ],
        reporters=reporters_of(session, asked, cell, unit, hidden),
    )


def _before(session: Session, form: Form, period: Period) -> Asked | None:
    """The form in the same period a year earlier, where it was asked then."""
    earlier = session.scalar(
        select(Period)
        .join(FormPeriod, FormPeriod.period_id == Period.id)
        .where(Period.code == calendar.previous(period.code), FormPeriod.form_id == form.id, Period.id != period.id)
        .limit(1)
    )
    return asked_in(session, form, earlier) if earlier else None


def _sums_before(session: Session, before: Asked | None, cell: AskedCell, unit: UnitVersion) -> dict[int, Figure]:
    """What each unit below said then; of a unit that was not below there is nothing to hold against."""
    then = before.by_key.get(cell.key) if before else None
    if before is None or then is None:
        return {}
    sums = branch_sums(session, replace(before, cells=[then]), unit.unit_id)
    return {branch_id: _figure(then, of) for branch_id, of in sums.items()}


def _figure(cell: AskedCell, sums: Mapping[Key, Sums]) -> Figure:
    return figure(cell.indicator, sums.get(cell.key, Sums()))


def _read(found: Figure) -> WhyFigure:
    return WhyFigure(**found._asdict())


def _contributors(
    session: Session,
    asked: Asked,
    cell: AskedCell,
    unit: UnitVersion,
    whole: Figure,
    sums: Mapping[int, Mapping[Key, Sums]],
    before: Mapping[int, Figure],
) -> list[WhyContributor]:
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id.in_(sums), UnitVersion.valid.contains(asked.period.data_to))
    )
    found = []
    for branch in sorted(rows, key=lambda one: (one.level, one.sort_key)):
        own = _figure(cell, sums[branch.unit_id])
        then = before.get(branch.unit_id)
        share = ratio(own.denominator, whole.denominator, PERCENT)
        found.append(
            WhyContributor(
                unit=unit_ref(branch),
                own=branch.unit_id == unit.unit_id,
                figure=_read(own),
                share=ratio(own.number, whole.number, PERCENT) if cell.whole is None else share,
                before=then.number if then else None,
                change=difference(own.number, then.number if then else None),
                withheld=False,
            )
        )
    return found


def _cover(one: WhyContributor, hidden: Mapping[int, set[Key]], key: Key) -> WhyContributor:
    if key not in hidden.get(-one.unit.id if one.own else one.unit.id, set()):
        return one
    counts = {"expected": one.figure.expected, "counted": one.figure.counted}
    nothing = WhyFigure(number=None, numerator=None, denominator=None, **counts)
    return one.model_copy(update={"figure": nothing, "share": None, "before": None, "change": None, "withheld": True})


def _version(session: Session, indicator: Indicator, period: Period) -> IndicatorVersion:
    """What it meant in that period; before its first meaning, the first."""
    versions = session.scalars(
        select(IndicatorVersion).filter_by(indicator_id=indicator.id).order_by(IndicatorVersion.number)
    ).all()
    return next((one for one in versions if period.data_to in one.valid), versions[0])


def _names(session: Session, indicator: Indicator, category_id: int) -> dict[str, str]:
    category = session.get(Category, category_id) if category_id else None
    return {
        f"name_{language}": f"{getattr(indicator, f'name_{language}')}"
        + (f" – {getattr(category, f'name_{language}')}" if category else "")
        for language in ("vi", "en")
    }


def _formula(session: Session, asked: Asked, cell: AskedCell, version: IndicatorVersion) -> WhyFormula:
    by_id = {indicator.id: indicator for indicator in asked.indicators}

    def part(key: Key) -> WhyPart:
        return WhyPart(indicator_id=key[0], category_id=key[1], **_names(session, by_id[key[0]], key[1]))

    return WhyFormula(
        kind=cell.indicator.kind,
        words=version.formula,
        numerator=part(cell.part) if cell.whole else None,
        denominator=part(cell.whole) if cell.whole else None,
        factor=cell.indicator.factor,
    )


def _target(session: Session, asked: Asked, cell: AskedCell, unit: UnitVersion, found: Figure) -> WhyTarget | None:
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
