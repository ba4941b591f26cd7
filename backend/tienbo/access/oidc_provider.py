"""The province's sign-on provider: what it says of itself, and the exchange of a code for an ID token.

Outside development every request goes by https alone. None is made while a database transaction is open.
"""

import base64
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit
from uuid import uuid4

import structlog
from joserfc import jwt
from joserfc.jwk import ECKey

from tienbo.access.keys import read_key
from tienbo.access.oidc_attempts import Attempt
from tienbo.access.oidc_http import NoAnswer, fetch_json
from tienbo.access.oidc_tokens import Expected, InvalidIdToken, UnknownKey, verify_id_token
from tienbo.clock import now
from tienbo.problems import Problem, Text, Unauthenticated
from tienbo.settings import Environment, Settings

log = structlog.get_logger()

KEPT_SECONDS = 600
# While the provider is down, callers in between are told at once instead of waiting one after the other.
DOWN_SECONDS = 10
# A token with an unknown key makes us look for new keys, but not as often as someone sends such tokens.
KEYS_AT_MOST_EVERY = 30
_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class SignOnRefused(Unauthenticated):
    code = "sign-on-refused"
    title = Text(
        "Đăng nhập qua hệ thống của tỉnh không thành công; hãy thử lại từ đầu.",
        "Signing in through the province's system did not succeed; try again from the start.",
    )


class SignOnUnavailable(Problem):
    status = 503
    code = "sign-on-unavailable"
    title = Text(
        "Hệ thống đăng nhập của tỉnh hiện không trả lời; hãy thử lại sau hoặc dùng mật khẩu.",
        "The province's sign-on system does not answer now; try later, or use your password.",
    )


@dataclass(frozen=True)
class Metadata:
    """What we need of the provider's discovery document."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    secret_in_header: bool
    names_itself: bool


@dataclass
class _Kept:
    """What was fetched, and when (monotonic seconds)."""

    metadata: Metadata | None = None
    metadata_at: float = 0
    keys: list[dict[str, Any]] = field(default_factory=list)
    keys_at: float | None = None
    down_until: float = 0


class Provider:
    """One provider as the settings name it; what it publishes is kept for ten minutes."""

    def __init__(self, settings: Settings, issuer: str) -> None:
        self.issuer = issuer
        self._settings = settings
        self._https_only = settings.environment is not Environment.development
        self._private_key = _private_key(settings.oidc_private_key)
        self._redirect_uri = f"{settings.issuer}/sign-on"
        self._kept = _Kept()
        self._lock = Lock()

    def address(self, attempt: Attempt) -> str:
        """Where the browser goes to sign on.

        Raises:
            SignOnUnavailable: the provider does not say where.
        """
        query = {
            "response_type": "code",
            "client_id": self._settings.oidc_client_id,
            "redirect_uri": self._redirect_uri,
            "scope": self._settings.oidc_scope,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.code_challenge,
            "code_challenge_method": "S256",
        }
        endpoint = self._metadata().authorization_endpoint
        return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{urlencode(query)}"

    def prove(self, attempt: Attempt, code: str, named_issuer: str | None) -> dict[str, Any]:
        """The claims about the person for whom the provider gave this code.

        Raises:
            SignOnRefused: another provider's answer (RFC 9207), a code it does not take, or a bad ID token.
            SignOnUnavailable: it does not answer.
        """
        metadata = self._metadata()
        if named_issuer != self.issuer and (named_issuer is not None or metadata.names_itself):
            log.warning("sign-on", reason="answer of another issuer")
            raise SignOnRefused
        token = self._exchange(metadata, attempt, code)
        expected = Expected(self.issuer, self._settings.oidc_client_id, attempt.nonce)
        try:
            try:
                return verify_id_token(token, self._keys(metadata), expected, now())
            except UnknownKey:
                return verify_id_token(token, self._keys(metadata, fresh=True), expected, now())
        except InvalidIdToken as error:
            log.warning("sign-on", reason=str(error))
            raise SignOnRefused from error

    def _exchange(self, metadata: Metadata, attempt: Attempt, code: str) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "code_verifier": attempt.code_verifier,
        }
        headers, proof = self._own_proof(metadata)
        try:
            status, answer = fetch_json("POST", metadata.token_endpoint, form | proof, headers)
        except NoAnswer as error:
            raise _unavailable(str(error)) from error
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _unavailable(f"status {status}")
        token = answer.get("id_token")
        if status != HTTPStatus.OK or not isinstance(token, str):
            log.warning("sign-on", reason="code not taken", error=str(answer.get("error"))[:100])
            raise SignOnRefused
        return token

    def _own_proof(self, metadata: Metadata) -> tuple[dict[str, str], dict[str, str]]:
        """Headers and fields by which we prove to the provider who we are."""
        client_id = self._settings.oidc_client_id
        secret = self._settings.oidc_client_secret
        if self._private_key is not None:
            return {}, {
                "client_id": client_id,
                "client_assertion_type": _ASSERTION_TYPE,
                "client_assertion": self._assertion(self._private_key, client_id),
            }
        text = secret.get_secret_value() if secret else ""
        if metadata.secret_in_header:
            both = f"{quote_plus(client_id)}:{quote_plus(text)}"
            return {"Authorization": f"Basic {base64.b64encode(both.encode()).decode()}"}, {}
        return {}, {"client_id": client_id, "client_secret": text}

    def _assertion(self, key: ECKey, client_id: str) -> str:
        seconds = int(time.time())
        claims = {"iss": client_id, "sub": client_id, "aud": self.issuer, "jti": uuid4().hex}
        header = {"alg": "ES256", "typ": "JWT", "kid": key.thumbprint()}
        return jwt.encode(header, claims | {"iat": seconds, "exp": seconds + 60}, key, algorithms=["ES256"])

    def _metadata(self) -> Metadata:
        with self._lock:
            kept = self._kept
            if kept.metadata is None or time.monotonic() - kept.metadata_at > KEPT_SECONDS:
                if time.monotonic() < kept.down_until:
                    raise SignOnUnavailable
                try:
                    found = self._fetch(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
                    kept.metadata, kept.metadata_at = self._read(found), time.monotonic()
                except SignOnUnavailable:
                    kept.down_until = time.monotonic() + DOWN_SECONDS
                    raise
            return kept.metadata

    def _read(self, found: dict[str, Any]) -> Metadata:
        endpoints = {name: found.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        methods = found.get("code_challenge_methods_supported", ["S256"])
        ways = found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if found.get("issuer") != self.issuer or "S256" not in methods:
            raise _unavailable("another issuer's metadata, or no PKCE")
        if not all(self._may_be_called(address) for address in endpoints.values()):
            raise _unavailable("the metadata names an address that may not be called")
        return Metadata(
            authorization_endpoint=str(endpoints["authorization_endpoint"]),
            token_endpoint=str(endpoints["token_endpoint"]),
            jwks_uri=str(endpoints["jwks_uri"]),
            secret_in_header="client_secret_basic" in ways,
            names_itself=found.get("authorization_response_iss_parameter_supported") is True,
        )

    def _keys(self, metadata: Metadata, *, fresh: bool = False) -> list[dict[str, Any]]:
        with self._lock:
            kept = self._kept
            age = None if kept.keys_at is None else time.monotonic() - kept.keys_at
            if age is None or age > (KEYS_AT_MOST_EVERY if fresh else KEPT_SECONDS):
                keys = self._fetch(metadata.jwks_uri).get("keys")
                kept.keys = [key for key in keys if isinstance(key, dict)] if isinstance(keys, list) else []
                kept.keys_at = time.monotonic()
            return kept.keys

    def _may_be_called(self, address: object) -> bool:
        schemes = {"https"} if self._https_only else {"https", "http"}
        return isinstance(address, str) and urlsplit(address).scheme in schemes

    def _fetch(self, address: str) -> dict[str, Any]:
        try:
            status, found = fetch_json("GET", address)
        except NoAnswer as error:
            raise _unavailable(str(error)) from error
        if status != HTTPStatus.OK:
            raise _unavailable(f"status {status}")
        return found


def _unavailable(reason: str) -> SignOnUnavailable:
    log.error("sign-on", reason=reason)
    return SignOnUnavailable()


def _private_key(path: Path | None) -> ECKey | None:
    return None if path is None else ECKey.import_key(read_key(path).private_pem)
