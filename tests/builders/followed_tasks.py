"""For a unit: a matrix of its own that asks its committee, with a report, a file and a request about it."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from tests.builders.country import Country
from tests.builders.tasks import Row, add_matrix, assignments_of
from tienbo.assignments.progress_models import (
    Evidence,
    ExtensionRequest,
    ExtensionState,
    ProgressReport,
    ProgressState,
    Reminder,
    ReminderRule,
)
from tienbo.files import FileStore
from tienbo.units.body_models import Body


@dataclass(frozen=True)
class Followed:
    matrix_id: int
    assignment_id: int
    body_id: int
    report_id: int
    evidence_id: int
    extension_id: int
    reminder_id: int


def follow(country: Country, data_dir: Path, unit_id: int) -> Followed:
    session, body_id = country.session, country.committee(unit_id)
    matrix = add_matrix(session, unit_id, Row([body_id], deadline_on=date(2026, 12, 31)))
    (assignment_id,) = assignments_of(session, matrix)
    whose = {"assignment_id": assignment_id, "body_id": body_id, "unit_id": unit_id}
    asked = {**whose, "matrix_unit_id": unit_id}
    report = ProgressReport(**asked, state=ProgressState.in_progress, text="Đang thực hiện")
    request = ExtensionRequest(**asked, until=date(2027, 1, 31), reason="Chờ", state=ExtensionState.asked)
    reminder = Reminder(
        **whose, to_unit_id=unit_id, rule=ReminderRule.by_hand, about_on=date(2026, 3, 2), text="Đề nghị báo cáo"
    )
    session.add_all([report, request, reminder])
    session.flush()
    sha256, size = FileStore(data_dir / "files").keep(BytesIO(b"ket qua"))
    file = Evidence(report_id=report.id, sha256=sha256, size=size, name="a.pdf")
    session.add(file)
    session.flush()
    return Followed(matrix.id, assignment_id, body_id, report.id, file.id, request.id, reminder.id)


def unit_of(country: Country, body_id: int) -> int:
    return country.session.get_one(Body, body_id).unit_id
