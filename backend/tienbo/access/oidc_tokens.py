"""ID tokens of a sign-on provider, checked with joserfc and with every rule that it leaves to its user."""

import base64
import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple, NoReturn

from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

LARGEST_TOKEN = 16_384
LEEWAY = 30
LONGEST_AGE = 600
SMALLEST_RSA = 2048
LARGEST_SUBJECT = 255

Key = ECKey | OKPKey | RSAKey

# Asymmetric signatures alone, each with the kind of key that makes it: a public key is never a shared secret.
KINDS: dict[str, tuple[str, type[Key]]] = {
    "ES256": ("EC", ECKey),
    "RS256": ("RSA", RSAKey),
    "PS256": ("RSA", RSAKey),
    "EdDSA": ("OKP", OKPKey),
    "Ed25519": ("OKP", OKPKey),
}
_CURVES = {"EC": "P-256", "OKP": "Ed25519"}
_PUBLIC_MEMBERS = {"EC": ("kty", "crv", "x", "y"), "OKP": ("kty", "crv", "x"), "RSA": ("kty", "n", "e")}


class InvalidIdToken(Exception):  # noqa: N818 -- what the token is
    """Not an ID token for us and this attempt; the reason is for the log."""


class UnknownKey(InvalidIdToken):
    """No key of the set has this id and kind: the provider may have a new one."""


class Expected(NamedTuple):
    """What the token must say."""

    issuer: str
    client_id: str
    nonce: str


def verify_id_token(token: str, keys: list[dict[str, Any]], expected: Expected, now: datetime) -> dict[str, Any]:
    """The claims of a token that the provider made for us, in answer to this attempt, just now.

    Raises:
        UnknownKey: the right key is not among these.
        InvalidIdToken: anything else.
    """
    try:
        header = _header(token)
        key = _key(header, keys)
        claims = jwt.decode(token, key, algorithms=[header["alg"]]).claims
        _check(claims, expected, now.timestamp())
    except InvalidIdToken:
        raise
    except Exception as error:  # a decoder of hostile text fails in many ways, and all mean the same
        raise InvalidIdToken("unreadable") from error
    return claims


def _header(token: str) -> dict[str, Any]:
    if len(token) > LARGEST_TOKEN or token.count(".") != 2:  # noqa: PLR2004 -- three segments
        _refuse("shape")
    segment = token.partition(".")[0]
    header = json.loads(base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)))
    if header["alg"] not in KINDS or "crit" in header or not isinstance(header.get("kid", ""), str):
        _refuse("header")
    return dict(header)


def _key(header: Mapping[str, Any], keys: list[dict[str, Any]]) -> Key:
    """The one key of the set that the header means; never one that stands in the token itself."""
    kind, make = KINDS[header["alg"]]
    fitting = [
        key
        for key in keys
        if key.get("kty") == kind
        and key.get("crv") == _CURVES.get(kind)
        and key.get("use", "sig") == "sig"
        and key.get("alg", header["alg"]) == header["alg"]
        and header.get("kid", key.get("kid")) == key.get("kid")
    ]
    if len(fitting) != 1:
        raise UnknownKey("no key, or more than one")
    key = make.import_key({name: fitting[0][name] for name in _PUBLIC_MEMBERS[kind]})
    if isinstance(key, RSAKey) and key.public_key.key_size < SMALLEST_RSA:
        _refuse("weak key")
    return key


def _check(claims: dict[str, Any], expected: Expected, now: float) -> None:
    audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    party = claims.get("azp")
    if claims["iss"] != expected.issuer or expected.client_id not in audience:
        _refuse("issuer or audience")
    if party != expected.client_id and (party is not None or len(audience) > 1):
        _refuse("authorised party")
    if any(type(claims[name]) is not int for name in ("exp", "iat")):
        _refuse("times")
    if claims["exp"] <= now or not now - LONGEST_AGE < claims["iat"] <= now + LEEWAY:
        _refuse("time")
    if not isinstance(claims["nonce"], str) or not hmac.compare_digest(
        claims["nonce"].encode(), expected.nonce.encode()
    ):
        _refuse("nonce")
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LARGEST_SUBJECT or not subject.isprintable():
        _refuse("subject")


def _refuse(reason: str) -> NoReturn:
    raise InvalidIdToken(reason)
