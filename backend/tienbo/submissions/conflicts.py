"""Two people in one form: a value is written only over what its writer saw."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.submissions.check_rules import cell_key, cell_of
from tienbo.submissions.checks import Stated
from tienbo.submissions.models import Value, ValueRevision
from tienbo.submissions.problems import CellsChanged
from tienbo.submissions.schemas import Conflict, MyValue, TheirValue


class Mine(NamedTuple):
    """What a writer says of a cell, and the version of it that they saw; 0: nothing was said."""

    key: str
    stated: Stated | None
    seen: int


def refuse_conflicts(session: Session, submission_id: int, values: dict[str, Value], mine: Iterable[Mine]) -> None:
    """Nothing, where every cell is as its writer saw it, or says already what they say.

    Raises:
        CellsChanged: with what each side says of every other cell.
    """
    conflicting = [one for one in mine if changed_since(one, values.get(one.key))]
    if conflicting:
        last = _last_revisions(session, submission_id, [one.key for one in conflicting])
        raise CellsChanged(
            [_conflict(one, values.get(one.key), *last.get(one.key, (None, None))) for one in conflicting]
        )


def changed_since(mine: Mine, theirs: Value | None) -> bool:
    """Whether the cell is neither as its writer saw it nor what they say (pure)."""
    now = None if theirs is None else Stated(theirs.status, theirs.number)
    return mine.seen != (0 if theirs is None else theirs.version) and mine.stated != now


def _last_revisions(
    session: Session, submission_id: int, keys: list[str]
) -> dict[str, tuple[ValueRevision, str | None]]:
    rows = session.execute(
        select(ValueRevision, User.name)
        .outerjoin(User, User.id == ValueRevision.user_id)
        .where(
            ValueRevision.submission_id == submission_id,
            tuple_(ValueRevision.indicator_id, ValueRevision.category_id).in_([cell_of(key) for key in keys]),
        )
        .order_by(ValueRevision.version)
    )
    return {cell_key(row.indicator_id, row.category_id): (row, name) for row, name in rows}


def _conflict(mine: Mine, theirs: Value | None, last: ValueRevision | None, user_name: str | None) -> Conflict:
    indicator_id, category_id = cell_of(mine.key)
    return Conflict(
        indicator_id=indicator_id,
        category_id=category_id,
        mine=MyValue(
            status=mine.stated.status if mine.stated else None, number=mine.stated.number if mine.stated else None
        ),
        theirs=TheirValue(
            status=theirs.status if theirs else None,
            number=theirs.number if theirs else None,
            version=theirs.version if theirs else 0,
            user_name=user_name,
            revised_at=last.revised_at if last else None,
        ),
    )
