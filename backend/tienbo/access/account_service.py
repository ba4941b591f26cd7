"""What people do with their own account: sign-ins, password, second factor."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access import recovery, second_factor, sessions
from tienbo.access.account_schemas import SecondFactorStart, SessionRead
from tienbo.access.models import SignIn, User
from tienbo.access.passwords import check_strength, hash_password, verify_password
from tienbo.access.scope import Actor
from tienbo.access.sign_in import Gate
from tienbo.access.throttle import TooManyAttempts, count_failure, forgive, waiting_time
from tienbo.access.tokens import UserToken
from tienbo.access.visitors import Visitor
from tienbo.exchange import events
from tienbo.problems import FieldError, Forbidden, NotFound, Problem, Text


class PasswordWrong(Forbidden):
    """Not 401: the sign-in itself is good, and a page must not throw its reader out for a slip."""

    code = "password-wrong"
    title = Text("Mật khẩu hiện tại không đúng.", "The current password is not right.")


class CodeWrong(Problem):
    status = 409
    code = "code-wrong"
    title = Text(
        "Mã không đúng; hãy kiểm tra giờ của điện thoại.", "The code is not right; check your telephone's clock."
    )

    def __init__(self) -> None:
        super().__init__(errors=[FieldError("/code", self.code, self.title)])


class SecondFactorOn(Problem):
    status = 409
    code = "second-factor-on"
    title = Text("Tài khoản đã dùng xác thực hai lớp.", "The account has a second factor already.")


class SecondFactorOff(Problem):
    status = 409
    code = "second-factor-off"
    title = Text("Tài khoản chưa dùng xác thực hai lớp.", "The account has no second factor.")


class SharedAccount(Problem):
    status = 409
    code = "shared-account"
    title = Text(
        "Tài khoản trình diễn dùng chung nên không đổi được cách đăng nhập.",
        "A demo account is shared by its visitors: how one signs in to it cannot be changed.",
    )


def list_sessions(session: Session, actor: Actor, current: UUID, now: datetime) -> list[SessionRead]:
    """The caller's sign-ins that go on, the newest first."""
    rows = session.scalars(
        select(SignIn)
        .where(SignIn.user_id == actor.user_id, SignIn.ended_at.is_(None), SignIn.expires_at > now)
        .order_by(SignIn.started_at.desc(), SignIn.id)
    )
    return [
        SessionRead(
            id=row.id,
            current=row.id == current,
            started_at=row.started_at,
            expires_at=row.expires_at,
            method=row.method,
            user_agent=row.user_agent,
            network=row.network,
        )
        for row in rows
    ]


def end_session(session: Session, token: UserToken, sign_in_id: UUID, now: datetime) -> None:
    """End one of the caller's sign-ins.

    Raises:
        NotFound: not the caller's, or ended.
    """
    if not sessions.end(session, token.user_id, sign_in_id, now, token_id=token.token_id):
        raise NotFound


def prove(
    session: Session, actor: Actor, gate: Gate, user: User, password: str, visitor: Visitor, now: datetime
) -> Problem | None:
    """Whether it is really the account's owner who sits there; a problem is to be answered, so that it is counted."""
    counters = gate.throttler.counters(user.login, visitor.network, familiar=True)
    if wait := waiting_time(session, counters, now):
        return TooManyAttempts(wait)
    if not verify_password(password, user.password_hash):
        count_failure(session, counters, now)
        _record(session, actor, "password.refused", user, network=visitor.network)
        return PasswordWrong()
    forgive(session, counters)
    return None


def change_password(session: Session, actor: Actor, user: User, password: str, keep: UUID, now: datetime) -> None:
    """Set another password and end every other sign-in.

    Raises:
        WeakPassword: it asks to be guessed.
    """
    check_strength(password, user.login)
    user.password_hash = hash_password(password)
    user.password_changed_at = now
    ended = sessions.end_all(session, user.id, now, but=keep)
    _record(session, actor, "password.changed", user, ended_sessions=ended)


def start_second_factor(session: Session, gate: Gate, user: User) -> SecondFactorStart:
    """A new secret, which counts for nothing until it is confirmed by a code.

    Raises:
        SecondFactorOn: turn it off first.
    """
    if user.totp_confirmed_at is not None:
        raise SecondFactorOn
    secret = second_factor.new_secret()
    user.totp_secret = gate.box.seal(user.id, secret)
    session.flush()
    return SecondFactorStart(secret=secret, otpauth_uri=second_factor.provisioning_uri(secret, user.login))


def confirm_second_factor(
    session: Session, actor: Actor, gate: Gate, user: User, code: str, now: datetime
) -> list[str]:
    """Turn the second factor on: from now on the password alone opens nothing. Answers the recovery codes.

    Raises:
        SecondFactorOn, CodeWrong: nothing to confirm, or not by this code.
    """
    if user.totp_confirmed_at is not None:
        raise SecondFactorOn
    if not second_factor.use_code(session, gate.box, user, code, now):
        raise CodeWrong
    user.totp_confirmed_at = now
    _record(session, actor, "second-factor.on", user)
    return recovery.replace_codes(session, gate.recovery, user.id, now)


def replace_recovery_codes(session: Session, actor: Actor, gate: Gate, user: User, now: datetime) -> list[str]:
    """New recovery codes instead of the old ones.

    Raises:
        SecondFactorOff: there is nothing that they would stand in for.
    """
    if user.totp_confirmed_at is None:
        raise SecondFactorOff
    _record(session, actor, "recovery-codes.replaced", user)
    return recovery.replace_codes(session, gate.recovery, user.id, now)


def remove_second_factor(session: Session, actor: Actor, user: User) -> None:
    """Turn the second factor off.

    Raises:
        SecondFactorOff: there is none.
    """
    if user.totp_confirmed_at is None:
        raise SecondFactorOff
    second_factor.forget(session, user)
    _record(session, actor, "second-factor.off", user)


def own_account(session: Session, user_id: int) -> User:
    """The caller's row, locked, to change how they sign in.

    Raises:
        SharedAccount: visitors of the demo share it.
    """
    user = session.scalars(select(User).where(User.id == user_id).with_for_update()).one()
    if user.demo:
        raise SharedAccount
    return user


def _record(session: Session, actor: Actor, kind: str, user: User, **data: object) -> None:
    events.record(session, actor, kind, ("user", user.id), sessions.home_of(session, user.id), **data)
