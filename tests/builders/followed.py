"""Tasks that have been followed: a report with evidence, a completion, an extension asked for, a reminder."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.assignments.models import Assignment, Matrix, Task, TaskIndicator
from tienbo.assignments.progress_models import (
    CalendarFeed,
    Completion,
    Evidence,
    ExtensionRequest,
    ExtensionState,
    ProgressReport,
    ProgressState,
    Reminder,
    ReminderRule,
)
from tienbo.units.body_models import Body

DAY = date(2026, 3, 2)


def follow(session: Session, matrix: Matrix, body: Body, indicator_id: int, user_id: int) -> None:
    """A row of each kind about the first assignment of the matrix, by one body."""
    task = session.scalars(select(Task).where(Task.matrix_id == matrix.id).order_by(Task.position)).first()
    assert task is not None
    assignment_id = session.scalars(select(Assignment.id).where(Assignment.task_id == task.id)).first()
    whose = {"unit_id": body.unit_id, "matrix_unit_id": matrix.unit_id}
    about = {"assignment_id": assignment_id, "body_id": body.id}
    report = ProgressReport(**about, **whose, state=ProgressState.in_progress, share=40, text="Đang thực hiện")
    session.add_all(
        [
            report,
            TaskIndicator(task_id=task.id, indicator_id=indicator_id),
            Completion(**about, **whose, confirmed=True, finished_on=DAY, reason="Không có sản phẩm bằng giấy"),
            ExtensionRequest(**about, **whose, until=DAY, reason="Chờ kinh phí", state=ExtensionState.asked),
            Reminder(
                **about,
                unit_id=matrix.unit_id,
                to_unit_id=body.unit_id,
                rule=ReminderRule.by_hand,
                about_on=DAY,
                text="Đề nghị báo cáo",
            ),
            CalendarFeed(user_id=user_id, digest=b"x" * 32, name="Lịch"),
        ]
    )
    session.flush()
    session.add(Evidence(report_id=report.id, sha256="0" * 64, size=1, name="a.pdf"))
    session.flush()
