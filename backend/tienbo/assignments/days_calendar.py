"""The calendar of a caller: what falls due for the bodies they speak for, and for their units."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units, units_above
from tienbo.assignments.days import Span, fixed_days, yearly
from tienbo.assignments.days_schemas import CalendarRead, DayKind, DayRead
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, MatrixState, PartyBody, Task
from tienbo.assignments.progress_scope import readable
from tienbo.assignments.progress_voices import voices
from tienbo.assignments.reminders_rules import title
from tienbo.assignments.work_cells import Cell, cells
from tienbo.documents.contents import ObligationContent
from tienbo.documents.models import Document, DocumentState, DocumentText, Proposal, ProposalKind, ProposalState
from tienbo.documents.queries import may_read
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.queries import readable_forms
from tienbo.problems import FieldError, InvalidInput, Text
from tienbo.units.body_models import Body
from tienbo.units.models import Unit

LONGEST: Final = 800  # days
_RANK: Final = {kind: rank for rank, kind in enumerate(DayKind)}


class CalendarFilter(NamedTuple):
    """Without a unit or body: the caller's."""

    between: Span
    unit_id: int | None = None
    body_id: int | None = None


def calendar(session: Session, actor: Actor, wanted: CalendarFilter) -> CalendarRead:
    """Everything between two days, in their order.

    Raises:
        InvalidInput: the span ends before it begins, or is too long.
    """
    first, last = wanted.between
    if not 0 <= (last - first).days <= LONGEST:
        text = Text(f"Khoảng ngày phải tiến và dài tối đa {LONGEST} ngày.", f"At most {LONGEST} days, forward.")
        raise InvalidInput(errors=[FieldError("query/to", "bad-span", text)])
    items = [
        *_fixed(wanted.between),
        *_tasks(session, actor, wanted),
        *_obligations(session, actor, wanted),
        *_forms(session, actor, wanted),
    ]
    return CalendarRead(items=sorted(items, key=lambda item: (item.first, _RANK[item.kind], item.key)))


def _fixed(between: Span) -> Iterator[DayRead]:
    for day, span in fixed_days(*between):
        yield _day(f"fixed-{day.code}-{span.first.year}", DayKind.fixed, span, (day.vi, day.en))


def _tasks(session: Session, actor: Actor, wanted: CalendarFilter) -> Iterator[DayRead]:
    if Permission.matrix_read not in actor.permissions:
        return
    bodies = _bodies(session, actor, wanted)
    named = (
        select(AssignmentParty.assignment_id)
        .join(PartyBody, PartyBody.party_id == AssignmentParty.id)
        .where(PartyBody.body_id == func.any(sorted(bodies)))
    )
    found = cells(
        session,
        actor,
        readable(actor),
        Matrix.state == MatrixState.issued,
        Task.removed_on.is_(None),
        Assignment.deadline_on.is_not(None),
        Assignment.id.in_(named),
        bodies=bodies,
    )
    for cell in found:
        yield from _of_cell(cell, wanted.between)


def _of_cell(cell: Cell, between: Span) -> Iterator[DayRead]:
    matrix, task, assignment = cell.asked
    what = title(task.number, task.content)
    place = {"matrix_id": matrix.id, "assignment_id": assignment.id, "body_id": cell.body.body_id}
    if assignment.deadline_on and between.first <= assignment.deadline_on <= between.last:
        yield _day(
            f"deadline-{assignment.id}-{cell.body.body_id}",
            DayKind.deadline,
            Span(assignment.deadline_on, assignment.deadline_on),
            (f"Hạn nhiệm vụ {what}", f"Deadline of task {what}"),
            f"{cell.body.name} · {matrix.title}",
        ).model_copy(update={**place, "done": cell.done})
    asked = cell.extension
    if asked and between.first <= asked.until <= between.last:
        yield _day(
            f"extension-{asked.id}",
            DayKind.extension,
            Span(asked.until, asked.until),
            (f"Xin gia hạn đến ngày này: nhiệm vụ {what}", f"Extension asked until this day: task {what}"),
            asked.reason,
        ).model_copy(update=place)


def _obligations(session: Session, actor: Actor, wanted: CalendarFilter) -> Iterator[DayRead]:
    """Confirmed ones of the newest editions of issued documents that the caller reads."""
    if Permission.document_read not in actor.permissions:
        return
    newest = select(func.max(DocumentText.id)).group_by(DocumentText.document_id)
    rows = session.execute(
        select(Proposal, Document.subject, Document.number)
        .join(Document, Document.id == Proposal.document_id)
        .where(Proposal.kind == ProposalKind.obligation, Proposal.state == ProposalState.confirmed)
        .where(Proposal.text_id.in_(newest), Document.state == DocumentState.issued, may_read(actor))
        .where(_held(actor, wanted))
        .order_by(Proposal.id)
    )
    for proposal, subject, number in rows:
        content = ObligationContent.model_validate(proposal.content)
        named = " ".join(filter(None, (number, subject))) or None
        what = content.what or "báo cáo"
        for place, deadline in enumerate([*content.deadlines, *content.forward_deadlines]):
            if deadline.day is None or deadline.month is None:
                continue
            for day in yearly(deadline.month, deadline.day, deadline.relation, wanted.between, deadline.year):
                yield _day(
                    f"obligation-{proposal.id}-{place}-{day.isoformat()}",
                    DayKind.obligation,
                    Span(day, day),
                    (f"Hạn chế độ báo cáo: {what}", f"Report due: {what}"),
                    named,
                ).model_copy(update={"document_id": proposal.document_id})


def _held(actor: Actor, wanted: CalendarFilter) -> ColumnElement[bool]:
    """Documents held by the unit asked for, or without one by the caller's own units and their superiors."""
    if wanted.unit_id is not None:
        return Document.unit_id == wanted.unit_id
    return Document.unit_id.in_(units_above(actor, Permission.document_read))


def _forms(session: Session, actor: Actor, wanted: CalendarFilter) -> Iterator[DayRead]:
    """Due dates of the forms that are asked of the level of these units."""
    roots = actor.roots_with(Permission.form_read)
    if not roots:
        return
    units = [wanted.unit_id] if wanted.unit_id is not None else roots
    levels = select(Unit.level).where(
        Unit.id == func.any(units), Unit.id.in_(readable_units(actor, Permission.form_read))
    )
    forms = readable_forms(actor).with_only_columns(Form.id)
    rows = session.execute(
        select(FormPeriod, Form, Period.code)
        .join(Form, Form.id == FormPeriod.form_id)
        .join(Period, Period.id == FormPeriod.period_id)
        .where(Form.id.in_(forms), FormPeriod.level.in_(levels), FormPeriod.due_on.between(*wanted.between))
        .order_by(FormPeriod.due_on, Form.id, FormPeriod.level)
    )
    for asked, form, period in rows:
        yield _day(
            f"form-{form.id}-{period}-{asked.level}",
            DayKind.form,
            Span(asked.due_on, asked.due_on),
            (f"Hạn nộp {form.name_vi}, kỳ {period}", f"{form.name_en} is due, period {period}"),
        ).model_copy(update={"form_id": form.id})


def _bodies(session: Session, actor: Actor, wanted: CalendarFilter) -> set[int]:
    if wanted.body_id is not None:
        return {wanted.body_id}
    if wanted.unit_id is not None:
        return set(session.scalars(select(Body.id).where(Body.unit_id == wanted.unit_id)))
    speaking = voices(session, actor, [Permission.matrix_read])
    return {*speaking.own, *speaking.behalf}


def _day(key: str, kind: DayKind, span: Span, words: tuple[str, str], detail: str | None = None) -> DayRead:
    return DayRead(
        key=key,
        kind=kind,
        first=span.first,
        last=span.last,
        title_vi=words[0],
        title_en=words[1],
        detail=detail,
        done=None,
        matrix_id=None,
        assignment_id=None,
        body_id=None,
        document_id=None,
        form_id=None,
    )
