"""Client assertions (RFC 7523): a program proves with its private key, instead of a secret, who it is."""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from tienbo.access.tokens import ALGORITHM, LEEWAY, InvalidToken, check_signature, segments

LONGEST_LIFE = 60
_TYPES = {"JWT", "client-authentication+jwt"}
_CLAIMS = {"iss", "sub", "aud", "exp", "jti"}
_OPTIONAL_CLAIMS = {"iat", "nbf"}
_JTI = re.compile(r"[\x21-\x7e]{1,128}", re.ASCII)


@dataclass(frozen=True)
class Assertion:
    """What a program says of itself; worth nothing until `prove` has passed."""

    client_id: str
    jti: str
    expires_at: datetime
    kid: str | None
    text: str

    def prove(self, public_jwk: dict[str, Any]) -> None:
        """Make sure that the program's registered key signed it.

        Raises:
            InvalidToken: another key did, or the header names another.
        """
        check_signature(self.text, public_jwk)
        if self.kid is not None and self.kid != public_jwk.get("kid"):
            _refuse("another key")


def read_assertion(text: str, audience: str) -> Assertion:
    """An assertion that keeps every rule but the signature, which needs the key of whom it names.

    The audience is our issuer identifier as one string: an address of ours or a list could be meant for another
    server that a program was misled into trusting.

    Raises:
        InvalidToken: it breaks a rule.
    """
    header, claims = segments(text)
    if set(header) - {"typ", "kid"} != {"alg"} or header["alg"] != ALGORITHM:
        _refuse("header")
    if header.get("typ", "JWT") not in _TYPES or not isinstance(header.get("kid", ""), str):
        _refuse("header")
    if set(claims) - _OPTIONAL_CLAIMS != _CLAIMS:
        _refuse("members")
    if any(not isinstance(claims[name], str) for name in ("iss", "sub", "aud", "jti")):
        _refuse("text members")
    if claims["aud"] != audience or claims["iss"] != claims["sub"] or _JTI.fullmatch(claims["jti"]) is None:
        _refuse("audience, issuer or id")
    _check_times(claims)
    return Assertion(
        client_id=claims["sub"],
        jti=claims["jti"],
        expires_at=datetime.fromtimestamp(claims["exp"], UTC),
        kid=header.get("kid"),
        text=text,
    )


def _check_times(claims: dict[str, Any]) -> None:
    now = time.time()
    if any(type(claims[name]) is not int for name in ("exp", "iat", "nbf") if name in claims):
        _refuse("times")
    if not now < claims["exp"] <= now + LONGEST_LIFE:
        _refuse("expiry")
    if claims.get("iat", 0) > now + LEEWAY or claims.get("nbf", 0) > now + LEEWAY:
        _refuse("not yet")


def _refuse(reason: str) -> NoReturn:
    raise InvalidToken(reason)
