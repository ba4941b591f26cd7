"""The rows of a matrix as the API shows them: names as printed and as resolved, in a few queries whatever the size."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units, visible_units
from tienbo.assignments.issuing import stand_for
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, Part, PartyBody, Product, Task, TaskIndicator
from tienbo.assignments.schemas import (
    AssignmentRead,
    Match,
    PartyBodyRead,
    PartyRead,
    ProductRead,
    TaskRead,
    TaskRef,
)
from tienbo.exchange.models import Event
from tienbo.units.body_models import BodyGroup


def tasks_of(session: Session, actor: Actor, matrix: Matrix, day: date) -> list[TaskRead]:
    """Every task in its order; the names of a draft stand for the bodies of `day`."""
    products: dict[int, list[ProductRead]] = defaultdict(list)
    for product in session.scalars(
        select(Product).join(Task).where(Task.matrix_id == matrix.id).order_by(Product.position)
    ):
        products[product.task_id].append(ProductRead.model_validate(product))
    indicators: dict[int, list[int]] = defaultdict(list)
    for task_id, indicator_id in session.execute(
        select(TaskIndicator.task_id, TaskIndicator.indicator_id)
        .join(Task)
        .where(Task.matrix_id == matrix.id)
        .order_by(TaskIndicator.indicator_id)
    ):
        indicators[task_id].append(indicator_id)
    assignments = _assignments(session, matrix, day)
    tasks = session.scalars(select(Task).where(Task.matrix_id == matrix.id).order_by(Task.position)).all()
    above = _implemented(session, actor, tasks)
    removals = _removals(session, actor, matrix) if any(task.removed_on for task in tasks) else {}
    return [
        TaskRead(
            id=task.id,
            number=task.number,
            heading=task.heading,
            content=task.content,
            clause=task.clause,
            implements=above.get(task.implements_id or 0),
            removed_on=task.removed_on,
            removal_reason=removals.get(task.id) if task.removed_on else None,
            indicator_ids=indicators[task.id],
            products=products[task.id],
            assignments=assignments[task.id],
        )
        for task in tasks
    ]


def _removals(session: Session, actor: Actor, matrix: Matrix) -> dict[int, str | None]:
    """By task the reason given when it was taken out, which the event log keeps."""
    rows = session.scalars(
        select(Event.data)
        .where(Event.kind == "matrix.task-removed", Event.subject_kind == "matrix")
        .where(Event.subject_id == str(matrix.id), Event.unit_id.in_(visible_units(actor, Permission.matrix_read)))
        .order_by(Event.id)
    )
    return {data["task"]: data["reason"] for data in rows}


def _implemented(session: Session, actor: Actor, tasks: Sequence[Task]) -> dict[int, TaskRef]:
    rows = session.scalars(
        select(Task)
        .join(Matrix, Matrix.id == Task.matrix_id)
        .where(Task.id.in_({task.implements_id for task in tasks if task.implements_id}))
        .where(Matrix.unit_id.in_(readable_units(actor, Permission.matrix_read)))
    )
    return {row.id: TaskRef(id=row.id, matrix_id=row.matrix_id, number=row.number, content=row.content) for row in rows}


def _assignments(session: Session, matrix: Matrix, day: date) -> dict[int, list[AssignmentRead]]:
    parties = _parties(session, matrix, day)
    found: dict[int, list[AssignmentRead]] = defaultdict(list)
    rows = session.scalars(
        select(Assignment).join(Task).where(Task.matrix_id == matrix.id).order_by(Assignment.position)
    )
    for row in rows:
        found[row.task_id].append(
            AssignmentRead(
                id=row.id,
                lead=parties[row.id, Part.lead],
                coordinating=parties[row.id, Part.coordinating],
                deadline_kind=row.deadline_kind,
                deadline_on=row.deadline_on,
                original_deadline_on=row.original_deadline_on,
                time=row.time,
                funding=row.funding,
                funding_source=row.funding_source,
                responsible=row.responsible,
            )
        )
    return found


def _parties(session: Session, matrix: Matrix, day: date) -> dict[tuple[int, Part], list[PartyRead]]:
    of_matrix = (
        select(AssignmentParty.id)
        .join(Assignment, Assignment.id == AssignmentParty.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == matrix.id)
    )
    bodies = _bodies(session, matrix, day, of_matrix)
    found: dict[tuple[int, Part], list[PartyRead]] = defaultdict(list)
    rows = session.execute(
        select(AssignmentParty, BodyGroup.phrase)
        .outerjoin(BodyGroup, BodyGroup.id == AssignmentParty.group_id)
        .where(AssignmentParty.id.in_(of_matrix))
        .order_by(AssignmentParty.position)
    )
    for party, phrase in rows:
        found[party.assignment_id, party.part].append(_party_read(party, phrase, bodies[party.id]))
    return found


def _bodies(session: Session, matrix: Matrix, day: date, parties: Select[int]) -> dict[int, list[PartyBodyRead]]:
    """Whom the names stood for on the day of issue; in a draft, whom they would stand for now."""
    found: dict[int, list[PartyBodyRead]] = defaultdict(list)
    if matrix.issued_on is None:
        for party_id, bodies in stand_for(session, matrix, day).items():
            found[party_id] = [PartyBodyRead(**body._asdict()) for body in bodies]
        return found
    rows = session.scalars(select(PartyBody).where(PartyBody.party_id.in_(parties)).order_by(PartyBody.position))
    for row in rows:
        found[row.party_id].append(PartyBodyRead.model_validate(row))
    return found


def _party_read(party: AssignmentParty, phrase: str | None, bodies: list[PartyBodyRead]) -> PartyRead:
    match = Match.body if party.body_id else Match.group if party.group_id else Match.none
    return PartyRead(
        id=party.id,
        printed=party.printed,
        match=match,
        body_id=party.body_id,
        group_id=party.group_id,
        name=(bodies[0].name if bodies else None) if match is Match.body else phrase,
        bodies=bodies,
    )
