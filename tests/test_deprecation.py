"""An operation that will go says so in every answer, and cannot go sooner than was promised."""

from collections.abc import Iterator
from datetime import date

import pytest
from fastapi import FastAPI, HTTPException
from fastapi.testclient import TestClient

from tienbo.deprecation import SaidDeprecated, deprecated, mark_description

SINCE, SUNSET = date(2026, 12, 1), date(2027, 12, 31)
LINK = "https://tienbo.example/docs/integrators#deprecation"


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI()

    @app.get("/old/{number}")
    @deprecated(SINCE, SUNSET, LINK)
    def old(number: int) -> int:
        if number == 0:
            raise HTTPException(404)
        return number

    @app.get("/new")
    def new() -> int:
        return 1

    app.add_middleware(SaidDeprecated)
    mark_description(app)
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize(("path", "status"), [("/old/1", 200), ("/old/0", 404), ("/old/x", 422)])
def test_every_answer_says_when(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    # Midnight in Vietnam, as seconds and as an HTTP date.
    assert answer.headers["deprecation"] == "@1796058000"
    assert answer.headers["sunset"] == "Thu, 30 Dec 2027 17:00:00 GMT"
    assert answer.headers["link"] == f'<{LINK}>; rel="deprecation"; type="text/html"'


def test_the_others_say_nothing(client: TestClient) -> None:
    assert {"deprecation", "sunset", "link"}.isdisjoint(client.get("/new").headers)
    assert client.get("/nothing").status_code == 404


def test_the_description_says_it_too(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert paths["/old/{number}"]["get"]["deprecated"] is True
    assert "deprecated" not in paths["/new"]["get"]


def test_nobody_is_hurried() -> None:
    with pytest.raises(ValueError, match="365 days"):
        deprecated(SINCE, date(2027, 11, 30), LINK)
