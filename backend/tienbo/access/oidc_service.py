"""Who a sign-on provider says someone is, made into a user here with the roles that its claims give.

Nobody is signed in yet, so the rows lie outside every caller's reach. They are not written by a stronger role:
the transaction stays the app role's, and row security is told exactly what the provider's signature has proved,
step by step. First the identity as the claim (it opens that identity's row and no other), then the sign-in name
as the claim (it opens the one account of that name), then the user, with the provider's own unit as the root: a
provider of one province can give roles there and below, and the database refuses it any other, as it would
refuse an administrator of that province. The nation is the root for the one look-up of that unit's code.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import Range, insert
from sqlalchemy.orm import Session

from tienbo.access import grants
from tienbo.access.models import AccessLink, ExternalIdentity, Role, RoleGrant, SignOnAttempt, User
from tienbo.access.oidc_attempts import Attempt
from tienbo.access.oidc_provider import SignOnRefused
from tienbo.clock import VIETNAM
from tienbo.database import Reach, set_reach
from tienbo.exchange.models import Event
from tienbo.inputs import clean
from tienbo.problems import Forbidden, Problem, Text
from tienbo.settings import Settings
from tienbo.units.body_models import Body, BodyKind
from tienbo.units.models import Level, Unit, UnitClosure, UnitVersion

METHOD = "oidc"
LONGEST_NAME = 200
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,99}", re.ASCII)
_ONE_FIRST_SIGN_ON_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('tienbo.sign-on'))")


class NoPlace(Forbidden):
    code = "sign-on-no-place"
    title = Text(
        "Hệ thống của tỉnh không cho biết đơn vị và vai trò mà Tiến Bộ nhận ra.",
        "The province's system names no unit and role that are known here.",
    )


class AccountExists(Problem):
    status = 409
    code = "sign-on-account-exists"
    title = Text(
        "Tên đăng nhập này đã thuộc một tài khoản khác; hãy đăng nhập bằng mật khẩu hoặc hỏi quản trị.",
        "This sign-in name belongs to another account here; use your password or ask the administrator.",
    )


@dataclass(frozen=True)
class Person:
    """What the provider's claims say of a person, in our words."""

    issuer: str
    subject: str
    login: str
    name: str
    unit_code: str
    roles: frozenset[Role]


class Place(NamedTuple):
    """The provider's unit, and the People's Committee there or below at which the person works."""

    root_id: int
    body_id: int
    unit_id: int


def person_of(claims: dict[str, Any], settings: Settings) -> Person:
    """The person whom verified claims describe.

    Raises:
        SignOnRefused: there is no usable sign-in name.
    """
    login = str(_claim(claims, settings.oidc_claim_login) or "").strip().lower()
    if _LOGIN.fullmatch(login) is None:
        raise SignOnRefused
    name = claims.get("name")
    given = _claim(claims, settings.oidc_claim_role)
    named = given if isinstance(given, list) else [given]
    return Person(
        issuer=claims["iss"],
        subject=claims["sub"],
        login=login,
        name=_name(name) if isinstance(name, str) else login,
        unit_code=str(_claim(claims, settings.oidc_claim_unit) or ""),
        roles=frozenset(Role(settings.oidc_roles[role]) for role in named if _is_known(role, settings)),
    )


def _claim(claims: dict[str, Any], path: str) -> Any:  # noqa: ANN401 -- JSON of any kind
    """A claim by its name, or by the path to it inside other claims."""
    found: Any = claims
    for part in [path] if path in claims else path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _is_known(role: object, settings: Settings) -> bool:
    return isinstance(role, str) and role in settings.oidc_roles


def _name(given: str) -> str:
    try:
        return clean(given).strip()[:LONGEST_NAME] or "?"
    except ValueError:
        return "?"


def use_state(session: Session, attempt: Attempt) -> bool:
    """Write down that the state came back; false when it had before."""
    set_reach(session, Reach(claim=attempt.state_digest.hex()))
    session.execute(text("DELETE FROM sign_on_attempt WHERE expires_at < now()"))
    first = session.scalar(
        insert(SignOnAttempt)
        .values(state_digest=attempt.state_digest, expires_at=attempt.expires_at)
        .on_conflict_do_nothing()
        .returning(SignOnAttempt.state_digest)
    )
    return first is not None


def enter(session: Session, person: Person, settings: Settings, now: datetime) -> int | Problem:
    """The user whom the person is, with the roles of the claims; or why they cannot come in.

    The problem is answered and not raised: roles that the provider took away must be gone all the same.
    """
    today = now.astimezone(VIETNAM).date()
    place = _place(session, settings.oidc_unit, person.unit_code, today)
    welcome = place is not None and bool(person.roles)
    user_id = known_user(session, person)
    if user_id is None:
        if place is None or not welcome:
            return NoPlace()
        user_id = _first_time(session, person, place, now, link_accounts=settings.oidc_link_accounts)
        if user_id is None:
            return AccountExists()
    set_reach(session, Reach(user_id=user_id))
    user = session.scalars(select(User).where(User.id == user_id)).one()
    if not user.active:
        return SignOnRefused()
    user.name = person.name
    root_id = place.root_id if place else _root(session, settings.oidc_unit, today)
    if root_id is None:
        return NoPlace()
    set_reach(session, Reach(user_id=user_id, roots=(root_id,), today=today))
    _replace_roles(session, user_id, person.roles if welcome else frozenset(), place, root_id, today)
    return user_id if welcome else NoPlace()


def _root(session: Session, code: str, today: date) -> int | None:
    """The unit that has the code today."""
    nation = session.scalars(select(Unit.id).where(Unit.level == Level.nation)).all()
    set_reach(session, Reach(roots=tuple(nation), today=today))
    return session.scalar(
        select(UnitVersion.unit_id).where(UnitVersion.code == code, UnitVersion.valid.contains(today))
    )


def _place(session: Session, root_code: str, code: str, today: date) -> Place | None:
    if not (code.isascii() and code.isalnum()):
        return None
    root_id = _root(session, root_code, today)
    if root_id is None:
        return None
    set_reach(session, Reach(roots=(root_id,), today=today))
    found = session.execute(
        select(Body.id, Body.unit_id)
        .join(UnitVersion, UnitVersion.unit_id == Body.unit_id)
        .join(UnitClosure, UnitClosure.descendant_id == Body.unit_id)
        .where(Body.kind == BodyKind.peoples_committee, Body.valid.contains(today), Body.parent_id.is_(None))
        .where(UnitVersion.code == code, UnitVersion.valid.contains(today))
        .where(UnitClosure.ancestor_id == root_id, UnitClosure.valid.contains(today))
        .order_by(Body.id)
        .limit(1)
    ).one_or_none()
    return Place(root_id, found.id, found.unit_id) if found else None


def known_user(session: Session, person: Person) -> int | None:
    """The user whom the provider has named before. From here on row security shows that link alone."""
    set_reach(session, Reach(claim=f"{person.issuer} {person.subject}"))
    return session.scalar(
        select(ExternalIdentity.user_id).where(
            ExternalIdentity.issuer == person.issuer, ExternalIdentity.subject == person.subject
        )
    )


def _first_time(session: Session, person: Person, place: Place, now: datetime, *, link_accounts: bool) -> int | None:
    """The new user, or the account of that name where it may be taken over; None where it may not."""
    session.execute(_ONE_FIRST_SIGN_ON_AT_A_TIME)
    user_id = known_user(session, person)
    if user_id is not None:
        return user_id
    set_reach(session, Reach(claim=person.login))
    user_id = session.scalar(
        insert(User)
        .values(login=person.login, name=person.name, active=True, demo=False)
        .on_conflict_do_nothing()
        .returning(User.id)
    )
    kind = "user.made-by-sign-on"
    if user_id is None:
        user_id = _takeable(session, person, link_accounts=link_accounts)
        kind = "user.linked-to-sign-on"
    if user_id is None:
        return None
    set_reach(session, Reach(user_id=user_id))
    session.add(ExternalIdentity(issuer=person.issuer, subject=person.subject, user_id=user_id))
    # Whoever was sent a link to set this account's password must not come in beside its new owner.
    session.execute(
        update(AccessLink).where(AccessLink.user_id == user_id, AccessLink.used_at.is_(None)).values(used_at=now)
    )
    session.add(_event(user_id, kind, place.unit_id, issuer=person.issuer))
    session.flush()
    return user_id


def _takeable(session: Session, person: Person, *, link_accounts: bool) -> int | None:
    """The account of that name if nobody else can be its owner.

    An account with a password is somebody's; and one that this provider named before belongs to that subject,
    for providers give a name that is free again to the next person.
    """
    user = session.scalars(select(User).where(User.login == person.login)).one()
    if not user.active or (user.password_hash is not None and not link_accounts):
        return None
    set_reach(session, Reach(user_id=user.id))
    named_before = (
        select(func.count())
        .select_from(ExternalIdentity)
        .where(ExternalIdentity.user_id == user.id, ExternalIdentity.issuer == person.issuer)
    )
    return None if session.scalar(named_before) else user.id


def _replace_roles(
    session: Session, user_id: int, roles: frozenset[Role], place: Place | None, root_id: int, today: date
) -> None:
    """Make the user's own roles at the provider's unit and below those of the claims; deputies stay deputies."""
    below = select(UnitClosure.descendant_id).where(
        UnitClosure.ancestor_id == root_id, UnitClosure.valid.contains(today)
    )
    held = session.scalars(
        select(RoleGrant)
        .where(RoleGrant.user_id == user_id, RoleGrant.delegated_by_id.is_(None))
        .where(RoleGrant.unit_id.in_(below), grants.not_ended(today))
    ).all()
    body_id = place.body_id if place else None
    kept = {grant.role for grant in held if grant.body_id == body_id and grant.valid.contains(today)} & roles
    ended = [grant for grant in held if grant.body_id != body_id or grant.role not in kept]
    for grant in ended:
        grants.end(session, grant, today)
    given = sorted(roles - kept)
    if place is not None:
        for role in given:
            grants.give(session, user_id, (place.body_id, place.unit_id), role, Range(today, None))
    if ended or given:
        ended_roles = sorted(grant.role for grant in ended)
        unit_id = place.unit_id if place else root_id
        session.add(_event(user_id, "user.roles-replaced", unit_id, given=given, ended=ended_roles))
        session.flush()


def _event(user_id: int, kind: str, unit_id: int, **data: object) -> Event:
    return Event(kind=kind, unit_id=unit_id, subject_kind="user", subject_id=str(user_id), user_id=user_id, data=data)
