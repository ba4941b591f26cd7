"""The days that the rules of a schedule give, and what is wrong with them."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.forms.asked import FROM_BELOW, days, in_words
from tienbo.forms.calendar import PeriodSpan, WorkingDays, spans_of
from tienbo.forms.due_dates import Days, DueRule, days_of, findings
from tienbo.forms.holidays import working_days
from tienbo.forms.models import Form, FormPeriod, FormSchedule, Holiday, Period, PeriodKind
from tienbo.forms.refs import PeriodRead
from tienbo.forms.schedule_schemas import ComingLevel, ComingPeriod, SchedulePreview
from tienbo.units.models import Level

SHOWN: Final = 3
Asked = Mapping[tuple[str, Level], Days]


def days_by(schedule: FormSchedule, period: Period | PeriodSpan, working: WorkingDays) -> Days:
    """The days that the rule gives in the period."""
    span = PeriodSpan(period.code, period.kind, period.year, period.data_from, period.data_to)
    return days_of(DueRule(_due(schedule), schedule.opens_days, schedule.closes_days), span, working)


def coming_by(session: Session, form: Form, rules: Sequence[FormSchedule], today: date) -> SchedulePreview:
    """The next periods of each kind that some level is still to report by these rules."""
    working = working_days(session)
    rows = session.execute(
        select(FormPeriod, Period).join(Period, Period.id == FormPeriod.period_id).where(FormPeriod.form_id == form.id)
    )
    asked = {(period.code, row.level): days(row, period) for row, period in rows}
    found = [
        period
        for kind, ruled in groupby(sorted(rules, key=_place), key=lambda rule: rule.period_kind)
        for period in _coming(kind, list(ruled), asked, working, today)
    ]
    years = {level.due_on.year for period in found for level in period.levels}
    known = set(session.scalars(select(func.date_part("year", Holiday.day)).distinct()))
    return SchedulePreview(coming=found, unknown_years=sorted(years - {int(year) for year in known}))


def _place(rule: FormSchedule) -> tuple[int, int]:
    return list(PeriodKind).index(rule.period_kind), FROM_BELOW.index(rule.level)


def _coming(
    kind: PeriodKind, rules: Sequence[FormSchedule], asked: Asked, working: WorkingDays, today: date
) -> list[ComingPeriod]:
    spans = [span for year in range(today.year - 1, today.year + SHOWN + 1) for span in spans_of(kind, year)]
    chains = [(span, _chain(span, rules, asked, working)) for span in spans]
    open_ones = [(span, chain) for span, chain in chains if max(level.due_on for _, level in chain) >= today]
    return [_read(span, chain, asked, working) for span, chain in open_ones[:SHOWN]]


def _chain(
    span: PeriodSpan, rules: Sequence[FormSchedule], asked: Asked, working: WorkingDays
) -> list[tuple[Level, Days]]:
    """From the lowest level up; where a level is asked already, by the days it was given."""
    return [(rule.level, asked.get((span.code, rule.level)) or days_by(rule, span, working)) for rule in rules]


def _read(span: PeriodSpan, chain: Sequence[tuple[Level, Days]], asked: Asked, working: WorkingDays) -> ComingPeriod:
    found = findings(chain, working)
    return ComingPeriod(
        period=PeriodRead.model_validate(span),
        levels=[
            ComingLevel(
                level=level,
                **given._asdict(),
                working_days=working.between(given.cut_off_on, given.due_on),
                asked=(span.code, level) in asked,
                findings=in_words(fault for place, fault in found if place is level),
            )
            for level, given in chain
        ],
    )


def _due(schedule: FormSchedule) -> int | tuple[int, int]:
    if schedule.due_month_day is None:
        return schedule.due_working_days or 0
    month, day = schedule.due_month_day.split("-")
    return int(month), int(day)
