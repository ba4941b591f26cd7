"""Signing keys: P-256 private keys in PEM files. The newest signs, all of them verify until they are retired."""

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

# A token lives ten minutes, and a service learns of a new key when it starts: after this long, tokens of the key
# before are over wherever the service was started again in the meantime.
GRACE = timedelta(minutes=15)


class SigningKeyError(Exception):
    """A signing key is missing, is not a P-256 private key, or cannot be retired now."""


@dataclass(frozen=True)
class SigningKey:
    """One key pair; `kid` is the RFC 7638 thumbprint of its public half, so it names this key and no other."""

    kid: str
    private_pem: str
    public_jwk: dict[str, str]


@dataclass(frozen=True)
class StoredKey:
    """A key and its file; `signs` is true of the newest alone."""

    key: SigningKey
    path: Path
    made_at: datetime
    signs: bool


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
    keys = [stored.key for stored in stored_keys(folder)]
    if not keys:
        raise SigningKeyError(f"no signing key in {folder}: make one with `tienbo keys new`")
    return KeyRing(keys[-1], {key.kid: key for key in keys})


def stored_keys(folder: Path) -> list[StoredKey]:
    """All keys of the folder with their files, the newest last."""
    paths = sorted(folder.glob("*.pem"))
    return [
        StoredKey(read_key(path), path, datetime.fromtimestamp(path.stat().st_mtime, UTC), path == paths[-1])
        for path in paths
    ]


def retire_key(folder: Path, kid: str, now: datetime, *, leaked: bool = False) -> Path:
    """Delete a key: from the next start on its tokens are refused.

    A newer key must sign, and must have been there for the grace time, so that no token of the old one is still
    good; a key that leaked goes at once, and whoever holds a token of it gets a new one.

    Raises:
        SigningKeyError: no such key, the key that signs, or one whose tokens may still be good.
    """
    keys = stored_keys(folder)
    found = next((stored for stored in keys if stored.key.kid == kid), None)
    if found is None:
        raise SigningKeyError(f"no key {kid} in {folder}")
    if found.signs:
        raise SigningKeyError(f"{kid} is the key that signs: make a newer one with `tienbo keys new` first")
    following = keys[keys.index(found) + 1]
    if not leaked and now - following.made_at < GRACE:
        raise SigningKeyError(
            f"{kid} may still be needed: the key after it was made at {following.made_at:%H:%M} UTC;"
            f" wait {GRACE.seconds // 60} minutes from then, or say --leaked"
        )
    found.path.unlink()
    return found.path


def read_key(path: Path) -> SigningKey:
    pem = path.read_bytes()
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except ValueError as error:
        raise SigningKeyError(f"{path} is not a private key in PEM form") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise SigningKeyError(f"{path} is not a P-256 key")
    numbers = key.public_key().public_numbers()
    jwk = public_jwk(_coordinate(numbers.x), _coordinate(numbers.y))
    return SigningKey(jwk["kid"], pem.decode(), jwk)


def public_jwk(x: str, y: str, kid: str | None = None) -> dict[str, str]:
    """A P-256 public key as a JWK; without a `kid` of its own it gets its thumbprint."""
    members = {"crv": "P-256", "kty": "EC", "x": x, "y": y}
    canonical = json.dumps(members, separators=(",", ":"), sort_keys=True).encode()
    thumbprint = _base64url(hashlib.sha256(canonical).digest())
    return {**members, "kid": kid or thumbprint, "alg": "ES256", "use": "sig"}


def nobodys_jwk() -> dict[str, str]:
    """A public key whose private half nobody has, to check a signature against when there is no right key."""
    numbers = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    return public_jwk(_coordinate(numbers.x), _coordinate(numbers.y))


def is_on_curve(x: str, y: str) -> bool:
    """Whether two coordinates, 32 bytes each in base64url, are a point of P-256."""
    try:
        ec.EllipticCurvePublicNumbers(_number(x), _number(y), ec.SECP256R1()).public_key()
    except ValueError:
        return False
    return True


def _coordinate(number: int) -> str:
    return _base64url(number.to_bytes(32, "big"))


def _number(coordinate: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(f"{coordinate}="))


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
