"""Signing keys: P-256 private keys in PEM files. The newest signs, all of them verify."""

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


class SigningKeyError(Exception):
    """A signing key is missing, or is not a P-256 private key."""


@dataclass(frozen=True)
class SigningKey:
    """One key pair; `kid` is the RFC 7638 thumbprint of its public half, so it names this key and no other."""

    kid: str
    private_pem: str
    public_jwk: dict[str, str]


@dataclass(frozen=True)
class KeyRing:
    signing: SigningKey
    verifying: dict[str, SigningKey]

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """The public halves as an RFC 7517 key set."""
        return {"keys": [key.public_jwk for key in self.verifying.values()]}


def new_key(folder: Path) -> Path:
    """Write a new private key, readable by its owner alone; it signs from the next start on."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.pem"
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    return path


def load_keys(folder: Path) -> KeyRing:
    """All keys of the folder, in the order of their names.

    Raises:
        SigningKeyError: no key, or a file that is not a P-256 private key.
    """
    keys = [read_key(path) for path in sorted(folder.glob("*.pem"))]
    if not keys:
        raise SigningKeyError(f"no signing key in {folder}: make one with `tienbo keys new`")
    return KeyRing(keys[-1], {key.kid: key for key in keys})


def read_key(path: Path) -> SigningKey:
    pem = path.read_bytes()
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except ValueError as error:
        raise SigningKeyError(f"{path} is not a private key in PEM form") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise SigningKeyError(f"{path} is not a P-256 key")
    numbers = key.public_key().public_numbers()
    members = {"crv": "P-256", "kty": "EC", "x": _coordinate(numbers.x), "y": _coordinate(numbers.y)}
    canonical = json.dumps(members, separators=(",", ":"), sort_keys=True).encode()
    kid = _base64url(hashlib.sha256(canonical).digest())
    return SigningKey(kid, pem.decode(), {**members, "kid": kid, "alg": "ES256", "use": "sig"})


def _coordinate(number: int) -> str:
    return _base64url(number.to_bytes(32, "big"))


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
