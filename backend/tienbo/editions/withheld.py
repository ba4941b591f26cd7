"""How many of those whose reports are in the figures withhold one of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import AskedCell
from tienbo.aggregates.figures import LiveFigures
from tienbo.aggregates.official import Official
from tienbo.submissions.models import Value, ValueStatus
from tienbo.submissions.queries import values_in
from tienbo.units.models import Level

Withheld = Mapping[Key, int | None]
"""By cell the number of reporters; None: an edition that never counted them is in the figures."""


def withheld(session: Session, live: LiveFigures, words: Official | None) -> Withheld:
    """For every cell that is asked; a ratio is withheld where one of its parts is.

    Args:
        session: what it may read.
        live: the reporters, and what they are asked.
        words: the editions of the level below, where the figures are added up from these.
    """
    editions = words.editions if words else {}
    own = {
        one.submission.id: one.unit.level
        for one in live.reporters
        if one.submission and one.branch_id not in editions and (words.counts(one) if words else one.accepted)
    }
    said = _said(session, own)
    frozen = [edition.withheld for edition in editions.values()]
    return {
        cell.key: _sum([_of(cell, said, own), *(of.get(cell.key, 0) for of in frozen)]) for cell in live.asked.cells
    }


def _said(session: Session, submissions: Collection[int]) -> Mapping[Key, set[int]]:
    """By entered cell the submissions that withhold it."""
    found: dict[Key, set[int]] = defaultdict(set)
    withholding = values_in(submissions).where(Value.status == ValueStatus.withheld)
    rows = session.execute(withholding.with_only_columns(Value.indicator_id, Value.category_id, Value.submission_id))
    for indicator_id, category_id, submission_id in rows:
        found[indicator_id, category_id].add(submission_id)
    return found


def _of(cell: AskedCell, said: Mapping[Key, set[int]], levels: Mapping[int, Level]) -> int:
    who = said.get(cell.part, set()) | (said.get(cell.whole, set()) if cell.whole else set())
    return sum(levels[one] in cell.levels for one in who)


def _sum(parts: Iterable[int | None]) -> int | None:
    total = 0
    for part in parts:
        if part is None:
            return None
        total += part
    return total
