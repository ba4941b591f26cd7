"""Recovery codes: ten that open the account once each, instead of the second factor's code, when it is lost."""

import base64
import hmac
import secrets
from datetime import datetime
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from tienbo.access.models import RecoveryCode

HOW_MANY = 10
_BYTES = 10  # 80 bits: sixteen letters and digits
_GROUP = 4


class RecoveryCodes:
    """Makes codes, and the keyed digests that are kept of them: the database alone is no help in guessing one."""

    def __init__(self, secret: str) -> None:
        self._key = HKDF(SHA256(), 32, salt=None, info=b"tienbo recovery codes").derive(secret.encode())

    def new(self) -> str:
        """Four groups of four characters; no 0, 1, 8 or 9, which are misread."""
        text = base64.b32encode(secrets.token_bytes(_BYTES)).decode()
        return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))

    def digest(self, user_id: int, code: str) -> bytes:
        return hmac.digest(self._key, f"{user_id}\0{code}".encode(), sha256)


def replace_codes(session: Session, codes: RecoveryCodes, user_id: int, now: datetime) -> list[str]:
    """New codes for a user, shown this once; the ones before are worth nothing from now on."""
    forget_codes(session, user_id)
    made = [codes.new() for _ in range(HOW_MANY)]
    session.add_all(RecoveryCode(user_id=user_id, digest=codes.digest(user_id, code), made_at=now) for code in made)
    session.flush()
    return made


def forget_codes(session: Session, user_id: int) -> None:
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))


def count_left(session: Session, user_id: int) -> int:
    query = select(func.count()).select_from(RecoveryCode)
    return session.scalar(query.where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))) or 0


def use_recovery_code(session: Session, codes: RecoveryCodes, user_id: int, code: str, now: datetime) -> bool:
    """Whether the code is one of the user's and was not used before; one statement decides between two at once."""
    used = session.execute(
        update(RecoveryCode)
        .where(RecoveryCode.user_id == user_id, RecoveryCode.digest == codes.digest(user_id, code))
        .where(RecoveryCode.used_at.is_(None))
        .values(used_at=now)
        .returning(RecoveryCode.digest)
    ).one_or_none()
    return used is not None
