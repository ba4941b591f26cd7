"""What issuing a matrix fixes: whom each printed name stood for on that day."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, PartyBody, Task
from tienbo.units.body_models import BodyGroup
from tienbo.units.groups import NamedBody, bodies_on, resolve


def freeze_parties(session: Session, matrix: Matrix, day: date) -> None:
    """Write down whom every printed name stood for on the day of issue."""
    named = {row[0]: NamedBody(*row) for row in session.execute(bodies_on(day))}
    resolved = {
        group.id: resolve(session, group, day)
        for group in session.scalars(select(BodyGroup).where(BodyGroup.unit_id == matrix.unit_id))
    }
    parties = session.scalars(
        select(AssignmentParty)
        .join(Assignment, Assignment.id == AssignmentParty.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == matrix.id)
    ).all()
    for party in parties:
        bodies = [named[party.body_id]] if party.body_id else resolved.get(party.group_id or 0, [])
        session.add_all(
            PartyBody(party_id=party.id, position=n, body_id=body.body_id, name=body.name, unit_name=body.unit_name)
            for n, body in enumerate(bodies, 1)
        )
    session.flush()
