"""What keeping totals costs: submissions per second by design, a mark and its clearing, and a rebuild."""

import statistics
import sys
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from sqlalchemy import Engine, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tienbo.aggregates.asked import asked_in
from tienbo.aggregates.keeping import rebuild, refresh
from tienbo.aggregates.sums import wholes
from tienbo.forms.models import Form, Period
from totals.reviewing import Reviewing
from totals.timing import beside, timed

SUBMISSIONS: Final = 400
# The other designs of upkeep: marks of every unit above, each once; and the sums above, each brought up to date.
OTHER_TABLES: Final = """
DROP TABLE IF EXISTS bench_mark, bench_sum;
CREATE TABLE bench_mark (form_id int, period_id int, unit_id int, PRIMARY KEY (form_id, period_id, unit_id));
CREATE TABLE bench_sum (unit_id int, indicator_id int, number numeric, PRIMARY KEY (unit_id, indicator_id));
INSERT INTO bench_sum SELECT DISTINCT c.ancestor_id, i, 0 FROM unit_closure c, generate_series(1, 100) i
"""
OTHER_MARKS: Final = """
INSERT INTO bench_mark SELECT s.form_id, s.period_id, c.ancestor_id FROM submission s
JOIN unit_closure c ON c.descendant_id = s.unit_id AND c.valid @> s.tree_on WHERE s.id = :id ON CONFLICT DO NOTHING
"""
AT_ONCE: Final = """
UPDATE bench_sum b SET number = b.number + 1 FROM submission s
JOIN unit_closure c ON c.descendant_id = s.unit_id AND c.valid @> s.tree_on
WHERE s.id = :id AND b.unit_id = c.ancestor_id
"""
ACCEPT: Final = "UPDATE submission SET version = version + 1, state = 'accepted' WHERE id = :id"
# Of these, so many as the service accepts them, which takes twenty times as long.
SERVED: Final = 100
DESIGNS: Final = (("none", None), ("marks", None))
ROUNDS: Final = 5


def after_a_mark(engine: Engine, form_id: int) -> None:
    """The nation's dashboard with one commune changed, then again when the worker has been."""
    with Session(engine, expire_on_commit=False) as session:
        form = session.get_one(Form, form_id)
        period = session.scalars(select(Period).order_by(Period.id).limit(1)).one()
        asked = asked_in(session, form, period)
        nation = form.unit_id
        clean = beside(lambda: None, lambda: wholes(session, [asked], nation)).ours
        first = session.execute(
            text("SELECT min(id) FROM submission WHERE period_id = :period"), {"period": period.id}
        ).scalar_one()
        session.execute(text(ACCEPT), {"id": first})
        session.commit()
        marked = beside(lambda: None, lambda: wholes(session, [asked], nation)).ours
        cleared = timed(lambda: refresh(session)) * 1000
        session.commit()
    print(f"one period of the nation: clean {clean:.1f} ms, one commune marked {marked:.1f} ms; the mark cleared in "
          f"{cleared:.1f} ms")  # fmt: skip


def upkeep(app: Engine, worker: Engine, owner: Engine) -> list[str]:
    """Submissions per second by design of upkeep and number of writers.

    As the service accepts them, by which the limit is held; and of the bare UPDATE, where upkeep weighs most.
    """
    with Session(owner) as session:
        session.execute(text(OTHER_TABLES))
        session.commit()
    reviewing = Reviewing(app, owner, worker, SUBMISSIONS)
    bare = [*DESIGNS, ("marks above", OTHER_MARKS), ("at once", AT_ONCE)]
    over = []
    for writers in (1, 8):
        served = _rates(owner, reviewing, DESIGNS, lambda one, _: _served(reviewing, one), writers, SERVED)
        over += _said(f"accepted by {writers}, as the service does", served, limit=0.7)
        found = _rates(owner, reviewing, bare, lambda one, extra: _accept(owner, one, extra), writers)
        _said(f"the bare UPDATE, by {writers}", found)
    return over


def _served(reviewing: Reviewing, submission_id: int) -> bool:
    reviewing.accept(submission_id)
    return True


def _said(name: str, rates: dict[str, float], limit: float | None = None) -> list[str]:
    ratio = rates["marks"] / rates["none"]
    print(f"{name}: " + ", ".join(f"{design} {rate:,.0f}/s" for design, rate in rates.items())
          + f"; marks / none {ratio:.2f}" + (f" (limit {limit})" if limit else ""))  # fmt: skip
    return [name] if limit is not None and ratio < limit else []


def _rates(
    owner: Engine,
    reviewing: Reviewing,
    designs: Sequence[tuple[str, str | None]],
    accept: Callable[[int, str | None], bool],
    writers: int,
    count: int = SUBMISSIONS,
) -> dict[str, float]:
    """The medians of rounds in which each design has its turn, so that other work on the machine meets all."""
    rates: dict[str, list[float]] = {name: [] for name, _ in designs}
    for _ in range(ROUNDS):
        for name, extra in designs:
            _mark(owner, is_on=False)
            reviewing.hand_in()
            _mark(owner, is_on=name == "marks")
            rates[name].append(_rate(owner, reviewing.ids[:count], writers, partial(_again, accept, extra)))
    _mark(owner, is_on=True)
    return {name: statistics.median(of) for name, of in rates.items()}


def _mark(owner: Engine, *, is_on: bool) -> None:
    with owner.begin() as connection:
        enabled = "ENABLE" if is_on else "DISABLE"
        connection.execute(text(f"ALTER TABLE submission {enabled} TRIGGER marks_totals_update"))


def _again(accept: Callable[[int, str | None], bool], extra: str | None, submission_id: int) -> None:
    """Until it goes through."""
    while not accept(submission_id, extra):
        pass


def _accept(engine: Engine, submission_id: int, extra: str | None) -> bool:
    """One transaction; whether it went through. Writers that bring the same sums up to date stop each other."""
    try:
        with engine.begin() as connection:
            connection.execute(text(ACCEPT), {"id": submission_id})
            if extra is not None:
                connection.execute(text(extra), {"id": submission_id})
    except OperationalError:
        return False
    return True


def _rate(engine: Engine, ids: Sequence[int], writers: int, accept: Callable[[int], None]) -> float:
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE bench_mark"))

    def write(mine: Sequence[int]) -> None:
        for submission_id in mine:
            accept(submission_id)

    threads = [threading.Thread(target=write, args=(ids[number::writers],)) for number in range(writers)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(ids) / (time.perf_counter() - started)


def rebuilding(engine: Engine) -> list[str]:
    """Everything added up again, beside one serial GROUP BY; and equal to what stood."""
    stands = "SELECT md5(string_agg(a::text, ',' ORDER BY a)) FROM aggregate a"
    with Session(engine) as session:
        session.execute(text("SET max_parallel_workers_per_gather = 0"))
        plain = "SELECT period_id, indicator_id, category_id, unit_id, sum(number) FROM value GROUP BY 1, 2, 3, 4"
        grouped = timed(lambda: session.execute(text(f"SELECT count(*) FROM ({plain}) g")).scalar_one())
        refresh(session)
        before = session.execute(text(stands)).scalar_one()
        took = timed(lambda: rebuild(session))
        if session.execute(text(stands)).scalar_one() != before:
            sys.exit("the rebuilt sums differ from those that stood")
        session.commit()
    print(f"rebuild {took:.1f} s, serial GROUP BY {grouped:.1f} s: {took / grouped:.2f} (limit 4)")
    return ["rebuild"] if took > 4 * grouped else []
