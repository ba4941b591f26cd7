from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, delete, select, text
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import PASSWORD, Caller, user_at
from tienbo import clock
from tienbo.access import second_factor
from tienbo.access.models import Role, SignIn, Throttle, User
from tienbo.access.sealing import SecretBox
from tienbo.access.second_factor import step_of, use_code
from tienbo.database import Reach, request_sessions, set_reach
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]
PATH = "/account/second-factor"


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def user(country: Country) -> User:
    return user_at(country, country.unit("18003"), login="officer")


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], datetime]:
    """Lets seconds pass, and says what time it is."""
    at = [clock.now()]
    monkeypatch.setattr(clock, "now", lambda: at[0])

    def wait(seconds: float) -> datetime:
        at[0] += timedelta(seconds=seconds)
        return at[0]

    return wait


def turn_on(caller: Caller, now: datetime) -> pyotp.TOTP:
    started = caller.post(PATH, {"password": PASSWORD})
    assert started.status_code == 200, started.text
    generator = pyotp.TOTP(started.json()["secret"])
    assert caller.post(f"{PATH}/confirm", {"code": generator.at(now)}).status_code == 200
    return generator


def sign(client: TestClient, code: str | None = None, password: str | None = None) -> Any:
    body = {"login": "officer", "password": password or PASSWORD} | ({"code": code} if code else {})
    return client.post("/api/v1/session", json=body)


class TestStart:
    @pytest.mark.parametrize(("method", "path"), [("POST", ""), ("POST", "/confirm"), ("DELETE", "")])
    def test_anonymous(self, client: TestClient, method: str, path: str) -> None:
        assert client.request(method, f"/api/v1{PATH}{path}", json={}).status_code == 401

    def test_needs_the_password(self, user: User, as_user: AsUser) -> None:
        answer = as_user(user).post(PATH, {"password": "không phải mật khẩu"})
        assert (answer.status_code, answer.json()["code"]) == (403, "password-wrong")

    def test_nothing_changes_until_it_is_confirmed(self, client: TestClient, user: User, as_user: AsUser) -> None:
        caller = as_user(user)
        started = caller.post(PATH, {"password": PASSWORD})
        assert started.headers["cache-control"] == "no-store"
        assert started.json()["otpauth_uri"].startswith("otpauth://totp/Tien%20Bo:officer?secret=")
        assert sign(client).status_code == 200
        wrong = caller.post(f"{PATH}/confirm", {"code": "000000"})
        assert (wrong.status_code, wrong.json()["code"]) == (409, "code-wrong")
        assert sign(client).status_code == 200

    def test_the_caller_is_told_whether_it_is_on(
        self, user: User, as_user: AsUser, time: Callable[[float], datetime]
    ) -> None:
        caller = as_user(user)
        assert caller.get("/me").json()["second_factor"] is False
        turn_on(caller, time(0))
        assert caller.get("/me").json()["second_factor"] is True

    def test_is_stored_encrypted(self, user: User, as_user: AsUser, session: Session) -> None:
        secret = as_user(user).post(PATH, {"password": PASSWORD}).json()["secret"]
        session.expire_all()
        stored = session.get_one(User, user.id).totp_secret
        assert stored is not None
        assert secret.encode() not in stored

    def test_a_shared_demo_account(self, user: User, as_user: AsUser, session: Session) -> None:
        user.demo = True
        session.flush()
        assert as_user(user).post(PATH, {"password": PASSWORD}).json()["code"] == "shared-account"


class TestSignIn:
    def test_asks_for_a_code_only_after_the_right_password(
        self, client: TestClient, user: User, as_user: AsUser, time: Callable[[float], datetime], session: Session
    ) -> None:
        generator = turn_on(as_user(user), time(0))
        assert sign(client, password="sai").json()["code"] == "sign-in-refused"
        required = sign(client)
        assert (required.status_code, required.json()["code"]) == (401, "second-factor-required")
        assert "set-cookie" not in required.headers
        assert sign(client, generator.at(time(60))).status_code == 200
        methods = session.scalars(select(SignIn.method).where(SignIn.network.is_not(None))).all()
        assert methods == ["password+totp"]

    def test_a_wrong_code_is_counted(
        self, client: TestClient, user: User, as_user: AsUser, time: Callable[[float], datetime], session: Session
    ) -> None:
        turn_on(as_user(user), time(0))
        answers = [sign(client, "000000") for _ in range(8)]
        assert [answer.status_code for answer in answers] == [401] * 6 + [429] * 2
        assert answers[0].json()["code"] == "second-factor-refused"
        assert max(session.scalars(select(Throttle.failures))) == 6

    def test_the_password_alone_wipes_no_slate(
        self, client: TestClient, user: User, as_user: AsUser, time: Callable[[float], datetime]
    ) -> None:
        turn_on(as_user(user), time(0))
        for _ in range(6):
            sign(client)
            last = sign(client, "000000")
        assert last.status_code == 401
        assert sign(client, "000000").status_code == 429

    def test_a_code_counts_once(
        self, client: TestClient, user: User, as_user: AsUser, time: Callable[[float], datetime]
    ) -> None:
        generator = turn_on(as_user(user), time(0))
        code = generator.at(time(60))
        assert sign(client, code).status_code == 200
        again = sign(client, code)
        assert (again.status_code, again.json()["code"]) == (401, "second-factor-refused")
        assert sign(client, generator.at(time(30))).status_code == 200

    def test_the_code_that_confirmed_it_does_not_sign_in(
        self, client: TestClient, user: User, as_user: AsUser, time: Callable[[float], datetime]
    ) -> None:
        generator = turn_on(as_user(user), time(0))
        assert sign(client, generator.at(time(0))).status_code == 401

    def test_an_earlier_step_does_not_count_after_a_later_one(
        self, client: TestClient, user: User, as_user: AsUser, time: Callable[[float], datetime]
    ) -> None:
        generator = turn_on(as_user(user), time(0))
        earlier, later = generator.at(time(60)), generator.at(time(30))
        assert sign(client, later).status_code == 200
        assert sign(client, earlier).status_code == 401

    @pytest.mark.parametrize("code", ["12345", "1234567", "١٢٣٤٥٦", "abcdef", ""])
    def test_malformed(self, client: TestClient, user: User, code: str) -> None:
        body = {"login": "officer", "password": PASSWORD, "code": code}
        assert client.post("/api/v1/session", json=body).status_code == 422


class TestRemove:
    def test_needs_the_password(self, user: User, as_user: AsUser, time: Callable[[float], datetime]) -> None:
        caller = as_user(user)
        turn_on(caller, time(0))
        assert caller.request("DELETE", PATH, json={"password": "sai"}).json()["code"] == "password-wrong"
        assert caller.post(PATH, {"password": PASSWORD}).json()["code"] == "second-factor-on"

    def test_where_there_is_none(self, user: User, as_user: AsUser) -> None:
        answer = as_user(user).request("DELETE", PATH, json={"password": PASSWORD})
        assert (answer.status_code, answer.json()["code"]) == (409, "second-factor-off")

    def test_valid(
        self, client: TestClient, user: User, as_user: AsUser, time: Callable[[float], datetime], session: Session
    ) -> None:
        caller = as_user(user)
        turn_on(caller, time(0))
        assert caller.request("DELETE", PATH, json={"password": PASSWORD}).status_code == 204
        assert sign(client).status_code == 200
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "user").order_by(Event.id)).all()
        assert kinds == ["second-factor.on", "second-factor.off"]

    def test_an_administrator_takes_it_off_a_lost_telephone(
        self,
        client: TestClient,
        country: Country,
        user: User,
        as_user: AsUser,
        time: Callable[[float], datetime],
        session: Session,
    ) -> None:
        turn_on(as_user(user), time(0))
        province = as_user(user_at(country, country.unit("42"), Role.administrator))
        assert province.get(f"/users/{user.id}").json()["second_factor"] is True
        reset = province.post(f"/users/{user.id}/password-reset", {"remove_second_factor": True})
        assert reset.status_code == 201
        assert sign(client).status_code == 200
        assert "second-factor.removed" in session.scalars(select(Event.kind)).all()

    def test_a_reset_alone_leaves_it_on(
        self, client: TestClient, country: Country, user: User, as_user: AsUser, time: Callable[[float], datetime]
    ) -> None:
        turn_on(as_user(user), time(0))
        province = as_user(user_at(country, country.unit("42"), Role.administrator))
        assert province.post(f"/users/{user.id}/password-reset", {}).status_code == 201
        assert sign(client).json()["code"] == "second-factor-required"


class TestCodes:
    """Against the vectors of RFC 6238, appendix B (SHA-1, the last six digits)."""

    @pytest.mark.parametrize(
        ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")]
    )
    def test_vectors(self, seconds: int, code: str) -> None:
        now = datetime.fromtimestamp(seconds, tz=clock.VIETNAM)
        assert step_of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", code, now) == seconds // 30

    @pytest.mark.parametrize(("drift", "good"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
    def test_half_a_minute_of_drift(self, drift: int, good: bool) -> None:
        secret, now = second_factor.new_secret(), datetime.fromtimestamp(1234567890, tz=clock.VIETNAM)
        code = pyotp.TOTP(secret).at(now + timedelta(seconds=drift))
        assert (step_of(secret, code, now) is not None) is good

    def test_a_box_opens_only_its_own_and_only_for_its_user(self) -> None:
        box, other = SecretBox("a" * 32), SecretBox("b" * 32)
        sealed = box.seal(1, "bí mật")
        assert box.open(1, sealed) == "bí mật"
        assert box.open(2, sealed) is None
        assert other.open(1, sealed) is None
        assert box.seal(1, "bí mật") != sealed


def test_eight_at_once_with_one_code(engine: Engine) -> None:
    """Real transactions on real connections, as the app role: one gets in."""
    box, secret, now = SecretBox("x" * 32), second_factor.new_secret(), clock.now()
    code = pyotp.TOTP(secret).at(now)
    with Session(engine) as session, session.begin():
        user = User(login="twice", name="twice", active=True, demo=False)
        session.add(user)
        session.flush()
        user.totp_secret, user_id = box.seal(user.id, secret), user.id

    def attempt(_: int) -> bool:
        with request_sessions(engine)() as session:
            session.execute(text("SET LOCAL ROLE tienbo_app"))
            set_reach(session, Reach(user_id=user_id))
            used = use_code(session, box, session.get_one(User, user_id), code, now)
            session.commit()
            return used

    try:
        with ThreadPoolExecutor(8) as pool:
            outcomes = list(pool.map(attempt, range(8)))
        assert outcomes.count(True) == 1
    finally:
        with Session(engine) as session, session.begin():
            session.execute(delete(User).where(User.id == user_id))
