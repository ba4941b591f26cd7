"""Totals kept by marks: what a read costs beside a plain read of the same rows, and what keeping them costs.

Both sides of every ratio are measured in the same run, in turn, by the same driver, in one session of the app role
with row security, and end as Python objects: other work on the machine moves seconds, and hardly ratios.

- Dashboards: a hundred indicators in four periods, at a province and at the nation, with and without all children;
  the whole country's table, by province, of one indicator and of all. Beside one range read of the same rows (kept
  ones, and of communes the values), beside the same kept as one row of arrays, and beside adding up as it is read,
  which must give the same figures.
- Over HTTP through uvicorn, beside one row by key with the same token.
- A mark: the same read right after one commune's figures were accepted again.
- Upkeep: the same submissions accepted by 1 and by 8 writers as the service accepts them, without upkeep and with
  marks that are only added (ours); and by a bare UPDATE, where upkeep weighs most, with one mark for each unit above
  too (unique, so writers meet), and with all sums above brought up to date at once.
- Rebuild: everything at once, beside one serial GROUP BY of the values.

Run: python benchmarks/aggregates.py [VALUES [FOLDER]], a million without it; ten million need about 3 GB of disk.
A FOLDER keeps the database, and a run that finds one there measures it as it is.
"""

import os
import sys
import tempfile
from pathlib import Path

from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from tienbo.aggregates.keeping import refresh
from tienbo.database import make_engine, resolve_urls
from tienbo.indicators.models import Indicator
from tienbo.memory import settle_memory
from tienbo.settings import Settings
from totals.dashboards import dashboards
from totals.filling import analyze, fill
from totals.reader import reader_at
from totals.served import over_http
from totals.timing import timed
from totals.upkeep import after_a_mark, rebuilding, upkeep

PORT = 8179


def main(values: int, folder: Path) -> int:
    data = folder / "data"
    filled = (data / "postgres").exists()
    urls = resolve_urls(Settings(data_dir=data, _env_file=None))
    form_id = 1 if filled else fill(urls, values)
    settle_memory()
    app, worker, owner = make_engine(urls.app), make_engine(urls.worker), create_engine(urls.owner, pool_size=10)
    with Session(worker) as session:
        count = session.execute(text("SELECT count(*) FROM value")).scalar_one()
        took = timed(lambda: refresh(session))
        session.commit()
        indicators = list(session.scalars(select(Indicator.id).order_by(Indicator.id)))
    analyze(urls)
    print(f"{count:,} values; what was marked added up in {took:.1f} s; load {os.getloadavg()[0]:.1f}")
    over = dashboards(app, worker, owner, form_id)
    readers = {name: reader_at(app, worker, form_id, code) for name, code in (("province", "42"), ("nation", "VN"))}
    over += over_http(data, worker, readers, indicators, PORT)
    after_a_mark(worker, form_id)
    over += rebuilding(worker)
    over += upkeep(app, worker, owner)
    for engine in (app, worker, owner):
        engine.dispose()
    print(f"load {os.getloadavg()[0]:.1f}; " + (f"OVER THE LIMIT: {', '.join(over)}" if over else "ok"))
    return 1 if over else 0


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:  # noqa: PLR2004 -- the folder
        sys.exit(main(wanted, Path(sys.argv[2])))
    with tempfile.TemporaryDirectory() as own:
        sys.exit(main(wanted, Path(own)))
