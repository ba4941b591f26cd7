"""Deputies: a leader hands their own role at their own body to someone of the same unit for some days.

The role ends by itself with its last day. It cannot be handed on: only a role of one's own can.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from tienbo.access import grants
from tienbo.access.account_schemas import Colleague, DelegationCreate, DelegationRead
from tienbo.access.models import Role, RoleGrant, User
from tienbo.access.scope import Actor
from tienbo.access.users_queries import person_refs, read_grants
from tienbo.access.users_service import describe
from tienbo.exchange import events
from tienbo.problems import Forbidden, NotFound, Problem, Text

LONGEST = timedelta(days=366)


class NotYourRole(Forbidden):
    code = "not-your-role"
    title = Text(
        "Chỉ lãnh đạo mới ủy quyền được, và chỉ vai trò của chính mình ở cơ quan mình trong những ngày ấy.",
        "Only a leader delegates, and only their own role at their own body on those days.",
    )


class DelegationTooLong(Problem):
    status = 409
    code = "delegation-too-long"
    title = Text("Ủy quyền tối đa một năm.", "A delegation lasts one year at most.")


def create(session: Session, actor: Actor, wanted: DelegationCreate) -> DelegationRead:
    """Hand the caller's role to a deputy.

    Raises:
        NotYourRole: the caller does not lead that body on all of those days.
        NotFound: the deputy is nobody of that unit.
        DelegationTooLong, RoleHeld: the dates do not fit.
    """
    valid = grants.span(wanted.valid_from, wanted.valid_to, actor.today)
    if wanted.valid_to - wanted.valid_from >= LONGEST:
        raise DelegationTooLong
    own = session.scalars(
        _own_leadership(actor, wanted.body_id).where(RoleGrant.valid.contains(valid)).limit(1)
    ).first()
    if own is None:
        raise NotYourRole
    deputy = session.scalar(_colleagues(actor, [own.unit_id]).where(User.id == wanted.user_id).limit(1))
    if deputy is None:
        raise NotFound
    given = grants.give(session, deputy, (own.body_id, own.unit_id), own.role, valid, delegated_by_id=actor.user_id)
    _record(session, actor, "role.delegated", given)
    return _read(session, [given], actor.today)[0]


def list_delegations(session: Session, actor: Actor) -> list[DelegationRead]:
    """What the caller has handed to deputies, and what was handed to them, now and later."""
    rows = session.scalars(
        select(RoleGrant)
        .where(RoleGrant.delegated_by_id.is_not(None), grants.not_ended(actor.today))
        .where(or_(RoleGrant.delegated_by_id == actor.user_id, RoleGrant.user_id == actor.user_id))
        .order_by(RoleGrant.valid, RoleGrant.id)
    ).all()
    return _read(session, rows, actor.today)


def revoke(session: Session, actor: Actor, delegation_id: int) -> None:
    """Take the role back before its last day.

    Raises:
        NotFound: not given by the caller, or ended.
    """
    given = session.scalar(
        select(RoleGrant).where(
            RoleGrant.id == delegation_id, RoleGrant.delegated_by_id == actor.user_id, grants.not_ended(actor.today)
        )
    )
    if given is None:
        raise NotFound
    _record(session, actor, "delegation.ended", given)
    grants.end(session, given, actor.today)


def list_colleagues(session: Session, actor: Actor) -> list[Colleague]:
    """Who may be the caller's deputy: people with a role of their own at a unit of which the caller leads a body."""
    units = session.scalars(_own_leadership(actor).with_only_columns(RoleGrant.unit_id)).all()
    rows = session.execute(
        _colleagues(actor, units).with_only_columns(User.id, User.name, RoleGrant.unit_id).order_by(User.name, User.id)
    )
    return [Colleague(id=user_id, name=name, unit_id=unit_id) for user_id, name, unit_id in rows]


def _own_leadership(actor: Actor, body_id: int | None = None) -> Select[RoleGrant]:
    query = select(RoleGrant).where(
        RoleGrant.user_id == actor.user_id,
        RoleGrant.role == Role.leader,
        RoleGrant.delegated_by_id.is_(None),
        grants.not_ended(actor.today),
    )
    return query if body_id is None else query.where(RoleGrant.body_id == body_id)


def _colleagues(actor: Actor, units: Sequence[int]) -> Select[int]:
    return (
        select(User.id)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .where(User.active, User.id != actor.user_id, RoleGrant.unit_id.in_(units))
        .where(RoleGrant.delegated_by_id.is_(None), RoleGrant.valid.contains(actor.today))
        .distinct()
    )


def _read(session: Session, given: Sequence[RoleGrant], today: date) -> list[DelegationRead]:
    deputies = person_refs(session, {grant.user_id for grant in given})
    return [
        DelegationRead(
            id=grant.id,
            role=grant.role,
            body=grant.body,
            unit=grant.unit,
            leader=grant.delegated_by,
            deputy=deputies[row.user_id],
            valid_from=grant.valid_from,
            valid_to=grant.valid_to,
        )
        for row, grant in zip(given, read_grants(session, given, today), strict=True)
        if grant.delegated_by is not None
    ]


def _record(session: Session, actor: Actor, kind: str, given: RoleGrant) -> None:
    """The event names both: the leader is who did it and stands in the data, the deputy is its subject."""
    events.record(session, actor, kind, ("user", given.user_id), given.unit_id, **describe(given))
