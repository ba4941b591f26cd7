"""Signing in, and keeping a sign-in alive by refresh tokens that are each used once."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tienbo.access.models import RefreshToken, SignIn, User
from tienbo.access.passwords import verify_password
from tienbo.database import Reach, set_reach
from tienbo.exchange.models import Event
from tienbo.problems import Text, Unauthenticated

# The answer to a refresh can be lost on the way: for this long its predecessor gets the same answer again.
LOST_ANSWER = timedelta(seconds=10)
_TOKEN_BYTES = 32


class SignInRefused(Unauthenticated):
    code = "sign-in-refused"
    title = Text("Tên đăng nhập hoặc mật khẩu không đúng.", "The sign-in name or the password is not right.")


class SessionEnded(Unauthenticated):
    code = "session-ended"
    title = Text("Phiên làm việc đã kết thúc. Hãy đăng nhập lại.", "Your session has ended. Sign in again.")


@dataclass(frozen=True)
class Continued:
    """A sign-in that goes on: whose it is, and the refresh token to use next."""

    user_id: int
    sign_in_id: UUID
    refresh_token: str
    expires_at: datetime


class RefreshChain:
    """Makes refresh tokens; each successor is derived from its predecessor, so that it can be made again."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(b"refresh\0" + secret.encode()).digest()

    def first(self) -> str:
        return _text(secrets.token_bytes(_TOKEN_BYTES))

    def successor(self, token: str) -> str:
        return _text(hmac.digest(self._key, token.encode(), "sha256"))


def sign_in(session: Session, chain: RefreshChain, login: str, password: str, now: datetime, hours: int) -> Continued:
    """Start a sign-in.

    Raises:
        SignInRefused: unknown or inactive account, or wrong password; the same answer after the same work.
    """
    login = login.strip().lower()
    set_reach(session, Reach(claim=login))
    user = session.scalar(select(User).where(User.login == login))
    if not verify_password(password, user.password_hash if user else None) or user is None or not user.active:
        raise SignInRefused
    set_reach(session, Reach(user_id=user.id))
    started = SignIn(id=uuid4(), user_id=user.id, started_at=now, expires_at=now + timedelta(hours=hours))
    session.add(started)
    session.add(_event(user.id, "session.started", started.id))
    session.flush()
    token = chain.first()
    session.add(RefreshToken(digest=_digest(token), sign_in_id=started.id, user_id=user.id, made_at=now))
    return Continued(user.id, started.id, token, started.expires_at)


def refresh(session: Session, chain: RefreshChain, token: str, now: datetime) -> Continued | None:
    """The sign-in's next step, or None when the token is not good; using one twice ends the whole sign-in."""
    digest = _digest(token)
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
                digest=_digest(successor), sign_in_id=first_use.sign_in_id, user_id=first_use.user_id, made_at=now
            )
        )
        return _continue(session, first_use.sign_in_id, successor, now)
    return _second_use(session, digest, successor, now)


def _second_use(session: Session, digest: bytes, successor: str, now: datetime) -> Continued | None:
    used = session.scalar(select(RefreshToken).where(RefreshToken.digest == digest))
    if used is None or used.used_at is None:
        return None
    set_reach(session, Reach(user_id=used.user_id))
    following = session.scalar(select(RefreshToken).where(RefreshToken.digest == _digest(successor)))
    if now - used.used_at <= LOST_ANSWER and following is not None and following.used_at is None:
        return _continue(session, used.sign_in_id, successor, now)
    end(session, used.user_id, used.sign_in_id, now, "session.reuse-detected")
    return None


def end(session: Session, user_id: int, sign_in_id: UUID, now: datetime, event: str = "session.ended") -> None:
    """End a sign-in and every token of it, at once."""
    ended = session.execute(
        update(SignIn)
        .where(SignIn.id == sign_in_id, SignIn.user_id == user_id, SignIn.ended_at.is_(None))
        .values(ended_at=now)
        .returning(SignIn.id)
    ).one_or_none()
    if ended is not None:
        session.add(_event(user_id, event, sign_in_id))


def _continue(session: Session, sign_in_id: UUID, token: str, now: datetime) -> Continued | None:
    row = session.execute(
        select(SignIn.user_id, SignIn.expires_at)
        .join(User, User.id == SignIn.user_id)
        .where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None), SignIn.expires_at > now, User.active)
    ).one_or_none()
    return Continued(row.user_id, sign_in_id, token, row.expires_at) if row else None


def _event(user_id: int, kind: str, sign_in_id: UUID) -> Event:
    return Event(kind=kind, subject_kind="sign-in", subject_id=str(sign_in_id), user_id=user_id, data={})


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
