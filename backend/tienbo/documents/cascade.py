"""The cascade of a plan: what it implements, who below implements it, and where the gaps are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.documents import queries
from tienbo.documents.cascade_schemas import Cascade, CascadeCounts, Implemented, Plan, UnitBelow
from tienbo.documents.citing import current_citations, identity, meant_by, named
from tienbo.documents.comparing import Verdict, gaps
from tienbo.documents.comparison import pair_read, pairs, sides
from tienbo.documents.deciding import reads
from tienbo.documents.models import Document, DocumentState, Proposal
from tienbo.documents.numbers import same_document
from tienbo.documents.presenting import ref
from tienbo.units.models import UnitClosure, UnitVersion
from tienbo.units.refs import unit_ref

_IMPLEMENTS: Final = {"implements", "legal basis"}
_DEEPEST: Final = 5
_OVER: Final = (DocumentState.replaced, DocumentState.withdrawn, DocumentState.expired)


def get_cascade(session: Session, actor: Actor, document_id: int, depth: int) -> Cascade:
    """The units down to `depth` levels below the issuer's, each with its plans that implement this one.

    Raises:
        NotFound: outside the caller's reach.
    """
    document = queries.get_readable(session, actor, document_id)
    day = document.issued_on or actor.today
    units = _units_below(session, actor, sides(session, [document])[document.id].unit_id, day, depth)
    plans = _implementing(session, actor, document)
    by_unit: dict[int, list[Plan]] = defaultdict(list)
    for unit_id, plan in _plans(session, actor, document, plans):
        by_unit[unit_id].append(plan)
    below = [
        UnitBelow(unit=unit_ref(unit), parent=unit_ref(parent) if parent else None, plans=by_unit[unit.unit_id])
        for unit, parent in units
    ]
    return Cascade(
        document=ref(document),
        as_of=day,
        above=_above(session, actor, document),
        counts=_counts(below),
        below=below,
    )


def _units_below(
    session: Session, actor: Actor, unit_id: int, day: date, depth: int
) -> Sequence[tuple[UnitVersion, UnitVersion | None]]:
    superior = aliased(UnitVersion)
    rows = session.execute(
        select(UnitVersion, superior)
        .join(UnitClosure, UnitClosure.descendant_id == UnitVersion.unit_id)
        .outerjoin(superior, (superior.unit_id == UnitVersion.parent_id) & superior.valid.contains(day))
        .where(UnitClosure.ancestor_id == unit_id, UnitClosure.valid.contains(day))
        .where(UnitClosure.depth.between(1, depth), UnitVersion.valid.contains(day))
        .where(UnitVersion.unit_id.in_(readable_units(actor, Permission.document_read)))
        .order_by(UnitVersion.level, UnitVersion.sort_key, UnitVersion.unit_id)
    )
    return [(unit, parent) for unit, parent in rows]


def _implementing(session: Session, actor: Actor, document: Document) -> list[Document]:
    """Documents that name this one as what they implement, or name one that does, and so on down.

    Whoever still names a document that this one replaced has a plan, and cites what is in force no more.
    """
    found: dict[int, Document] = {}
    frontier = [document, *_replaced_by(session, actor, document)]
    for _ in range(_DEEPEST):
        keys = {plan.number_key for plan in frontier if plan.number_key}
        chosen = {plan.id for plan in frontier}
        citing = [
            citation
            for citation in current_citations(session, actor, keys=keys, chosen=chosen)
            if citation.content["relation"] in _IMPLEMENTS and _means_one_of(citation, frontier)
        ]
        ids = {citation.document_id for citation in citing} - set(found) - {plan.id for plan in frontier}
        if not ids:
            break
        frontier = list(session.scalars(queries.readable_documents(actor).where(Document.id.in_(ids))))
        found |= {plan.id: plan for plan in frontier}
    return list(found.values())


def _replaced_by(session: Session, actor: Actor, document: Document) -> list[Document]:
    """The documents before this one, back to the first."""
    found: list[Document] = []
    ids = [document.id]
    while ids:
        rows = session.scalars(queries.readable_documents(actor).where(Document.replaced_by_id.in_(ids))).all()
        ids = [row.id for row in rows]
        found += rows
    return found


def _means_one_of(citation: Proposal, documents: Iterable[Document]) -> bool:
    if citation.cited_id is not None:
        return any(citation.cited_id == document.id for document in documents)
    return any(same_document(named(citation), identity(document)) for document in documents)


def _plans(session: Session, actor: Actor, document: Document, plans: Sequence[Document]) -> Iterable[tuple[int, Plan]]:
    """Each plan with the id of its unit and its gaps."""
    whole = sides(session, [document, *plans])
    compared = {plan.id: pairs(whole[document.id], whole[plan.id]) for plan in plans}
    flagged = [
        row
        for targets, deadlines in compared.values()
        for pair in (*gaps(targets, Verdict.lower_), *gaps(deadlines, Verdict.later))
        for row in (pair.above, pair.below)
        if row is not None
    ]
    read = {row.id: row for row in reads(session, actor, flagged)}
    outdated = _outdated(session, actor, [plan.id for plan in plans])
    for plan in plans:
        targets, deadlines = compared[plan.id]
        yield (
            whole[plan.id].unit_id,
            Plan(
                document=ref(plan),
                later_deadlines=[pair_read(pair, read) for pair in gaps(deadlines, Verdict.later)],
                lower_targets=[pair_read(pair, read) for pair in gaps(targets, Verdict.lower_)],
                cites_replaced=[ref(cited) for cited in outdated[plan.id]],
            ),
        )


def _outdated(session: Session, actor: Actor, document_ids: Sequence[int]) -> dict[int, list[Document]]:
    """For each document those it cites that are in force no more."""
    citations = current_citations(session, actor, document_ids=document_ids)
    meant = meant_by(session, actor, citations)
    found: dict[int, list[Document]] = defaultdict(list)
    for citation in citations:
        for cited in meant[citation.id]:
            if cited.state in _OVER and cited not in found[citation.document_id]:
                found[citation.document_id].append(cited)
    return found


def _above(session: Session, actor: Actor, document: Document) -> list[Implemented]:
    citations = [
        citation
        for citation in current_citations(session, actor, document_ids=[document.id])
        if citation.content["relation"] in _IMPLEMENTS
    ]
    meant = meant_by(session, actor, citations)
    names = ("relation", "number", "type", "issued_on", "issuer", "subject")
    return [
        Implemented(
            **{name: citation.content[name] for name in names},
            document=ref(meant[citation.id][0]) if meant[citation.id] else None,
        )
        for citation in citations
    ]


def _counts(below: Sequence[UnitBelow]) -> CascadeCounts:
    having = [unit for unit in below if unit.plans]
    return CascadeCounts(
        units=len(below),
        with_plan=len(having),
        without_plan=len(below) - len(having),
        later_deadline=sum(any(plan.later_deadlines for plan in unit.plans) for unit in having),
        lower_target=sum(any(plan.lower_targets for plan in unit.plans) for unit in having),
        cites_replaced=sum(any(plan.cites_replaced for plan in unit.plans) for unit in having),
    )
