"""Explanations (giải trình) of figures that a soft check finds unlikely."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.submissions.check_rules import cell_key
from tienbo.submissions.checks import Figures, Stated
from tienbo.submissions.entry_models import Explanation
from tienbo.submissions.models import ValueStatus
from tienbo.submissions.schemas import ExplanationRead


class Newest(NamedTuple):
    """The newest explanation of a check, and whether it speaks of the figures as they are now."""

    valid: bool
    read: ExplanationRead


Explained = dict[tuple[str, str], Newest]
"""By kind of check and cell."""


def explained_of(session: Session, submission_id: int, now: Figures, last: Figures) -> Explained:
    return newest(explanations_of(session, [submission_id])[submission_id], now, last)


def explanations_of(session: Session, submission_ids: Sequence[int]) -> dict[int, list[tuple[Explanation, str | None]]]:
    """Every explanation with its author's name, in the order in which they were given."""
    found: dict[int, list[tuple[Explanation, str | None]]] = defaultdict(list)
    rows = session.execute(
        select(Explanation, User.name)
        .outerjoin(User, User.id == Explanation.user_id)
        .where(Explanation.submission_id.in_(submission_ids))
        .order_by(Explanation.id)
    )
    for row, name in rows:
        found[row.submission_id].append((row, name))
    return found


def newest(rows: Sequence[tuple[Explanation, str | None]], now: Figures, last: Figures) -> Explained:
    """The last word on each check."""
    return {
        (row.kind, cell_key(row.indicator_id, row.category_id)): _newest(row, name, now, last) for row, name in rows
    }


def _newest(row: Explanation, name: str | None, now: Figures, last: Figures) -> Newest:
    cell = cell_key(row.indicator_id, row.category_id)
    same = _stated(row.status, row.number) == now.get(cell)
    valid = same and _stated(row.last_status, row.last_number) == last.get(cell)
    read = ExplanationRead(
        kind=row.kind, cell=cell, text=row.text, user_name=name, explained_at=row.explained_at, valid=valid
    )
    return Newest(valid, read)


def _stated(status: ValueStatus | None, number: Decimal | None) -> Stated | None:
    return None if status is None else Stated(status, number)
