"""The check of a matrix as it stands in the database, its repairs, its issue and its end."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments import checks, queries
from tienbo.assignments.checked_tasks import checked_tasks, successors_of
from tienbo.assignments.edit_schemas import CheckItem, CheckRead, Issue, Repair, RepairKind
from tienbo.assignments.editing import NotNow, changed, editable, locked
from tienbo.assignments.issuing import freeze_parties
from tienbo.assignments.models import (
    Assignment,
    AssignmentParty,
    DeadlineKind,
    Matrix,
    MatrixState,
    Task,
)
from tienbo.assignments.schemas import MatrixAction, MatrixDetail
from tienbo.documents.models import OUT, Document
from tienbo.problems import FieldError, Forbidden, Problem, Text, VersionStale
from tienbo.units.body_models import BodyName, NameKind


class DocumentNotIssued(Problem):
    status = 409
    code = "document-not-issued"
    title = Text(
        "Văn bản của ma trận chưa được ban hành.", "The document that the matrix belongs to has not been issued."
    )


class CheckFailed(Problem):
    status = 409
    code = "matrix-check-failed"
    title = Text(
        "Chưa ban hành được: còn dòng chưa rõ ai chủ trì.", "Not issued: of some rows it is not clear who leads them."
    )


class NothingToRepair(Problem):
    status = 409
    code = "nothing-to-repair"
    title = Text("Không còn gì để sửa ở chỗ này.", "There is nothing left to repair here.")


def get_check(session: Session, actor: Actor, matrix_id: int, language: str) -> CheckRead:
    """Every remark about the matrix as of the day it would be issued.

    Raises:
        NotFound: outside the caller's reach.
    """
    matrix = queries.readable_matrix(session, actor, matrix_id)
    remarks = checks.check(checked_tasks(session, matrix, _day(session, matrix, actor.today)))
    return CheckRead(
        version=matrix.version,
        items=[
            CheckItem(
                code=remark.code,
                severity=remark.severity,
                task_id=remark.task_id,
                assignment_id=remark.row_id,
                party_id=remark.party_id,
                text=remark.text.pick(language),
                repair=remark.repair,
            )
            for remark in remarks
        ],
    )


def repair(session: Session, actor: Actor, matrix_id: int, version: int, wanted: Repair) -> MatrixDetail:
    """Put right what the check offers to put right at one place.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale, InvalidInput: as for every change of a matrix.
        NothingToRepair: the check no longer offers it.
    """
    matrix = editable(session, actor, matrix_id, version, wanted.reason)
    day = _day(session, matrix, actor.today)
    offered = {
        (remark.repair, remark.task_id, remark.row_id, remark.party_id)
        for remark in checks.check(checked_tasks(session, matrix, day))
    }
    if (wanted.repair, wanted.task_id, wanted.assignment_id, wanted.party_id) not in offered:
        raise NothingToRepair
    if wanted.repair is RepairKind.renumber:
        _renumber(session, matrix)
    elif wanted.repair is RepairKind.end_of_year:
        row = session.get_one(Assignment, wanted.assignment_id)
        row.deadline_kind, row.deadline_on = DeadlineKind.yearly, date(matrix.year, 12, 31)
        row.original_deadline_on = row.original_deadline_on or row.deadline_on
    else:
        _repair_party(session, session.get_one(AssignmentParty, wanted.party_id), wanted.repair, day)
    session.flush()
    return changed(
        session,
        actor,
        matrix,
        "matrix.repaired",
        wanted.reason,
        repair=wanted.repair,
        task=wanted.task_id,
        assignment=wanted.assignment_id,
        party=wanted.party_id,
    )


def issue(session: Session, actor: Actor, matrix_id: int, version: int, wanted: Issue) -> MatrixDetail:
    """Fix whom every name stands for and the first deadlines, and show the matrix to the units below.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a matrix.
        DocumentNotIssued: its plan is not out yet.
        CheckFailed: a row without an owner.
    """
    matrix = _moving(session, actor, matrix_id, version, MatrixAction.issue)
    document = session.get(Document, matrix.document_id) if matrix.document_id else None
    if document is not None and (document.state not in OUT or document.issued_on is None):
        raise DocumentNotIssued
    day = wanted.on or (document.issued_on if document else None) or actor.today
    remarks = checks.check(checked_tasks(session, matrix, day))
    errors = [remark for remark in remarks if remark.severity == "error"]
    if errors:
        raise CheckFailed(errors=[_field(remark) for remark in errors])
    matrix.issued_on, matrix.state = day, MatrixState.issued
    for row in session.scalars(select(Assignment).join(Task).where(Task.matrix_id == matrix.id)):
        row.original_deadline_on = row.deadline_on
    freeze_parties(session, matrix, day)
    remaining = sorted({remark.code for remark in remarks})
    return changed(session, actor, matrix, "matrix.issued", None, on=day.isoformat(), remarks=remaining)


def close(session: Session, actor: Actor, matrix_id: int, version: int) -> MatrixDetail:
    """End the matrix: nothing is reported about it any more."""
    matrix = _moving(session, actor, matrix_id, version, MatrixAction.close)
    matrix.state, matrix.closed_on = MatrixState.closed, actor.today
    return changed(session, actor, matrix, "matrix.closed", None)


def _moving(session: Session, actor: Actor, matrix_id: int, version: int, action: MatrixAction) -> Matrix:
    matrix = locked(session, actor, matrix_id)
    if action not in queries.actions_of(session, actor, matrix):
        raise NotNow if Permission.matrix_issue in queries.held(session, actor, matrix.unit_id) else Forbidden
    if matrix.version != version:
        raise VersionStale
    return matrix


def _day(session: Session, matrix: Matrix, today: date) -> date:
    """The day whose bodies are meant: of issue, or of the plan's issue, or today."""
    if matrix.issued_on is not None:
        return matrix.issued_on
    document = session.get(Document, matrix.document_id) if matrix.document_id else None
    return (document.issued_on if document else None) or today


def _field(remark: checks.Remark) -> FieldError:
    place = f"/tasks/{remark.task_id}/assignments/{remark.row_id}" if remark.row_id else f"/tasks/{remark.task_id}"
    return FieldError(place if remark.task_id else "", remark.code, remark.text)


def _renumber(session: Session, matrix: Matrix) -> None:
    tasks = session.scalars(
        select(Task).where(Task.matrix_id == matrix.id, Task.removed_on.is_(None)).order_by(Task.position)
    )
    for place, task in enumerate(tasks, 1):
        task.number = str(place)


def _repair_party(session: Session, party: AssignmentParty, kind: RepairKind, day: date) -> None:
    if kind is RepairKind.drop_coordinating:
        session.delete(party)
        return
    if kind is RepairKind.successor:
        successor_id, name = successors_of(session, [party.body_id], day)[party.body_id or 0]
        party.body_id, party.printed = successor_id, name or party.printed
        return
    name = session.scalar(
        select(BodyName.name).where(
            BodyName.body_id == party.body_id, BodyName.kind == NameKind.official, BodyName.valid.contains(day)
        )
    )
    # Every place of the matrix at once: half a repair would leave two spellings again.
    same = (
        select(AssignmentParty)
        .join(Assignment, Assignment.id == AssignmentParty.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(AssignmentParty.body_id == party.body_id)
        .where(
            Task.matrix_id
            == select(Task.matrix_id).join(Assignment).where(Assignment.id == party.assignment_id).scalar_subquery()
        )
    )
    for other in session.scalars(same):
        other.printed = name or other.printed
