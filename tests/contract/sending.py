"""Requests as the generator makes them, as they go over the wire, and spoilt on purpose."""

import json
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import quote

import httpx
import requests
from fastapi.testclient import TestClient
from hypothesis.strategies import SearchStrategy, one_of
from schemathesis import Case, GenerationMode
from schemathesis.schemas import APIOperation

ADDRESS = "https://testserver"
NUL, HALF_A_LETTER, HUGE = "a\0b", "\ud800", 10**30
DEEP = b"[" * 100_000


def cases(operation: APIOperation[Any, Any, Any, Any]) -> SearchStrategy[Case[Any]]:
    """Requests as described and, where anything can be wrong with them, such as are not."""
    right = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if not (operation.body or any(operation.iter_parameters())):
        return right
    return one_of(right, right, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))


def request_of(case: Case[Any]) -> requests.PreparedRequest:
    request = requests.Request(**case.as_transport_kwargs(base_url=ADDRESS)).prepare()
    request.headers.pop("Authorization", None)
    return request


def post(client: TestClient, request: requests.PreparedRequest, token: str | None) -> httpx.Response:
    if token is not None:
        request.headers["Authorization"] = f"Bearer {token}"
    client.cookies.clear()
    address, headers = str(request.url), dict(request.headers)
    answer: httpx.Response = client.request(
        str(request.method), address, headers=headers, content=request.body, follow_redirects=False
    )
    return answer


def send(client: TestClient, case: Case[Any], token: str | None) -> httpx.Response:
    return post(client, request_of(case), token)


def spoilt(request: requests.PreparedRequest) -> Iterator[requests.PreparedRequest]:
    """The request with what no database and no parser can hold, in each value of its query and of its body."""
    path, _, query = str(request.url).partition("?")
    names = {pair.partition("=")[0] for pair in query.split("&") if pair}
    for text in ("%00", "%ED%A0%80", quote(str(HUGE)), "٢٠٢٦", "NaN"):
        if names:
            yield _with(request, url=path + "?" + "&".join(f"{name}={text}" for name in sorted(names)))
    if str(request.headers.get("content-type", "")).startswith("application/json") and request.body:
        body = json.loads(cast("bytes", request.body))
        for value in (NUL, HALF_A_LETTER, HUGE, float("nan"), {"a": [None]}):
            yield _with(request, body=json.dumps(_everywhere(body, value)).encode())
        yield _with(request, body=DEEP)


def _with(request: requests.PreparedRequest, **parts: Any) -> requests.PreparedRequest:
    copy = request.copy()
    copy.headers.pop("Content-Length", None)
    for name, value in parts.items():
        setattr(copy, name, value)
    return copy


def _everywhere(value: Any, put: Any) -> Any:
    if isinstance(value, dict) and value:
        return {name: _everywhere(one, put) for name, one in value.items()}
    if isinstance(value, list) and value:
        return [_everywhere(one, put) for one in value]
    return put
