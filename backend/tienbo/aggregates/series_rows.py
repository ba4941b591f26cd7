"""Figures as the rows of an answer: held against targets, beside each other and beside the period before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import Asked, AskedCell
from tienbo.aggregates.comparing import difference, ranks
from tienbo.aggregates.restatement import Restated
from tienbo.aggregates.series_schemas import BreakKind
from tienbo.aggregates.targets import Judged, assess, prevailing
from tienbo.aggregates.withholding import covered
from tienbo.indicators.target_models import Target
from tienbo.units import tree
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref

Row = dict[str, Any]
Figures = Mapping[Key, Restated]


@dataclass(frozen=True)
class Found:
    """One form in one period: the unit's figures, and those of the units below it on the map of `day`.

    Attributes:
        withheld: by unit what is not shown; a unit's own bodies under its negative id.
    """

    asked: Asked
    unit: UnitVersion
    day: date
    own: Figures
    children: Mapping[int, Figures]
    withheld: Mapping[int, set[Key]]


def rows_of(session: Session, found: Sequence[Found], breaks: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of the unit, and its children with theirs."""
    indicator_ids = {cell.indicator.id for one in found for cell in one.asked.cells}
    targets = session.scalars(select(Target).where(Target.indicator_id.in_(indicator_ids)).order_by(Target.id)).all()
    own: list[Row] = []
    units: dict[int, UnitVersion] = {}
    below: dict[int, list[Row]] = {}
    for one in found:
        home = one.unit.unit_id
        judged = Judged(one.unit.level, tree.superiors(session, home, one.day), one.asked.form.reporter_kind)
        own += _of_unit(one, one.own, judged, targets, one.withheld.get(home, set()))
        here = _versions(session, one)
        units |= here
        children: list[Row] = []
        for unit_id, version in here.items():
            hidden = one.withheld.get(-unit_id if unit_id == home else unit_id, set())
            rows = _of_unit(one, one.children[unit_id], judged.child(unit_id, version.level), targets, hidden)
            below.setdefault(unit_id, []).extend(rows)
            children += rows
        _rank(one, here, children)
    for rows in (own, *below.values()):
        _add_changes(rows, breaks)
    ordered = sorted(units.values(), key=lambda unit: (unit.level, unit.sort_key))
    home_id = found[-1].unit.unit_id if found else None
    return own, [
        {"unit": unit_ref(unit).model_dump(), "own": unit.unit_id == home_id, "figures": below[unit.unit_id]}
        for unit in ordered
    ]


def _versions(session: Session, one: Found) -> dict[int, UnitVersion]:
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id.in_(one.children), UnitVersion.valid.contains(one.day))
    )
    return {row.unit_id: row for row in rows}


def _of_unit(one: Found, figures: Figures, judged: Judged, targets: Sequence[Target], hidden: set[Key]) -> list[Row]:
    return [_row(one, cell, figures[cell.key], judged, targets, hidden) for cell in one.asked.cells]


def _row(
    one: Found, cell: AskedCell, restated: Restated, judged: Judged, targets: Sequence[Target], hidden: set[Key]
) -> Row:
    is_hidden = cell.key in hidden
    figure = covered(restated.figure) if is_hidden else restated.figure
    asked = prevailing(targets, cell.indicator.id, judged, one.asked.period.year, cell.category_id)
    milestone = asked[0] if asked else None
    return {
        "form_id": one.asked.form.id,
        "period": one.asked.period.code,
        "indicator_id": cell.indicator.id,
        "category_id": cell.category_id,
        **figure._asdict(),
        "missing": figure.expected - figure.counted,
        "quality": restated.quality,
        "lower": restated.lower,
        "upper": restated.upper,
        "withheld": is_hidden,
        "target_value": milestone.value if milestone else None,
        "assessment": assess(milestone, cell.indicator.direction, figure.number, figure.expected, figure.counted),
        "gap": difference(figure.number, milestone.value if milestone else None),
        "change": None,
        "rank": None,
    }


def _rank(one: Found, here: Mapping[int, UnitVersion], rows: Sequence[Row]) -> None:
    """The place of each child among the others; the unit's own bodies are none of them."""
    width = len(one.asked.cells)
    by_unit = {unit: rows[place * width : (place + 1) * width] for place, unit in enumerate(here)}
    by_unit.pop(one.unit.unit_id, None)
    for place, cell in enumerate(one.asked.cells):
        numbers = {unit: of[place]["number"] for unit, of in by_unit.items()}
        for unit, rank in ranks(numbers, cell.indicator.direction).items():
            by_unit[unit][place]["rank"] = rank


def _add_changes(rows: Iterable[Row], breaks: Iterable[Row]) -> None:
    """What changed since the period before, where the meaning did not change in between."""
    broken = {(one["period"], one["indicator_id"]) for one in breaks if one["kind"] is BreakKind.definition_changed}
    series: dict[tuple[int, int, int], list[Row]] = {}
    for row in rows:
        series.setdefault((row["form_id"], row["indicator_id"], row["category_id"]), []).append(row)
    for of in series.values():
        for before, after in pairwise(of):
            if (after["period"], after["indicator_id"]) not in broken:
                after["change"] = difference(after["number"], before["number"])
