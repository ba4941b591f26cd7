"""The leads' word that an assignment is finished: each lead for its own part, and each may take it back."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments import evidence
from tienbo.assignments.models import Part
from tienbo.assignments.progress_models import Completion
from tienbo.assignments.progress_problems import (
    FUTURE,
    AlreadyConfirmed,
    EvidenceMissing,
    NotALead,
    NotAssigned,
    NotConfirmed,
    NotYourBody,
    TaskNotOpen,
)
from tienbo.assignments.progress_reading import completion_reads
from tienbo.assignments.progress_schemas import CompletionRead, CompletionWithdrawal, CompletionWrite
from tienbo.assignments.progress_scope import Asked, AskedBody, bodies_of, get_asked, is_open
from tienbo.assignments.progress_voices import voices
from tienbo.exchange.events import record
from tienbo.problems import FieldError, InvalidInput, Text


def confirm(session: Session, actor: Actor, assignment_id: int, wanted: CompletionWrite) -> CompletionRead:
    """Confirm that a lead's part is finished; however many confirm it at once, one does.

    Raises:
        NotFound, NotAssigned, NotALead, NotYourBody, TaskNotOpen: nobody, or not the caller, confirms for it.
        AlreadyConfirmed: it has been.
        EvidenceMissing: a product without a file, and no reason why; `errors` names each product.
        InvalidInput: a day to come.
    """
    asked, body = _lead(session, actor, assignment_id, wanted.body_id)
    if wanted.finished_on > actor.today:
        raise InvalidInput(errors=[FieldError("/finished_on", "in-the-future", FUTURE)])
    if body.body_id in standing(session, [assignment_id]):
        raise AlreadyConfirmed
    missing = evidence.products_without(session, actor, assignment_id)
    if missing and wanted.reason is None:
        raise EvidenceMissing(errors=[_unshown(product_id) for product_id in missing])
    return _write(
        session,
        actor,
        (asked, body),
        Completion(confirmed=True, finished_on=wanted.finished_on, reason=wanted.reason),
        without_evidence=missing,
    )


def take_back(session: Session, actor: Actor, assignment_id: int, wanted: CompletionWithdrawal) -> CompletionRead:
    """Take a lead's confirmation back; both words stay.

    Raises:
        NotFound, NotAssigned, NotALead, NotYourBody, TaskNotOpen: as for confirming.
        NotConfirmed: there is none to take back.
    """
    asked, body = _lead(session, actor, assignment_id, wanted.body_id)
    if body.body_id not in standing(session, [assignment_id]):
        raise NotConfirmed
    return _write(session, actor, (asked, body), Completion(confirmed=False, reason=wanted.reason))


def standing(session: Session, assignment_ids: list[int]) -> set[int]:
    """Bodies whose newest word about one of these assignments is that it is finished."""
    rows = session.scalars(_newest(assignment_ids))
    return {row.body_id for row in rows if row.confirmed}


def newest(
    session: Session, assignment_ids: Iterable[int], *conditions: ColumnElement[bool]
) -> dict[tuple[int, int], Completion]:
    """The newest word of every lead, by assignment and body."""
    rows = session.scalars(_newest(list(assignment_ids)).where(*conditions))
    return {(row.assignment_id, row.body_id): row for row in rows}


def _newest(assignment_ids: list[int]) -> Select[Completion]:
    of = (Completion.assignment_id, Completion.body_id)
    return (
        select(Completion)
        .where(Completion.assignment_id == func.any(assignment_ids))
        .ext(distinct_on(*of))
        .order_by(*of, Completion.confirmed_at.desc(), Completion.id.desc())
    )


def _lead(session: Session, actor: Actor, assignment_id: int, body_id: int) -> tuple[Asked, AskedBody]:
    asked = get_asked(session, actor, assignment_id, lock=True)
    body = bodies_of(session, [assignment_id]).get((assignment_id, body_id))
    if not voices(session, actor, [Permission.progress_confirm], {body_id}).speaks(body_id):
        raise NotYourBody
    if body is None:
        raise NotAssigned
    if body.part is not Part.lead:
        raise NotALead
    if not is_open(asked):
        raise TaskNotOpen
    return asked, body


def _write(
    session: Session, actor: Actor, of: tuple[Asked, AskedBody], row: Completion, **data: object
) -> CompletionRead:
    asked, body = of
    row.assignment_id, row.body_id, row.unit_id = asked.assignment.id, body.body_id, body.unit_id
    row.matrix_unit_id, row.user_id, row.confirmed_at = asked.matrix.unit_id, actor.user_id, clock.now()
    row.spoken_by_id = voices(session, actor, [Permission.progress_confirm], {body.body_id}).by(body.body_id)
    session.add(row)
    session.flush()
    record(
        session,
        actor,
        "completion.confirmed" if row.confirmed else "completion.withdrawn",
        ("assignment", asked.assignment.id),
        body.unit_id,
        completion=row.id,
        matrix=asked.matrix.id,
        body=body.body_id,
        reason=row.reason,
        spoken_by=row.spoken_by_id,
        **data,
    )
    return completion_reads(session, [row])[0]


def _unshown(product_id: int) -> FieldError:
    text = Text("Chưa có tài liệu minh chứng cho sản phẩm này.", "There is no evidence of this product.")
    return FieldError(f"/products/{product_id}", "no-evidence", text)
