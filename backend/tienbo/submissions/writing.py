"""Figures into the database, with the revision that says who made them; what stood before is kept by a trigger."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.submissions.changing import touch
from tienbo.submissions.check_rules import cell_of
from tienbo.submissions.checks import Stated
from tienbo.submissions.models import FormerValue, Submission, SubmissionRevision, Value
from tienbo.submissions.queries import Loaded


class Change(NamedTuple):
    """What a cell shall say; None: nothing any more."""

    key: str
    stated: Stated | None
    copied: bool = False


class Spoken(NamedTuple):
    """For whom it is entered: the reviewing unit names itself and its reason (nhập hộ)."""

    behalf_unit_id: int | None = None
    reason: str | None = None


def write(session: Session, actor: Actor, loaded: Loaded, changes: Sequence[Change], spoken: Spoken) -> None:
    """Write the changes as one version of the submission, with one event; no changes make no version."""
    if not changes:
        return
    submission = loaded.submission
    version = touch(submission)
    cleared = [cell_of(change.key) for change in changes if change.stated is None]
    if cleared:
        _clear(session, submission, cleared, version)
    said = [_row(submission, change, change.stated, version) for change in changes if change.stated is not None]
    if said:
        rows = insert(Value).values(said)
        kept = {name: rows.excluded[name] for name in ("status", "number", "version", "copied")}
        session.execute(rows.on_conflict_do_update(constraint="pk_value", set_=kept))
    session.add(_revision(actor, submission, version, spoken))
    record(
        session,
        actor,
        "submission.saved",
        ("submission", submission.id),
        submission.unit_id,
        version=version,
        copied=any(change.copied for change in changes),
        behalf_unit=spoken.behalf_unit_id,
        reason=spoken.reason,
    )
    session.flush()


def _row(submission: Submission, change: Change, stated: Stated, version: int) -> dict[str, Any]:
    indicator_id, category_id = cell_of(change.key)
    return {
        "period_id": submission.period_id,
        "body_id": submission.body_id,
        "indicator_id": indicator_id,
        "category_id": category_id,
        "submission_id": submission.id,
        "unit_id": submission.unit_id,
        "status": stated.status,
        "number": stated.number,
        "version": version,
        "copied": change.copied,
    }


def _clear(session: Session, submission: Submission, cells: Sequence[tuple[int, int]], version: int) -> None:
    of = {"submission_id": submission.id, "period_id": submission.period_id, "unit_id": submission.unit_id}
    session.execute(
        delete(Value)
        .filter_by(**of, body_id=submission.body_id)
        .where(tuple_(Value.indicator_id, Value.category_id).in_(cells))
    )
    session.add_all(
        FormerValue(**of, indicator_id=indicator_id, category_id=category_id, version=version)
        for indicator_id, category_id in cells
    )


def _revision(actor: Actor, submission: Submission, version: int, spoken: Spoken) -> SubmissionRevision:
    return SubmissionRevision(
        submission_id=submission.id,
        version=version,
        unit_id=submission.unit_id,
        period_id=submission.period_id,
        user_id=actor.user_id,
        client_id=actor.client_id,
        token_id=actor.token_id,
        behalf_unit_id=spoken.behalf_unit_id,
        reason=spoken.reason,
    )
