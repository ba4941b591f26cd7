"""The sums of the units directly below a unit, several forms and periods at once, in columns."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tienbo.aggregates.asked import Asked
from tienbo.aggregates.columns import SumColumns, sum_columns
from tienbo.aggregates.ordering import Ordering
from tienbo.aggregates.sums import HOLDS, asked_for, branch_sums
from tienbo.aggregates.unkept import Held, reported_columns

BranchColumns = dict[int, SumColumns]

# Where the unit's kept sums hold: that they do, and what is kept of each unit directly below. Where all reporters are
# at or below units of which sums are kept, these are all there is.
_KEPT: Final = text(f"""
WITH whole AS (
  SELECT c.form_id, c.period_id, c.expected, p.data_to, c.kept_at || ' ' || c.ctid AS version
  FROM unnest(CAST(:forms AS int[]), CAST(:periods AS int[])) AS w(form_id, period_id)
  JOIN aggregate_cover c ON c.unit_id = :unit AND c.period_id = w.period_id AND c.form_id = w.form_id
  JOIN period p ON p.id = c.period_id
  WHERE {HOLDS}
), below AS (
  SELECT w.form_id, w.period_id, b.descendant_id AS unit_id,
    sum(c.expected) OVER (PARTITION BY w.form_id, w.period_id) AS expected
  FROM whole w
  JOIN unit_closure b ON b.ancestor_id = :unit AND b.depth = 1 AND b.valid @> w.data_to
  LEFT JOIN aggregate_cover c
    ON c.unit_id = b.descendant_id AND c.period_id = w.period_id AND c.form_id = w.form_id
)
SELECT w.form_id, w.period_id, w.version, coalesce(b.expected, 0) = w.expected, b.unit_id, k.*
FROM whole w
LEFT JOIN below b USING (form_id, period_id)
LEFT JOIN LATERAL (
  SELECT array_agg(a.indicator_id), array_agg(a.category_id), array_agg(a.number), array_agg(a.denominator),
    array_agg(a.expected), array_agg(a.counted)
  FROM aggregate a
  WHERE a.unit_id = b.unit_id AND a.period_id = b.period_id AND a.form_id = b.form_id
    AND a.indicator_id = ANY (CAST(:indicators AS int[]))
) k ON true
""")  # noqa: S608 -- of our modules alone


class _Kept(NamedTuple):
    """What is kept of a form and period, and holds.

    Attributes:
        version: another one as soon as the unit's sums are kept anew.
        entire: whether nobody reports besides.
    """

    version: str
    entire: bool
    branches: BranchColumns


def branches(session: Session, several: Sequence[Asked], unit_id: int) -> list[BranchColumns]:
    """As `branch_sums` of each: where they are kept and nothing changed, one read for all of them, or two."""
    kept = _kept(session, several, unit_id)
    held = {
        key: Held(asked, kept[key].version) for key, asked in _by_key(several) if key in kept and not kept[key].entire
    }
    besides = dict(zip(held, reported_columns(session, [*held.values()], unit_id), strict=True))
    return [
        kept[key].branches | besides.get(key, {})
        if key in kept
        else {branch: sum_columns(asked, of) for branch, of in branch_sums(session, asked, unit_id).items()}
        for key, asked in _by_key(several)
    ]


def _by_key(several: Sequence[Asked]) -> list[tuple[tuple[int, int], Asked]]:
    return [((asked.form.id, asked.period.id), asked) for asked in several]


def _kept(session: Session, several: Sequence[Asked], unit_id: int) -> dict[tuple[int, int], _Kept]:
    wanted, said = asked_for(several, unit_id)
    said["indicators"] = sorted({indicator_id for keys in wanted.values() for indicator_id, _ in keys})
    orderings = {key: Ordering(asked.keys) for key, asked in _by_key(several)}
    found: dict[tuple[int, int], _Kept] = {}
    for form_id, period_id, version, entire, unit, indicators, *read in session.execute(_KEPT, said):
        of = found.setdefault((form_id, period_id), _Kept(version, entire, {}))
        if indicators is None:
            continue
        categories, numbers, denominators, *counts = read
        order = orderings[form_id, period_id].order(indicators, categories)
        if any(order.there):
            sums = (order.pick(numbers, None), order.pick(denominators, None))
            of.branches[unit] = SumColumns(*sums, *(order.pick(count, 0) for count in counts))
    return found
