"""Adding up what accepted submissions say (SQL)."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import AskedCell
from tienbo.units.models import Level

# Reporters of one branch and level are asked the same; who is asked what is settled where the answer is read.
_ENTERED: Final = """
SELECT w.branch_id, w.level, v.indicator_id, v.category_id, sum(v.number), NULL::numeric, count(*)
FROM unnest(CAST(:branches AS int[]), CAST(:levels AS text[]), CAST(:submissions AS int[]))
     AS w(branch_id, level, submission_id)
JOIN value v ON v.submission_id = w.submission_id AND v.status = 'reported'
  AND v.indicator_id = ANY (CAST(:wanted AS int[]))
GROUP BY 1, 2, 3, 4
"""
# Both sums over the same reporters: one that lacks either part is in neither.
_DERIVED: Final = """
SELECT w.branch_id, w.level, r.indicator_id, r.category_id, sum(part.number), sum(whole.number), count(*)
FROM unnest(CAST(:branches AS int[]), CAST(:levels AS text[]), CAST(:submissions AS int[]))
     AS w(branch_id, level, submission_id)
JOIN value part ON part.submission_id = w.submission_id AND part.status = 'reported'
JOIN unnest(CAST(:indicators AS int[]), CAST(:categories AS int[]), CAST(:part_ids AS int[]),
            CAST(:part_cells AS int[]), CAST(:whole_ids AS int[]), CAST(:whole_cells AS int[]))
     AS r(indicator_id, category_id, part_id, part_cell, whole_id, whole_cell)
  ON r.part_id = part.indicator_id AND r.part_cell = part.category_id
JOIN value whole ON whole.period_id = part.period_id AND whole.body_id = part.body_id
  AND whole.indicator_id = r.whole_id AND whole.category_id = r.whole_cell AND whole.status = 'reported'
GROUP BY 1, 2, 3, 4
"""


class Source(NamedTuple):
    """An accepted submission, the level of its reporter's unit, and the branch to which its figures go."""

    branch_id: int
    level: Level
    submission_id: int


class Part(NamedTuple):
    """What the reporters of one branch said of one key; `expected` is not known here, and 0."""

    branch_id: int
    key: Key
    sums: Sums


def add_up(session: Session, sources: Sequence[Source], cells: Sequence[AskedCell]) -> Iterator[Part]:
    """What the submissions say of these cells, by branch and level; what nobody was asked is left out."""
    if not sources:
        return
    asked = {cell.key: cell.levels for cell in cells}
    derived = [cell for cell in cells if cell.whole is not None]
    who: dict[str, list[int] | list[str]] = {
        "branches": [source.branch_id for source in sources],
        "levels": [source.level.value for source in sources],
        "submissions": [source.submission_id for source in sources],
    }
    entered = sorted({cell.indicator.id for cell in cells if cell.whole is None})
    rows = list(session.execute(text(_ENTERED), who | {"wanted": entered}))
    if derived:
        rows.extend(session.execute(text(_DERIVED), who | _ratios(derived)))
    for branch_id, level, indicator_id, category_id, number, denominator, counted in rows:
        key = (indicator_id, category_id)
        if Level(level) in asked.get(key, ()):
            yield Part(branch_id, key, Sums(number, denominator, 0, counted))


def _ratios(cells: Sequence[AskedCell]) -> dict[str, list[int]]:
    wholes = [cell.whole or (0, 0) for cell in cells]
    return {
        "indicators": [cell.indicator.id for cell in cells],
        "categories": [cell.category_id for cell in cells],
        "part_ids": [cell.part[0] for cell in cells],
        "part_cells": [cell.part[1] for cell in cells],
        "whole_ids": [whole[0] for whole in wholes],
        "whole_cells": [whole[1] for whole in wholes],
    }
