"""Signing in: who is let in, by what proof, and what is written down of who is not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.models import RefreshToken, SignIn, User
from tienbo.access.passwords import hash_password, is_outdated, verify_password
from tienbo.access.recovery import RecoveryCodes, use_recovery_code
from tienbo.access.sealing import SecretBox
from tienbo.access.second_factor import use_code
from tienbo.access.sessions import Continued, RefreshChain, digest_of, home_of, record_session
from tienbo.access.throttle import Counter, Throttler, TooManyAttempts, count_failure, forgive, waiting_time
from tienbo.access.visitors import Visitor, network_of
from tienbo.database import Reach, set_reach
from tienbo.exchange import events
from tienbo.problems import Problem, Text, Unauthenticated

# A network from which the account was entered within this time is its own.
FAMILIAR_FOR = timedelta(days=90)
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
    record_session(session, started, "session.started", token_id, method=method)
    session.flush()
    token = gate.chain.first()
    session.add(RefreshToken(digest=digest_of(token), sign_in_id=started.id, user_id=user_id, made_at=now))
    return Continued(user_id, started.id, token, started.expires_at, token_id)


def familiar_networks(session: Session, user_id: int, now: datetime) -> frozenset[str]:
    """Networks from which the user came in not long ago."""
    addresses = session.scalars(
        select(SignIn.network)
        .where(SignIn.user_id == user_id, SignIn.started_at > now - FAMILIAR_FOR, SignIn.network.is_not(None))
        .distinct()
    )
    return frozenset(network_of(address) for address in addresses)


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
