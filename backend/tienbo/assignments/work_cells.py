"""Cells of followed matrices: one assignment of one body, with what was said about it, in a fixed number of queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.assignments.completion import newest
from tienbo.assignments.extensions_reading import shared_requests
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, Part, PartyBody, Task
from tienbo.assignments.progress_axes import FINISHED, Done, Timing, done_of, timing_of, together
from tienbo.assignments.progress_models import Completion, Evidence, ExtensionRequest, ExtensionState, ProgressReport
from tienbo.assignments.progress_reading import shared_completions, shared_reports
from tienbo.assignments.progress_scope import Asked, AskedBody, asked_bodies, shared
from tienbo.units.body_models import Body


@dataclass(frozen=True)
class Cell:
    """`asked` and `body` say who is asked for what; the rest is the newest word of each kind within reach."""

    asked: Asked
    body: AskedBody
    report: ProgressReport | None
    completion: Completion | None  # standing: not taken back
    extension: ExtensionRequest | None  # waiting for a decision
    done: Done
    finished_on: date | None

    def timing(self, today: date, soon_days: int) -> Timing:
        return timing_of(self.asked.assignment.deadline_on, self.finished_on, today, soon_days)


@dataclass(frozen=True)
class Whole:
    """An assignment as its leads together have left it; `done` is None where not all of them are within reach."""

    done: Done | None
    finished_on: date | None

    def timing(self, row: Assignment, today: date, soon_days: int, *, original: bool = False) -> Timing:
        """Against the present deadline, or the one with which the matrix was issued."""
        deadline_on = (row.original_deadline_on if original else None) or row.deadline_on
        return timing_of(deadline_on, self.finished_on, today, soon_days)


def cells(
    session: Session, actor: Actor | None, *conditions: ColumnElement[bool], bodies: Collection[int] | None = None
) -> list[Cell]:
    """Every cell of the assignments that fit the conditions, in the order of the matrices.

    Args:
        session: of the caller, or of the worker.
        actor: whose reach bounds whose cells are given and what was said; None for the worker, whom nothing bounds.
        conditions: on matrix, task and assignment, which the caller bounds.
        bodies: only cells of these.
    """
    rows = session.execute(
        select(Matrix, Task, Assignment)
        .join(Task, Task.matrix_id == Matrix.id)
        .join(Assignment, Assignment.task_id == Task.id)
        .where(*conditions)
        .order_by(Matrix.id, Task.position, Assignment.position)
    )
    followed = {row[2].id: Asked(*row) for row in rows}
    ids = list(followed)
    said = _Said(
        {(row.assignment_id, row.body_id): row for row in _latest(session, actor, ids)},
        _completions(session, actor, ids),
        {(row.assignment_id, row.body_id): row for row in _waiting(session, actor, ids)},
    )
    asked = _asked(session, actor, ids, bodies)
    return [said.cell(followed[key], body) for key in ids for body in asked.get(key, [])]


def _asked(
    session: Session, actor: Actor | None, ids: list[int], bodies: Collection[int] | None
) -> dict[int, list[AskedBody]]:
    """The bodies of each assignment, leads first."""
    query = asked_bodies().where(AssignmentParty.assignment_id == func.any(ids))
    if bodies is not None:
        query = query.where(PartyBody.body_id == func.any(list(bodies)))
    if actor is not None:
        query = (
            query.join(Assignment, Assignment.id == AssignmentParty.assignment_id)
            .join(Task, Task.id == Assignment.task_id)
            .join(Matrix, Matrix.id == Task.matrix_id)
            .where(shared(actor, Body.unit_id, Matrix.unit_id))
        )
    found: dict[int, list[AskedBody]] = {}
    for row in session.execute(query.order_by("part", "name", PartyBody.body_id)):
        found.setdefault(row[0], []).append(AskedBody(*row))
    return found


@dataclass(frozen=True)
class _Said:
    reports: dict[tuple[int, int], ProgressReport]
    completions: dict[tuple[int, int], Completion]
    extensions: dict[tuple[int, int], ExtensionRequest]

    def cell(self, asked: Asked, body: AskedBody) -> Cell:
        key = (body.assignment_id, body.body_id)
        report, word = self.reports.get(key), self.completions.get(key)
        completion = word if word and word.confirmed else None
        done = done_of(report.state if report else None, confirmed=completion is not None)
        finished_on = completion.finished_on if completion else report.finished_on if report else None
        return Cell(asked, body, report, completion, self.extensions.get(key), done, finished_on)


def wholes(found: Sequence[Cell], leads: dict[int, int]) -> dict[int, Whole]:
    """Each assignment of the cells; `leads` says how many leads it has, seen or not."""
    by_assignment: dict[int, list[Cell]] = {}
    for cell in found:
        by_assignment.setdefault(cell.asked.assignment.id, []).append(cell)
    return {key: _whole(group, leads.get(key, 0)) for key, group in by_assignment.items()}


def settled(cell: Cell, whole: Whole) -> Cell:
    """Once the leads have confirmed it, it is finished for those who coordinate too."""
    if whole.done is not Done.confirmed or cell.done is Done.confirmed:
        return cell
    return replace(cell, done=Done.confirmed, finished_on=cell.finished_on or whole.finished_on)


def _whole(group: Sequence[Cell], leads: int) -> Whole:
    seen = [cell for cell in group if cell.body.part is Part.lead]
    if len(seen) < leads:
        return Whole(None, None)
    # Nobody leads: it is as far as those who coordinate are together.
    counted = seen or group
    done = together([cell.done for cell in counted])
    days = [cell.finished_on for cell in counted if cell.finished_on]
    return Whole(done, max(days) if done in FINISHED and days else None)


def lead_counts(session: Session, assignment_ids: Collection[int]) -> dict[int, int]:
    """How many bodies lead each assignment, whoever may read them."""
    rows = session.execute(
        select(AssignmentParty.assignment_id, func.count(PartyBody.body_id.distinct()))
        .join(PartyBody, PartyBody.party_id == AssignmentParty.id)
        .where(AssignmentParty.assignment_id == func.any(list(assignment_ids)), AssignmentParty.part == Part.lead)
        .group_by(AssignmentParty.assignment_id)
    )
    return dict(rows.all())


def evidence_counts(session: Session, actor: Actor, assignment_ids: Collection[int]) -> dict[int, dict[int, int]]:
    """Files of each product, by assignment, within reach."""
    rows = session.execute(
        select(ProgressReport.assignment_id, Evidence.product_id, func.count())
        .join(Evidence, Evidence.report_id == ProgressReport.id)
        .where(ProgressReport.assignment_id == func.any(list(assignment_ids)), Evidence.product_id.is_not(None))
        .where(shared_reports(actor))
        .group_by(ProgressReport.assignment_id, Evidence.product_id)
    )
    counts: dict[int, dict[int, int]] = {}
    for assignment_id, product_id, count in rows:
        if product_id is not None:
            counts.setdefault(assignment_id, {})[product_id] = count
    return counts


def _latest(session: Session, actor: Actor | None, ids: list[int]) -> Sequence[ProgressReport]:
    of = (ProgressReport.assignment_id, ProgressReport.body_id)
    query = select(ProgressReport).where(ProgressReport.assignment_id == func.any(ids))
    if actor is not None:
        query = query.where(shared_reports(actor))
    newest_first = query.ext(distinct_on(*of)).order_by(
        *of, ProgressReport.reported_at.desc(), ProgressReport.id.desc()
    )
    return session.scalars(newest_first).all()


def _completions(session: Session, actor: Actor | None, ids: list[int]) -> dict[tuple[int, int], Completion]:
    return newest(session, ids, *([shared_completions(actor)] if actor is not None else []))


def _waiting(session: Session, actor: Actor | None, ids: list[int]) -> Sequence[ExtensionRequest]:
    query = select(ExtensionRequest).where(
        ExtensionRequest.assignment_id == func.any(ids), ExtensionRequest.state == ExtensionState.asked
    )
    return session.scalars(query.where(shared_requests(actor)) if actor is not None else query).all()
