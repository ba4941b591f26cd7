"""What a form's accepted editions say in one period: the official word of every unit that has one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import Asked, asked_in
from tienbo.aggregates.official import read_official
from tienbo.aggregates.sums import merged
from tienbo.editions.frozen import Frozen, in_force
from tienbo.editions.models import Edition, EditionState
from tienbo.forms.models import Form, Period
from tienbo.units.models import Level, UnitClosure, UnitVersion


@dataclass(frozen=True)
class Word:
    """What one unit says, and on what it stands.

    Attributes:
        edition: number of its accepted edition; None for the nation, whose edition nobody accepts: it has the sum of
            the accepted ones below.
        stale: something under it has changed since.
    """

    unit: UnitVersion
    sums: Mapping[Key, Sums]
    edition: int | None
    frozen_at: datetime
    stale: bool
    demo: bool


@dataclass(frozen=True)
class Book:
    """One form in one period.

    Attributes:
        words: by unit, in the order of the register.
        below: of each of them, those of the others of which it is the nearest superior.
    """

    asked: Asked
    words: Mapping[int, Word]
    below: Mapping[int, Sequence[int]]


def books(session: Session) -> list[tuple[Form, Period]]:
    """The forms and periods of which anything is accepted, in order."""
    query = (
        select(Form, Period)
        .join(Edition, Edition.form_id == Form.id)
        .join(Period, Period.id == Edition.period_id)
        .where(Edition.state == EditionState.accepted)
        .distinct()
        .order_by(Form.code, Period.data_to, Period.code)
    )
    return [(form, period) for form, period in session.execute(query)]


def read_book(session: Session, form: Form, period: Period) -> Book:
    """Everything official of the form and period that is frozen; outside row security."""
    accepted = select(Edition.unit_id, Edition.demo).where(
        Edition.form_id == form.id, Edition.period_id == period.id, Edition.state == EditionState.accepted
    )
    demo = dict(session.execute(accepted).all())
    frozen = in_force(session, form.id, period.id, demo)
    asked = asked_in(session, form, period)
    units = _units(session, period, frozen.keys())
    words = {
        unit.unit_id: _of_nation(session, asked, unit, frozen, is_demo=any(demo.values()))
        if unit.unit_id not in frozen
        else _of_edition(unit, frozen[unit.unit_id], is_demo=demo[unit.unit_id])
        for unit in units
    }
    return Book(asked, words, _below(session, period, words))


def _units(session: Session, period: Period, speaking: Collection[int]) -> Sequence[UnitVersion]:
    """The units of these editions, and the nation above them."""
    return session.scalars(
        select(UnitVersion)
        .where(
            UnitVersion.valid.contains(period.data_to),
            or_(UnitVersion.unit_id.in_(speaking), UnitVersion.level == Level.nation),
        )
        .order_by(UnitVersion.level, UnitVersion.sort_key)
    ).all()


def _of_edition(unit: UnitVersion, edition: Frozen, *, is_demo: bool) -> Word:
    return Word(unit, edition.sums, edition.number, edition.frozen_at, edition.stale_since is not None, is_demo)


def _of_nation(
    session: Session, asked: Asked, unit: UnitVersion, frozen: Mapping[int, Frozen], *, is_demo: bool
) -> Word:
    words = read_official(session, asked, unit.unit_id)
    sums = merged([words.sums], to=unit.unit_id).get(unit.unit_id, {})
    newest = max(one.frozen_at for one in frozen.values())
    return Word(unit, sums, None, newest, any(one.stale_since for one in words.editions.values()), is_demo)


def _below(session: Session, period: Period, words: Collection[int]) -> Mapping[int, Sequence[int]]:
    rows = session.execute(
        select(UnitClosure.descendant_id, UnitClosure.ancestor_id)
        .where(
            UnitClosure.valid.contains(period.data_to),
            UnitClosure.depth > 0,
            UnitClosure.ancestor_id.in_(words),
            UnitClosure.descendant_id.in_(words),
        )
        .order_by(UnitClosure.descendant_id, UnitClosure.depth)
    )
    nearest: dict[int, int] = {}
    for unit, above in rows:
        nearest.setdefault(unit, above)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for unit, above in nearest.items():
        found[above].append(unit)
    return dict(found)
