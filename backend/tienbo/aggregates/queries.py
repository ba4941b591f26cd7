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
from tienbo.aggregates.reporters import Reporter
from tienbo.aggregates.schemas import Basis, ChildTotal, Coverage, MissingReporter, TotalCell, TotalRow, Totals
from tienbo.aggregates.targets import Judged, assess, prevailing
from tienbo.aggregates.withholding import covered, withheld_keys
from tienbo.forms.models import Form, FormPeriod
from tienbo.forms.queries import get_period, readable_forms
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.target_models import Target
from tienbo.problems import NotFound
from tienbo.submissions.models import ReporterState
from tienbo.units import tree
from tienbo.units.models import UnitVersion
from tienbo.units.refs import BodyRef, unit_ref


def get_totals(session: Session, actor: Actor, form_id: int, period_code: str, unit_id: int) -> Totals:
    """A unit's figures for a period, added up from the accepted submissions below it at this moment.

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
    judged = Judged(unit.level, tree.superiors(session, unit_id, period.data_to), form.reporter_kind)
    targets = _targets(session, live.asked)
    hidden = withheld_keys(session, actor, live.asked, unit_id)
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
            expected=len(live.reporters),
            counted=sum(reporter.accepted for reporter in live.reporters),
            missing=[missing_reporter(reporter) for reporter in live.reporters if not reporter.accepted],
        ),
        rows=_rows(live.asked, targets, judged, live.figures, hidden.get(unit_id, set())),
        children=_children(session, live, targets, judged, hidden),
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


def _targets(session: Session, asked: Asked) -> Sequence[Target]:
    indicator_ids = [indicator.id for indicator in asked.indicators]
    return session.scalars(select(Target).where(Target.indicator_id.in_(indicator_ids)).order_by(Target.id)).all()


def _rows(
    asked: Asked, targets: Sequence[Target], judged: Judged, figures: Mapping[Key, Figure], hidden: set[Key]
) -> list[TotalRow]:
    cells: dict[int, list[TotalCell]] = {}
    for cell in asked.cells:
        category = asked.categories.get(cell.category_id)
        milestone = next(
            iter(prevailing(targets, cell.indicator.id, judged, asked.period.year, cell.category_id)), None
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


def _children(
    session: Session, live: LiveFigures, targets: Sequence[Target], judged: Judged, hidden: Mapping[int, set[Key]]
) -> list[ChildTotal]:
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
            counted=sum(reporter.accepted for reporter in below),
            submission_id=below[0].submission.id if len(below) == 1 and below[0].submission else None,
            rows=_rows(
                live.asked,
                targets,
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
