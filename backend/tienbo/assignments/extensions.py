"""Later deadlines: a body asks, the matrix's unit grants or refuses, the asker may withdraw.

Granting moves `deadline_on`; `original_deadline_on` stays, and statistics go by it.
"""

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments.extensions_schemas import (
    ExtensionAction,
    ExtensionDecision,
    ExtensionRead,
    ExtensionWrite,
)
from tienbo.assignments.models import Assignment, Matrix, Task
from tienbo.assignments.progress_models import ExtensionRequest, ExtensionState
from tienbo.assignments.progress_problems import NotAssigned, NotYourBody, TaskNotOpen
from tienbo.assignments.progress_reading import names
from tienbo.assignments.progress_scope import Asked, bodies_of, decides, get_asked, is_open, shared
from tienbo.assignments.progress_voices import voices
from tienbo.exchange.events import record
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Problem, Text, VersionStale

# Whoever reports or confirms for a body may ask for it.
ASKERS = (Permission.progress_report, Permission.progress_confirm)


class NoDeadline(Problem):
    status = 409
    code = "no-deadline"
    title = Text("Nhiệm vụ không có thời hạn để gia hạn.", "The task has no deadline to extend.")


class NotLater(Problem):
    status = 409
    code = "not-later"
    title = Text(
        "Ngày xin gia hạn phải sau thời hạn hiện nay.", "The day asked for must be after the present deadline."
    )


class AskedAlready(Problem):
    status = 409
    code = "asked-already"
    title = Text("Cơ quan này đang có một đề nghị gia hạn chờ quyết định.", "This body has a request waiting already.")


class DecidedAlready(Problem):
    status = 409
    code = "decided-already"
    title = Text("Đề nghị này đã được quyết định hoặc đã rút.", "This request has been decided or withdrawn.")


def shared_requests(actor: Actor) -> ColumnElement[bool]:
    return shared(actor, ExtensionRequest.unit_id, ExtensionRequest.matrix_unit_id)


def ask(session: Session, actor: Actor, assignment_id: int, wanted: ExtensionWrite) -> ExtensionRead:
    """Ask for a later day.

    Raises:
        Forbidden: the caller speaks for no body.
        NotFound, NotAssigned, NotYourBody, TaskNotOpen: nobody, or not the caller, asks for this body.
        NoDeadline, NotLater, AskedAlready: there is nothing to ask for.
    """
    if not actor.permissions & set(ASKERS):
        raise Forbidden
    asked = get_asked(session, actor, assignment_id, lock=True)
    body = bodies_of(session, [assignment_id]).get((assignment_id, wanted.body_id))
    speaking = voices(session, actor, ASKERS, {wanted.body_id})
    if not speaking.speaks(wanted.body_id):
        raise NotYourBody
    if body is None:
        raise NotAssigned
    if not is_open(asked):
        raise TaskNotOpen
    _check_later(asked.assignment, wanted)
    if session.scalar(_waiting(assignment_id, wanted.body_id)) is not None:
        raise AskedAlready
    row = ExtensionRequest(
        assignment_id=assignment_id,
        body_id=wanted.body_id,
        unit_id=body.unit_id,
        matrix_unit_id=asked.matrix.unit_id,
        until=wanted.until,
        reason=wanted.reason,
        state=ExtensionState.asked,
        asked_at=clock.now(),
        asked_by_id=actor.user_id,
        spoken_by_id=speaking.by(wanted.body_id),
    )
    session.add(row)
    session.flush()
    _record(session, actor, row, asked, reason=row.reason)
    return reads(session, actor, [(row, asked)])[0]


def decide(
    session: Session, actor: Actor, extension_id: int, version: int, decision: ExtensionDecision
) -> ExtensionRead:
    """Grant or refuse; of two who decide at once one does.

    Raises:
        NotFound: out of reach.
        Forbidden: the caller does not decide for the matrix's unit.
        DecidedAlready, VersionStale, TaskNotOpen: it is not as the caller saw it.
        NotLater: the deadline has moved past the day asked for since.
        InvalidInput: refused without a reason.
    """
    row, asked = _locked(session, actor, extension_id)
    if not decides(session, actor, asked.matrix.unit_id, Permission.progress_confirm):
        raise Forbidden
    _check_waiting(row, version)
    if decision.state == "refused" and decision.reason is None:
        text = Text("Từ chối thì phải nêu lý do.", "Refusing needs a reason.")
        raise InvalidInput(errors=[FieldError("/reason", "missing", text)])
    if decision.state == "granted":
        if not is_open(asked):
            raise TaskNotOpen
        _move(asked, row)
    _close(session, actor, row, ExtensionState(decision.state))
    row.decision_reason = decision.reason
    session.flush()
    _record(session, actor, row, asked, reason=decision.reason)
    return reads(session, actor, [(row, asked)])[0]


def withdraw(session: Session, actor: Actor, extension_id: int, version: int) -> ExtensionRead:
    """Take the request back before it is decided.

    Raises:
        NotFound: out of reach.
        NotYourBody: the caller does not speak for who asked.
        DecidedAlready, VersionStale: it is not as the caller saw it.
    """
    row, asked = _locked(session, actor, extension_id)
    if not voices(session, actor, ASKERS, {row.body_id}).speaks(row.body_id):
        raise NotYourBody
    _check_waiting(row, version)
    _close(session, actor, row, ExtensionState.withdrawn)
    session.flush()
    _record(session, actor, row, asked)
    return reads(session, actor, [(row, asked)])[0]


def get_extension(session: Session, actor: Actor, extension_id: int) -> ExtensionRead:
    row = session.execute(_requests(actor).where(ExtensionRequest.id == extension_id)).one_or_none()
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
    query = _requests(actor)
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


def _requests(actor: Actor) -> Select[ExtensionRequest, Matrix, Task, Assignment]:
    return (
        select(ExtensionRequest, Matrix, Task, Assignment)
        .join(Assignment, Assignment.id == ExtensionRequest.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .join(Matrix, Matrix.id == Task.matrix_id)
        .where(shared_requests(actor))
    )


def _locked(session: Session, actor: Actor, extension_id: int) -> tuple[ExtensionRequest, Asked]:
    query = _requests(actor).where(ExtensionRequest.id == extension_id)
    row = session.execute(
        query.with_for_update(of=(ExtensionRequest, Assignment), key_share=True).execution_options(
            populate_existing=True
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return row[0], Asked(*row[1:])


def _waiting(assignment_id: int, body_id: int) -> Select[int]:
    return select(ExtensionRequest.id).where(
        ExtensionRequest.assignment_id == assignment_id,
        ExtensionRequest.body_id == body_id,
        ExtensionRequest.state == ExtensionState.asked,
    )


def _check_later(assignment: Assignment, wanted: ExtensionWrite | ExtensionRequest) -> None:
    if assignment.deadline_on is None:
        raise NoDeadline
    if wanted.until <= assignment.deadline_on:
        raise NotLater


def _check_waiting(row: ExtensionRequest, version: int) -> None:
    if row.state is not ExtensionState.asked:
        raise DecidedAlready
    if row.version != version:
        raise VersionStale


def _move(asked: Asked, row: ExtensionRequest) -> None:
    _check_later(asked.assignment, row)
    if asked.assignment.original_deadline_on is None:
        asked.assignment.original_deadline_on = asked.assignment.deadline_on
    asked.assignment.deadline_on = row.until
    # Whoever has the matrix open for a change has not seen the new day.
    asked.matrix.version += 1


def _close(session: Session, actor: Actor, row: ExtensionRequest, state: ExtensionState) -> None:
    row.state = state
    row.version += 1
    row.decided_at, row.decided_by_id = clock.now(), actor.user_id
    session.flush()


def _record(session: Session, actor: Actor, row: ExtensionRequest, asked: Asked, **data: object) -> None:
    """For who asks while it is asked or withdrawn, for who decides once it is decided."""
    decided = row.state in {ExtensionState.granted, ExtensionState.refused}
    record(
        session,
        actor,
        f"extension.{row.state}",
        ("extension", row.id),
        row.matrix_unit_id if decided else row.unit_id,
        assignment=row.assignment_id,
        matrix=asked.matrix.id,
        body=row.body_id,
        until=row.until.isoformat(),
        spoken_by=row.spoken_by_id,
        **data,
    )
