"""The names that a unit may use on a day: its own bodies', its superiors', and those of what is below it."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, SelectBase, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tienbo.units.body_heirs import heirs
from tienbo.units.body_models import Body, BodyGroup, BodyName, NameKind
from tienbo.units.matching import BELOW, Directory, Phrase, Spelling
from tienbo.units.models import UnitClosure, UnitVersion


class _Named(NamedTuple):
    body_id: int
    name: str
    official: bool
    in_being: bool
    of_the_day: bool
    of_the_end: bool
    unit_name: str
    step: int


def directory_of(session: Session, unit_id: int, day: date, readable: SelectBase | None = None) -> Directory:
    """The directory of a unit on a day; `readable` narrows it to units that the caller may read."""
    rows = [_Named(*row) for row in session.execute(_names(unit_id, day, readable))]
    gone = {row.body_id for row in rows if not row.in_being}
    standing = heirs(session, gone, day)
    spellings = (
        Spelling(
            body_id=row.body_id,
            means=standing.get(row.body_id, row.body_id),
            name=row.name,
            official=row.official,
            unit_name=row.unit_name,
            step=row.step,
            usable=row.of_the_day if row.in_being else row.of_the_end,
        )
        for row in rows
        if row.in_being or standing[row.body_id] != row.body_id
    )
    phrases = (Phrase(*row) for row in session.execute(_phrases(unit_id, day, readable)))
    return Directory(spellings, phrases)


def _names(unit_id: int, day: date, readable: SelectBase | None) -> Select[int, str, bool, bool, bool, bool, str, int]:
    # A body that has ended is known by the names of its last day; one with no day at all was merged into another.
    ended = func.upper(Body.valid) <= day
    step = func.min(_step(unit_id))
    names = (
        BodyName.body_id,
        BodyName.name,
        BodyName.kind == NameKind.official,
        Body.valid.contains(day),
        BodyName.valid.contains(day),
        BodyName.valid.bool_op("@>")(func.upper(Body.valid) - 1),
        UnitVersion.name,
    )
    return (
        select(*names, step)
        .join(Body, Body.id == BodyName.body_id)
        .join(UnitVersion, and_(UnitVersion.unit_id == Body.unit_id, UnitVersion.valid.contains(day)))
        .join(UnitClosure, _related(Body.unit_id, unit_id, day))
        .where(or_(Body.valid.contains(day), and_(ended, Body.successor_id.is_not(None))))
        .where(*_within(Body.unit_id, readable))
        .group_by(BodyName.id, *names)
        .order_by(BodyName.body_id, BodyName.id)
    )


def _phrases(unit_id: int, day: date, readable: SelectBase | None) -> Select[int, str, int]:
    return (
        select(BodyGroup.id, BodyGroup.phrase, UnitClosure.depth)
        .join(UnitClosure, UnitClosure.ancestor_id == BodyGroup.unit_id)
        .where(UnitClosure.descendant_id == unit_id, UnitClosure.valid.contains(day))
        .where(*_within(BodyGroup.unit_id, readable))
        .order_by(BodyGroup.id)
    )


def _related(column: InstrumentedAttribute[int], unit_id: int, day: date) -> ColumnElement[bool]:
    above = and_(UnitClosure.ancestor_id == column, UnitClosure.descendant_id == unit_id)
    below = and_(UnitClosure.descendant_id == column, UnitClosure.ancestor_id == unit_id)
    return and_(or_(above, below), UnitClosure.valid.contains(day))


def _step(unit_id: int) -> ColumnElement[int]:
    return case((UnitClosure.descendant_id == unit_id, UnitClosure.depth), else_=BELOW)


def _within(column: InstrumentedAttribute[int], readable: SelectBase | None) -> list[ColumnElement[bool]]:
    return [] if readable is None else [column.in_(readable)]
