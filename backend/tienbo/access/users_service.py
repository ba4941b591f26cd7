"""Administering users: who may do it to whom, and which roles they may give.

An administrator administers the users of their own unit and the units below it, and gives any role there,
also roles that they do not hold themselves: someone has to name a commune's leader, and nobody else administers
users. What keeps this in bounds: nobody without `user:manage` gives anything; nothing is given outside of the
units for which the administrator answers; nobody changes their own account or roles; a user who also holds a role
elsewhere is changed only by an administrator of all their units, or a commune could take over a province's
account by a reset; and every step is an event that names the administrator.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access import grants, links, second_factor, sessions, users_queries
from tienbo.access.models import Role, RoleGrant, User
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.access.users_schemas import GrantRequest, InviteRequest, UserPatch, UserRead
from tienbo.database import Reach, set_reach
from tienbo.etags import as_given
from tienbo.exchange import events
from tienbo.problems import FieldError, Forbidden, NotFound, Problem, Text, VersionStale
from tienbo.units.body_models import Body


class LoginTaken(Problem):
    status = 409
    code = "login-taken"
    title = Text("Tên đăng nhập này đã có người dùng.", "This sign-in name is taken.")

    def __init__(self) -> None:
        super().__init__(errors=[FieldError("/login", self.code, self.title)])


class OwnAccount(Problem):
    status = 409
    code = "own-account"
    title = Text(
        "Không ai tự đổi tài khoản và vai trò của chính mình; hãy nhờ một quản trị khác.",
        "Nobody changes their own account and roles; ask another administrator.",
    )


class BeyondYourUnits(Forbidden):
    code = "beyond-your-units"
    title = Text(
        "Người này còn giữ vai trò ở đơn vị khác; chỉ quản trị của cấp trên chung mới được thay đổi.",
        "This person also holds a role at another unit; only an administrator above both may do this.",
    )


class LastRole(Problem):
    status = 409
    code = "last-role"
    title = Text(
        "Đây là vai trò duy nhất của tài khoản; hãy giao vai trò khác trước, hoặc khóa tài khoản.",
        "This is the account's only role; give another one first, or disable the account.",
    )


class AccountDisabled(Problem):
    status = 409
    code = "account-disabled"
    title = Text("Tài khoản đang bị khóa.", "The account is disabled.")


def invite(session: Session, actor: Actor, wanted: InviteRequest) -> tuple[User, links.MadeLink]:
    """A new user with their first roles, and the link by which they set a password.

    Raises:
        NotFound: no such body in the caller's units today.
        LoginTaken: someone, perhaps elsewhere, has this name.
    """
    place = _place(session, actor, wanted.body_id)
    # The name is what opens the row to us until the first role does.
    set_reach(session, replace(_reach(actor), claim=wanted.login))
    if session.scalar(select(User.id).where(User.login == wanted.login)) is not None:
        raise LoginTaken
    user = User(login=wanted.login, name=wanted.name, email=wanted.email, active=True, demo=False)
    session.add(user)
    session.flush()
    set_reach(session, _reach(actor))
    for role in sorted(wanted.roles):
        grants.give(session, user.id, place, role, Range(actor.today, None))
    events.record(
        session, actor, "user.invited", ("user", user.id), place[1], body_id=place[0], roles=sorted(wanted.roles)
    )
    return user, _make_link(session, actor, user, clock.now())


def patch(session: Session, actor: Actor, user_id: int, version: str, changes: UserPatch) -> UserRead:
    """Change name, address or whether the account is in use; disabling ends everything that is open at once.

    Raises:
        VersionStale: someone changed the user since the caller read it.
    """
    user = _changeable(session, actor, user_id)
    if users_queries.etag(users_queries.get_user(session, actor, user_id)) != as_given(version):
        raise VersionStale
    given = changes.model_fields_set
    changed = []
    if changes.name is not None and changes.name != user.name:
        user.name = changes.name
        changed.append("name")
    if "email" in given and changes.email != user.email:
        user.email = changes.email
        changed.append("email")
    if changed:
        _record(session, actor, "user.changed", user, fields=changed)
    if changes.active is not None and changes.active != user.active:
        user.active = changes.active
        _record(session, actor, "user.enabled" if user.active else "user.disabled", user)
        if not user.active:
            _leave(session, actor, user)
    session.flush()
    return users_queries.get_user(session, actor, user_id)


def grant(session: Session, actor: Actor, user_id: int, wanted: GrantRequest) -> UserRead:
    """Give a role; it counts from the user's next request on."""
    user = _changeable(session, actor, user_id)
    if not user.active:
        raise AccountDisabled
    place = _place(session, actor, wanted.body_id)
    valid = grants.span(wanted.valid_from or actor.today, wanted.valid_to, actor.today)
    given = grants.give(session, user.id, place, wanted.role, valid)
    _record_grant(session, actor, "role.granted", given)
    return users_queries.get_user(session, actor, user_id)


def revoke(session: Session, actor: Actor, user_id: int, grant_id: int) -> None:
    """Take a role away; it, and what was delegated by it, is worth nothing from the next request on.

    Raises:
        LastRole: nothing would be left by which an administrator finds the account.
    """
    user = _changeable(session, actor, user_id)
    own = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).all()
    found = next((grant for grant in own if grant.id == grant_id), None)
    if found is None or (found.valid.upper is not None and found.valid.upper <= actor.today):
        raise NotFound
    if len(own) == 1 and found.valid.lower is not None and found.valid.lower >= actor.today:
        raise LastRole
    _record_grant(session, actor, "role.revoked", found)
    if found.delegated_by_id is None:
        _end_delegations(session, actor, user.id, found.body_id, found.role)
    grants.end(session, found, actor.today)


def reset_password(
    session: Session, actor: Actor, user_id: int, *, remove_second_factor: bool
) -> tuple[User, links.MadeLink]:
    """A link by which the user sets a new password; the old one works until the link is used.

    Raises:
        AccountDisabled: enable it first.
    """
    user = _changeable(session, actor, user_id)
    if not user.active:
        raise AccountDisabled
    if remove_second_factor and user.totp_secret is not None:
        second_factor.forget(session, user)
        _record(session, actor, "second-factor.removed", user)
    return user, _make_link(session, actor, user, clock.now())


def _changeable(session: Session, actor: Actor, user_id: int) -> User:
    """The user's row, locked until this transaction ends.

    Raises:
        NotFound: outside the caller's units.
        OwnAccount: it is the caller.
        BeyondYourUnits: a role of theirs, now or later, is at a unit that the caller does not administer.
    """
    user = session.scalar(users_queries.managed_users(actor).where(User.id == user_id).with_for_update(of=User))
    if user is None:
        raise NotFound
    if user.id == actor.user_id:
        raise OwnAccount
    # Row security hides the roles elsewhere from the administrator: they are asked for as the user sees them.
    set_reach(session, Reach(user_id=user.id))
    elsewhere = session.scalar(
        select(
            exists().where(
                RoleGrant.user_id == user.id,
                grants.not_ended(actor.today),
                RoleGrant.unit_id.not_in(duty_units(actor, Permission.user_manage)),
            )
        )
    )
    set_reach(session, _reach(actor))
    if elsewhere:
        raise BeyondYourUnits
    return user


def _place(session: Session, actor: Actor, body_id: int) -> tuple[int, int]:
    """A body in being, with its unit, at which the caller may give roles.

    Raises:
        NotFound: there is none.
    """
    unit_id = session.scalar(
        select(Body.unit_id).where(
            Body.id == body_id,
            Body.valid.contains(actor.today),
            Body.unit_id.in_(duty_units(actor, Permission.user_manage)),
        )
    )
    if unit_id is None:
        raise NotFound
    return body_id, unit_id


def _make_link(session: Session, actor: Actor, user: User, now: datetime) -> links.MadeLink:
    made = links.make(session, user, actor.user_id, now)
    _record(session, actor, "link.made", user, link=made.kind, expires_at=made.expires_at.isoformat())
    return made


def _leave(session: Session, actor: Actor, user: User) -> None:
    now = clock.now()
    sessions.end_all(session, user.id, now)
    links.close(session, user.id, now)
    _end_delegations(session, actor, user.id)


def _end_delegations(
    session: Session, actor: Actor, user_id: int, body_id: int | None = None, role: Role | None = None
) -> None:
    """A deputy acts for someone: without them, or without their role, there is nothing to act for."""
    query = select(RoleGrant).where(RoleGrant.delegated_by_id == user_id, grants.not_ended(actor.today))
    if body_id is not None:
        query = query.where(RoleGrant.body_id == body_id, RoleGrant.role == role)
    for given in session.scalars(query).all():
        _record_grant(session, actor, "delegation.ended", given)
        grants.end(session, given, actor.today)


def _record(session: Session, actor: Actor, kind: str, user: User, **data: object) -> None:
    unit_id = session.scalar(
        select(RoleGrant.unit_id).where(RoleGrant.user_id == user.id).order_by(RoleGrant.id).limit(1)
    )
    events.record(session, actor, kind, ("user", user.id), unit_id, **data)


def _record_grant(session: Session, actor: Actor, kind: str, given: RoleGrant) -> None:
    events.record(session, actor, kind, ("user", given.user_id), given.unit_id, **describe(given))


def describe(given: RoleGrant) -> dict[str, object]:
    """A role as events tell it; a delegation names both, the deputy being the event's subject."""
    dates: Iterable[tuple[str, object]] = (("from", given.valid.lower), ("until", given.valid.upper))
    return {
        "role": given.role,
        "body_id": given.body_id,
        "delegated_by_id": given.delegated_by_id,
        **{name: str(day) if day else None for name, day in dates},
    }


def _reach(actor: Actor) -> Reach:
    return Reach(actor.user_id, roots=actor.roots, today=actor.today)
