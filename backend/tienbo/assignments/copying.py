"""Rows of one matrix written into another."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.assignments.models import Assignment, AssignmentParty, DeadlineKind, Matrix, Product, Task, TaskIndicator


def copy_rows(session: Session, source: Matrix, target: Matrix, *, years: int) -> None:
    """Every task still in the source, with its names and matches; days move on by whole years."""
    tasks = session.scalars(
        select(Task).where(Task.matrix_id == source.id, Task.removed_on.is_(None)).order_by(Task.position)
    ).all()
    for position, task in enumerate(tasks, 1):
        copy = Task(
            matrix_id=target.id,
            position=position,
            number=task.number,
            content=task.content,
            heading=task.heading,
            implements_id=None,
        )
        session.add(copy)
        session.flush()
        _copy_links(session, task.id, copy.id)
        for row in session.scalars(
            select(Assignment).where(Assignment.task_id == task.id).order_by(Assignment.position)
        ):
            copy_assignment(session, row, copy.id, row.position, years=years)


def copy_assignment(session: Session, row: Assignment, task_id: int, position: int, *, years: int) -> None:
    """One sub-row with its names; the deadline is that of issue, extensions being last year's business."""
    moved = moved_on(row.original_deadline_on or row.deadline_on, years)
    copy = Assignment(
        task_id=task_id,
        position=position,
        time=row.time,
        funding=row.funding,
        funding_source=row.funding_source,
        responsible=row.responsible,
        deadline_kind=row.deadline_kind if moved else DeadlineKind.none,
        deadline_on=moved,
        original_deadline_on=moved,
    )
    session.add(copy)
    session.flush()
    copy_parties(session, _parties(session, row.id), copy.id)


def copy_parties(session: Session, parties: Iterable[AssignmentParty], assignment_id: int) -> None:
    session.add_all(
        AssignmentParty(
            assignment_id=assignment_id,
            part=party.part,
            position=party.position,
            printed=party.printed,
            body_id=party.body_id,
            group_id=party.group_id,
        )
        for party in parties
    )


def moved_on(day: date | None, years: int) -> date | None:
    """The same day of another year; 29 February becomes the 28th where there is none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _parties(session: Session, assignment_id: int) -> list[AssignmentParty]:
    return list(session.scalars(select(AssignmentParty).where(AssignmentParty.assignment_id == assignment_id)))


def _copy_links(session: Session, source_id: int, target_id: int) -> None:
    products = session.scalars(select(Product).where(Product.task_id == source_id).order_by(Product.position))
    session.add_all(Product(task_id=target_id, position=product.position, text=product.text) for product in products)
    indicators = session.scalars(select(TaskIndicator.indicator_id).where(TaskIndicator.task_id == source_id))
    session.add_all(TaskIndicator(task_id=target_id, indicator_id=one) for one in indicators)
