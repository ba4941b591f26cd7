"""Reminders as the API shows them, in a few queries whatever their number."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.assignments.extensions import ASKERS
from tienbo.assignments.models import Assignment, Task
from tienbo.assignments.progress_models import Reminder
from tienbo.assignments.progress_reading import names
from tienbo.assignments.progress_voices import voices
from tienbo.assignments.reminders_schemas import ReminderAction, ReminderRead
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
    places = {row[0]: row for row in session.execute(_places([row.assignment_id for row in reminders]))}
    return [
        ReminderRead(
            id=row.id,
            matrix_id=places[row.assignment_id][1],
            assignment_id=row.assignment_id,
            task_number=places[row.assignment_id][2],
            task_content=places[row.assignment_id][3],
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
        if row.assignment_id in places
    ]


def _places(assignment_ids: list[int]) -> Select[int, int, str, str]:
    return (
        select(Assignment.id, Task.matrix_id, Task.number, Task.content)
        .join(Task, Task.id == Assignment.task_id)
        .where(Assignment.id == func.any(assignment_ids))
    )


def _units(session: Session, actor: Actor, ids: set[int]) -> dict[int, UnitRef]:
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id == func.any(sorted(ids)), UnitVersion.valid.contains(actor.today))
    )
    return {row.unit_id: unit_ref(row) for row in rows}
