"""A matrix in the shape that its check reads."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.assignments import checks
from tienbo.assignments.issuing import stand_for
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, Part, Product, Task
from tienbo.units.body_models import Body, BodyName, NameKind


def checked_tasks(session: Session, matrix: Matrix, day: date) -> list[checks.CheckedTask]:
    """The matrix in the shape that the check reads, in a few queries whatever its size."""
    tasks = session.scalars(
        select(Task).where(Task.matrix_id == matrix.id, Task.removed_on.is_(None)).order_by(Task.position)
    ).all()
    ids = [task.id for task in tasks]
    rows: dict[int, list[Assignment]] = defaultdict(list)
    for row in session.scalars(select(Assignment).where(Assignment.task_id.in_(ids)).order_by(Assignment.position)):
        rows[row.task_id].append(row)
    products = dict(
        session.execute(
            select(Product.task_id, func.count()).where(Product.task_id.in_(ids)).group_by(Product.task_id)
        ).all()
    )
    parties = _parties(session, matrix, [row.id for held in rows.values() for row in held], day)
    return [
        checks.CheckedTask(
            id=task.id,
            number=task.number,
            products=products.get(task.id, 0),
            rows=tuple(
                checks.CheckedRow(
                    id=row.id,
                    lead=tuple(parties[row.id, Part.lead]),
                    coordinating=tuple(parties[row.id, Part.coordinating]),
                    dated=row.deadline_on is not None,
                )
                for row in rows[task.id]
            ),
        )
        for task in tasks
    ]


def _parties(
    session: Session, matrix: Matrix, rows: Iterable[int], day: date
) -> dict[tuple[int, Part], list[checks.CheckedParty]]:
    meant = stand_for(session, matrix, day)
    found: dict[tuple[int, Part], list[checks.CheckedParty]] = defaultdict(list)
    parties = session.scalars(
        select(AssignmentParty).where(AssignmentParty.assignment_id.in_(rows)).order_by(AssignmentParty.position)
    ).all()
    ended = {party.body_id for party in parties if party.body_id and not meant[party.id]}
    successors = successors_of(session, ended, day)
    for party in parties:
        found[party.assignment_id, party.part].append(
            checks.CheckedParty(
                id=party.id,
                printed=party.printed,
                body_id=party.body_id,
                group_id=party.group_id,
                bodies=tuple(body.body_id for body in meant[party.id]),
                ended=party.body_id in ended,
                successor=successors.get(party.body_id or 0, (0, None))[1],
            )
        )
    return found


def successors_of(session: Session, ended: Iterable[int | None], day: date) -> dict[int, tuple[int | None, str | None]]:
    """For each ended body the one that took over and is in being on the day, with its name."""
    rows = session.execute(
        select(Body.id, Body.successor_id, BodyName.name)
        .join(BodyName, BodyName.body_id == Body.successor_id)
        .where(Body.id.in_(list(ended)), BodyName.kind == NameKind.official, BodyName.valid.contains(day))
    )
    return {body_id: (successor_id, name) for body_id, successor_id, name in rows}
