"""Personal calendar addresses: the secret in them is kept as SHA-256 only, and opens what its owner may read now."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session, sessionmaker

from tienbo import clock
from tienbo.access.models import RoleGrant, User
from tienbo.access.permissions import PERMISSIONS
from tienbo.access.scope import Actor, Grant
from tienbo.assignments.days import Span
from tienbo.assignments.days_calendar import CalendarFilter, calendar
from tienbo.assignments.feeds_ics import to_ics
from tienbo.assignments.feeds_schemas import FeedMade, FeedRead
from tienbo.assignments.progress_models import CalendarFeed
from tienbo.database import Reach, set_reach
from tienbo.exchange.events import record
from tienbo.problems import NotFound, Problem, Text

SECRET_BYTES: Final = 32
MOST: Final = 20
BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
_NOTED_EVERY: Final = timedelta(hours=1)


class TooManyFeeds(Problem):
    status = 409
    code = "too-many-feeds"
    title = Text(f"Mỗi người có tối đa {MOST} địa chỉ lịch.", f"A person has {MOST} calendar addresses at most.")


class OpenFeed(NamedTuple):
    feed: CalendarFeed
    owner: Actor


def make(session: Session, actor: Actor, user_id: int, name: str, issuer: str) -> FeedMade:
    """A new address.

    Raises:
        TooManyFeeds: revoke one first.
    """
    held = session.scalar(select(func.count()).select_from(CalendarFeed).where(*_live(user_id)))
    if (held or 0) >= MOST:
        raise TooManyFeeds
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = CalendarFeed(user_id=user_id, digest=_digest(secret), name=name, made_at=clock.now())
    session.add(feed)
    session.flush()
    record(session, actor, "calendar.feed-made", ("calendar-feed", feed.id), _home(actor), name=name)
    return FeedMade(**_read(feed).model_dump(), url=f"{issuer.rstrip('/')}/api/v1/calendar/{secret}.ics")


def list_feeds(session: Session, user_id: int) -> list[FeedRead]:
    """The person's own that have not been revoked, the newest first."""
    rows = session.scalars(select(CalendarFeed).where(*_live(user_id)).order_by(CalendarFeed.id.desc()))
    return [_read(row) for row in rows]


def revoke(session: Session, actor: Actor, user_id: int, feed_id: int) -> None:
    """Let an address open nothing from now on.

    Raises:
        NotFound: not the person's, or revoked before.
    """
    revoked = session.execute(
        update(CalendarFeed)
        .where(CalendarFeed.id == feed_id, *_live(user_id))
        .values(revoked_at=clock.now())
        .returning(CalendarFeed.id)
    ).one_or_none()
    if revoked is None:
        raise NotFound
    record(session, actor, "calendar.feed-revoked", ("calendar-feed", feed_id), _home(actor))


def open_feed(session: Session, secret: str, request_id: str) -> OpenFeed:
    """What the secret opens; from here on row security shows what its owner may read at this moment.

    Raises:
        NotFound: no such feed, revoked, or its owner is no longer active.
    """
    digest = _digest(secret)
    set_reach(session, Reach(claim=digest.hex()))
    feed = session.scalar(select(CalendarFeed).where(CalendarFeed.digest == digest, CalendarFeed.revoked_at.is_(None)))
    if feed is None:
        raise NotFound
    set_reach(session, Reach(user_id=feed.user_id))
    user = session.scalar(select(User).where(User.id == feed.user_id, User.active))
    if user is None:
        raise NotFound
    owner = _owner(session, user, request_id)
    set_reach(session, Reach(owner.user_id, roots=owner.roots, today=owner.today))
    return OpenFeed(feed, owner)


def read_feed(session: Session, opened: OpenFeed, issuer: str, now: datetime) -> bytes:
    """The owner's calendar, from two months back to a year ahead, as iCalendar."""
    today = opened.owner.today
    days = calendar(session, opened.owner, CalendarFilter(Span(today - BEHIND, today + AHEAD)))
    return to_ics(days.items, opened.feed.name, issuer, now)


def note_use(sessions: sessionmaker[Any], secret: str) -> None:
    """Keep when it was read, after the answer, at most once an hour: reading itself may write nothing."""
    now, digest = clock.now(), _digest(secret)
    with sessions() as session, session.begin():
        set_reach(session, Reach(claim=digest.hex()))
        session.execute(
            update(CalendarFeed)
            .where(CalendarFeed.digest == digest)
            .where(or_(CalendarFeed.used_at.is_(None), CalendarFeed.used_at < now - _NOTED_EVERY))
            .values(used_at=now)
        )


def _owner(session: Session, user: User, request_id: str) -> Actor:
    today = user.rehearsal_date or clock.today()
    grants = session.execute(
        select(RoleGrant.unit_id, RoleGrant.role, RoleGrant.body_id).where(
            RoleGrant.user_id == user.id, RoleGrant.valid.contains(today)
        )
    )
    return Actor(
        user_id=user.id,
        client_id=None,
        name=user.name,
        grants=tuple(Grant(unit, frozenset(PERMISSIONS[role]), role, body) for unit, role, body in grants),
        today=today,
        token_id="",
        request_id=request_id,
    )


def _live(user_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (CalendarFeed.user_id == user_id, CalendarFeed.revoked_at.is_(None))


def _home(actor: Actor) -> int | None:
    return actor.grants[0].unit_id if actor.grants else None


def _read(feed: CalendarFeed) -> FeedRead:
    return FeedRead(id=feed.id, name=feed.name, made_at=feed.made_at, used_at=feed.used_at)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
