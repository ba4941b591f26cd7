"""The content of an edition as the figures stand at this moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Figure, Key, Sums, add, figure
from tienbo.aggregates.asked import AskedCell
from tienbo.aggregates.figures import LiveFigures, live_figures
from tienbo.aggregates.reporters import Reporter
from tienbo.editions.adjusting import adjusted
from tienbo.editions.content import (
    Adjustment,
    Amount,
    Content,
    ContentCategory,
    ContentIndicator,
    ContentLine,
    ContentReporter,
    FormNamed,
    Report,
)
from tienbo.editions.frozen import Frozen, in_force
from tienbo.editions.models import FigureBasis
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.models import IndicatorKind
from tienbo.submissions.models import ReporterState
from tienbo.units.models import UnitVersion
from tienbo.units.refs import BodyRef, unit_ref


@dataclass(frozen=True)
class Wanted:
    """Of what an edition is made."""

    form: Form
    period: Period
    unit: UnitVersion
    number: int
    basis: FigureBasis
    adjustments: Sequence[Adjustment]
    waivers: Mapping[int, str]
    report: Report


def consolidate(session: Session, wanted: Wanted) -> Content:
    """What the edition would say if it were frozen now.

    `live` adds up the accepted submissions below. `official` adds up, for each unit of the level below, its accepted
    edition; a unit with nobody below it makes none, since its accepted submissions are its official word, and the
    unit's own bodies are counted by theirs.
    """
    live = live_figures(session, wanted.form, wanted.period, wanted.unit.unit_id)
    below: Mapping[int, Frozen] = {}
    if wanted.basis is FigureBasis.official:
        below = in_force(session, wanted.form.id, wanted.period.id, set(live.branches) - {wanted.unit.unit_id})
    counted = {branch for branch in live.branches if _counts_live(wanted, live, branch)}
    figures = _added_up(live, below, counted) if wanted.basis is FigureBasis.official else live.figures
    reporters = [_reporter(one, below, counted, wanted.waivers) for one in live.reporters]
    demo = session.scalar(
        select(FormPeriod.demo)
        .where(FormPeriod.form_id == wanted.form.id, FormPeriod.period_id == wanted.period.id)
        .limit(1)
    )
    return Content(
        schema_version=1,
        form=form_named(wanted.form),
        period=PeriodRead.model_validate(wanted.period),
        unit=unit_ref(wanted.unit),
        tree_on=wanted.period.data_to,
        number=wanted.number,
        basis=wanted.basis,
        demo=bool(demo),
        expected=len(reporters),
        counted=sum(one.counted for one in reporters),
        indicators=_indicators(live),
        categories=[
            ContentCategory(id=one.id, name_vi=one.name_vi, name_en=one.name_en)
            for one in live.asked.categories.values()
        ],
        lines=_lines(live.asked.cells, figures, wanted.adjustments),
        reporters=reporters,
        adjustments=list(wanted.adjustments),
        report=wanted.report,
        previous=None,
        frozen_at=None,
        frozen_by=None,
    )


def form_named(form: Form) -> FormNamed:
    return FormNamed(id=form.id, code=form.code, name_vi=form.name_vi, name_en=form.name_en)


def _counts_live(wanted: Wanted, live: LiveFigures, branch_id: int) -> bool:
    """Whether the branch's submissions are counted as they are, where it has no edition."""
    if wanted.basis is FigureBasis.live or branch_id == wanted.unit.unit_id:
        return True
    return all(one.unit.unit_id == branch_id for one in live.reporters if one.branch_id == branch_id)


def _added_up(live: LiveFigures, below: Mapping[int, Frozen], counted: set[int]) -> dict[Key, Figure]:
    parts: dict[Key, list[Sums]] = {cell.key: [] for cell in live.asked.cells}
    for branch_id, figures in live.branches.items():
        frozen = below[branch_id].sums if branch_id in below else {}
        for key, now in figures.items():
            if branch_id in below:
                part = frozen.get(key, Sums(expected=now.expected))
            elif branch_id in counted:
                part = _sums(now)
            else:
                part = Sums(expected=now.expected)
            parts[key].append(part)
    return {cell.key: figure(cell.indicator, add(parts[cell.key])) for cell in live.asked.cells}


def _sums(now: Figure) -> Sums:
    number = now.number if now.denominator is None and now.numerator is None else now.numerator
    return Sums(number, now.denominator, now.expected, now.counted)


def _lines(
    cells: Iterable[AskedCell], figures: Mapping[Key, Figure], adjustments: Sequence[Adjustment]
) -> list[ContentLine]:
    own = {(one.indicator_id, one.category_id): one.amount for one in adjustments}
    lines = []
    for cell in cells:
        if cell.indicator.kind is IndicatorKind.text:
            continue
        now = figures[cell.key]
        said = Amount(number=now.number, numerator=now.numerator, denominator=now.denominator)
        lines.append(
            ContentLine(
                indicator_id=cell.indicator.id,
                category_id=cell.category_id,
                sum=said,
                adjustment=None if cell.whole else own.get(cell.key),
                result=adjusted(cell, said, own),
                expected=now.expected,
                counted=now.counted,
                missing=now.expected - now.counted,
            )
        )
    return lines


def _indicators(live: LiveFigures) -> list[ContentIndicator]:
    sections = {indicator.id: item for item, indicator in live.asked.items}
    return [
        ContentIndicator(
            id=one.id,
            code=one.code,
            kind=one.kind,
            name_vi=one.name_vi,
            name_en=one.name_en,
            measure_unit=one.measure_unit,
            section_vi=sections[one.id].section_vi if one.id in sections else "",
            section_en=sections[one.id].section_en if one.id in sections else "",
        )
        for one in live.asked.indicators
        if one.kind is not IndicatorKind.text
    ]


def _reporter(
    one: Reporter, below: Mapping[int, Frozen], counted: set[int], waivers: Mapping[int, str]
) -> ContentReporter:
    """As it is counted here: through the edition of the level below it is what that edition says it was."""
    frozen = below.get(one.branch_id)
    if frozen is not None and one.body_id in frozen.reporters:
        said = frozen.reporters[one.body_id]
        through = {"edition_id": frozen.id, "edition_number": frozen.number}
        return said.model_copy(update=through if said.counted else {"waiver": said.waiver or waivers.get(one.body_id)})
    submission = one.submission
    is_counted = one.accepted and one.branch_id in counted and frozen is None
    return ContentReporter(
        body=BodyRef(id=one.body_id, name=one.body_name),
        unit=unit_ref(one.unit),
        state=ReporterState(submission.state.value) if submission else ReporterState.not_started,
        counted=is_counted,
        submission_id=submission.id if submission else None,
        version=submission.version if submission else None,
        edition_id=None,
        edition_number=None,
        waiver=None if is_counted else waivers.get(one.body_id),
    )
