"""Keeping totals: what is marked is added up again, everything at once where the register or a form changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from tienbo.aggregates.asked import Asked, AskedCell, asked_in
from tienbo.aggregates.keeping_statements import COVER, KEPT_UNITS, REMOVE, STILL_KEPT, SUMS
from tienbo.aggregates.models import AggregateMark
from tienbo.aggregates.sums import accepted_reporters
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.units.body_models import Body
from tienbo.units.models import UnitClosure

# One at a time: two who add up the same units would each keep what the other had not seen.
_ALONE: Final = "SELECT pg_advisory_xact_lock(hashtext('aggregate'))"


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
    marks = session.scalars(select(AggregateMark)).all()
    for scope in _scopes(session, marks):
        _keep(session, scope)
    session.execute(delete(AggregateMark).where(AggregateMark.id.in_([mark.id for mark in marks])))
    return len(marks)


def rebuild(session: Session) -> int:
    """Forget everything that is kept and add it all up again; answers how many forms and periods."""
    session.flush()
    session.execute(text(_ALONE))
    marks = session.scalars(select(AggregateMark.id)).all()
    session.execute(text("DELETE FROM aggregate"))
    session.execute(text("DELETE FROM aggregate_cover"))
    scopes = _scopes(session, [AggregateMark(form_id=None, period_id=None, unit_id=None)])
    for scope in scopes:
        _keep(session, scope)
    session.execute(delete(AggregateMark).where(AggregateMark.id.in_(marks)))
    return len(scopes)


def _scopes(session: Session, marks: Iterable[AggregateMark]) -> list[Scope]:
    """One for each form and period that is asked; in one order, whatever the order of the marks."""
    units: dict[tuple[int, int], set[int]] = defaultdict(set)
    whole: set[tuple[int, int]] = set()
    asked = session.execute(select(FormPeriod.form_id, FormPeriod.period_id).distinct()).all()
    for mark in marks:
        for form_id, period_id in asked:
            if mark.form_id in {None, form_id} and mark.period_id in {None, period_id}:
                if mark.unit_id is None:
                    whole.add((form_id, period_id))
                else:
                    units[form_id, period_id].add(mark.unit_id)
    return [Scope(*key, None if key in whole else frozenset(units[key])) for key in sorted(whole | units.keys())]


def _keep(session: Session, scope: Scope) -> None:
    form, period = session.get_one(Form, scope.form_id), session.get_one(Period, scope.period_id)
    asked = asked_in(session, form, period)
    who = accepted_reporters(session, form, period)
    key = {"form_id": form.id, "period_id": period.id, "day": period.data_to}
    units: Sequence[int]
    still_kept: Sequence[int] = ()
    if scope.units is None:
        everyone = session.execute(who).all()
        changed = {row.unit_id for row in everyone}
        units = session.scalars(text(KEPT_UNITS), key | {"changed": list(changed)}).all()
    else:
        units = session.scalars(text(KEPT_UNITS), key | {"changed": list(scope.units)}).all()
        still_kept = session.scalars(text(STILL_KEPT), key | {"units": list(units)}).all()
        # What stands below a unit whose sums still hold is in those sums already.
        below = select(UnitClosure.descendant_id).where(
            UnitClosure.ancestor_id.in_(still_kept), UnitClosure.valid.contains(period.data_to)
        )
        everyone = session.execute(who.where(Body.unit_id.not_in(below))).all()
    parameters = {
        **key,
        "units": list(units),
        "still_kept": list(still_kept),
        "everything": scope.units is None,
        "who_units": [row.unit_id for row in everyone],
        "who_levels": [row.level.value for row in everyone],
        "who_submissions": [row.submission_id for row in everyone],
    }
    for statement in (*REMOVE, COVER):
        session.execute(text(statement), parameters)
    session.execute(text(SUMS), parameters | _cells(asked))


def _cells(asked: Asked) -> dict[str, list[int] | list[str] | list[int | None]]:
    rows: list[tuple[AskedCell, str]] = [(cell, level.value) for cell in asked.cells for level in sorted(cell.levels)]
    return {
        "indicators": [cell.indicator.id for cell, _ in rows],
        "categories": [cell.category_id for cell, _ in rows],
        "part_ids": [cell.part[0] for cell, _ in rows],
        "part_cells": [cell.part[1] for cell, _ in rows],
        "whole_ids": [cell.whole[0] if cell.whole else None for cell, _ in rows],
        "whole_cells": [cell.whole[1] if cell.whole else None for cell, _ in rows],
        "levels": [level for _, level in rows],
    }
