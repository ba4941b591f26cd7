"""Rows of a matrix written down, each name as printed and with the body or group it was matched to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, Part, Product, Task
from tienbo.units.body_models import Body, BodyGroup, BodyName
from tienbo.vietnamese import fold


@dataclass(frozen=True, slots=True)
class SubRow:
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    time: str | None = None
    funding: str | None = None
    responsible: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A task as printed; products belong to the whole of it."""

    number: str
    content: str
    products: tuple[str, ...]
    assignments: tuple[SubRow, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What printed names mean, by their folded form: bodies of one unit, and phrases that stand for many."""

    bodies: dict[str, int]
    groups: dict[str, int]


def names_of(session: Session, unit_id: int, day: date) -> Names:
    """Every spelling of the unit's own bodies on that day, and its phrases; what two bodies share means neither."""
    bodies: dict[str, int | None] = {}
    for folded, body_id in session.execute(
        select(BodyName.folded, BodyName.body_id)
        .join(Body, Body.id == BodyName.body_id)
        .where(Body.unit_id == unit_id, Body.valid.contains(day), BodyName.valid.contains(day))
    ):
        bodies[folded] = body_id if bodies.get(folded, body_id) == body_id else None
    groups = session.execute(select(BodyGroup.folded, BodyGroup.id).where(BodyGroup.unit_id == unit_id))
    return Names({folded: body_id for folded, body_id in bodies.items() if body_id is not None}, dict(groups.all()))


def write_rows(session: Session, matrix: Matrix, rows: Iterable[Row], names: Names) -> None:
    for position, row in enumerate(rows, 1):
        task = Task(matrix_id=matrix.id, position=position, number=row.number, content=row.content, heading=row.heading)
        session.add(task)
        session.flush()
        session.add_all(Product(task_id=task.id, position=n, text=text) for n, text in enumerate(row.products, 1))
        for place, given in enumerate(row.assignments, 1):
            _write_assignment(session, task.id, place, given, names)
    session.flush()


def _write_assignment(session: Session, task_id: int, position: int, given: SubRow, names: Names) -> None:
    assignment = Assignment(
        task_id=task_id, position=position, time=given.time, funding=given.funding, responsible=given.responsible
    )
    session.add(assignment)
    session.flush()
    for part, printed_names in ((Part.lead, given.lead), (Part.coordinating, given.coordinating)):
        for n, printed in enumerate(printed_names, 1):
            folded = fold(printed)
            body_id = names.bodies.get(folded)
            session.add(
                AssignmentParty(
                    assignment_id=assignment.id,
                    part=part,
                    position=n,
                    printed=printed,
                    body_id=body_id,
                    group_id=None if body_id else names.groups.get(folded),
                )
            )
