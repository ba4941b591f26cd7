"""Where a series does not go on as it was: another meaning, or another tree."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.aggregates.series_schemas import BreakKind
from tienbo.aggregates.series_wanted import Wanted
from tienbo.forms.models import Period
from tienbo.indicators.models import IndicatorVersion
from tienbo.units.models import UnitClosure


class Break(NamedTuple):
    """What changed since the period before; `indicator_id` None: it concerns all of them."""

    period: str
    kind: BreakKind
    indicator_id: int | None
    change: str | None


def find_breaks(session: Session, periods: Sequence[Period], wanted: Wanted) -> list[Break]:
    """Between which of the periods the meaning of an indicator, or the tree below the unit, changed."""
    if not periods:
        return []
    first, last = periods[0].data_to, periods[-1].data_to
    versions = session.scalars(
        select(IndicatorVersion).where(
            IndicatorVersion.indicator_id.in_(wanted.indicator_ids),
            func.lower(IndicatorVersion.valid) > first,
            func.lower(IndicatorVersion.valid) <= last,
        )
    ).all()
    changes = _changes_of_tree(session, wanted.unit_id, first, last) if wanted.geography is None else []
    breaks: list[Break] = []
    for before, after in pairwise(periods):
        for version in versions:
            if after.data_to in version.valid and before.data_to not in version.valid:
                kind = BreakKind.definition_changed
                breaks.append(Break(after.code, kind, version.indicator_id, version.change))
        if any((before.data_to in valid) != (after.data_to in valid) for valid in changes):
            breaks.append(Break(after.code, BreakKind.tree_changed, None, None))
    return breaks


def _changes_of_tree(session: Session, unit_id: int, first: date, last: date) -> Sequence[Range[date]]:
    """How long whatever came to stand below the unit, or ceased to, within these days stood there."""
    begins = func.lower(UnitClosure.valid)
    ends = func.upper(UnitClosure.valid)
    return session.scalars(
        select(UnitClosure.valid)
        .where(
            UnitClosure.ancestor_id == unit_id,
            or_(and_(begins > first, begins <= last), and_(ends > first, ends <= last)),
        )
        .distinct()
    ).all()
