from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, delete, select, text
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import PASSWORD, Caller, user_at
from tienbo import clock
from tienbo.access import links
from tienbo.access.models import AccessLink, LinkKind, Role, RoleGrant, SignIn, User
from tienbo.database import request_sessions
from tienbo.exchange.models import Event
from tienbo.problems import Problem

AsUser = Callable[[User], Caller]
NEW_PASSWORD = "hàng tre xanh ngoài ngõ"


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def user(country: Country) -> User:
    return user_at(country, country.unit("18003"), login="leader")


@pytest.fixture
def deputy(country: Country) -> User:
    return user_at(country, country.unit("18003"), Role.officer, login="deputy")


def sign(client: TestClient, password: str) -> int:
    return int(client.post("/api/v1/session", json={"login": "leader", "password": password}).status_code)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/account/sessions"),
        ("DELETE", f"/account/sessions/{UUID(int=7)}"),
        ("POST", "/account/password"),
        ("GET", "/account/colleagues"),
        ("GET", "/account/delegations"),
        ("POST", "/account/delegations"),
        ("DELETE", "/account/delegations/1"),
    ],
)
def test_anonymous(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, f"/api/v1{path}").status_code == 401


class TestSessions:
    def test_lists_ones_own_and_only_those(self, user: User, deputy: User, as_user: AsUser) -> None:
        first, second = as_user(user), as_user(user)
        as_user(deputy)
        listed = second.get("/account/sessions").json()["items"]
        assert [entry["current"] for entry in listed].count(True) == 1
        assert len(listed) == 2
        assert listed != first.get("/account/sessions").json()["items"]

    def test_says_from_where(self, client: TestClient, user: User) -> None:
        answer = client.post(
            "/api/v1/session", json={"login": "leader", "password": PASSWORD}, headers={"User-Agent": "Firefox/150"}
        )
        bearer = {"Authorization": f"Bearer {answer.json()['access_token']}"}
        (entry,) = client.get("/api/v1/account/sessions", headers=bearer).json()["items"]
        assert (entry["user_agent"], entry["network"], entry["method"]) == ("Firefox/150", "testclient", "password")

    def test_somebody_elses(self, country: Country, user: User, as_user: AsUser, session: Session) -> None:
        caller = as_user(user)
        theirs = session.scalars(select(SignIn.id).where(SignIn.user_id == user.id)).one()
        for other in (
            user_at(country, country.unit("18003")),
            user_at(country, country.unit("42"), Role.administrator),
            user_at(country, country.unit("15")),
        ):
            assert as_user(other).request("DELETE", f"/account/sessions/{theirs}").status_code == 404
        assert caller.get("/me").status_code == 200

    def test_ending_one_stops_it_at_once(self, user: User, as_user: AsUser) -> None:
        lost, here = as_user(user), as_user(user)
        lost_id = next(entry["id"] for entry in lost.get("/account/sessions").json()["items"] if entry["current"])
        assert here.request("DELETE", f"/account/sessions/{lost_id}").status_code == 204
        assert lost.get("/me").status_code == 401
        assert here.get("/me").status_code == 200
        assert here.request("DELETE", f"/account/sessions/{lost_id}").status_code == 404


class TestPassword:
    def change(self, caller: Caller, current: str = PASSWORD, new: str = NEW_PASSWORD) -> Any:
        return caller.post("/account/password", {"current_password": current, "password": new})

    def test_a_wrong_one_is_counted(self, user: User, as_user: AsUser, monkeypatch: pytest.MonkeyPatch) -> None:
        caller, now = as_user(user), clock.now()
        monkeypatch.setattr(clock, "now", lambda: now)
        answers = [self.change(caller, "không phải mật khẩu") for _ in range(7)]
        assert [answer.status_code for answer in answers] == [403] * 6 + [429]
        assert answers[0].json()["code"] == "password-wrong"
        assert self.change(caller).status_code == 429

    @pytest.mark.parametrize("password", ["ngắn quá", "password1234", "leaderleader"])
    def test_a_weak_one(self, client: TestClient, user: User, as_user: AsUser, password: str) -> None:
        answer = self.change(as_user(user), new=password)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/password")
        assert sign(client, PASSWORD) == 200

    def test_a_shared_demo_account(self, user: User, as_user: AsUser, session: Session) -> None:
        user.demo = True
        session.flush()
        assert self.change(as_user(user)).json()["code"] == "shared-account"

    def test_valid(self, client: TestClient, user: User, as_user: AsUser, session: Session) -> None:
        elsewhere, here = as_user(user), as_user(user)
        assert self.change(here).status_code == 204
        assert here.get("/me").status_code == 200
        assert elsewhere.get("/me").status_code == 401
        assert sign(client, PASSWORD) == 401
        assert sign(client, NEW_PASSWORD) == 200
        session.expire_all()
        assert session.get_one(User, user.id).password_changed_at is not None
        event = session.scalars(select(Event).where(Event.kind == "password.changed")).one()
        assert (event.user_id, event.data) == (user.id, {"ended_sessions": 1})


class TestDelegations:
    def body(self, country: Country, deputy: User, first: int = 0, last: int = 6, code: str = "18003") -> Any:
        today = clock.today()
        return {
            "user_id": deputy.id,
            "body_id": country.committee(country.unit(code)),
            "valid_from": str(today + timedelta(days=first)),
            "valid_to": str(today + timedelta(days=last)),
        }

    def test_by_someone_who_leads_nothing(self, country: Country, user: User, deputy: User, as_user: AsUser) -> None:
        officer = as_user(deputy)
        answer = officer.post("/account/delegations", self.body(country, user))
        assert (answer.status_code, answer.json()["code"]) == (403, "not-your-role")
        assert officer.get("/account/colleagues").json()["items"] == []

    def test_another_bodys_role(self, country: Country, user: User, deputy: User, as_user: AsUser) -> None:
        answer = as_user(user).post("/account/delegations", self.body(country, deputy, code="18005"))
        assert answer.json()["code"] == "not-your-role"

    @pytest.mark.parametrize("code", ["42", "18005", "15"])
    def test_to_someone_of_another_unit(self, country: Country, user: User, as_user: AsUser, code: str) -> None:
        other = user_at(country, country.unit(code), Role.officer)
        assert as_user(user).post("/account/delegations", self.body(country, other)).status_code == 404

    def test_to_oneself(self, country: Country, user: User, as_user: AsUser) -> None:
        assert as_user(user).post("/account/delegations", self.body(country, user)).status_code == 404

    @pytest.mark.parametrize(("first", "last", "status"), [(-1, 3, 422), (3, 2, 422), (0, 366, 409)])
    def test_dates(
        self, country: Country, user: User, deputy: User, as_user: AsUser, first: int, last: int, status: int
    ) -> None:
        answer = as_user(user).post("/account/delegations", self.body(country, deputy, first, last))
        assert answer.status_code == status

    def test_holds_from_its_first_to_its_last_day(
        self, country: Country, user: User, deputy: User, as_user: AsUser, session: Session
    ) -> None:
        leader, acting = as_user(user), as_user(deputy)
        assert [colleague["id"] for colleague in leader.get("/account/colleagues").json()["items"]] == [deputy.id]
        made = leader.post("/account/delegations", self.body(country, deputy, 1, 3))
        assert made.status_code == 201, made.text
        assert (made.json()["leader"]["id"], made.json()["deputy"]["id"]) == (user.id, deputy.id)
        held = {}
        for day in range(5):
            deputy.rehearsal_date = clock.today() + timedelta(days=day)
            session.flush()
            held[day] = "submission:submit" in acting.get("/me").json()["permissions"]
        assert held == {0: False, 1: True, 2: True, 3: True, 4: False}
        event = session.scalars(select(Event).where(Event.kind == "role.delegated")).one()
        assert (event.user_id, event.subject_id, event.data["delegated_by_id"]) == (user.id, str(deputy.id), user.id)

    def test_is_seen_by_both_and_ended_by_the_leader_alone(
        self, country: Country, user: User, deputy: User, as_user: AsUser, session: Session
    ) -> None:
        leader, acting = as_user(user), as_user(deputy)
        made = leader.post("/account/delegations", self.body(country, deputy)).json()
        assert "submission:submit" in acting.get("/me").json()["permissions"]
        for caller in (leader, acting):
            assert [entry["id"] for entry in caller.get("/account/delegations").json()["items"]] == [made["id"]]
        stranger = as_user(user_at(country, country.unit("18003")))
        assert stranger.get("/account/delegations").json()["items"] == []
        for caller in (acting, stranger):
            assert caller.request("DELETE", f"/account/delegations/{made['id']}").status_code == 404
        assert leader.request("DELETE", f"/account/delegations/{made['id']}").status_code == 204
        assert "submission:submit" not in acting.get("/me").json()["permissions"]
        assert "delegation.ended" in session.scalars(select(Event.kind)).all()

    def test_is_not_handed_on(self, country: Country, user: User, deputy: User, as_user: AsUser) -> None:
        third = user_at(country, country.unit("18003"), Role.officer)
        as_user(user).post("/account/delegations", self.body(country, deputy))
        answer = as_user(deputy).post("/account/delegations", self.body(country, third))
        assert answer.json()["code"] == "not-your-role"

    def test_twice(self, country: Country, user: User, deputy: User, as_user: AsUser) -> None:
        leader = as_user(user)
        leader.post("/account/delegations", self.body(country, deputy))
        assert leader.post("/account/delegations", self.body(country, deputy, 3, 9)).json()["code"] == "role-held"

    @pytest.mark.parametrize("how", ["disabled", "revoked"])
    def test_ends_with_the_leaders_own_authority(
        self, country: Country, user: User, deputy: User, as_user: AsUser, session: Session, how: str
    ) -> None:
        as_user(user).post("/account/delegations", self.body(country, deputy))
        acting = as_user(deputy)
        province = as_user(user_at(country, country.unit("42"), Role.administrator))
        if how == "disabled":
            tag = province.get(f"/users/{user.id}").headers["etag"]
            province.request("PATCH", f"/users/{user.id}", json={"active": False}, headers={"If-Match": tag})
        else:
            own = select(RoleGrant.id).where(RoleGrant.user_id == user.id, RoleGrant.role == Role.leader)
            province.request("DELETE", f"/users/{user.id}/grants/{session.scalars(own).one()}")
        assert "submission:submit" not in acting.get("/me").json()["permissions"]


class TestAccessLinks:
    @pytest.fixture
    def secret(self, user: User, country: Country, session: Session) -> str:
        maker = user_at(country, country.unit("42"), Role.administrator)
        return links.make(session, user, maker.id, clock.now()).secret

    @pytest.mark.parametrize("secret", ["x", "A" * 43, "'; --"])
    def test_a_wrong_secret(self, client: TestClient, user: User, secret: str) -> None:
        assert client.post("/api/v1/access-links/preview", json={"secret": secret}).status_code == 404
        body = {"secret": secret, "password": NEW_PASSWORD}
        assert client.post("/api/v1/access-links/redeem", json=body).json()["code"] == "link-not-valid"

    def test_preview_uses_nothing_up(self, client: TestClient, secret: str) -> None:
        for _ in range(2):
            seen = client.post("/api/v1/access-links/preview", json={"secret": secret})
            assert (seen.status_code, seen.headers["cache-control"]) == (200, "no-store")
            assert (seen.json()["login"], seen.json()["kind"]) == ("leader", "password_reset")

    def test_opens_after_strangers_have_failed(
        self, client: TestClient, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda: now)
        for _ in range(7):
            sign(client, "sai")
        assert sign(client, PASSWORD) == 429
        body = {"secret": secret, "password": NEW_PASSWORD}
        assert client.post("/api/v1/access-links/redeem", json=body).status_code == 204
        assert sign(client, NEW_PASSWORD) == 200

    def test_of_an_account_that_was_disabled(
        self, client: TestClient, user: User, secret: str, session: Session
    ) -> None:
        user.active = False
        session.flush()
        assert client.post("/api/v1/access-links/preview", json={"secret": secret}).status_code == 404
        body = {"secret": secret, "password": NEW_PASSWORD}
        assert client.post("/api/v1/access-links/redeem", json=body).status_code == 404


def test_a_link_used_eight_times_at_once_counts_once(engine: Engine) -> None:
    """Real transactions on real connections, as the app role."""
    now, secret = clock.now(), "một liên kết"
    with Session(engine) as session, session.begin():
        user = User(login="linked", name="linked", active=True, demo=False)
        session.add(user)
        session.flush()
        user_id = user.id
        session.add(
            AccessLink(
                digest=sha256(secret.encode()).digest(),
                kind=LinkKind.invitation,
                user_id=user_id,
                made_by_id=user_id,
                made_at=now,
                expires_at=now + timedelta(days=1),
            )
        )

    def attempt(number: int) -> bool:
        with request_sessions(engine)() as session:
            session.execute(text("SET LOCAL ROLE tienbo_app"))
            try:
                links.redeem(session, secret, f"{NEW_PASSWORD} {number}", now)
            except Problem:
                return False
            session.commit()
            return True

    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(attempt, range(8))).count(True) == 1
    finally:
        with Session(engine) as session, session.begin():
            for table in (Event, AccessLink):
                session.execute(delete(table).where(table.user_id == user_id))
            session.execute(delete(User).where(User.id == user_id))
