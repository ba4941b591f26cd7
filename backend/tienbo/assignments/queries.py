from collections import defaultdict
from datetime import date

from sqlalchemy import Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, units_above, visible_units
from tienbo.assignments.issuing import stand_for
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, Part, PartyBody, Product, Task
from tienbo.assignments.schemas import (
    AssignmentRead,
    DocumentRef,
    Match,
    MatrixAction,
    MatrixDetail,
    MatrixRead,
    PartyBodyRead,
    PartyRead,
    TaskRead,
)
from tienbo.documents.models import OUT, Document
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units import duty
from tienbo.units.body_models import BodyGroup
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref


def readable_matrices(actor: Actor) -> Select[Matrix, Document, UnitVersion, int, int]:
    """Matrices of the caller's units and, once issued, of those above; with their counts of tasks and sub-rows."""
    tasks = select(func.count()).where(Task.matrix_id == Matrix.id).scalar_subquery()
    rows = (
        select(func.count(Assignment.id))
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == Matrix.id)
        .scalar_subquery()
    )
    # The unit under its name on the day of issue, which is the name the document prints.
    day = func.coalesce(Matrix.issued_on, actor.today)
    return (
        select(Matrix, Document, UnitVersion, tasks, rows)
        .join(Document, Document.id == Matrix.document_id)
        .join(UnitVersion, (UnitVersion.unit_id == Matrix.unit_id) & UnitVersion.valid.op("@>")(day))
        .where(
            or_(
                Matrix.unit_id.in_(visible_units(actor, Permission.matrix_read)),
                Matrix.unit_id.in_(units_above(actor, Permission.matrix_read)) & Matrix.issued_on.is_not(None),
            )
        )
    )


def list_matrices(session: Session, actor: Actor, year: int | None, cursor: str | None, limit: int) -> Page[MatrixRead]:
    """The newest year first."""
    query = readable_matrices(actor)
    if year is not None:
        query = query.where(Matrix.year == year)
    if cursor is not None:
        query = query.where(tuple_(-Matrix.year, Matrix.id) > tuple_(*decode_cursor(cursor, int, int)))
    rows = session.execute(query.order_by(-Matrix.year, Matrix.id).limit(limit + 1)).all()
    last = rows[limit - 1][0] if len(rows) > limit else None
    return Page(
        items=[_matrix_read(*row) for row in rows[:limit]],
        next_cursor=encode_cursor(-last.year, last.id) if last else None,
    )


def get_matrix(session: Session, actor: Actor, matrix_id: int) -> MatrixDetail:
    """One matrix with all its rows.

    Raises:
        NotFound: outside the caller's scope, or above it and not issued.
    """
    row = session.execute(readable_matrices(actor).where(Matrix.id == matrix_id)).one_or_none()
    if row is None:
        raise NotFound
    return MatrixDetail(
        **_matrix_read(*row).model_dump(),
        source=row[0].source,
        actions=_actions(session, actor, row[0], row[1]),
        tasks=_tasks(session, row[0], row[1].issued_on or actor.today),
    )


def _actions(session: Session, actor: Actor, matrix: Matrix, document: Document) -> list[MatrixAction]:
    holder = duty.duty_of(session, matrix.unit_id, actor.today).holder_id
    issues = holder in actor.roots_with(Permission.document_issue)
    ready = matrix.issued_on is None and document.state in OUT and document.issued_on is not None
    return [MatrixAction.issue] if issues and ready else []


def _matrix_read(matrix: Matrix, document: Document, unit: UnitVersion, tasks: int, rows: int) -> MatrixRead:
    return MatrixRead(
        id=matrix.id,
        code=matrix.code,
        title=matrix.title,
        year=matrix.year,
        issued_on=matrix.issued_on,
        unit=unit_ref(unit),
        document=DocumentRef.model_validate(document),
        task_count=tasks,
        assignment_count=rows,
    )


def _tasks(session: Session, matrix: Matrix, day: date) -> list[TaskRead]:
    products: dict[int, list[str]] = defaultdict(list)
    for task_id, text in session.execute(
        select(Product.task_id, Product.text).join(Task).where(Task.matrix_id == matrix.id).order_by(Product.position)
    ):
        products[task_id].append(text)
    assignments = _assignments(session, matrix, day)
    tasks = session.scalars(select(Task).where(Task.matrix_id == matrix.id).order_by(Task.position))
    return [
        TaskRead(
            id=task.id,
            number=task.number,
            heading=task.heading,
            content=task.content,
            products=products[task.id],
            assignments=assignments[task.id],
        )
        for task in tasks
    ]


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
                time=row.time,
                funding=row.funding,
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
    if party.body_id is not None:
        return PartyRead(
            printed=party.printed, match=Match.body, name=bodies[0].name if bodies else None, bodies=bodies
        )
    match = Match.group if party.group_id is not None else Match.none
    return PartyRead(printed=party.printed, match=match, name=phrase, bodies=bodies)
