"""Everything about figures over periods but the figures: what is asked, of which units, and where the series breaks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.aggregates.asked import Asked, asked_of
from tienbo.aggregates.queries import find_units
from tienbo.aggregates.remembering import remembered, stamp
from tienbo.aggregates.series_breaks import Break, find_breaks
from tienbo.aggregates.series_wanted import Wanted
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.queries import readable_forms
from tienbo.problems import NotFound
from tienbo.units.models import UnitClosure, UnitVersion


@dataclass(frozen=True)
class Frame:
    """What figures are put into.

    Attributes:
        periods: in the order of their last days.
        units: by period the unit as it was; left out where it was not, or was not the caller's.
        asked: each form in each period, as a whole.
        narrow: the same with the cells that are wanted.
        superiors: the unit and all that ever stood above it, the nearest first, with the days on which it did.
        below: the unit and what stood directly below it within these days, as it was called.
    """

    periods: Sequence[Period]
    units: dict[int, UnitVersion]
    asked: Sequence[Asked]
    narrow: Sequence[Asked]
    breaks: Sequence[Break]
    superiors: Sequence[tuple[int, Range[date]]]
    below: Sequence[UnitVersion]


def find_frame(session: Session, actor: Actor, wanted: Wanted) -> Frame:
    """The frame, remembered as long as nothing is defined anew.

    Raises:
        NotFound: a period that is not known, or the unit is in none of the periods within the caller's reach.
    """
    key = (replace(wanted, missing=False), tuple(actor.roots_with(Permission.total_read)), actor.today)
    return remembered(session, stamp(session), key, partial(_read, actor, wanted))


def _read(actor: Actor, wanted: Wanted, session: Session) -> Frame:
    periods = _periods(session, wanted.periods)
    units = find_units(session, actor, wanted.unit_id, periods, wanted.geography)
    there = [period for period in periods if period.id in units]
    if not there:
        raise NotFound
    asked = _asked(session, actor, there, wanted)
    narrow = [replace(one, cells=[cell for cell in one.cells if wanted.includes(cell.key)]) for one in asked]
    days = [wanted.geography] if wanted.geography else [period.data_to for period in there]
    return Frame(
        periods,
        units,
        asked,
        narrow,
        find_breaks(session, list(dict.fromkeys(one.period for one in asked)), wanted),
        _superiors(session, wanted.unit_id),
        _below(session, wanted.unit_id, Range(min(days), max(days), bounds="[]")) if wanted.children else (),
    )


def _periods(session: Session, codes: Collection[str]) -> list[Period]:
    found = session.scalars(select(Period).where(Period.code.in_(codes)).order_by(Period.data_to, Period.code)).all()
    if len(found) < len(set(codes)):
        raise NotFound
    return list(found)


def _asked(session: Session, actor: Actor, periods: Sequence[Period], wanted: Wanted) -> list[Asked]:
    """The forms that ask any of the indicators in these periods, in their order."""
    by_id = {period.id: period for period in periods}
    forms = (
        readable_forms(actor, Permission.total_read)
        .join(FormPeriod, FormPeriod.form_id == Form.id)
        .where(FormPeriod.period_id.in_(by_id))
        .with_only_columns(Form, FormPeriod.period_id)
        .distinct()
    )
    if wanted.form_id is not None:
        forms = forms.where(Form.id == wanted.form_id)
    places = {period.id: place for place, period in enumerate(periods)}
    rows = sorted(session.execute(forms), key=lambda row: (places[row[1]], row[0].id))
    several = asked_of(session, [(form, by_id[period_id]) for form, period_id in rows])
    return [asked for asked in several if any(wanted.includes(cell.key) for cell in asked.cells)]


def _superiors(session: Session, unit_id: int) -> list[tuple[int, Range[date]]]:
    rows = session.execute(
        select(UnitClosure.ancestor_id, UnitClosure.valid)
        .where(UnitClosure.descendant_id == unit_id)
        .order_by(UnitClosure.depth)
    )
    return [(above, valid) for above, valid in rows]


def _below(session: Session, unit_id: int, days: Range[date]) -> Sequence[UnitVersion]:
    directly = select(UnitClosure.descendant_id).where(
        UnitClosure.ancestor_id == unit_id, UnitClosure.depth <= 1, UnitClosure.valid.overlaps(days)
    )
    return session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id.in_(directly), UnitVersion.valid.overlaps(days))
    ).all()
