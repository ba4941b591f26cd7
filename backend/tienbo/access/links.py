"""One-time links by which a user sets a password: their secrets are kept as SHA-256 only."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tienbo.access import sessions
from tienbo.access.models import AccessLink, LinkKind, User
from tienbo.access.passwords import check_strength, hash_password
from tienbo.database import Reach, set_reach
from tienbo.exchange.models import Event
from tienbo.problems import NotFound, Text

LIFE = {LinkKind.invitation: timedelta(days=7), LinkKind.password_reset: timedelta(hours=24)}
_SECRET_BYTES = 32


class LinkNotValid(NotFound):
    code = "link-not-valid"
    title = Text(
        "Liên kết không đúng, đã được dùng hoặc đã hết hạn. Hãy xin quản trị của đơn vị một liên kết mới.",
        "The link is not right, was used or has expired. Ask your unit's administrator for a new one.",
    )


class MadeLink(NamedTuple):
    secret: str
    kind: LinkKind
    expires_at: datetime

    def url(self, issuer: str) -> str:
        """The secret stands behind `#`: browsers send that to no server, so no log holds it."""
        return f"{issuer.rstrip('/')}/access-link#{self.secret}"


class OpenLink(NamedTuple):
    """A link that works now, and whose it is."""

    link_id: int
    kind: LinkKind
    expires_at: datetime
    user: User


def make(session: Session, user: User, made_by_id: int | None, now: datetime) -> MadeLink:
    """A new link for a user; the ones made before stop working."""
    close(session, user.id, now)
    kind = LinkKind.password_reset if user.password_hash else LinkKind.invitation
    made = MadeLink(secrets.token_urlsafe(_SECRET_BYTES), kind, now + LIFE[kind])
    session.add(
        AccessLink(
            digest=_digest(made.secret),
            kind=kind,
            user_id=user.id,
            made_by_id=made_by_id,
            made_at=now,
            expires_at=made.expires_at,
        )
    )
    session.flush()
    return made


def close(session: Session, user_id: int, now: datetime) -> None:
    """Let every open link of a user expire at once."""
    session.execute(
        update(AccessLink)
        .where(AccessLink.user_id == user_id, AccessLink.used_at.is_(None), AccessLink.expires_at > now)
        .values(expires_at=now)
    )


def find(session: Session, secret: str, now: datetime) -> OpenLink:
    """What a link opens. From here on row security shows what is its user's, and the link.

    Raises:
        LinkNotValid: no such link, used, expired, or the account is no longer active.
    """
    digest = _digest(secret)
    set_reach(session, Reach(claim=digest.hex()))
    link = session.scalar(
        select(AccessLink).where(AccessLink.digest == digest, AccessLink.used_at.is_(None), AccessLink.expires_at > now)
    )
    if link is None:
        raise LinkNotValid
    set_reach(session, Reach(user_id=link.user_id, claim=digest.hex()))
    user = session.scalar(select(User).where(User.id == link.user_id, User.active))
    if user is None:
        raise LinkNotValid
    return OpenLink(link.id, link.kind, link.expires_at, user)


def redeem(session: Session, secret: str, password: str, now: datetime) -> User:
    """Set the password of the link's user and end their sign-ins; a link counts once, however many come at once.

    Raises:
        LinkNotValid: the link does not work.
        WeakPassword: the link stays good for a better one.
    """
    link = find(session, secret, now)
    check_strength(password, link.user.login)
    used = session.execute(
        update(AccessLink)
        .where(AccessLink.id == link.link_id, AccessLink.used_at.is_(None), AccessLink.expires_at > now)
        .values(used_at=now)
        .returning(AccessLink.id)
    ).one_or_none()
    if used is None:
        raise LinkNotValid
    user = link.user
    user.password_hash = hash_password(password)
    user.password_changed_at = now
    sessions.end_all(session, user.id, now)
    session.add(
        Event(
            kind="link.used",
            unit_id=sessions.home_of(session, user.id),
            subject_kind="user",
            subject_id=str(user.id),
            user_id=user.id,
            data={"link_id": link.link_id, "kind": link.kind},
        )
    )
    session.flush()
    return user


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
