from typing import Final, NamedTuple

from sqlalchemy import Row, Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, units_above, visible_units
from tienbo.assignments.models import Assignment, Matrix, MatrixState, Task
from tienbo.assignments.rows import tasks_of
from tienbo.assignments.schemas import MatrixAction, MatrixDetail, MatrixDocument, MatrixRead
from tienbo.documents.models import Document
from tienbo.exchange.updates import Since
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units import duty
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref

# Who may do it, at the unit that answers for the matrix's unit today, and with a matrix in which state.
_ACTIONS: Final = {
    MatrixAction.edit: (Permission.matrix_edit, MatrixState.draft),
    MatrixAction.amend: (Permission.matrix_issue, MatrixState.issued),
    MatrixAction.issue: (Permission.matrix_issue, MatrixState.draft),
    MatrixAction.close: (Permission.matrix_issue, MatrixState.issued),
    MatrixAction.remind: (Permission.task_chase, MatrixState.issued),
}


def readable_matrices(actor: Actor) -> Select[Matrix, Document | None, UnitVersion, int, int]:
    """Matrices of the caller's units and, once issued, of those above; with their counts of tasks and sub-rows."""
    tasks = select(func.count()).where(Task.matrix_id == Matrix.id, Task.removed_on.is_(None)).scalar_subquery()
    rows = (
        select(func.count(Assignment.id))
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == Matrix.id, Task.removed_on.is_(None))
        .scalar_subquery()
    )
    # The unit under its name on the day of issue, which is the name the document prints.
    day = func.coalesce(Matrix.issued_on, actor.today)
    return (
        select(Matrix, Document, UnitVersion, tasks, rows)
        .outerjoin(Document, Document.id == Matrix.document_id)
        .join(UnitVersion, (UnitVersion.unit_id == Matrix.unit_id) & UnitVersion.valid.op("@>")(day))
        .where(
            or_(
                Matrix.unit_id.in_(visible_units(actor, Permission.matrix_read)),
                Matrix.unit_id.in_(units_above(actor, Permission.matrix_read)) & Matrix.issued_on.is_not(None),
            )
        )
    )


def readable_matrix(session: Session, actor: Actor, matrix_id: int, *, for_update: bool = False) -> Matrix:
    """The matrix itself; locked against other writers with `for_update`.

    Raises:
        NotFound: outside the caller's scope, or above it and not issued.
    """
    query = readable_matrices(actor)
    matrix: Matrix = _readable_row(session, query.with_for_update(of=Matrix) if for_update else query, matrix_id)[0]
    return matrix


def _readable_row(
    session: Session, query: Select[Matrix, Document | None, UnitVersion, int, int], matrix_id: int
) -> Row[Matrix, Document | None, UnitVersion, int, int]:
    row = session.execute(query.where(Matrix.id == matrix_id)).one_or_none()
    if row is None:
        raise NotFound
    return row


class MatrixFilter(NamedTuple):
    """With an action: only those with which the caller may do that now."""

    year: int | None = None
    action: MatrixAction | None = None
    since: Since | None = None


def list_matrices(
    session: Session, actor: Actor, wanted: MatrixFilter, cursor: str | None, limit: int
) -> Page[MatrixRead]:
    """The newest year first."""
    query = readable_matrices(actor)
    if wanted.since is not None:
        query = query.where(wanted.since.touched(Matrix, Document))
    if wanted.year is not None:
        query = query.where(Matrix.year == wanted.year)
    if wanted.action is not None:
        permission, state = _ACTIONS[wanted.action]
        answered = duty.units_held_by(actor.roots_with(permission), actor.today)
        query = query.where(Matrix.state == state, Matrix.unit_id.in_(answered))
    if cursor is not None:
        query = query.where(tuple_(-Matrix.year, Matrix.id) > tuple_(*decode_cursor(cursor, int, int)))
    rows = session.execute(query.order_by(-Matrix.year, Matrix.id).limit(limit + 1)).all()
    last = rows[limit - 1][0] if len(rows) > limit else None
    return Page(
        items=[_matrix_read(*row) for row in rows[:limit]],
        next_cursor=encode_cursor(-last.year, last.id) if last else None,
    )


def get_matrix(session: Session, actor: Actor, matrix_id: int) -> MatrixDetail:
    """One matrix with all its rows.

    Raises:
        NotFound: outside the caller's scope, or above it and not issued.
    """
    row = _readable_row(session, readable_matrices(actor), matrix_id)
    matrix, document = row[0], row[1]
    day = (document.issued_on if document else None) or actor.today
    return MatrixDetail(
        **_matrix_read(*row).model_dump(),
        source=matrix.source,
        actions=actions_of(session, actor, matrix),
        tasks=tasks_of(session, actor, matrix, day),
    )


def actions_of(session: Session, actor: Actor, matrix: Matrix) -> list[MatrixAction]:
    """What the caller may do with the matrix now."""
    holder = duty.duty_of(session, matrix.unit_id, actor.today).holder_id
    return [
        action
        for action, (permission, state) in _ACTIONS.items()
        if matrix.state is state and holder in actor.roots_with(permission)
    ]


def held(session: Session, actor: Actor, unit_id: int) -> set[Permission]:
    """What the caller may do with the matrices of a unit; whoever answers for it today may."""
    holder = duty.duty_of(session, unit_id, actor.today).holder_id
    kept = (Permission.matrix_edit, Permission.matrix_issue)
    return {permission for permission in kept if holder in actor.roots_with(permission)}


def _matrix_read(matrix: Matrix, document: Document | None, unit: UnitVersion, tasks: int, rows: int) -> MatrixRead:
    return MatrixRead(
        id=matrix.id,
        code=matrix.code,
        title=matrix.title,
        year=matrix.year,
        state=matrix.state,
        version=matrix.version,
        issued_on=matrix.issued_on,
        unit=unit_ref(unit),
        document=MatrixDocument.model_validate(document) if document else None,
        task_count=tasks,
        assignment_count=rows,
    )
