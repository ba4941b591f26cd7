"""Keeping totals: what is marked is added up again, everything at once where the register or a form changed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import Row, delete, exists, insert, select, text
from sqlalchemy.orm import Session, aliased

from tienbo.aggregates.asked import asked_in
from tienbo.aggregates.models import Aggregate, AggregateCover, AggregateMark
from tienbo.aggregates.remembering import join_changes
from tienbo.aggregates.sums import BranchSums, accepted_reporters, kept_sums, merged, reported_sums
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.units.body_models import Body
from tienbo.units.models import UnitClosure

# One at a time: two who add up the same units would each keep what the other had not seen.
_ALONE: Final = "SELECT pg_advisory_xact_lock(hashtext('aggregate'))"


Mark = tuple[int | None, int | None, int | None]
"""Form, period and unit; None: each of them."""


class Scope(NamedTuple):
    """What marks ask to be added up again; `units` None: every unit."""

    form_id: int
    period_id: int
    units: frozenset[int] | None


def refresh(session: Session) -> int:
    """Add up again whatever is marked, and delete those marks; answers how many there were.

    What is marked meanwhile stays marked, so a change can be added up twice and never be missed.
    """
    session.flush()
    session.execute(text(_ALONE))
    marks = _take_marks(session)
    for scope in _scopes(session, set(marks)):
        _keep(session, scope)
    join_changes(session)
    return len(marks)


def rebuild(session: Session) -> int:
    """Forget everything that is kept and add it all up again; answers how many forms and periods."""
    session.flush()
    session.execute(text(_ALONE))
    _take_marks(session)
    session.execute(text("DELETE FROM aggregate"))
    session.execute(text("DELETE FROM aggregate_cover"))
    scopes = _scopes(session, [(None, None, None)])
    for scope in scopes:
        _keep(session, scope)
    return len(scopes)


def _take_marks(session: Session) -> list[Mark]:
    """Delete the marks there are; what is read from here on includes every change that they mark."""
    taken = delete(AggregateMark).returning(AggregateMark.form_id, AggregateMark.period_id, AggregateMark.unit_id)
    return [(form_id, period_id, unit_id) for form_id, period_id, unit_id in session.execute(taken)]


def _scopes(session: Session, marks: Iterable[Mark]) -> list[Scope]:
    """One for each form and period that is asked; in one order, whatever the order of the marks."""
    units: dict[tuple[int, int], set[int]] = defaultdict(set)
    whole: set[tuple[int, int]] = set()
    asked = session.execute(select(FormPeriod.form_id, FormPeriod.period_id).distinct()).all()
    for of_form, of_period, unit_id in marks:
        for form_id, period_id in asked:
            if of_form in {None, form_id} and of_period in {None, period_id}:
                if unit_id is None:
                    whole.add((form_id, period_id))
                else:
                    units[form_id, period_id].add(unit_id)
    return [Scope(*key, None if key in whole else frozenset(units[key])) for key in sorted(whole | units.keys())]


def _keep(session: Session, scope: Scope) -> None:
    form, period = session.get_one(Form, scope.form_id), session.get_one(Period, scope.period_id)
    query = accepted_reporters(session, form, period)
    changed = scope.units
    if changed is None:
        changed = frozenset(row.unit_id for row in session.execute(query))
    units = _units_above(session, changed, period.data_to)
    still_kept: set[int] = set()
    if scope.units is not None:
        still_kept = _still_kept(session, form, period, units)
        # What stands below a unit whose sums still hold is in those sums already.
        below = select(UnitClosure.descendant_id).where(
            UnitClosure.ancestor_id.in_(still_kept), UnitClosure.valid.contains(period.data_to)
        )
        query = query.where(Body.unit_id.not_in(below))
    superiors = _superiors(session, period.data_to)
    who = [
        (row.unit_id if row.unit_id in units else superiors[row.unit_id], row.level, row.submission_id)
        for row in session.execute(query)
    ]
    asked = asked_in(session, form, period)
    places = {unit: superiors[unit] for unit in still_kept}
    sums = merged([reported_sums(session, asked, who), kept_sums(session, asked, places)])
    covers = Counter(home for home, _, _ in who), Counter(home for home, _, said in who if said is not None)
    for unit, expected, counted in _kept_covers(session, form, period, still_kept):
        covers[0][superiors[unit]] += expected
        covers[1][superiors[unit]] += counted
    everything = scope.units is None
    for table in (Aggregate, AggregateCover):
        mine = delete(table).where(table.period_id == period.id, table.form_id == form.id)
        session.execute(mine if everything else mine.where(table.unit_id.in_(units)))
    key = {"period_id": period.id, "form_id": form.id}
    lines = {unit: [above for above in _line(unit, superiors) if above in units] for unit in units}
    rows = _lifted(sums, lines)
    if units:
        session.execute(insert(AggregateCover), [key | row for row in _lifted_covers(covers, lines)])
    if rows:
        session.execute(insert(Aggregate), [key | row for row in rows])


def _units_above(session: Session, changed: Collection[int], day: date) -> set[int]:
    """Of the units at or above a place that changed, the ones with units below them: theirs are the kept sums."""
    below = aliased(UnitClosure)
    has_units = exists().where(
        below.ancestor_id == UnitClosure.ancestor_id, below.depth == 1, below.valid.contains(day)
    )
    query = select(UnitClosure.ancestor_id).where(
        UnitClosure.descendant_id.in_(changed), UnitClosure.valid.contains(day), has_units
    )
    return set(session.scalars(query.distinct()))


def _still_kept(session: Session, form: Form, period: Period, units: Collection[int]) -> set[int]:
    """The units directly below these whose own kept sums hold."""
    query = (
        select(UnitClosure.descendant_id)
        .join(AggregateCover, AggregateCover.unit_id == UnitClosure.descendant_id)
        .where(
            AggregateCover.period_id == period.id,
            AggregateCover.form_id == form.id,
            UnitClosure.ancestor_id.in_(units),
            UnitClosure.depth == 1,
            UnitClosure.valid.contains(period.data_to),
        )
    )
    return set(session.scalars(query)) - set(units)


def _superiors(session: Session, day: date) -> dict[int, int]:
    links = session.execute(
        select(UnitClosure.descendant_id, UnitClosure.ancestor_id).where(
            UnitClosure.depth == 1, UnitClosure.valid.contains(day)
        )
    )
    return dict(links.all())


def _line(unit: int, superiors: Mapping[int, int]) -> Iterator[int]:
    """The unit, then all above it."""
    above: int | None = unit
    while above is not None:
        yield above
        above = superiors.get(above)


def _kept_covers(session: Session, form: Form, period: Period, units: Collection[int]) -> Sequence[Row[int, int, int]]:
    return session.execute(
        select(AggregateCover.unit_id, AggregateCover.expected, AggregateCover.counted).where(
            AggregateCover.unit_id.in_(units),
            AggregateCover.period_id == period.id,
            AggregateCover.form_id == form.id,
        )
    ).all()


def _lifted(sums: BranchSums, lines: Mapping[int, Sequence[int]]) -> list[dict[str, Any]]:
    """The rows of every kept unit: what stands at it and at all below it."""
    found: dict[int, list[BranchSums]] = defaultdict(list)
    for home, of in sums.items():
        for above in lines[home]:
            found[above].append({above: of})
    return [
        {"unit_id": unit, "indicator_id": indicator_id, "category_id": category_id, **part._asdict()}
        for unit, parts in found.items()
        for (indicator_id, category_id), part in merged(parts)[unit].items()
    ]


def _lifted_covers(
    covers: tuple[Counter[int], Counter[int]], lines: Mapping[int, Sequence[int]]
) -> list[dict[str, int]]:
    found = {unit: [0, 0] for unit in lines}
    for place, cover in enumerate(covers):
        for home, count in cover.items():
            for above in lines[home]:
                found[above][place] += count
    return [{"unit_id": unit, "expected": expected, "counted": counted} for unit, (expected, counted) in found.items()]
