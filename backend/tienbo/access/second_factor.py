"""The optional second factor: six digits that change every 30 seconds (TOTP, RFC 6238), each good for one sign-in."""

import secrets
from datetime import datetime

import pyotp
from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.access.recovery import forget_codes
from tienbo.access.sealing import SecretBox

_STEP_SECONDS = 30
_CLOCK_DRIFT = 1  # steps: a telephone's clock may be half a minute off
_APPLICATION = "Tien Bo"


def new_secret() -> str:
    return pyotp.random_base32()


def provisioning_uri(secret: str, login: str) -> str:
    """What an authenticator application reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=_APPLICATION)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The time step that the code belongs to, if that is now or next to now."""
    current = int(now.timestamp()) // _STEP_SECONDS
    generator = pyotp.TOTP(secret)
    found = None
    for step in range(current - _CLOCK_DRIFT, current + _CLOCK_DRIFT + 1):
        # Every step is compared, so that the time taken tells nothing.
        if secrets.compare_digest(generator.generate_otp(step), code):
            found = step
    return found


def use_code(session: Session, box: SecretBox, user: User, code: str, now: datetime) -> bool:
    """Whether the code is right and was not used before; one statement decides between two at once."""
    secret = box.open(user.id, user.totp_secret) if user.totp_secret else None
    step = step_of(secret, code, now) if secret else None
    if step is None:
        return False
    used = session.execute(
        update(User)
        .where(User.id == user.id, or_(User.totp_last_step.is_(None), User.totp_last_step < step))
        .values(totp_last_step=step)
        .returning(User.id)
    ).one_or_none()
    return used is not None


def forget(session: Session, user: User) -> None:
    """Take the factor off the account, with its recovery codes; a code's step stays counted."""
    user.totp_secret = None
    user.totp_confirmed_at = None
    forget_codes(session, user.id)
