"""Days off and swapped working days, which the nation's administrators keep."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.forms.calendar import WorkingDays
from tienbo.forms.models import Holiday
from tienbo.forms.schemas import HolidayRead, HolidayWrite
from tienbo.problems import Forbidden, NotFound
from tienbo.units.models import Level, Unit


def working_days(session: Session) -> WorkingDays:
    rows = session.execute(select(Holiday.day, Holiday.worked)).all()
    return WorkingDays(
        frozenset(day for day, worked in rows if not worked), frozenset(day for day, worked in rows if worked)
    )


def list_holidays(session: Session, year: int) -> list[HolidayRead]:
    query = select(Holiday).where(Holiday.day.between(date(year, 1, 1), date(year, 12, 31))).order_by(Holiday.day)
    return [HolidayRead.model_validate(holiday) for holiday in session.scalars(query)]


def write_holiday(session: Session, actor: Actor, day: date, wanted: HolidayWrite) -> HolidayRead:
    """Say that a day is off, or is worked instead of one; due dates fixed before stay as they are.

    Raises:
        Forbidden: the caller does not manage forms of the nation.
    """
    unit_id = _nation(session, actor)
    content = wanted.model_dump()
    session.execute(
        insert(Holiday).values(day=day, **content).on_conflict_do_update(index_elements=["day"], set_=content)
    )
    record(session, actor, "holiday.written", ("unit", unit_id), unit_id, day=day.isoformat(), **content)
    return HolidayRead(day=day, **content)


def remove_holiday(session: Session, actor: Actor, day: date) -> None:
    """Make it an ordinary day again.

    Raises:
        Forbidden: the caller does not manage forms of the nation.
        NotFound: it is one.
    """
    unit_id = _nation(session, actor)
    if session.scalar(delete(Holiday).where(Holiday.day == day).returning(Holiday.day)) is None:
        raise NotFound
    record(session, actor, "holiday.removed", ("unit", unit_id), unit_id, day=day.isoformat())


def may_write(session: Session, actor: Actor) -> bool:
    """Whether the days off are the caller's to keep."""
    return _kept_nation(session, actor) is not None


def _nation(session: Session, actor: Actor) -> int:
    unit_id = _kept_nation(session, actor)
    if unit_id is None:
        raise Forbidden
    return unit_id


def _kept_nation(session: Session, actor: Actor) -> int | None:
    roots = actor.roots_with(Permission.form_manage)
    return session.scalar(select(Unit.id).where(Unit.id.in_(roots), Unit.level == Level.nation))
