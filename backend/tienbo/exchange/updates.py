"""`updated_since`: of a list, what was changed after an earlier answer, with nothing left out.

A clock cannot say that: a change that was made before the answer may be committed after it. So each answer gives a
mark to come back with, the horizon of the transactions that were still open when it was read (`pg_snapshot_xmin`).
Whatever the answer did not show was written by a transaction of that horizon or later, and PostgreSQL keeps with each
row which transaction wrote it. A transaction that is open for long makes rows come twice; none is passed by.

Transaction numbers mean nothing on another server: a mark holds the generation of the feed, which a restore ends. Until
the sequencer has noticed a restore, its marks bear the number of the generation that is to begin.
"""

from typing import Annotated, Final, NamedTuple

from fastapi import Depends, Query, Response
from sqlalchemy import BigInteger, ColumnElement, String, case, cast, func, inspect, literal_column, or_, select, text

from tienbo.access.dependencies import CurrentActor
from tienbo.answer_headers import NEXT_SINCE
from tienbo.database import Base, SessionDep
from tienbo.exchange.sequence_models import FeedGeneration
from tienbo.exchange.sequencing import PLACE
from tienbo.problems import FieldError, InvalidInput, Problem, Text

MARK_PATTERN: Final = r"^[0-9]{1,9}-[0-9]{1,18}$"
# Rows keep the last 32 bits of the number, which say what is later as long as less than half of them lies between.
_BITS: Final = 2**32
_HALF: Final = 2**31
_GENERATION: Final = (
    select(case((FeedGeneration.place == text(f"({PLACE})"), FeedGeneration.id), else_=FeedGeneration.id + 1))
    .order_by(FeedGeneration.id.desc())
    .limit(1)
    .scalar_subquery()
)
_STATE: Final = select(
    text("pg_snapshot_xmin(pg_current_snapshot())::text::bigint"),
    text("pg_snapshot_xmax(pg_current_snapshot())::text::bigint"),
    func.coalesce(_GENERATION, 0),
)


class MarkLost(Problem):
    status = 410
    code = "mark-lost"
    title = Text(
        "Mốc updated_since này không còn dùng được: hãy đọc lại cả danh sách.",
        "This updated_since can no longer be used: read the whole list again.",
    )


class Since(NamedTuple):
    """The first transaction whose changes the caller may not have seen."""

    transaction: int

    def touched(self, *tables: type[Base]) -> ColumnElement[bool]:
        """Whether one of the joined rows of these tables was written since."""
        return or_(*(self._written(table) for table in tables))

    def _written(self, table: type[Base]) -> ColumnElement[bool]:
        writer = cast(cast(literal_column(f"{inspect(table).selectable.description}.xmin"), String), BigInteger)
        return (writer - self.transaction).op("&")(_BITS - 1) < _HALF


def since_mark(
    session: SessionDep,
    actor: CurrentActor,  # noqa: ARG001 -- nobody is told of transactions before it is known who asks
    response: Response,
    updated_since: Annotated[
        str | None,
        Query(
            pattern=MARK_PATTERN,
            description="What was changed since an answer: the mark it gave as `Next-Updated-Since`, which is no time.",
        ),
    ] = None,
) -> Since | None:
    """What was changed since the caller's mark; None without one. The answer gets the next mark.

    Raises:
        MarkLost: a backup was restored since, or the mark is too old to be compared.
        InvalidInput: no such mark was ever given.
    """
    # Read before the list is: what commits in between is shown now and once more.
    oldest_open, next_one, generation = session.execute(_STATE).one()
    response.headers[NEXT_SINCE] = f"{generation}-{oldest_open}"
    if updated_since is None:
        return None
    given, number = map(int, updated_since.split("-"))
    if given != generation or next_one - number >= _HALF:
        raise MarkLost
    if number > next_one:
        words = Text("Mốc này không do hệ thống cấp.", "This mark is not one of ours.")
        raise InvalidInput(errors=[FieldError("query/updated_since", "bad-mark", words)])
    return Since(number)


SinceDep = Annotated[Since | None, Depends(since_mark)]
