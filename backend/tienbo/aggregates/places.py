"""Where a unit's sums stand at this moment: kept, or still to be added up from what was reported."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from tienbo.aggregates.models import AggregateCover, AggregateMark
from tienbo.forms.models import Form, Period
from tienbo.units import tree
from tienbo.units.models import UnitClosure


@dataclass(frozen=True)
class Places:
    """Units that together hold each reporter at or below a unit once; each with its branch, a child of that unit.

    Attributes:
        kept: their sums are kept, those of all below them included.
        reporting: their own reporters' submissions are added up.
    """

    kept: Mapping[int, int]
    reporting: Mapping[int, int]


def find_places(session: Session, form: Form, period: Period, unit_id: int) -> Places:
    """The fewest places at which the unit's sums can be read now, marked changes included."""
    if not is_kept(session, form, period, unit_id):
        return Places({}, tree.branches(session, unit_id, period.data_to))
    marked = marked_units(session, form, period, unit_id)
    return places_below(session, period, unit_id, {unit_id, *marked})


def is_kept(session: Session, form: Form, period: Period, unit_id: int) -> bool:
    """Whether sums of the unit are kept at all, and nothing changed since that concerns every unit."""
    cover = exists().where(
        AggregateCover.unit_id == unit_id,
        AggregateCover.period_id == period.id,
        AggregateCover.form_id == form.id,
    )
    changed = exists().where(AggregateMark.unit_id.is_(None), concerns(form.id, period.id))
    return bool(session.scalar(select(and_(cover, ~changed))))


def concerns(form_id: int, period_id: int) -> ColumnElement[bool]:
    """The marks of a form and period, those of every form or period included."""
    return and_(
        or_(AggregateMark.form_id.is_(None), AggregateMark.form_id == form_id),
        or_(AggregateMark.period_id.is_(None), AggregateMark.period_id == period_id),
    )


def marked_units(session: Session, form: Form, period: Period, unit_id: int) -> set[int]:
    """The units at or below this one whose kept sums no longer hold: where something changed, and all above it."""
    day = period.data_to
    return set(
        session.scalars(
            select(UnitClosure.ancestor_id)
            .join(AggregateMark, AggregateMark.unit_id == UnitClosure.descendant_id)
            .where(
                concerns(form.id, period.id),
                UnitClosure.valid.contains(day),
                UnitClosure.ancestor_id.in_(tree.subtree(unit_id, day)),
            )
            .distinct()
        )
    )


def places_below(session: Session, period: Period, unit_id: int, opened: Collection[int]) -> Places:
    """The units directly below the opened ones, apart from these themselves; whatever has units below it is kept."""
    day = period.data_to
    below = aliased(UnitClosure)
    rows = session.execute(
        select(
            UnitClosure.ancestor_id,
            UnitClosure.descendant_id,
            exists().where(below.ancestor_id == UnitClosure.descendant_id, below.depth == 1, below.valid.contains(day)),
        ).where(UnitClosure.depth == 1, UnitClosure.valid.contains(day), UnitClosure.ancestor_id.in_(opened))
    ).all()
    parent = {child: above for above, child, _ in rows}
    branch = {unit_id: unit_id, **{child: _branch(child, unit_id, parent) for child in parent}}
    kept = {child: branch[child] for _, child, has_units in rows if has_units and child not in opened}
    return Places(kept, {unit: of for unit, of in branch.items() if unit not in kept})


def _branch(unit: int, top: int, parent: Mapping[int, int]) -> int:
    while parent[unit] != top:
        unit = parent[unit]
    return unit
