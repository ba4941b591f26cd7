"""What changed in a matrix between two instants, as far as the caller reaches: the news for the next meeting."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from pydantic import BaseModel
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_units
from tienbo.assignments.extensions_reading import shared_requests
from tienbo.assignments.models import Assignment, Matrix, Task
from tienbo.assignments.progress_models import Completion, ExtensionRequest, ExtensionState, ProgressReport
from tienbo.assignments.progress_reading import names, shared_completions, shared_reports
from tienbo.assignments.progress_scope import readable
from tienbo.exchange.models import Event
from tienbo.problems import FieldError, InvalidInput, NotFound, Text
from tienbo.units.refs import BodyRef

MOST: Final = 2_000


class ChangeKind(StrEnum):
    report = "report"
    confirmed = "confirmed"
    taken_back = "taken_back"
    extension_asked = "extension_asked"
    extension_granted = "extension_granted"
    extension_refused = "extension_refused"
    extension_withdrawn = "extension_withdrawn"
    amendment = "amendment"


class ChangeRead(BaseModel):
    at: datetime
    kind: ChangeKind
    assignment_id: int | None
    task_id: int | None
    task_number: str | None
    body: BodyRef | None
    text: str | None
    amendment: str | None
    by: str | None


class MatrixChanges(BaseModel):
    """The oldest first; `complete` is false where there is more than one answer holds."""

    items: list[ChangeRead]
    complete: bool


class _Change(NamedTuple):
    at: datetime
    kind: ChangeKind
    assignment_id: int | None = None
    task_id: int | None = None
    task_number: str | None = None
    body_id: int | None = None
    text: str | None = None
    user_id: int | None = None
    amendment: str | None = None


def list_changes(session: Session, actor: Actor, matrix_id: int, since: datetime, until: datetime) -> MatrixChanges:
    """Reports, completions, extensions and amendments from `since` up to and without `until`.

    Raises:
        NotFound: the matrix is out of reach.
        InvalidInput: the span ends before it begins.
    """
    if until < since:
        text = Text("Thời điểm cuối trước thời điểm đầu.", "It ends before it begins.")
        raise InvalidInput(errors=[FieldError("query/to", "backwards", text)])
    matrix = session.scalar(select(Matrix).where(Matrix.id == matrix_id, readable(actor)))
    if matrix is None:
        raise NotFound

    def between(
        instant: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    ) -> ColumnElement[bool]:
        return (instant >= since) & (instant < until)

    found = [
        *_reports(session, actor, matrix_id, between(ProgressReport.reported_at)),
        *_completions(session, actor, matrix_id, between(Completion.confirmed_at)),
        *_asked(session, actor, matrix_id, between(ExtensionRequest.asked_at)),
        *_decided(session, actor, matrix_id, between(ExtensionRequest.decided_at)),
        *_amendments(session, actor, matrix_id, between(Event.happened_at)),
    ]
    found.sort(key=lambda change: (change.at, change.kind))
    said = names(session, [change.body_id for change in found], [change.user_id for change in found])
    items = [
        ChangeRead(
            at=change.at,
            kind=change.kind,
            assignment_id=change.assignment_id,
            task_id=change.task_id,
            task_number=change.task_number,
            body=said.maybe_body(change.body_id),
            text=change.text,
            amendment=change.amendment,
            by=said.person(change.user_id),
        )
        for change in found[:MOST]
    ]
    return MatrixChanges(items=items, complete=len(found) <= MOST)


def _reports(session: Session, actor: Actor, matrix_id: int, when: ColumnElement[bool]) -> Iterable[_Change]:
    rows = session.execute(
        select(ProgressReport, Task.id, Task.number)
        .join(Assignment, Assignment.id == ProgressReport.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == matrix_id, when, shared_reports(actor))
        .order_by(ProgressReport.reported_at)
        .limit(MOST + 1)
    )
    for row, task_id, number in rows:
        place = (row.assignment_id, task_id, number, row.body_id)
        yield _Change(row.reported_at, ChangeKind.report, *place, row.text, row.user_id)


def _completions(session: Session, actor: Actor, matrix_id: int, when: ColumnElement[bool]) -> Iterable[_Change]:
    rows = session.execute(
        select(Completion, Task.id, Task.number)
        .join(Assignment, Assignment.id == Completion.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == matrix_id, when, shared_completions(actor))
        .order_by(Completion.confirmed_at)
        .limit(MOST + 1)
    )
    for row, task_id, number in rows:
        kind = ChangeKind.confirmed if row.confirmed else ChangeKind.taken_back
        place = (row.assignment_id, task_id, number, row.body_id)
        yield _Change(row.confirmed_at, kind, *place, row.reason, row.user_id)


def _requests(
    session: Session, actor: Actor, matrix_id: int, when: ColumnElement[bool]
) -> Iterable[tuple[ExtensionRequest, int, str]]:
    rows = session.execute(
        select(ExtensionRequest, Task.id, Task.number)
        .join(Assignment, Assignment.id == ExtensionRequest.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == matrix_id, when, shared_requests(actor))
        .order_by(ExtensionRequest.id)
        .limit(MOST + 1)
    )
    yield from rows.all()


def _asked(session: Session, actor: Actor, matrix_id: int, when: ColumnElement[bool]) -> Iterable[_Change]:
    for row, task_id, number in _requests(session, actor, matrix_id, when):
        place = (row.assignment_id, task_id, number, row.body_id)
        yield _Change(row.asked_at, ChangeKind.extension_asked, *place, row.reason, row.asked_by_id)


def _decided(session: Session, actor: Actor, matrix_id: int, when: ColumnElement[bool]) -> Iterable[_Change]:
    for row, task_id, number in _requests(session, actor, matrix_id, when):
        if row.decided_at is not None and row.state is not ExtensionState.asked:
            place = (row.assignment_id, task_id, number, row.body_id)
            kind = ChangeKind(f"extension_{row.state}")
            yield _Change(row.decided_at, kind, *place, row.decision_reason, row.decided_by_id)


def _amendments(session: Session, actor: Actor, matrix_id: int, when: ColumnElement[bool]) -> Iterable[_Change]:
    """From the event log: changes of the matrix itself, read by those who read its unit's data."""
    rows = session.scalars(
        select(Event)
        .where(Event.subject_kind == "matrix", Event.subject_id == str(matrix_id), when)
        .where(Event.unit_id.in_(visible_units(actor, Permission.matrix_read)))
        .order_by(Event.happened_at, Event.id)
        .limit(MOST + 1)
    )
    for row in rows:
        task_id = row.data.get("task")
        reason = row.data.get("reason")
        yield _Change(
            row.happened_at,
            ChangeKind.amendment,
            task_id=task_id if isinstance(task_id, int) else None,
            text=reason if isinstance(reason, str) else None,
            user_id=row.user_id,
            amendment=row.kind,
        )
