"""Passwords by Argon2id with 19 MiB, two passes, one lane: the OWASP minimum, about 30 ms of one core."""

import os
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Hashing is the one thing here that can fill every core and much memory: never more at once than cores.
_turn = BoundedSemaphore(os.cpu_count() or 1)


def hash_password(password: str) -> str:
    with _turn:
        return _hasher.hash(password)


# Checked when the account is unknown, so that the answer takes as long as for a known one.
_NOBODY = hash_password("nobody has this password")


def verify_password(password: str, password_hash: str | None) -> bool:
    """Whether the password belongs to the hash; always false, after the same work, without a hash."""
    with _turn:
        try:
            _hasher.verify(password_hash or _NOBODY, password)
        except (VerificationError, InvalidHashError):
            return False
    return password_hash is not None
