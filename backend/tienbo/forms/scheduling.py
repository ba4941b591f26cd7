"""The rules by which a form is asked of itself, period after period."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.forms.calendar import PeriodSpan, spans_of
from tienbo.forms.due_dates import Days
from tienbo.forms.holidays import working_days
from tienbo.forms.keepers import keeps
from tienbo.forms.keeping import kept, readable
from tienbo.forms.models import Form, FormSchedule
from tienbo.forms.ruled_days import coming_by, days_by
from tienbo.forms.schedule_schemas import Schedule, SchedulePreview, ScheduleRead, ScheduleRule

# A schedule made late still asks for a period whose due date is not longer past than this.
STILL_ASKED: Final = timedelta(days=31)


def get_schedule(session: Session, actor: Actor, form_id: int) -> ScheduleRead:
    """Raises NotFound for a form outside the caller's reach."""
    form = readable(session, actor, form_id)
    rows = session.scalars(
        select(FormSchedule).filter_by(form_id=form.id).order_by(FormSchedule.period_kind, FormSchedule.level)
    ).all()
    return ScheduleRead(
        rules=[ScheduleRule.model_validate(row) for row in rows],
        version=form.version,
        editable=keeps(session, actor, form.unit_id),
        **coming_by(session, form, rows, actor.today).model_dump(),
    )


def preview(session: Session, actor: Actor, form_id: int, version: int, wanted: Schedule) -> SchedulePreview:
    """The next periods by these rules; nothing is changed.

    Raises:
        NotFound, Forbidden, VersionStale: as for writing them.
    """
    form = kept(session, actor, form_id, version)
    rules = [FormSchedule(form_id=form.id, **rule.model_dump()) for rule in wanted.rules]
    return coming_by(session, form, rules, actor.today)


def write_schedule(session: Session, actor: Actor, form_id: int, version: int, wanted: Schedule) -> None:
    """Put these rules in the place of all there were; periods asked before stay as they are."""
    form = kept(session, actor, form_id, version)
    session.execute(delete(FormSchedule).where(FormSchedule.form_id == form.id))
    session.add_all(FormSchedule(form_id=form.id, **rule.model_dump()) for rule in wanted.rules)
    form.version += 1
    said = wanted.model_dump(mode="json", exclude_none=True)
    record(session, actor, "form.schedule-written", ("form", form.id), form.unit_id, **said)
    session.flush()


def opening(session: Session, today: date) -> Iterator[tuple[Form, FormSchedule, PeriodSpan, Days]]:
    """What the schedules of all forms ask today: entry has begun, and is not over."""
    working = working_days(session)
    rows = session.execute(
        select(Form, FormSchedule)
        .join(FormSchedule, FormSchedule.form_id == Form.id)
        .order_by(Form.code, FormSchedule.period_kind, FormSchedule.level)
    ).all()
    for form, schedule in rows:
        for year in (today.year - 1, today.year, today.year + 1):
            for period in spans_of(schedule.period_kind, year):
                days = days_by(schedule, period, working)
                last = days.closes_on or days.due_on + STILL_ASKED
                if (days.opens_on or days.cut_off_on) <= today <= last:
                    yield form, schedule, period, days
