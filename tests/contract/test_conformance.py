"""Made-up requests to every operation: none fails the server, and every answer is one that the description names."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import hypothesis
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings, strategies
from schemathesis import Case
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.contract.aiming import Known, aimed, known_rows
from tests.contract.conftest import CALLERS, Token
from tests.contract.sending import cases, post, request_of, send, spoilt
from tienbo.exchange import feed_routes
from tienbo.exchange.waiting import EndOfFeed

ROOT = Path(__file__).parents[2]
EXAMPLES = int(os.environ.get("TIENBO_TEST_REQUESTS", "12"))
# Without a seed the same requests are made each time; whoever wants others names one.
SEED = os.environ.get("TIENBO_TEST_SEED")
# `no_fault` below takes the place of the library's own check of 5xx.
CHECKS = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
SCHEMA = schemathesis.openapi.from_path(ROOT / "frontend" / "openapi.json")
FEW = settings(
    derandomize=SEED is None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)
seeded: Callable[..., Any] = hypothesis.seed(int(SEED)) if SEED else lambda test: test
OPERATIONS = {
    one.ok().definition.raw["operationId"]: one.ok() for one in SCHEMA.get_all_operations() if isinstance(one, Ok)
}


@pytest.fixture(scope="module")
def known(session: Session, country: Country, callers: dict[str, Token]) -> Known:
    return known_rows(session)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch, connection: Connection, known: Known) -> Iterator[None]:
    """Nothing waits for events to come, and what one operation left is undone before the next."""

    async def nothing_came(*_: Any) -> bool:
        return False

    monkeypatch.setattr(EndOfFeed, "wait_past", nothing_came)
    monkeypatch.setattr(feed_routes, "STREAM_SECONDS", 0)
    with connection.begin_nested() as untouched:
        yield
        untouched.rollback()


def no_fault(answer: httpx.Response, described: dict[str, Any]) -> None:
    """No server error; 501 is one only where nobody said so, for SDMX asks for it where a part is left out."""
    promised = answer.status_code == httpx.codes.NOT_IMPLEMENTED and "501" in described["responses"]
    assert answer.status_code < 500 or promised, (str(answer.request.url), answer.text)


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_answer_is_described(client: TestClient, callers: dict[str, Token], known: Known, name: str) -> None:
    operation = OPERATIONS[name]

    @seeded
    @settings(FEW, max_examples=EXAMPLES)
    @given(case=cases(operation), draw=strategies.integers(0, 10_000), caller=strategies.sampled_from(CALLERS))
    def ask(case: Case[Any], draw: int, caller: str) -> None:
        answer = send(client, aimed(case, known, draw), callers[caller]())
        no_fault(answer, operation.definition.raw)
        case.validate_response(answer, checks=CHECKS)
        closed = "security" in operation.definition.raw
        assert not (closed and caller == "nobody" and answer.is_success), "anonymous callers get in"

    ask()


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_what_nothing_can_hold_is_refused(
    client: TestClient, callers: dict[str, Token], known: Known, name: str
) -> None:
    @seeded
    @settings(FEW, max_examples=2)
    @given(case=OPERATIONS[name].as_strategy(), draw=strategies.integers(0, 10_000))
    def ask(case: Case[Any], draw: int) -> None:
        for request in spoilt(request_of(aimed(case, known, draw))):
            answer = post(client, request, callers["administrator"]())
            no_fault(answer, OPERATIONS[name].definition.raw)

    ask()
