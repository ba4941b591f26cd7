"""Users with roles, and clients that act as them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, cast
from uuid import uuid4

import httpx
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tienbo import clock
from tienbo.access.models import Role, RoleGrant, SignIn, User
from tienbo.access.passwords import hash_password

PASSWORD = "mật khẩu đủ dài"
_HASH = hash_password(PASSWORD)
RENEW_AFTER = 240
WORKING = (Role.officer, Role.leader)


def user_at(
    country: Country,
    unit_id: int,
    *roles: Role,
    login: str | None = None,
    rehearsal: date | None = None,
    active: bool = True,
) -> User:
    """A user at the People's Committee of a unit; without roles given, one who enters and leads."""
    user = User(
        login=login or uuid4().hex,
        name="Người dùng thử",
        password_hash=_HASH,
        active=active,
        demo=False,
        rehearsal_date=rehearsal,
    )
    country.session.add(user)
    country.session.flush()
    for role in roles or WORKING:
        country.session.add(RoleGrant(user_id=user.id, body_id=country.committee(unit_id), unit_id=unit_id, role=role))
    country.session.flush()
    return user


@dataclass(frozen=True)
class Caller:
    """A client that sends one user's access token."""

    client: TestClient
    token: str
    renew: Callable[[], str] | None = None

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        token = self.renew() if self.renew else self.token
        headers = {"Authorization": f"Bearer {token}", **options.pop("headers", {})}
        return cast("httpx.Response", self.client.request(method, f"/api/v1{path}", headers=headers, **options))

    def get(self, path: str, **params: Any) -> httpx.Response:
        return self.request("GET", path, params=params)

    def post(
        self, path: str, body: Any = None, *, version: int | None = None, key: str | None = None
    ) -> httpx.Response:
        return self._change("POST", path, body, version, key)

    def patch(self, path: str, body: Any, *, version: int | None = None, key: str | None = None) -> httpx.Response:
        return self._change("PATCH", path, body, version, key)

    def put(self, path: str, body: Any) -> httpx.Response:
        return self._change("PUT", path, body, None)

    def _change(self, method: str, path: str, body: Any, version: int | None, key: str | None = None) -> httpx.Response:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        headers |= {} if key is None else {"Idempotency-Key": key}
        return self.request(method, path, json=body, headers=headers)


def sign_in_as(client: TestClient, session: Session, user: User) -> Caller:
    """A sign-in of the user that began just now, without the password's 30 ms."""
    now = clock.now()
    started = SignIn(id=uuid4(), user_id=user.id, started_at=now, expires_at=now + timedelta(hours=1))
    session.add(started)
    session.flush()
    issue = partial(client.app.state.issuer.issue, user.id, started.id, 600)  # type: ignore[attr-defined]
    return Caller(client, issue(), _renewing(issue))


def _renewing(issue: Callable[[], str]) -> Callable[[], str]:
    """A token that never runs out on a slow machine, where one caller may be used for longer than a token lives."""
    issued: list[tuple[float, str]] = []

    def token() -> str:
        if not issued or time.monotonic() - issued[-1][0] > RENEW_AFTER:
            issued.append((time.monotonic(), issue()))
        return issued[-1][1]

    return token
