"""Two plans side by side, from their rows in the database."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.documents import queries
from tienbo.documents.cascade_schemas import Comparison, Pair
from tienbo.documents.comparing import Due, Held, Paired, incoming, outgoing, pair_deadlines, pair_targets
from tienbo.documents.contents import ObligationContent, TargetContent
from tienbo.documents.deciding import reads
from tienbo.documents.models import Document, Proposal, ProposalKind, ProposalState
from tienbo.documents.presenting import newest_texts, ref
from tienbo.documents.schemas import ProposalRead
from tienbo.units.body_models import Body
from tienbo.units.models import Level, Unit


class Side(NamedTuple):
    """One of the plans compared: whose it is, and what it says."""

    unit_id: int
    level: Level
    said: list[Proposal]


def compare(session: Session, actor: Actor, above_id: int, below_id: int) -> Comparison:
    """Two plans side by side.

    Raises:
        NotFound: one of them is outside the caller's reach.
    """
    above = queries.get_readable(session, actor, above_id)
    below = queries.get_readable(session, actor, below_id)
    both = sides(session, [above, below])
    targets, deadlines = pairs(both[above.id], both[below.id])
    read = {row.id: row for row in reads(session, actor, [*both[above.id].said, *both[below.id].said])}
    return Comparison(
        above=ref(above),
        below=ref(below),
        targets=[pair_read(pair, read) for pair in targets],
        obligations=[pair_read(pair, read) for pair in deadlines],
    )


def sides(session: Session, documents: Sequence[Document]) -> dict[int, Side]:
    """Each plan with the unit whose it is: the issuer's, or the holder where the register does not know the issuer."""
    ids = [document.id for document in documents]
    rows = session.execute(
        select(Document.id, Unit.id, Unit.level)
        .outerjoin(Body, Body.id == Document.issuer_id)
        .join(Unit, Unit.id == func.coalesce(Body.unit_id, Document.unit_id))
        .where(Document.id.in_(ids))
    )
    found = said(session, ids)
    return {document_id: Side(unit_id, level, found[document_id]) for document_id, unit_id, level in rows}


def said(session: Session, document_ids: Sequence[int]) -> dict[int, list[Proposal]]:
    """Targets and obligations, not rejected, of the newest text of each document."""
    found: dict[int, list[Proposal]] = defaultdict(list)
    rows = session.scalars(
        select(Proposal)
        .where(
            Proposal.text_id.in_(newest_texts(document_ids)),
            Proposal.kind.in_((ProposalKind.target, ProposalKind.obligation)),
            Proposal.state != ProposalState.rejected,
        )
        .order_by(Proposal.position)
    )
    for row in rows:
        found[row.document_id].append(row)
    return found


def pairs(above: Side, below: Side) -> tuple[list[Paired[Proposal]], list[Paired[Proposal]]]:
    """Targets and reporting days of two plans in pairs."""
    asked = [
        Due(deadline, row) for row, content in _obligations(above.said) for deadline in incoming(content, above.level)
    ]
    planned = [
        Due(deadline, row) for row, content in _obligations(below.said) for deadline in outgoing(content, below.level)
    ]
    return pair_targets(_targets(above.said), _targets(below.said)), pair_deadlines(asked, planned)


def _targets(rows: Sequence[Proposal]) -> list[Held[Proposal]]:
    return [Held(TargetContent.model_validate(row.content), row) for row in rows if row.kind is ProposalKind.target]


def _obligations(rows: Sequence[Proposal]) -> list[tuple[Proposal, ObligationContent]]:
    return [(row, ObligationContent.model_validate(row.content)) for row in rows if row.kind is ProposalKind.obligation]


def pair_read(pair: Paired[Proposal], read: dict[int, ProposalRead]) -> Pair:
    return Pair(
        verdict=pair.verdict,
        above=read[pair.above.id] if pair.above else None,
        below=read[pair.below.id] if pair.below else None,
    )
