"""What moves a submission: opening it, and handing it between reporter and reviewer."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.forms.asked import entry_of
from tienbo.forms.due_dates import Entry
from tienbo.forms.models import Form
from tienbo.forms.queries import get_period, readable_forms
from tienbo.forms.reporters import reporters
from tienbo.problems import Forbidden, NotFound
from tienbo.submissions import behalf, queries, reading
from tienbo.submissions.asking import asked_of
from tienbo.submissions.changing import CLOSED, EntryClosed, take, touch
from tienbo.submissions.check_rules import Check, Severity
from tienbo.submissions.check_words import errors_of
from tienbo.submissions.checks import broken
from tienbo.submissions.explaining import explained_of
from tienbo.submissions.lifecycle import MOVES
from tienbo.submissions.models import State, Submission
from tienbo.submissions.problems import ChecksFailed
from tienbo.submissions.queries import Loaded
from tienbo.submissions.returning import give_back
from tienbo.submissions.schemas import Action, SubmissionRead
from tienbo.submissions.write_schemas import OpenRequest, ReturnRequest
from tienbo.units import duty
from tienbo.units.body_models import Body


def open_submission(session: Session, actor: Actor, wanted: OpenRequest) -> tuple[SubmissionRead, bool]:
    """The reporter's submission for the period, begun now if there is none; and whether it was.

    With a reason it is entered for the reporter, and the reason is kept with one begun before as well.

    Raises:
        NotFound: no such form, period or reporter within the caller's reach.
        Forbidden: the caller does not enter figures for this reporter, nor says why it does for another.
        EntryClosed: there is none yet, and figures for the period are not entered now.
        NotNow: there is one, and its state takes nothing that is entered for the reporter.
    """
    form = session.scalar(readable_forms(actor, Permission.submission_enter).where(Form.id == wanted.form_id))
    if form is None:
        raise NotFound
    period = get_period(session, wanted.period)
    reporter = session.execute(
        reporters(session, form, period, form.unit_id).where(Body.id == wanted.body_id)
    ).one_or_none()
    if reporter is None:
        raise NotFound
    unit_id = reporter.UnitVersion.unit_id
    holder_id, reviewer_id = duty.duty_of(session, unit_id, actor.today)
    duties = queries.duties_of(actor, holder_id, reviewer_id)
    if not (duties.enters if wanted.behalf_reason is None else duties.enters_for):
        raise Forbidden
    key = {"form_id": form.id, "period_id": period.id, "body_id": wanted.body_id}
    entry = entry_of(session, form.id, period, reporter.UnitVersion.level, wanted.body_id, actor.today)
    if entry is not Entry.open and session.scalar(select(Submission.id).filter_by(**key)) is None:
        raise EntryClosed(CLOSED[entry])
    begun = session.scalar(
        insert(Submission)
        .values(**key, unit_id=unit_id, tree_on=period.data_to, state=State.draft, version=1, demo=False)
        .on_conflict_do_nothing()
        .returning(Submission.id)
    )
    if begun is not None:
        behalf_unit = None if wanted.behalf_reason is None else reviewer_id
        said = {"behalf_unit": behalf_unit, "reason": wanted.behalf_reason}
        record(session, actor, "submission.opened", ("submission", begun), unit_id, **said)
    submission_id = begun or session.scalars(select(Submission.id).filter_by(**key)).one()
    if wanted.behalf_reason is not None:
        loaded = take(session, actor, submission_id, Action.save_on_behalf)
        behalf.state(session, actor, loaded, wanted.behalf_reason)
    return reading.get_submission(session, actor, submission_id), begun is not None


def submit(
    session: Session, actor: Actor, submission_id: int, version: int, behalf_reason: str | None = None
) -> SubmissionRead:
    """Hand the figures to the reviewing unit.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a submission.
        ChecksFailed: a hard check does not hold, or a soft one that nobody has explained.
    """
    action = Action.submit if behalf_reason is None else Action.submit_on_behalf
    loaded = take(session, actor, submission_id, action, version)
    _refuse_unready(session, loaded)
    loaded.submission.handed_in_on = actor.today
    behalf_unit = None if behalf_reason is None else loaded.reviewer_id
    move(session, actor, loaded, action, behalf_reason, behalf_unit=behalf_unit)
    return reading.read(session, actor, loaded)


def accept(session: Session, actor: Actor, submission_id: int, version: int) -> SubmissionRead:
    """Accept the figures, so that they are in the totals.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a submission.
    """
    loaded = take(session, actor, submission_id, Action.accept, version)
    move(session, actor, loaded, Action.accept)
    return reading.read(session, actor, loaded)


def return_(
    session: Session, actor: Actor, submission_id: int, version: int, action: Action, wanted: ReturnRequest
) -> SubmissionRead:
    """Give it back (`return`), or take an acceptance back (`reopen`), saying why.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a submission.
        InvalidInput: a reason at a value that is not asked, or a day that has passed.
    """
    loaded = take(session, actor, submission_id, action, version)
    # The row says of which version it is, so that what is mended later can be told from what was there.
    give_back(session, actor, loaded, MOVES[action][1], wanted)
    move(session, actor, loaded, action, wanted.reason, cells=len(wanted.cells))
    loaded.submission.reason, loaded.submission.mend_by = wanted.reason, wanted.mend_by
    session.flush()
    return reading.read(session, actor, loaded)


def move(
    session: Session, actor: Actor, loaded: Loaded, action: Action, reason: str | None = None, **said: object
) -> None:
    """Bring a submission that is held for it into the state that the action leads to, with its event."""
    submission = loaded.submission
    submission.state = MOVES[action][1]
    submission.reason, submission.mend_by = None, None
    version = touch(submission)
    record(
        session,
        actor,
        f"submission.{submission.state}",
        ("submission", submission.id),
        submission.unit_id,
        version=version,
        reason=reason,
        **said,
    )
    session.flush()


def _refuse_unready(session: Session, loaded: Loaded) -> None:
    asked = asked_of(session, loaded.form.id, loaded.unit.level, loaded.period.data_to)
    now = queries.said(queries.values_of(session, loaded.submission.id))
    last = queries.said(queries.previous_values(session, loaded))
    explained = explained_of(session, loaded.submission.id, now, last)

    def in_the_way(check: Check) -> bool:
        explanation = explained.get((check.kind, check.cell))
        return check.severity is Severity.hard or explanation is None or not explanation.valid

    found = [check for check in broken(asked.checks, now, last) if in_the_way(check)]
    if found:
        found.sort(key=lambda check: check.severity is Severity.soft)
        raise ChecksFailed(errors=errors_of(asked, found, now))
