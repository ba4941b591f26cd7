"""What happened to a submission: every event, with the values each saving changed, before and after."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.access.scope import Actor
from tienbo.exchange.models import Event
from tienbo.submissions.check_rules import cell_key
from tienbo.submissions.models import ValueRevision
from tienbo.submissions.queries import load, unit_on
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
    ).all()
    behalf = {event.data.get("behalf_unit") for event, _ in rows} - {None}
    units = {unit_id: unit_on(session, unit_id, actor.today) for unit_id in behalf}
    return History(
        items=[
            HistoryEntry(
                happened_at=event.happened_at,
                kind=event.kind,
                user_name=name,
                reason=event.data.get("reason"),
                behalf=units.get(event.data.get("behalf_unit")),
                file=event.data.get("name"),
                changes=changes[event.data.get("version", 0)],
            )
            for event, name in rows
        ]
    )


def _changes(session: Session, submission_id: int) -> dict[int, list[ValueChange]]:
    """Changed values by the submission's version that the change made."""
    latest: dict[str, ValueRead | None] = {}
    found: dict[int, list[ValueChange]] = defaultdict(list)
    revisions = session.scalars(
        select(ValueRevision).where(ValueRevision.submission_id == submission_id).order_by(ValueRevision.version)
    )
    for revision in revisions:
        key, after = cell_key(revision.indicator_id, revision.category_id), value_read(revision)
        change = ValueChange(
            indicator_id=revision.indicator_id,
            category_id=revision.category_id,
            before=latest.get(key),
            after=after,
        )
        found[revision.version].append(change)
        latest[key] = after
    return found


def value_read(revision: ValueRevision) -> ValueRead | None:
    """The value as the revision left it; None where it was cleared."""
    return None if revision.status is None else ValueRead.model_validate(revision)
