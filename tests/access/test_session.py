from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, delete, select, text
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import PASSWORD, Caller, user_at
from tienbo import clock
from tienbo.access import sessions
from tienbo.access.models import RefreshToken, Role, RoleGrant, SignIn, User
from tienbo.access.sessions import RefreshChain
from tienbo.database import request_sessions
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]
COOKIE = "__Host-tienbo-refresh"


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def user(country: Country) -> User:
    return user_at(country, country.unit("18003"), login="officer")


def sign(client: TestClient, login: str = "officer", password: str = PASSWORD) -> int:
    return int(client.post("/api/v1/session", json={"login": login, "password": password}).status_code)


class TestSignIn:
    @pytest.mark.parametrize(("login", "password"), [("officer", "sai"), ("nobody", PASSWORD), ("", PASSWORD)])
    def test_strangers(self, client: TestClient, user: User, login: str, password: str) -> None:
        assert sign(client, login, password) in {401, 422}
        assert COOKIE not in client.cookies

    def test_an_inactive_account(self, client: TestClient, country: Country) -> None:
        user_at(country, country.unit("18003"), login="left", active=False)
        assert sign(client, "left") == 401

    def test_unknown_and_wrong_get_the_same_answer(self, client: TestClient, user: User) -> None:
        answers = [
            client.post("/api/v1/session", json={"login": login, "password": "sai"}).json()
            for login in ("officer", "nobody")
        ]
        for answer in answers:
            answer.pop("request_id")
        assert answers[0] == answers[1]

    def test_valid(self, client: TestClient, user: User, session: Session) -> None:
        answer = client.post("/api/v1/session", json={"login": " Officer ", "password": PASSWORD})
        assert answer.status_code == 200
        cookie = answer.headers["set-cookie"]
        for word in (COOKIE, "HttpOnly", "Secure", "SameSite=strict", "Path=/"):
            assert word in cookie
        assert "Domain" not in cookie
        assert answer.headers["cache-control"] == "no-store"
        token = answer.json()["access_token"]
        me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert me.json()["login"] == "officer"
        assert session.scalar(select(Event.kind).where(Event.user_id == user.id)) == "session.started"

    def test_a_page_of_another_site(self, client: TestClient, user: User) -> None:
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            body = {"login": "officer", "password": PASSWORD}
            answer = client.post("/api/v1/session", json=body, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "cross-site")

    def test_a_form_of_another_site_is_not_json(self, client: TestClient, user: User) -> None:
        answer = client.post("/api/v1/session", content=b'{"login": "officer"}', headers={"content-type": "text/plain"})
        assert answer.status_code == 422


class TestMe:
    def test_anonymous(self, client: TestClient) -> None:
        answer = client.get("/api/v1/me")
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"

    def test_says_what_and_where(self, country: Country, user: User, as_user: AsUser) -> None:
        me = as_user(user).get("/me").json()
        assert me["home"]["code"] == "18003"
        assert {grant["role"] for grant in me["grants"]} == {"officer", "leader"}
        assert "submission:enter" in me["permissions"]
        assert me["rehearsal"] is False

    def test_a_role_taken_away_counts_at_once(self, user: User, as_user: AsUser, session: Session) -> None:
        caller = as_user(user)
        assert "submission:submit" in caller.get("/me").json()["permissions"]
        leader = select(RoleGrant).where(RoleGrant.user_id == user.id, RoleGrant.role == Role.leader)
        session.delete(session.execute(leader).scalar_one())
        session.flush()
        assert "submission:submit" not in caller.get("/me").json()["permissions"]

    def test_an_account_made_inactive_is_out_at_once(self, user: User, as_user: AsUser, session: Session) -> None:
        caller = as_user(user)
        user.active = False
        session.flush()
        assert caller.get("/me").status_code == 401


class TestRefresh:
    def test_without_a_cookie(self, client: TestClient) -> None:
        assert client.post("/api/v1/session/refresh").json()["code"] == "session-ended"

    def test_goes_on_with_a_new_cookie(self, client: TestClient, user: User) -> None:
        sign(client)
        first = client.cookies[COOKIE]
        assert client.post("/api/v1/session/refresh").status_code == 200
        assert client.cookies[COOKIE] != first

    def test_a_lost_answer_is_given_again(self, client: TestClient, user: User) -> None:
        sign(client)
        first = client.cookies[COOKIE]
        client.post("/api/v1/session/refresh")
        second = client.cookies[COOKIE]
        client.cookies.clear()
        again = client.post("/api/v1/session/refresh", headers={"Cookie": f"{COOKIE}={first}"})
        assert again.status_code == 200
        assert second in again.headers["set-cookie"]

    def test_a_token_used_twice_ends_the_sign_in(self, client: TestClient, user: User, session: Session) -> None:
        sign(client)
        first = client.cookies[COOKIE]
        client.post("/api/v1/session/refresh")
        second = client.cookies[COOKIE]
        client.post("/api/v1/session/refresh")
        client.cookies.clear()
        for token in (first, second):
            answer = client.post("/api/v1/session/refresh", headers={"Cookie": f"{COOKIE}={token}"})
            assert answer.status_code == 401
        session.expire_all()
        assert session.scalars(select(SignIn.ended_at)).one() is not None
        assert "session.reuse-detected" in session.scalars(select(Event.kind)).all()

    def test_signing_out_ends_access_and_refresh(self, client: TestClient, user: User, as_user: AsUser) -> None:
        sign(client)
        token = client.post("/api/v1/session/refresh").json()["access_token"]
        cookie = client.cookies[COOKIE]
        bearer = {"Authorization": f"Bearer {token}"}
        assert client.delete("/api/v1/session", headers=bearer).status_code == 204
        assert client.get("/api/v1/me", headers=bearer).status_code == 401
        answer = client.post("/api/v1/session/refresh", headers={"Cookie": f"{COOKIE}={cookie}"})
        assert answer.status_code == 401

    def test_only_a_hash_is_kept(self, client: TestClient, user: User, session: Session) -> None:
        sign(client)
        stored = session.scalars(select(RefreshToken.digest)).one()
        assert client.cookies[COOKIE].encode() not in stored
        assert len(stored) == 32


def test_many_simultaneous_uses_make_one_successor(engine: Engine) -> None:
    """Real transactions on real connections, as the app role: one rotation, whoever comes first."""
    chain = RefreshChain("x" * 32)
    with Session(engine) as session, session.begin():
        user = User(login="race", name="race", password_hash="-", active=True, demo=False)
        session.add(user)
        session.flush()
        user_id = user.id
    try:
        for _ in range(40):
            sign_in_id, token = _started(engine, chain, user_id)
            with ThreadPoolExecutor(32) as pool:
                answers = list(pool.map(lambda _, token=token: _use(engine, chain, token), range(32)))
            assert set(answers) == {chain.successor(token)}
            with Session(engine) as session:
                made = session.scalars(select(RefreshToken.used_at).where(RefreshToken.sign_in_id == sign_in_id)).all()
            assert len(made) == 2
            assert made.count(None) == 1
    finally:
        with Session(engine) as session, session.begin():
            for table in (Event, RefreshToken, SignIn):
                session.execute(delete(table).where(table.user_id == user_id))
            session.execute(delete(User).where(User.id == user_id))


def _started(engine: Engine, chain: RefreshChain, user_id: int) -> tuple[UUID, str]:
    token, now = chain.first(), clock.now()
    with Session(engine) as session, session.begin():
        started = SignIn(id=uuid4(), user_id=user_id, started_at=now, expires_at=now + timedelta(hours=1))
        session.add(started)
        session.flush()
        digest = sha256(token.encode()).digest()
        session.add(RefreshToken(digest=digest, sign_in_id=started.id, user_id=user_id, made_at=now))
        return started.id, token


def _use(engine: Engine, chain: RefreshChain, token: str) -> str | None:
    with request_sessions(engine)() as session:
        session.execute(text("SET LOCAL ROLE tienbo_app"))
        continued = sessions.refresh(session, chain, token, clock.now())
        session.commit()
    return continued.refresh_token if continued else None
