"""A service of a few answers, to see what the client makes of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from tienbo.client import Client, Retries

SERVER = "https://tienbo.example.vn"
QUICK = Retries(most=4, first=0.001, longest=5.0)
Reply = httpx.Response | Exception


def problem(status: int, code: str, headers: dict[str, str] | None = None, **more: Any) -> httpx.Response:
    document = {"type": f"urn:tienbo:problem:{code}", "title": code, "status": status, "code": code, "detail": "…"}
    return httpx.Response(status, headers=headers, json=document | {"request_id": "req-12345", "errors": []} | more)


@dataclass
class Service:
    """Grants tokens, and answers calls one after the other; what came is kept."""

    replies: list[Reply] = field(default_factory=list)
    tokens: list[Reply] = field(default_factory=list)
    life: int = 600
    got: list[httpx.Request] = field(default_factory=list)
    granted: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if request.url.path == "/oauth/token":
            self.granted.append(request)
            token = {"access_token": f"token-{len(self.granted)}", "token_type": "Bearer", "expires_in": self.life}
            return _given(self.tokens.pop(0) if self.tokens else httpx.Response(200, json=token))
        self.got.append(request)
        return _given(self.replies.pop(0) if self.replies else httpx.Response(200, json={}))

    def client(self, **options: Any) -> Client:
        return Client(SERVER, "c-1", "bí mật", retries=QUICK, transport=httpx.MockTransport(self), **options)


def _given(reply: Reply) -> httpx.Response:
    if isinstance(reply, Exception):
        raise reply
    return reply


@contextmanager
def slept(patch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The pauses, which take no time."""
    pauses: list[float] = []
    patch.setattr("tienbo.client.transport.time.sleep", pauses.append)
    yield pauses


def load(**other: Any) -> dict[str, Any]:
    """A load as the service answers it."""
    counts = ("rows", "accepted", "unchanged", "refused", "held_back", "submissions", "submitted", "chunks_done")
    return {
        **dict.fromkeys(counts, 0),
        **dict.fromkeys(("plan_token", "refused_rows_url", "failure", "finished_at"), None),
        "id": 7,
        "applies": True,
        "state": "done",
        "format": "csv",
        "mode": "per_submission",
        "into": "draft",
        "chunks": 1,
        "problems": [],
        "problems_left_out": 0,
        "resumable": False,
        "asked_at": "2026-03-02T01:00:00Z",
        "a_member_of_later": True,
    } | other


def event(number: int) -> dict[str, Any]:
    return {
        "cursor": f"1-{number}",
        "id": number,
        "happened_at": "2026-03-02T01:00:00Z",
        "kind": "submission.accepted",
        "unit": None,
        "user": None,
        "client": None,
        "subject": {"kind": "submission", "id": "1", "name": None},
        "token_id": None,
        "request_id": None,
        "data": {},
    }
