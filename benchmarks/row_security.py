"""What row security costs a province that reads a million of its own values.

Two reads, each as the worker role, outside row security, and as the app role with the province's reach. The limit, a
cost of 10 %, is set for the read that the totals make (through the submissions of each branch); the bare scan of the
table shows the cost of the check itself. One read of few values shows what each statement pays before its first row.

Other work on the machine makes single runs up to twice as long. So both variants run in turn, the one that begins
changing with each round; each round's ratio compares neighbours in time; and what counts is the median of the ratios.

Run: python benchmarks/row_security.py
"""

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.orm import Session

from tienbo.database import DatabaseUrls, Reach, make_engine, resolve_urls, set_reach
from tienbo.migrating import migrate
from tienbo.packs.register import load_committees, load_units
from tienbo.settings import Settings
from tienbo.units.models import UnitReach, UnitVersion

LIMIT = 1.10
WARM_UP = 2
ROUNDS = 25
INDICATORS = 100
VALUES = 1_000_000
TODAY = date(2026, 3, 2)

FILL = """
INSERT INTO value (period_id, body_id, indicator_id, category_id, submission_id, unit_id, status, number)
SELECT p, u.unit_id, i, 0, p * 100000 + u.unit_id, u.unit_id, 'reported', (random() * 1000)::int
FROM unnest(CAST(:units AS int[])) AS u(unit_id), generate_series(1, :periods) p, generate_series(1, :indicators) i
ORDER BY 1, 2, 3
"""
SCAN = "SELECT indicator_id, sum(number), count(*) FROM value WHERE status = 'reported' GROUP BY indicator_id"
TOTALS = """
SELECT v.indicator_id, sum(v.number), count(*)
FROM unnest(CAST(:submissions AS int[]), CAST(:branches AS int[])) AS w(submission_id, branch_id)
JOIN value v ON v.period_id = w.submission_id / 100000 AND v.body_id = w.submission_id % 100000
  AND v.category_id = 0 AND v.status = 'reported'
GROUP BY w.branch_id, v.indicator_id
"""
FEW = "SELECT body_id, sum(number), count(*) FROM value WHERE period_id = 1 AND body_id = :body GROUP BY body_id"


def fill(urls: DatabaseUrls) -> int:
    """Load the register and the values; answers the province."""
    owner = create_engine(urls.owner)
    migrate(owner)
    owner.dispose()
    engine = make_engine(urls.worker)
    with Session(engine) as session, session.begin():
        load_units(session)
        load_committees(session)
        province = session.execute(
            select(UnitVersion.unit_id).where(UnitVersion.code == "42", UnitVersion.valid.contains(TODAY))
        ).scalar_one()
        units = session.scalars(
            select(UnitReach.unit_id).where(UnitReach.root_id == province, UnitReach.during.contains(TODAY)).distinct()
        ).all()
        periods = VALUES // (len(units) * INDICATORS) + 1
        session.execute(text(FILL), {"units": units, "periods": periods, "indicators": INDICATORS})
    engine.dispose()
    owner = create_engine(urls.owner, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(text("VACUUM ANALYZE value"))
    owner.dispose()
    return province


def timed(engine: Engine, reach: Reach | None, query: str, parameters: dict[str, Any]) -> tuple[float, int]:
    """Seconds for one read, and how many values it added up."""
    with Session(engine) as session:
        if reach is not None:
            set_reach(session, reach)
        started = time.perf_counter()
        rows = session.execute(text(query), parameters).all()
        return time.perf_counter() - started, sum(row[2] for row in rows)


def compare(urls: DatabaseUrls, reach: Reach, name: str, query: str, parameters: dict[str, Any]) -> float:
    """The median of the ratios of neighbouring runs, printed with the medians of both variants.

    Raises:
        SystemExit: row security changed the answer.
    """
    variants: dict[str, tuple[Engine, Reach | None]] = {
        "open": (make_engine(urls.worker), None),
        "fenced": (make_engine(urls.app), reach),
    }
    seconds: dict[str, list[float]] = {"open": [], "fenced": []}
    values = 0
    for number in range(WARM_UP + ROUNDS):
        counted = {}
        for variant in sorted(variants, reverse=number % 2 == 1):
            engine, own_reach = variants[variant]
            took, counted[variant] = timed(engine, own_reach, query, parameters)
            if number >= WARM_UP:
                seconds[variant].append(took)
        values = counted["open"]
        if counted["fenced"] != values:
            sys.exit(f"{name}: row security shows {counted['fenced']} of {values} values")
    for engine, _ in variants.values():
        engine.dispose()
    ratios = [fenced / plain for fenced, plain in zip(seconds["fenced"], seconds["open"], strict=True)]
    ratio = statistics.median(ratios)
    low, _, high = statistics.quantiles(ratios, n=4)
    before, after = (statistics.median(seconds[variant]) * 1000 for variant in ("open", "fenced"))
    print(
        f"{name:<24}{values:>11,} values {before:>8.1f} ms {after:>8.1f} ms"
        f"   ratio {ratio:.3f} (half of the rounds between {low:.3f} and {high:.3f})"
    )
    return ratio


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        urls = resolve_urls(Settings(data_dir=Path(folder) / "data", _env_file=None))
        province = fill(urls)
        reach = Reach(user_id=1, roots=(province,), today=TODAY)
        worker = make_engine(urls.worker)
        with Session(worker) as session:
            submissions = session.execute(text("SELECT DISTINCT submission_id, unit_id % 13 FROM value")).all()
            body = session.execute(text("SELECT min(body_id) FROM value")).scalar_one()
        worker.dispose()
        parameters = {"submissions": [row[0] for row in submissions], "branches": [row[1] for row in submissions]}
        print(f"medians of {ROUNDS} rounds:                     without     with row security")
        compare(urls, reach, "few values of one body", FEW, {"body": body})
        compare(urls, reach, "bare scan of the table", SCAN, {})
        ratio = compare(urls, reach, "totals of the province", TOTALS, parameters)
    print(f"limit {LIMIT}: {'ok' if ratio <= LIMIT else 'OVER THE LIMIT'}")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
