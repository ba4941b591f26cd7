"""Making accounts."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.models import Role, RoleGrant, User
from tienbo.access.passwords import WeakPassword, check_strength, hash_password
from tienbo.exchange.models import Event
from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind
from tienbo.units.models import Level, UnitVersion
from tienbo.vietnamese import fold

_SOURCE: Final = "Người vận hành lập cùng tài khoản đầu tiên của cơ quan"


class RefusedAccount(Exception):  # noqa: N818 -- says what happened
    """The account cannot be made; the message says why."""


def add_user(
    session: Session,
    login: str,
    name: str,
    unit_code: str,
    roles: Iterable[Role],
    password: str,
    body_name: str | None = None,
) -> int:
    """Make a user at a body of the unit that has the code today, by default its People's Committee; answers the id.

    The nation has no committee: there the body is named, and opened with its first account.

    Raises:
        RefusedAccount: unknown code or body, sign-in name taken, or a password that is easy to guess.
    """
    login = login.strip().lower()
    try:
        check_strength(password, login)
    except WeakPassword as error:
        raise RefusedAccount(str(error)) from error
    if session.scalar(select(User.id).where(User.login == login)) is not None:
        raise RefusedAccount(f"the sign-in name {login} is taken")
    body = _body_at(session, unit_code, body_name)
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


def _body_at(session: Session, unit_code: str, name: str | None) -> Body:
    today = clock.today()
    unit = session.scalar(select(UnitVersion).where(UnitVersion.code == unit_code, UnitVersion.valid.contains(today)))
    if unit is None:
        raise RefusedAccount(f"no unit has the code {unit_code} today; `tienbo units load` brings in the register")
    bodies = select(Body).where(Body.unit_id == unit.unit_id, Body.valid.contains(today))
    if name is None:
        found = session.scalars(bodies.where(Body.kind == BodyKind.peoples_committee)).one_or_none()
    else:
        named = select(BodyName.body_id).where(BodyName.folded == fold(name), BodyName.valid.contains(today))
        found = session.scalars(bodies.where(Body.id.in_(named)).order_by(Body.id)).first()
    if found is not None:
        return found
    if name is None:
        raise RefusedAccount(f"{unit.name} has no People's Committee: name the body of the account (--body)")
    if unit.level is not Level.nation:
        raise RefusedAccount(f"no body of {unit.name} is called {name} today")
    return _open_body(session, unit.unit_id, name)


def _open_body(session: Session, unit_id: int, name: str) -> Body:
    ever: Range[date] = Range(None, None)
    body = Body(unit_id=unit_id, kind=BodyKind.other, valid=ever, source=_SOURCE)
    session.add(body)
    session.flush()
    session.add(BodyName(body_id=body.id, kind=NameKind.official, name=name, folded=fold(name), valid=ever))
    session.flush()
    return body
