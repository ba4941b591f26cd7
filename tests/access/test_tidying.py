from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, func, select, text
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import user_at
from tienbo.access.models import (
    AccessLink,
    LinkKind,
    RefreshToken,
    ServiceClient,
    SignIn,
    SignOnAttempt,
    Throttle,
    UsedAssertion,
    User,
)
from tienbo.access.tidying import LONGEST_REMEMBERED, tidy
from tienbo.commands.service import demo_address
from tienbo.exchange.idempotency_models import KEPT, KeptAnswer

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(minutes=5), NOW - timedelta(minutes=5)
TABLES = ("throttle", "access_link", "sign_on_attempt", "used_assertion", "kept_answer", "refresh_token")


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


def fill(country: Country, user: User, expires_at: datetime, key: bytes) -> None:
    """A row of everything that runs out at that time."""
    session, digest = country.session, key * 32
    sign_in = _sign_in(session, user, expires_at)
    session.add_all(
        [
            Throttle(key=digest, failures=1, last_at=expires_at - LONGEST_REMEMBERED, blocked_until=expires_at),
            _link(user, expires_at, digest),
            SignOnAttempt(state_digest=digest, expires_at=expires_at),
            UsedAssertion(client_id="portal", jti=key.hex(), expires_at=expires_at),
            RefreshToken(digest=digest, sign_in_id=sign_in.id, user_id=user.id, made_at=EARLIER),
            KeptAnswer(
                caller="client:portal",
                key=key.hex() * 8,
                fingerprint=digest,
                status=200,
                body="{}",
                made_at=expires_at - KEPT,
            ),
        ]
    )
    session.flush()


def _link(user: User, expires_at: datetime, digest: bytes) -> AccessLink:
    made: dict[str, Any] = {"user_id": user.id, "made_by_id": user.id, "made_at": EARLIER}
    return AccessLink(digest=digest, kind=LinkKind.invitation, expires_at=expires_at, **made)


def _sign_in(session: Session, user: User, expires_at: datetime, ended_at: datetime | None = None) -> SignIn:
    row = SignIn(id=uuid4(), user_id=user.id, started_at=EARLIER, expires_at=expires_at, ended_at=ended_at)
    session.add(row)
    session.flush()
    return row


@pytest.fixture
def user(country: Country) -> User:
    user = user_at(country, country.unit("18003"))
    country.session.add(
        ServiceClient(
            id="portal",
            unit_id=country.unit("18003"),
            name="Cổng",
            permissions=[],
            secret_digest=b"x" * 32,
            made_by_id=user.id,
            expires_at=NOW + timedelta(days=9),
        )
    )
    country.session.flush()
    return user


def test_deletes_what_is_over_and_nothing_else(
    country: Country, user: User, session: Session, connection: Connection
) -> None:
    fill(country, user, EARLIER, b"a")
    fill(country, user, LATER, b"b")
    connection.execute(text("SET LOCAL ROLE tienbo_worker"))
    assert tidy(session, NOW) == dict.fromkeys(TABLES, 1)
    assert tidy(session, NOW) == dict.fromkeys(TABLES, 0)
    connection.execute(text("RESET ROLE"))
    assert session.scalars(select(AccessLink.digest)).all() == [b"b" * 32]
    assert session.scalars(select(RefreshToken.digest)).all() == [b"b" * 32]
    assert session.scalar(select(func.count()).select_from(SignIn)) == 2


def test_tokens_of_an_ended_sign_in_go(country: Country, user: User, session: Session) -> None:
    ended = _sign_in(session, user, LATER, ended_at=EARLIER)
    session.add(RefreshToken(digest=b"c" * 32, sign_in_id=ended.id, user_id=user.id, made_at=EARLIER))
    session.flush()
    assert tidy(session, NOW)["refresh_token"] == 1


def test_failures_that_still_count_stay(country: Country, session: Session) -> None:
    session.add(Throttle(key=b"d", failures=9, last_at=NOW - timedelta(hours=23), blocked_until=EARLIER))
    session.flush()
    assert tidy(session, NOW)["throttle"] == 0


@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        ("127.0.0.1", 8123, "http://127.0.0.1:8123"),
        ("0.0.0.0", 8000, "http://127.0.0.1:8000"),  # noqa: S104 -- every address of the machine is what is tested
        ("demo.local", 80, "http://demo.local:80"),
        ("::1", 8000, "http://[::1]:8000"),
    ],
)
def test_the_demo_names_the_address_it_listens_on(host: str, port: int, address: str) -> None:
    assert demo_address(host, port) == address
