"""The reviewer's list: every reporter of a form and period within reach, whether it has begun or not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.assignments.progress_models import Reminder
from tienbo.exchange.updates import Since
from tienbo.forms.asked import days
from tienbo.forms.due_dates import Entry, entry_on
from tienbo.forms.models import DueExtension, Form, FormPeriod, Period
from tienbo.forms.queries import get_period, readable_forms
from tienbo.forms.reporters import asked_within, reporters
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.submissions.lifecycle import OPEN_STATES
from tienbo.submissions.models import ReporterState, State, Submission
from tienbo.submissions.reporter_schemas import ReporterCounts, ReporterPage, ReporterRead
from tienbo.units import duty
from tienbo.units.body_models import Body, BodyName
from tienbo.units.models import UnitVersion
from tienbo.units.refs import BodyRef, unit_ref
from tienbo.vietnamese import fold

Parent = aliased(UnitVersion, name="parent")

# Body, its name, unit, due date, superior, submission, last reminder.
ReporterRow = Row[int, str, UnitVersion, date, UnitVersion | None, Submission | None, datetime | None]


@dataclass(frozen=True)
class Wanted:
    """The filters of the list."""

    period: str
    unit_id: int | None
    state: ReporterState | None
    q: str | None
    mine: bool
    to_review: bool
    since: Since | None = None


def list_reporters(
    session: Session, actor: Actor, form_id: int, wanted: Wanted, cursor: str | None, limit: int
) -> ReporterPage:
    """By the superior's name, then by the unit's.

    Raises:
        NotFound: no such form or period within the caller's reach.
    """
    form = session.scalar(readable_forms(actor, Permission.submission_read).where(Form.id == form_id))
    if form is None:
        raise NotFound
    period = get_period(session, wanted.period)
    within = asked_within(session, form, period, wanted.unit_id or form.unit_id)
    if within is None:
        raise NotFound
    of_all = everyone(session, actor, form, period, wanted, within)
    state = func.coalesce(cast(Submission.state, String), ReporterState.not_started.value)
    counts = Counter(dict(session.execute(of_all.with_only_columns(state, func.count()).group_by(state)).all()))
    query = of_all if wanted.state is None else of_all.where(state == wanted.state.value)
    key = (func.coalesce(Parent.sort_key, ""), UnitVersion.sort_key, Body.id)
    if cursor is not None:
        query = query.where(tuple_(*key) > tuple_(*decode_cursor(cursor, str, str, int)))
    rows = session.execute(query.order_by(*key).limit(limit + 1)).all()
    reads = reporter_reads(session, actor, form, period, rows[:limit])
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    return ReporterPage(
        items=reads,
        next_cursor=encode_cursor(last[4].sort_key if last[4] else "", last[2].sort_key, last[0]) if last else None,
        counts=ReporterCounts(**{state.value: counts[state.value] for state in ReporterState}),
    )


def everyone(
    session: Session, actor: Actor, form: Form, period: Period, wanted: Wanted, within: int
) -> Select[int, str, UnitVersion, date, UnitVersion | None, Submission | None, datetime | None]:
    """Every reporter within reach, with its superior of the period and its submission, if it has begun one."""
    day = period.data_to
    reminded = (
        select(func.max(Reminder.sent_at))
        .where(Reminder.form_id == form.id, Reminder.period_id == period.id)
        .where(Reminder.body_id == Body.id)
        .scalar_subquery()
    )
    query = (
        reporters(session, form, period, within)
        .add_columns(Parent, Submission, reminded)
        .outerjoin(Parent, and_(Parent.unit_id == UnitVersion.parent_id, Parent.valid.contains(day)))
        .outerjoin(
            Submission,
            and_(
                Submission.form_id == form.id,
                Submission.period_id == period.id,
                Submission.body_id == Body.id,
            ),
        )
        .where(visible_facts(actor, Permission.submission_read, Body.unit_id, literal(day)))
    )
    if wanted.q:
        query = query.where(UnitVersion.folded.contains(fold(wanted.q), autoescape=True))
    if wanted.since is not None:
        query = query.where(_changed_since(wanted.since, form, period))
    if wanted.mine:
        query = query.where(Body.unit_id.in_(duty.units_held_by(actor.roots, actor.today)))
    if wanted.to_review:
        reviewers = actor.roots_with(Permission.submission_review)
        query = query.where(
            Submission.state == State.submitted, Body.unit_id.in_(duty.units_reviewed_by(reviewers, actor.today))
        )
    return query


def _changed_since(since: Since, form: Form, period: Period) -> ColumnElement[bool]:
    """Who has come, begun, gone on, got another name or due date, or been reminded."""
    told = (
        select(one.body_id).where(one.form_id == form.id, one.period_id == period.id, since.touched(one))
        for one in (DueExtension, Reminder)
    )
    changed = since.touched(Submission, Body, BodyName, UnitVersion, Parent, FormPeriod)
    return or_(changed, *(Body.id.in_(bodies) for bodies in told))


def reporter_reads(
    session: Session, actor: Actor, form: Form, period: Period, rows: Sequence[ReporterRow]
) -> list[ReporterRead]:
    """The rows as they are answered, with what the caller's unit may do for each."""
    enterable = _enterable(session, actor, form, period, rows)
    return [_read(row, actor.today, on_behalf=row[0] in enterable) for row in rows]


def _enterable(
    session: Session, actor: Actor, form: Form, period: Period, rows: Sequence[ReporterRow]
) -> frozenset[int]:
    """Of these reporters (bodies), those for whom the caller's unit may enter figures now."""
    roots = actor.roots_with(Permission.submission_enter)
    if not roots:
        return frozenset()
    reviewed = set(session.scalars(duty.units_reviewed_by(roots, actor.today)))
    return frozenset(row[0] for row in rows if row[2].unit_id in reviewed and _open(session, form, period, row, actor))


def _open(session: Session, form: Form, period: Period, row: ReporterRow, actor: Actor) -> bool:
    _, _, unit, due_on, _, submission, _ = row
    if submission is not None and submission.state is not State.draft:
        return submission.state in OPEN_STATES
    asked = session.get_one(FormPeriod, (form.id, period.id, unit.level))
    extended_to = due_on if due_on != asked.due_on else None
    return entry_on(actor.today, days(asked, period), asked.gate, extended_to) is Entry.open


def _read(row: ReporterRow, today: date, *, on_behalf: bool) -> ReporterRead:
    body_id, body_name, unit, due_on, parent, submission, reminded_at = row
    unsent = submission is None or submission.state in OPEN_STATES
    return ReporterRead(
        body=BodyRef(id=body_id, name=body_name),
        unit=unit_ref(unit),
        parent=unit_ref(parent) if parent else None,
        due_on=due_on,
        state=ReporterState(submission.state.value) if submission else ReporterState.not_started,
        submission_id=submission.id if submission else None,
        changed_at=submission.changed_at if submission else None,
        late=unsent and due_on < today,
        demo=submission.demo if submission else False,
        reminded_at=reminded_at,
        on_behalf=on_behalf,
    )
