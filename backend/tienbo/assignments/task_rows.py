"""One row of a matrix written as it is to stand: products and sub-rows that stay keep their ids."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.assignments.edit_schemas import AssignmentWrite, PartyWrite, TaskWrite
from tienbo.assignments.models import (
    Assignment,
    AssignmentParty,
    Matrix,
    MatrixState,
    Part,
    PartyBody,
    Product,
    Task,
    TaskIndicator,
)
from tienbo.assignments.progress_models import Evidence, ProgressReport
from tienbo.assignments.writing import Names, names_of
from tienbo.indicators.models import Indicator
from tienbo.problems import FieldError, InvalidInput, Problem, Text
from tienbo.units.body_models import Body, BodyGroup


class RowInUse(Problem):
    status = 409
    code = "has-progress"
    title = Text(
        "Đã có báo cáo hoặc minh chứng cho một dòng con hay sản phẩm bị bỏ; hãy giữ lại dòng đó.",
        "Progress or evidence has been reported for a sub-row or product that was left out; keep it.",
    )


def fill(session: Session, actor: Actor, matrix: Matrix, task: Task, wanted: TaskWrite) -> None:
    """Make the task what is wanted.

    Raises:
        InvalidInput: ids that are not of this task, or not within the caller's reach.
        RowInUse: something left out has been reported about.
    """
    _check_links(session, actor, task, wanted)
    for name in ("number", "content", "heading", "clause", "implements_id"):
        setattr(task, name, getattr(wanted, name))
    session.execute(delete(TaskIndicator).where(TaskIndicator.task_id == task.id))
    session.add_all(TaskIndicator(task_id=task.id, indicator_id=one) for one in dict.fromkeys(wanted.indicator_ids))
    _fill_products(session, task, wanted)
    _fill_assignments(session, actor, matrix, task, wanted.assignments)
    session.flush()


def children_of(session: Session, task: Task) -> dict[str, Any]:
    """The whole row as plain values, for the record of what was before and after."""
    rows = session.scalars(select(Assignment).where(Assignment.task_id == task.id).order_by(Assignment.position)).all()
    names = session.scalars(
        select(AssignmentParty)
        .where(AssignmentParty.assignment_id.in_([row.id for row in rows]))
        .order_by(AssignmentParty.position)
    ).all()
    return {
        **{name: getattr(task, name) for name in ("number", "content", "heading", "clause", "implements_id")},
        "indicator_ids": list(
            session.scalars(
                select(TaskIndicator.indicator_id)
                .where(TaskIndicator.task_id == task.id)
                .order_by(TaskIndicator.indicator_id)
            )
        ),
        "products": list(
            session.scalars(select(Product.text).where(Product.task_id == task.id).order_by(Product.position))
        ),
        "assignments": [
            {
                **{name: getattr(row, name) for name in ("time", "funding", "funding_source", "responsible")},
                "deadline_kind": row.deadline_kind.value,
                "deadline_on": row.deadline_on.isoformat() if row.deadline_on else None,
                **{
                    part.value: [
                        [name.printed, name.body_id, name.group_id]
                        for name in names
                        if name.assignment_id == row.id and name.part is part
                    ]
                    for part in Part
                },
            }
            for row in rows
        ],
    }


def erase(session: Session, task: Task) -> None:
    """Delete a task that nothing was reported about."""
    rows = list(session.scalars(select(Assignment.id).where(Assignment.task_id == task.id)))
    _erase_assignments(session, rows)
    session.execute(delete(TaskIndicator).where(TaskIndicator.task_id == task.id))
    session.execute(delete(Product).where(Product.task_id == task.id))
    session.delete(task)
    session.flush()


def _fill_products(session: Session, task: Task, wanted: TaskWrite) -> None:
    held = {row.id: row for row in session.scalars(select(Product).where(Product.task_id == task.id))}
    kept = [product.id for product in wanted.products if product.id]
    _refuse_foreign("/products", kept, held)
    gone = held.keys() - set(kept)
    if gone and session.scalar(select(exists().where(Evidence.product_id.in_(gone)))):
        raise RowInUse
    session.execute(delete(Product).where(Product.id.in_(gone)))
    for place, row in enumerate(held.values(), 1):
        if row.id not in gone:
            row.position = -place
    session.flush()
    for place, product in enumerate(wanted.products, 1):
        row = held[product.id] if product.id else Product(task_id=task.id)
        row.position, row.text = place, product.text
        session.add(row)
    session.flush()


def _fill_assignments(
    session: Session, actor: Actor, matrix: Matrix, task: Task, wanted: list[AssignmentWrite]
) -> None:
    held = {row.id: row for row in session.scalars(select(Assignment).where(Assignment.task_id == task.id))}
    kept = [row.id for row in wanted if row.id]
    _refuse_foreign("/assignments", kept, held)
    gone = held.keys() - set(kept)
    if gone and session.scalar(select(exists().where(ProgressReport.assignment_id.in_(gone)))):
        raise RowInUse
    _erase_assignments(session, gone)
    for place, row in enumerate(held.values(), 1):
        if row.id not in gone:
            row.position = -place
    session.flush()
    names = names_of(session, matrix.unit_id, actor.today)
    for place, given in enumerate(wanted, 1):
        row = held[given.id] if given.id else Assignment(task_id=task.id)
        row.position = place
        for name in ("time", "funding", "funding_source", "responsible", "deadline_kind", "deadline_on"):
            setattr(row, name, getattr(given, name))
        if matrix.state is MatrixState.draft or row.original_deadline_on is None:
            row.original_deadline_on = given.deadline_on
        session.add(row)
        session.flush()
        _fill_parties(session, row.id, given, names)


def _fill_parties(session: Session, assignment_id: int, given: AssignmentWrite, names: Names) -> None:
    """A cell that stays as it is keeps its rows, and with them whom its names stood for on the day of issue."""
    for part, parties in ((Part.lead, given.lead), (Part.coordinating, given.coordinating)):
        wanted = [(party.printed, *_match(party, names)) for party in parties]
        held = session.scalars(
            select(AssignmentParty)
            .where(AssignmentParty.assignment_id == assignment_id, AssignmentParty.part == part)
            .order_by(AssignmentParty.position)
        ).all()
        if wanted == [(row.printed, row.body_id, row.group_id) for row in held]:
            continue
        _erase_parties(session, [row.id for row in held])
        session.add_all(
            AssignmentParty(
                assignment_id=assignment_id,
                part=part,
                position=place,
                printed=printed,
                body_id=body_id,
                group_id=group_id,
            )
            for place, (printed, body_id, group_id) in enumerate(wanted, 1)
        )
    session.flush()


def _match(party: PartyWrite, names: Names) -> tuple[int | None, int | None]:
    if party.body_id or party.group_id:
        return party.body_id, party.group_id
    return names.means(party.printed)


def _check_links(session: Session, actor: Actor, task: Task, wanted: TaskWrite) -> None:
    """Everything named by id exists and may be named by the caller."""
    parties = [party for row in wanted.assignments for party in (*row.lead, *row.coordinating)]
    bodies = {party.body_id for party in parties if party.body_id}
    groups = {party.group_id for party in parties if party.group_id}
    readable = readable_units(actor, Permission.unit_read)
    _refuse_unknown(
        session, "/assignments", bodies, select(Body.id).where(Body.id.in_(bodies), Body.unit_id.in_(readable))
    )
    _refuse_unknown(
        session,
        "/assignments",
        groups,
        select(BodyGroup.id).where(BodyGroup.id.in_(groups), BodyGroup.unit_id.in_(readable)),
    )
    indicators = set(wanted.indicator_ids)
    _refuse_unknown(session, "/indicator_ids", indicators, select(Indicator.id).where(Indicator.id.in_(indicators)))
    above = (
        select(Task.id)
        .join(Matrix, Matrix.id == Task.matrix_id)
        .where(Task.id == wanted.implements_id, Task.matrix_id != task.matrix_id)
        .where(Matrix.issued_on.is_not(None), Matrix.unit_id.in_(readable_units(actor, Permission.matrix_read)))
    )
    _refuse_unknown(session, "/implements_id", {wanted.implements_id} if wanted.implements_id else set(), above)


def _refuse_unknown(session: Session, pointer: str, wanted: set[int], known: Select[int]) -> None:
    if wanted and not wanted <= set(session.scalars(known)):
        text = Text("Không có trong phạm vi của bạn.", "There is no such thing within your scope.")
        raise InvalidInput(errors=[FieldError(pointer, "unknown", text)])


def _refuse_foreign(pointer: str, kept: list[int], held: Iterable[int]) -> None:
    if len(kept) != len(set(kept)) or not set(kept) <= set(held):
        text = Text("Có dòng không thuộc nhiệm vụ này.", "A row named here is not of this task.")
        raise InvalidInput(errors=[FieldError(pointer, "not-of-this-task", text)])


def _erase_assignments(session: Session, ids: Iterable[int]) -> None:
    ids = list(ids)
    parties = session.scalars(select(AssignmentParty.id).where(AssignmentParty.assignment_id.in_(ids)))
    _erase_parties(session, list(parties))
    session.execute(delete(Assignment).where(Assignment.id.in_(ids)))


def _erase_parties(session: Session, ids: list[int]) -> None:
    session.execute(delete(PartyBody).where(PartyBody.party_id.in_(ids)))
    session.execute(delete(AssignmentParty).where(AssignmentParty.id.in_(ids)))
