"""Changes of a matrix: free in a draft, amendments with a reason once it is issued."""

from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments import queries
from tienbo.assignments.edit_schemas import MatrixChange, NewTask, Order, TaskWrite
from tienbo.assignments.issuing import freeze_parties
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, MatrixState, PartyBody, Task
from tienbo.assignments.progress_models import ProgressReport
from tienbo.assignments.schemas import MatrixAction, MatrixDetail
from tienbo.assignments.task_rows import children_of, erase, fill
from tienbo.documents.models import Document
from tienbo.documents.queries import may_read
from tienbo.exchange.events import record
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Problem, Text, VersionStale


class NotNow(Problem):
    status = 409
    code = "not-in-this-state"
    title = Text("Ma trận đang ở trạng thái không cho phép việc này.", "The matrix's state does not allow this.")


class HasProgress(Problem):
    status = 409
    code = "has-progress"
    title = Text(
        "Đã có báo cáo tiến độ cho dòng này nên không thể xóa; hãy đưa nhiệm vụ ra khỏi ma trận kèm lý do.",
        "Progress has been reported for this row, so it cannot be deleted; take the task out with a reason instead.",
    )


def change(session: Session, actor: Actor, matrix_id: int, version: int, wanted: MatrixChange) -> MatrixDetail:
    """Title, year or document.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a matrix.
        InvalidInput: no reason for an amendment, or a document out of reach.
    """
    matrix = editable(session, actor, matrix_id, version, wanted.reason)
    before = {name: getattr(matrix, name) for name in ("title", "year", "document_id")}
    for name in before.keys() & wanted.model_fields_set:
        value = getattr(wanted, name)
        if name == "document_id" and value is not None:
            check_document(session, actor, value)
        if value is None and name != "document_id":
            raise _missing(name)
        setattr(matrix, name, value)
    after = {name: getattr(matrix, name) for name in before}
    return changed(session, actor, matrix, "matrix.changed", wanted.reason, before=before, after=after)


def add_task(session: Session, actor: Actor, matrix_id: int, version: int, wanted: NewTask) -> MatrixDetail:
    """A new row behind another."""
    matrix = editable(session, actor, matrix_id, version, wanted.reason)
    order = _order(session, matrix.id)
    if wanted.after_id is not None and wanted.after_id not in order:
        raise _unknown("after_id")
    place = order.index(wanted.after_id) + 1 if wanted.after_id is not None else 0
    last = session.scalar(select(func.max(Task.position)).where(Task.matrix_id == matrix.id)) or 0
    task = Task(matrix_id=matrix.id, position=last + 1, number=wanted.number, content=wanted.content)
    session.add(task)
    session.flush()
    fill(session, actor, matrix, task, wanted)
    _freeze(session, matrix, task, actor.today)
    _arrange(session, matrix.id, [*order[:place], task.id, *order[place:]])
    said = children_of(session, task)
    return changed(session, actor, matrix, "matrix.task-added", wanted.reason, task=task.id, after=said)


def write_task(session: Session, actor: Actor, task_id: int, version: int, wanted: TaskWrite) -> MatrixDetail:
    """A row as it is to stand, with its sub-rows and products.

    Raises:
        HasProgress: a sub-row or product left out has been reported about.
    """
    task, matrix = _task(session, actor, task_id, version, wanted.reason)
    before = children_of(session, task)
    fill(session, actor, matrix, task, wanted)
    _freeze(session, matrix, task, actor.today)
    after = children_of(session, task)
    if before == after:
        return queries.get_matrix(session, actor, matrix.id)
    return changed(
        session, actor, matrix, "matrix.task-changed", wanted.reason, task=task.id, before=before, after=after
    )


def remove_task(session: Session, actor: Actor, task_id: int, version: int, reason: str | None) -> MatrixDetail:
    """Delete a row of a draft; of an issued matrix take it out, still shown with its day."""
    task, matrix = _task(session, actor, task_id, version, reason)
    before = children_of(session, task)
    if matrix.state is MatrixState.issued:
        task.removed_on = actor.today
    else:
        if _reported(session, task.id) or session.scalar(select(exists().where(Task.implements_id == task.id))):
            raise HasProgress
        erase(session, task)
    return changed(session, actor, matrix, "matrix.task-removed", reason, task=task_id, before=before)


def reorder(session: Session, actor: Actor, matrix_id: int, version: int, wanted: Order) -> MatrixDetail:
    matrix = editable(session, actor, matrix_id, version, wanted.reason)
    before = _order(session, matrix.id)
    if sorted(before) != sorted(wanted.task_ids):
        text = Text("Thứ tự mới phải có đủ mỗi nhiệm vụ một lần.", "The new order must hold every task once.")
        raise InvalidInput(errors=[FieldError("/task_ids", "not-all-once", text)])
    _arrange(session, matrix.id, wanted.task_ids)
    return changed(
        session, actor, matrix, "matrix.reordered", wanted.reason, before=before, after=list(wanted.task_ids)
    )


def editable(session: Session, actor: Actor, matrix_id: int, version: int, reason: str | None) -> Matrix:
    """The matrix locked for a change that the caller may make now.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: in the order in which they help.
        InvalidInput: an amendment without a reason.
    """
    matrix = locked(session, actor, matrix_id)
    actions = queries.actions_of(session, actor, matrix)
    if not {MatrixAction.edit, MatrixAction.amend} & set(actions):
        holds = {Permission.matrix_edit, Permission.matrix_issue} & queries.held(session, actor, matrix.unit_id)
        raise NotNow if holds else Forbidden
    if matrix.version != version:
        raise VersionStale
    if MatrixAction.amend in actions and not reason:
        raise _missing("reason")
    return matrix


def locked(session: Session, actor: Actor, matrix_id: int) -> Matrix:
    return queries.readable_matrix(session, actor, matrix_id, for_update=True)


def changed(
    session: Session, actor: Actor, matrix: Matrix, kind: str, reason: str | None, **said: object
) -> MatrixDetail:
    """The next version of the matrix, written down with what was before and after."""
    matrix.version += 1
    record(session, actor, kind, ("matrix", matrix.id), matrix.unit_id, version=matrix.version, reason=reason, **said)
    session.flush()
    return queries.get_matrix(session, actor, matrix.id)


def check_document(session: Session, actor: Actor, document_id: int) -> None:
    if session.scalar(select(Document.id).where(Document.id == document_id, may_read(actor))) is None:
        raise _unknown("document_id")


def _task(session: Session, actor: Actor, task_id: int, version: int, reason: str | None) -> tuple[Task, Matrix]:
    task = session.get(Task, task_id)
    if task is None:
        raise NotFound
    matrix = editable(session, actor, task.matrix_id, version, reason)
    if task.removed_on is not None:
        raise NotNow
    return task, matrix


def _freeze(session: Session, matrix: Matrix, task: Task, day: date) -> None:
    """In an issued matrix a name that an amendment brings stands for the bodies of that day."""
    if matrix.state is MatrixState.issued:
        known = select(PartyBody.party_id)
        new = session.scalars(
            select(AssignmentParty.id)
            .join(Assignment, Assignment.id == AssignmentParty.assignment_id)
            .where(Assignment.task_id == task.id, AssignmentParty.id.not_in(known))
        )
        freeze_parties(session, matrix, day, only=set(new))


def _order(session: Session, matrix_id: int) -> list[int]:
    return list(session.scalars(select(Task.id).where(Task.matrix_id == matrix_id).order_by(Task.position)))


def _arrange(session: Session, matrix_id: int, order: list[int]) -> None:
    """Positions 1, 2, 3 …; below nought in between, so that no two tasks ever share one."""
    tasks = {task.id: task for task in session.scalars(select(Task).where(Task.matrix_id == matrix_id))}
    for place, task_id in enumerate(order, 1):
        tasks[task_id].position = -place
    session.flush()
    for place, task_id in enumerate(order, 1):
        tasks[task_id].position = place
    session.flush()


def _reported(session: Session, task_id: int) -> bool:
    return bool(
        session.scalar(
            select(
                exists().where(
                    ProgressReport.assignment_id.in_(select(Assignment.id).where(Assignment.task_id == task_id))
                )
            )
        )
    )


def _missing(name: str) -> InvalidInput:
    text = Text("Cần ghi lý do khi sửa ma trận đã ban hành.", "An issued matrix is amended with a reason.")
    if name != "reason":
        text = Text("Không được để trống.", "This cannot be empty.")
    return InvalidInput(errors=[FieldError(f"/{name}", "missing", text)])


def _unknown(name: str) -> InvalidInput:
    text = Text("Không có trong phạm vi của bạn.", "There is no such thing within your scope.")
    return InvalidInput(errors=[FieldError(f"/{name}", "unknown", text)])
