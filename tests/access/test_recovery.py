"""Recovery codes: what signs in instead of the second factor's code when the telephone is lost."""

from collections.abc import Callable
from typing import Any

import pyotp
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import PASSWORD, Caller, user_at
from tienbo import clock
from tienbo.access.models import RecoveryCode, Role, SignIn, User
from tienbo.access.recovery import HOW_MANY, RecoveryCodes
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]
CODES = "/account/recovery-codes"
FACTOR = "/account/second-factor"


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def user(country: Country) -> User:
    return user_at(country, country.unit("18003"), login="officer")


def turn_on(caller: Caller) -> list[str]:
    secret = caller.post(FACTOR, {"password": PASSWORD}).json()["secret"]
    answer = caller.post(f"{FACTOR}/confirm", {"code": pyotp.TOTP(secret).at(clock.now())})
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    codes: list[str] = answer.json()["codes"]
    return codes


def sign(client: TestClient, code: str, login: str = "officer") -> Any:
    return client.post("/api/v1/session", json={"login": login, "password": PASSWORD, "code": code})


class TestReplace:
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_anonymous(self, client: TestClient, method: str) -> None:
        assert client.request(method, f"/api/v1{CODES}", json={}).status_code == 401

    def test_needs_the_password(self, user: User, as_user: AsUser) -> None:
        caller = as_user(user)
        codes = turn_on(caller)
        answer = caller.post(CODES, {"password": "không phải mật khẩu"})
        assert (answer.status_code, answer.json()["code"]) == (403, "password-wrong")
        assert caller.get(CODES).json() == {"left": len(codes)}

    def test_without_a_second_factor(self, user: User, as_user: AsUser) -> None:
        answer = as_user(user).post(CODES, {"password": PASSWORD})
        assert (answer.status_code, answer.json()["code"]) == (409, "second-factor-off")

    def test_a_shared_demo_account(self, user: User, as_user: AsUser, session: Session) -> None:
        user.demo = True
        session.flush()
        assert as_user(user).post(CODES, {"password": PASSWORD}).json()["code"] == "shared-account"

    def test_new_ones_end_the_old_ones(self, client: TestClient, user: User, as_user: AsUser) -> None:
        caller = as_user(user)
        old = turn_on(caller)
        made = caller.post(CODES, {"password": PASSWORD})
        assert made.headers["cache-control"] == "no-store"
        assert not set(old) & set(made.json()["codes"])
        assert sign(client, old[0]).json()["code"] == "second-factor-refused"
        assert sign(client, made.json()["codes"][0]).status_code == 200


class TestSignIn:
    def test_another_persons_code(self, client: TestClient, country: Country, user: User, as_user: AsUser) -> None:
        other = user_at(country, country.unit("18003"), login="other")
        turn_on(as_user(user))
        theirs = turn_on(as_user(other))
        assert sign(client, theirs[0]).json()["code"] == "second-factor-refused"
        assert sign(client, theirs[0], "other").status_code == 200

    def test_without_the_password(self, client: TestClient, user: User, as_user: AsUser) -> None:
        codes = turn_on(as_user(user))
        body = {"login": "officer", "password": "không phải", "code": codes[0]}
        assert client.post("/api/v1/session", json=body).json()["code"] == "sign-in-refused"
        assert as_user(user).get(CODES).json()["left"] == HOW_MANY

    def test_each_counts_once_and_is_said_so(
        self, client: TestClient, user: User, as_user: AsUser, session: Session
    ) -> None:
        caller = as_user(user)
        codes = turn_on(caller)
        assert len(set(codes)) == HOW_MANY
        assert sign(client, codes[3]).status_code == 200
        assert sign(client, codes[3]).json()["code"] == "second-factor-refused"
        assert caller.get(CODES).json() == {"left": HOW_MANY - 1}
        assert "password+recovery" in set(session.scalars(select(SignIn.method)))
        started = session.scalars(select(Event).where(Event.kind == "session.started")).one()
        assert started.data == {"method": "password+recovery"}

    def test_are_stored_as_keyed_digests(
        self, user: User, as_user: AsUser, session: Session, client: TestClient
    ) -> None:
        codes = turn_on(as_user(user))
        kept = set(session.scalars(select(RecoveryCode.digest)))
        ring: RecoveryCodes = client.app.state.gate.recovery  # type: ignore[attr-defined]
        assert kept == {ring.digest(user.id, code) for code in codes}
        assert not kept & {RecoveryCodes("another secret").digest(user.id, code) for code in codes}

    @pytest.mark.parametrize(
        "code", ["abcd-efgh-ijkl-mnop", "ABCD-EFGH-IJKL", "ABCD-EFGH-IJKL-MNO1", "ABCDEFGHIJKLMNOP"]
    )
    def test_malformed(self, client: TestClient, code: str) -> None:
        assert sign(client, code).status_code == 422


class TestForgotten:
    def test_with_the_factor(self, user: User, as_user: AsUser, session: Session) -> None:
        caller = as_user(user)
        turn_on(caller)
        assert caller.request("DELETE", FACTOR, json={"password": PASSWORD}).status_code == 204
        assert session.scalars(select(RecoveryCode)).all() == []

    def test_when_an_administrator_takes_the_factor_off(
        self, user: User, as_user: AsUser, country: Country, session: Session
    ) -> None:
        turn_on(as_user(user))
        administrator = as_user(user_at(country, country.unit("42"), Role.administrator))
        answer = administrator.post(f"/users/{user.id}/password-reset", {"remove_second_factor": True})
        assert answer.status_code == 201
        assert session.scalars(select(RecoveryCode)).all() == []
