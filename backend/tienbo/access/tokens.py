"""Signed tokens: ES256 by python-jose. The only module that imports `jose`, which checks far too little itself.

Everything the library leaves open is decided here before it sees a token: shape, size, nesting, header
members, key by `kid`, claim types, lifetime. Whatever goes wrong is `InvalidToken`.
"""

import base64
import binascii
import json
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import UUID, uuid4

from jose import jwk, jws
from jose.backends.base import Key

from tienbo.access.keys import KeyRing

ALGORITHM = "ES256"
ACCESS_TYPE = "at+jwt"
AUDIENCE = "tienbo"
LEEWAY = 30
LONGEST_LIFE = 900
_SEGMENTS = re.compile(r"([A-Za-z0-9_-]{1,3000})\.([A-Za-z0-9_-]{1,3000})\.([A-Za-z0-9_-]{1,200})", re.ASCII)
_SIGNATURE_BYTES = 64
_DEEPEST_HEADER = 1
_DEEPEST_PAYLOAD = 64


class InvalidToken(Exception):  # noqa: N818 -- what the token is, said by every library of this kind
    """Not a token of ours, or no longer one; the reason is for the log, never for the caller."""


@dataclass(frozen=True)
class UserToken:
    """What a verified token of a person says: who, in which sign-in, and the token's own id."""

    user_id: int
    sign_in_id: UUID
    token_id: str


@dataclass(frozen=True)
class ClientToken:
    """What a verified token of a program says: which, the scope it asked for, and the token's own id."""

    client_id: str
    scope: frozenset[str]
    token_id: str


class TokenIssuer:
    """Signs and checks the tokens of one installation with keys prepared once."""

    def __init__(self, ring: KeyRing, issuer: str) -> None:
        self._issuer = issuer
        self._kid = ring.signing.kid
        self.signing_jwk = ring.signing.public_jwk
        self._private: Key = jwk.construct(ring.signing.private_pem, ALGORITHM)
        self._public: dict[str, Key] = {
            kid: jwk.construct(key.public_jwk, ALGORITHM) for kid, key in ring.verifying.items()
        }

    def issue(self, user_id: int, sign_in_id: UUID, life: int, token_id: str | None = None) -> str:
        """A person's token for `life` seconds, with the id that an event has named already, if any."""
        who = {"sub": str(user_id), "sid": str(sign_in_id)}
        return self._sign(who if token_id is None else {**who, "jti": token_id}, life)

    def issue_to_client(self, client_id: str, scope: Iterable[str], life: int, token_id: str | None = None) -> str:
        """A program's token for `life` seconds (RFC 9068), with the id that an event has named already, if any."""
        who = {"sub": client_id, "client_id": client_id, "scope": " ".join(sorted(scope))}
        return self._sign(who if token_id is None else {**who, "jti": token_id}, life)

    def _sign(self, who: dict[str, str], life: int) -> str:
        now = int(time.time())
        times = {"iat": now, "nbf": now, "exp": now + life}
        claims = {"iss": self._issuer, "aud": AUDIENCE, "jti": uuid4().hex, **who, **times}
        headers = {"typ": ACCESS_TYPE, "kid": self._kid}
        return str(jws.sign(claims, self._private, headers=headers, algorithm=ALGORITHM))

    def sign_document(self, claims: dict[str, Any], kind: str) -> str:
        """Something said by this installation that is no token: its type, `kind`, keeps the two apart."""
        headers = {"typ": kind, "kid": self._kid}
        return str(jws.sign({"iss": self._issuer, **claims}, self._private, headers=headers, algorithm=ALGORITHM))

    def verify_document(self, text: str, kind: str, retired: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
        """What was said so; it does not run out, so it may have been signed with a key retired since.

        Raises:
            InvalidToken: not signed by one of our keys as a document of that kind.
        """
        header, payload = segments(text)
        kid = header.get("kid")
        if not isinstance(kid, str) or header != {"alg": ALGORITHM, "typ": kind, "kid": kid}:
            _refuse("header")
        key = self._public.get(kid) or retired.get(kid)
        if key is None:
            _refuse("unknown key")
        check_signature(text, key)
        if payload.get("iss") != self._issuer:
            _refuse("issuer")
        return payload

    def verify(self, token: object) -> UserToken | ClientToken:
        """The content of a token of ours that is valid now.

        Raises:
            InvalidToken: anything else.
        """
        try:
            claims = self._claims(token)
            if "client_id" in claims:
                return _client_token(claims)
            return UserToken(_subject(claims["sub"]), UUID(claims["sid"]), claims["jti"])
        except InvalidToken:
            raise
        except Exception as error:  # the library lets TypeError, RecursionError and others through
            raise InvalidToken("unreadable") from error

    def _claims(self, token: object) -> dict[str, Any]:
        header, payload = segments(token)
        if set(header) != {"alg", "typ", "kid"} or header["alg"] != ALGORITHM or header["typ"] != ACCESS_TYPE:
            _refuse("header")
        key = self._public.get(header["kid"]) if isinstance(header["kid"], str) else None
        if key is None:
            _refuse("unknown key")
        jws.verify(token, key, algorithms=[ALGORITHM])
        self._check(payload)
        return payload

    def _check(self, claims: dict[str, Any]) -> None:
        if ("sid" in claims) == ("client_id" in claims):
            _refuse("neither a person's nor a program's")
        for name in ("iss", "aud", "sub", "jti", "client_id" if "client_id" in claims else "sid"):
            if not isinstance(claims.get(name), str):
                _refuse(name)
        if claims["iss"] != self._issuer or claims["aud"] != AUDIENCE:
            _refuse("issuer or audience")
        for name in ("iat", "nbf", "exp"):
            if type(claims.get(name)) is not int:
                _refuse(name)
        now = time.time()
        if claims["iat"] > now + LEEWAY or claims["nbf"] > now + LEEWAY or claims["exp"] <= now:
            _refuse("time")
        if claims["exp"] - claims["iat"] > LONGEST_LIFE:
            _refuse("lifetime")


def segments(token: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and payload, not verified yet, with everything checked that a decoder would stumble over.

    Raises:
        InvalidToken: not three segments of canonical base64url, two of them small JSON objects.
    """
    match = _SEGMENTS.fullmatch(token) if isinstance(token, str) else None
    if match is None:
        _refuse("shape")
    header, payload, signature = (_decode(part) for part in match.groups())
    if len(signature) != _SIGNATURE_BYTES:
        _refuse("signature size")
    return _object(header, _DEEPEST_HEADER), _object(payload, _DEEPEST_PAYLOAD)


def check_signature(token: str, public: Key | dict[str, Any]) -> None:
    """Make sure that the owner of a P-256 key signed the token, whose header names ES256.

    Raises:
        InvalidToken: they did not.
    """
    try:
        key = public if isinstance(public, Key) else jwk.construct(public, ALGORITHM)
        jws.verify(token, key, algorithms=[ALGORITHM])
    except Exception as error:  # the library lets TypeError, RecursionError and others through
        raise InvalidToken("signature") from error


def _decode(segment: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    except binascii.Error:
        _refuse("base64")
    if base64.urlsafe_b64encode(raw).decode().rstrip("=") != segment:
        _refuse("second spelling of the same bytes")
    return raw


def _object(raw: bytes, brackets: int) -> dict[str, Any]:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        _refuse("not text")
    if text.count("[") + text.count("{") > brackets:
        _refuse("nesting")
    try:
        value = json.loads(text, object_pairs_hook=_members, parse_constant=_refuse)
    except ValueError:
        _refuse("not JSON")
    if not isinstance(value, dict):
        _refuse("not an object")
    return value


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        _refuse("a member stands twice")
    return members


def _client_token(claims: dict[str, Any]) -> ClientToken:
    if claims["client_id"] != claims["sub"] or not isinstance(claims.get("scope"), str):
        _refuse("client")
    return ClientToken(claims["client_id"], frozenset(claims["scope"].split()), claims["jti"])


def _subject(text: str) -> int:
    if re.fullmatch(r"[1-9][0-9]{0,9}", text) is None:
        _refuse("subject")
    return int(text)


def _refuse(reason: str) -> NoReturn:
    raise InvalidToken(reason)
