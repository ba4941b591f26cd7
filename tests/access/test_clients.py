"""Programs: who may make them, and that they never get more than their maker has."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import ECKey
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo import clock
from tienbo.access.models import Role, RoleGrant, ServiceClient, User
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def administrator(country: Country, as_user: AsUser) -> Caller:
    """Administrator and leader of Hà Tĩnh."""
    return as_user(user_at(country, country.unit("42"), Role.administrator, Role.leader, login="admin"))


@pytest.fixture
def made(country: Country, administrator: Caller) -> dict[str, Any]:
    answer = administrator.post("/clients", wanted(country))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def wanted(country: Country, **other: Any) -> dict[str, Any]:
    return {
        "name": "Cổng báo cáo",
        "unit_id": country.unit("18003"),
        "permissions": ["form:read", "submission:read"],
        "expires_at": (clock.now() + timedelta(days=30)).isoformat(),
    } | other


def public_jwk(**other: Any) -> dict[str, Any]:
    return dict(ECKey.generate_key("P-256", private=False).as_dict(private=False)) | other


def foreigner(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("15"), Role.administrator, Role.leader))


def officer(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def program(client: TestClient, client_id: str, *scope: str) -> Caller:
    token = client.app.state.issuer.issue_to_client(client_id, scope, 600)  # type: ignore[attr-defined]
    return Caller(client, token)


OPERATIONS = [
    ("GET", "/clients"),
    ("POST", "/clients"),
    ("GET", "/clients/{}"),
    ("POST", "/clients/{}/rotate-secret"),
    ("POST", "/clients/{}/revoke"),
]


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
class TestStrangers:
    def send(self, caller: Caller, country: Country, made: dict[str, Any], method: str, path: str) -> Any:
        body = wanted(country) if (method, path) == ("POST", "/clients") else None
        return caller.request(method, path.format(made["client"]["client_id"]), json=body)

    def test_anonymous(self, client: TestClient, made: dict[str, Any], method: str, path: str) -> None:
        answer = client.request(method, "/api/v1" + path.format(made["client"]["client_id"]))
        assert answer.status_code == 401

    def test_another_provinces_administrator(
        self, country: Country, as_user: AsUser, made: dict[str, Any], method: str, path: str
    ) -> None:
        answer = self.send(foreigner(country, as_user), country, made, method, path)
        if (method, path) == ("GET", "/clients"):
            assert answer.json()["items"] == []
        else:
            assert answer.status_code == 404

    def test_an_administrator_below(
        self, country: Country, as_user: AsUser, made: dict[str, Any], method: str, path: str
    ) -> None:
        sibling = as_user(user_at(country, country.unit("18001"), Role.administrator))
        answer = self.send(sibling, country, made, method, path)
        assert answer.status_code == 404 or answer.json().get("items") == []

    def test_without_the_permission(
        self, country: Country, as_user: AsUser, made: dict[str, Any], method: str, path: str
    ) -> None:
        assert self.send(officer(country, as_user), country, made, method, path).status_code == 403

    def test_a_program_even_if_its_row_and_token_say_so(
        self, client: TestClient, session: Session, country: Country, made: dict[str, Any], method: str, path: str
    ) -> None:
        client_id = made["client"]["client_id"]
        session.execute(update(ServiceClient).values(permissions=["client:manage", "user:manage", "form:read"]))
        caller = program(client, client_id, "client:manage", "user:manage", "form:read")
        assert self.send(caller, country, made, method, path).status_code == 403


def test_a_program_manages_no_users_either(
    client: TestClient, session: Session, country: Country, made: dict[str, Any]
) -> None:
    session.execute(update(ServiceClient).values(permissions=["user:manage", "unit:read"]))
    caller = program(client, made["client"]["client_id"], "user:manage", "unit:read")
    assert caller.get("/units").status_code == 200
    assert caller.get("/users").status_code == 403
    body = {"login": "moi", "name": "x", "body_id": country.committee(country.unit("18003")), "roles": ["officer"]}
    assert caller.post("/users", body).status_code == 403


class TestListClients:
    def test_pages(self, country: Country, administrator: Caller) -> None:
        for _ in range(3):
            administrator.post("/clients", wanted(country))
        first = administrator.get("/clients", limit=2).json()
        rest = administrator.get("/clients", limit=2, cursor=first["next_cursor"]).json()
        ids = [item["client_id"] for item in first["items"] + rest["items"]]
        assert (len(ids), len(set(ids)), rest["next_cursor"]) == (3, 3, None)

    @pytest.mark.parametrize("cursor", ["x", "WyJcdTAwMDAiXQ", "WyJub2JvZHkiXQ", "WzFd"])
    def test_a_cursor_that_is_none(self, administrator: Caller, made: dict[str, Any], cursor: str) -> None:
        answer = administrator.get("/clients", cursor=cursor)
        assert answer.status_code == 422 or answer.json()["items"] == []


class TestCreateClient:
    def test_valid(self, country: Country, made: dict[str, Any], session: Session) -> None:
        row = session.scalars(select(ServiceClient)).one()
        assert made["client"]["client_id"] == row.id
        assert made["client"]["unit"]["code"] == "18003"
        assert made["client"]["credential"] == "secret"
        assert made["client"]["made_by"] == "Người dùng thử"
        assert len(made["client_secret"]) >= 43
        assert made["client_secret"].encode() not in (row.secret_digest or b"")
        event = session.scalars(select(Event).where(Event.kind == "client.created")).one()
        assert (event.subject_id, event.unit_id, event.token_id is None) == (row.id, row.unit_id, False)

    def test_the_secret_is_shown_once(self, administrator: Caller, made: dict[str, Any]) -> None:
        client_id = made["client"]["client_id"]
        answer = administrator.get(f"/clients/{client_id}")
        assert answer.status_code == 200
        assert made["client_secret"] not in answer.text + administrator.get("/clients").text

    def test_with_a_key_of_its_own(self, country: Country, administrator: Caller, session: Session) -> None:
        answer = administrator.post("/clients", wanted(country, public_jwk=public_jwk()))
        assert answer.status_code == 201
        assert answer.json()["client_secret"] is None
        kept = session.scalars(select(ServiceClient.public_jwk)).one()
        assert kept is not None
        assert set(kept) == {"kty", "crv", "x", "y", "kid", "alg", "use"}

    @pytest.mark.parametrize(
        "broken",
        [
            {"d": "A" * 43},
            {"x": "A" * 43},
            {"kty": "RSA"},
            {"crv": "P-384"},
            {"alg": "RS256"},
            {"use": "enc"},
            {"x": "é" * 43},
        ],
        ids=str,
    )
    def test_a_key_that_is_none(self, country: Country, administrator: Caller, broken: dict[str, Any]) -> None:
        answer = administrator.post("/clients", wanted(country, public_jwk=public_jwk(**broken)))
        assert answer.status_code == 422, answer.text

    @pytest.mark.parametrize("permission", ["client:manage", "user:manage"])
    def test_a_permission_of_people_alone(self, country: Country, administrator: Caller, permission: str) -> None:
        answer = administrator.post("/clients", wanted(country, permissions=["form:read", permission]))
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/permissions/1"

    def test_a_permission_that_the_maker_lacks(self, country: Country, administrator: Caller) -> None:
        answer = administrator.post("/clients", wanted(country, permissions=["form:read", "submission:enter"]))
        problem = answer.json()
        assert (answer.status_code, problem["code"]) == (409, "wider-than-maker")
        assert problem["errors"][0]["pointer"] == "/permissions/1"
        assert "submission:enter" in problem["errors"][0]["detail"]

    def test_a_permission_that_the_maker_has_elsewhere(self, country: Country, as_user: AsUser) -> None:
        user = user_at(country, country.unit("42"), Role.administrator)
        below = country.unit("18001")
        country.session.add(
            RoleGrant(user_id=user.id, unit_id=below, body_id=country.committee(below), role=Role.officer)
        )
        caller = as_user(user)
        entering = {"permissions": ["submission:enter"]}
        assert caller.post("/clients", wanted(country, **entering)).json()["code"] == "wider-than-maker"
        assert caller.post("/clients", wanted(country, unit_id=below, **entering)).status_code == 201

    def test_never_longer_than_the_makers_own_role(self, country: Country, as_user: AsUser, session: Session) -> None:
        user = user_at(country, country.unit("42"), Role.administrator)
        last_day = clock.today() + timedelta(days=10)
        session.execute(
            update(RoleGrant).where(RoleGrant.user_id == user.id).values(valid=Range(None, last_day, bounds="(]"))
        )
        body = wanted(country, permissions=["form:read"])
        assert as_user(user).post("/clients", body).json()["code"] == "wider-than-maker"
        body["expires_at"] = (clock.now() + timedelta(days=9)).isoformat()
        assert as_user(user).post("/clients", body).status_code == 201

    @pytest.mark.parametrize("days", [-1, 0, 367])
    def test_an_expiry_out_of_range(self, country: Country, administrator: Caller, days: int) -> None:
        body = wanted(country, expires_at=(clock.now() + timedelta(days=days)).isoformat())
        assert administrator.post("/clients", body).json()["code"] == "expiry-out-of-range"

    @pytest.mark.parametrize(
        "broken",
        [
            {"expires_at": "2026-12-01T00:00:00"},
            {"expires_at": "soon"},
            {"permissions": []},
            {"permissions": ["all"]},
            {"unit_id": 0},
            {"unit_id": 10**12},
            {"name": ""},
            {"name": "a\0"},
            {"secret": "mine"},
        ],
        ids=str,
    )
    def test_malformed(self, country: Country, administrator: Caller, broken: dict[str, Any]) -> None:
        assert administrator.post("/clients", wanted(country, **broken)).status_code == 422

    def test_a_unit_that_has_ended(self, country: Country, administrator: Caller) -> None:
        body = wanted(country, unit_id=country.unit("436", date(2024, 6, 1)))
        assert administrator.post("/clients", body).status_code == 404


class TestRotateClientSecret:
    def test_the_old_one_is_worth_nothing(
        self, client: TestClient, administrator: Caller, made: dict[str, Any]
    ) -> None:
        client_id = made["client"]["client_id"]
        answer = administrator.post(f"/clients/{client_id}/rotate-secret")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        for secret, status in ((made["client_secret"], 401), (answer.json()["client_secret"], 200)):
            form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
            assert client.post("/oauth/token", data=form).status_code == status

    def test_never_by_whom_it_is_wider_than(self, country: Country, as_user: AsUser, made: dict[str, Any]) -> None:
        """Whoever reads the secret is the program: an administrator alone cannot read figures through it."""
        caller = as_user(user_at(country, country.unit("42"), Role.administrator))
        answer = caller.post(f"/clients/{made['client']['client_id']}/rotate-secret")
        assert (answer.status_code, answer.json()["code"]) == (409, "wider-than-maker")

    def test_there_is_none(self, country: Country, administrator: Caller) -> None:
        made = administrator.post("/clients", wanted(country, public_jwk=public_jwk())).json()
        answer = administrator.post(f"/clients/{made['client']['client_id']}/rotate-secret")
        assert answer.json()["code"] == "client-has-key"


class TestRevokeClient:
    def test_counts_on_the_next_request(self, client: TestClient, administrator: Caller, made: dict[str, Any]) -> None:
        client_id = made["client"]["client_id"]
        caller = program(client, client_id, "form:read")
        assert caller.get("/me").status_code == 200
        assert administrator.post(f"/clients/{client_id}/revoke").json()["revoked_at"] is not None
        assert caller.get("/me").status_code == 401
        assert administrator.post(f"/clients/{client_id}/rotate-secret").json()["code"] == "client-ended"

    def test_twice_is_once(self, administrator: Caller, made: dict[str, Any], session: Session) -> None:
        answers = [administrator.post(f"/clients/{made['client']['client_id']}/revoke").json() for _ in range(2)]
        assert answers[0] == answers[1]
        assert len(session.scalars(select(Event).where(Event.kind == "client.revoked")).all()) == 1
