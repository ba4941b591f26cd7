"""How tests ask for figures over SDMX, and what they find in the answers."""

import csv
import io
from typing import Any

import httpx

from tests.builders.people import Caller

FLOW = "HT-NCB"
DATA = f"/sdmx/2.1/data/{FLOW}"
FREE = "." * 8
LIVE = f"...live{FREE}"


def key(area: str = "", indicator: str = "", rest: str = FREE) -> str:
    return f".{area}.{indicator}.live{rest}"


def rows(caller: Caller, path: str, **params: Any) -> list[dict[str, str]]:
    answer = caller.get(path, format="csv", **params)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def number_of(answer: httpx.Response) -> int:
    """The number of the standard in an error message."""
    return int(read_error(answer)["code"])


def read_error(answer: httpx.Response) -> dict[str, Any]:
    found: dict[str, Any] = answer.json()["errors"][0]
    return found
