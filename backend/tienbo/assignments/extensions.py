"""Later deadlines: a body asks, the matrix's unit grants or refuses, the asker may withdraw.

Granting moves `deadline_on`; `original_deadline_on` stays, and statistics go by it.
"""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments.extensions_reading import ASKERS, reads, requests
from tienbo.assignments.extensions_schemas import ExtensionDecision, ExtensionRead, ExtensionWrite
from tienbo.assignments.models import Assignment
from tienbo.assignments.progress_models import ExtensionRequest, ExtensionState
from tienbo.assignments.progress_problems import NotAssigned, NotYourBody, TaskNotOpen
from tienbo.assignments.progress_scope import Asked, bodies_of, decides, get_asked, is_open
from tienbo.assignments.progress_voices import voices
from tienbo.exchange.events import record
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Problem, Text, VersionStale


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


def _locked(session: Session, actor: Actor, extension_id: int) -> tuple[ExtensionRequest, Asked]:
    query = requests(actor).where(ExtensionRequest.id == extension_id)
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
