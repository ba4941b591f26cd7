"""Reminders as the API shows them, in a few queries whatever their number."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.assignments.extensions_reading import ASKERS
from tienbo.assignments.progress_models import Reminder
from tienbo.assignments.progress_reading import names
from tienbo.assignments.progress_voices import voices
from tienbo.assignments.reminders_schemas import RemindedReport, RemindedTask, ReminderAction, ReminderRead
from tienbo.assignments.reminders_subjects import ReportSubject, Subject, TaskSubject, subjects_of
from tienbo.forms.refs import PeriodRead
from tienbo.units.models import UnitVersion
from tienbo.units.refs import UnitRef, unit_ref


def reads(session: Session, actor: Actor, reminders: Sequence[Reminder]) -> list[ReminderRead]:
    speaking = voices(session, actor, ASKERS, {row.body_id for row in reminders})
    said = names(
        session,
        [row.body_id for row in reminders],
        [one for row in reminders for one in (row.sent_by_id, row.seen_by_id)],
    )
    units = _units(session, actor, {row.unit_id for row in reminders})
    subjects = subjects_of(session, reminders)
    return [
        ReminderRead(
            id=row.id,
            task=_task(subjects[row.id]),
            report=_report(subjects[row.id]),
            body=said.body(row.body_id),
            unit=units.get(row.unit_id),
            rule=row.rule,
            about_on=row.about_on,
            text=row.text,
            sent_at=row.sent_at,
            sent_by=said.person(row.sent_by_id),
            mailed_to=row.mailed_to,
            seen_at=row.seen_at,
            seen_by=said.person(row.seen_by_id),
            actions=[ReminderAction.mark_seen] if row.seen_at is None and speaking.speaks(row.body_id) else [],
        )
        for row in reminders
        if row.id in subjects
    ]


def _task(subject: Subject) -> RemindedTask | None:
    if not isinstance(subject, TaskSubject):
        return None
    return RemindedTask(
        matrix_id=subject.matrix_id,
        assignment_id=subject.assignment_id,
        number=subject.number,
        content=subject.content,
    )


def _report(subject: Subject) -> RemindedReport | None:
    if not isinstance(subject, ReportSubject):
        return None
    period = PeriodRead.model_validate(subject.period)
    return RemindedReport(form_id=subject.form_id, name_vi=subject.name_vi, name_en=subject.name_en, period=period)


def _units(session: Session, actor: Actor, ids: set[int]) -> dict[int, UnitRef]:
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id == func.any(sorted(ids)), UnitVersion.valid.contains(actor.today))
    )
    return {row.unit_id: unit_ref(row) for row in rows}
