"""Reminders received and sent, and noting that one was seen."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_units
from tienbo.assignments.extensions_reading import ASKERS
from tienbo.assignments.models import Assignment, Task
from tienbo.assignments.progress_models import Reminder, ReminderRule
from tienbo.assignments.progress_problems import NotYourBody
from tienbo.assignments.progress_voices import voices
from tienbo.assignments.reminders_reading import reads
from tienbo.assignments.reminders_schemas import Box, ReminderPage, ReminderRead
from tienbo.exchange.events import record
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.problems import NotFound


class ReminderFilter(NamedTuple):
    box: Box
    matrix_id: int | None = None
    assignment_id: int | None = None
    body_id: int | None = None
    rule: ReminderRule | None = None
    unseen: bool = False


def list_reminders(
    session: Session, actor: Actor, wanted: ReminderFilter, cursor: str | None, limit: int
) -> ReminderPage:
    """Received by the bodies for which the caller speaks, or sent by the units whose matrices they read."""
    received = _received(session, actor)
    query = select(Reminder.id).where(received if wanted.box == "received" else _sent(actor))
    query = query.where(*_conditions(wanted))
    if cursor is not None:
        query = query.where(Reminder.id < decode_cursor(cursor, int)[0])
    ids = session.scalars(query.order_by(Reminder.id.desc()).limit(limit + 1)).all()
    rows = session.scalars(select(Reminder).where(Reminder.id == func.any(ids[:limit])).order_by(Reminder.id.desc()))
    unseen = session.scalar(select(func.count()).select_from(Reminder).where(received, Reminder.seen_at.is_(None)))
    return ReminderPage(
        items=reads(session, actor, rows.all()),
        next_cursor=encode_cursor(ids[limit - 1]) if len(ids) > limit else None,
        unseen=unseen or 0,
    )


def mark_seen(session: Session, actor: Actor, reminder_id: int) -> ReminderRead:
    """Note, once, that a body has seen it.

    Raises:
        NotFound: out of reach.
        NotYourBody: the caller does not speak for the body.
    """
    within = visible_units(actor, Permission.matrix_read)
    row = session.scalar(
        select(Reminder)
        .where(Reminder.id == reminder_id, or_(Reminder.unit_id.in_(within), Reminder.to_unit_id.in_(within)))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    if not voices(session, actor, ASKERS, {row.body_id}).speaks(row.body_id):
        raise NotYourBody
    if row.seen_at is None:
        row.seen_at, row.seen_by_id = clock.now(), actor.user_id
        session.flush()
        record(session, actor, "reminder.seen", ("reminder", row.id), row.to_unit_id, body=row.body_id)
    return reads(session, actor, [row])[0]


def _received(session: Session, actor: Actor) -> ColumnElement[bool]:
    speaking = voices(session, actor, [Permission.matrix_read])
    bodies = Reminder.body_id == func.any(sorted({*speaking.own, *speaking.behalf}))
    return and_(bodies, Reminder.to_unit_id.in_(visible_units(actor, Permission.matrix_read)))


def _sent(actor: Actor) -> ColumnElement[bool]:
    return Reminder.unit_id.in_(visible_units(actor, Permission.matrix_read))


def _conditions(wanted: ReminderFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.matrix_id is not None:
        of_matrix = select(Assignment.id).join(Task).where(Task.matrix_id == wanted.matrix_id)
        conditions.append(Reminder.assignment_id.in_(of_matrix))
    if wanted.assignment_id is not None:
        conditions.append(Reminder.assignment_id == wanted.assignment_id)
    if wanted.body_id is not None:
        conditions.append(Reminder.body_id == wanted.body_id)
    if wanted.rule is not None:
        conditions.append(Reminder.rule == wanted.rule)
    if wanted.unseen:
        conditions.append(Reminder.seen_at.is_(None))
    return conditions
