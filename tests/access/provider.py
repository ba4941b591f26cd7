"""A sign-on provider as a process of its own: `python -m tests.access.provider PORT`.

It approves at once. What it says of the person, and which rule it breaks, is set by POST /behave beforehand.
"""

import base64
import hashlib
import hmac
import json
import sys
import time
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import uuid4

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

CLIENT_ID = "tienbo"
CLIENT_SECRET = "a secret & more"

app = FastAPI()
Key = ECKey | OKPKey | RSAKey
keys: dict[str, Key] = {
    "ES256": ECKey.generate_key("P-256"),
    "RS256": RSAKey.generate_key(2048),
    "PS256": RSAKey.generate_key(2048),
    "Ed25519": OKPKey.generate_key("Ed25519"),
    "EdDSA": OKPKey.generate_key("Ed25519"),
}
stranger = ECKey.generate_key("P-256")
issuer = ""
behaviour: dict[str, Any] = {}
codes: dict[str, dict[str, str]] = {}


@app.post("/behave")
async def behave(request: Request) -> dict[str, Any]:
    """Claims of the next person, `sign` (algorithm, or a fault), `iss` of the answer, `metadata` to change."""
    behaviour.clear()
    behaviour.update(await request.json())
    return behaviour


@app.get("/.well-known/openid-configuration")
def metadata() -> dict[str, Any]:
    found: dict[str, Any] = {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "jwks_uri": f"{issuer}/jwks",
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
    }
    found.update(behaviour.get("metadata", {}))
    return found


@app.get("/jwks")
def jwks() -> dict[str, Any]:
    return {
        "keys": [
            {**key.as_dict(private=False), "kid": name, "alg": name.removesuffix("-new"), "use": "sig"}
            for name, key in keys.items()
        ]
    }


@app.get("/authorize")
def authorize(request: Request) -> RedirectResponse:
    asked = dict(request.query_params)
    assert asked["response_type"] == "code"
    assert asked["client_id"] == CLIENT_ID
    assert asked["code_challenge_method"] == "S256"
    code = uuid4().hex
    codes[code] = asked
    answer = {"code": code, "state": asked["state"], "iss": behaviour.get("iss", issuer)}
    return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(answer)}", 303)


@app.post("/token")
async def token(request: Request) -> JSONResponse:
    form = dict(parse_qsl((await request.body()).decode()))
    asked = codes.pop(form.get("code", ""), None)
    if behaviour.get("broken"):
        return JSONResponse({"error": "server_error"}, 500)
    if not _is_client(request.headers.get("authorization", ""), form):
        return JSONResponse({"error": "invalid_client"}, 401)
    verifier = hashlib.sha256(form["code_verifier"].encode()).digest()
    challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
    if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != form["redirect_uri"]:
        return JSONResponse({"error": "invalid_grant"}, 400)
    return JSONResponse({"access_token": "opaque", "token_type": "Bearer", "id_token": _id_token(asked)})


def _is_client(authorization: str, form: dict[str, str]) -> bool:
    if "client_assertion" in form:
        key = ECKey.import_key(behaviour["client_key"])
        claims = jwt.decode(form["client_assertion"], key, algorithms=["ES256"]).claims
        return bool(claims["aud"] == issuer and claims["iss"] == claims["sub"] == CLIENT_ID)
    if "client_secret" in form:
        return (form["client_id"], form["client_secret"]) == (CLIENT_ID, CLIENT_SECRET)
    expected = base64.b64encode(f"{CLIENT_ID}:a+secret+%26+more".encode()).decode()
    return authorization == f"Basic {expected}"


def _id_token(asked: dict[str, str]) -> str:
    now = int(time.time())
    claims = {"iss": issuer, "aud": CLIENT_ID, "sub": "s-1", "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
    claims |= {name: now + value for name, value in behaviour.get("times", {}).items()}
    claims |= behaviour.get("claims", {})
    claims = {name: value for name, value in claims.items() if value is not None}
    return _signed(str(behaviour.get("sign", "ES256")), claims)


def _signed(how: str, claims: dict[str, Any]) -> str:
    if how == "none":
        return _compact({"alg": "none", "kid": "RS256"}, claims) + "."
    if how == "hmac":
        # The confusion of algorithms: the public key, which everybody has, taken for a shared secret.
        text = _compact({"alg": "HS256", "kid": "RS256"}, claims)
        public = keys["RS256"].as_pem(private=False)
        return f"{text}.{_base64url(hmac.digest(public, text.encode(), 'sha256'))}"
    header: dict[str, Any] = {"alg": how, "kid": how}
    key: Key | None = keys.get(how)
    if how in {"stranger", "own-key"}:
        key, header = stranger, {"alg": "ES256", "kid": "ES256"}
    if how == "own-key":
        header |= {"jwk": stranger.as_dict(private=False)}
    if how == "rotated":
        key = keys.setdefault("ES256-new", ECKey.generate_key("P-256"))
        header = {"alg": "ES256", "kid": "ES256-new"}
    if how == "other-kind":
        key, header = keys["RS256"], {"alg": "RS256", "kid": "ES256"}
    assert key is not None
    return jwt.encode(header, claims, key, algorithms=[header["alg"]])


def _compact(*parts: dict[str, Any]) -> str:
    return ".".join(_base64url(json.dumps(part).encode()) for part in parts)


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


if __name__ == "__main__":
    port = int(sys.argv[1])
    issuer = f"http://127.0.0.1:{port}"
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")
