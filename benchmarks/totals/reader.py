"""Somebody who reads totals: a leader at a unit, within row security, with the rows that a plain read would fetch."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import orjson
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tienbo.access.models import Role
from tienbo.access.permissions import PERMISSIONS
from tienbo.access.scope import Actor, Grant
from tienbo.aggregates.series import Layout, get_aggregates
from tienbo.aggregates.series_rows import rows_of
from tienbo.aggregates.series_wanted import Wanted
from tienbo.database import Reach, request_sessions, set_reach
from totals.filling import TODAY

# Kept rows of the unit, or of it and the units directly below.
KEPT: Final = """
SELECT unit_id, period_id, indicator_id, category_id, number, denominator, expected, counted FROM aggregate
WHERE unit_id = ANY (CAST(:units AS int[])) AND period_id = ANY (CAST(:periods AS int[])) AND form_id = :form
  AND indicator_id = ANY (CAST(:indicators AS int[]))
"""
# What communes reported: of them nothing is kept.
REPORTED: Final = """
SELECT unit_id, period_id, indicator_id, category_id, number, status FROM value
WHERE body_id = ANY (CAST(:bodies AS int[])) AND period_id = ANY (CAST(:periods AS int[]))
  AND indicator_id = ANY (CAST(:indicators AS int[]))
"""


@dataclass(frozen=True)
class Reader:
    """Reads as the app role; `units` are the unit and those directly below, `bodies` the communes' among these."""

    engine: Engine
    form_id: int
    unit_id: int
    units: tuple[int, ...]
    bodies: tuple[int, ...]

    @contextmanager
    def session(self) -> Iterator[Session]:
        with request_sessions(self.engine)() as session:
            session.read_only = True
            set_reach(session, Reach(1, roots=(self.unit_id,), today=TODAY))
            yield session

    def plain(self, session: Session, periods: list[int], indicators: list[int], *, children: bool) -> int:
        """The same rows by one range read of each table that holds them, as tuples; how many."""
        said = {"periods": periods, "indicators": indicators, "form": self.form_id, "bodies": list(self.bodies)}
        units = list(self.units) if children else [self.unit_id]
        rows = len(session.execute(text(KEPT), said | {"units": units}).all())
        return rows + (len(session.execute(text(REPORTED), said).all()) if children and self.bodies else 0)

    def answer(
        self, session: Session, periods: list[str], indicators: list[int], *, children: bool, layout: Layout = rows_of
    ) -> bytes:
        """What `GET /aggregates` answers, or `/aggregates/columns`, encoded."""
        grant = Grant(self.unit_id, frozenset(PERMISSIONS[Role.leader]), Role.leader, 1)
        actor = Actor(1, None, "x", (grant,), TODAY, "t", "r")
        wanted = Wanted(self.unit_id, frozenset(indicators), tuple(periods), children=children)
        return orjson.dumps(get_aggregates(session, actor, wanted, layout), default=str)


def reader_at(engine: Engine, worker: Engine, form_id: int, code: str) -> Reader:
    with Session(worker) as session:
        said = {"code": code, "day": TODAY}
        unit_id = session.execute(
            text("SELECT unit_id FROM unit_version WHERE code = :code AND valid @> CAST(:day AS date)"), said
        ).scalar_one()
        below = session.scalars(
            text("SELECT unit_id FROM unit_version WHERE parent_id = :unit AND valid @> CAST(:day AS date)"),
            said | {"unit": unit_id},
        ).all()
        bodies = session.scalars(
            text("SELECT DISTINCT body_id FROM submission WHERE form_id = :form AND unit_id = ANY (:units)"),
            {"form": form_id, "units": list(below)},
        ).all()
    return Reader(engine, form_id, unit_id, (unit_id, *below), tuple(bodies))
