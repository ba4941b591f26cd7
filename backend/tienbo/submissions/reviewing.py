"""The reviewer's desk: what waits, what was mended since it was given back, and accepting many at once."""

from collections import Counter, defaultdict
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.forms import calendar
from tienbo.forms.models import Form, Period
from tienbo.forms.queries import get_period, readable_forms
from tienbo.problems import NotFound
from tienbo.submissions import queries
from tienbo.submissions.asking import asked_of
from tienbo.submissions.check_rules import Severity, cell_key, cell_of
from tienbo.submissions.checks import Stated, findings
from tienbo.submissions.entry_models import Attachment, CellComment, SubmissionReturn
from tienbo.submissions.history import value_read
from tienbo.submissions.models import Submission, ValueRevision
from tienbo.submissions.reading import latest_return
from tienbo.submissions.reminding import late_reporters
from tienbo.submissions.reporters import ReporterRow, Wanted, everyone
from tienbo.submissions.review_schemas import ChangesSinceReturn, Mended, QueuedRead, ReviewQueue
from tienbo.submissions.schemas import ValueRead
from tienbo.units.refs import BodyRef, unit_ref


class Around(NamedTuple):
    """Counts by submission."""

    warnings: Counter[int]
    returns: Counter[int]
    open_comments: Counter[int]
    attachments: Counter[int]


def form_and_period(session: Session, actor: Actor, form_id: int, period: str) -> tuple[Form, Period]:
    """The form and the period, where the caller may read its submissions.

    Raises:
        NotFound: no such form or period within the caller's reach.
    """
    form = session.scalar(readable_forms(actor, Permission.submission_read).where(Form.id == form_id))
    if form is None:
        raise NotFound
    return form, get_period(session, period)


def queue(session: Session, actor: Actor, form_id: int, period_code: str) -> ReviewQueue:
    """What waits for the caller's review of a form and period, and who is late with it.

    Raises:
        NotFound: no such form or period within the caller's reach.
    """
    form, period = form_and_period(session, actor, form_id, period_code)
    wanted = Wanted(period_code, None, None, None, mine=False, to_review=True)
    rows = session.execute(everyone(session, actor, form, period, wanted, form.unit_id)).all()
    waiting = [(row, row[5]) for row in rows if row[5] is not None]
    ids = [submission.id for _, submission in waiting]
    around = Around(
        _warnings(session, form, period, waiting),
        _counts(session, SubmissionReturn, ids),
        _counts(session, CellComment, ids),
        _counts(session, Attachment, ids),
    )
    items = [_queued(row, submission, around) for row, submission in waiting]
    items.sort(key=lambda item: (-item.warnings, not item.late, item.due_on, item.unit.name))
    return ReviewQueue(items=items, late=late_reporters(session, actor, form, period))


def _queued(row: ReporterRow, submission: Submission, around: Around) -> QueuedRead:
    body_id, body_name, unit, due_on, *_ = row
    return QueuedRead(
        id=submission.id,
        version=submission.version,
        body=BodyRef(id=body_id, name=body_name),
        unit=unit_ref(unit),
        due_on=due_on,
        submitted_on=submission.handed_in_on,
        late=submission.handed_in_on is not None and submission.handed_in_on > due_on,
        warnings=around.warnings[submission.id],
        returns=around.returns[submission.id],
        open_comments=around.open_comments[submission.id],
        attachments=around.attachments[submission.id],
        demo=submission.demo,
    )


def _counts(session: Session, table: type[SubmissionReturn | CellComment | Attachment], ids: list[int]) -> Counter[int]:
    query = select(table.submission_id, func.count()).where(table.submission_id.in_(ids))
    if table is CellComment:
        query = query.where(CellComment.resolved_at.is_(None))
    if table is Attachment:
        query = query.where(Attachment.withdrawn_at.is_(None))
    return Counter(dict(session.execute(query.group_by(table.submission_id)).all()))


def _warnings(
    session: Session, form: Form, period: Period, waiting: list[tuple[ReporterRow, Submission]]
) -> Counter[int]:
    """How many soft checks of each submission do not hold."""
    last_ids = dict(
        session.execute(
            select(Submission.body_id, Submission.id)
            .join(Period, Period.id == Submission.period_id)
            .where(
                Submission.form_id == form.id,
                Period.code == calendar.previous(period.code),
                Submission.body_id.in_([submission.body_id for _, submission in waiting]),
            )
        ).all()
    )
    stated: dict[int, dict[str, Stated]] = defaultdict(dict)
    ids = [submission.id for _, submission in waiting]
    for value in session.scalars(queries.values_in([*ids, *last_ids.values()])):
        key = cell_key(value.indicator_id, value.category_id)
        stated[value.submission_id][key] = Stated(value.status, value.number)
    checks = {
        level: asked_of(session, form.id, level, period.data_to).checks
        for level in {row[2].level for row, _ in waiting}
    }
    found: Counter[int] = Counter()
    for row, submission in waiting:
        now, last = stated[submission.id], stated[last_ids.get(submission.body_id, 0)]
        soft = {one for one in findings(checks[row[2].level], now, last) if one.severity is Severity.soft}
        found[submission.id] = len(soft)
    return found


def changes_since_return(session: Session, actor: Actor, submission_id: int) -> ChangesSinceReturn:
    """What the values were when it was last given back and what they are now, where they differ or a reason stood.

    Raises:
        NotFound: outside the caller's reach, or never given back.
    """
    queries.load(session, actor, submission_id)
    given_back = latest_return(session, submission_id)
    if given_back is None:
        raise NotFound
    before: dict[str, ValueRead | None] = {}
    after: dict[str, ValueRead | None] = {}
    for revision in session.scalars(
        select(ValueRevision).where(ValueRevision.submission_id == submission_id).order_by(ValueRevision.version)
    ):
        side = before if revision.version <= given_back.version else after
        side[cell_key(revision.indicator_id, revision.category_id)] = value_read(revision)
    items = [
        _mended(key, before.get(key), after.get(key, before.get(key)), given_back.cells.get(key))
        for key in dict.fromkeys([*given_back.cells, *after])
    ]
    return ChangesSinceReturn(
        version=given_back.version,
        returned_at=given_back.returned_at,
        items=[item for item in items if item.reason is not None or not _same(item)],
    )


def _mended(key: str, before: ValueRead | None, after: ValueRead | None, reason: str | None) -> Mended:
    indicator_id, category_id = cell_of(key)
    return Mended(indicator_id=indicator_id, category_id=category_id, before=before, after=after, reason=reason)


def _same(item: Mended) -> bool:
    said = [(side.status, side.number) if side else None for side in (item.before, item.after)]
    return said[0] == said[1]
