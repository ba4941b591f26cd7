"""Cells as they are answered, each with what the caller may do about it now."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments.extensions_reading import ASKERS
from tienbo.assignments.models import Part
from tienbo.assignments.progress_axes import FINISHED, Timing
from tienbo.assignments.progress_scope import is_open
from tienbo.assignments.progress_voices import Voices, voices
from tienbo.assignments.work_cells import Cell
from tienbo.assignments.work_schemas import (
    AskedRead,
    CellRead,
    LatestReport,
    StandingCompletion,
    TimingRead,
    WaitingExtension,
    WorkAction,
    WorkItem,
)
from tienbo.units import duty


@dataclass(frozen=True)
class May:
    """For which bodies and units the caller may do what, asked once for all cells."""

    read: Voices
    report: Voices
    confirm: Voices
    ask: Voices
    decide: frozenset[int]
    chase: frozenset[int]


def may_of(session: Session, actor: Actor) -> May:
    def units(permission: Permission) -> frozenset[int]:
        return frozenset(session.scalars(duty.units_held_by(actor.roots_with(permission), actor.today)))

    return May(
        read=voices(session, actor, [Permission.matrix_read]),
        report=voices(session, actor, [Permission.progress_report]),
        confirm=voices(session, actor, [Permission.progress_confirm]),
        ask=voices(session, actor, ASKERS),
        decide=units(Permission.progress_confirm),
        chase=units(Permission.task_chase),
    )


def actions_of(cell: Cell, may: May) -> list[WorkAction]:
    if not is_open(cell.asked):
        return []
    body_id, unit_id = cell.body.body_id, cell.asked.matrix.unit_id
    confirms = cell.body.part is Part.lead and may.confirm.speaks(body_id)
    dated, waiting = cell.asked.assignment.deadline_on is not None, cell.extension is not None
    now = {
        WorkAction.report: may.report.speaks(body_id),
        WorkAction.confirm: confirms and cell.completion is None,
        WorkAction.take_back: confirms and cell.completion is not None,
        WorkAction.ask_extension: may.ask.speaks(body_id) and dated and not waiting,
        WorkAction.decide_extension: unit_id in may.decide and waiting,
        WorkAction.remind: unit_id in may.chase and cell.done not in FINISHED,
    }
    return [action for action in WorkAction if now[action]]


def timing_read(timing: Timing) -> TimingRead:
    return TimingRead(on_time=timing.on_time, days=timing.days)


def asked_read(cell: Cell) -> AskedRead:
    body = cell.body
    return AskedRead(id=body.body_id, name=body.name, unit_name=body.unit_name, unit_id=body.unit_id)


def cell_read(cell: Cell, timing: Timing, may: May) -> CellRead:
    report, completion, extension = cell.report, cell.completion, cell.extension
    return CellRead(
        assignment_id=cell.asked.assignment.id,
        body_id=cell.body.body_id,
        part=cell.body.part,
        done=cell.done,
        timing=timing_read(timing),
        report=report
        and LatestReport(
            id=report.id,
            state=report.state,
            share=report.share,
            text=report.text,
            finished_on=report.finished_on,
            reported_at=report.reported_at,
            has_problems=bool(report.problems or report.requests),
        ),
        completion=completion
        and StandingCompletion(
            id=completion.id,
            finished_on=completion.finished_on,
            reason=completion.reason,
            confirmed_at=completion.confirmed_at,
        ),
        extension=extension
        and WaitingExtension(
            id=extension.id, version=extension.version, until=extension.until, reason=extension.reason
        ),
        actions=actions_of(cell, may),
    )


def item_read(cell: Cell, timing: Timing, may: May) -> WorkItem:
    matrix, task, assignment = cell.asked
    return WorkItem(
        **cell_read(cell, timing, may).model_dump(),
        matrix_id=matrix.id,
        matrix_title=matrix.title,
        matrix_state=matrix.state,
        year=matrix.year,
        task_id=task.id,
        number=task.number,
        content=task.content,
        heading=task.heading,
        time=assignment.time,
        deadline_kind=assignment.deadline_kind,
        deadline_on=assignment.deadline_on,
        original_deadline_on=assignment.original_deadline_on,
        body=asked_read(cell),
    )
