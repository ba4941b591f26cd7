"""How long the register takes: loading all of it, and "which units were below X on day D" with it loaded.

Loading is printed in seconds. A tree query is printed as a ratio to fetching the same rows by their ids in the same
run; the limit is 1: the closure is one range of one index, so it must not cost more than the bare rows.

Run: python benchmarks/tree.py
"""

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from sqlalchemy import Select, create_engine, select
from sqlalchemy.orm import Session

from tienbo.database import make_engine, resolve_urls
from tienbo.migrating import migrate
from tienbo.packs.register import load_committees, load_units
from tienbo.settings import Settings
from tienbo.units import tree
from tienbo.units.models import UnitVersion

LIMIT = 1.0
ROUNDS = 51
DAYS = (date(2019, 3, 25), date(2025, 6, 30), date(2026, 3, 2))
CODES = ("VN", "42", "01")


def milliseconds(session: Session, query: Select[int]) -> tuple[float, list[int]]:
    """The median time of the query, and its answer."""
    times = []
    found: list[int] = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        found = list(session.scalars(query))
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), found


def compare(session: Session, code: str, day: date) -> float:
    """The ratio of asking the tree to fetching the same rows by id, printed."""
    unit_id = session.execute(
        select(UnitVersion.unit_id).where(UnitVersion.code == code, UnitVersion.valid.contains(day))
    ).scalar_one()
    asked, below = milliseconds(session, tree.subtree(unit_id, day))
    fetched, _ = milliseconds(
        session,
        select(UnitVersion.unit_id).where(UnitVersion.unit_id.in_(below), UnitVersion.valid.contains(day)),
    )
    ratio = asked / fetched
    times = f"{asked:>7.2f} ms  by id {fetched:>7.2f} ms"
    print(f"below {code:<3} on {day}  {len(below):>6} units  {times}  ratio {ratio:.2f}")
    return ratio


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        urls = resolve_urls(Settings(data_dir=Path(folder) / "data", _env_file=None))
        owner = create_engine(urls.owner)
        migrate(owner)
        owner.dispose()
        engine = make_engine(urls.worker)
        with Session(engine) as session, session.begin():
            for name, load in (("three lists and the lineage", load_units), ("their committees", load_committees)):
                started = time.perf_counter()
                load(session)
                print(f"loading {name:<28}{time.perf_counter() - started:>6.1f} s")
        with Session(engine) as session:
            ratios = [compare(session, code, day) for code in CODES for day in DAYS]
        engine.dispose()
    worst = max(ratios)
    print(f"worst ratio {worst:.2f}, limit {LIMIT}: {'ok' if worst <= LIMIT else 'OVER THE LIMIT'}")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
