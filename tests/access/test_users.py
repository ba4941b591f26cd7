import base64
import smtplib
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any, ClassVar, Self

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import Country, build_country
from tests.builders.people import PASSWORD, Caller, sign_in_as, user_at
from tienbo import clock
from tienbo.access.models import AccessLink, Role, RoleGrant, SignIn, User
from tienbo.app import create_app
from tienbo.etags import as_given
from tienbo.exchange.models import Event
from tienbo.settings import Settings

AsUser = Callable[[User], Caller]
NEW_PASSWORD = "hàng tre xanh ngoài ngõ"
ADMIN = Role.administrator


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    """The administrator of Hà Tĩnh."""
    return as_user(user_at(country, country.unit("42"), ADMIN, login="quantri"))


@pytest.fixture
def stranger(country: Country, as_user: AsUser) -> Caller:
    """The administrator of Lào Cai."""
    return as_user(user_at(country, country.unit("15"), ADMIN))


@pytest.fixture
def officer(country: Country) -> User:
    """Of the commune 18003, in Hà Tĩnh."""
    return user_at(country, country.unit("18003"), Role.officer, login="canbo")


def secret_of(link: dict[str, Any]) -> str:
    return str(link["url"]).split("#")[1]


def redeem(client: TestClient, link: dict[str, Any], password: str = NEW_PASSWORD) -> Any:
    return client.post("/api/v1/access-links/redeem", json={"secret": secret_of(link), "password": password})


def sign(client: TestClient, login: str, password: str) -> int:
    return int(client.post("/api/v1/session", json={"login": login, "password": password}).status_code)


def change(caller: Caller, user_id: int, changes: dict[str, Any]) -> Any:
    tag = caller.get(f"/users/{user_id}").headers["etag"]
    return caller.request("PATCH", f"/users/{user_id}", json=changes, headers={"If-Match": tag})


def kinds(session: Session, user_id: int) -> list[str]:
    query = select(Event.kind).where(Event.subject_kind == "user", Event.subject_id == str(user_id))
    return list(session.scalars(query.order_by(Event.happened_at, Event.id)))


class TestEveryRoute:
    """What the routes for one user have in common, strangers first."""

    ROUTES: ClassVar[tuple[tuple[str, str, Any], ...]] = (
        ("GET", "", None),
        ("PATCH", "", {"name": "Tên khác"}),
        ("POST", "/grants", {"role": "auditor", "body_id": 1}),
        ("DELETE", "/grants/1", None),
        ("POST", "/password-reset", {}),
    )

    def requests(self, caller: Caller, user_id: int) -> Iterator[int]:
        for method, path, body in self.ROUTES:
            options: dict[str, Any] = {"headers": {"If-Match": '"x"'}}
            if body is not None:
                options["json"] = body
            yield int(caller.request(method, f"/users/{user_id}{path}", **options).status_code)

    def test_anonymous(self, client: TestClient, officer: User) -> None:
        for method, path, body in self.ROUTES:
            assert client.request(method, f"/api/v1/users/{officer.id}{path}", json=body).status_code == 401

    @pytest.mark.parametrize("role", [Role.officer, Role.leader, Role.auditor])
    def test_without_the_permission(self, country: Country, as_user: AsUser, officer: User, role: Role) -> None:
        caller = as_user(user_at(country, country.unit("42"), role))
        assert set(self.requests(caller, officer.id)) == {403}
        assert caller.get("/users").status_code == 403
        assert caller.post("/users", {}).status_code in {403, 422}

    def test_another_provinces_administrator(self, stranger: Caller, officer: User) -> None:
        assert set(self.requests(stranger, officer.id)) == {404}
        assert officer.login not in {user["login"] for user in stranger.get("/users").json()["items"]}

    def test_a_lower_units_administrator(self, country: Country, as_user: AsUser) -> None:
        commune = as_user(user_at(country, country.unit("18003"), ADMIN))
        above = user_at(country, country.unit("42"), Role.officer)
        assert set(self.requests(commune, above.id)) == {404}

    def test_a_user_without_any_role(self, session: Session, province: Caller) -> None:
        loose = User(login="khong", name="Không vai trò", active=True, demo=False)
        session.add(loose)
        session.flush()
        assert set(self.requests(province, loose.id)) == {404}

    def test_nobody_changes_themselves(self, session: Session, province: Caller) -> None:
        own = session.scalars(
            select(RoleGrant).join(User, User.id == RoleGrant.user_id).where(User.login == "quantri")
        ).one()
        assert change(province, own.user_id, {"active": False}).json()["code"] == "own-account"
        body = {"role": "leader", "body_id": own.body_id}
        assert province.post(f"/users/{own.user_id}/grants", body).json()["code"] == "own-account"
        assert province.request("DELETE", f"/users/{own.user_id}/grants/{own.id}").status_code == 409
        assert province.post(f"/users/{own.user_id}/password-reset", {}).status_code == 409

    def test_a_role_elsewhere_takes_an_administrator_above_both(
        self, country: Country, session: Session, as_user: AsUser, officer: User
    ) -> None:
        """Otherwise a commune's administrator could take over a province's account by a reset."""
        unit_id = country.unit("42")
        session.add(
            RoleGrant(user_id=officer.id, body_id=country.committee(unit_id), unit_id=unit_id, role=Role.leader)
        )
        session.flush()
        commune = as_user(user_at(country, country.unit("18003"), ADMIN))
        assert [grant["role"] for grant in commune.get(f"/users/{officer.id}").json()["grants"]] == ["officer"]
        answers = [
            change(commune, officer.id, {"active": False}),
            commune.post(f"/users/{officer.id}/password-reset", {}),
        ]
        assert {answer.json()["code"] for answer in answers} == {"beyond-your-units"}
        province = as_user(user_at(country, unit_id, ADMIN))
        assert province.post(f"/users/{officer.id}/password-reset", {}).status_code == 201


class TestList:
    def test_valid(self, country: Country, province: Caller, officer: User) -> None:
        user_at(country, country.unit("15"), Role.officer, login="laocai")
        page = province.get("/users").json()
        assert [user["login"] for user in page["items"]] == ["canbo", "quantri"]
        assert page["items"][0]["grants"][0]["body"]["name"] == "Ủy ban nhân dân xã Cẩm Lĩnh"
        assert page["items"][0]["grants"][0]["unit"]["code"] == "18003"

    def test_filters(self, country: Country, province: Caller, officer: User) -> None:
        user_at(country, country.unit("18005"), Role.officer, login="nghi", active=False)
        wanted: dict[str, dict[str, Any]] = {
            "unit": {"unit_id": country.unit("18003")},
            "inactive": {"active": False},
            "login": {"q": "anb"},
            "name": {"q": "nguoi dung", "limit": 1},
            "nothing": {"q": "100%"},
        }
        logins = {
            name: [user["login"] for user in province.get("/users", **params).json()["items"]]
            for name, params in wanted.items()
        }
        assert logins == {"unit": ["canbo"], "inactive": ["nghi"], "login": ["canbo"], "name": ["canbo"], "nothing": []}

    def test_pages(self, province: Caller, officer: User) -> None:
        first = province.get("/users", limit=1).json()
        second = province.get("/users", limit=1, cursor=first["next_cursor"]).json()
        assert [user["login"] for user in first["items"] + second["items"]] == ["canbo", "quantri"]
        assert second["next_cursor"] is None

    @pytest.mark.parametrize("key", ['["\\u0000"]', '["\\ud800"]', "[1]", "{"])
    def test_a_cursor_of_someone_elses_making(self, province: Caller, key: str) -> None:
        cursor = base64.urlsafe_b64encode(key.encode()).decode()
        assert province.get("/users", cursor=cursor).status_code == 422

    def test_ids_beyond_all_numbers(self, province: Caller) -> None:
        assert province.get(f"/users/{10**30}").status_code == 422
        assert province.get("/users", unit_id=10**30).status_code == 422


class TestInvite:
    def body(self, country: Country, code: str = "18003", **changes: Any) -> dict[str, Any]:
        wanted = {"login": "Moi.Nguoi", "name": "Người mới", "roles": ["officer"]}
        return {**wanted, "body_id": country.committee(country.unit(code)), **changes}

    def test_anonymous(self, client: TestClient) -> None:
        assert client.post("/api/v1/users", json={}).status_code == 401

    def test_a_body_of_another_unit(self, country: Country, stranger: Caller, session: Session) -> None:
        assert stranger.post("/users", self.body(country)).status_code == 404
        assert session.scalar(select(User).where(User.login == "moi.nguoi")) is None

    def test_a_body_that_has_ended(self, country: Country, province: Caller) -> None:
        wanted = self.body(country, body_id=country.committee(country.old("18002")))
        assert province.post("/users", wanted).status_code == 404

    def test_a_name_that_is_taken_elsewhere(self, country: Country, province: Caller) -> None:
        user_at(country, country.unit("15"), login="moi.nguoi")
        answer = province.post("/users", self.body(country))
        assert (answer.status_code, answer.json()["code"]) == (409, "login-taken")

    @pytest.mark.parametrize(
        "changes",
        [{"login": "a b"}, {"login": ""}, {"roles": []}, {"email": "a@b\nBcc: c@d.vn"}, {"name": " "}, {"x": 1}],
    )
    def test_malformed(self, country: Country, province: Caller, changes: dict[str, Any]) -> None:
        assert province.post("/users", self.body(country, **changes)).status_code == 422

    def test_valid(self, client: TestClient, country: Country, province: Caller, session: Session) -> None:
        answer = province.post("/users", self.body(country, roles=["officer", "leader"]))
        assert answer.status_code == 201, answer.text
        invited, link = answer.json()["user"], answer.json()["link"]
        assert answer.headers["cache-control"] == "no-store"
        assert (invited["login"], invited["has_password"], link["kind"]) == ("moi.nguoi", False, "invitation")
        assert {grant["role"] for grant in invited["grants"]} == {"officer", "leader"}
        assert link["mailed_to"] is None
        assert sign(client, "moi.nguoi", NEW_PASSWORD) == 401
        assert redeem(client, link).status_code == 204
        assert sign(client, "moi.nguoi", NEW_PASSWORD) == 200
        assert kinds(session, invited["id"]) == ["user.invited", "link.made", "session.refused", "link.used"]

    def test_only_a_hash_of_the_link_is_kept(self, country: Country, province: Caller, session: Session) -> None:
        secret = secret_of(province.post("/users", self.body(country)).json()["link"])
        stored = session.scalars(select(AccessLink)).one()
        assert len(stored.digest) == 32
        assert secret not in repr(vars(stored))
        assert all(secret not in str(data) for data in session.scalars(select(Event.data)))

    def test_mails_the_link_where_there_is_a_server(
        self,
        settings: Settings,
        app_sessions: sessionmaker[Any],
        country: Country,
        session: Session,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        steps: list[Any] = []

        class Server:
            def __init__(self, host: str, port: int, timeout: int) -> None:
                steps.append((host, port))

            def __enter__(self) -> Self:
                return self

            def __exit__(self, *error: object) -> None:
                steps.append("closed")

            def starttls(self, **options: Any) -> None:
                steps.append("encrypted")

            def login(self, name: str, password: str) -> None:
                steps.append((name, password))

            def send_message(self, message: EmailMessage) -> None:
                steps.append((message["To"], message.get_content()))

        monkeypatch.setattr(smtplib, "SMTP", Server)
        mailing = settings.model_copy(
            update={"smtp_url": SecretStr("smtp://tienbo:b%40c@mail.example.vn"), "mail_from": "tienbo@example.vn"}
        )
        with TestClient(create_app(mailing, app_sessions), base_url="https://testserver") as client:
            administrator = sign_in_as(client, session, user_at(country, country.unit("42"), ADMIN))
            link = administrator.post("/users", self.body(country, email="moi@example.vn")).json()["link"]
        assert link["mailed_to"] == "moi@example.vn"
        assert steps[:3] == [("mail.example.vn", 587), "encrypted", ("tienbo", "b@c")]
        assert steps[3][0] == "moi@example.vn"
        assert link["url"] in steps[3][1]


class TestChange:
    def test_without_a_version(self, province: Caller, officer: User) -> None:
        assert province.patch(f"/users/{officer.id}", {"name": "Tên khác"}).status_code == 428

    def test_a_stale_version(self, province: Caller, officer: User) -> None:
        tag = province.get(f"/users/{officer.id}").headers["etag"]
        assert change(province, officer.id, {"name": "Tên khác"}).status_code == 200
        stale = province.request("PATCH", f"/users/{officer.id}", json={"name": "X"}, headers={"If-Match": tag})
        assert stale.status_code == 412

    def test_valid(self, province: Caller, officer: User, session: Session) -> None:
        changed = change(province, officer.id, {"name": "Tên khác", "email": "khac@example.vn"})
        assert (changed.json()["name"], changed.json()["email"]) == ("Tên khác", "khac@example.vn")
        assert changed.headers["etag"] == as_given(province.get(f"/users/{officer.id}").headers["etag"])
        assert change(province, officer.id, {"email": None}).json()["email"] is None
        assert kinds(session, officer.id) == ["user.changed", "user.changed"]

    def test_disabling_ends_everything_at_once(
        self, client: TestClient, province: Caller, as_user: AsUser, officer: User, session: Session
    ) -> None:
        caller = as_user(officer)
        link = province.post(f"/users/{officer.id}/password-reset", {}).json()
        assert caller.get("/me").status_code == 200
        assert change(province, officer.id, {"active": False}).json()["active"] is False
        assert caller.get("/me").status_code == 401
        assert sign(client, officer.login, PASSWORD) == 401
        assert redeem(client, link).status_code == 404
        assert province.post(f"/users/{officer.id}/password-reset", {}).json()["code"] == "account-disabled"
        session.expire_all()
        assert None not in session.scalars(select(SignIn.ended_at).where(SignIn.user_id == officer.id)).all()
        assert session.get(User, officer.id) is not None
        assert "user.disabled" in kinds(session, officer.id)

    def test_enabling_again(self, client: TestClient, province: Caller, officer: User) -> None:
        change(province, officer.id, {"active": False})
        assert change(province, officer.id, {"active": True}).status_code == 200
        assert sign(client, officer.login, PASSWORD) == 200


class TestGrants:
    def test_outside_the_administrators_units(self, country: Country, province: Caller, officer: User) -> None:
        body = {"role": "auditor", "body_id": country.committee(country.unit("15"))}
        assert province.post(f"/users/{officer.id}/grants", body).status_code == 404

    def test_above_the_administrators_unit(self, country: Country, as_user: AsUser, officer: User) -> None:
        commune = as_user(user_at(country, country.unit("18003"), ADMIN))
        body = {"role": "leader", "body_id": country.committee(country.unit("42"))}
        assert commune.post(f"/users/{officer.id}/grants", body).status_code == 404

    def test_a_role_that_is_held(self, country: Country, province: Caller, officer: User) -> None:
        body = {"role": "officer", "body_id": country.committee(country.unit("18003"))}
        assert province.post(f"/users/{officer.id}/grants", body).json()["code"] == "role-held"

    @pytest.mark.parametrize(("first", "last"), [(-1, None), (3, 2)])
    def test_dates_out_of_order(
        self, country: Country, province: Caller, officer: User, first: int, last: int | None
    ) -> None:
        today = clock.today()
        body = {
            "role": "leader",
            "body_id": country.committee(country.unit("18003")),
            "valid_from": str(today + timedelta(days=first)),
            "valid_to": str(today + timedelta(days=last)) if last else None,
        }
        assert province.post(f"/users/{officer.id}/grants", body).status_code == 422

    def test_the_end_of_the_calendar(self, country: Country, province: Caller, officer: User) -> None:
        body = {"role": "leader", "body_id": country.committee(country.unit("18003")), "valid_to": "9999-12-31"}
        assert province.post(f"/users/{officer.id}/grants", body).status_code == 422

    def test_counts_on_the_next_request(
        self, country: Country, province: Caller, as_user: AsUser, officer: User, session: Session
    ) -> None:
        caller = as_user(officer)
        assert "submission:submit" not in caller.get("/me").json()["permissions"]
        body = {"role": "leader", "body_id": country.committee(country.unit("18003"))}
        granted = province.post(f"/users/{officer.id}/grants", body)
        assert granted.status_code == 201, granted.text
        assert "submission:submit" in caller.get("/me").json()["permissions"]
        leader = next(grant for grant in granted.json()["grants"] if grant["role"] == "leader")
        assert province.request("DELETE", f"/users/{officer.id}/grants/{leader['id']}").status_code == 204
        assert "submission:submit" not in caller.get("/me").json()["permissions"]
        assert kinds(session, officer.id) == ["role.granted", "role.revoked"]

    def test_a_move_to_another_unit_counts_on_the_next_request(
        self, country: Country, province: Caller, as_user: AsUser, officer: User
    ) -> None:
        caller = as_user(officer)
        old = province.get(f"/users/{officer.id}").json()["grants"][0]["id"]
        body = {"role": "officer", "body_id": country.committee(country.unit("18005"))}
        assert province.post(f"/users/{officer.id}/grants", body).status_code == 201
        assert province.request("DELETE", f"/users/{officer.id}/grants/{old}").status_code == 204
        assert [grant["unit"]["code"] for grant in caller.get("/me").json()["grants"]] == ["18005"]

    def test_an_ended_role_stays_readable(self, province: Caller, officer: User) -> None:
        grant = province.get(f"/users/{officer.id}").json()["grants"][0]
        assert province.request("DELETE", f"/users/{officer.id}/grants/{grant['id']}").status_code == 204
        assert province.request("DELETE", f"/users/{officer.id}/grants/{grant['id']}").status_code == 404
        kept = province.get(f"/users/{officer.id}").json()["grants"][0]
        assert kept["valid_to"] == str(clock.today() - timedelta(days=1))

    def test_an_account_whose_roles_ended_is_told_so(self, province: Caller, as_user: AsUser, officer: User) -> None:
        grant = province.get(f"/users/{officer.id}").json()["grants"][0]
        province.request("DELETE", f"/users/{officer.id}/grants/{grant['id']}")
        answer = as_user(officer).get("/me")
        assert (answer.status_code, answer.json()["code"]) == (403, "no-role")

    def test_the_last_trace_is_kept(self, country: Country, province: Caller, as_user: AsUser) -> None:
        wanted = {
            "login": "moi",
            "name": "Người mới",
            "roles": ["officer"],
            "body_id": country.committee(country.unit("18003")),
        }
        invited = province.post("/users", wanted).json()["user"]
        path = f"/users/{invited['id']}/grants/{invited['grants'][0]['id']}"
        assert province.request("DELETE", path).json()["code"] == "last-role"


class TestPasswordReset:
    def test_works_once_and_ends_the_sign_ins(
        self, client: TestClient, province: Caller, as_user: AsUser, officer: User, session: Session
    ) -> None:
        caller = as_user(officer)
        link = province.post(f"/users/{officer.id}/password-reset", {}).json()
        assert link["kind"] == "password_reset"
        assert sign(client, officer.login, PASSWORD) == 200
        assert redeem(client, link).status_code == 204
        assert caller.get("/me").status_code == 401
        assert sign(client, officer.login, PASSWORD) == 401
        assert sign(client, officer.login, NEW_PASSWORD) == 200
        again = redeem(client, link, "một mật khẩu khác nữa")
        assert (again.status_code, again.json()["code"]) == (404, "link-not-valid")
        assert sign(client, officer.login, NEW_PASSWORD) == 200

    def test_expires(
        self, client: TestClient, province: Caller, officer: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = province.post(f"/users/{officer.id}/password-reset", {}).json()
        later = clock.now() + timedelta(hours=24, seconds=1)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert redeem(client, link).status_code == 404

    def test_a_newer_link_replaces_the_older_one(self, client: TestClient, province: Caller, officer: User) -> None:
        older, newer = (province.post(f"/users/{officer.id}/password-reset", {}).json() for _ in range(2))
        assert redeem(client, older).status_code == 404
        assert redeem(client, newer).status_code == 204

    @pytest.mark.parametrize(
        "password",
        ["ngắn quá", "password1234", "matkhau123456", "123456789012", "Mật khẩu 2026", "abababababab", "canbocanbo12"],
    )
    def test_a_password_that_is_guessed_first(
        self, client: TestClient, province: Caller, officer: User, password: str
    ) -> None:
        link = province.post(f"/users/{officer.id}/password-reset", {}).json()
        answer = redeem(client, link, password)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "password-weak")
        assert redeem(client, link).status_code == 204
