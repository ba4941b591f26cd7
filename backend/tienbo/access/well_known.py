"""What other programs look up before they speak to this one: our public keys, and how to get a token."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from tienbo.access.keys import KeyRing
from tienbo.access.permissions import FOR_PROGRAMS
from tienbo.access.tokens import ALGORITHM

# A new key signs only after a restart; whoever meets an unknown kid before this time is over asks again.
CACHEABLE = "public, max-age=300"

router = APIRouter(prefix="/.well-known", tags=["access"])


class PublicKey(BaseModel):
    """A P-256 public key as in RFC 7517; no private member can stand in it."""

    kty: str
    crv: str
    x: str
    y: str
    kid: str
    alg: str
    use: str


class KeySet(BaseModel):
    keys: list[PublicKey]


class AuthorizationServer(BaseModel):
    """RFC 8414 metadata."""

    issuer: str
    token_endpoint: str
    jwks_uri: str
    grant_types_supported: list[str]
    response_types_supported: Annotated[list[str], Field(description="Empty: nobody is sent here to give consent.")]
    scopes_supported: list[str]
    token_endpoint_auth_methods_supported: list[str]
    token_endpoint_auth_signing_alg_values_supported: list[str]


@router.get("/jwks.json", operation_id="getKeySet")
def get_key_set(request: Request, response: Response) -> KeySet:
    """The public keys that our tokens verify with, as an RFC 7517 key set."""
    response.headers["Cache-Control"] = CACHEABLE
    ring: KeyRing = request.app.state.keys
    return KeySet.model_validate(ring.jwks())


@router.get("/oauth-authorization-server", operation_id="getAuthorizationServer")
def get_authorization_server(request: Request, response: Response) -> AuthorizationServer:
    """How a program gets a token (RFC 8414)."""
    response.headers["Cache-Control"] = CACHEABLE
    issuer = request.app.state.settings.issuer
    return AuthorizationServer(
        issuer=issuer,
        token_endpoint=f"{issuer}/oauth/token",
        jwks_uri=f"{issuer}/.well-known/jwks.json",
        grant_types_supported=["client_credentials"],
        response_types_supported=[],
        scopes_supported=sorted(FOR_PROGRAMS),
        token_endpoint_auth_methods_supported=["client_secret_basic", "client_secret_post", "private_key_jwt"],
        token_endpoint_auth_signing_alg_values_supported=[ALGORITHM],
    )
