"""What happened to a submission: every event, with the values each saving changed, before and after."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.access.scope import Actor
from tienbo.exchange.models import Event
from tienbo.submissions.models import ValueRevision
from tienbo.submissions.queries import load
from tienbo.submissions.schemas import History, HistoryEntry, ValueChange, ValueRead


def get_history(session: Session, actor: Actor, submission_id: int) -> History:
    """The newest first.

    Raises:
        NotFound: outside the caller's reach.
    """
    load(session, actor, submission_id)
    changes = _changes(session, submission_id)
    # The name of someone outside the reader's scope is not shown, only that someone acted.
    rows = session.execute(
        select(Event, User.name)
        .outerjoin(User, User.id == Event.user_id)
        .where(Event.subject_kind == "submission", Event.subject_id == str(submission_id))
        .order_by(Event.happened_at.desc(), Event.id.desc())
    )
    return History(
        items=[
            HistoryEntry(
                happened_at=event.happened_at,
                kind=event.kind,
                user_name=name,
                reason=event.data.get("reason"),
                changes=changes[event.data.get("version", 0)],
            )
            for event, name in rows
        ]
    )


def _changes(session: Session, submission_id: int) -> dict[int, list[ValueChange]]:
    """Changed values by the submission's version that the change made."""
    latest: dict[int, ValueRead | None] = {}
    found: dict[int, list[ValueChange]] = defaultdict(list)
    revisions = session.scalars(
        select(ValueRevision).where(ValueRevision.submission_id == submission_id).order_by(ValueRevision.id)
    )
    for revision in revisions:
        after = _value(revision)
        before = latest.get(revision.indicator_id)
        found[revision.version].append(ValueChange(indicator_id=revision.indicator_id, before=before, after=after))
        latest[revision.indicator_id] = after
    return found


def _value(revision: ValueRevision) -> ValueRead | None:
    if revision.status is None:
        return None
    return ValueRead(indicator_id=revision.indicator_id, status=revision.status, number=revision.number)
