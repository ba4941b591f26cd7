from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.aggregates.arithmetic import Figure, Key
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.figures import LiveFigures, live_figures
from tienbo.aggregates.official import official_words
from tienbo.aggregates.official_sources import sources
from tienbo.aggregates.reporters import Reporter
from tienbo.aggregates.schemas import ChildTotal, Coverage, MissingReporter, TotalCell, TotalRow, Totals
from tienbo.aggregates.targets import Judged, assess, prevailing
from tienbo.aggregates.withholding import covered, withheld_keys
from tienbo.editions.models import FigureBasis
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.queries import get_period, readable_forms
from tienbo.forms.refs import PeriodRead
from tienbo.problems import NotFound
from tienbo.submissions.models import ReporterState
from tienbo.units import tree
from tienbo.units.models import UnitVersion
from tienbo.units.refs import BodyRef, unit_ref


def get_totals(
    session: Session, actor: Actor, form_id: int, period_code: str, unit_id: int, basis: FigureBasis
) -> Totals:
    """A unit's figures for a period at this moment: of the accepted submissions, or of the accepted editions, below.

    Raises:
        NotFound: the form, the period or the unit is outside the caller's reach, or was not in being.
    """
    form = session.scalar(readable_forms(actor, Permission.total_read).where(Form.id == form_id))
    if form is None:
        raise NotFound
    period = get_period(session, period_code)
    unit = find_unit(session, actor, unit_id, period.data_to)
    if unit is None:
        raise NotFound
    live = live_figures(session, form, period, unit_id)
    words = None
    if basis is FigureBasis.official:
        words = official_words(session, live, unit_id)
        live = live.of(words.sums, unit_id, {one.body_id for one in live.reporters if words.counts(one)})
    judged = Judged(unit.level, tree.superiors(session, unit_id, period.data_to), form.reporter_kind)
    hidden = withheld_keys(session, actor, live.asked, unit_id)
    demo = session.scalar(
        select(FormPeriod.demo).where(FormPeriod.form_id == form.id, FormPeriod.period_id == period.id).limit(1)
    )
    return Totals(
        unit=unit_ref(unit),
        period=PeriodRead.model_validate(period),
        tree_on=period.data_to,
        as_of=clock.now(),
        basis=basis,
        official=sources(session, [(live.asked, words)]) if words else None,
        demo=bool(demo),
        coverage=Coverage(
            expected=len(live.reporters),
            counted=len(live.counted),
            missing=[missing_reporter(reporter) for reporter in live.reporters if reporter.body_id not in live.counted],
        ),
        rows=_rows(live.asked, judged, live.figures, hidden.get(unit_id, set())),
        children=_children(session, live, judged, hidden),
    )


def find_unit(session: Session, actor: Actor, unit_id: int, day: date) -> UnitVersion | None:
    """The unit as it was on the day; None where it was not, or its figures of that day are not the caller's."""
    return session.scalar(
        select(UnitVersion).where(
            UnitVersion.unit_id == unit_id,
            UnitVersion.valid.contains(day),
            visible_facts(actor, Permission.total_read, UnitVersion.unit_id, literal(day)),
        )
    )


def find_units(
    session: Session, actor: Actor, unit_id: int, periods: Sequence[Period], on: date | None
) -> dict[int, UnitVersion]:
    """By period the unit as it was on its last day, or on the day `on`; left out where `find_unit` finds none."""
    if on is not None:
        unit = find_unit(session, actor, unit_id, on)
        return {period.id: unit for period in periods} if unit else {}
    rows = session.execute(
        select(Period.id, UnitVersion)
        .join(UnitVersion, UnitVersion.valid.op("@>")(Period.data_to))
        .where(
            Period.id.in_([period.id for period in periods]),
            UnitVersion.unit_id == unit_id,
            visible_facts(actor, Permission.total_read, UnitVersion.unit_id, Period.data_to),
        )
    )
    return dict(rows.all())


def _rows(asked: Asked, judged: Judged, figures: Mapping[Key, Figure], hidden: set[Key]) -> list[TotalRow]:
    cells: dict[int, list[TotalCell]] = {}
    for cell in asked.cells:
        category = asked.categories.get(cell.category_id)
        milestone = next(
            iter(
                prevailing(
                    asked.targets.get(cell.indicator.id, ()),
                    cell.indicator.id,
                    judged,
                    asked.period.year,
                    cell.category_id,
                )
            ),
            None,
        )
        is_hidden = cell.key in hidden
        found = covered(figures[cell.key]) if is_hidden else figures[cell.key]
        cells.setdefault(cell.indicator.id, []).append(
            TotalCell(
                category_id=cell.category_id,
                name_vi=category.name_vi if category else "",
                name_en=category.name_en if category else "",
                **found._asdict(),
                withheld=is_hidden,
                target_value=milestone.value if milestone else None,
                assessment=assess(milestone, cell.indicator.direction, found.number, found.expected, found.counted),
            )
        )
    return [
        TotalRow(
            **of[0].model_dump(exclude={"category_id", "name_vi", "name_en"}), indicator_id=indicator_id, cells=of[1:]
        )
        for indicator_id, of in cells.items()
    ]


def _children(session: Session, live: LiveFigures, judged: Judged, hidden: Mapping[int, set[Key]]) -> list[ChildTotal]:
    by_branch: dict[int, list[Reporter]] = {}
    for reporter in live.reporters:
        by_branch.setdefault(reporter.branch_id, []).append(reporter)
    branches = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.unit_id.in_(by_branch), UnitVersion.valid.contains(live.asked.period.data_to))
        .order_by(UnitVersion.level, UnitVersion.sort_key)
    )
    return [
        ChildTotal(
            unit=unit_ref(branch),
            own=branch.unit_id == judged.superiors[0],
            expected=len(below),
            counted=sum(reporter.body_id in live.counted for reporter in below),
            submission_id=below[0].submission.id if len(below) == 1 and below[0].submission else None,
            rows=_rows(
                live.asked,
                judged.child(branch.unit_id, branch.level),
                live.branches[branch.unit_id],
                hidden.get(-branch.unit_id if branch.unit_id == judged.superiors[0] else branch.unit_id, set()),
            ),
        )
        for branch, below in ((branch, by_branch[branch.unit_id]) for branch in branches)
    ]


def missing_reporter(reporter: Reporter) -> MissingReporter:
    submission = reporter.submission
    return MissingReporter(
        body=BodyRef(id=reporter.body_id, name=reporter.body_name),
        unit=unit_ref(reporter.unit),
        state=ReporterState(submission.state.value) if submission else ReporterState.not_started,
        submission_id=submission.id if submission else None,
    )
