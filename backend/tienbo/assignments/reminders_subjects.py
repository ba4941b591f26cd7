"""What reminders are about: a task, or a report of figures."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.assignments.models import Assignment, Task
from tienbo.assignments.progress_models import Reminder
from tienbo.forms.models import Form, Period


class TaskSubject(NamedTuple):
    assignment_id: int
    matrix_id: int
    number: str
    content: str


class ReportSubject(NamedTuple):
    form_id: int
    name_vi: str
    name_en: str
    period: Period


Subject = TaskSubject | ReportSubject


def subjects_of(session: Session, reminders: Sequence[Reminder]) -> dict[int, Subject]:
    """By the reminder's id, as far as the caller may know them; two queries whatever their number."""
    ids = [row.id for row in reminders]
    tasks = session.execute(
        select(Reminder.id, Assignment.id, Task.matrix_id, Task.number, Task.content)
        .join(Assignment, Assignment.id == Reminder.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Reminder.id == func.any(ids))
    )
    reports = session.execute(
        select(Reminder.id, Form.id, Form.name_vi, Form.name_en, Period)
        .join(Form, Form.id == Reminder.form_id)
        .join(Period, Period.id == Reminder.period_id)
        .where(Reminder.id == func.any(ids))
    )
    found: dict[int, Subject] = {row[0]: TaskSubject(row[1], row[2], row[3], row[4]) for row in tasks}
    found |= {row[0]: ReportSubject(row[1], row[2], row[3], row[4]) for row in reports}
    return found
