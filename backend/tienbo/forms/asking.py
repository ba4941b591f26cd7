"""Asking a form in a period, and changing its days afterwards, always with a reason."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.forms import asked
from tienbo.forms.calendar import span
from tienbo.forms.due_dates import Days
from tienbo.forms.holidays import working_days
from tienbo.forms.keeping import kept
from tienbo.forms.models import Form, FormPeriod, FormSchedule, Gate, Period, PeriodKind
from tienbo.forms.queries import get_period
from tienbo.forms.ruled_days import days_by
from tienbo.forms.scheduling import opening
from tienbo.forms.schemas import AskedPeriod, AskRequest, DaysChange, GateWrite, LevelDays, PeriodWrite
from tienbo.problems import FieldError, InvalidInput, NotFound, Problem, Text
from tienbo.units.models import Level, UnitVersion

NAMES: Final = Days._fields


class AlreadyAsked(Problem):
    status = 409
    code = "already-asked"
    title = Text("Biểu đã được mở cho kỳ và cấp này.", "The form is asked in this period of this level already.")


class NoSuchLevel(Problem):
    status = 409
    code = "no-such-level"
    title = Text("Vào ngày cuối kỳ không có đơn vị ở cấp này.", "There is no unit of this level when the period ends.")


def ask(
    session: Session, actor: Actor, form_id: int, version: int, wanted: AskRequest, *, preview: bool = False
) -> AskedPeriod:
    """Ask the form in the period of each level named; a preview only says what the days would be.

    Raises:
        NotFound, Forbidden, VersionStale: as for every change of a form.
        AlreadyAsked, NoSuchLevel: of one of the levels.
        InvalidInput: no due date is given, and the form has no schedule that gives one.
    """
    form = kept(session, actor, form_id, version)
    period = period_named(session, wanted.period)
    there = session.scalars(select(FormPeriod).filter_by(form_id=form.id, period_id=period.id)).all()
    new = [level.level for level in wanted.levels]
    if len(set(new)) < len(new) or {row.level for row in there}.intersection(new):
        raise AlreadyAsked
    if not levels_on(session, period.data_to).issuperset(new):
        raise NoSuchLevel
    days = [_days(session, form, period, level, place) for place, level in enumerate(wanted.levels)]
    if preview:
        rows = [FormPeriod(level=level, **given) for level, given in zip(new, days, strict=True)]
        return asked.read(session, actor, form, period, [*there, *rows])
    session.add(period)
    session.flush()
    for level, given in zip(new, days, strict=True):
        session.add(FormPeriod(form_id=form.id, period_id=period.id, level=level, demo=False, **given))
    said = [{"level": level.value, **_said(given)} for level, given in zip(new, days, strict=True)]
    changed(session, actor, form, "form.asked", period, levels=said)
    return asked.get_asked(session, actor, form.id, period.code)


def ask_by_schedule(session: Session, today: date) -> list[tuple[str, str, Level]]:
    """Ask every form whose schedule opens a period by today: (form, period, level) of what is new.

    Run by the operator's clock, once a day; what was asked by hand before stays as it is.
    """
    made: list[tuple[str, str, Level]] = []
    for form, schedule, found, days in opening(session, today):
        period = period_named(session, PeriodWrite(code=found.code))
        session.add(period)
        session.flush()
        known = session.get(FormPeriod, (form.id, period.id, schedule.level))
        if known is None and schedule.level in levels_on(session, period.data_to):
            session.add(
                FormPeriod(form_id=form.id, period_id=period.id, level=schedule.level, demo=False, **days._asdict())
            )
            session.flush()
            made.append((form.code, period.code, schedule.level))
    return made


def change_days(
    session: Session, actor: Actor, form_id: int, version: int, code: str, level: Level, wanted: DaysChange
) -> AskedPeriod:
    """Other days for one level. Who was late by the old due date and is not by the new one is in the events."""
    form = kept(session, actor, form_id, version)
    period = get_period(session, code)
    row = session.get(FormPeriod, (form.id, period.id, level))
    if row is None:
        raise NotFound
    before = _said(vars(row))
    for name in wanted.model_fields_set - {"reason"}:
        value = getattr(wanted, name)
        if name == "due_on" and value is None:
            raise _no_due_date("/due_on")
        setattr(row, name, value)
    said = {"level": level.value, "reason": wanted.reason, "before": before, "after": _said(vars(row))}
    changed(session, actor, form, "form.days-changed", period, **said)
    return asked.get_asked(session, actor, form_id, code)


def set_gate(session: Session, actor: Actor, form_id: int, version: int, code: str, wanted: GateWrite) -> AskedPeriod:
    """Open or close entry by hand, or leave it to its days again."""
    form = kept(session, actor, form_id, version)
    period = get_period(session, code)
    rows = session.scalars(
        select(FormPeriod).filter_by(form_id=form.id, period_id=period.id).where(FormPeriod.level.in_(wanted.levels))
    ).all()
    if len(rows) < len(set(wanted.levels)):
        raise NotFound
    for row in rows:
        row.gate, row.gate_reason = wanted.gate, wanted.reason if wanted.gate else None
    kind = {Gate.open: "form.opened", Gate.closed: "form.closed", None: "form.left-to-its-days"}[wanted.gate]
    changed(session, actor, form, kind, period, reason=wanted.reason, levels=[level.value for level in wanted.levels])
    return asked.get_asked(session, actor, form_id, code)


def changed(session: Session, actor: Actor, form: Form, kind: str, period: Period, **data: object) -> None:
    """Count the change and write it down."""
    form.version += 1
    record(session, actor, kind, ("form", form.id), form.unit_id, period=period.code, **data)
    session.flush()


def levels_on(session: Session, day: date) -> set[Level]:
    return set(session.scalars(select(UnitVersion.level).where(UnitVersion.valid.contains(day)).distinct()))


def period_named(session: Session, wanted: PeriodWrite) -> Period:
    """The period of that code; a new one, not yet added, when nothing was ever asked in it."""
    period = session.scalar(select(Period).where(Period.code == wanted.code))
    if period is not None:
        return period
    if wanted.kind in {PeriodKind.term, PeriodKind.ad_hoc} and wanted.data_from and wanted.data_to:
        year = wanted.data_to.year
        return Period(code=wanted.code, kind=wanted.kind, year=year, data_from=wanted.data_from, data_to=wanted.data_to)
    return Period(**asdict(span(wanted.code)))


def _days(session: Session, form: Form, period: Period, wanted: LevelDays, place: int) -> dict[str, date | None]:
    """What was given; what was not, by the schedule."""
    schedule = session.get(FormSchedule, (form.id, period.kind, wanted.level))
    if schedule is None and wanted.due_on is None:
        raise _no_due_date(f"/levels/{place}/due_on")
    ruled = days_by(schedule, period, working_days(session))._asdict() if schedule else {}
    return {**dict.fromkeys(NAMES), **ruled, **wanted.model_dump(exclude={"level"}, exclude_none=True)}


def _no_due_date(pointer: str) -> InvalidInput:
    text = Text("Hãy chọn hạn nộp: biểu chưa có lịch cho loại kỳ này.", "Give a due date: no schedule gives one.")
    return InvalidInput(errors=[FieldError(pointer, "no-due-date", text)])


def _said(days: Mapping[str, date | None]) -> dict[str, str | None]:
    return {name: day.isoformat() if (day := days[name]) else None for name in NAMES}
