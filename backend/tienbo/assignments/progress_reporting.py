"""Reports of progress, one or many at once: written only, never changed."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments.models import Assignment
from tienbo.assignments.progress_models import ProgressReport, ProgressState
from tienbo.assignments.progress_problems import (
    BACKWARDS,
    FUTURE,
    NO_DAY,
    NOT_ASSIGNED,
    NOT_DONE,
    NOT_OPEN,
    NOT_YOURS,
    SHARE,
    TWICE,
    UNKNOWN,
    Fault,
    RowsRefused,
)
from tienbo.assignments.progress_reading import report_reads, shared_reports
from tienbo.assignments.progress_schemas import ListedReport, ReportRead, ReportsWritten, ReportWrite
from tienbo.assignments.progress_scope import Asked, AskedBody, assignments, bodies_of, get_asked, is_open
from tienbo.assignments.progress_voices import Voices, voices
from tienbo.exchange.events import record
from tienbo.paging import Page, decode_cursor, encode_cursor

SAME_WITHIN: Final = timedelta(minutes=1)
_SHARES: Final = {ProgressState.not_started: (None, 0), ProgressState.done: (None, 100)}
_SAID: Final = ("state", "share", "text", "started_on", "finished_on", "problems", "requests")


def report(session: Session, actor: Actor, assignment_id: int, wanted: ReportWrite) -> tuple[ReportRead, bool]:
    """Write one report; and whether it was new, for the same said again within a minute is answered with the first.

    Raises:
        NotFound: the assignment is out of reach.
        TaskNotOpen, NotAssigned, NotYourBody: nobody, or not the caller, reports for this body now.
        InvalidInput: what it says does not fit together.
    """
    listed = ListedReport(assignment_id=assignment_id, **wanted.model_dump())
    context = _Context(session, actor, [listed])
    faults = context.faults(listed)
    if faults:
        raise faults[0].alone()
    row, new = context.write(listed)
    return report_reads(session, [row])[0], new


def report_many(session: Session, actor: Actor, wanted: Sequence[ListedReport]) -> ReportsWritten:
    """Write all of a list, or none.

    Raises:
        RowsRefused: with a pointer to everything that is wrong with a row.
    """
    context = _Context(session, actor, wanted)
    seen: set[tuple[int, int]] = set()
    errors = []
    for number, row in enumerate(wanted):
        key = (row.assignment_id, row.body_id)
        faults = [*context.faults(row), *([TWICE] if key in seen else [])]
        errors += [fault.error(f"/reports/{number}") for fault in faults]
        seen.add(key)
    if errors:
        raise RowsRefused(errors=errors)
    written = [context.write(row) for row in wanted]
    return ReportsWritten(
        items=report_reads(session, [row for row, _ in written]), known=sum(not new for _, new in written)
    )


def list_reports(
    session: Session, actor: Actor, assignment_id: int, body_id: int | None, cursor: str | None, limit: int
) -> Page[ReportRead]:
    """The newest first.

    Raises:
        NotFound: the assignment is out of reach.
    """
    get_asked(session, actor, assignment_id)
    query = select(ProgressReport).where(ProgressReport.assignment_id == assignment_id, shared_reports(actor))
    if body_id is not None:
        query = query.where(ProgressReport.body_id == body_id)
    if cursor is not None:
        query = query.where(ProgressReport.id < decode_cursor(cursor, int)[0])
    rows = session.scalars(query.order_by(ProgressReport.id.desc()).limit(limit + 1)).all()
    more = len(rows) > limit
    return Page(
        items=report_reads(session, rows[:limit]), next_cursor=encode_cursor(rows[limit - 1].id) if more else None
    )


class _Context:
    """What the rows of one request are held against, read in as many queries for one row as for five hundred."""

    def __init__(self, session: Session, actor: Actor, rows: Sequence[ReportWrite | ListedReport]) -> None:
        ids = sorted({row.assignment_id for row in rows if isinstance(row, ListedReport)})
        self._session = session
        self._actor = actor
        # Locked in one order, so that two lists wait for each other instead of failing.
        found = session.execute(
            assignments(actor)
            .where(Assignment.id == func.any(ids))
            .order_by(Assignment.id)
            .with_for_update(of=Assignment, key_share=True)
        )
        self._asked: Mapping[int, Asked] = {row[2].id: Asked(*row) for row in found}
        self._bodies: Mapping[tuple[int, int], AskedBody] = bodies_of(session, ids)
        self._voices: Voices = voices(session, actor, [Permission.progress_report], {row.body_id for row in rows})

    def faults(self, row: ListedReport) -> list[Fault]:
        asked = self._asked.get(row.assignment_id)
        if asked is None:
            return [UNKNOWN]
        if not self._voices.speaks(row.body_id):
            return [NOT_YOURS]
        if (row.assignment_id, row.body_id) not in self._bodies:
            return [NOT_ASSIGNED]
        return [*([] if is_open(asked) else [NOT_OPEN]), *content_faults(row, self._actor.today)]

    def write(self, row: ListedReport) -> tuple[ProgressReport, bool]:
        first = self._said_just_now(row)
        if first is not None:
            return first, False
        asked, body = self._asked[row.assignment_id], self._bodies[row.assignment_id, row.body_id]
        written = ProgressReport(
            **row.model_dump(),
            unit_id=body.unit_id,
            matrix_unit_id=asked.matrix.unit_id,
            reported_at=clock.now(),
            user_id=self._actor.user_id,
            spoken_by_id=self._voices.by(row.body_id),
        )
        self._session.add(written)
        self._session.flush()
        record(
            self._session,
            self._actor,
            "progress.reported",
            ("assignment", row.assignment_id),
            body.unit_id,
            report=written.id,
            matrix=asked.matrix.id,
            body=row.body_id,
            state=row.state,
            spoken_by=written.spoken_by_id,
        )
        return written, True

    def _said_just_now(self, row: ListedReport) -> ProgressReport | None:
        last = self._session.scalar(
            select(ProgressReport)
            .where(ProgressReport.assignment_id == row.assignment_id, ProgressReport.body_id == row.body_id)
            .order_by(ProgressReport.reported_at.desc(), ProgressReport.id.desc())
            .limit(1)
        )
        if last is None or last.reported_at < clock.now() - SAME_WITHIN:
            return None
        return last if all(getattr(last, name) == getattr(row, name) for name in _SAID) else None


def content_faults(row: ReportWrite, today: date) -> list[Fault]:
    """What of a report does not fit together."""
    done = row.state is ProgressState.done
    days = {"started_on": row.started_on, "finished_on": row.finished_on}
    faults = [Fault(name, "in-the-future", FUTURE) for name, day in days.items() if day and day > today]
    if done and row.finished_on is None:
        faults.append(NO_DAY)
    if not done and row.finished_on is not None:
        faults.append(NOT_DONE)
    if row.started_on and row.finished_on and row.finished_on < row.started_on:
        faults.append(BACKWARDS)
    if row.state in _SHARES and row.share not in _SHARES[row.state]:
        faults.append(SHARE)
    return faults
