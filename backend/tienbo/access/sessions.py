"""Keeping a sign-in alive by refresh tokens that are each used once, and ending it."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tienbo.access.models import RefreshToken, RoleGrant, SignIn, User
from tienbo.database import Reach, set_reach
from tienbo.exchange.models import Event
from tienbo.problems import Text, Unauthenticated

# The answer to a refresh can be lost on the way: for this long its predecessor gets the same answer again.
LOST_ANSWER = timedelta(seconds=10)


_TOKEN_BYTES = 32


class SessionEnded(Unauthenticated):
    code = "session-ended"
    title = Text("Phiên làm việc đã kết thúc. Hãy đăng nhập lại.", "Your session has ended. Sign in again.")


@dataclass(frozen=True)
class Continued:
    """A sign-in that goes on: whose it is, the refresh token to use next, and the id of the access token to issue."""

    user_id: int
    sign_in_id: UUID
    refresh_token: str
    expires_at: datetime
    token_id: str


class RefreshChain:
    """Makes refresh tokens; each successor is derived from its predecessor, so that it can be made again."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(b"refresh\0" + secret.encode()).digest()

    def first(self) -> str:
        return _text(secrets.token_bytes(_TOKEN_BYTES))

    def successor(self, token: str) -> str:
        return _text(hmac.digest(self._key, token.encode(), "sha256"))


def home_of(session: Session, user_id: int) -> int | None:
    """The unit whose administrators read about this user's sign-ins: that of the first role."""
    return session.scalar(select(RoleGrant.unit_id).where(RoleGrant.user_id == user_id).order_by(RoleGrant.id).limit(1))


def refresh(session: Session, chain: RefreshChain, token: str, now: datetime) -> Continued | None:
    """The sign-in's next step, or None when the token is not good; using one twice ends the whole sign-in."""
    digest = digest_of(token)
    set_reach(session, Reach(claim=digest.hex()))
    first_use = session.execute(
        update(RefreshToken)
        .where(RefreshToken.digest == digest, RefreshToken.used_at.is_(None))
        .values(used_at=now)
        .returning(RefreshToken.sign_in_id, RefreshToken.user_id)
    ).one_or_none()
    successor = chain.successor(token)
    if first_use is not None:
        set_reach(session, Reach(user_id=first_use.user_id))
        session.add(
            RefreshToken(
                digest=digest_of(successor), sign_in_id=first_use.sign_in_id, user_id=first_use.user_id, made_at=now
            )
        )
        return _continue(session, first_use.sign_in_id, successor, now)
    return _second_use(session, digest, successor, now)


def _second_use(session: Session, digest: bytes, successor: str, now: datetime) -> Continued | None:
    used = session.scalar(select(RefreshToken).where(RefreshToken.digest == digest))
    if used is None or used.used_at is None:
        return None
    set_reach(session, Reach(user_id=used.user_id))
    following = session.scalar(select(RefreshToken).where(RefreshToken.digest == digest_of(successor)))
    if now - used.used_at <= LOST_ANSWER and following is not None and following.used_at is None:
        return _continue(session, used.sign_in_id, successor, now)
    end(session, used.user_id, used.sign_in_id, now, event="session.reuse-detected")
    return None


def end(
    session: Session,
    user_id: int,
    sign_in_id: UUID,
    now: datetime,
    *,
    event: str = "session.ended",
    token_id: str | None = None,
) -> bool:
    """End a sign-in and every token of it, at once, by the token that asks for it; whether there was one to end."""
    ended = session.execute(
        update(SignIn)
        .where(SignIn.id == sign_in_id, SignIn.user_id == user_id, SignIn.ended_at.is_(None))
        .values(ended_at=now)
        .returning(SignIn)
    ).scalar_one_or_none()
    if ended is None:
        return False
    record_session(session, ended, event, token_id)
    return True


def end_all(session: Session, user_id: int, now: datetime, but: UUID | None = None) -> int:
    """End every sign-in of a user at once, or every one but this; answers how many."""
    ending = update(SignIn).where(SignIn.user_id == user_id, SignIn.ended_at.is_(None))
    if but is not None:
        ending = ending.where(SignIn.id != but)
    return len(session.scalars(ending.values(ended_at=now).returning(SignIn.id)).all())


def _continue(session: Session, sign_in_id: UUID, token: str, now: datetime) -> Continued | None:
    row = session.execute(
        select(SignIn.user_id, SignIn.expires_at)
        .join(User, User.id == SignIn.user_id)
        .where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None), SignIn.expires_at > now, User.active)
    ).one_or_none()
    return Continued(row.user_id, sign_in_id, token, row.expires_at, uuid4().hex) if row else None


def record_session(session: Session, sign_in: SignIn, kind: str, token_id: str | None, **data: object) -> None:
    session.add(
        Event(
            kind=kind,
            unit_id=home_of(session, sign_in.user_id),
            subject_kind="sign-in",
            subject_id=str(sign_in.id),
            user_id=sign_in.user_id,
            token_id=token_id,
            data=data,
        )
    )


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def digest_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
