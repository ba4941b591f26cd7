"""What of a followed matrix the caller may read, and one assignment with the bodies it asks."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, units_above, visible_units
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, MatrixState, Part, PartyBody, Task
from tienbo.problems import NotFound
from tienbo.units import duty
from tienbo.units.body_models import Body


class Asked(NamedTuple):
    """An assignment with its task and matrix."""

    matrix: Matrix
    task: Task
    assignment: Assignment


class AskedBody(NamedTuple):
    """A body asked by an assignment, under the name frozen when the matrix was issued."""

    assignment_id: int
    body_id: int
    part: Part
    name: str
    unit_name: str
    unit_id: int


def readable(actor: Actor) -> ColumnElement[bool]:
    """Matrices of the caller's units and, once issued, of those above."""
    return or_(
        Matrix.unit_id.in_(visible_units(actor, Permission.matrix_read)),
        Matrix.unit_id.in_(units_above(actor, Permission.matrix_read)) & Matrix.issued_on.is_not(None),
    )


def shared(
    actor: Actor, unit_id: InstrumentedAttribute[int], matrix_unit_id: InstrumentedAttribute[int]
) -> ColumnElement[bool]:
    """What a body of one unit says to the unit of a matrix is read by both, and by whoever is above them."""
    within = visible_units(actor, Permission.matrix_read)
    return or_(unit_id.in_(within), matrix_unit_id.in_(within))


def asked_bodies() -> Select[int, int, Part, str, str, int]:
    """Every assigned body once for an assignment, as a lead if it is named as both."""
    return (
        select(
            AssignmentParty.assignment_id,
            PartyBody.body_id,
            func.min(AssignmentParty.part).label("part"),
            func.min(PartyBody.name).label("name"),
            func.min(PartyBody.unit_name).label("unit_name"),
            Body.unit_id,
        )
        .join(PartyBody, PartyBody.party_id == AssignmentParty.id)
        .join(Body, Body.id == PartyBody.body_id)
        .group_by(AssignmentParty.assignment_id, PartyBody.body_id, Body.unit_id)
    )


def bodies_of(session: Session, assignment_ids: list[int]) -> dict[tuple[int, int], AskedBody]:
    """By assignment and body."""
    rows = session.execute(asked_bodies().where(AssignmentParty.assignment_id == func.any(assignment_ids)))
    return {(row[0], row[1]): AskedBody(*row) for row in rows}


def assignments(actor: Actor) -> Select[Matrix, Task, Assignment]:
    return (
        select(Matrix, Task, Assignment)
        .join(Task, Task.matrix_id == Matrix.id)
        .join(Assignment, Assignment.task_id == Task.id)
        .where(readable(actor))
    )


def get_asked(session: Session, actor: Actor, assignment_id: int, *, lock: bool = False) -> Asked:
    """One assignment; locked, whoever else decides about it waits.

    Raises:
        NotFound: outside the caller's reach, or above it and not issued.
    """
    query = assignments(actor).where(Assignment.id == assignment_id)
    if lock:
        query = query.with_for_update(of=Assignment, key_share=True).execution_options(populate_existing=True)
    row = session.execute(query).one_or_none()
    if row is None:
        raise NotFound
    return Asked(*row)


def decides(session: Session, actor: Actor, unit_id: int, permission: Permission) -> bool:
    """Whether the caller holds the permission at the unit that answers for the matrix's unit today."""
    return duty.duty_of(session, unit_id, actor.today).holder_id in actor.roots_with(permission)


def is_open(asked: Asked) -> bool:
    """Whether it is being followed: issued, not closed, and not taken out."""
    return asked.matrix.state is MatrixState.issued and asked.task.removed_on is None
