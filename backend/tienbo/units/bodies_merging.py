"""Bodies that were entered twice: who is like whom, what a merger would move, and the merger itself."""

from itertools import combinations
from typing import Annotated, Final

from pydantic import BaseModel, Field
from rapidfuzz import fuzz
from sqlalchemy import Select, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.access.models import RoleGrant
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.exchange.events import record
from tienbo.problems import NotFound, Problem, Text
from tienbo.units.bodies_problems import BodyMerged
from tienbo.units.bodies_queries import readable_bodies
from tienbo.units.bodies_reading import names_on
from tienbo.units.bodies_service import keeping, to_change
from tienbo.units.body_keys import body_key, plain_words
from tienbo.units.body_models import Body, BodyName, BodySelector, NameKind
from tienbo.units.body_uses import ASSIGNMENT, DOCUMENT, MATRIX, PARTY, SUBMISSION, TASK
from tienbo.units.refs import BodyRef

_LEAST_LIKENESS: Final = 88.0
_MOST_PAIRS: Final = 50
_MOST_BODIES: Final = 1000


class MergeRefused(Problem):
    status = 409
    code = "merge-refused"
    title = Text(
        "Chỉ gộp hai cơ quan khác nhau của cùng một đơn vị, không trực thuộc nhau.",
        "Only two different bodies of one unit can be merged, and neither a part of the other.",
    )


class FiguresReported(Problem):
    status = 409
    code = "figures-reported"
    title = Text(
        "Cơ quan này đã báo cáo số liệu nên không gộp được; hãy giữ nó và gộp cơ quan kia, hoặc cho chấm dứt.",
        "This body has reported figures, so it is not merged away; keep it and merge the other, or end it.",
    )


class Duplicate(BaseModel):
    """Two bodies of a unit whose names are alike; the score is from 0 to 1."""

    one: BodyRef
    other: BodyRef
    score: float


class DuplicateList(BaseModel):
    items: list[Duplicate]


class MergePreview(BaseModel):
    """What would move from the merged body to the kept one; what was issued keeps the names of its day."""

    merged: BodyRef
    kept: BodyRef
    names: Annotated[list[str], Field(description="Become aliases of the kept body.")]
    tasks: Annotated[int, Field(description="Names in assignments that are matched to it.")]
    documents: Annotated[int, Field(description="Documents that it issued.")]
    groups: int
    roles: int
    parts: int


class Merge(BaseModel):
    into_id: Annotated[int, Field(ge=1, le=2**31 - 1, description="The body that is kept.")]


def duplicates(session: Session, actor: Actor, unit_id: int) -> DuplicateList:
    """Pairs of bodies in being today whose names are alike, the likest first; parts of different bodies are two."""
    keeping(session, actor, unit_id)
    rows = session.execute(
        select(Body.id, Body.parent_id)
        .where(Body.unit_id == unit_id, Body.valid.contains(actor.today))
        .limit(_MOST_BODIES)
    )
    parents = dict(rows.all())
    names = names_on(session, parents, actor.today)
    forms = {body.id: (body_key(body.name), plain_words(body.name)) for body in names.values()}
    scored = [
        (max(fuzz.ratio(a, b) for a, b in zip(forms[one], forms[other], strict=True)), one, other)
        for one, other in combinations(sorted(forms), 2)
        if parents[one] == parents[other]
    ]
    likest = sorted((pair for pair in scored if pair[0] >= _LEAST_LIKENESS), reverse=True)[:_MOST_PAIRS]
    return DuplicateList(
        items=[Duplicate(one=names[one], other=names[other], score=round(s / 100, 2)) for s, one, other in likest]
    )


def preview(session: Session, actor: Actor, body_id: int, into_id: int) -> MergePreview:
    """Everything that the merger would move; nothing is changed by it."""
    merged, kept = _pair(session, actor, body_id, into_id)
    refs = names_on(session, {merged.id, kept.id}, actor.today)
    return MergePreview(
        merged=refs[merged.id],
        kept=refs[kept.id],
        names=sorted({name.name for name in _new_names(session, merged, kept)}),
        tasks=_count(session, select(PARTY.c.id).where(PARTY.c.id.in_(_parties(actor, body_id)))),
        documents=_count(session, _documents(actor, body_id)),
        groups=_count(session, select(BodySelector.group_id).where(BodySelector.body_id == body_id).distinct()),
        roles=_count(session, select(RoleGrant.id).where(RoleGrant.body_id == body_id)),
        parts=_count(session, select(Body.id).where(Body.parent_id == body_id)),
    )


def merge(session: Session, actor: Actor, body_id: int, version: int, into_id: int) -> None:
    """Let everything name the kept body; the id of the other goes on meaning it.

    Raises:
        NotFound, Forbidden, VersionStale, BodyMerged: as for every change.
        MergeRefused, FiguresReported: what must not be mixed up.
    """
    merged = to_change(session, actor, body_id, version)
    _, kept = _pair(session, actor, body_id, into_id)
    was = [day.isoformat() if day else None for day in (merged.valid.lower, merged.valid.upper)]
    moved = {
        "names": _move_names(session, merged, kept),
        "groups": _move_selectors(session, merged, kept),
        "roles": _move_roles(session, merged, kept),
    }
    parties, documents = _parties(actor, merged.id), _documents(actor, merged.id)
    session.execute(update(PARTY).where(PARTY.c.id.in_(parties)).values(body_id=kept.id))
    session.execute(update(DOCUMENT).where(DOCUMENT.c.id.in_(documents)).values(issuer_id=kept.id))
    for body in session.scalars(_pointing_at(actor, merged.id)):
        for column in ("parent_id", "successor_id", "merged_into_id"):
            if getattr(body, column) == merged.id:
                setattr(body, column, kept.id)
    merged.merged_into_id, merged.successor_id = kept.id, None
    merged.valid = Range(empty=True)  # it was never a body of its own, on no day
    kept.version += 1
    record(session, actor, "body.merged", ("body", merged.id), merged.unit_id, into=kept.id, moved=moved, was=was)
    session.flush()


def _pair(session: Session, actor: Actor, body_id: int, into_id: int) -> tuple[Body, Body]:
    found = {body.id: body for body in session.scalars(readable_bodies(actor).where(Body.id.in_((body_id, into_id))))}
    if not {body_id, into_id} <= found.keys():
        raise NotFound
    merged, kept = found[body_id], found[into_id]
    keeping(session, actor, merged.unit_id)
    if merged.merged_into_id or kept.merged_into_id:
        raise BodyMerged
    if merged.id == kept.id or merged.unit_id != kept.unit_id or kept.parent_id == merged.id:
        raise MergeRefused
    if session.scalar(select(exists().where(SUBMISSION.c.body_id == merged.id))):
        raise FiguresReported
    return merged, kept


def _count(session: Session, query: Select[int]) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def _parties(actor: Actor, body_id: int) -> Select[int]:
    """Names in the matrices that the caller keeps; elsewhere the id stays, and means the kept body."""
    return (
        select(PARTY.c.id)
        .join(ASSIGNMENT, ASSIGNMENT.c.id == PARTY.c.assignment_id)
        .join(TASK, TASK.c.id == ASSIGNMENT.c.task_id)
        .join(MATRIX, MATRIX.c.id == TASK.c.matrix_id)
        .where(PARTY.c.body_id == body_id, MATRIX.c.unit_id.in_(duty_units(actor, Permission.body_manage)))
    )


def _documents(actor: Actor, body_id: int) -> Select[int]:
    kept = duty_units(actor, Permission.body_manage)
    return select(DOCUMENT.c.id).where(DOCUMENT.c.issuer_id == body_id, DOCUMENT.c.unit_id.in_(kept))


def _pointing_at(actor: Actor, body_id: int) -> Select[Body]:
    pointing = or_(Body.parent_id == body_id, Body.successor_id == body_id, Body.merged_into_id == body_id)
    return select(Body).where(pointing, Body.unit_id.in_(duty_units(actor, Permission.body_manage)))


def _new_names(session: Session, merged: Body, kept: Body) -> list[BodyName]:
    """Its names that the kept body does not bear on all those days already."""
    names = session.scalars(select(BodyName).where(BodyName.body_id.in_((merged.id, kept.id))).order_by(BodyName.id))
    rows = list(names)
    known = [name for name in rows if name.body_id == kept.id]
    return [
        name
        for name in rows
        if name.body_id == merged.id
        and not name.valid.isempty
        and not any(other.folded == name.folded and other.valid.contains(name.valid) for other in known)
    ]


def _move_names(session: Session, merged: Body, kept: Body) -> list[str]:
    """They become aliases; the merged body keeps its own, for what was reported under its id."""
    new = _new_names(session, merged, kept)
    session.add_all(
        BodyName(body_id=kept.id, kind=NameKind.alias, name=name.name, folded=name.folded, valid=name.valid)
        for name in new
    )
    return [name.name for name in new]


def _move_selectors(session: Session, merged: Body, kept: Body) -> list[int]:
    chosen = session.scalars(select(BodySelector).where(BodySelector.body_id == merged.id)).all()
    for selector in chosen:
        session.add(BodySelector(group_id=selector.group_id, body_id=kept.id, exclude=selector.exclude))
        session.delete(selector)
    return sorted({selector.group_id for selector in chosen})


def _move_roles(session: Session, merged: Body, kept: Body) -> int:
    """A role that a person holds at both on the same days is held once."""
    grants = session.scalars(select(RoleGrant).where(RoleGrant.body_id.in_((merged.id, kept.id)))).all()
    held = {(grant.user_id, grant.role, grant.valid) for grant in grants if grant.body_id == kept.id}
    moving = [grant for grant in grants if grant.body_id == merged.id]
    for grant in moving:
        if (grant.user_id, grant.role, grant.valid) in held:
            session.delete(grant)
        else:
            grant.body_id = kept.id
    return len(moving)
