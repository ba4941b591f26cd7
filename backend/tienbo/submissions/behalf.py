"""Entry for a reporter by the unit that reviews it (nhập hộ): who said so, and why."""

from sqlalchemy import ColumnElement, Integer, func, select, true
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.exchange.models import Event
from tienbo.submissions.models import State
from tienbo.submissions.queries import Loaded, unit_on
from tienbo.submissions.schemas import BehalfRead

_MOVES = [f"submission.{state}" for state in State if state is not State.draft]
_UNIT = Event.data["behalf_unit"].astext.cast(Integer)
# By time, as the history: connections number their events from blocks of their own.
_NEWEST = (Event.happened_at.desc(), Event.id.desc())


def latest(session: Session, actor: Actor, submission_id: int) -> BehalfRead | None:
    """The last time that someone entered for the reporter; who is outside the reader's scope stays unnamed."""
    row = session.execute(
        select(Event, User.name)
        .outerjoin(User, User.id == Event.user_id)
        .where(_of(submission_id), _UNIT.is_not(None))
        .order_by(*_NEWEST)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    event, name = row
    return BehalfRead(
        unit=unit_on(session, event.data["behalf_unit"], actor.today),
        reason=event.data["reason"],
        user_name=name,
        happened_at=event.happened_at,
        stated=stated(session, actor, submission_id),
    )


def stated(session: Session, actor: Actor, submission_id: int) -> str | None:
    """Why the caller enters for the reporter, as they last said since it was last handed over; None: they did not."""
    moved = select(func.max(Event.happened_at)).where(_of(submission_id), Event.kind.in_(_MOVES)).scalar_subquery()
    return session.scalar(
        select(Event.data["reason"].astext)
        .where(_of(submission_id), _UNIT.is_not(None), Event.kind.not_in(_MOVES))
        .where(func.coalesce(Event.happened_at >= moved, true()))
        .where(Event.user_id == actor.user_id if actor.user_id else Event.client_id == actor.client_id)
        .order_by(*_NEWEST)
        .limit(1)
    )


def state(session: Session, actor: Actor, loaded: Loaded, reason: str) -> None:
    """Write down why the caller goes on with a form that someone else began; saying the same again changes nothing."""
    submission = loaded.submission
    if stated(session, actor, submission.id) == reason:
        return
    said = {"behalf_unit": loaded.reviewer_id, "reason": reason}
    record(session, actor, "submission.opened", ("submission", submission.id), submission.unit_id, **said)
    session.flush()


def _of(submission_id: int) -> ColumnElement[bool]:
    return (Event.subject_kind == "submission") & (Event.subject_id == str(submission_id))
