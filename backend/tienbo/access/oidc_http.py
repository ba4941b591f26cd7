"""One request to a sign-on provider: with time-outs, an upper size, and no redirects."""

import json
import time
from collections.abc import Mapping
from typing import Any

import httpx

TIMEOUT = httpx.Timeout(8, connect=4)
LARGEST_ANSWER = 262_144
LONGEST_SECONDS = 15


class NoAnswer(Exception):  # noqa: N818 -- what happened
    """Nothing that can be used came back; the message says why, for the log."""


def fetch_json(
    method: str, address: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, Any]]:
    """Status and JSON object of an answer.

    Raises:
        NoAnswer: it did not come, was too large or too slow, or is no JSON object.
    """
    try:
        status, body = _receive(method, address, form, headers)
        found = json.loads(body)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError) as error:
        raise NoAnswer(f"{type(error).__name__}: {error}") from error
    if not isinstance(found, dict):
        raise NoAnswer("not a JSON object")
    return status, found


def _receive(
    method: str, address: str, form: Mapping[str, str] | None, headers: Mapping[str, str] | None
) -> tuple[int, bytes]:
    body, latest = b"", time.monotonic() + LONGEST_SECONDS
    with (
        httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client,
        client.stream(method, address, data=form, headers=headers) as answer,
    ):
        for part in answer.iter_bytes():
            body += part
            if len(body) > LARGEST_ANSWER or time.monotonic() > latest:
                raise NoAnswer("too large or too slow")
    return answer.status_code, body
