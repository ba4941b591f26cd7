import re
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, exists, literal, select, tuple_
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import InstrumentedAttribute, Session

from tienbo import clock
from tienbo.access.clients_schemas import ClientRead, Credential
from tienbo.access.models import ServiceClient, User
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units.models import UnitClosure, UnitVersion
from tienbo.units.refs import UnitRef, unit_ref

CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


def unit_exists(unit_id: int | InstrumentedAttribute[int], day: date) -> ColumnElement[bool]:
    """Whether a unit is in being on a day; read from the tree, which row security leaves open."""
    return exists().where(
        UnitClosure.ancestor_id == unit_id, UnitClosure.descendant_id == unit_id, UnitClosure.valid.contains(day)
    )


def is_alive(now: datetime) -> ColumnElement[bool]:
    """Whether a program may be a caller: neither revoked nor expired, and its unit in being."""
    return (
        ServiceClient.revoked_at.is_(None)
        & (ServiceClient.expires_at > now)
        & unit_exists(ServiceClient.unit_id, now.astimezone(clock.VIETNAM).date())
    )


def managed_clients(actor: Actor) -> Select[ServiceClient]:
    """The programs of the units for which the caller manages programs."""
    return select(ServiceClient).where(ServiceClient.unit_id.in_(duty_units(actor, Permission.client_manage)))


def list_clients(session: Session, actor: Actor, cursor: str | None, limit: int) -> Page[ClientRead]:
    """The caller's programs, the newest first; ended ones stay in the list."""
    query = managed_clients(actor)
    if cursor is not None:
        made_at, client_id = decode_cursor(cursor, datetime, str)
        older = tuple_(ServiceClient.made_at, ServiceClient.id) < tuple_(literal(made_at), literal(client_id))
        query = query.where(older)
    rows = session.scalars(query.order_by(ServiceClient.made_at.desc(), ServiceClient.id.desc()).limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=_read(session, actor, rows[:limit]),
        next_cursor=encode_cursor(last.made_at, last.id) if last else None,
    )


def get_client(session: Session, actor: Actor, client_id: str) -> ClientRead:
    """One program.

    Raises:
        NotFound: no such program within the caller's reach.
    """
    client = session.scalar(managed_clients(actor).where(ServiceClient.id == client_id))
    if client is None:
        raise NotFound
    (read,) = _read(session, actor, [client])
    return read


def _read(session: Session, actor: Actor, clients: Sequence[ServiceClient]) -> list[ClientRead]:
    units = _units(session, actor, {client.unit_id for client in clients})
    makers = {client.made_by_id for client in clients}
    names = dict(session.execute(select(User.id, User.name).where(User.id.in_(makers))).all())
    return [
        ClientRead(
            client_id=client.id,
            name=client.name,
            unit=units[client.unit_id],
            permissions=client.permissions,
            credential=Credential.secret if client.secret_digest else Credential.key,
            made_by=names.get(client.made_by_id),
            made_at=client.made_at,
            expires_at=client.expires_at,
            revoked_at=client.revoked_at,
            last_used_at=client.last_used_at,
        )
        for client in clients
    ]


def _units(session: Session, actor: Actor, unit_ids: set[int]) -> dict[int, UnitRef]:
    """The units as they are called today, or were called last."""
    versions = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.unit_id.in_(unit_ids), UnitVersion.valid.overlaps(Range(None, actor.today, bounds="(]")))
        .order_by(UnitVersion.valid)
    )
    return {version.unit_id: unit_ref(version) for version in versions}
