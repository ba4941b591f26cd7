"""What changes a submission: opening, saving values, and moving it between reporter and reviewer."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.indicators.models import Form, Indicator
from tienbo.indicators.queries import get_period, readable_forms
from tienbo.indicators.reporters import reporters
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Problem, Text, VersionStale
from tienbo.submissions import queries
from tienbo.submissions.checks import Stated, submission_faults, value_fault
from tienbo.submissions.lifecycle import MOVES, allowed
from tienbo.submissions.models import TOTAL, State, Submission, Value, ValueRevision
from tienbo.submissions.queries import Loaded
from tienbo.submissions.schemas import Action, OpenRequest, SubmissionRead, ValueWrite
from tienbo.units import duty
from tienbo.units.body_models import Body


class NotNow(Problem):
    status = 409
    code = "not-in-this-state"
    title = Text("Báo cáo đang ở trạng thái không cho phép việc này.", "The report's state does not allow this.")


class ChecksFailed(Problem):
    status = 409
    code = "checks-failed"
    title = Text("Chưa nộp được: còn số liệu phải sửa.", "Not submitted: some figures must be mended first.")


def open_submission(session: Session, actor: Actor, wanted: OpenRequest) -> tuple[SubmissionRead, bool]:
    """The reporter's submission for the period, begun now if there is none; and whether it was.

    Raises:
        NotFound: no such form, period or reporter within the caller's reach.
        Forbidden: the caller does not enter figures for this reporter.
    """
    form = session.scalar(readable_forms(actor, Permission.submission_enter).where(Form.id == wanted.form_id))
    if form is None:
        raise NotFound
    period = get_period(session, wanted.period)
    reporter = session.execute(reporters(form, period, form.unit_id).where(Body.id == wanted.body_id)).one_or_none()
    if reporter is None:
        raise NotFound
    unit_id = reporter.UnitVersion.unit_id
    if not queries.duties_of(actor, *duty.duty_of(session, unit_id, actor.today)).enters:
        raise Forbidden
    begun = session.scalar(
        insert(Submission)
        .values(
            form_id=form.id,
            period_id=period.id,
            body_id=wanted.body_id,
            unit_id=unit_id,
            tree_on=period.data_to,
            state=State.draft,
            version=1,
            demo=False,
        )
        .on_conflict_do_nothing()
        .returning(Submission.id)
    )
    if begun is not None:
        record(session, actor, "submission.opened", ("submission", begun), unit_id)
    submission_id = (
        begun
        or session.scalars(
            select(Submission.id).where(
                Submission.form_id == form.id,
                Submission.period_id == period.id,
                Submission.body_id == wanted.body_id,
            )
        ).one()
    )
    return queries.get_submission(session, actor, submission_id), begun is not None


def save_values(
    session: Session, actor: Actor, submission_id: int, version: int, values: Sequence[ValueWrite]
) -> SubmissionRead:
    """Write the values that differ, each with its revision; all of them or none.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a submission.
        InvalidInput: with a pointer to every value that cannot be taken.
    """
    loaded = _editable(session, actor, submission_id, version, Action.save)
    asked = {indicator.id: indicator for indicator in queries.asked_indicators(session, loaded)}
    _refuse_faulty(asked, values)
    stated = queries.stated_values(session, submission_id)
    changed = [value for value in values if _stated(value) != stated.get(value.indicator_id)]
    if changed:
        _touch(loaded.submission)
        for value in changed:
            _write(session, actor, loaded, value)
        record(
            session,
            actor,
            "submission.saved",
            ("submission", submission_id),
            loaded.submission.unit_id,
            version=loaded.submission.version,
        )
        session.flush()
    return queries.read(session, actor, loaded)


def move(
    session: Session, actor: Actor, submission_id: int, version: int, action: Action, reason: str | None = None
) -> SubmissionRead:
    """Submit, accept, return or reopen.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a submission.
        ChecksFailed: submitting figures that are missing or contradict each other.
    """
    loaded = _editable(session, actor, submission_id, version, action)
    submission = loaded.submission
    if action is Action.submit:
        asked = queries.asked_indicators(session, loaded)
        faults = submission_faults(asked, queries.stated_values(session, submission_id))
        if faults:
            raise ChecksFailed(errors=faults)
    submission.state = MOVES[action][1]
    submission.reason = reason
    _touch(submission)
    record(
        session,
        actor,
        f"submission.{submission.state}",
        ("submission", submission_id),
        submission.unit_id,
        version=submission.version,
        reason=reason,
    )
    session.flush()
    return queries.read(session, actor, loaded)


def _editable(session: Session, actor: Actor, submission_id: int, version: int, action: Action) -> Loaded:
    """The submission locked for a change that the caller may make now.

    The order of the refusals is the order in which they help: not yours, then not now, then someone was faster.
    """
    loaded = queries.load(session, actor, submission_id, for_update=True)
    # Whose turn it is does not depend on the state: ask with every state before asking with this one.
    if not any(action in allowed(state, loaded.duties) for state in State):
        raise Forbidden
    if action not in allowed(loaded.submission.state, loaded.duties):
        raise NotNow
    if loaded.submission.version != version:
        raise VersionStale
    return loaded


def _refuse_faulty(asked: dict[int, Indicator], values: Sequence[ValueWrite]) -> None:
    errors: list[FieldError] = []
    seen: set[int] = set()
    for index, value in enumerate(values):
        fault = value_fault(asked.get(value.indicator_id), value.status, value.number)
        if fault is None and value.indicator_id in seen:
            text = Text("Chỉ tiêu này xuất hiện hai lần.", "This indicator stands twice.")
            fault = FieldError("indicator_id", "twice", text)
        if fault is not None:
            errors.append(fault._replace(pointer=f"/values/{index}/{fault.pointer}"))
        seen.add(value.indicator_id)
    if errors:
        raise InvalidInput(errors=errors)


def _stated(value: ValueWrite) -> Stated | None:
    return Stated(value.status, value.number) if value.status is not None else None


def _touch(submission: Submission) -> None:
    submission.version += 1
    submission.changed_at = clock.now()


def _write(session: Session, actor: Actor, loaded: Loaded, value: ValueWrite) -> None:
    submission = loaded.submission
    key = {
        "period_id": submission.period_id,
        "body_id": submission.body_id,
        "indicator_id": value.indicator_id,
        "category_id": TOTAL,
    }
    if value.status is None:
        session.execute(delete(Value).filter_by(**key))
    else:
        content = {"status": value.status, "number": value.number}
        row = insert(Value).values(**key, **content, submission_id=submission.id, unit_id=submission.unit_id)
        session.execute(row.on_conflict_do_update(index_elements=list(key), set_=content))
    session.add(
        ValueRevision(
            submission_id=submission.id,
            unit_id=submission.unit_id,
            period_id=submission.period_id,
            indicator_id=value.indicator_id,
            category_id=TOTAL,
            status=value.status,
            number=value.number,
            version=submission.version,
            user_id=actor.user_id,
            client_id=actor.client_id,
            token_id=actor.token_id,
        )
    )
