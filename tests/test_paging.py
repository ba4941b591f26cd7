"""Pages while others write: a row that is there all the time and keeps its place is met once, and once only.

Where a write can give a row another place (a document its day, a body its name), the promise is about all the others:
the row that was moved may be met where it stood, where it stands, at both or at neither.
"""

import base64
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.builders.country import build_country
from tests.builders.paged import Paged, Place
from tests.builders.paged_registers import REGISTERS
from tests.builders.paged_work import ACTIVITY
from tests.builders.people import Caller, sign_in_as, user_at
from tienbo.access.models import Role

PAGE, MOST_PAGES = 3, 40
LISTS = {one.route: one for one in (*REGISTERS, *ACTIVITY)}
# It has no pages of its own: it goes through those of the feed, and never comes to an end.
STREAM = "/feed/stream"
WRITES = st.lists(
    st.tuples(st.sampled_from(["add", "add", "drop", "rewrite", "move"]), st.integers(0, 999)), max_size=4
)


@pytest.fixture
def place(session: Session) -> Place:
    country = build_country(session)
    return Place(session, country, user_at(country, country.unit("42"), Role.officer, Role.administrator))


@pytest.fixture
def province(client: TestClient, place: Place) -> Caller:
    return sign_in_as(client, place.session, place.user)


@contextmanager
def undone(session: Session) -> Iterator[None]:
    with session.begin_nested() as savepoint:
        yield
        savepoint.rollback()


def page_of(caller: Caller, of: Paged, limit: int, cursor: str | None) -> dict[str, Any]:
    answer = caller.get(of.path, limit=limit, **of.asked, **({of.cursor: cursor} if cursor else {}))
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


def test_every_list_with_pages_is_held_to_it(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    paged = {
        path.removeprefix("/api/v1")
        for path, operations in paths.items()
        for one in operations.get("get", {}).get("parameters", [])
        if one["name"] in {"cursor", "limit"}
    }
    assert paged == {*LISTS, STREAM}


@pytest.mark.parametrize("route", sorted(LISTS))
def test_rows_that_stay_are_met_once(place: Place, province: Caller, route: str) -> None:
    of = LISTS[route](place)

    def write(what: str, draw: int, there: set[int | str], moved: set[int | str]) -> None:
        """One write; a row that goes is no longer there, one that is moved is known as such."""
        if what == "add" or of.stays or not there:
            of.add(draw)
            return
        row = sorted(there, key=str)[draw % len(there)]
        if what == "drop":
            of.drop(row)
            there.discard(row)
        elif what == "move" and of.moves:
            of.move(row, draw)
            moved.add(row)
        else:
            of.rewrite(row)

    @settings(max_examples=20, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(begun=st.lists(st.integers(0, 999), min_size=4, max_size=14), between=st.lists(WRITES, max_size=6))
    def read_while_written(begun: list[int], between: list[list[tuple[str, int]]]) -> None:
        with undone(place.session):
            there, moved, met = {of.add(draw) for draw in begun}, set[int | str](), Counter[int | str]()
            place.session.flush()
            later, cursor = iter(between), None
            for _ in range(MOST_PAGES):
                page = page_of(province, of, PAGE, cursor)
                met.update(map(of.shown, page["items"]))
                for what, draw in next(later, []):
                    write(what, draw, there, moved)
                place.session.flush()
                cursor = of.next(page)
                if cursor is None:
                    break
            assert cursor is None, "the list has no end"
            assert {row for row in met if met[row] > 1} <= moved, "a row came twice"
            assert there - moved <= met.keys(), "a row was passed by"

    read_while_written()


def test_a_cursor_of_somebody_elses_making(place: Place, province: Caller) -> None:
    """Each part of one of ours replaced by another of its kind: refused, or a place in the order like any other."""
    told = {}
    for of in [one(place) for one in LISTS.values() if one.cursor == "cursor"]:
        with undone(place.session):
            for draw in (1, 1):
                of.add(draw)
            place.session.flush()
            cursor = of.next(page_of(province, of, 1, None)) or ""
            for made in made_up(cursor):
                told[of.route, made] = province.get(of.path, cursor=made, **of.asked).status_code
    assert {case: status for case, status in told.items() if status not in {200, 422}} == {}


def made_up(cursor: str) -> Iterator[str]:
    key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    for number, part in enumerate(key):
        others = (2**31 - 1, 1 - 2**31, 2**63) if isinstance(part, int) else ("", "x", "-1", "9" * 30, "\0", "Ⅷ")
        for other in others:
            changed = json.dumps([*key[:number], other, *key[number + 1 :]])
            yield base64.urlsafe_b64encode(changed.encode()).decode().rstrip("=")
