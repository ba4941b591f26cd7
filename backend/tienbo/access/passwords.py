"""Passwords by Argon2id with 19 MiB, two passes, one lane: the OWASP minimum, about 30 ms of one core."""

import os
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tienbo.access.common_passwords import is_common
from tienbo.inputs import clean
from tienbo.problems import FieldError, InvalidInput, Text

SHORTEST = 12
# Beside the sign-in name, which everybody knows, there must be something left to guess.
SHORTEST_BESIDE_LOGIN = 8

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Hashing is the one thing here that can fill every core and much memory: never more at once than cores.
_turn = BoundedSemaphore(os.cpu_count() or 1)


class WeakPassword(InvalidInput):
    """The password asks to be guessed."""

    code = "password-weak"
    title = Text("Mật khẩu này dễ đoán.", "This password is easy to guess.")

    def __init__(self, text: Text) -> None:
        super().__init__(text, errors=[FieldError("/password", self.code, text)])


def check_strength(password: str, login: str) -> None:
    """Length is what counts; of the rest only what a guesser tries first is refused.

    Raises:
        WeakPassword: too short, common, or little more than the sign-in name.
    """
    if len(password) < SHORTEST:
        raise WeakPassword(
            Text(f"Mật khẩu cần ít nhất {SHORTEST} ký tự.", f"A password needs at least {SHORTEST} characters.")
        )
    if is_common(password):
        raise WeakPassword(
            Text(
                "Mật khẩu này nằm trong số những mật khẩu bị thử đầu tiên; hãy ghép vài từ không liên quan.",
                "This password is among the first to be tried; put some unrelated words together instead.",
            )
        )
    if len(password.casefold().replace(login.casefold(), "")) < SHORTEST_BESIDE_LOGIN:
        raise WeakPassword(
            Text("Mật khẩu không được gần như chỉ là tên đăng nhập.", "A password must not be mostly the sign-in name.")
        )


def hash_password(password: str) -> str:
    with _turn:
        return _hasher.hash(clean(password))


# Checked when the account is unknown, so that the answer takes as long as for a known one.
_NOBODY = hash_password("nobody has this password")


def verify_password(password: str, password_hash: str | None) -> bool:
    """Whether the password belongs to the hash; always false, after the same work, without a hash."""
    with _turn:
        try:
            # One keyboard composes an accented letter, the next one puts it together from two: NFC makes them one.
            _hasher.verify(password_hash or _NOBODY, clean(password))
        except (VerificationError, InvalidHashError):
            return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether it was made with other parameters than those of today."""
    return _hasher.check_needs_rehash(password_hash)
