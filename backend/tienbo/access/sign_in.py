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

from tienbo.access.models import RefreshToken, RoleGrant, SignIn, User
from tienbo.access.passwords import hash_password, is_outdated, verify_password
from tienbo.access.recovery import RecoveryCodes, use_recovery_code
from tienbo.access.sealing import SecretBox
from tienbo.access.second_factor import use_code
from tienbo.access.throttle import Counter, Throttler, TooManyAttempts, count_failure, forgive, waiting_time
from tienbo.access.visitors import Visitor, network_of
from tienbo.database import Reach, set_reach
from tienbo.exchange import events
from tienbo.exchange.models import Event
from tienbo.problems import Problem, Text, Unauthenticated

# The answer to a refresh can be lost on the way: for this long its predecessor gets the same answer again.
LOST_ANSWER = timedelta(seconds=10)
# A network from which the account was entered within this time is its own.
FAMILIAR_FOR = timedelta(days=90)
_TOKEN_BYTES = 32
_NO_USER = 0


class SignInRefused(Unauthenticated):
    code = "sign-in-refused"
    title = Text("Tên đăng nhập hoặc mật khẩu không đúng.", "The sign-in name or the password is not right.")


class SecondFactorRequired(Unauthenticated):
    code = "second-factor-required"
    title = Text(
        "Hãy nhập mã 6 số của ứng dụng xác thực, hoặc một mã dự phòng.",
        "Enter the six digits that your authenticator application shows, or a recovery code.",
    )


class SecondFactorRefused(Unauthenticated):
    code = "second-factor-refused"
    title = Text(
        "Mã không đúng hoặc đã được dùng; hãy chờ mã kế tiếp.", "The code is not right or was used; wait for the next."
    )


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


@dataclass(frozen=True)
class Attempt:
    """What someone gives to be let in."""

    login: str
    password: str
    code: str | None


@dataclass(frozen=True)
class Gate:
    """What a sign-in needs of the installation."""

    chain: RefreshChain
    throttler: Throttler
    box: SecretBox
    recovery: RecoveryCodes
    hours: int


def sign_in(session: Session, gate: Gate, attempt: Attempt, visitor: Visitor, now: datetime) -> Continued | Problem:
    """Start a sign-in, or say why not.

    The problem is answered and not raised, for what was counted must be kept. Unknown and inactive accounts and
    wrong passwords get the same answer after the same statements and one hashing.
    """
    login = attempt.login.strip().lower()
    set_reach(session, Reach(claim=login))
    user = session.scalar(select(User).where(User.login == login))
    user_id = user.id if user else _NO_USER
    set_reach(session, Reach(user_id=user_id))
    familiar = visitor.network in familiar_networks(session, user_id, now)
    counters = gate.throttler.counters(login, visitor.network, familiar=familiar)
    if wait := waiting_time(session, counters, now):
        return TooManyAttempts(wait)
    if not verify_password(attempt.password, user.password_hash if user else None) or user is None or not user.active:
        return _refuse(session, SignInRefused(), counters, user, visitor, now)
    method = "password"
    if user.totp_confirmed_at is not None:
        if attempt.code is None:
            return SecondFactorRequired()
        second = _second_method(session, gate, user, attempt.code, now)
        if second is None:
            return _refuse(session, SecondFactorRefused(), counters, user, visitor, now)
        method = f"password+{second}"
    forgive(session, counters)
    if user.password_hash is not None and is_outdated(user.password_hash):
        user.password_hash = hash_password(attempt.password)
    return begin(session, gate, user.id, method, visitor, now)


def _second_method(session: Session, gate: Gate, user: User, code: str, now: datetime) -> str | None:
    if code.isdigit():
        return "totp" if use_code(session, gate.box, user, code, now) else None
    return "recovery" if use_recovery_code(session, gate.recovery, user.id, code, now) else None


def begin(session: Session, gate: Gate, user_id: int, method: str, visitor: Visitor, now: datetime) -> Continued:
    """Start the sign-in of a user who has proved to be one, by whatever method."""
    set_reach(session, Reach(user_id=user_id))
    started = SignIn(
        id=uuid4(),
        user_id=user_id,
        started_at=now,
        expires_at=now + timedelta(hours=gate.hours),
        method=method,
        user_agent=visitor.user_agent,
        network=visitor.address,
    )
    session.add(started)
    token_id = uuid4().hex
    _record(session, started, "session.started", token_id, method=method)
    session.flush()
    token = gate.chain.first()
    session.add(RefreshToken(digest=_digest(token), sign_in_id=started.id, user_id=user_id, made_at=now))
    return Continued(user_id, started.id, token, started.expires_at, token_id)


def familiar_networks(session: Session, user_id: int, now: datetime) -> frozenset[str]:
    """Networks from which the user came in not long ago."""
    addresses = session.scalars(
        select(SignIn.network)
        .where(SignIn.user_id == user_id, SignIn.started_at > now - FAMILIAR_FOR, SignIn.network.is_not(None))
        .distinct()
    )
    return frozenset(network_of(address) for address in addresses)


def home_of(session: Session, user_id: int) -> int | None:
    """The unit whose administrators read about this user's sign-ins: that of the first role."""
    return session.scalar(select(RoleGrant.unit_id).where(RoleGrant.user_id == user_id).order_by(RoleGrant.id).limit(1))


def _refuse(
    session: Session,
    problem: Problem,
    counters: list[Counter],
    user: User | None,
    visitor: Visitor,
    now: datetime,
) -> Problem:
    count_failure(session, counters, now)
    record_refusal(session, problem, user.id if user else None, visitor)
    return problem


def record_refusal(session: Session, problem: Problem, user_id: int | None, visitor: Visitor) -> None:
    """Write down that someone was not let in, as whom if that is known.

    What was tried is not written down: the name may be a password typed into the wrong field.
    """
    subject = ("network", visitor.network) if user_id is None else ("user", str(user_id))
    unit_id = None if user_id is None else home_of(session, user_id)
    events.record_refusal(session, "session.refused", subject, unit_id, reason=problem.code, network=visitor.network)


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
    _record(session, ended, event, token_id)
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


def _record(session: Session, sign_in: SignIn, kind: str, token_id: str | None, **data: object) -> None:
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


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
