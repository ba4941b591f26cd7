"""Programs that sign in by themselves: made, given a new secret and revoked by people, never wider than these."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import literal, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access import clients_queries
from tienbo.access.clients_schemas import ClientCreate, ClientMade, ClientRead
from tienbo.access.keys import public_jwk
from tienbo.access.models import RoleGrant, ServiceClient
from tienbo.access.permissions import PERMISSIONS, Permission
from tienbo.access.scope import Actor, Grant, duty_units
from tienbo.exchange.models import Event
from tienbo.problems import FieldError, NotFound, Problem, Text

LONGEST_LIFE = timedelta(days=366)
_SECRET_BYTES = 32


class WiderThanMaker(Problem):
    status = 409
    code = "wider-than-maker"
    title = Text(
        "Chương trình không được có quyền mà bạn không có ở đơn vị đó cho đến ngày hết hạn.",
        "A program cannot have what you do not have at that unit until it expires.",
    )


class ExpiryOutOfRange(Problem):
    status = 409
    code = "expiry-out-of-range"
    title = Text("Hạn dùng phải ở tương lai và không quá một năm.", "The expiry must lie ahead, and within one year.")


class ClientEnded(Problem):
    status = 409
    code = "client-ended"
    title = Text("Chương trình đã bị thu hồi hoặc đã hết hạn.", "The program was revoked or has expired.")


class ClientHasKey(Problem):
    status = 409
    code = "client-has-key"
    title = Text(
        "Chương trình ký bằng khóa riêng, không có mật khẩu để đổi.",
        "The program signs with a key of its own; there is no secret to replace.",
    )


def digest_of(secret: str) -> bytes:
    """What is kept of a secret; it is random and long, so that nothing slower than SHA-256 is needed."""
    return hashlib.sha256(secret.encode()).digest()


def create_client(session: Session, actor: Actor, wanted: ClientCreate) -> ClientMade:
    """A new program of a unit below the maker.

    Raises:
        NotFound: the unit is outside the maker's reach, or has ended.
        ExpiryOutOfRange: the expiry is past, or more than a year ahead.
        WiderThanMaker: a permission that the maker lacks there, or will lack before the program expires.
    """
    now = clock.now()
    if not _manages(session, actor, wanted.unit_id):
        raise NotFound
    if not now < wanted.expires_at <= now + LONGEST_LIFE:
        raise ExpiryOutOfRange
    permissions = sorted(set(wanted.permissions))
    _refuse_wider(session, actor, wanted.unit_id, wanted.permissions, wanted.expires_at)
    secret = None if wanted.public_jwk else secrets.token_urlsafe(_SECRET_BYTES)
    jwk = wanted.public_jwk
    client = ServiceClient(
        id=uuid4().hex,
        unit_id=wanted.unit_id,
        name=wanted.name,
        permissions=[permission.value for permission in permissions],
        secret_digest=digest_of(secret) if secret else None,
        public_jwk=public_jwk(jwk.x, jwk.y, jwk.kid) if jwk else None,
        made_by_id=actor.user_id,
        made_at=now,
        expires_at=wanted.expires_at,
    )
    session.add(client)
    session.flush()
    _record(session, actor, "client.created", client, permissions=client.permissions)
    return ClientMade(client=clients_queries.get_client(session, actor, client.id), client_secret=secret)


def rotate_secret(session: Session, actor: Actor, client_id: str) -> ClientMade:
    """A new secret instead of the old one, which is worth nothing from now on.

    Whoever reads the secret can be the program, so they need everything that the program may do.

    Raises:
        NotFound: no such program within the caller's reach.
        ClientEnded, ClientHasKey: there is no secret to replace.
        WiderThanMaker: the program may do what the caller may not.
    """
    client = _locked(session, actor, client_id)
    if client.revoked_at is not None or client.expires_at <= clock.now():
        raise ClientEnded
    if client.secret_digest is None:
        raise ClientHasKey
    held = [permission for permission in Permission if permission in client.permissions]
    _refuse_wider(session, actor, client.unit_id, held, client.expires_at)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    client.secret_digest = digest_of(secret)
    session.flush()
    _record(session, actor, "client.secret-rotated", client)
    return ClientMade(client=clients_queries.get_client(session, actor, client_id), client_secret=secret)


def revoke_client(session: Session, actor: Actor, client_id: str) -> ClientRead:
    """End a program: its next request is refused, whatever token it holds. Revoking twice changes nothing.

    Raises:
        NotFound: no such program within the caller's reach.
    """
    client = _locked(session, actor, client_id)
    if client.revoked_at is None:
        client.revoked_at = clock.now()
        session.flush()
        _record(session, actor, "client.revoked", client)
    return clients_queries.get_client(session, actor, client_id)


def _locked(session: Session, actor: Actor, client_id: str) -> ServiceClient:
    client = session.scalar(
        clients_queries.managed_clients(actor).where(ServiceClient.id == client_id).with_for_update()
    )
    if client is None:
        raise NotFound
    return client


def _manages(session: Session, actor: Actor, unit_id: int) -> bool:
    """Whether the caller manages programs of this unit, and the unit exists today."""
    below = literal(unit_id).in_(duty_units(actor, Permission.client_manage))
    return session.scalar(select(clients_queries.unit_exists(unit_id, actor.today) & below)) is True


def _refuse_wider(
    session: Session, actor: Actor, unit_id: int, permissions: Iterable[Permission], expires_at: datetime
) -> None:
    lasting = _until(session, actor, expires_at)
    errors, names = [], []
    for place, permission in enumerate(permissions):
        if not session.scalar(select(literal(unit_id).in_(duty_units(lasting, permission)))):
            text = Text(f"Bạn không giao được quyền {permission}.", f"You cannot hand on {permission}.")
            errors.append(FieldError(f"/permissions/{place}", "wider-than-maker", text))
            names.append(permission.value)
    if errors:
        named = ", ".join(names)
        detail = Text(f"{WiderThanMaker.title.vi} ({named})", f"{WiderThanMaker.title.en} ({named})")
        raise WiderThanMaker(detail, errors=errors)


def _until(session: Session, actor: Actor, expires_at: datetime) -> Actor:
    """The caller with those roles alone that they hold from today until the program expires."""
    days: Range[date] = Range(actor.today, max(actor.today, expires_at.astimezone(clock.VIETNAM).date()), bounds="[]")
    rows = session.execute(
        select(RoleGrant.unit_id, RoleGrant.role, RoleGrant.body_id).where(
            RoleGrant.user_id == actor.user_id, RoleGrant.valid.contains(days)
        )
    )
    grants = tuple(Grant(unit, frozenset(PERMISSIONS[role]), role, body) for unit, role, body in rows)
    return replace(actor, grants=grants)


def _record(session: Session, actor: Actor, kind: str, client: ServiceClient, **data: object) -> None:
    session.add(
        Event(
            kind=kind,
            unit_id=client.unit_id,
            subject_kind="client",
            subject_id=client.id,
            user_id=actor.user_id,
            token_id=actor.token_id,
            request_id=actor.request_id,
            data=data,
        )
    )
