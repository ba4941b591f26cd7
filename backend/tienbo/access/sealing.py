"""Secrets that must be read again are kept encrypted, under a key that the database does not hold."""

import secrets
from typing import Final

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

log = structlog.get_logger()

_NONCE_BYTES: Final = 12


class SecretBox:
    """Encrypts secrets of one purpose under a key of the installation, each bound to whoever it belongs to."""

    def __init__(self, secret: str, purpose: str = "second factor") -> None:
        self._purpose = purpose
        key = HKDF(SHA256(), 32, salt=None, info=f"tienbo {purpose}".encode()).derive(secret.encode())
        self._cipher = AESGCM(key)

    def seal(self, owner_id: int, text: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, text.encode(), str(owner_id).encode())

    def open(self, owner_id: int, sealed: bytes) -> str | None:
        """What was sealed for this owner; None when the installation's secret was another one then."""
        try:
            raw = self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], str(owner_id).encode())
        except InvalidTag:
            log.warning("secret-unreadable", purpose=self._purpose, owner_id=owner_id)
            return None
        return raw.decode()
