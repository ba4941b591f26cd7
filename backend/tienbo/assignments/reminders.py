"""Reminders: by rule or by hand, each once for an assignment, a body and a day; the list of them is evidence."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments.models import Assignment, Matrix, MatrixState, Part, Task
from tienbo.assignments.progress_models import Reminder, ReminderRule
from tienbo.assignments.progress_problems import NOT_ASSIGNED, NOT_OPEN, RowsRefused, TaskNotOpen
from tienbo.assignments.progress_scope import decides, readable
from tienbo.assignments.reminders_reading import reads
from tienbo.assignments.reminders_rules import Delays, due, title, words
from tienbo.assignments.reminders_schemas import (
    PendingRead,
    RemindersSent,
    ReminderWrite,
)
from tienbo.assignments.work_cells import Cell, cells
from tienbo.exchange.events import record
from tienbo.exchange.models import Event
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
