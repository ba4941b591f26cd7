"""The token endpoint: who gets a token, for what, and what is said to everybody else."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from typing import Any, cast
from uuid import uuid4

import httpx
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey
from sqlalchemy import Engine, delete, select, text, update
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import build_figures
from tests.builders.people import Caller, user_at
from tienbo import clock
from tienbo.access import keys, oauth_service
from tienbo.access.models import Role, ServiceClient, UsedAssertion, User
from tienbo.access.oauth_service import AssertionProof, InvalidClient, TokenLife
from tienbo.access.tokens import ClientToken, TokenIssuer
from tienbo.database import request_sessions
from tienbo.exchange.models import Event
from tienbo.settings import Settings
from tienbo.submissions.models import State, ValueRevision
from tienbo.units.models import Unit

AsUser = Callable[[User], Caller]
ISSUER = "https://testserver"
SECRET = "s" * 43
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
WORK = ["form:read", "submission:enter", "submission:read", "unit:read"]


class Signer:
    """A program's own key, and the assertions it signs."""

    def __init__(self) -> None:
        self.key = ECKey.generate_key("P-256")
        public = self.key.as_dict(private=False)
        self.jwk = keys.public_jwk(str(public["x"]), str(public["y"]))

    def claims(self, **other: Any) -> dict[str, Any]:
        now = int(time.time())
        claims = {"iss": "portal", "sub": "portal", "aud": ISSUER, "jti": uuid4().hex, "iat": now, "exp": now + 50}
        return {name: value for name, value in (claims | other).items() if value is not ...}

    def header(self, **other: Any) -> dict[str, Any]:
        header = {"alg": "ES256", "typ": "JWT", "kid": self.jwk["kid"]}
        return {name: value for name, value in (header | other).items() if value is not ...}

    def assertion(self, header: dict[str, Any] | None = None, **claims: Any) -> str:
        """Signed by the real key whatever it says, so that only the rules can refuse it."""
        return self.sign(self.header(**(header or {})), self.claims(**claims))

    def sign(self, header: Any, claims: Any) -> str:
        parts = [part if isinstance(part, bytes) else json.dumps(part).encode() for part in (header, claims)]
        signed = ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
        private = self.key.private_key
        assert isinstance(private, ec.EllipticCurvePrivateKey)
        r, s = decode_dss_signature(private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")
        return f"{signed}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer()


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def portal(country: Country, signer: Signer) -> ServiceClient:
    """A program of commune 18003 with both kinds of credential."""
    return add_program(country, "portal", "18003", WORK, signer.jwk)


def add_program(
    country: Country, client_id: str, code: str, permissions: list[str], jwk: dict[str, str] | None = None
) -> ServiceClient:
    maker = user_at(country, country.unit("42"), Role.administrator)
    client = ServiceClient(
        id=client_id,
        unit_id=country.unit(code),
        name="Cổng báo cáo",
        permissions=permissions,
        secret_digest=sha256(SECRET.encode()).digest(),
        public_jwk=jwk,
        made_by_id=maker.id,
        expires_at=clock.now() + timedelta(days=30),
    )
    country.session.add(client)
    country.session.flush()
    return client


def ask(client: TestClient, headers: dict[str, str] | None = None, **form: str) -> httpx.Response:
    data = {"grant_type": "client_credentials"} | form
    return cast("httpx.Response", client.post("/oauth/token", data=data, headers=headers))


def by_secret(client: TestClient, **form: str) -> httpx.Response:
    return ask(client, None, **({"client_id": "portal", "client_secret": SECRET} | form))


def by_assertion(client: TestClient, assertion: str, **form: str) -> httpx.Response:
    return ask(client, None, client_assertion_type=ASSERTION_TYPE, client_assertion=assertion, **form)


def basic(client_id: str, secret: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{client_id}:{secret}".encode()).decode()}


def refused(answer: httpx.Response, error: str = "invalid_client") -> bool:
    assert answer.headers["cache-control"] == "no-store"
    assert set(answer.json()) == {"error", "error_description"}
    return answer.status_code == (401 if error == "invalid_client" else 400) and answer.json()["error"] == error


class TestSecret:
    @pytest.mark.parametrize(
        ("client_id", "secret"),
        [
            ("nobody", SECRET),
            ("portal", "wrong"),
            ("portal", f"{SECRET} "),
            ("a\0b", SECRET),
            ("x" * 5000, SECRET),
            ("'--", "x"),
            ("cổng", "mật"),
        ],
    )
    def test_strangers(self, client: TestClient, portal: ServiceClient, client_id: str, secret: str) -> None:
        assert refused(ask(client, client_id=client_id, client_secret=secret))

    def test_no_credential_at_all(self, client: TestClient, portal: ServiceClient) -> None:
        answer = ask(client, client_id="portal")
        assert refused(answer)
        assert answer.headers["www-authenticate"].startswith("Basic ")

    @pytest.mark.parametrize(
        "change",
        [
            {"revoked_at": clock.now()},
            {"expires_at": clock.now() - timedelta(seconds=1)},
            {"secret_digest": None, "public_jwk": {"kty": "EC"}},
        ],
        ids=["revoked", "expired", "no secret"],
    )
    def test_ended(self, client: TestClient, portal: ServiceClient, session: Session, change: dict[str, Any]) -> None:
        session.execute(update(ServiceClient).values(change))
        assert refused(by_secret(client))

    def test_a_unit_that_has_ended(self, client: TestClient, country: Country, portal: ServiceClient) -> None:
        country.session.execute(update(ServiceClient).values(unit_id=country.old("436")))
        assert refused(by_secret(client))

    def test_every_refusal_is_the_same(self, client: TestClient, country: Country, portal: ServiceClient) -> None:
        other = add_program(country, "revoked", "18003", WORK)
        other.revoked_at = clock.now()
        country.session.flush()
        answers = [
            ask(client, client_id=name, client_secret=secret)
            for name, secret in (("nobody", SECRET), ("portal", "wrong"), ("revoked", SECRET))
        ]
        assert len({answer.text for answer in answers}) == 1

    def test_in_the_body(self, client: TestClient, portal: ServiceClient) -> None:
        answer = by_secret(client)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert answer.json()["token_type"] == "Bearer"
        assert answer.json()["expires_in"] == 600
        assert answer.json()["scope"] == " ".join(sorted(WORK))
        assert "refresh_token" not in answer.json()

    def test_in_the_header(self, client: TestClient, portal: ServiceClient) -> None:
        assert ask(client, basic("portal", SECRET)).status_code == 200
        assert ask(client, basic("%70ortal", SECRET), client_id="portal").status_code == 200

    @pytest.mark.parametrize(
        "header",
        ["Basic", "Basic !", "Basic cG9ydGFs", "Bearer x", "Basic " + base64.b64encode(b"\xff:\xff").decode()],
    )
    def test_a_header_that_is_none(self, client: TestClient, portal: ServiceClient, header: str) -> None:
        assert refused(ask(client, {"Authorization": header}))

    def test_a_header_and_another_id(self, client: TestClient, portal: ServiceClient) -> None:
        assert refused(ask(client, basic("portal", SECRET), client_id="other"))

    def test_two_ways_at_once(self, client: TestClient, portal: ServiceClient, signer: Signer) -> None:
        assert refused(ask(client, basic("portal", SECRET), client_secret=SECRET), "invalid_request")
        assert refused(by_assertion(client, signer.assertion(), client_secret=SECRET), "invalid_request")


class TestRefused:
    def test_once_a_minute_for_each_program(
        self, client: TestClient, portal: ServiceClient, session: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever knows a program's id cannot fill the log."""
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda: now)
        for _ in range(3):
            assert by_secret(client, client_secret="x").status_code == 401
        refused = select(Event).where(Event.kind == "client.refused")
        (event,) = session.scalars(refused).all()
        assert (event.subject_id, event.unit_id, event.client_id) == ("portal", portal.unit_id, None)
        assert event.request_id
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(seconds=61))
        assert by_secret(client, client_secret="x").status_code == 401
        assert len(session.scalars(refused).all()) == 2

    def test_a_name_that_no_program_has(self, client: TestClient, portal: ServiceClient, session: Session) -> None:
        assert by_secret(client, client_id="nobody").status_code == 401
        assert session.scalars(select(Event)).all() == []


class TestForm:
    @pytest.mark.parametrize("grant", ["password", "refresh_token", "authorization_code"])
    def test_no_other_grant(self, client: TestClient, portal: ServiceClient, grant: str) -> None:
        assert refused(by_secret(client, grant_type=grant), "unsupported_grant_type")

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"client_id=portal",
            b"grant_type=client_credentials&grant_type=client_credentials",
            b"grant_type=%ff",
            b"grant_type=\xff",
            b"a=1&" * 50,
            b"grant_type=client_credentials&x=" + b"x" * 20_000,
        ],
        ids=range(7),
    )
    def test_unreadable(self, client: TestClient, body: bytes) -> None:
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert refused(client.post("/oauth/token", content=body, headers=headers), "invalid_request")

    def test_json_is_not_a_form(self, client: TestClient) -> None:
        answer = client.post("/oauth/token", json={"grant_type": "client_credentials"})
        assert refused(answer, "invalid_request")


class TestScope:
    def test_some(self, client: TestClient, portal: ServiceClient) -> None:
        assert by_secret(client, scope="unit:read form:read").json()["scope"] == "form:read unit:read"

    @pytest.mark.parametrize("scope", ["submission:review", "form:read client:manage", "*", "form:read  unit:read"])
    def test_more_than_given(self, client: TestClient, portal: ServiceClient, scope: str) -> None:
        assert refused(by_secret(client, scope=scope), "invalid_scope")

    def test_managing_is_never_granted(self, client: TestClient, portal: ServiceClient, session: Session) -> None:
        session.execute(update(ServiceClient).values(permissions=["client:manage", "user:manage", "form:read"]))
        assert by_secret(client).json()["scope"] == "form:read"
        assert refused(by_secret(client, scope="user:manage"), "invalid_scope")

    def test_a_narrowed_token_gets_403_on_the_rest(self, client: TestClient, portal: ServiceClient) -> None:
        caller = Caller(client, by_secret(client, scope="unit:read").json()["access_token"])
        assert caller.get("/units").status_code == 200
        assert caller.get("/forms").status_code == 403


class TestUse:
    def test_is_kept_once_a_minute(self, client: TestClient, portal: ServiceClient, session: Session) -> None:
        by_secret(client)
        first = session.scalars(select(ServiceClient.last_used_at)).one()
        by_secret(client)
        assert first is not None
        assert session.scalars(select(ServiceClient.last_used_at)).one() == first
        session.execute(update(ServiceClient).values(last_used_at=first - timedelta(minutes=2)))
        by_secret(client)
        assert session.scalars(select(ServiceClient.last_used_at)).one() != first - timedelta(minutes=2)

    def test_the_event_names_the_token(self, client: TestClient, portal: ServiceClient, session: Session) -> None:
        token = client.app.state.issuer.verify(by_secret(client).json()["access_token"])  # type: ignore[attr-defined]
        assert isinstance(token, ClientToken)
        event = session.scalars(select(Event).where(Event.kind == "client.token-issued")).one()
        assert (event.client_id, event.token_id, event.unit_id) == ("portal", token.token_id, portal.unit_id)

    def test_a_token_ends_with_its_program(self, client: TestClient, portal: ServiceClient, session: Session) -> None:
        session.execute(update(ServiceClient).values(expires_at=clock.now() + timedelta(seconds=30)))
        assert by_secret(client).json()["expires_in"] <= 30


class TestAssertion:
    def test_valid(self, client: TestClient, portal: ServiceClient, signer: Signer) -> None:
        assert by_assertion(client, signer.assertion()).status_code == 200
        assert by_assertion(client, signer.assertion(), client_id="portal").status_code == 200

    @pytest.mark.parametrize("header", [{"typ": ...}, {"kid": ...}, {"typ": "client-authentication+jwt"}], ids=str)
    def test_header_members_that_may_be_missing(
        self, client: TestClient, portal: ServiceClient, signer: Signer, header: dict[str, Any]
    ) -> None:
        assert by_assertion(client, signer.assertion(header)).status_code == 200

    def test_one_made_by_another_library(self, client: TestClient, portal: ServiceClient, signer: Signer) -> None:
        assertion = jwt.encode({"alg": "ES256"}, signer.claims(), signer.key)
        assert by_assertion(client, assertion).status_code == 200

    @pytest.mark.parametrize(
        "header",
        [
            {"alg": "none"},
            {"alg": "HS256"},
            {"alg": "RS256"},
            {"alg": "ES384"},
            {"alg": ["ES256"]},
            {"alg": ...},
            {"typ": "at+jwt"},
            {"typ": None},
            {"typ": ["JWT"]},
            {"kid": "other"},
            {"kid": 5},
            {"kid": None},
            {"crit": ["exp"]},
            {"jwk": {}},
            {"jku": "https://evil.example"},
            {"x5c": ["x"]},
            {"b64": False},
        ],
        ids=str,
    )
    def test_refuses_headers(
        self, client: TestClient, portal: ServiceClient, signer: Signer, header: dict[str, Any]
    ) -> None:
        assert refused(by_assertion(client, signer.assertion(header)))

    @pytest.mark.parametrize(
        "claims",
        [
            {"aud": [ISSUER]},
            {"aud": f"{ISSUER}/oauth/token"},
            {"aud": f"{ISSUER}/"},
            {"aud": "tienbo"},
            {"aud": "https://other.example"},
            {"aud": [ISSUER, "https://other.example"]},
            {"aud": ...},
            {"iss": "other"},
            {"sub": "other"},
            {"iss": "other", "sub": "other"},
            {"iss": ["portal"], "sub": ["portal"]},
            {"iss": ...},
            {"sub": ...},
            {"jti": ...},
            {"jti": ""},
            {"jti": 5},
            {"jti": "a\0b"},
            {"jti": "j" * 129},
            {"exp": ...},
            {"exp": "9999999999"},
            {"exp": True},
            {"exp": 1e300},
            {"exp": 10**30},
            {"exp": None},
            {"iat": "now"},
            {"iat": 10**30},
            {"nbf": 10**12},
            {"nbf": None},
            {"scope": "form:read"},
            {"client_id": "portal"},
            {"events": {}},
        ],
        ids=str,
    )
    def test_refuses_claims(
        self, client: TestClient, portal: ServiceClient, signer: Signer, claims: dict[str, Any]
    ) -> None:
        assert refused(by_assertion(client, signer.assertion(**claims)))

    @pytest.mark.parametrize("seconds", [-1, 0, 62, 3600])
    def test_refuses_expired_by_a_second_and_too_far_ahead(
        self, client: TestClient, portal: ServiceClient, signer: Signer, seconds: int
    ) -> None:
        assert refused(by_assertion(client, signer.assertion(exp=int(time.time()) + seconds)))

    def test_refuses_a_second_use(self, client: TestClient, portal: ServiceClient, signer: Signer) -> None:
        assertion = signer.assertion(jti="once")
        assert by_assertion(client, assertion).status_code == 200
        assert refused(by_assertion(client, assertion))
        assert refused(by_assertion(client, signer.assertion(jti="once")))

    def test_used_even_where_the_scope_was_refused(
        self, client: TestClient, portal: ServiceClient, signer: Signer
    ) -> None:
        assertion = signer.assertion()
        assert refused(by_assertion(client, assertion, scope="nothing"), "invalid_scope")
        assert refused(by_assertion(client, assertion))

    def test_refuses_other_keys_and_algorithms(self, client: TestClient, portal: ServiceClient, signer: Signer) -> None:
        header, claims = {"typ": "JWT", "kid": signer.jwk["kid"]}, signer.claims
        secret = OctKey.import_key(json.dumps(signer.jwk))
        others = [
            jwt.encode(header | {"alg": "ES256"}, claims(), ECKey.generate_key("P-256")),
            jwt.encode(header | {"alg": "RS256"}, claims(), RSAKey.generate_key(2048)),
            jwt.encode(header | {"alg": "HS256"}, claims(), secret),
            signer.assertion().rsplit(".", 1)[0] + ".",
            signer.assertion().rsplit(".", 1)[0] + "." + "A" * 86,
            signer.sign(signer.header(), json.dumps(claims()).replace('"aud"', '"aud": "x", "aud"').encode()),
            signer.sign(b"[" * 1000, claims()),
            "a.b.c",
            "x",
        ]
        for other in others:
            assert refused(by_assertion(client, other)), other

    def test_refuses_another_programs_name(
        self, client: TestClient, country: Country, portal: ServiceClient, signer: Signer
    ) -> None:
        add_program(country, "other", "18001", WORK, Signer().jwk)
        assert refused(by_assertion(client, signer.assertion(iss="other", sub="other")))
        assert refused(by_assertion(client, signer.assertion(), client_id="other"))

    def test_refuses_another_type(self, client: TestClient, portal: ServiceClient, signer: Signer) -> None:
        answer = ask(client, client_assertion_type="urn:x", client_assertion=signer.assertion())
        assert refused(answer, "invalid_request")

    def test_an_access_token_is_no_assertion(self, client: TestClient, portal: ServiceClient) -> None:
        assert refused(by_assertion(client, by_secret(client).json()["access_token"]))

    def test_old_rows_go(self, client: TestClient, portal: ServiceClient, signer: Signer, session: Session) -> None:
        long_ago = clock.now() - timedelta(hours=1)
        session.add(UsedAssertion(client_id="portal", jti="old", expires_at=long_ago))
        session.flush()
        by_assertion(client, signer.assertion(jti="new"))
        assert session.scalars(select(UsedAssertion.jti)).all() == ["new"]


class TestMe:
    def test_says_which_program_and_where(self, client: TestClient, portal: ServiceClient) -> None:
        me = Caller(client, by_secret(client, scope="form:read").json()["access_token"]).get("/me").json()
        assert (me["id"], me["client_id"], me["login"]) == (None, "portal", None)
        assert (me["home"]["code"], me["permissions"], me["grants"]) == ("18003", ["form:read"], [])

    @pytest.mark.parametrize(
        "change", [{"revoked_at": clock.now()}, {"expires_at": clock.now()}], ids=["revoked", "expired"]
    )
    def test_a_program_that_ended_is_out_at_once(
        self, client: TestClient, portal: ServiceClient, session: Session, change: dict[str, Any]
    ) -> None:
        caller = Caller(client, by_secret(client).json()["access_token"])
        assert caller.get("/me").status_code == 200
        session.execute(update(ServiceClient).values(change))
        assert caller.get("/me").status_code == 401

    def test_a_program_whose_unit_ended_is_out(
        self, client: TestClient, country: Country, portal: ServiceClient, session: Session
    ) -> None:
        caller = Caller(client, by_secret(client).json()["access_token"])
        session.execute(update(ServiceClient).values(unit_id=country.old("436")))
        assert caller.get("/me").status_code == 401

    def test_a_permission_taken_away_counts_at_once(
        self, client: TestClient, portal: ServiceClient, session: Session
    ) -> None:
        caller = Caller(client, by_secret(client).json()["access_token"])
        session.execute(update(ServiceClient).values(permissions=["unit:read", "a-permission-of-an-older-version"]))
        assert caller.get("/me").json()["permissions"] == ["unit:read"]
        assert caller.get("/forms").status_code == 403

    def test_it_cannot_sign_out_as_a_person(self, client: TestClient, portal: ServiceClient) -> None:
        caller = Caller(client, by_secret(client).json()["access_token"])
        assert caller.request("DELETE", "/session").status_code == 403


class TestFigures:
    """A program enters and reads in its subtree alone."""

    def test_enters_in_its_own_unit_and_is_named(
        self, client: TestClient, country: Country, portal: ServiceClient, session: Session
    ) -> None:
        figures = build_figures(country)
        caller = Caller(client, by_secret(client).json()["access_token"])
        opened = figures.open(caller, "18003", "2026")
        indicator = figures.ids["CB.F"]
        values = {"values": [{"indicator_id": indicator, "status": "reported", "number": "5"}]}
        saved = caller.patch(f"/submissions/{opened['id']}/values", values, version=opened["version"])
        assert saved.status_code == 200, saved.text
        token_id = client.app.state.issuer.verify(caller.token).token_id  # type: ignore[attr-defined]
        revision = session.scalars(select(ValueRevision)).one()
        assert (revision.user_id, revision.client_id, revision.token_id) == (None, "portal", token_id)
        event = session.scalars(select(Event).where(Event.kind == "submission.saved")).one()
        assert (event.user_id, event.client_id, event.token_id) == (None, "portal", token_id)

    def test_reads_and_enters_nothing_beside_it(
        self, client: TestClient, country: Country, portal: ServiceClient
    ) -> None:
        figures = build_figures(country)
        beside = figures.report("18001", "2026", State.draft, CB_F=5)
        caller = Caller(client, by_secret(client).json()["access_token"])
        assert caller.get(f"/submissions/{beside.id}").status_code == 404
        body = {"form_id": figures.form.id, "period": "2026", "body_id": country.committee(country.unit("18001"))}
        assert caller.post("/submissions", body).status_code == 404
        values = {"values": [{"indicator_id": figures.ids["CB.F"], "status": "reported", "number": "5"}]}
        assert caller.patch(f"/submissions/{beside.id}/values", values, version=1).status_code == 404

    def test_a_token_without_the_permission_cannot_enter(
        self, client: TestClient, country: Country, portal: ServiceClient
    ) -> None:
        figures = build_figures(country)
        caller = Caller(client, by_secret(client, scope="form:read submission:read").json()["access_token"])
        body = {"form_id": figures.form.id, "period": "2026", "body_id": country.committee(portal.unit_id)}
        assert caller.post("/submissions", body).status_code == 403


@pytest.fixture
def committed(engine: Engine, signer: Signer) -> Iterator[None]:
    """A program that other connections can see, taken away at the end."""
    with Session(engine) as session, session.begin():
        user = User(login="maker", name="maker", password_hash="-", active=True, demo=False)
        unit = Unit(level="commune")
        session.add_all([user, unit])
        session.flush()
        unit_id, user_id = unit.id, user.id
        session.execute(text("INSERT INTO unit_closure VALUES (:u, :u, '(,)', 0)"), {"u": unit_id})
        session.add(
            ServiceClient(
                id="portal",
                unit_id=unit_id,
                name="portal",
                permissions=WORK,
                public_jwk=signer.jwk,
                made_by_id=user_id,
                expires_at=clock.now() + timedelta(days=1),
            )
        )
    yield
    with Session(engine) as session, session.begin():
        session.execute(delete(Event).where(Event.client_id == "portal"))
        session.execute(delete(UsedAssertion))
        session.execute(delete(ServiceClient))
        session.execute(text("DELETE FROM unit_closure WHERE ancestor_id = :u"), {"u": unit_id})
        session.execute(delete(Unit).where(Unit.id == unit_id))
        session.execute(delete(User).where(User.id == user_id))


@pytest.mark.usefixtures("committed")
def test_one_of_many_simultaneous_uses_of_an_assertion_succeeds(
    engine: Engine, signer: Signer, settings: Settings
) -> None:
    """Real transactions on real connections, as the app role."""
    signing = TokenLife(TokenIssuer(keys.load_keys(settings.data_dir / "keys"), ISSUER), ISSUER, 600)
    for _ in range(5):
        proof = AssertionProof(None, signer.assertion())

        def use(_: int, proof: AssertionProof = proof) -> bool:
            with request_sessions(engine)() as session:
                session.execute(text("SET LOCAL ROLE tienbo_app"))
                try:
                    oauth_service.grant_token(session, signing, proof, None, clock.now())
                except InvalidClient:
                    return False
                session.commit()
            return True

        with ThreadPoolExecutor(16) as pool:
            assert sum(pool.map(use, range(16))) == 1
