"""Pages while others write: a row that is there all the time and keeps its place is met once, and once only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from tests.builders import indicators
from tests.builders.country import Country, build_country
from tests.builders.people import Caller, sign_in_as, user_at
from tienbo.access.models import Role
from tienbo.assignments.models import Matrix, MatrixState
from tienbo.documents.models import Document, DocumentState
from tienbo.exchange.models import Event
from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.webhooks.models import Webhook

DAYS = 4  # few, so that many rows share a day and the id must decide
PAGE = 3
NUMBERS = count(1)
Add = Callable[[Session, int, int], int]


def add_document(session: Session, unit_id: int, draw: int) -> int:
    issued = date(2026, 1, 1) + timedelta(draw % DAYS) if draw % 5 else None
    return _kept(session, Document(unit_id=unit_id, state=DocumentState.draft, issued_on=issued))


def add_indicator(session: Session, unit_id: int, draw: int) -> int:
    return indicators.define(session, unit_id, f"TN.{draw % 10}.{next(NUMBERS)}")


def add_matrix(session: Session, unit_id: int, draw: int) -> int:
    kept = {"state": MatrixState.draft, "code": f"TN-{next(NUMBERS)}", "title": "Thử nghiệm", "source": "thử nghiệm"}
    return _kept(session, Matrix(unit_id=unit_id, year=2020 + draw % DAYS, **kept))


def add_webhook(session: Session, unit_id: int, draw: int) -> int:
    return _kept(session, Webhook(unit_id=unit_id, name=f"{draw}", url="https://a.vn/", kinds=[], after_sequence=0))


def add_event(session: Session, unit_id: int, draw: int) -> int:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(draw % DAYS)
    said = {"kind": "matrix.created", "subject_kind": "matrix", "subject_id": "1", "data": {}}
    return _kept(session, Event(unit_id=unit_id, happened_at=at, **said))


def _kept(session: Session, row: Any) -> int:
    session.add(row)
    session.flush()
    kept: int = row.id
    return kept


class Listed(NamedTuple):
    """A list of the API, how a row comes into it, and the table it stands in; of events none goes or changes."""

    add: Add
    table: Any
    changes: bool = True

    def drop(self, session: Session, row: int) -> None:
        if self.table is Indicator:
            session.execute(delete(IndicatorVersion).where(IndicatorVersion.indicator_id == row))
        session.execute(delete(self.table).where(self.table.id == row))

    def rewrite(self, session: Session, row: int) -> None:
        session.execute(update(self.table).where(self.table.id == row).values(version=self.table.version + 1))


LISTS = {
    "/documents": Listed(add_document, Document),
    "/events": Listed(add_event, Event, changes=False),
    "/indicators": Listed(add_indicator, Indicator),
    "/matrices": Listed(add_matrix, Matrix),
    "/webhooks": Listed(add_webhook, Webhook),
}
WRITES = st.lists(st.tuples(st.sampled_from(["add", "add", "drop", "rewrite"]), st.integers(0, 999)), max_size=4)


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def province(client: TestClient, session: Session, country: Country) -> Caller:
    return sign_in_as(client, session, user_at(country, country.unit("42"), Role.officer, Role.administrator))


@contextmanager
def undone(session: Session) -> Iterator[None]:
    with session.begin_nested() as savepoint:
        yield
        savepoint.rollback()


@pytest.mark.parametrize("path", sorted(LISTS))
def test_rows_that_stay_are_met_once(session: Session, country: Country, province: Caller, path: str) -> None:
    of = LISTS[path]
    unit_id = country.unit("42")

    @settings(max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(begun=st.lists(st.integers(0, 999), min_size=4, max_size=14), between=st.lists(WRITES, max_size=6))
    def read_while_written(begun: list[int], between: list[list[tuple[str, int]]]) -> None:
        with undone(session):
            there = [of.add(session, unit_id, draw) for draw in begun]
            stayed, met = set(there), []
            later = iter(between)
            cursor: str | None = ""
            while cursor is not None:
                page = province.get(path, limit=PAGE, **({"cursor": cursor} if cursor else {})).json()
                cursor = page["next_cursor"]
                met += [item["id"] for item in page["items"]]
                for what, draw in next(later, []):
                    if what == "add":
                        of.add(session, unit_id, draw)
                    elif stayed and of.changes:
                        row = sorted(stayed)[draw % len(stayed)]
                        if what == "drop":
                            stayed.discard(row)
                        (of.drop if what == "drop" else of.rewrite)(session, row)
                session.flush()
            assert len(met) == len(set(met)), "a row came twice"
            assert stayed <= set(met), "a row was passed by"

    read_while_written()
