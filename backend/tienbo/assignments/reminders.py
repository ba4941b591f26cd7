"""Reminders: by rule or by hand, each once for an assignment, a body and a day; the list of them is evidence."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_units
from tienbo.assignments.extensions import ASKERS
from tienbo.assignments.models import Assignment, Matrix, MatrixState, Part, Task
from tienbo.assignments.progress_models import Reminder, ReminderRule
from tienbo.assignments.progress_problems import NOT_ASSIGNED, NOT_OPEN, NotYourBody, RowsRefused, TaskNotOpen
from tienbo.assignments.progress_scope import decides, readable
from tienbo.assignments.progress_voices import voices
from tienbo.assignments.reminders_reading import reads
from tienbo.assignments.reminders_rules import Delays, due, title, words
from tienbo.assignments.reminders_schemas import (
    Box,
    PendingRead,
    ReminderPage,
    ReminderRead,
    RemindersSent,
    ReminderWrite,
)
from tienbo.assignments.work_cells import Cell, cells
from tienbo.exchange.events import record
from tienbo.exchange.models import Event
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.problems import FieldError, Forbidden, NotFound


class Pending(NamedTuple):
    """A reminder that has not gone out."""

    cell: Cell
    rule: ReminderRule
    about_on: date
    text: str

    @property
    def key(self) -> tuple[int, int, ReminderRule, date]:
        return self.cell.asked.assignment.id, self.cell.body.body_id, self.rule, self.about_on


class ReminderFilter(NamedTuple):
    box: Box
    matrix_id: int | None = None
    assignment_id: int | None = None
    body_id: int | None = None
    rule: ReminderRule | None = None
    unseen: bool = False


_OPEN: Final = (Matrix.state == MatrixState.issued, Task.removed_on.is_(None))


def pending(
    session: Session, actor: Actor | None, today: date, delays: Delays, *of: ColumnElement[bool]
) -> list[Pending]:
    """What the rules ask for today and has not gone out: to the leads, or to who coordinates what nobody leads."""
    found = cells(session, actor, *_OPEN, *of)
    led = {cell.asked.assignment.id for cell in found if cell.body.part is Part.lead}
    asked = [cell for cell in found if cell.body.part is Part.lead or cell.asked.assignment.id not in led]
    wanted = [one for cell in asked for one in _of_rules(cell, today, delays)]
    sent = set(
        session.execute(
            select(Reminder.assignment_id, Reminder.body_id, Reminder.rule, Reminder.about_on).where(
                Reminder.assignment_id == func.any([one.cell.asked.assignment.id for one in wanted])
            )
        ).all()
    )
    return [one for one in wanted if one.key not in sent]


def run(
    session: Session, actor: Actor, matrix_id: int, delays: Delays, *, preview: bool
) -> tuple[list[PendingRead], list[Reminder]]:
    """Who is to be reminded by rule about one matrix; and unless it is a preview, the reminders made.

    Raises:
        NotFound: the matrix is out of reach.
        Forbidden: the caller does not chase for its unit.
        TaskNotOpen: it is not being followed.
    """
    _chased(session, actor, matrix_id)
    wanted = pending(session, actor, actor.today, delays, Matrix.id == matrix_id)
    made = [] if preview else send(session, actor, wanted)
    return [pending_read(one) for one in wanted], made


def remind(
    session: Session, actor: Actor, matrix_id: int, wanted: ReminderWrite
) -> tuple[RemindersSent, list[Reminder]]:
    """Remind chosen bodies by hand: all of them, or none where one of them is not asked for that.

    Raises:
        NotFound, Forbidden, TaskNotOpen: as for the rules.
        RowsRefused: with a pointer to every target that does not fit.
    """
    _chased(session, actor, matrix_id)
    ids = {target.assignment_id for target in wanted.targets}
    found = {
        (cell.asked.assignment.id, cell.body.body_id): cell
        for cell in cells(session, actor, Matrix.id == matrix_id, Assignment.id == func.any(sorted(ids)))
    }
    errors, chosen = [], {}
    for number, target in enumerate(wanted.targets):
        cell = found.get((target.assignment_id, target.body_id))
        if cell is None:
            errors.append(_at(number, NOT_ASSIGNED.error()))
        elif cell.asked.task.removed_on is not None:
            errors.append(_at(number, NOT_OPEN.error()))
        else:
            chosen[target.assignment_id, target.body_id] = cell
    if errors:
        raise RowsRefused(errors=errors)
    made = send(
        session, actor, [Pending(cell, ReminderRule.by_hand, actor.today, wanted.text) for cell in chosen.values()]
    )
    return RemindersSent(sent=reads(session, actor, made), known=len(chosen) - len(made)), made


def send(session: Session, actor: Actor | None, wanted: Iterable[Pending]) -> list[Reminder]:
    """Write the reminders down; what another process has written meanwhile is left out."""
    made = []
    for one in wanted:
        matrix, _, assignment = one.cell.asked
        reminder = keep(
            session,
            assignment_id=assignment.id,
            body_id=one.cell.body.body_id,
            unit_id=matrix.unit_id,
            to_unit_id=one.cell.body.unit_id,
            rule=one.rule,
            about_on=one.about_on,
            text=one.text,
            sent_by_id=actor.user_id if actor and one.rule is ReminderRule.by_hand else None,
        )
        if reminder is not None:
            made.append(reminder)
            _record(session, actor, reminder, matrix.id, assignment.id)
    session.flush()
    return made


def keep(session: Session, **said: object) -> Reminder | None:
    """The reminder, written down now; None where the same had been sent already."""
    return session.scalar(
        insert(Reminder).values(**said, sent_at=clock.now()).on_conflict_do_nothing().returning(Reminder)
    )


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


def pending_read(one: Pending) -> PendingRead:
    return PendingRead(
        assignment_id=one.cell.asked.assignment.id,
        body_id=one.cell.body.body_id,
        body_name=one.cell.body.name,
        rule=one.rule,
        about_on=one.about_on,
        text=one.text,
    )


def _of_rules(cell: Cell, today: date, delays: Delays) -> list[Pending]:
    matrix, task, assignment = cell.asked
    asked_on = matrix.issued_on or today
    said_on = cell.report.reported_at.astimezone(clock.VIETNAM).date() if cell.report else asked_on
    what = title(task.number, task.content)
    return [
        Pending(cell, reason.rule, reason.about_on, words(reason, what, matrix.title))
        for reason in due(cell.done, assignment.deadline_on, said_on, today, delays)
    ]


def _chased(session: Session, actor: Actor, matrix_id: int) -> Matrix:
    matrix = session.scalar(select(Matrix).where(Matrix.id == matrix_id, readable(actor)))
    if matrix is None:
        raise NotFound
    if not decides(session, actor, matrix.unit_id, Permission.task_chase):
        raise Forbidden
    if matrix.state is not MatrixState.issued:
        raise TaskNotOpen
    return matrix


def _at(number: int, error: FieldError) -> FieldError:
    return error._replace(pointer=f"/targets/{number}{error.pointer}")


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


def _record(session: Session, actor: Actor | None, reminder: Reminder, matrix_id: int, assignment_id: int) -> None:
    """For the unit that reminds; the command that runs the rules is nobody's act."""
    subject, data = (
        ("assignment", assignment_id),
        {
            "reminder": reminder.id,
            "matrix": matrix_id,
            "body": reminder.body_id,
            "rule": reminder.rule,
            "about_on": reminder.about_on.isoformat(),
        },
    )
    if actor is not None:
        record(session, actor, "task.reminded", subject, reminder.unit_id, **data)
        return
    session.add(
        Event(
            kind="task.reminded",
            unit_id=reminder.unit_id,
            subject_kind=subject[0],
            subject_id=str(subject[1]),
            data=data,
        )
    )
