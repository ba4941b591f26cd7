"""A million values sent over HTTP and taken by the worker, beside a bare COPY of the same rows and the classical path.

Every ratio is between figures of the same run: other work on the machine moves seconds, and hardly ratios.

- Bulk: checked, written with revisions and events, from the first byte sent until `GET /bulk/{id}` says done.
- COPY of the same rows, ready made, into the value table (its key and checks), and into a bare one.
- The classical path: upserts of 500 rows with an audit trigger onto the same figures, as DHIS2 writes them (its
  tables refer to period, unit and indicator by foreign keys); and the same without those keys.
- Dirty (1 % bad rows), shuffled, sent again with 30 % changed, handed in.
- Memory of the worker at a quarter of a million, one and two million rows; other requests meanwhile and before.

Run: python benchmarks/bulk.py [ROWS], a million without it.
"""

import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import psycopg

from bulk_world import CSV, REASON, World, build, finished, run_sql, scalar, sign_in, started
from totals.filling import INDICATORS

PORT: Final = 8162
HEADER: Final = "period,unit_code,form,indicator,value\n"
CLASSICAL_ROWS: Final = 50_000
BATCH: Final = 500
# What one load leaves to the server to tidy is no part of the next one, as with COPY.
HOUSEKEEPING: Final = "VACUUM (ANALYZE) value, submission, submission_revision, former_value, event, sequenced_event"
IDLE_SECONDS: Final = 15.0
PAUSE: Final = 0.02
CLASSICAL: Final = """
CREATE TABLE classical (LIKE value INCLUDING ALL);
CREATE TABLE classical_audit (id bigserial PRIMARY KEY, LIKE value);
CREATE FUNCTION classical_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO classical_audit SELECT nextval('classical_audit_id_seq'), NEW.*; RETURN NULL; END $$;
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON classical FOR EACH ROW EXECUTE FUNCTION classical_audit();
INSERT INTO classical SELECT * FROM value;
CREATE TABLE bare (LIKE value INCLUDING DEFAULTS);
GRANT ALL ON classical, classical_audit, classical_audit_id_seq, bare TO tienbo_worker;
"""
KEYS: Final = "; ".join(
    f"ALTER TABLE classical ADD FOREIGN KEY ({name}_id) REFERENCES {table}"
    for name, table in (("period", "period"), ("body", "body"), ("unit", "unit"), ("indicator", "indicator"))
)
UPSERT: Final = (
    "INSERT INTO classical (period_id, body_id, indicator_id, category_id, submission_id, unit_id, status, number)"
    " VALUES {} ON CONFLICT (period_id, body_id, indicator_id, category_id)"
    " DO UPDATE SET status = excluded.status, number = excluded.number"
)
COPY: Final = (
    "COPY {} (period_id, body_id, indicator_id, category_id, submission_id, unit_id, status, number) FROM STDIN"
)


class Files:
    """Files of rows for periods that nobody has reported yet."""

    def __init__(self, world: World, rows: int) -> None:
        self._world, self._rows = world, rows
        self._number = 0
        self.indicators = [f"B{number}" for number in range(1, INDICATORS + 1)]

    def fresh(self, rows: int | None = None) -> list[str]:
        """Lines for new periods: every commune, every indicator."""
        rows = rows or self._rows
        lines: list[str] = []
        while len(lines) < rows:
            self._number += 1
            code = f"L{self._number}"
            self._world.period(code, self._number)
            for unit_code, _, _ in self._world.communes:
                lines.extend(
                    f"{code},{unit_code},B,{indicator},{place * 7 % 1000}\n"
                    for place, indicator in enumerate(self.indicators)
                )
        settled(self._world)
        return lines[:rows]


def settled(world: World) -> None:
    """Wait until the worker has added up what the new periods marked: that is no part of a load."""
    until = time.monotonic() + 300
    while scalar(world, "SELECT count(*) FROM aggregate_mark") and time.monotonic() < until:
        time.sleep(0.5)


def body_of(lines: list[str]) -> bytes:
    return (HEADER + "".join(lines)).encode()


def dirty(lines: list[str]) -> list[str]:
    """Every hundredth line with a fault of some kind."""
    faults = (",-1\n", ',"1,5"\n', ",x\n", ",,,\n")
    return [
        line.rpartition(",")[0] + faults[place // 100 % len(faults)] if place % 100 == 0 else line
        for place, line in enumerate(lines)
    ]


def changed(lines: list[str]) -> list[str]:
    """Three tenths of the lines with another value."""
    return [
        line.rpartition(",")[0] + ",1001\n" if place % 10 < 3 else line  # noqa: PLR2004 -- three tenths
        for place, line in enumerate(lines)
    ]


def ready_rows(world: World, rows: int, period: int = 900_000) -> str:
    """The same rows as COPY takes them, from a period without a report on."""
    first = scalar(world, "SELECT min(id) FROM indicator WHERE code LIKE 'B%'")
    lines: list[str] = []
    while len(lines) < rows:
        period += 1
        for number, (_, unit_id, body_id) in enumerate(sorted(world.communes, key=lambda one: one[2])):
            lines.extend(
                f"{period}\t{body_id}\t{first + place}\t0\t{9_000_000 + number}\t{unit_id}\treported\t{value}\n"
                for place, value in enumerate(value * 7 % 1000 for value in range(INDICATORS))
            )
    return "".join(lines[:rows])


def copied(world: World, table: str, data: str) -> float:
    """Seconds of one COPY, which is undone afterwards."""
    with psycopg.connect(world.dsn) as connection:
        began = time.perf_counter()
        with connection.cursor() as cursor, cursor.copy(COPY.format(table).encode()) as copy:
            copy.write(data)
        connection.commit()
        took = time.perf_counter() - began
    # Nothing of what is only measured is kept as a former value.
    run_sql(world, f"ALTER TABLE {table} DISABLE TRIGGER USER; DELETE FROM {table} WHERE period_id > 900000;"
            f" ALTER TABLE {table} ENABLE TRIGGER USER")  # fmt: skip
    run_sql(world, f"VACUUM {table}")
    return took


def classical(world: World) -> float:
    """Rows per second of upserts by the batch, each its own transaction."""
    rows = [line.split("\t") for line in ready_rows(world, CLASSICAL_ROWS, world.period("K", 900) - 1).splitlines()]
    began = time.perf_counter()
    with psycopg.connect(world.dsn) as connection:
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            values = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s)"] * len(batch))
            connection.execute(UPSERT.format(values).encode(), [cell for row in batch for cell in row])
            connection.commit()
    rate = len(rows) / (time.perf_counter() - began)
    run_sql(world, f"DELETE FROM classical WHERE period_id = {rows[0][0]}; TRUNCATE classical_audit")
    return rate


def load(world: World, lines: list[str], **query: str) -> tuple[float, dict[str, Any]]:
    """Seconds from the first byte sent until it is done, and what became of it."""
    run_sql(world, HOUSEKEEPING)
    client = sign_in(PORT)
    body = body_of(lines)
    began = time.perf_counter()
    asked = {**REASON, "mode": "per_row", **query}
    answer = client.post("/bulk/apply", content=body, headers=CSV, params=asked)
    said = finished(client, answer)
    took = time.perf_counter() - began
    if said["state"] != "done":
        sys.exit(f"the load came to {said['state']}: {said['failure']}")
    return took, said


def peak_of(pid: int, do: Callable[[], object]) -> float:
    """MiB that a process held at most while something was done."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")
    do()
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


class Neighbour:
    """Someone who reads one report again and again."""

    def __init__(self, world: World) -> None:
        self._client = sign_in(PORT)
        query = "SELECT s.id FROM submission s JOIN period p ON p.id = s.period_id WHERE p.code = 'B1' LIMIT 1"
        self._path = f"/submissions/{scalar(world, query)}"

    def until(self, over: Callable[[], bool]) -> list[float]:
        took = []
        while not over():
            began = time.perf_counter()
            self._client.get(self._path).raise_for_status()
            took.append((time.perf_counter() - began) * 1000)
            time.sleep(PAUSE)
        return took


def p99(took: list[float]) -> float:
    return statistics.quantiles(took, n=100)[98]


def others(world: World, lines: list[str]) -> tuple[float, float]:
    """p99 in milliseconds of a neighbour's reads: idle, and while a file is taken."""
    neighbour = Neighbour(world)
    until = time.monotonic() + IDLE_SECONDS
    idle = neighbour.until(lambda: time.monotonic() > until)
    loading = threading.Thread(target=load, args=(world, lines))
    loading.start()
    busy = neighbour.until(lambda: not loading.is_alive())
    loading.join()
    return p99(idle), p99(busy)


def main(rows: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        world = build(Path(folder) / "data", rows)
        files = Files(world, rows)
        run_sql(world, CLASSICAL)
        data = ready_rows(world, rows)
        into_value = statistics.median(copied(world, "value", data) for _ in range(3))
        into_bare = statistics.median(copied(world, "bare", data) for _ in range(3))
        without = classical(world)
        run_sql(world, KEYS)
        rate = classical(world)
        print(f"COPY of {rows:,} rows: value table {into_value:.2f} s, bare table {into_bare:.2f} s;"
              f" classical path {rate:,.0f} rows/s ({without:,.0f} without foreign keys)")  # fmt: skip
        with started(world, PORT) as (_, worker):
            over = measure(world, files, (into_value, into_bare, rate), worker.pid)
        world.engine.dispose()
    print(f"OVER THE LIMIT: {', '.join(over)}" if over else "ok")
    return 1 if over else 0


def measure(world: World, files: Files, plain: tuple[float, float, float], worker: int) -> list[str]:
    into_value, into_bare, rate = plain
    over: list[str] = []

    def held(name: str, ratio: float, limit: float, *, above: bool) -> None:
        print(f"  {name}: {ratio:.2f} (limit {limit:g})")
        if (ratio < limit) if above else (ratio > limit):
            over.append(name)

    # All periods first: what is made ready for a new one is no part of a load.
    *clean_lines, dirty_lines, shuffled_lines, handed_lines = [files.fresh() for _ in range(6)]
    random.Random(7).shuffle(shuffled_lines)  # noqa: S311 -- an order, not a secret
    took = [load(world, lines) for lines in clean_lines]
    clean = statistics.median(seconds for seconds, _ in took)
    rows = len(clean_lines[0])
    if any(said["accepted"] != rows for _, said in took):
        sys.exit("rows are missing")
    print(f"clean: {clean:.2f} s, {rows / clean:,.0f} rows/s ({', '.join(f'{seconds:.2f}' for seconds, _ in took)})")
    held("of COPY into the value table", into_value / clean, 0.30, above=True)
    held("of COPY into a bare table", into_bare / clean, 0.13, above=True)
    held("times the classical path", rows / clean / rate, 20, above=True)
    again, said = load(world, changed(clean_lines[0]))
    print(f"sent again, 30 % changed: {again:.2f} s, {said['unchanged']:,} unchanged")
    held("of COPY, sent again", into_value / again, 0.20, above=True)
    bad = load(world, dirty(dirty_lines))
    print(f"1 % bad rows: {bad[0]:.2f} s, {bad[1]['refused']:,} refused")
    held("dirty / clean", bad[0] / clean, 1.2, above=False)
    shuffled, _ = load(world, shuffled_lines)
    print(f"shuffled: {shuffled:.2f} s")
    held("shuffled / clean", shuffled / clean, 1.2, above=False)
    handed, said = load(world, handed_lines, into="submitted")
    print(f"handed in: {handed:.2f} s, {said['submitted']:,} reports")
    peaks = {}
    for share in (0.25, 1, 2):
        lines = files.fresh(int(rows * share))
        peaks[share] = peak_of(worker, lambda lines=lines: load(world, lines))  # type: ignore[misc] # bound now
        print(f"memory of the worker at {len(lines):,} rows: {peaks[share]:.0f} MiB")
    held("memory at two / one million", peaks[2] / peaks[1], 1.25, above=False)
    idle, busy = others(world, files.fresh())
    print(f"p99 of other requests: idle {idle:.1f} ms, meanwhile {busy:.1f} ms")
    held("p99 meanwhile / idle", busy / idle, 2, above=False)
    return over


if __name__ == "__main__":
    os.environ.setdefault("TZ", "UTC")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
