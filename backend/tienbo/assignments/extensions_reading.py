"""Requests for later deadlines as they are read: by whom, about what, and what the caller may do with them."""

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments.extensions_schemas import ExtensionAction, ExtensionRead
from tienbo.assignments.models import Assignment, Matrix, Task
from tienbo.assignments.progress_models import ExtensionRequest, ExtensionState
from tienbo.assignments.progress_reading import names
from tienbo.assignments.progress_scope import Asked, decides, shared
from tienbo.assignments.progress_voices import voices
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.problems import NotFound

# Whoever reports or confirms for a body may ask for it.
ASKERS = (Permission.progress_report, Permission.progress_confirm)


def shared_requests(actor: Actor) -> ColumnElement[bool]:
    return shared(actor, ExtensionRequest.unit_id, ExtensionRequest.matrix_unit_id)


def get_extension(session: Session, actor: Actor, extension_id: int) -> ExtensionRead:
    row = session.execute(requests(actor).where(ExtensionRequest.id == extension_id)).one_or_none()
    if row is None:
        raise NotFound
    return reads(session, actor, [(row[0], Asked(*row[1:]))])[0]


def list_extensions(
    session: Session,
    actor: Actor,
    wanted: tuple[ExtensionState | None, int | None, int | None],
    cursor: str | None,
    limit: int,
) -> Page[ExtensionRead]:
    """The newest first; of one state, matrix or assignment if named."""
    state, matrix_id, assignment_id = wanted
    query = requests(actor)
    if state is not None:
        query = query.where(ExtensionRequest.state == state)
    if matrix_id is not None:
        query = query.where(Matrix.id == matrix_id)
    if assignment_id is not None:
        query = query.where(Assignment.id == assignment_id)
    if cursor is not None:
        query = query.where(ExtensionRequest.id < decode_cursor(cursor, int)[0])
    rows = session.execute(query.order_by(ExtensionRequest.id.desc()).limit(limit + 1)).all()
    found = [(row[0], Asked(*row[1:])) for row in rows[:limit]]
    return Page(
        items=reads(session, actor, found),
        next_cursor=encode_cursor(found[-1][0].id) if len(rows) > limit else None,
    )


def reads(session: Session, actor: Actor, found: list[tuple[ExtensionRequest, Asked]]) -> list[ExtensionRead]:
    said = names(
        session,
        [one for row, _ in found for one in (row.body_id, row.spoken_by_id)],
        [one for row, _ in found for one in (row.asked_by_id, row.decided_by_id)],
    )
    speaking = voices(session, actor, ASKERS, {row.body_id for row, _ in found})
    deciding = {
        unit_id
        for unit_id in {asked.matrix.unit_id for _, asked in found}
        if decides(session, actor, unit_id, Permission.progress_confirm)
    }
    return [
        ExtensionRead(
            id=row.id,
            version=row.version,
            matrix_id=asked.matrix.id,
            assignment_id=row.assignment_id,
            task_number=asked.task.number,
            task_content=asked.task.content,
            body=said.body(row.body_id),
            spoken_by=said.maybe_body(row.spoken_by_id),
            deadline_on=asked.assignment.deadline_on,
            original_deadline_on=asked.assignment.original_deadline_on,
            until=row.until,
            reason=row.reason,
            state=row.state,
            asked_at=row.asked_at,
            asked_by=said.person(row.asked_by_id),
            decided_at=row.decided_at,
            decided_by=said.person(row.decided_by_id),
            decision_reason=row.decision_reason,
            actions=_actions(row, decides=asked.matrix.unit_id in deciding, speaks=speaking.speaks(row.body_id)),
        )
        for row, asked in found
    ]


def _actions(row: ExtensionRequest, *, decides: bool, speaks: bool) -> list[ExtensionAction]:
    if row.state is not ExtensionState.asked:
        return []
    return [*([ExtensionAction.decide] if decides else []), *([ExtensionAction.withdraw] if speaks else [])]


def requests(actor: Actor) -> Select[ExtensionRequest, Matrix, Task, Assignment]:
    return (
        select(ExtensionRequest, Matrix, Task, Assignment)
        .join(Assignment, Assignment.id == ExtensionRequest.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .join(Matrix, Matrix.id == Task.matrix_id)
        .where(shared_requests(actor))
    )
