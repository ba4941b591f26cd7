"""The token endpoint, whose requests are forms and whose errors have the shape that RFC 6749 gives them."""

import base64
import binascii
from typing import Annotated, Any
from urllib.parse import parse_qsl, unquote_plus

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from tienbo import clock
from tienbo.access import oauth_service
from tienbo.access.oauth_service import AssertionProof, InvalidClient, OAuthError, SecretProof, TokenLife
from tienbo.database import SessionDep
from tienbo.settings import Settings

LARGEST_FORM = 16_384
MOST_FIELDS = 20
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
NO_STORE = {"Cache-Control": "no-store"}

router = APIRouter(prefix="/oauth", tags=["access"])


class TokenRead(BaseModel):
    access_token: str
    token_type: str
    expires_in: int
    scope: str


class OAuthErrorRead(BaseModel):
    """RFC 6749, section 5.2."""

    error: str
    error_description: str


_FORM = {
    "grant_type": "client_credentials",
    "scope": "Some of the client's permissions, divided by spaces; all of them where absent.",
    "client_id": "With client_secret, where no Authorization header names them.",
    "client_secret": "See client_id.",
    "client_assertion_type": ASSERTION_TYPE,
    "client_assertion": "A JWT signed with ES256: iss = sub = client_id, aud = our issuer, exp within 60 s, jti.",
}
_BODY = {
    "required": True,
    "content": {
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "required": ["grant_type"],
                "properties": {name: {"type": "string", "description": text} for name, text in _FORM.items()},
            }
        }
    },
}


async def read_form(request: Request) -> dict[str, str] | OAuthError:
    """The fields of the form, each at most once; an empty field is as good as none."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return OAuthError("invalid_request", "The body must be application/x-www-form-urlencoded.")
    body = await request.body()
    if len(body) > LARGEST_FORM:
        return OAuthError("invalid_request", "The form is too large.")
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        return OAuthError("invalid_request", "The form cannot be read.")
    if len({name for name, _ in pairs}) != len(pairs):
        return OAuthError("invalid_request", "A parameter stands twice.")
    return {name: value for name, value in pairs if value}


@router.post(
    "/token",
    operation_id="grantToken",
    response_model=TokenRead,
    responses={400: {"model": OAuthErrorRead}, 401: {"model": OAuthErrorRead}},
    openapi_extra={"requestBody": _BODY},
)
def grant_token(
    request: Request,
    response: Response,
    session: SessionDep,
    form: Annotated[dict[str, str] | OAuthError, Depends(read_form)],
) -> TokenRead | JSONResponse:
    """A token for a program, by its secret or by an assertion that it signed (client credentials)."""
    settings: Settings = request.app.state.settings
    signing = TokenLife(request.app.state.issuer, settings.issuer, settings.access_minutes * 60)
    try:
        fields = _fields(form)
        proof = _proof(request.headers.get("authorization"), fields)
        granted = oauth_service.grant_token(session, signing, proof, fields.get("scope"), clock.now())
    except OAuthError as error:
        # Answered, not raised: an assertion that was used stays used.
        return _refusal(error)
    response.headers.update(NO_STORE)
    return TokenRead(
        access_token=granted.token,
        token_type="Bearer",  # noqa: S106 -- RFC 6750's word
        expires_in=granted.life,
        scope=granted.scope,
    )


def _fields(form: dict[str, str] | OAuthError) -> dict[str, str]:
    if isinstance(form, OAuthError):
        raise form
    kind = form.get("grant_type")
    if kind is None:
        raise OAuthError("invalid_request", "grant_type is missing.")
    if kind != "client_credentials":
        raise OAuthError("unsupported_grant_type", "Only client_credentials is served here.")
    return form


def _proof(authorization: str | None, fields: dict[str, str]) -> SecretProof | AssertionProof:
    """How the program proves who it is; exactly one way is allowed."""
    assertion = fields.get("client_assertion")
    ways = [authorization is not None, "client_secret" in fields, assertion is not None]
    if sum(ways) > 1:
        raise OAuthError("invalid_request", "More than one way to authenticate was used.")
    if authorization is not None:
        proof = _basic(authorization)
        if fields.get("client_id", proof.client_id) != proof.client_id:
            raise InvalidClient
        return proof
    if assertion is not None:
        if fields.get("client_assertion_type") != ASSERTION_TYPE:
            raise OAuthError("invalid_request", f"client_assertion_type must be {ASSERTION_TYPE}.")
        return AssertionProof(fields.get("client_id"), assertion)
    if "client_id" in fields and "client_secret" in fields:
        return SecretProof(fields["client_id"], fields["client_secret"])
    raise InvalidClient


def _basic(authorization: str) -> SecretProof:
    """RFC 6749, section 2.3.1: both halves are form-encoded before they are joined."""
    scheme, _, credentials = authorization.partition(" ")
    try:
        if scheme.lower() != "basic":
            raise InvalidClient
        client_id, colon, secret = base64.b64decode(credentials.strip(), validate=True).decode("ascii").partition(":")
        if not colon:
            raise InvalidClient
        return SecretProof(unquote_plus(client_id, errors="strict"), unquote_plus(secret, errors="strict"))
    except (binascii.Error, ValueError) as error:
        raise InvalidClient from error


def _refusal(error: OAuthError) -> JSONResponse:
    headers: dict[str, Any] = dict(NO_STORE)
    if error.status == 401:  # noqa: PLR2004 -- RFC 9110: every 401 names a scheme
        headers["WWW-Authenticate"] = 'Basic realm="tienbo", charset="UTF-8"'
    return JSONResponse({"error": error.error, "error_description": error.description}, error.status, headers)
