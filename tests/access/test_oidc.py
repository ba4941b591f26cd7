"""Signing on through a province's provider, against a provider that is a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session, sessionmaker

from tests.access.provider import CLIENT_ID, CLIENT_SECRET
from tests.builders.country import Country, build_country
from tests.builders.people import user_at
from tienbo import clock
from tienbo.access import oidc_service
from tienbo.access.keys import load_keys, new_key
from tienbo.access.models import (
    AccessLink,
    ExternalIdentity,
    LinkKind,
    Role,
    RoleGrant,
    SignIn,
    SignOnAttempt,
    User,
)
from tienbo.access.oidc_attempts import Attempts
from tienbo.app import create_app
from tienbo.database import Reach, set_reach
from tienbo.exchange.models import Event
from tienbo.settings import Environment, Settings

ROOT = Path(__file__).parents[2]
COOKIE = "__Host-tienbo-sign-on"
Make = Callable[..., TestClient]


@dataclass(frozen=True)
class Double:
    """The provider's process as a test steers it."""

    issuer: str

    def behave(self, **what: Any) -> None:
        claims = {
            "preferred_username": "lan.nguyen",
            "name": "Nguyễn Thị Lan",
            "unit": "18003",
            "realm": {"roles": ["can-bo"]},
        }
        what["claims"] = claims | what.get("claims", {})
        httpx.post(f"{self.issuer}/behave", json=what).raise_for_status()


@pytest.fixture(scope="module")
def process() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    issuer = f"http://127.0.0.1:{port}"
    running = subprocess.Popen([sys.executable, "-m", "tests.access.provider", str(port)], cwd=ROOT)
    try:
        for _ in range(300):
            try:
                httpx.get(f"{issuer}/jwks")
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        yield issuer
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture
def provider(process: str) -> Double:
    double = Double(process)
    double.behave()
    return double


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def make(settings: Settings, process: str, app_sessions: sessionmaker[Any]) -> Iterator[Make]:
    """Clients of an installation that signs on through the provider, with settings of their own."""
    opened: list[TestClient] = []

    def client(**other: Any) -> TestClient:
        given: dict[str, Any] = {
            "environment": Environment.development,
            "data_dir": settings.data_dir,
            "issuer": "https://testserver",
            "oidc_issuer": process,
            "oidc_client_id": CLIENT_ID,
            "oidc_client_secret": CLIENT_SECRET,
            "oidc_claim_unit": "unit",
            "oidc_claim_role": "realm.roles",
            "oidc_roles": {"can-bo": "officer", "lanh-dao": "leader"},
            "oidc_unit": "42",
        } | other
        app = create_app(Settings(**given, _env_file=None), app_sessions)
        made = TestClient(app, base_url="https://testserver", raise_server_exceptions=False)
        opened.append(made)
        return made

    yield client
    for made in opened:
        made.close()


@pytest.fixture
def browser(make: Make, provider: Double, country: Country) -> TestClient:
    return make()


def go(browser: TestClient, return_to: str = "/") -> dict[str, str]:
    """Out to the provider and back to the page /sign-on: what stands in its query."""
    start = browser.get("/api/v1/sign-on", params={"return_to": return_to}, follow_redirects=False)
    assert start.status_code == 303, start.text
    back = httpx.get(start.headers["location"])
    assert back.status_code == 303, back.text
    address = urlsplit(back.headers["location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == "https://testserver/sign-on"
    return dict(parse_qsl(address.query))


def complete(browser: TestClient, back: dict[str, str], **headers: str) -> httpx.Response:
    answer = browser.post("/api/v1/sign-on/complete", json=back, headers=headers)
    return cast("httpx.Response", answer)


def sign_on(browser: TestClient) -> httpx.Response:
    return complete(browser, go(browser))


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


REFUSED = (401, "sign-on-refused")


def roles_of(session: Session, login: str = "lan.nguyen") -> set[tuple[str, int]]:
    today = clock.today()
    rows = session.execute(
        select(RoleGrant.role, RoleGrant.unit_id)
        .join(User, User.id == RoleGrant.user_id)
        .where(User.login == login, RoleGrant.valid.contains(today))
    )
    return {(role.value, unit) for role, unit in rows}


class TestAbout:
    def test_says_whether_there_is_a_sign_on(self, client: TestClient, browser: TestClient) -> None:
        assert client.get("/api/v1/about").json()["sign_on"] is False
        assert browser.get("/api/v1/about").json()["sign_on"] is True


class TestStart:
    def test_off_by_default(self, client: TestClient) -> None:
        answer = client.get("/api/v1/sign-on", follow_redirects=False)
        assert answer.headers["location"] == "/sign-in?problem=sign-on-off"
        body = {"code": "a", "state": "b"}
        assert client.post("/api/v1/sign-on/complete", json=body).json()["code"] == "sign-on-off"

    def test_goes_to_the_provider(self, browser: TestClient, provider: Double) -> None:
        answer = browser.get("/api/v1/sign-on", follow_redirects=False)
        address = urlsplit(answer.headers["location"])
        asked = dict(parse_qsl(address.query))
        assert answer.headers["location"].startswith(f"{provider.issuer}/authorize?")
        assert asked["code_challenge_method"] == "S256"
        assert len(asked["code_challenge"]) == 43
        assert "code_verifier" not in asked
        cookie = answer.headers["set-cookie"]
        for word in (COOKIE, "HttpOnly", "Secure", "SameSite=strict", "Path=/"):
            assert word in cookie
        assert asked["nonce"] not in cookie

    def test_writes_nothing(self, browser: TestClient, session: Session) -> None:
        browser.get("/api/v1/sign-on", follow_redirects=False)
        assert session.scalars(select(SignOnAttempt)).all() == []

    def test_a_provider_that_is_down(self, make: Make) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            closed = f"http://127.0.0.1:{probe.getsockname()[1]}"
        browser = make(oidc_issuer=closed)
        for _ in range(2):
            answer = browser.get("/api/v1/sign-on", follow_redirects=False)
            assert answer.headers["location"] == "/sign-in?problem=sign-on-unavailable"

    @pytest.mark.parametrize(
        "metadata",
        [
            {"issuer": "https://other.example"},
            {"code_challenge_methods_supported": ["plain"]},
            {"authorization_endpoint": "javascript:alert(1)"},
            {"token_endpoint": None},
            {"jwks_uri": "file:///etc/passwd"},
        ],
        ids=str,
    )
    def test_metadata_that_cannot_be_used(self, make: Make, provider: Double, metadata: dict[str, Any]) -> None:
        provider.behave(metadata=metadata)
        answer = make().get("/api/v1/sign-on", follow_redirects=False)
        assert answer.headers["location"] == "/sign-in?problem=sign-on-unavailable"


class TestComplete:
    def test_the_first_time_makes_the_user(
        self, browser: TestClient, provider: Double, country: Country, session: Session
    ) -> None:
        answer = complete(browser, go(browser, "/totals?year=2026"))
        assert answer.status_code == 200, answer.text
        assert answer.json()["return_to"] == "/totals?year=2026"
        assert answer.headers["cache-control"] == "no-store"
        assert "__Host-tienbo-refresh" in browser.cookies
        assert COOKIE not in browser.cookies
        me = browser.get("/api/v1/me", headers={"Authorization": f"Bearer {answer.json()['access_token']}"}).json()
        assert (me["login"], me["name"], me["home"]["code"]) == ("lan.nguyen", "Nguyễn Thị Lan", "18003")
        assert roles_of(session) == {("officer", country.unit("18003"))}
        identity = session.scalars(select(ExternalIdentity)).one()
        assert (identity.issuer, identity.subject, identity.user_id) == (provider.issuer, "s-1", me["id"])
        assert session.scalars(select(SignIn.method)).one() == "oidc"
        kinds = set(session.scalars(select(Event.kind).where(Event.user_id == me["id"])))
        assert kinds == {"user.made-by-sign-on", "user.roles-replaced", "session.started"}

    def test_the_session_goes_on_like_any_other(self, browser: TestClient) -> None:
        sign_on(browser)
        assert browser.post("/api/v1/session/refresh").status_code == 200

    def test_the_second_time_is_the_same_user_even_renamed(
        self, browser: TestClient, provider: Double, session: Session
    ) -> None:
        sign_on(browser)
        provider.behave(claims={"preferred_username": "lan.tran", "name": "Trần Thị Lan"})
        assert sign_on(browser).status_code == 200
        (user,) = session.scalars(select(User).where(User.password_hash.is_(None))).all()
        session.refresh(user)
        assert (user.login, user.name) == ("lan.nguyen", "Trần Thị Lan")
        assert len(session.scalars(select(Event).where(Event.kind == "user.roles-replaced")).all()) == 1

    def test_roles_follow_the_claims(
        self, browser: TestClient, provider: Double, country: Country, session: Session
    ) -> None:
        sign_on(browser)
        provider.behave(claims={"unit": "18001", "realm": {"roles": ["lanh-dao", "can-bo", "unknown", 5]}})
        sign_on(browser)
        session.expire_all()
        moved = country.unit("18001")
        assert roles_of(session) == {("leader", moved), ("officer", moved)}

    @pytest.mark.parametrize(
        "claims",
        [
            {"realm": {"roles": []}},
            {"realm": {"roles": ["administrator"]}},
            {"realm": None},
            {"realm": "can-bo"},
            {"unit": "99999"},
            {"unit": None},
            {"unit": "VN"},
            {"unit": "02746"},
            {"unit": "' OR 1=1"},
            {"unit": ["18003"]},
            {"unit": "\0"},
        ],
        ids=str,
    )
    def test_no_place(self, browser: TestClient, provider: Double, session: Session, claims: dict[str, Any]) -> None:
        """No role, no unit, or one outside the provider's own: the nation's and another province's too."""
        provider.behave(claims=claims)
        assert code_of(sign_on(browser)) == (403, "sign-on-no-place")
        assert session.scalars(select(User)).all() == []
        event = session.scalars(select(Event)).one()
        assert (event.kind, event.subject_kind, event.data["reason"]) == (
            "session.refused",
            "network",
            "sign-on-no-place",
        )

    def test_a_refusal_of_someone_known_names_them(
        self, browser: TestClient, session: Session, country: Country
    ) -> None:
        sign_on(browser)
        user = session.scalars(select(User)).one()
        user.active = False
        session.flush()
        refused = sign_on(browser)
        event = session.scalars(select(Event).where(Event.kind == "session.refused")).one()
        assert (event.subject_kind, event.subject_id) == ("user", str(user.id))
        assert event.unit_id == country.unit("18003")
        assert event.request_id == refused.headers["x-request-id"]

    def test_roles_taken_away_are_gone_although_nobody_comes_in(
        self, browser: TestClient, provider: Double, session: Session
    ) -> None:
        sign_on(browser)
        provider.behave(claims={"realm": {"roles": []}})
        assert code_of(sign_on(browser)) == (403, "sign-on-no-place")
        session.expire_all()
        assert roles_of(session) == set()

    def test_roles_elsewhere_and_deputies_stay(
        self, browser: TestClient, provider: Double, country: Country, session: Session
    ) -> None:
        sign_on(browser)
        user = session.scalars(select(User).where(User.login == "lan.nguyen")).one()
        elsewhere, here = country.unit("15"), country.unit("42")
        chief = user_at(country, here)
        for unit, by in ((elsewhere, None), (here, chief.id)):
            session.add(
                RoleGrant(
                    user_id=user.id,
                    unit_id=unit,
                    body_id=country.committee(unit),
                    role=Role.leader,
                    delegated_by_id=by,
                )
            )
        session.flush()
        sign_on(browser)
        session.expire_all()
        assert roles_of(session) == {
            ("officer", country.unit("18003")),
            ("leader", elsewhere),
            ("leader", here),
        }

    def test_a_provider_of_the_whole_country(self, make: Make, provider: Double, country: Country) -> None:
        provider.behave(claims={"unit": "02746"})
        assert sign_on(make(oidc_unit="VN")).status_code == 200

    def test_an_account_made_inactive_here(self, browser: TestClient, session: Session) -> None:
        sign_on(browser)
        session.scalars(select(User).where(User.login == "lan.nguyen")).one().active = False
        session.flush()
        assert code_of(sign_on(browser)) == REFUSED

    @pytest.mark.parametrize("login", [None, "", "a b", "x" * 200, ["lan"], "lan\0", "ơ"])
    def test_no_sign_in_name(self, browser: TestClient, provider: Double, login: Any) -> None:
        provider.behave(claims={"preferred_username": login})
        assert code_of(sign_on(browser)) == REFUSED


class TestRowSecurity:
    """What the database itself lets a provider of Hà Tĩnh write, were our own look-up of the place wrong."""

    @pytest.mark.parametrize(("code", "taken"), [("18003", True), ("42", True), ("02746", False), ("VN", False)])
    def test_roles_at_its_own_units_alone(
        self, country: Country, session: Session, connection: Connection, code: str, taken: bool
    ) -> None:
        user, unit = user_at(country, country.unit("42")), country.unit(code)
        place = oidc_service.Place(country.unit("42"), country.committee(unit), unit)
        connection.execute(text("SET LOCAL ROLE tienbo_app"))
        set_reach(session, Reach(user_id=user.id, roots=(place.root_id,), today=clock.today()))
        refused: AbstractContextManager[object] = (
            nullcontext() if taken else pytest.raises(ProgrammingError, match="row-level security")
        )
        with refused, session.begin_nested():
            roles = frozenset({Role.auditor})
            oidc_service._replace_roles(session, user.id, roles, place, place.root_id, clock.today())  # noqa: SLF001 -- past the look-up
        connection.execute(text("RESET ROLE"))


class TestExistingAccount:
    def test_one_with_a_password_is_not_taken_over(
        self, browser: TestClient, country: Country, session: Session
    ) -> None:
        user_at(country, country.unit("42"), Role.administrator, login="lan.nguyen")
        assert code_of(sign_on(browser)) == (409, "sign-on-account-exists")
        assert session.scalars(select(ExternalIdentity)).all() == []

    def test_unless_the_installation_says_so(
        self, make: Make, provider: Double, country: Country, session: Session
    ) -> None:
        user = user_at(country, country.unit("42"), Role.administrator, login="lan.nguyen")
        assert sign_on(make(oidc_link_accounts=True)).status_code == 200
        session.expire_all()
        assert session.scalars(select(ExternalIdentity.user_id)).one() == user.id
        assert roles_of(session) == {("officer", country.unit("18003"))}

    def test_an_invited_one_is_and_its_link_ends(self, browser: TestClient, country: Country, session: Session) -> None:
        user = user_at(country, country.unit("18003"), login="lan.nguyen")
        user.password_hash = None
        link = AccessLink(
            digest=b"d" * 32,
            kind=LinkKind.invitation,
            user_id=user.id,
            made_by_id=user.id,
            made_at=clock.now(),
            expires_at=clock.now() + timedelta(days=1),
        )
        session.add(link)
        session.flush()
        assert sign_on(browser).status_code == 200
        session.refresh(link)
        assert link.used_at is not None

    def test_a_name_given_to_another_person_is_not_theirs(
        self, browser: TestClient, provider: Double, session: Session
    ) -> None:
        sign_on(browser)
        provider.behave(claims={"sub": "s-2"})
        assert code_of(sign_on(browser)) == (409, "sign-on-account-exists")
        assert len(session.scalars(select(ExternalIdentity)).all()) == 1


class TestAttempt:
    def test_another_browser(self, make: Make, browser: TestClient, provider: Double) -> None:
        """A forged return cannot sign anyone in to a stranger's account."""
        assert code_of(complete(make(), go(browser))) == REFUSED

    def test_a_wrong_state(self, browser: TestClient) -> None:
        assert code_of(complete(browser, go(browser) | {"state": "x" * 43})) == REFUSED

    def test_a_state_of_an_earlier_attempt(self, browser: TestClient) -> None:
        earlier = go(browser)
        assert code_of(complete(browser, go(browser) | {"state": earlier["state"]})) == REFUSED

    def test_the_same_return_twice(self, browser: TestClient) -> None:
        back = go(browser)
        cookie = browser.cookies[COOKIE]
        assert complete(browser, back).status_code == 200
        browser.cookies.clear()
        assert code_of(complete(browser, back, Cookie=f"{COOKIE}={cookie}")) == REFUSED

    def test_a_state_counts_once_even_with_a_new_code(self, browser: TestClient, provider: Double) -> None:
        first = go(browser)
        cookie = browser.cookies[COOKIE]
        start = httpx.URL(f"{provider.issuer}/authorize")
        attempt = browser.app.state.sign_on_attempts.from_cookie(cookie, first["state"], clock.now())  # type: ignore[attr-defined]
        query = {
            "response_type": "code",
            "client_id": CLIENT_ID,
            "redirect_uri": "https://testserver/sign-on",
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.code_challenge,
            "code_challenge_method": "S256",
        }
        second = dict(parse_qsl(urlsplit(httpx.get(start, params=query).headers["location"]).query))
        assert complete(browser, first).status_code == 200
        browser.cookies.clear()
        assert code_of(complete(browser, second, Cookie=f"{COOKIE}={cookie}")) == REFUSED

    def test_a_state_is_used_even_by_a_failure(self, browser: TestClient) -> None:
        back = go(browser)
        assert code_of(complete(browser, back | {"code": "wrong"})) == REFUSED
        assert code_of(complete(browser, back)) == REFUSED

    def test_a_replayed_code(self, browser: TestClient) -> None:
        used = go(browser)
        assert complete(browser, used).status_code == 200
        assert code_of(complete(browser, go(browser) | {"code": used["code"]})) == REFUSED

    def test_another_issuers_answer(self, browser: TestClient, provider: Double) -> None:
        provider.behave(iss="https://other.example")
        assert code_of(sign_on(browser)) == REFUSED

    def test_no_issuer_where_the_provider_promises_one(self, browser: TestClient) -> None:
        back = go(browser)
        del back["iss"]
        assert code_of(complete(browser, back)) == REFUSED

    def test_no_issuer_where_it_promises_none(self, make: Make, provider: Double, country: Country) -> None:
        provider.behave(metadata={"authorization_response_iss_parameter_supported": False})
        browser = make()
        back = go(browser)
        del back["iss"]
        assert complete(browser, back).status_code == 200

    def test_a_page_of_another_site(self, browser: TestClient) -> None:
        answer = complete(browser, go(browser), **{"Sec-Fetch-Site": "cross-site"})
        assert code_of(answer) == (403, "cross-site")

    @pytest.mark.parametrize("cookie", ["", "x", "a.b.c.d", "...", "é", "a.1.Lw." + "A" * 43])
    def test_a_cookie_that_is_not_ours(self, browser: TestClient, cookie: str) -> None:
        back = go(browser)
        browser.cookies.clear()
        header = f"{COOKIE}={cookie}".encode()
        answer = browser.post("/api/v1/sign-on/complete", json=back, headers={"Cookie": header})
        assert (answer.status_code, answer.json()["code"]) == REFUSED

    def test_is_over_after_ten_minutes(self) -> None:
        attempts, now = Attempts("x"), clock.now()
        attempt = attempts.begin("/", now)
        cookie = attempts.to_cookie(attempt)
        assert attempts.from_cookie(cookie, attempt.state, now) == attempt
        assert attempts.from_cookie(cookie, attempt.state, now + timedelta(minutes=10)) is None
        assert Attempts("y").from_cookie(cookie, attempt.state, now) is None

    @pytest.mark.parametrize(
        "path", ["//evil.example", "/\\evil.example", "https://evil.example", "x", "", "/a\nb", "/é"]
    )
    def test_returns_to_no_other_site(self, path: str) -> None:
        assert Attempts("x").begin(path, clock.now()).return_to == "/"


class TestIdToken:
    @pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
    @pytest.mark.parametrize("algorithm", ["ES256", "RS256", "PS256", "Ed25519", "EdDSA"])
    def test_algorithms_that_are_taken(self, browser: TestClient, provider: Double, algorithm: str) -> None:
        provider.behave(sign=algorithm)
        assert sign_on(browser).status_code == 200

    @pytest.mark.parametrize("sign", ["none", "hmac", "stranger", "own-key", "other-kind"])
    def test_signatures_that_are_not(self, browser: TestClient, provider: Double, session: Session, sign: str) -> None:
        provider.behave(sign=sign)
        assert code_of(sign_on(browser)) == REFUSED
        assert session.scalars(select(User)).all() == []

    @pytest.mark.parametrize(
        "claims",
        [
            {"nonce": "wrong"},
            {"nonce": None},
            {"nonce": 5},
            {"iss": "https://other.example"},
            {"iss": None},
            {"aud": "other"},
            {"aud": ["other"]},
            {"aud": None},
            {"aud": [CLIENT_ID, "other"]},
            {"aud": [CLIENT_ID, "other"], "azp": "other"},
            {"azp": "other"},
            {"exp": "9999999999"},
            {"exp": None},
            {"iat": None},
            {"iat": 1e300},
            {"sub": None},
            {"sub": ""},
            {"sub": 5},
            {"sub": "a\0"},
            {"sub": "s" * 256},
        ],
        ids=str,
    )
    def test_claims_that_are_not(self, browser: TestClient, provider: Double, claims: dict[str, Any]) -> None:
        provider.behave(claims=claims)
        assert code_of(sign_on(browser)) == REFUSED

    @pytest.mark.parametrize("times", [{"exp": -1}, {"exp": 0}, {"iat": -601}, {"iat": 60}], ids=str)
    def test_times_that_are_not(self, browser: TestClient, provider: Double, times: dict[str, int]) -> None:
        provider.behave(times=times)
        assert code_of(sign_on(browser)) == REFUSED

    def test_several_audiences_with_us_as_the_party(self, browser: TestClient, provider: Double) -> None:
        provider.behave(claims={"aud": [CLIENT_ID, "other"], "azp": CLIENT_ID})
        assert sign_on(browser).status_code == 200

    def test_a_new_key_is_looked_up(
        self, browser: TestClient, provider: Double, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tienbo.access.oidc_provider.KEYS_AT_MOST_EVERY", 0)
        sign_on(browser)
        provider.behave(sign="rotated")
        assert sign_on(browser).status_code == 200


class TestProvider:
    def test_breaks_down_in_between(self, browser: TestClient, provider: Double) -> None:
        back = go(browser)
        provider.behave(broken=True)
        assert code_of(complete(browser, back)) == (503, "sign-on-unavailable")

    def test_does_not_know_us(self, make: Make, provider: Double, country: Country) -> None:
        assert code_of(sign_on(make(oidc_client_secret="wrong"))) == REFUSED

    def test_takes_the_secret_in_the_body(self, make: Make, provider: Double, country: Country) -> None:
        provider.behave(metadata={"token_endpoint_auth_methods_supported": ["client_secret_post"]})
        assert sign_on(make()).status_code == 200

    def test_takes_our_signature(self, make: Make, provider: Double, country: Country, tmp_path: Path) -> None:
        path = new_key(tmp_path)
        provider.behave(client_key=load_keys(tmp_path).signing.public_jwk)
        assert sign_on(make(oidc_client_secret=None, oidc_private_key=path)).status_code == 200


WHOLE: dict[str, Any] = {
    "oidc_issuer": "https://sso.example",
    "oidc_client_id": "tienbo",
    "oidc_client_secret": "s",
    "oidc_claim_unit": "unit",
    "oidc_claim_role": "roles",
    "oidc_roles": {"can-bo": "officer"},
}


class TestSettings:
    def test_whole(self) -> None:
        assert Settings(**WHOLE, _env_file=None).oidc_unit == "VN"

    def test_roles_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TIENBO_OIDC_ROLES", '{"can-bo": "officer"}')
        given = {name: value for name, value in WHOLE.items() if name != "oidc_roles"}
        assert Settings(**given, _env_file=None).oidc_roles == {"can-bo": "officer"}

    @pytest.mark.parametrize(
        "change",
        [
            {"oidc_client_id": ""},
            {"oidc_claim_unit": ""},
            {"oidc_claim_role": ""},
            {"oidc_roles": {}},
            {"oidc_roles": {"x": "god"}},
            {"oidc_client_secret": None},
            {"oidc_private_key": Path("key.pem")},
            {"oidc_issuer": "http://sso.example", "environment": Environment.demo},
        ],
        ids=str,
    )
    def test_refuses_half_a_description(self, change: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            Settings(**(WHOLE | change), _env_file=None)
