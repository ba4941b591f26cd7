"""The content of an edition as the figures stand at this moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Figure, Key
from tienbo.aggregates.asked import AskedCell
from tienbo.aggregates.figures import LiveFigures, figures_of, live_figures
from tienbo.aggregates.official import Official, official_words
from tienbo.aggregates.reporters import Reporter
from tienbo.aggregates.sums import merged
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
from tienbo.editions.models import FigureBasis
from tienbo.editions.withheld import Withheld, withheld
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
    figures, words = live.figures, None
    if wanted.basis is FigureBasis.official:
        words = official_words(session, live, wanted.unit.unit_id)
        figures = figures_of(live.asked, merged([words.sums], to=wanted.unit.unit_id).get(wanted.unit.unit_id, {}))
    reporters = [_reporter(one, words, wanted.waivers) for one in live.reporters]
    demo = session.scalar(
        select(FormPeriod.demo)
        .where(FormPeriod.form_id == wanted.form.id, FormPeriod.period_id == wanted.period.id)
        .limit(1)
    )
    return Content(
        schema_version=4,
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
        lines=_lines(live.asked.cells, figures, withheld(session, live, words), wanted.adjustments),
        reporters=reporters,
        adjustments=list(wanted.adjustments),
        report=wanted.report,
        previous=None,
        frozen_at=None,
        frozen_by=None,
    )


def form_named(form: Form) -> FormNamed:
    return FormNamed(id=form.id, code=form.code, name_vi=form.name_vi, name_en=form.name_en)


def _lines(
    cells: Iterable[AskedCell], figures: Mapping[Key, Figure], kept_back: Withheld, adjustments: Sequence[Adjustment]
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
                withheld=kept_back[cell.key],
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


def _reporter(one: Reporter, words: Official | None, waivers: Mapping[int, str]) -> ContentReporter:
    """As it is counted here: through the edition of the level below it is what that edition says it was."""
    frozen = words.editions.get(one.branch_id) if words else None
    if frozen is not None and one.body_id in frozen.reporters:
        said = frozen.reporters[one.body_id]
        through = {"edition_id": frozen.id, "edition_number": frozen.number}
        return said.model_copy(update=through if said.counted else {"waiver": said.waiver or waivers.get(one.body_id)})
    submission = one.submission
    is_counted = words.counts(one) if words else one.accepted
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
