"""Adding up what accepted submissions say (SQL)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import AskedCell
from tienbo.units.models import Level

# Reporters of one branch and level are asked the same; who is asked what is settled where the answer is read.
_SAYS: Final = """v.period_id = s.period_id AND v.body_id = s.body_id AND v.submission_id = s.id
  AND v.status = 'reported' AND v.indicator_id = ANY (CAST(:wanted AS int[]))"""
_ENTERED: Final = f"""
SELECT w.branch_id, w.level, v.indicator_id, v.category_id, sum(v.number), NULL::numeric, count(*)
FROM unnest(CAST(:branches AS int[]), CAST(:levels AS text[]), CAST(:submissions AS int[]))
     AS w(branch_id, level, submission_id)
JOIN submission s ON s.id = w.submission_id
JOIN value v ON {_SAYS}
GROUP BY 1, 2, 3, 4
"""  # noqa: S608 -- of this module alone
# The same of reporters that are not added up. Each is looked up by itself: the planner, which cannot know how few they
# are, would read every submission there is.
_EACH: Final = f"""
SELECT w.place, s.id, v.indicators, v.categories, v.numbers
FROM unnest(CAST(:forms AS int[]), CAST(:periods AS int[]), CAST(:bodies AS int[]))
     WITH ORDINALITY AS w(form_id, period_id, body_id, place)
CROSS JOIN LATERAL (
  SELECT id, period_id, body_id FROM submission
  WHERE form_id = w.form_id AND period_id = w.period_id AND body_id = w.body_id AND state = 'accepted' LIMIT 1
) s
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(v.indicator_id), '{{}}') AS indicators,
    coalesce(array_agg(v.category_id), '{{}}') AS categories, coalesce(array_agg(v.number), '{{}}') AS numbers
  FROM value v WHERE {_SAYS}
) v
"""  # noqa: S608 -- of this module alone
# Both sums over the same reporters: one that lacks either part is in neither.
_DERIVED: Final = """
SELECT w.branch_id, w.level, r.indicator_id, r.category_id, sum(part.number), sum(whole.number), count(*)
FROM unnest(CAST(:branches AS int[]), CAST(:levels AS text[]), CAST(:submissions AS int[]))
     AS w(branch_id, level, submission_id)
JOIN submission s ON s.id = w.submission_id
JOIN value part ON part.period_id = s.period_id AND part.body_id = s.body_id AND part.submission_id = s.id
  AND part.status = 'reported'
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


def add_up(session: Session, sources: Sequence[Source], cells: Sequence[AskedCell]) -> Iterator[tuple[int, Key, Sums]]:
    """Branch, key and what its submissions say of it, level by level; what nobody was asked is left out."""
    if not sources:
        return
    entered = [cell for cell in cells if cell.whole is None]
    yield from _sums(session.execute(text(_ENTERED), _who(sources) | _wanted(entered)), entered)
    yield from add_up_ratios(session, sources, cells)


def add_up_ratios(
    session: Session, sources: Sequence[Source], cells: Sequence[AskedCell]
) -> Iterator[tuple[int, Key, Sums]]:
    """The same of the ratios among the cells."""
    derived = [cell for cell in cells if cell.whole is not None]
    if sources and derived:
        yield from _sums(session.execute(text(_DERIVED), _who(sources) | _ratios(derived)), derived)


class Said(NamedTuple):
    """What one accepted submission says: parallel lists.

    Attributes:
        place: its reporter's among those that were asked about, from 1.
    """

    place: int
    submission_id: int
    indicators: list[int]
    categories: list[int]
    numbers: list[Decimal | None]


def each_said(session: Session, who: Sequence[tuple[int, int, int]], indicators: Collection[int]) -> Iterator[Said]:
    """What those of these reporters (form, period, body) say whose submission is accepted, of these indicators."""
    if who:
        forms, periods, bodies = (list(of) for of in zip(*who, strict=True))
        said = {"forms": forms, "periods": periods, "bodies": bodies, "wanted": sorted(indicators)}
        yield from (Said(*row) for row in session.execute(text(_EACH), said))


def _sums(rows: Iterable[Any], cells: Sequence[AskedCell]) -> Iterator[tuple[int, Key, Sums]]:
    asked = {cell.key: cell.levels for cell in cells}
    for branch_id, level, indicator_id, category_id, number, denominator, counted in rows:
        key = (indicator_id, category_id)
        if level in asked.get(key, ()):
            yield branch_id, key, Sums(number, denominator, 0, counted)


def _who(sources: Sequence[Source]) -> dict[str, list[int] | list[str]]:
    return {
        "branches": [source.branch_id for source in sources],
        "levels": [source.level.value for source in sources],
        "submissions": [source.submission_id for source in sources],
    }


def _wanted(entered: Sequence[AskedCell]) -> dict[str, list[int]]:
    return {"wanted": sorted({cell.indicator.id for cell in entered})}


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
