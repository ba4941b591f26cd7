"""How many requests a caller may send in a minute, said in every answer: RateLimit-Policy and RateLimit.

Field names and form follow draft-ietf-httpapi-ratelimit-headers-10. Each process counts for itself: this is fairness
among callers, not a fence, and a row written for every read would cost more than most reads. Guesses of passwords are
counted in the database (`access/throttle.py`).
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum
from time import monotonic as now
from typing import Final, NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tienbo.access.tokens import ClientToken, InvalidToken, TokenIssuer, UserToken
from tienbo.access.visitors import get_visitor
from tienbo.problems import Problem, Text, answer
from tienbo.settings import Settings

WINDOW: Final = 60
_LIMITED = ("/api/v1/", "/oauth/")


class Kind(StrEnum):
    """Whom a count is kept for: a person or a program by its token, anyone else by network."""

    person = "person"
    program = "program"
    network = "network"


class TooManyRequests(Problem):
    status = 429
    code = "too-many-requests"
    title = Text("Đã gửi quá nhiều yêu cầu trong một phút.", "Too many requests within a minute.")

    def __init__(self, wait: int) -> None:
        super().__init__(
            Text(
                f"Đã gửi quá nhiều yêu cầu trong một phút. Hãy thử lại sau {wait} giây.",
                f"Too many requests within a minute. Try again in {wait} seconds.",
            ),
            headers={"Retry-After": str(wait)},
        )


def quotas_of(settings: Settings) -> dict[Kind, int]:
    return {
        Kind.person: settings.person_limit,
        Kind.program: settings.program_limit,
        Kind.network: settings.network_limit,
    }


class Allowance(NamedTuple):
    """What is left after this request, below zero where it was one too many, and seconds until it is full again."""

    quota: int
    left: int
    resets_in: int


class Windows:
    """Counts by caller within the minute that runs; with the minute they are all forgotten."""

    def __init__(self, quotas: Mapping[Kind, int], clock: Callable[[], float] | None = None) -> None:
        self._quotas = quotas
        self._clock = clock or now
        self._window = 0
        self._counts: Counter[tuple[Kind, str]] = Counter()

    def take(self, kind: Kind, who: str) -> Allowance | None:
        """One request more; None where such callers are not limited."""
        quota = self._quotas[kind]
        if not quota:
            return None
        moment = self._clock()
        window = int(moment // WINDOW)
        if window != self._window:
            self._window = window
            self._counts.clear()
        self._counts[kind, who] += 1
        resets_in = math.ceil((window + 1) * WINDOW - moment)
        return Allowance(quota, quota - self._counts[kind, who], max(1, resets_in))


def kind_of(scope: Scope) -> Kind:
    """Who asks, as far as the token says; the route still asks the database."""
    token = scope.get("state", {}).get("token")
    if isinstance(token, UserToken):
        return Kind.person
    return Kind.program if isinstance(token, ClientToken) else Kind.network


class RequestLimit:
    """Checks the token, which `verified_token` takes from here, and refuses who asks too much before the database."""

    def __init__(self, app: ASGIApp, issuer: TokenIssuer, windows: Windows) -> None:
        self._app = app
        self._issuer = issuer
        self._windows = windows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(_LIMITED):
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})["token"] = self._token(scope)
        kind = kind_of(scope)
        allowance = self._windows.take(kind, _name(scope, kind))
        if allowance is None:
            await self._app(scope, receive, send)
            return
        saying = _saying(send, kind, allowance)
        if allowance.left < 0:
            await answer(Request(scope), TooManyRequests(allowance.resets_in))(scope, receive, saying)
        else:
            await self._app(scope, receive, saying)

    def _token(self, scope: Scope) -> UserToken | ClientToken | None:
        scheme, _, text = Headers(scope=scope).get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        try:
            return self._issuer.verify(text)
        except InvalidToken:
            return None


def _name(scope: Scope, kind: Kind) -> str:
    if kind is Kind.network:
        return get_visitor(Request(scope)).network
    token = scope["state"]["token"]
    return str(token.user_id if isinstance(token, UserToken) else token.client_id)


def _saying(send: Send, kind: Kind, allowance: Allowance) -> Send:
    async def said(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["RateLimit-Policy"] = f'"{kind}";q={allowance.quota};w={WINDOW}'
            headers["RateLimit"] = f'"{kind}";r={max(0, allowance.left)};t={allowance.resets_in}'
        await send(message)

    return said
