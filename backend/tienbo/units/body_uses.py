"""Where a body is named: counts of other features' rows, by their tables alone, as far as the caller may read."""

from datetime import date
from typing import Final

from sqlalchemy import String, and_, cast, column, func, or_, select, table
from sqlalchemy.orm import Session

from tienbo.access.models import RoleGrant
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, units_above, visible_units
from tienbo.units.body_schemas import BodyUses

PARTY: Final = table("assignment_party", column("id"), column("assignment_id"), column("body_id"))
ASSIGNMENT: Final = table("assignment", column("id"), column("task_id"))
TASK: Final = table("task", column("id"), column("matrix_id"))
MATRIX: Final = table("matrix", column("id"), column("unit_id"), column("issued_on"))
DOCUMENT: Final = table("document", column("id"), column("unit_id"), column("issuer_id"), column("state"))
SUBMISSION: Final = table("submission", column("id"), column("body_id"))
_DRAFTS: Final = ("draft", "confirmed")


def uses(session: Session, actor: Actor, body_id: int, day: date) -> BodyUses:
    may_see_people = visible_units(actor, Permission.unit_read)
    people = (
        select(func.count(RoleGrant.user_id.distinct()))
        .where(RoleGrant.body_id == body_id, RoleGrant.valid.contains(day))
        .where(RoleGrant.unit_id.in_(may_see_people))
    )
    return BodyUses(
        tasks=_tasks(session, actor, body_id),
        documents=_documents(session, actor, body_id),
        people=session.scalar(people) or 0,
    )


def _tasks(session: Session, actor: Actor, body_id: int) -> int | None:
    if Permission.matrix_read not in actor.permissions:
        return None
    seen = or_(
        MATRIX.c.unit_id.in_(visible_units(actor, Permission.matrix_read)),
        and_(
            MATRIX.c.unit_id.in_(units_above(actor, Permission.matrix_read)),
            MATRIX.c.issued_on.is_not(None),
        ),
    )
    query = (
        select(func.count(TASK.c.id.distinct()))
        .select_from(PARTY)
        .join(ASSIGNMENT, ASSIGNMENT.c.id == PARTY.c.assignment_id)
        .join(TASK, TASK.c.id == ASSIGNMENT.c.task_id)
        .join(MATRIX, MATRIX.c.id == TASK.c.matrix_id)
        .where(PARTY.c.body_id == body_id, seen)
    )
    return session.scalar(query) or 0


def _documents(session: Session, actor: Actor, body_id: int) -> int | None:
    if Permission.document_read not in actor.permissions:
        return None
    seen = or_(
        DOCUMENT.c.unit_id.in_(visible_units(actor, Permission.document_read)),
        and_(
            DOCUMENT.c.unit_id.in_(units_above(actor, Permission.document_read)),
            cast(DOCUMENT.c.state, String).not_in(_DRAFTS),
        ),
    )
    return session.scalar(select(func.count()).select_from(DOCUMENT).where(DOCUMENT.c.issuer_id == body_id, seen)) or 0
