"""The caller of a request of before, for work that goes on after it: with the authority of now."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.clients_queries import is_alive
from tienbo.access.models import RoleGrant, ServiceClient, User
from tienbo.access.permissions import FOR_PROGRAMS, PERMISSIONS, Permission
from tienbo.access.scope import Actor, Grant


class NoAuthority(Exception):  # noqa: N818 -- what happened
    """The account or program is not active any more, or holds nothing."""


def actor_now(
    session: Session, who: tuple[int | None, str | None], carried: frozenset[Permission], named: tuple[str, str]
) -> Actor:
    """The person or program of `who`, with no permission that its token did not carry.

    Args:
        session: outside row security.
        who: the person's id and the program's, one of them None.
        carried: the permissions of the request.
        named: ids of its token and of the request itself.

    Raises:
        NoAuthority: nothing is left of it.
    """
    user_id, client_id = who
    actor = (
        _person(session, user_id, carried, named)
        if user_id is not None
        else _program(session, client_id, carried, named)
    )
    if not actor.permissions:
        raise NoAuthority
    return actor


def _person(session: Session, user_id: int, carried: frozenset[Permission], named: tuple[str, str]) -> Actor:
    user = session.get(User, user_id, populate_existing=True)
    if user is None or not user.active:
        raise NoAuthority
    today = user.rehearsal_date or clock.today()
    held = select(RoleGrant).where(RoleGrant.user_id == user_id, RoleGrant.valid.contains(today))
    grants = tuple(
        Grant(grant.unit_id, carried & PERMISSIONS[grant.role], grant.role, grant.body_id)
        for grant in session.scalars(held)
    )
    return Actor(user_id, None, user.name, grants, today, *named)


def _program(session: Session, client_id: str | None, carried: frozenset[Permission], named: tuple[str, str]) -> Actor:
    query = select(ServiceClient).where(ServiceClient.id == client_id, is_alive(clock.now()))
    program = session.scalar(query.execution_options(populate_existing=True))
    if program is None:
        raise NoAuthority
    permissions = carried & FOR_PROGRAMS & frozenset(Permission(name) for name in program.permissions)
    return Actor(None, program.id, program.name, (Grant(program.unit_id, permissions),), clock.today(), *named)
