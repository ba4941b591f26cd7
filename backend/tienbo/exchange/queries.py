from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Date, Row, Select, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.models import ServiceClient, User
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.exchange.models import Event
from tienbo.exchange.schemas import EventRead
from tienbo.paging import BigId, Page, decode_cursor, encode_cursor
from tienbo.units.models import UnitClosure, UnitVersion
from tienbo.units.refs import UnitRef, unit_ref

DAY: ColumnElement[date] = func.timezone(str(clock.VIETNAM), Event.happened_at).cast(Date)

# Of an event what an answer tells.
COLUMNS: Final = (
    Event.id,
    Event.happened_at,
    Event.kind,
    Event.unit_id,
    Event.subject_kind,
    Event.subject_id,
    Event.user_id,
    Event.client_id,
    Event.token_id,
    Event.request_id,
    Event.data,
)


class EventFilter(NamedTuple):
    """What to list; days are those of Vietnam, both included.

    Attributes:
        kind: one kind (`session.refused`), or the family that stands before the dot (`session`).
    """

    unit_id: int | None = None
    kind: str | None = None
    user_id: int | None = None
    client_id: str | None = None
    subject: tuple[str | None, str | None] = (None, None)
    request_id: str | None = None
    first: date | None = None
    last: date | None = None


def list_events(session: Session, actor: Actor, wanted: EventFilter, cursor: str | None, limit: int) -> Page[EventRead]:
    """What happened in the units for which the caller reads events, the newest first."""
    visible = visible_facts(actor, Permission.event_read, Event.unit_id, DAY)
    return _page(session, _narrow(select(Event).where(visible), actor, wanted), cursor, limit)


def list_own_events(
    session: Session, actor: Actor, wanted: EventFilter, cursor: str | None, limit: int
) -> Page[EventRead]:
    """What the caller did, and what was done to their account, the newest first."""
    if actor.user_id is None:
        own: ColumnElement[bool] = Event.client_id == actor.client_id
    else:
        account = (Event.subject_kind == "user") & (Event.subject_id == str(actor.user_id))
        own = or_(Event.user_id == actor.user_id, account)
    return _page(session, _narrow(select(Event).where(own), actor, wanted), cursor, limit)


def _narrow(query: Select[Event], actor: Actor, wanted: EventFilter) -> Select[Event]:
    if wanted.unit_id is not None:
        below = select(UnitClosure.descendant_id).where(
            UnitClosure.ancestor_id == wanted.unit_id, UnitClosure.valid.contains(actor.today)
        )
        query = query.where(or_(Event.unit_id == wanted.unit_id, Event.unit_id.in_(below)))
    if wanted.kind is not None:
        family = f"{wanted.kind}."
        query = query.where(or_(Event.kind == wanted.kind, Event.kind.startswith(family, autoescape=True)))
    subject_kind, subject_id = wanted.subject
    given = (
        (Event.user_id, wanted.user_id),
        (Event.client_id, wanted.client_id),
        (Event.subject_kind, subject_kind),
        (Event.subject_id, subject_id),
        (Event.request_id, wanted.request_id),
    )
    query = query.where(*(column == value for column, value in given if value is not None))
    if wanted.first is not None:
        query = query.where(Event.happened_at >= _midnight(wanted.first))
    if wanted.last is not None and wanted.last < date.max:
        query = query.where(Event.happened_at < _midnight(wanted.last + timedelta(days=1)))
    return query


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.VIETNAM)


def _page(session: Session, query: Select[Event], cursor: str | None, limit: int) -> Page[EventRead]:
    if cursor is not None:
        happened_at, event_id = decode_cursor(cursor, datetime, BigId)
        query = query.where(tuple_(Event.happened_at, Event.id) < tuple_(literal(happened_at), literal(event_id)))
    newest = query.order_by(Event.happened_at.desc(), Event.id.desc()).limit(limit + 1)
    rows = session.execute(newest.with_only_columns(*COLUMNS)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page[EventRead].model_validate(
        {
            "items": told(session, rows[:limit]),
            "next_cursor": encode_cursor(last.happened_at, last.id) if last else None,
        }
    )


def told(session: Session, events: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    """The members of `EventRead` for rows of `COLUMNS`, with the names that the reader may see.

    A page of a thousand is checked at once by the page's own model, in a fifth of the time of event after event.
    """
    subjects = [(event.subject_kind, event.subject_id) for event in events]
    user_ids = {int(key) for kind, key in subjects if kind == "user"}
    client_ids = {key for kind, key in subjects if kind == "client"}
    names = _Names(
        _users(session, user_ids | {event.user_id for event in events if event.user_id is not None}),
        _clients(session, client_ids | {event.client_id for event in events if event.client_id is not None}),
        _units(session, {event.unit_id for event in events if event.unit_id is not None}),
    )
    return [
        {
            "id": event.id,
            "happened_at": event.happened_at,
            "kind": event.kind,
            "unit": names.unit_on(event.unit_id, event.happened_at),
            "user": {"id": event.user_id, "name": names.users.get(event.user_id)} if event.user_id else None,
            "client": {"client_id": event.client_id, "name": names.clients.get(event.client_id)}
            if event.client_id
            else None,
            "subject": {"kind": event.subject_kind, "id": event.subject_id, "name": names.subject(event)},
            "token_id": event.token_id,
            "request_id": event.request_id,
            "data": event.data,
        }
        for event in events
    ]


class _Names:
    """What people, programs and units of a page are called, as far as the reader may see them."""

    def __init__(self, users: dict[int, str], clients: dict[str, str], units: dict[int, list[UnitVersion]]) -> None:
        self.users = users
        self.clients = clients
        self._units = units
        self._on: dict[tuple[int, date], UnitRef | None] = {}

    def subject(self, event: Row[Any]) -> str | None:
        if event.subject_kind == "user":
            return self.users.get(int(event.subject_id))
        return self.clients.get(event.subject_id) if event.subject_kind == "client" else None

    def unit_on(self, unit_id: int | None, moment: datetime) -> UnitRef | None:
        """The unit as it was called then; one that had ended, as it was called last."""
        if unit_id is None:
            return None
        day = moment.astimezone(clock.VIETNAM).date()
        if (unit_id, day) not in self._on:
            versions = self._units.get(unit_id, [])
            last = versions[-1] if versions else None
            named = next((version for version in versions if version.valid.contains(day)), last)
            self._on[unit_id, day] = unit_ref(named) if named else None
        return self._on[unit_id, day]


def _users(session: Session, ids: Collection[int]) -> dict[int, str]:
    if not ids:
        return {}
    return dict(session.execute(select(User.id, User.name).where(User.id.in_(ids))).all())


def _clients(session: Session, ids: Collection[str]) -> dict[str, str]:
    if not ids:
        return {}
    rows = session.execute(select(ServiceClient.id, ServiceClient.name).where(ServiceClient.id.in_(ids)))
    return dict(rows.all())


def _units(session: Session, ids: Collection[int]) -> dict[int, list[UnitVersion]]:
    if not ids:
        return {}
    found: dict[int, list[UnitVersion]] = {}
    rows = session.scalars(select(UnitVersion).where(UnitVersion.unit_id.in_(ids)).order_by(UnitVersion.valid))
    for version in rows:
        found.setdefault(version.unit_id, []).append(version)
    return found
