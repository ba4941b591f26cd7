"""Search over the words of the documents, with and without diacritics, the clause being the hit."""

import re
from typing import Final

from sqlalchemy import ColumnElement, Integer, cast, func, select, tuple_
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.documents.excerpts import excerpt
from tienbo.documents.models import Clause, Document
from tienbo.documents.presenting import holders, newest_texts, ref
from tienbo.documents.queries import may_read
from tienbo.documents.schemas import SearchHit, SearchPage
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.units.refs import unit_ref
from tienbo.vietnamese import fold, normalise

_WORD: Final = re.compile(r"[a-z0-9]+")


def search(session: Session, actor: Actor, words: str, cursor: str | None, limit: int) -> SearchPage:
    """Clauses of the newest texts that hold every word, the best first; nothing asked, nothing found."""
    terms = _WORD.findall(fold(words))
    if not terms:
        return SearchPage(items=[], next_cursor=None)
    key = (_rank(words, terms), Clause.id)
    query = (
        select(Clause, Document, key[0])
        .join(Document, Document.id == Clause.document_id)
        .where(may_read(actor), Clause.text_id.in_(newest_texts()))
        .where(Clause.words.op("@@")(func.to_tsquery("simple", " & ".join(terms))))
    )
    if cursor is not None:
        query = query.where(tuple_(*key) > tuple_(*decode_cursor(cursor, int, int)))
    rows = session.execute(query.order_by(*key).limit(limit + 1)).all()
    units = holders(session, [row[1] for row in rows], actor.today)
    return SearchPage(
        items=[
            SearchHit(
                document=ref(document),
                unit=unit_ref(units[document.id]),
                anchor=clause.anchor,
                heading=clause.heading,
                excerpt=excerpt(clause.text, terms),
            )
            for clause, document, _ in rows[:limit]
        ],
        next_cursor=encode_cursor(rows[limit - 1][2], rows[limit - 1][0].id) if len(rows) > limit else None,
    )


def _rank(words: str, terms: list[str]) -> ColumnElement[int]:
    """Lower is better: words side by side before words apart, the diacritics as typed before other ones.

    In whole ten-thousandths, so that a cursor can hold it.
    """
    apart = func.ts_rank(Clause.words, func.to_tsquery("simple", " & ".join(terms)), 1)
    together = func.ts_rank(Clause.words, func.to_tsquery("simple", " <-> ".join(terms)), 1)
    as_typed = cast(func.strpos(func.lower(Clause.text), normalise(words).lower()) > 0, Integer)
    return cast((apart + together + as_typed) * -10_000, Integer)
