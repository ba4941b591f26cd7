"""Tasks from above taken over below, and what a superior sees of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units, visible_units
from tienbo.assignments import queries
from tienbo.assignments.cascade_schemas import (
    CoverageCounts,
    GivenTask,
    GivenTasks,
    Implementing,
    MatrixCoverage,
    TakeOver,
    TaskCoverage,
    UnitCoverage,
)
from tienbo.assignments.editing import changed, editable
from tienbo.assignments.models import (
    Assignment,
    AssignmentParty,
    Matrix,
    MatrixState,
    Part,
    PartyBody,
    Product,
    Task,
)
from tienbo.assignments.schemas import MatrixDetail, TaskRef
from tienbo.problems import FieldError, InvalidInput, NotFound, Text
from tienbo.units.body_models import Body
from tienbo.units.models import UnitVersion
from tienbo.units.refs import UnitRef, unit_ref


def given_tasks(session: Session, actor: Actor, unit_id: int) -> GivenTasks:
    """Tasks of superiors' issued matrices that name a body of the unit, and which own tasks carry them out.

    Raises:
        NotFound: not a unit within the caller's reach.
    """
    if unit_id not in set(session.scalars(visible_units(actor, Permission.matrix_read))):
        raise NotFound
    rows = session.execute(
        select(Task, Matrix, Assignment, AssignmentParty.part, PartyBody)
        .join(Matrix, Matrix.id == Task.matrix_id)
        .join(Assignment, Assignment.task_id == Task.id)
        .join(AssignmentParty, AssignmentParty.assignment_id == Assignment.id)
        .join(PartyBody, PartyBody.party_id == AssignmentParty.id)
        .join(Body, Body.id == PartyBody.body_id)
        .where(Body.unit_id == unit_id, Matrix.unit_id != unit_id, Task.removed_on.is_(None))
        .where(Matrix.state == MatrixState.issued)
        .where(Matrix.unit_id.in_(readable_units(actor, Permission.matrix_read)))
        .order_by(Matrix.year.desc(), Matrix.id, Task.position, Assignment.position)
    ).all()
    own = _implementing(session, {task.id for task, *_ in rows}, [unit_id])
    found: dict[tuple[int, Part], GivenTask] = {}
    for task, matrix, assignment, part, body in rows:
        found.setdefault(
            (task.id, part),
            GivenTask(
                task=_ref(task),
                matrix_title=matrix.title,
                year=matrix.year,
                part=part,
                body_id=body.body_id,
                body_name=body.name,
                deadline_on=assignment.deadline_on,
                implemented_by=own[task.id, unit_id],
            ),
        )
    return GivenTasks(items=list(found.values()))


def take_over(session: Session, actor: Actor, matrix_id: int, version: int, wanted: TakeOver) -> MatrixDetail:
    """Own tasks beneath the superior's: the same words and products, led by the body of the unit that was named.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a matrix.
        InvalidInput: a task that was not given to the unit.
    """
    matrix = editable(session, actor, matrix_id, version, wanted.reason)
    given = {item.task.id: item for item in reversed(given_tasks(session, actor, matrix.unit_id).items)}
    unknown = [place for place, task_id in enumerate(wanted.task_ids) if task_id not in given]
    if unknown:
        text = Text("Nhiệm vụ này không được giao cho đơn vị.", "This task was not given to the unit.")
        raise InvalidInput(errors=[FieldError(f"/task_ids/{place}", "not-given", text) for place in unknown])
    position = len(session.scalars(select(Task.id).where(Task.matrix_id == matrix.id)).all())
    for task_id in dict.fromkeys(wanted.task_ids):
        position += 1
        _take(session, matrix, given[task_id], position)
    session.flush()
    return changed(session, actor, matrix, "matrix.taken-over", wanted.reason, tasks=list(wanted.task_ids))


def coverage(session: Session, actor: Actor, matrix_id: int) -> MatrixCoverage:
    """For each task given to bodies of units below, which of these units carry it out, and which later than asked.

    Raises:
        NotFound: outside the caller's reach.
    """
    matrix = queries.readable_matrix(session, actor, matrix_id)
    tasks = session.scalars(
        select(Task).where(Task.matrix_id == matrix.id, Task.removed_on.is_(None)).order_by(Task.position)
    ).all()
    asked = _asked(session, actor, matrix)
    units = _units(session, {unit for given in asked.values() for unit in given}, matrix.issued_on or actor.today)
    own = _implementing(session, {task.id for task in tasks}, list(units))
    items = [
        TaskCoverage(
            task=_ref(task),
            units=[
                UnitCoverage(
                    unit=units[unit_id],
                    asked_on=asked_on,
                    implemented_by=own[task.id, unit_id],
                    later=any(_later(one.deadline_on, asked_on) for one in own[task.id, unit_id]),
                )
                for unit_id, asked_on in asked[task.id].items()
                if unit_id in units
            ],
        )
        for task in tasks
        if asked[task.id]
    ]
    every = [unit for item in items for unit in item.units]
    return MatrixCoverage(
        counts=CoverageCounts(
            given=len(every),
            covered=sum(bool(unit.implemented_by) for unit in every),
            uncovered=sum(not unit.implemented_by for unit in every),
            later=sum(unit.later for unit in every),
        ),
        items=items,
    )


def _asked(session: Session, actor: Actor, matrix: Matrix) -> defaultdict[int, dict[int, date | None]]:
    """For each task the units below whose bodies it names, with the earliest day asked of each."""
    found: defaultdict[int, dict[int, date | None]] = defaultdict(dict)
    rows = session.execute(
        select(Assignment.task_id, Body.unit_id, Assignment.deadline_on)
        .join(AssignmentParty, AssignmentParty.assignment_id == Assignment.id)
        .join(PartyBody, PartyBody.party_id == AssignmentParty.id)
        .join(Body, Body.id == PartyBody.body_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.matrix_id == matrix.id, Body.unit_id != matrix.unit_id)
        .where(Body.unit_id.in_(visible_units(actor, Permission.matrix_read)))
        .order_by(Assignment.deadline_on.desc().nulls_first())
    )
    for task_id, unit_id, deadline_on in rows:
        found[task_id][unit_id] = deadline_on
    return found


def _implementing(
    session: Session, task_ids: set[int], unit_ids: Sequence[int]
) -> defaultdict[tuple[int, int], list[Implementing]]:
    """By task above and unit, the unit's own tasks that say they carry it out, in issued matrices and in drafts."""
    above = aliased(Task)
    rows = session.execute(
        select(above.id, Task, Matrix, Assignment.deadline_on)
        .select_from(Task)
        .join(above, above.id == Task.implements_id)
        .join(Matrix, Matrix.id == Task.matrix_id)
        .join(Assignment, Assignment.task_id == Task.id)
        .where(above.id.in_(task_ids), Matrix.unit_id.in_(unit_ids), Task.removed_on.is_(None))
        .order_by(Task.id, Assignment.deadline_on.desc().nulls_last())
    )
    found: defaultdict[tuple[int, int], list[Implementing]] = defaultdict(list)
    seen: set[int] = set()
    for above_id, task, matrix, deadline_on in rows:
        if task.id not in seen:
            seen.add(task.id)
            found[above_id, matrix.unit_id].append(
                Implementing(task=_ref(task), matrix_state=matrix.state, deadline_on=deadline_on)
            )
    return found


def _take(session: Session, matrix: Matrix, given: GivenTask, position: int) -> None:
    above = session.get_one(Task, given.task.id)
    task = Task(
        matrix_id=matrix.id,
        position=position,
        number=str(position),
        content=above.content,
        implements_id=above.id,
    )
    session.add(task)
    session.flush()
    products = session.scalars(select(Product).where(Product.task_id == above.id).order_by(Product.position))
    session.add_all(Product(task_id=task.id, position=one.position, text=one.text) for one in products)
    row = session.scalars(
        select(Assignment).where(Assignment.task_id == above.id).order_by(Assignment.position).limit(1)
    ).one()
    day = given.deadline_on
    assignment = Assignment(
        task_id=task.id,
        position=1,
        time=row.time,
        deadline_kind=row.deadline_kind,
        deadline_on=day,
        original_deadline_on=day,
    )
    session.add(assignment)
    session.flush()
    session.add(
        AssignmentParty(
            assignment_id=assignment.id,
            part=Part.lead,
            position=1,
            printed=given.body_name,
            body_id=given.body_id,
        )
    )


def _units(session: Session, unit_ids: set[int], day: date) -> dict[int, UnitRef]:
    rows = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.unit_id.in_(unit_ids), UnitVersion.valid.contains(day))
        .order_by(UnitVersion.level, UnitVersion.sort_key)
    )
    return {row.unit_id: unit_ref(row) for row in rows}


def _later(own: date | None, asked: date | None) -> bool:
    return asked is not None and (own is None or own > asked)


def _ref(task: Task) -> TaskRef:
    return TaskRef(id=task.id, matrix_id=task.matrix_id, number=task.number, content=task.content)
