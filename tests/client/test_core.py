"""Signing in, sending again, and what becomes of refusals: seen from the service's side."""

import asyncio
import base64
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from tests.client.service import QUICK, SERVER, Service, problem, slept
from tienbo.client import (
    AsyncClient,
    Client,
    Forbidden,
    InvalidInput,
    NotFound,
    Refused,
    Retries,
    RuleBroken,
    ServerFault,
    SignInRefused,
    TooBusy,
    TooLarge,
    Unauthenticated,
    UnexpectedAnswer,
    Unreachable,
    VersionRequired,
    VersionStale,
)

LOST = httpx.ReadError("the connection was reset")


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    with slept(monkeypatch) as pauses:
        yield pauses


def test_it_needs_nothing_of_the_service() -> None:
    heavy = "sqlalchemy fastapi starlette psycopg polars typer alembic"
    code = f"import sys, tienbo.client; print(*(set(sys.modules) & set('{heavy}'.split())))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


class TestSignIn:
    def test_by_basic_authentication_whose_halves_are_form_encoded(self) -> None:
        service = Service()
        service.client(scope="total:read").get("/me")
        (asked,) = service.granted
        basic = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
        assert basic == "c-1:b%C3%AD+m%E1%BA%ADt"
        assert asked.content == b"grant_type=client_credentials&scope=total%3Aread"
        assert service.got[0].headers["authorization"] == "Bearer token-1"
        assert str(service.got[0].url) == f"{SERVER}/api/v1/me"

    def test_once_for_many_calls(self) -> None:
        service = Service()
        with service.client() as client:
            for _ in range(3):
                client.get("/me")
        assert len(service.granted) == 1

    def test_again_before_the_token_runs_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        service = Service()
        client = service.client()
        now = 1000.0
        monkeypatch.setattr("tienbo.client.core.time.monotonic", lambda: now)
        client.get("/me")
        now += 569
        client.get("/me")
        assert len(service.granted) == 1
        now += 1
        client.get("/me")
        assert len(service.granted) == 2

    def test_again_where_it_ended_early_but_not_for_ever(self) -> None:
        service = Service([problem(401, "unauthenticated"), httpx.Response(200, json={"a": 1})])
        assert service.client().get("/me").json() == {"a": 1}
        assert service.got[1].headers["authorization"] == "Bearer token-2"
        service = Service([problem(401, "unauthenticated")] * 3)
        with pytest.raises(Unauthenticated):
            service.client().get("/me")
        assert len(service.got) == 2

    def test_refused(self) -> None:
        refusal = httpx.Response(401, json={"error": "invalid_client", "error_description": "not valid"})
        service = Service(tokens=[refusal])
        with pytest.raises(SignInRefused, match="not valid") as raised:
            service.client().get("/me")
        assert (raised.value.code, service.got) == ("invalid_client", [])

    def test_sent_again_where_the_service_is_away(self, pauses: list[float]) -> None:
        service = Service(tokens=[LOST, httpx.Response(503)])
        service.client().get("/me")
        assert (len(service.granted), len(pauses)) == (3, 2)

    def test_another_kind_of_server(self) -> None:
        service = Service(tokens=[httpx.Response(200, text="<html>")])
        with pytest.raises(UnexpectedAnswer):
            service.client().get("/me")

    @pytest.mark.parametrize("server", ["tienbo.example.vn", "ftp://tienbo.example.vn", "https://a:b@tienbo.vn", ""])
    def test_no_address(self, server: str) -> None:
        with pytest.raises(ValueError, match="address"):
            Client(server, "c-1", "s")

    def test_the_secret_is_in_no_text(self) -> None:
        assert "bí mật" not in repr(Service().client().core)


class TestSendingAgain:
    def test_a_change_that_may_have_happened_goes_with_its_key(self, pauses: list[float]) -> None:
        service = Service([LOST, problem(409, "request-still-running"), httpx.Response(201, json={"id": 1})])
        answer = service.client().send("POST", "/submissions", {"form_id": 1})
        assert answer.json() == {"id": 1}
        assert len({request.headers["idempotency-key"] for request in service.got}) == 1
        assert len({request.content for request in service.got}) == 1
        assert len(service.got) == 3

    def test_two_changes_have_two_keys_and_a_given_one_is_kept(self) -> None:
        service = Service()
        client = service.client()
        for key in (None, None, "one-of-my-own"):
            client.send("POST", "/submissions", {}, key=key)
        keys = [request.headers["idempotency-key"] for request in service.got]
        assert len(set(keys)) == 3
        assert keys[2] == "one-of-my-own"

    def test_waits_double_up_to_the_longest(self) -> None:
        for _ in range(20):
            waits = list(Retries(most=5, first=1.0, longest=5.0).waits())
            assert all(top / 2 <= wait <= top for wait, top in zip(waits, [1, 2, 4, 5, 5], strict=True))

    @pytest.mark.parametrize("status", [429, 502, 503, 504])
    def test_the_service_says_how_long(self, pauses: list[float], status: int) -> None:
        service = Service([httpx.Response(status, headers={"Retry-After": "3"})])
        service.client().get("/me")
        assert pauses == [3.0]

    def test_longer_than_the_program_wants_to_wait(self, pauses: list[float]) -> None:
        service = Service([problem(429, "too-many", {"Retry-After": "600"})])
        with pytest.raises(TooBusy):
            service.client().get("/me")
        assert pauses == []

    def test_a_date_to_wait_for(self, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tienbo.client.retrying.time.time", lambda: 1772413200.0)
        service = Service([httpx.Response(503, headers={"Retry-After": "Mon, 02 Mar 2026 01:00:04 GMT"})])
        service.client().get("/me")
        assert pauses == [4.0]

    def test_there_is_an_end(self, pauses: list[float]) -> None:
        service = Service([LOST] * 9)
        with pytest.raises(Unreachable, match="tienbo"):
            service.client().get("/me")
        assert (len(service.got), len(pauses)) == (5, 4)

    def test_a_refusal_is_not_sent_again(self, pauses: list[float]) -> None:
        service = Service([problem(409, "period-closed")])
        with pytest.raises(RuleBroken):
            service.client().send("POST", "/submissions", {})
        assert (len(service.got), pauses) == (1, [])

    def test_without_a_key_nothing_is_sent_twice(self, pauses: list[float]) -> None:
        service = Service([LOST])
        with pytest.raises(Unreachable):
            service.client().cancel(7)
        assert len(service.got) == 1


class TestRefusals:
    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (403, Forbidden),
            (404, NotFound),
            (409, RuleBroken),
            (410, Refused),
            (412, VersionStale),
            (413, TooLarge),
            (415, Refused),
            (422, InvalidInput),
            (428, VersionRequired),
            (500, ServerFault),
        ],
    )
    def test_each_status_has_its_kind(self, status: int, kind: type[Refused]) -> None:
        service = Service([problem(status, "some-code")])
        with pytest.raises(kind) as raised:
            service.client().get("/me")
        assert type(raised.value) is kind
        assert (raised.value.status, raised.value.type) == (status, "urn:tienbo:problem:some-code")

    def test_the_places_are_typed(self) -> None:
        errors = [{"pointer": "/values/0/number", "code": "decimal-parsing", "detail": "no number"}]
        service = Service([problem(422, "invalid-input", errors=errors, more=[1])])
        with pytest.raises(InvalidInput, match="/values/0/number: no number") as raised:
            service.client().send("PATCH", "/submissions/1/values", {}, version='"3"')
        refusal = raised.value
        assert (refusal.errors[0].pointer, refusal.errors[0].code) == ("/values/0/number", "decimal-parsing")
        assert (refusal.request_id, refusal.document["more"]) == ("req-12345", [1])
        assert service.got[0].headers["if-match"] == '"3"'

    @pytest.mark.parametrize("body", ["<html>", "[]", '{"code": "x", "errors": [1]}', '{"errors": 5, "code": "x"}'])
    def test_no_document_that_can_be_read(self, body: str) -> None:
        service = Service([httpx.Response(404, text=body, headers={"X-Request-ID": "req-77777"})])
        with pytest.raises((NotFound, UnexpectedAnswer)) as raised:
            service.client().get("/me")
        if isinstance(raised.value, NotFound):
            assert (raised.value.code, raised.value.request_id) == ("http-404", "req-77777")


class TestAwaiting:
    """The same flows: what differs is who waits."""

    def test_signs_in_pauses_and_raises(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pauses: list[float] = []

        async def sleep(seconds: float) -> None:
            pauses.append(seconds)

        monkeypatch.setattr("tienbo.client.transport.asyncio.sleep", sleep)
        service = Service([LOST, httpx.Response(200, json={"a": 1}), problem(404, "not-found")])

        async def use() -> None:
            transport = httpx.MockTransport(service)
            async with AsyncClient(SERVER, "c-1", "s", retries=QUICK, transport=transport) as client:
                assert (await client.get("/me")).json() == {"a": 1}
                with pytest.raises(NotFound):
                    await client.get("/me")
                assert [item async for item in client.each("/units")] == [{"id": 1}]

        service.replies += [httpx.Response(200, json={"items": [{"id": 1}], "next_cursor": None})]
        asyncio.run(use())
        assert (len(pauses), len(service.granted)) == (1, 1)
