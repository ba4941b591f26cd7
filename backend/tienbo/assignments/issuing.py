"""Whom the printed names of a matrix stand for on a day, and what issuing fixes of it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, PartyBody, Task
from tienbo.units.body_models import BodyGroup
from tienbo.units.groups import NamedBody, named_on, resolve


def stand_for(session: Session, matrix: Matrix, day: date) -> dict[int, list[NamedBody]]:
    """For each printed name (by the id of its row) the bodies it means on that day."""
    parties = session.scalars(
        select(AssignmentParty)
        .join(Assignment, Assignment.id == AssignmentParty.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == matrix.id)
    ).all()
    meant = {party.body_id for party in parties if party.body_id}
    named = named_on(session, meant, day)
    resolved = {
        group.id: resolve(session, group, day)
        for group in session.scalars(
            select(BodyGroup).where(BodyGroup.id.in_({party.group_id for party in parties if party.group_id}))
        )
    }
    return {
        party.id: [named[party.body_id]] if party.body_id in named else resolved.get(party.group_id or 0, [])
        for party in parties
    }


def freeze_parties(session: Session, matrix: Matrix, day: date, only: set[int] | None = None) -> None:
    """Write down whom every printed name (or `only` some, by id) stands for on the day of issue or amendment."""
    for party_id, bodies in stand_for(session, matrix, day).items():
        if only is not None and party_id not in only:
            continue
        session.add_all(
            PartyBody(party_id=party_id, position=n, body_id=body.body_id, name=body.name, unit_name=body.unit_name)
            for n, body in enumerate(bodies, 1)
        )
    session.flush()
