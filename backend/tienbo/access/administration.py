"""Making accounts."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.models import Role, RoleGrant, User
from tienbo.access.passwords import WeakPassword, check_strength, hash_password
from tienbo.exchange.models import Event
from tienbo.units.body_models import Body, BodyKind
from tienbo.units.models import UnitVersion


class RefusedAccount(Exception):  # noqa: N818 -- says what happened
    """The account cannot be made; the message says why."""


def add_user(session: Session, login: str, name: str, unit_code: str, roles: Iterable[Role], password: str) -> int:
    """Make a user at the People's Committee of the unit that has the code today; answers the id.

    Raises:
        RefusedAccount: unknown code, sign-in name taken, or a password that is easy to guess.
    """
    login = login.strip().lower()
    try:
        check_strength(password, login)
    except WeakPassword as error:
        raise RefusedAccount(str(error)) from error
    if session.scalar(select(User.id).where(User.login == login)) is not None:
        raise RefusedAccount(f"the sign-in name {login} is taken")
    body = session.execute(
        select(Body.id, Body.unit_id)
        .join(UnitVersion, UnitVersion.unit_id == Body.unit_id)
        .where(Body.kind == BodyKind.peoples_committee, UnitVersion.code == unit_code)
        .where(UnitVersion.valid.contains(clock.today()))
    ).one_or_none()
    if body is None:
        raise RefusedAccount(f"no unit has the code {unit_code} today; `tienbo units load` brings in the register")
    user = User(login=login, name=name, password_hash=hash_password(password), active=True, demo=False)
    session.add(user)
    session.flush()
    given = sorted(set(roles))
    session.add_all(RoleGrant(user_id=user.id, body_id=body.id, unit_id=body.unit_id, role=role) for role in given)
    data = {"body_id": body.id, "roles": given}
    # Nobody's act in the register of users: the operator's, at the terminal.
    session.add(Event(kind="user.added", unit_id=body.unit_id, subject_kind="user", subject_id=str(user.id), data=data))
    session.flush()
    return user.id
