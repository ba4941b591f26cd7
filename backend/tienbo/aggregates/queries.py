from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.aggregates.rollup import Reporter, Sums, add_up, add_up_ratios, find_reporters
from tienbo.aggregates.schemas import Basis, ChildTotal, Coverage, MissingReporter, TotalRow, Totals
from tienbo.aggregates.targets import Judged, assess, prevailing
from tienbo.forms.models import Form, FormItem, FormPeriod, Period
from tienbo.forms.queries import form_items, get_period, readable_forms
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.arithmetic import ratio, total
from tienbo.indicators.models import Indicator
from tienbo.indicators.queries import derived_ratios
from tienbo.indicators.target_models import Target
from tienbo.problems import NotFound
from tienbo.submissions.models import ReporterState
from tienbo.units import tree
from tienbo.units.models import Level, UnitVersion
from tienbo.units.refs import BodyRef, unit_ref


@dataclass(frozen=True)
class Asked:
    """What the form asks: each indicator with the levels it is asked of, and the ratios derived from them."""

    items: Sequence[tuple[FormItem, Indicator]]
    ratios: Sequence[Indicator]
    targets: Sequence[Target]
    form: Form
    year: int

    def levels(self, indicator: Indicator) -> set[Level]:
        """A ratio is asked where both its parts are."""
        by_id = {item.indicator_id: set(item.levels) for item, _ in self.items}
        if indicator.id in by_id:
            return by_id[indicator.id]
        return by_id[indicator.numerator_id or 0] & by_id[indicator.denominator_id or 0]

    @property
    def indicators(self) -> list[Indicator]:
        return [*(indicator for _, indicator in self.items), *self.ratios]


def get_totals(session: Session, actor: Actor, form_id: int, period_code: str, unit_id: int) -> Totals:
    """A unit's figures for a period, added up from the accepted submissions below it at this moment.

    Raises:
        NotFound: the form, the period or the unit is outside the caller's reach, or was not in being.
    """
    form = session.scalar(readable_forms(actor, Permission.total_read).where(Form.id == form_id))
    if form is None:
        raise NotFound
    period = get_period(session, period_code)
    unit = _unit(session, actor, unit_id, period)
    asked = _asked(session, form, period)
    reporters = find_reporters(session, form, period, unit_id)
    accepted = [reporter for reporter in reporters if reporter.accepted]
    sums = add_up(session, accepted) | add_up_ratios(session, accepted, asked.ratios)
    judged = Judged(unit.level, tree.superiors(session, unit_id, period.data_to), form.reporter_kind)
    demo = session.scalar(
        select(FormPeriod.demo).where(FormPeriod.form_id == form.id, FormPeriod.period_id == period.id).limit(1)
    )
    return Totals(
        unit=unit_ref(unit),
        period=PeriodRead.model_validate(period),
        tree_on=period.data_to,
        as_of=clock.now(),
        basis=Basis.live,
        demo=bool(demo),
        coverage=Coverage(
            expected=len(reporters),
            counted=len(accepted),
            missing=[_missing(reporter) for reporter in reporters if not reporter.accepted],
        ),
        rows=_rows(asked, judged, reporters, _by_indicator(sums)),
        children=_children(session, asked, judged, reporters, sums, period),
    )


def _unit(session: Session, actor: Actor, unit_id: int, period: Period) -> UnitVersion:
    unit = session.scalar(
        select(UnitVersion).where(
            UnitVersion.unit_id == unit_id,
            UnitVersion.valid.contains(period.data_to),
            visible_facts(actor, Permission.total_read, UnitVersion.unit_id, literal(period.data_to)),
        )
    )
    if unit is None:
        raise NotFound
    return unit


def _asked(session: Session, form: Form, period: Period) -> Asked:
    items = form_items(session, form.id, period.data_to)
    ratios = derived_ratios(session, [indicator.id for _, indicator in items])
    indicator_ids = [*(indicator.id for _, indicator in items), *(ratio.id for ratio in ratios)]
    targets = session.scalars(select(Target).where(Target.indicator_id.in_(indicator_ids)).order_by(Target.id)).all()
    return Asked(items, ratios, targets, form, period.year)


def _by_indicator(sums: Mapping[tuple[int, int], Sums]) -> dict[int, list[Sums]]:
    found: dict[int, list[Sums]] = {}
    for (_, indicator_id), part in sums.items():
        found.setdefault(indicator_id, []).append(part)
    return found


def _rows(
    asked: Asked, judged: Judged, reporters: Sequence[Reporter], sums: Mapping[int, Sequence[Sums]]
) -> list[TotalRow]:
    return [_row(asked, judged, indicator, reporters, sums.get(indicator.id, ())) for indicator in asked.indicators]


def _row(
    asked: Asked, judged: Judged, indicator: Indicator, reporters: Sequence[Reporter], sums: Sequence[Sums]
) -> TotalRow:
    levels = asked.levels(indicator)
    expected = sum(reporter.unit.level in levels for reporter in reporters)
    counted = sum(part.counted for part in sums)
    above = total(part.number for part in sums)
    below = total(part.denominator for part in sums)
    derived = indicator.numerator_id is not None
    number = ratio(above, below, indicator.factor or Decimal(1)) if derived else above
    milestone = next(iter(prevailing(asked.targets, indicator.id, judged, asked.year)), None)
    return TotalRow(
        indicator_id=indicator.id,
        number=number,
        numerator=above if derived else None,
        denominator=below if derived else None,
        expected=expected,
        counted=counted,
        target_value=milestone.value if milestone else None,
        assessment=assess(milestone, indicator.direction, number, expected, counted),
    )


def _children(
    session: Session,
    asked: Asked,
    judged: Judged,
    reporters: Sequence[Reporter],
    sums: dict[tuple[int, int], Sums],
    period: Period,
) -> list[ChildTotal]:
    by_branch: dict[int, list[Reporter]] = {}
    for reporter in reporters:
        by_branch.setdefault(reporter.branch_id, []).append(reporter)
    branches = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.unit_id.in_(by_branch), UnitVersion.valid.contains(period.data_to))
        .order_by(UnitVersion.level, UnitVersion.sort_key)
    )
    return [
        ChildTotal(
            unit=unit_ref(branch),
            own=branch.unit_id == judged.superiors[0],
            expected=len(below),
            counted=sum(reporter.accepted for reporter in below),
            submission_id=below[0].submission.id if len(below) == 1 and below[0].submission else None,
            rows=_rows(
                asked,
                judged.child(branch.unit_id, branch.level),
                below,
                {i: [s] for (b, i), s in sums.items() if b == branch.unit_id},
            ),
        )
        for branch, below in ((branch, by_branch[branch.unit_id]) for branch in branches)
    ]


def _missing(reporter: Reporter) -> MissingReporter:
    submission = reporter.submission
    return MissingReporter(
        body=BodyRef(id=reporter.body_id, name=reporter.body_name),
        unit=unit_ref(reporter.unit),
        state=ReporterState(submission.state.value) if submission else ReporterState.not_started,
        submission_id=submission.id if submission else None,
    )
