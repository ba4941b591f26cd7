"""Only our own tokens are taken: the hand-made list of what a library lets through, and a second opinion."""

import base64
import json
import string
import time
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey

from tienbo.access.keys import SigningKeyError, load_keys, new_key
from tienbo.access.tokens import ClientToken, InvalidToken, TokenIssuer, UserToken

ISSUER = "https://tienbo.example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    new_key(folder)
    return folder


@pytest.fixture(scope="module")
def issuer(folder: Path) -> TokenIssuer:
    return TokenIssuer(load_keys(folder), ISSUER)


def segment(value: Any) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Forger:
    """Signs whatever it is told with the real key, so that only the rules can refuse it."""

    def __init__(self, folder: Path) -> None:
        ring = load_keys(folder)
        key = serialization.load_pem_private_key(ring.signing.private_pem.encode(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        self.key = key
        self.header: dict[str, Any] = {"alg": "ES256", "typ": "at+jwt", "kid": ring.signing.kid}
        now = int(time.time())
        self.claims: dict[str, Any] = {
            "iss": ISSUER,
            "aud": "tienbo",
            "sub": "7",
            "sid": str(uuid4()),
            "jti": uuid4().hex,
            "iat": now,
            "nbf": now,
            "exp": now + 600,
        }

    def sign(self, header: Any, claims: Any) -> str:
        text = f"{segment(header)}.{segment(claims)}"
        r, s = decode_dss_signature(self.key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
        return f"{text}.{segment(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"

    def token(self, header: dict[str, Any] | None = None, claims: dict[str, Any] | None = None) -> str:
        return self.sign(self.header | (header or {}), self.claims | (claims or {}))

    def without(self, name: str) -> str:
        return self.sign(self.header, {key: value for key, value in self.claims.items() if key != name})


@pytest.fixture
def forger(folder: Path) -> Forger:
    return Forger(folder)


def refused(issuer: TokenIssuer, token: object) -> bool:
    try:
        issuer.verify(token)
    except InvalidToken:
        return True
    return False


def test_takes_its_own_and_a_second_library_agrees(issuer: TokenIssuer, folder: Path) -> None:
    sign_in = uuid4()
    token = issuer.issue(7, sign_in, 600)
    accepted = issuer.verify(token)
    assert isinstance(accepted, UserToken)
    assert (accepted.user_id, accepted.sign_in_id) == (7, sign_in)
    key = ECKey.import_key({**load_keys(folder).signing.public_jwk})
    other = jwt.decode(token, key, algorithms=["ES256"])
    assert (other.claims["sub"], other.claims["sid"], other.claims["jti"]) == ("7", str(sign_in), accepted.token_id)


def test_a_programs_token_is_told_from_a_persons(issuer: TokenIssuer, forger: Forger) -> None:
    accepted = issuer.verify(issuer.issue_to_client("portal", ["unit:read", "form:read"], 600))
    assert isinstance(accepted, ClientToken)
    assert (accepted.client_id, sorted(accepted.scope)) == ("portal", ["form:read", "unit:read"])
    program = {key: value for key, value in forger.claims.items() if key != "sid"}
    assert refused(issuer, forger.sign(forger.header, program | {"client_id": "portal", "scope": "a"}))
    assert refused(issuer, forger.sign(forger.header, program | {"sub": "portal", "client_id": "portal"}))


def test_the_forger_is_taken_when_it_keeps_the_rules(issuer: TokenIssuer, forger: Forger) -> None:
    assert not refused(issuer, forger.token())


NOW = int(time.time())
HEADERS: list[dict[str, Any]] = [
    {"alg": "none"},
    {"alg": "HS256"},
    {"alg": "RS256"},
    {"alg": "ES384"},
    {"alg": ["ES256"]},
    {"alg": None},
    {"typ": "JWT"},
    {"typ": "logout+jwt"},
    {"typ": None},
    {"kid": "somebody"},
    {"kid": None},
    {"kid": 5},
    {"kid": {"a": 1}},
    {"crit": ["exp"]},
    {"jku": "https://evil.example/jwks"},
    {"jwk": "x"},
    {"x5u": "https://evil.example"},
    {"zip": "DEF"},
    {"b64": False},
]
CLAIMS: list[dict[str, Any]] = [
    {"iss": "https://evil.example"},
    {"iss": [ISSUER]},
    {"iss": None},
    {"aud": ["tienbo"]},
    {"aud": "other"},
    {"aud": None},
    {"sub": 7},
    {"sub": "0"},
    {"sub": "-7"},
    {"sub": "7 "},
    {"sub": "٧"},
    {"sub": "9" * 30},
    {"sub": ""},
    {"sid": "x"},
    {"sid": 5},
    {"sid": None},
    {"jti": 5},
    {"jti": None},
    {"client_id": "portal"},
    {"client_id": None},
    {"exp": NOW - 1},
    {"exp": str(NOW + 600)},
    {"exp": NOW + 600.5},
    {"exp": 1e300},
    {"exp": None},
    {"exp": True},
    {"exp": [NOW]},
    {"exp": NOW + 100_000},
    {"iat": NOW + 3600, "exp": NOW + 3900},
    {"iat": str(NOW)},
    {"iat": None},
    {"nbf": NOW + 3600},
    {"nbf": "0"},
    {"nbf": None},
]


@pytest.mark.parametrize("header", HEADERS, ids=str)
def test_refuses_headers(issuer: TokenIssuer, forger: Forger, header: dict[str, Any]) -> None:
    assert refused(issuer, forger.token(header=header))


# Named by claim alone: values made from the clock would give each test process other names.
@pytest.mark.parametrize("claims", CLAIMS, ids="+".join)
def test_refuses_claims(issuer: TokenIssuer, forger: Forger, claims: dict[str, Any]) -> None:
    assert refused(issuer, forger.token(claims=claims))


@pytest.mark.parametrize("name", ["iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"])
def test_refuses_a_missing_claim(issuer: TokenIssuer, forger: Forger, name: str) -> None:
    assert refused(issuer, forger.without(name))


def test_refuses_what_is_no_token(issuer: TokenIssuer, forger: Forger) -> None:
    good = forger.token()
    head, body, signature = good.split(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    others = [
        None,
        5,
        b"a.b.c",
        good.encode(),
        "",
        "a.b",
        f"{good}.x",
        f"{good}=",
        f" {good}",
        f"{good}\n",
        f"{head}.{body}.",
        f"{head}.{body}.{segment(raw[:63])}",
        f"{head}.{body}.{segment(raw + b'0')}",
        f"{head}.{body}.{segment(b'0' * 64)}",
        f"{head}.{body}.{signature[:-1]}" + ("B" if signature[-1] != "B" else "C"),
        forger.sign(b"[" * 1000, forger.claims),
        forger.sign(forger.header, b"[" * 1500),
        forger.sign(b'{"a":' * 500, forger.claims),
        forger.sign(forger.header, [forger.claims]),
        forger.sign(forger.header, b"null"),
        forger.sign(forger.header, b'{"exp": NaN}'),
        forger.sign(forger.header, b"\xff\xfe"),
        forger.sign(b'{"alg":"none","alg":"ES256","typ":"at+jwt","kid":"x"}', forger.claims),
        forger.sign(forger.header, json.dumps(forger.claims).replace('"sub"', '"sub": "1", "sub"').encode()),
        f"{segment({**forger.header, 'alg': 'none'})}.{body}.",
        "x" * 5000,
        "é.é.é",
    ]
    for other in others:
        assert refused(issuer, other), other


def test_a_token_of_another_key_is_refused(issuer: TokenIssuer, tmp_path: Path) -> None:
    new_key(tmp_path)
    stranger = TokenIssuer(load_keys(tmp_path), ISSUER)
    assert refused(issuer, stranger.issue(7, uuid4(), 600))


def test_an_older_key_goes_on_verifying(folder: Path, tmp_path: Path) -> None:
    new_key(tmp_path)
    first = TokenIssuer(load_keys(tmp_path), ISSUER).issue(7, uuid4(), 600)
    new_key(tmp_path)
    rotated = TokenIssuer(load_keys(tmp_path), ISSUER)
    assert isinstance(rotated.verify(first), UserToken)
    assert rotated.issue(7, uuid4(), 600).split(".")[0] != first.split(".")[0]


def test_no_key_or_a_wrong_one_stops_the_service(tmp_path: Path) -> None:
    with pytest.raises(SigningKeyError, match="no signing key"):
        load_keys(tmp_path)
    (tmp_path / "a.pem").write_text("nothing")
    with pytest.raises(SigningKeyError, match="not a private key"):
        load_keys(tmp_path)


def test_none_of_60_000_mutations_is_taken(issuer: TokenIssuer) -> None:
    """One, two or three changes anywhere: a character replaced, left out, doubled, or two of them swapped."""
    random = Random(60_000)
    good = issuer.issue(7, uuid4(), 600)
    letters = string.ascii_letters + string.digits + "-_.=+/ \n\0é"
    for _ in range(60_000):
        token = list(good)
        for _ in range(random.randint(1, 3)):
            place = random.randrange(len(token) - 1)
            match random.randrange(4):
                case 0:
                    token[place] = random.choice(letters)
                case 1:
                    del token[place]
                case 2:
                    token.insert(place, token[place])
                case _:
                    token[place], token[place + 1] = token[place + 1], token[place]
        mutated = "".join(token)
        assert mutated == good or refused(issuer, mutated), mutated


@settings(max_examples=500, deadline=None)
@given(place=st.integers(0, 10_000), character=st.characters(codec="utf-8"), cut=st.booleans())
def test_no_mutation_is_taken(issuer: TokenIssuer, place: int, character: str, cut: bool) -> None:
    good = issuer.issue(7, uuid4(), 600)
    place %= len(good)
    mutated = good[:place] + ("" if cut else character) + good[place + 1 :]
    assert mutated == good or refused(issuer, mutated)
