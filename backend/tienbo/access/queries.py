from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.models import RoleGrant, User
from tienbo.access.schemas import GrantRead, Me
from tienbo.access.scope import Actor
from tienbo.problems import Forbidden, Text
from tienbo.units.body_models import BodyName, NameKind
from tienbo.units.models import Level, UnitVersion
from tienbo.units.refs import BodyRef, unit_ref

_ORDER = list(Level)


class NoRole(Forbidden):
    code = "no-role"
    title = Text(
        "Tài khoản của bạn hiện không có vai trò nào; hãy hỏi quản trị của đơn vị.",
        "Your account has no role at present; ask your unit's administrator.",
    )


def get_me(session: Session, actor: Actor) -> Me:
    """The caller's account, roles and permissions; home is the highest unit they hold a permission in.

    Raises:
        NoRole: all of their roles have ended, or none has begun.
    """
    if actor.user_id is None:
        return _program(session, actor)
    user = session.get_one(User, actor.user_id)
    rows = session.execute(
        select(RoleGrant.role, RoleGrant.body_id, BodyName.name, UnitVersion)
        .join(UnitVersion, (UnitVersion.unit_id == RoleGrant.unit_id) & UnitVersion.valid.contains(actor.today))
        .join(BodyName, (BodyName.body_id == RoleGrant.body_id) & (BodyName.kind == NameKind.official))
        .where(RoleGrant.user_id == actor.user_id, RoleGrant.valid.contains(actor.today))
        .where(BodyName.valid.contains(actor.today))
        .order_by(UnitVersion.level, UnitVersion.sort_key, RoleGrant.role)
    )
    grants = [
        GrantRead(role=role, body=BodyRef(id=body_id, name=name), unit=unit_ref(version))
        for role, body_id, name, version in rows
    ]
    if not grants:
        raise NoRole
    return Me(
        id=user.id,
        client_id=None,
        login=user.login,
        name=user.name,
        demo=user.demo,
        second_factor=user.totp_confirmed_at is not None,
        today=actor.today,
        rehearsal=user.rehearsal_date is not None,
        home=min((grant.unit for grant in grants), key=lambda unit: _ORDER.index(unit.level)),
        grants=grants,
        permissions=sorted(actor.permissions),
    )


def _program(session: Session, actor: Actor) -> Me:
    (grant,) = actor.grants
    version = session.execute(
        select(UnitVersion).where(UnitVersion.unit_id == grant.unit_id, UnitVersion.valid.contains(actor.today))
    ).scalar_one()
    return Me(
        id=None,
        client_id=actor.client_id,
        login=None,
        name=actor.name,
        demo=False,
        second_factor=False,
        today=actor.today,
        rehearsal=False,
        home=unit_ref(version),
        grants=[],
        permissions=sorted(actor.permissions),
    )
