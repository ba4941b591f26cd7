"""Rows of a matrix written down, each name as printed and with the body or group it was matched to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, Part, Product, Task
from tienbo.assignments.printed_times import deadline
from tienbo.units.matching import Directory
from tienbo.units.matching_queries import directory_of


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
    """What printed names mean to one unit on one day, in any of their spellings; a likeness means nothing."""

    directory: Directory

    def means(self, printed: str) -> tuple[int | None, int | None]:
        """The body or else the group; neither where that is not certain."""
        found = self.directory.find(printed, suggest=False)
        return found.body_id, found.group_id


def names_of(session: Session, unit_id: int, day: date) -> Names:
    """Every spelling of the bodies of the unit, of its superiors and of what is below it on that day, and phrases."""
    return Names(directory_of(session, unit_id, day))


def write_rows(session: Session, matrix: Matrix, rows: Iterable[Row], names: Names) -> None:
    for position, row in enumerate(rows, 1):
        task = Task(matrix_id=matrix.id, position=position, number=row.number, content=row.content, heading=row.heading)
        session.add(task)
        session.flush()
        session.add_all(Product(task_id=task.id, position=n, text=text) for n, text in enumerate(row.products, 1))
        for place, given in enumerate(row.assignments, 1):
            _write_assignment(session, (matrix.year, task.id, place), given, names)
    session.flush()


def _write_assignment(session: Session, where: tuple[int, int, int], given: SubRow, names: Names) -> None:
    year, task_id, position = where
    kind, last_day = deadline(given.time, year)
    assignment = Assignment(
        task_id=task_id,
        position=position,
        time=given.time,
        funding=given.funding,
        responsible=given.responsible,
        deadline_kind=kind,
        deadline_on=last_day,
        original_deadline_on=last_day,
    )
    session.add(assignment)
    session.flush()
    for part, printed_names in ((Part.lead, given.lead), (Part.coordinating, given.coordinating)):
        for n, printed in enumerate(printed_names, 1):
            body_id, group_id = names.means(printed)
            session.add(
                AssignmentParty(
                    assignment_id=assignment.id,
                    part=part,
                    position=n,
                    printed=printed,
                    body_id=body_id,
                    group_id=group_id,
                )
            )
