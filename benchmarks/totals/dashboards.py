"""What a dashboard takes, beside a plain read of the same rows, another design, and adding up as it is read."""

import statistics
import sys
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from tienbo.aggregates.asked import Asked, asked_in
from tienbo.aggregates.figures import figures_of
from tienbo.aggregates.series import Layout
from tienbo.aggregates.series_columns import columns_of
from tienbo.aggregates.series_rows import rows_of
from tienbo.aggregates.sums import branch_sums, merged, wholes
from tienbo.forms.models import Form, Period
from tienbo.indicators.models import Indicator
from totals.filling import DASHBOARD
from totals.reader import Reader, reader_at
from totals.timing import Beside, beside, timed

TWICE: Final = 2
AS_PROVINCE: Final = 1.2
# The other design of what is kept: one row for a unit, form and period, its figures as arrays.
PACKED: Final = """
DROP TABLE IF EXISTS bench_packed;
CREATE TABLE bench_packed AS
SELECT unit_id, period_id, form_id, array_agg(indicator_id) indicators, array_agg(category_id) categories,
  array_agg(number) numbers, array_agg(denominator) denominators, array_agg(expected) expected,
  array_agg(counted) counted
FROM aggregate GROUP BY 1, 2, 3;
ALTER TABLE bench_packed ADD PRIMARY KEY (unit_id, period_id, form_id);
GRANT SELECT ON bench_packed TO tienbo_app
"""
READ_PACKED: Final = """
SELECT period_id, indicators, categories, numbers, denominators, expected, counted FROM bench_packed
WHERE unit_id = :unit AND period_id = ANY (CAST(:periods AS int[])) AND form_id = :form
"""


class Scene(NamedTuple):
    """What the dashboards show."""

    form: Form
    periods: Sequence[Period]
    indicators: list[int]

    @property
    def ids(self) -> list[int]:
        return [period.id for period in self.periods]

    @property
    def codes(self) -> list[str]:
        return [period.code for period in self.periods]


def dashboards(app: Engine, worker: Engine, owner: Engine, form_id: int) -> list[str]:
    """Prints every read and answers what is over its limit."""
    with owner.begin() as connection:
        connection.execute(text(PACKED))
    with Session(worker, expire_on_commit=False) as session:
        scene = Scene(
            session.get_one(Form, form_id),
            session.scalars(select(Period).order_by(Period.id).limit(DASHBOARD)).all(),
            list(session.scalars(select(Indicator.id).order_by(Indicator.id))),
        )
    province, nation = (reader_at(app, worker, form_id, code) for code in ("42", "VN"))
    over = []
    took = {}
    for name, reader in (("province", province), ("nation", nation)):
        found = _kept(reader, scene)
        took[name] = found.ours
        over += _said(f"{name}, 100 indicators x 4 periods, figures", found, TWICE)
        _said(f"{name}, the whole answer as JSON", _answer(reader, scene, scene.indicators, children=False))
        below = _answer(reader, scene, scene.indicators, layout=columns_of)
        took[f"{name} below"] = below.ours
        over += _said(f"{name}, with all children, by columns", below, TWICE)
        _said(f"{name}, with all children, by rows", _answer(reader, scene, scene.indicators))
    over += _limit("nation / province, figures", took["nation"] / took["province"], AS_PROVINCE)
    over += _limit("the same with all children", took["nation below"] / took["province below"], AS_PROVINCE)
    whole = _answer(nation, _first(scene), scene.indicators, layout=columns_of)
    over += _said("the country, all indicators, 1 period, by columns", whole, TWICE)
    _said("the same by rows", _answer(nation, _first(scene), scene.indicators))
    one = _answer(nation, _first(scene), scene.indicators[:1], layout=columns_of)
    _said("the country, one indicator, 1 period, by columns", one)
    for name, reader in (("province", province), ("nation", nation)):
        _on_the_fly(worker, reader, scene, name)
    return over


def _first(scene: Scene) -> Scene:
    return scene._replace(periods=scene.periods[:1])


def _said(name: str, found: Beside, limit: float | None = None) -> list[str]:
    print(
        f"{name:<52} range read {found.plain:>7.2f} ms (p95 {found.plain_p95:>7.2f}), ours {found.ours:>7.2f}"
        f" (p95 {found.ours_p95:>7.2f}); ratio {found.ratio:.2f}, p95 / range read {found.ours_p95 / found.plain:.2f}"
    )
    return [name] if limit is not None and found.ratio > limit else []


def _limit(name: str, ratio: float, limit: float) -> list[str]:
    print(f"{name:<52} {ratio:.2f} (limit {limit})")
    return [name] if ratio > limit else []


def _kept(reader: Reader, scene: Scene) -> Beside:
    """Kept sums made into figures, what is asked being remembered; and the other design beside the same read."""
    with reader.session() as session:
        asked = [asked_in(session, scene.form, period) for period in scene.periods]
        plain = _plain(reader, session, scene, scene.indicators, children=False)

        def figures() -> object:
            return [figures_of(*both) for both in zip(asked, wholes(session, asked, reader.unit_id), strict=True)]

        def packed() -> object:
            said = {"unit": reader.unit_id, "periods": scene.ids, "form": scene.form.id}
            rows = session.execute(text(READ_PACKED), said).all()
            return [
                dict(zip(zip(row[1], row[2], strict=True), zip(*row[3:], strict=True), strict=True)) for row in rows
            ]

        _said("  the same packed as arrays, without row security", beside(plain, packed))
        return beside(plain, figures)


def _answer(
    reader: Reader, scene: Scene, indicators: list[int], *, children: bool = True, layout: Layout = rows_of
) -> Beside:
    with reader.session() as session:
        plain = _plain(reader, session, scene, indicators, children=children)
        return beside(plain, lambda: reader.answer(session, scene.codes, indicators, children=children, layout=layout))


def _plain(
    reader: Reader, session: Session, scene: Scene, indicators: list[int], *, children: bool
) -> Callable[[], object]:
    return lambda: reader.plain(session, scene.ids, indicators, children=children)


def _on_the_fly(worker: Engine, reader: Reader, scene: Scene, name: str) -> None:
    """As where nothing is kept: every reporter below the unit; and the same figures, to the last digit."""
    with Session(worker) as session:
        asked = [asked_in(session, scene.form, period) for period in scene.periods]
        kept = wholes(session, asked, reader.unit_id)
        session.execute(text("INSERT INTO aggregate_mark (form_id) VALUES (NULL)"))
        found: list[object] = []
        took = [timed(lambda: found.append(_added(session, asked, reader.unit_id))) * 1000 for _ in range(3)]
        session.rollback()
    if any(one != kept for one in found):
        sys.exit(f"{name}: adding up as it is read gives other figures than what is kept")
    print(f"{name}, added up as it is read: {statistics.median(took):,.0f} ms; the same figures")


def _added(session: Session, asked: list[Asked], unit_id: int) -> list[object]:
    return [merged([branch_sums(session, one, unit_id)], to=unit_id).get(unit_id, {}) for one in asked]
