"""Work as lists and grids: both axes on every line, computed from one set of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, select, union
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, MatrixState, Part, PartyBody, Product, Task
from tienbo.assignments.progress_axes import Done, OnTime, Timing
from tienbo.assignments.progress_models import Completion, ExtensionRequest, ProgressReport
from tienbo.assignments.progress_scope import readable
from tienbo.assignments.work_cells import (
    Cell,
    Whole,
    cells,
    evidence_counts,
    lead_counts,
    settled,
    wholes,
)
from tienbo.assignments.work_reads import May, asked_read, cell_read, item_read, may_of, timing_read
from tienbo.assignments.work_schemas import (
    AssignmentProgress,
    Counted,
    MatrixProgress,
    ProductEvidence,
    ProductProgress,
    TaskProgress,
    TimingRead,
    WorkPage,
)
from tienbo.exchange.updates import Since
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units.body_models import Body
from tienbo.vietnamese import fold

# What is late comes first, then what is due; what is finished comes last.
_ORDER: Final = (
    OnTime.overdue,
    OnTime.due_soon,
    OnTime.in_time,
    OnTime.no_deadline,
    OnTime.done_late,
    OnTime.done_in_time,
)


@dataclass(frozen=True)
class WorkFilter:
    """Without a body or unit: the bodies for which the caller speaks."""

    body_id: int | None = None
    unit_id: int | None = None
    matrix_id: int | None = None
    done: Done | None = None
    on_time: OnTime | None = None
    part: Part | None = None
    q: str | None = None
    since: Since | None = None


def list_work(
    session: Session, actor: Actor, wanted: WorkFilter, soon_days: int, cursor: str | None, limit: int
) -> WorkPage:
    """The latest first: by how late, then by the nearest deadline."""
    may = may_of(session, actor)
    found = [cell for cell in _open_cells(session, actor, wanted, may) if _fits(cell, wanted)]
    if wanted.since is not None:
        touched = _touched(session, wanted.since)
        found = [cell for cell in found if cell.asked.assignment.id in touched]
    timed = [(cell, cell.timing(actor.today, soon_days)) for cell in found]
    counts = _count((cell.done, timing) for cell, timing in timed)
    shown = sorted(
        (
            (_key(cell, timing), cell, timing)
            for cell, timing in timed
            if wanted.done in {None, cell.done} and wanted.on_time in {None, timing.on_time}
        ),
        key=lambda entry: entry[0],
    )
    if cursor is not None:
        after = tuple(decode_cursor(cursor, int, int, int, int))
        shown = [entry for entry in shown if entry[0] > after]
    page = shown[:limit]
    return WorkPage(
        as_of=actor.today,
        items=[item_read(cell, timing, may) for _, cell, timing in page],
        next_cursor=encode_cursor(*page[-1][0]) if len(shown) > limit else None,
        counts=counts,
    )


def _touched(session: Session, since: Since) -> set[int]:
    """Assignments of which a line would say something else: what is asked, by when, or how far it has come."""
    asked = select(Assignment.id).join(Task).join(Matrix).where(since.touched(Assignment, Task, Matrix))
    said = [
        select(one.assignment_id).where(since.touched(one)) for one in (ProgressReport, Completion, ExtensionRequest)
    ]
    parties = select(AssignmentParty.assignment_id).join(PartyBody).where(since.touched(AssignmentParty, PartyBody))
    return set(session.scalars(union(asked, parties, *said)))


def matrix_progress(session: Session, actor: Actor, matrix_id: int, soon_days: int) -> MatrixProgress:
    """Everything followed in one matrix, as far as the caller reaches.

    Raises:
        NotFound: the matrix is out of reach.
    """
    matrix = session.scalar(select(Matrix).where(Matrix.id == matrix_id, readable(actor)))
    if matrix is None:
        raise NotFound
    may = may_of(session, actor)
    found = cells(session, actor, Matrix.id == matrix_id)
    ids = {cell.asked.assignment.id for cell in found}
    together = wholes(found, lead_counts(session, ids))
    found = [settled(cell, together[cell.asked.assignment.id]) for cell in found]
    files = evidence_counts(session, actor, ids)
    rows = {cell.asked.assignment.id: cell for cell in found}
    assignments = [_assignment(actor, cell, together[key], files.get(key, {}), soon_days) for key, cell in rows.items()]
    counted = [row for row in assignments if row.done and rows[row.id].asked.task.removed_on is None]
    return MatrixProgress(
        matrix_id=matrix_id,
        state=matrix.state,
        as_of=actor.today,
        bodies=list({cell.body.body_id: asked_read(cell) for cell in found}.values()),
        tasks=_tasks(session, matrix_id),
        assignments=assignments,
        cells=[cell_read(cell, cell.timing(actor.today, soon_days), may) for cell in found],
        counts=_count((row.done, row.timing) for row in counted if row.done and row.timing),
        original_counts=_count((row.done, row.original_timing) for row in counted if row.done and row.original_timing),
    )


def _open_cells(session: Session, actor: Actor, wanted: WorkFilter, may: May) -> list[Cell]:
    conditions: list[ColumnElement[bool]] = [readable(actor), Task.removed_on.is_(None)]
    if wanted.matrix_id is not None:
        conditions += [Matrix.id == wanted.matrix_id, Matrix.state != MatrixState.draft]
    else:
        conditions.append(Matrix.state == MatrixState.issued)
    bodies = _bodies(session, wanted, may)
    named = (
        select(AssignmentParty.assignment_id)
        .join(PartyBody, PartyBody.party_id == AssignmentParty.id)
        .where(PartyBody.body_id == func.any(sorted(bodies)))
    )
    # All bodies of these assignments, for what the leads have confirmed is finished for the others too.
    found = cells(session, actor, Assignment.id.in_(named), *conditions)
    together = wholes(found, lead_counts(session, {cell.asked.assignment.id for cell in found}))
    return [settled(cell, together[cell.asked.assignment.id]) for cell in found if cell.body.body_id in bodies]


def _bodies(session: Session, wanted: WorkFilter, may: May) -> set[int]:
    if wanted.body_id is not None:
        return {wanted.body_id}
    if wanted.unit_id is not None:
        return set(session.scalars(select(Body.id).where(Body.unit_id == wanted.unit_id)))
    return {*may.read.own, *may.read.behalf}


def _fits(cell: Cell, wanted: WorkFilter) -> bool:
    if wanted.part is not None and cell.body.part is not wanted.part:
        return False
    if wanted.q is None:
        return True
    words = fold(f"{cell.asked.task.number} {cell.asked.task.content} {cell.body.name}")
    return all(word in words for word in fold(wanted.q).split())


def _key(cell: Cell, timing: Timing) -> tuple[int, int, int, int]:
    """A place in the list that stays the same between two pages."""
    deadline = cell.asked.assignment.deadline_on
    return (
        _ORDER.index(timing.on_time),
        deadline.toordinal() if deadline else 0,
        cell.asked.assignment.id,
        cell.body.body_id,
    )


def _count(axes: Iterable[tuple[Done, Timing | TimingRead]]) -> list[Counted]:
    counts = Counter((done, timing.on_time) for done, timing in axes)
    return [Counted(done=done, on_time=on_time, count=count) for (done, on_time), count in sorted(counts.items())]


def _tasks(session: Session, matrix_id: int) -> list[TaskProgress]:
    products: dict[int, list[ProductProgress]] = {}
    rows = session.scalars(
        select(Product)
        .join(Task, Task.id == Product.task_id)
        .where(Task.matrix_id == matrix_id)
        .order_by(Product.position)
    )
    for product in rows:
        products.setdefault(product.task_id, []).append(ProductProgress(id=product.id, text=product.text))
    tasks = session.scalars(select(Task).where(Task.matrix_id == matrix_id).order_by(Task.position))
    return [
        TaskProgress(
            id=task.id,
            number=task.number,
            content=task.content,
            heading=task.heading,
            removed_on=task.removed_on,
            products=products.get(task.id, []),
        )
        for task in tasks
    ]


def _assignment(actor: Actor, cell: Cell, whole: Whole, files: dict[int, int], soon_days: int) -> AssignmentProgress:
    row, known = cell.asked.assignment, whole.done is not None
    now, first = (whole.timing(row, actor.today, soon_days, original=original) for original in (False, True))
    return AssignmentProgress(
        id=row.id,
        task_id=row.task_id,
        time=row.time,
        deadline_kind=row.deadline_kind,
        deadline_on=row.deadline_on,
        original_deadline_on=row.original_deadline_on,
        done=whole.done,
        finished_on=whole.finished_on,
        timing=timing_read(now) if known else None,
        original_timing=timing_read(first) if known else None,
        evidence=[ProductEvidence(product_id=product, files=count) for product, count in sorted(files.items())],
    )
