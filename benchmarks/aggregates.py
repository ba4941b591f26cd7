"""Totals kept by marks: what a read costs beside a plain read of the same rows, and what keeping them costs.

Every ratio is between figures of the same run: other work on the machine moves seconds, and hardly ratios.

- Dashboards: a hundred indicators in four periods, at a province and at the nation, from what is kept; beside one
  range read of the same rows, and beside adding everything up as it is read.
- A mark: the same read right after one commune's figures were accepted again.
- Upkeep: the same submissions accepted by 1 and by 8 writers, without upkeep, with marks that are only added (ours),
  with one mark for each unit above (unique, so writers meet), and with all sums above brought up to date at once.
- Rebuild: everything at once, beside one serial GROUP BY of the values.

Run: python benchmarks/aggregates.py [VALUES], a million without it; ten million need about 3 GB of disk.
"""

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.aggregates.asked import Asked, asked_in
from tienbo.aggregates.figures import figures_of
from tienbo.aggregates.keeping import rebuild, refresh
from tienbo.aggregates.sums import branch_sums, merged, wholes
from tienbo.database import DatabaseUrls, make_engine, resolve_urls
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period, PeriodKind
from tienbo.indicators.models import Indicator, IndicatorKind, IndicatorVersion
from tienbo.migrating import migrate
from tienbo.packs.register import load_committees, load_units
from tienbo.settings import Settings
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level, UnitVersion

TODAY: Final = date(2026, 3, 2)
INDICATORS: Final = 100
DASHBOARD: Final = 4
ROUNDS: Final = 15
SUBMISSIONS: Final = 400
EVER: Final[Range[date]] = Range(None, None)

FILL: Final = """
WITH who AS (
    INSERT INTO submission (form_id, period_id, body_id, unit_id, tree_on, state, version, demo)
    SELECT :form, p.id, b.id, b.unit_id, p.data_to, 'accepted', 1, true
    FROM period p, body b JOIN unit_version u ON u.unit_id = b.unit_id AND u.valid @> CAST(:day AS date)
    WHERE b.kind = 'peoples_committee' AND u.level = 'commune'
    RETURNING id, period_id, body_id, unit_id
)
INSERT INTO value (period_id, body_id, indicator_id, category_id, submission_id, unit_id, status, number)
SELECT w.period_id, w.body_id, i, 0, w.id, w.unit_id, 'reported', (random() * 1000)::int
FROM who w, generate_series(CAST(:first AS int), CAST(:last AS int)) i ORDER BY 1, 2, 3
"""
RANGE_READ: Final = """
SELECT unit_id, period_id, indicator_id, category_id, number, denominator, expected, counted FROM aggregate
WHERE unit_id = :unit AND period_id = ANY (:periods) AND form_id = :form
"""
# The other designs of upkeep: marks of every unit above, each once; and the sums above, each brought up to date.
OTHER_TABLES: Final = """
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
ACCEPT: Final = "UPDATE submission SET version = version + 1 WHERE id = :id"


def prepare(session: Session, values: int) -> int:
    """The register, a form of a hundred indicators asked of every commune, and the values; answers the form."""
    load_units(session)
    load_committees(session)
    nation = session.scalars(select(UnitVersion.unit_id).where(UnitVersion.level == Level.nation)).one()
    words = dict.fromkeys(("name_vi", "name_en", "folded", "definition", "measure_unit", "source"), "x")
    form = Form(
        unit_id=nation, code="B", name_vi="B", name_en="B", reporter_kind=BodyKind.peoples_committee, source="x"
    )
    session.add(form)
    session.flush()
    session.add(FormVersion(form_id=form.id, number=1, valid=EVER, issued_at=clock.now()))
    session.flush()
    ids = []
    for number in range(1, INDICATORS + 1):
        indicator = Indicator(unit_id=nation, code=f"B{number}", kind=IndicatorKind.count)
        session.add(indicator)
        session.flush()
        ids.append(indicator.id)
        session.add(IndicatorVersion(indicator_id=indicator.id, number=1, valid=EVER, **words))
        item = {"section_vi": "", "section_en": "", "levels": [Level.commune]}
        session.add(FormItem(form_id=form.id, version=1, indicator_id=indicator.id, position=number, **item))
    communes = session.scalars(
        select(UnitVersion.unit_id).where(UnitVersion.level == Level.commune, UnitVersion.valid.contains(TODAY))
    ).all()
    for number in range(max(DASHBOARD, values // (len(communes) * INDICATORS))):
        day = TODAY - timedelta(days=number)
        period = Period(code=f"B{number}", kind=PeriodKind.ad_hoc, year=day.year, data_from=day, data_to=day)
        session.add(period)
        session.flush()
        asked = {"level": Level.commune, "due_on": day, "demo": True}
        session.add(FormPeriod(form_id=form.id, period_id=period.id, **asked))
    session.flush()
    session.execute(text(FILL), {"form": form.id, "day": TODAY, "first": min(ids), "last": max(ids)})
    return form.id


def timed(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def neighbours(plain: Callable[[], object], ours: Callable[[], object]) -> tuple[float, float, float]:
    """Medians of both in milliseconds and the median of the ratios of neighbouring runs."""
    pairs = [(timed(plain), timed(ours)) for _ in range(ROUNDS + 2)][2:]
    ratio = statistics.median(after / before for before, after in pairs)
    first, second = (statistics.median(of) * 1000 for of in zip(*pairs, strict=True))
    return first, second, ratio


def dashboards(engine: Engine, form_id: int) -> list[str]:
    """Reads of what is kept, beside a range read of the same rows and beside adding up as it is read."""
    over: list[str] = []
    with Session(engine, expire_on_commit=False) as session:
        form = session.get_one(Form, form_id)
        periods = session.scalars(select(Period).order_by(Period.id).limit(DASHBOARD)).all()
        asked = [asked_in(session, form, period) for period in periods]
        units = {
            name: session.scalars(
                select(UnitVersion.unit_id).where(UnitVersion.code == code, UnitVersion.valid.contains(TODAY))
            ).one()
            for name, code in (("province", "42"), ("nation", "VN"))
        }
        took = {}
        for name, unit_id in units.items():
            parameters = {"unit": unit_id, "periods": [period.id for period in periods], "form": form_id}

            def plain(parameters: dict[str, object] = parameters) -> object:
                return session.execute(text(RANGE_READ), parameters).all()

            def kept(unit_id: int = unit_id) -> object:
                return [figures_of(*both) for both in zip(asked, wholes(session, asked, unit_id), strict=True)]

            rows = len(session.execute(text(RANGE_READ), parameters).all())
            read, took[name], ratio = neighbours(plain, kept)
            fly = statistics.median(timed(partial(_on_the_fly, session, asked, unit_id)) for _ in range(3)) * 1000
            print(
                f"{name:<10}{rows:>5} rows: range read {read:>7.1f} ms, kept {took[name]:>7.1f} ms,"
                f" as it is read {fly:>9.1f} ms; kept / range read {ratio:.2f} (limit 2)"
            )
            if ratio > 2:  # noqa: PLR2004 -- the limit that is printed
                over.append(name)
        ratio = took["nation"] / took["province"]
        print(f"nation / province {ratio:.2f} (limit 1.2)")
        if ratio > 1.2:  # noqa: PLR2004 -- the limit that is printed
            over.append("nation / province")
    return over


def _on_the_fly(session: Session, asked: list[Asked], unit_id: int) -> None:
    """As where nothing is kept: every reporter below the unit."""
    session.execute(text("INSERT INTO aggregate_mark (form_id) VALUES (NULL)"))
    for one in asked:
        merged([branch_sums(session, one, unit_id)], to=unit_id)
    session.rollback()


def after_a_mark(engine: Engine, form_id: int) -> None:
    """The nation's dashboard with one commune changed, then again when the worker has been."""
    with Session(engine, expire_on_commit=False) as session:
        form = session.get_one(Form, form_id)
        period = session.scalars(select(Period).order_by(Period.id).limit(1)).one()
        asked = asked_in(session, form, period)
        nation = form.unit_id
        clean, _, _ = neighbours(lambda: wholes(session, [asked], nation), lambda: None)
        first = session.execute(
            text("SELECT min(id) FROM submission WHERE period_id = :period"), {"period": period.id}
        ).scalar_one()
        session.execute(text(ACCEPT), {"id": first})
        session.commit()
        marked, _, _ = neighbours(lambda: wholes(session, [asked], nation), lambda: None)
        cleared = timed(lambda: refresh(session)) * 1000
        session.commit()
    print(f"one period of the nation: clean {clean:.1f} ms, one commune marked {marked:.1f} ms; the mark cleared in "
          f"{cleared:.1f} ms")  # fmt: skip


def upkeep(engine: Engine) -> list[str]:
    """Submissions per second by design of upkeep and number of writers."""
    with Session(engine) as session:
        session.execute(text(OTHER_TABLES))
        ids = session.scalars(text("SELECT id FROM submission ORDER BY random() LIMIT :n"), {"n": SUBMISSIONS}).all()
        session.commit()
    over = []
    for writers in (1, 8):
        rates = {}
        for name, extra in (("none", None), ("marks", None), ("marks above", OTHER_MARKS), ("at once", AT_ONCE)):
            with engine.begin() as connection:
                enabled = "ENABLE" if name == "marks" else "DISABLE"
                connection.execute(text(f"ALTER TABLE submission {enabled} TRIGGER marks_totals_update"))
            rates[name] = statistics.median(_rate(engine, ids, writers, extra) for _ in range(3))
        print(f"{writers} writers: " + ", ".join(f"{name} {rate:,.0f}/s" for name, rate in rates.items())
              + f"; marks / none {rates['marks'] / rates['none']:.2f} (limit 0.7)")  # fmt: skip
        if rates["marks"] < rates["none"] * 0.7:
            over.append(f"upkeep by {writers}")
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE submission ENABLE TRIGGER marks_totals_update"))
    return over


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


def _rate(engine: Engine, ids: Sequence[int], writers: int, extra: str | None) -> float:
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE bench_mark"))

    def write(mine: Sequence[int]) -> None:
        for submission_id in mine:
            while not _accept(engine, submission_id, extra):
                pass

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


def fill(urls: DatabaseUrls, values: int) -> int:
    owner = create_engine(urls.owner)
    migrate(owner)
    owner.dispose()
    with Session(make_engine(urls.worker)) as session, session.begin():
        form_id = prepare(session, values)
    analyze(urls)
    return form_id


def analyze(urls: DatabaseUrls) -> None:
    owner = create_engine(urls.owner, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
    owner.dispose()


def main(values: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        urls = resolve_urls(Settings(data_dir=Path(folder) / "data", _env_file=None))
        form_id = fill(urls, values)
        worker, owner = make_engine(urls.worker), create_engine(urls.owner, pool_size=10)
        with Session(worker) as session:
            count = session.execute(text("SELECT count(*) FROM value")).scalar_one()
            took = timed(lambda: refresh(session))
            session.commit()
        analyze(urls)
        print(f"{count:,} values; all of them added up for the first time in {took:.1f} s")
        over = dashboards(worker, form_id)
        after_a_mark(worker, form_id)
        over += rebuilding(worker)
        over += upkeep(owner)
        worker.dispose()
        owner.dispose()
    print(f"OVER THE LIMIT: {', '.join(over)}" if over else "ok")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
