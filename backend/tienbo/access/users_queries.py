import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import InstrumentedAttribute, Session

from tienbo.access.models import RoleGrant, SignIn, User
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.access.users_schemas import PersonRef, UserGrant, UserRead
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.problems import InvalidInput, NotFound
from tienbo.units.body_models import BodyName, NameKind
from tienbo.units.models import UnitClosure, UnitVersion
from tienbo.units.refs import BodyRef, UnitRef, unit_ref
from tienbo.vietnamese import fold

ONE_DAY = timedelta(days=1)
_MARKS = "[\u0300-\u036f]"


class UserFilter(NamedTuple):
    q: str | None = None
    unit_id: int | None = None
    active: bool | None = None


def managed_users(actor: Actor) -> Select[User]:
    """The users who hold, held or will hold a role at a unit that the caller administers."""
    here = select(RoleGrant.user_id).where(RoleGrant.unit_id.in_(duty_units(actor, Permission.user_manage)))
    return select(User).where(User.id.in_(here))


def list_users(session: Session, actor: Actor, wanted: UserFilter, cursor: str | None, limit: int) -> Page[UserRead]:
    """Users in the order of their sign-in names."""
    query = _narrow(managed_users(actor), actor, wanted)
    if cursor is not None:
        query = query.where(User.login > _login_of(cursor))
    rows = session.scalars(query.order_by(User.login).limit(limit + 1)).all()
    return Page(
        items=read_users(session, rows[:limit], actor.today),
        next_cursor=encode_cursor(rows[limit - 1].login) if len(rows) > limit else None,
    )


def _login_of(cursor: str) -> str:
    login = str(decode_cursor(cursor, str)[0])
    if not login.isprintable():  # a cursor that was made elsewhere may hold what is no text at all
        raise InvalidInput
    return login


def _narrow(query: Select[User], actor: Actor, wanted: UserFilter) -> Select[User]:
    if wanted.active is not None:
        query = query.where(User.active == wanted.active)
    if wanted.unit_id is not None:
        below = select(UnitClosure.descendant_id).where(
            UnitClosure.ancestor_id == wanted.unit_id, UnitClosure.valid.contains(actor.today)
        )
        query = query.where(User.id.in_(select(RoleGrant.user_id).where(RoleGrant.unit_id.in_(below))))
    if wanted.q is not None:
        part = fold(wanted.q)
        query = query.where(
            or_(_folded(User.name).contains(part, autoescape=True), User.login.contains(part, autoescape=True))
        )
    return query


def _folded(text: InstrumentedAttribute[str]) -> ColumnElement[str]:
    """What `vietnamese.fold` makes of a column."""
    bare = func.regexp_replace(func.pg_catalog.normalize(func.lower(text), "NFD"), _MARKS, "", "g", type_=text.type)
    return func.replace(bare, "đ", "d", type_=text.type)


def get_user(session: Session, actor: Actor, user_id: int) -> UserRead:
    """One user.

    Raises:
        NotFound: no role of theirs is at a unit that the caller administers.
    """
    user = session.scalar(managed_users(actor).where(User.id == user_id))
    if user is None:
        raise NotFound
    return read_users(session, [user], actor.today)[0]


def etag(user: UserRead) -> str:
    """A strong tag of everything that an administrator decides; signing in does not change it."""
    content = user.model_dump_json(exclude={"last_sign_in_at"})
    return f'"{hashlib.sha256(content.encode()).hexdigest()[:32]}"'


def read_users(session: Session, users: Sequence[User], today: date) -> list[UserRead]:
    ids = [user.id for user in users]
    last = dict(
        session.execute(
            select(SignIn.user_id, func.max(SignIn.started_at)).where(SignIn.user_id.in_(ids)).group_by(SignIn.user_id)
        ).all()
    )
    grants: dict[int, list[UserGrant]] = {}
    rows = session.scalars(select(RoleGrant).where(RoleGrant.user_id.in_(ids)).order_by(RoleGrant.id)).all()
    for row, grant in zip(rows, read_grants(session, rows, today), strict=True):
        grants.setdefault(row.user_id, []).append(grant)
    return [
        UserRead(
            id=user.id,
            login=user.login,
            name=user.name,
            email=user.email,
            active=user.active,
            has_password=user.password_hash is not None,
            second_factor=user.totp_confirmed_at is not None,
            demo=user.demo,
            last_sign_in_at=last.get(user.id),
            grants=grants.get(user.id, []),
        )
        for user in users
    ]


def read_grants(session: Session, grants: Sequence[RoleGrant], today: date) -> list[UserGrant]:
    """Roles under the names that their bodies and units have today, or had last."""
    units = _units(session, {grant.unit_id for grant in grants}, today)
    bodies = _bodies(session, {grant.body_id for grant in grants}, today)
    people = person_refs(session, {grant.delegated_by_id for grant in grants if grant.delegated_by_id is not None})
    return [
        UserGrant(
            id=grant.id,
            role=grant.role,
            body=bodies[grant.body_id],
            unit=units[grant.unit_id],
            valid_from=grant.valid.lower,
            valid_to=last_day(grant.valid),
            delegated_by=people.get(grant.delegated_by_id) if grant.delegated_by_id is not None else None,
        )
        for grant in grants
    ]


def person_refs(session: Session, ids: Iterable[int]) -> dict[int, PersonRef]:
    rows = session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    return {user_id: PersonRef(id=user_id, name=name) for user_id, name in rows}


def last_day(valid: Range[date]) -> date | None:
    return valid.upper - ONE_DAY if valid.upper else None


def _units(session: Session, ids: Iterable[int], today: date) -> dict[int, UnitRef]:
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id.in_(ids)).order_by(UnitVersion.unit_id, UnitVersion.valid)
    )
    found: dict[int, UnitVersion] = {}
    for version in rows:
        if version.unit_id not in found or not found[version.unit_id].valid.contains(today):
            found[version.unit_id] = version
    return {unit_id: unit_ref(version) for unit_id, version in found.items()}


def _bodies(session: Session, ids: Iterable[int], today: date) -> dict[int, BodyRef]:
    rows = session.scalars(
        select(BodyName)
        .where(BodyName.body_id.in_(ids), BodyName.kind == NameKind.official)
        .order_by(BodyName.body_id, BodyName.valid)
    )
    found: dict[int, BodyName] = {}
    for name in rows:
        if name.body_id not in found or not found[name.body_id].valid.contains(today):
            found[name.body_id] = name
    return {body_id: BodyRef(id=body_id, name=name.name) for body_id, name in found.items()}
