import unicodedata
from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_network
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import Country, build_country
from tests.builders.people import PASSWORD, user_at
from tienbo import clock
from tienbo.access import passwords, sign_in
from tienbo.access.models import SignIn, Throttle, User
from tienbo.access.recovery import RecoveryCodes
from tienbo.access.sealing import SecretBox
from tienbo.access.sessions import RefreshChain
from tienbo.access.sign_in import Attempt, Gate
from tienbo.access.throttle import ACCOUNT, ACCOUNT_AND_NETWORK, NETWORK, Throttler
from tienbo.access.visitors import Visitor, client_address, network_of
from tienbo.app import create_app
from tienbo.exchange.models import Event
from tienbo.problems import Problem
from tienbo.settings import Settings

HOME = "203.0.113.7"
ELSEWHERE = "198.51.100.9"
Knock = Callable[..., Any]
# 10,000 at fifty a second end alike: what is looked at depends on the time, not on the number.
GUESSES = 1_000
WRONG = "sai rồi nhé"
SECRET = "một bí mật chỉ dùng để thử"


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def user(country: Country) -> User:
    return user_at(country, country.unit("18003"), login="officer")


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets seconds pass."""
    at = [clock.now()]
    monkeypatch.setattr(clock, "now", lambda: at[0])

    def wait(seconds: float) -> None:
        at[0] += timedelta(seconds=seconds)

    return wait


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The hashes against which a password was checked, in order."""
    hashes: list[str | None] = []
    check = passwords.verify_password

    def spy(password: str, password_hash: str | None) -> bool:
        hashes.append(password_hash)
        return check(password, password_hash)

    monkeypatch.setattr(sign_in, "verify_password", spy)
    return hashes


@pytest.fixture
def knock(settings: Settings, app_sessions: sessionmaker[Any]) -> Knock:
    """A try to sign in from an address, by way of our own proxy."""
    proxied = settings.model_copy(update={"trusted_proxies": (ip_network("10.0.0.0/8"),)})
    client = TestClient(
        create_app(proxied, app_sessions),
        base_url="https://testserver",
        client=("10.0.0.1", 50000),
        raise_server_exceptions=False,
    )

    def send(password: str = WRONG, login: str = "officer", address: str = ELSEWHERE) -> Any:
        body = {"login": login, "password": password}
        return client.post("/api/v1/session", json=body, headers={"X-Forwarded-For": address})

    return send


class TestAddresses:
    @pytest.mark.parametrize(
        ("address", "network"),
        [
            ("203.0.113.7", "203.0.113.0/24"),
            ("::ffff:203.0.113.7", "203.0.113.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("fe80::1%eth0", "fe80::/64"),
            ("no address", "unknown"),
            (None, "unknown"),
        ],
    )
    def test_networks(self, address: str | None, network: str) -> None:
        assert network_of(address) == network

    @pytest.mark.parametrize(
        ("peer", "header", "found"),
        [
            ("203.0.113.7", "1.2.3.4", "203.0.113.7"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("10.0.0.1", "203.0.113.7", "203.0.113.7"),
            ("10.0.0.1", "1.2.3.4, 203.0.113.7", "203.0.113.7"),
            ("10.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
            ("10.0.0.1", "1.2.3.4, rubbish", "10.0.0.1"),
            (None, "1.2.3.4", None),
        ],
    )
    def test_only_our_own_proxies_are_believed(self, peer: str | None, header: str, found: str | None) -> None:
        assert client_address(peer, header, [ip_network("10.0.0.0/8")]) == found

    def test_a_forged_header_changes_nothing(self, client: TestClient, user: User, session: Session) -> None:
        headers = {"X-Forwarded-For": HOME}
        client.post("/api/v1/session", json={"login": "officer", "password": "sai"}, headers=headers)
        assert session.scalars(select(Event.data)).one()["network"] == "unknown"

    def test_proxies_are_named_with_commas(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TIENBO_TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::/32")
        networks = (ip_network("10.0.0.0/8"), ip_network("2001:db8::/32"))
        assert Settings(_env_file=None).trusted_proxies == networks


class TestDelay:
    def test_doubles_up_to_a_longest(self) -> None:
        seconds = [ACCOUNT_AND_NETWORK.delay(failures).total_seconds() for failures in (0, 5, 6, 7, 8, 14, 15, 10_000)]
        assert seconds == [0, 0, 1, 2, 4, 256, 300, 300]

    def test_nobody_is_locked_out_for_good(self) -> None:
        assert all(limit.delay(10**9) == limit.longest for limit in (ACCOUNT_AND_NETWORK, ACCOUNT, NETWORK))
        assert max(limit.longest for limit in (ACCOUNT_AND_NETWORK, ACCOUNT, NETWORK)) <= timedelta(minutes=5)


class TestOneNetwork:
    def test_waits_longer_each_time(
        self, knock: Knock, user: User, time: Callable[[float], None], verified: list[str | None]
    ) -> None:
        assert [knock().status_code for _ in range(6)] == [401] * 6
        waited = []
        for _ in range(4):
            refused = knock()
            assert (refused.status_code, refused.json()["code"]) == (429, "too-many-attempts")
            waited.append(int(refused.headers["retry-after"]))
            time(waited[-1])
            assert knock().status_code == 401
        assert waited == [1, 2, 4, 8]
        assert len(verified) == 10

    def test_the_right_password_waits_too_and_then_enters(
        self, knock: Knock, user: User, time: Callable[[float], None]
    ) -> None:
        for _ in range(6):
            knock()
        assert knock(PASSWORD).status_code == 429
        time(1)
        assert knock(PASSWORD).status_code == 200

    def test_waiting_does_not_grow_by_knocking(
        self, knock: Knock, user: User, time: Callable[[float], None], session: Session
    ) -> None:
        for _ in range(30):
            knock()
        assert session.scalar(select(func.max(Throttle.failures))) == 6
        time(1)
        assert knock(PASSWORD).status_code == 200

    def test_entering_wipes_the_slate(self, knock: Knock, user: User) -> None:
        for _ in range(3):
            assert [knock().status_code for _ in range(5)] == [401] * 5
            assert knock(PASSWORD).status_code == 200

    def test_old_failures_are_forgotten(self, knock: Knock, user: User, time: Callable[[float], None]) -> None:
        for _ in range(6):
            knock()
        time(24 * 3600 + 2)
        assert [knock().status_code for _ in range(5)] == [401] * 5


class TestManyNetworks:
    def test_few_guesses_are_looked_at_and_the_owner_still_enters(
        self, knock: Knock, user: User, time: Callable[[float], None], verified: list[str | None]
    ) -> None:
        assert knock(PASSWORD, address=HOME).status_code == 200
        verified.clear()
        answers = {knock(address=f"100.{n}.0.1").status_code for n in range(200)}
        answers |= {knock(address=f"2001:db8::{n:x}").status_code for n in range(200)}
        assert answers == {401, 429}
        assert len(verified) <= 20
        # At home nobody has failed: no delay at all, although the attack goes on.
        assert knock(PASSWORD, address="203.0.113.99").status_code == 200

    def test_the_owner_enters_from_a_new_network_after_a_bounded_delay(
        self, knock: Knock, user: User, time: Callable[[float], None]
    ) -> None:
        for n in range(100):
            knock(address=f"100.64.{n}.1")
        delay = int(knock(PASSWORD, address=HOME).headers["retry-after"])
        assert delay <= 300
        time(delay)
        assert knock(PASSWORD, address=HOME).status_code == 200

    def test_one_network_tries_many_names(
        self, knock: Knock, user: User, time: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sign_in, "verify_password", lambda password, _: password == PASSWORD)
        assert [knock(login=f"name{n}").status_code for n in range(110)].count(401) == 101
        # Another account from another network does not notice.
        assert knock(PASSWORD, address=HOME).status_code == 200

    def test_a_long_attack(self, app_sessions: sessionmaker[Any], user: User, monkeypatch: pytest.MonkeyPatch) -> None:
        """From 900 networks and one /64, five a second, for 200 seconds; counted where hashing would begin."""
        looked_at: list[str] = []

        def verify(password: str, password_hash: str) -> bool:
            looked_at.append(password)
            return False

        monkeypatch.setattr(sign_in, "verify_password", verify)
        gate = Gate(RefreshChain(SECRET), Throttler(SECRET), SecretBox(SECRET), RecoveryCodes(SECRET), 12)
        start = clock.now()
        with app_sessions() as session:
            for n in range(GUESSES):
                address = f"2001:db8::{n:x}" if n % 10 == 0 else f"100.{n % 1000 // 250}.{n % 250}.7"
                visitor = Visitor(address, None)
                outcome = sign_in.sign_in(
                    session, gate, Attempt("officer", "sai", None), visitor, start + timedelta(seconds=n / 5)
                )
                assert isinstance(outcome, Problem)
        assert 10 <= len(looked_at) <= 100


class TestEqualWork:
    @pytest.mark.parametrize("login", ["officer", "left", "invited", "nobody"])
    def test_one_hashing_whoever_is_named(
        self,
        knock: Knock,
        user: User,
        country: Country,
        session: Session,
        login: str,
        verified: list[str | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        user_at(country, country.unit("18003"), login="left", active=False)
        user_at(country, country.unit("18003"), login="invited").password_hash = None
        session.flush()
        hashings = []

        class Hasher:
            def verify(self, password_hash: str, password: str) -> bool:
                hashings.append(password_hash)
                return hasher.verify(password_hash, password)

        hasher = passwords._hasher  # noqa: SLF001 -- the real one stands behind the counting one
        monkeypatch.setattr(passwords, "_hasher", Hasher())
        assert knock(login=login).status_code == 401
        assert len(hashings) == len(verified) == 1

    def test_unknown_names_are_throttled_alike(self, knock: Knock, user: User, time: Callable[[float], None]) -> None:
        answers = {login: [knock(login=login).status_code for _ in range(9)] for login in ("officer", "nobody")}
        assert answers["officer"] == answers["nobody"]

    def test_the_table_tells_no_names(self, knock: Knock, user: User, session: Session) -> None:
        knock()
        assert {len(key) for key in session.scalars(select(Throttle.key))} == {32}


class TestEvents:
    def test_one_for_each_step_without_what_was_tried(
        self, knock: Knock, user: User, time: Callable[[float], None], session: Session
    ) -> None:
        for _ in range(20):
            knock("một mật khẩu bị gõ sai")
        knock("sai", login="mot-mat-khau-go-nham-o")
        known, unknown = (
            session.scalars(select(Event).where(Event.kind == "session.refused", Event.subject_kind == kind)).all()
            for kind in ("user", "network")
        )
        assert (len(known), len(unknown)) == (6, 1)
        assert {(event.subject_id, event.user_id) for event in known} == {(str(user.id), None)}
        assert known[0].unit_id is not None
        assert unknown[0].subject_id == "198.51.100.0/24"
        told = " ".join(str(event.data) for event in (*known, *unknown))
        assert "gõ" not in told
        assert "go-nham" not in told

    def test_a_sign_in_says_how_and_where(self, knock: Knock, user: User, session: Session) -> None:
        knock(PASSWORD, address=HOME)
        event = session.scalars(select(Event).where(Event.kind == "session.started")).one()
        assert (event.user_id, event.data) == (user.id, {"method": "password"})
        started = session.scalars(select(SignIn)).one()
        assert (started.network, started.user_agent, started.method) == (HOME, "testclient", "password")


def test_a_hash_of_other_parameters_is_made_again(knock: Knock, user: User, session: Session) -> None:
    weaker = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1)
    user.password_hash = weaker.hash(PASSWORD)
    session.flush()
    assert knock(PASSWORD).status_code == 200
    session.expire_all()
    assert not passwords.is_outdated(session.get_one(User, user.id).password_hash or "")


def test_composed_and_decomposed_letters_are_the_same_password(knock: Knock, user: User) -> None:
    assert knock(unicodedata.normalize("NFD", PASSWORD)).status_code == 200
