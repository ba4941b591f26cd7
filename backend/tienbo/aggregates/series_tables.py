"""Figures as they are answered: held against targets, beside each other and beside the period before, in columns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.columns import FigureColumns, shown
from tienbo.aggregates.comparing import difference, ranks
from tienbo.aggregates.official import Official
from tienbo.aggregates.schemas import Assessment
from tienbo.aggregates.series_breaks import Break
from tienbo.aggregates.series_frame import Frame
from tienbo.aggregates.series_schemas import BreakKind
from tienbo.aggregates.targets import Judged, assess, prevailing
from tienbo.indicators.target_models import Milestone
from tienbo.units.models import UnitVersion


@dataclass(frozen=True)
class Found:
    """One form in one period: the unit's figures, and those of the units below it on the map of `day`.

    Attributes:
        withheld: by unit what is not shown; a unit's own bodies under its negative id.
        official: the words that the figures add up, where they are official.
    """

    asked: Asked
    unit: UnitVersion
    day: date
    own: FigureColumns
    children: Mapping[int, FigureColumns]
    withheld: Mapping[int, set[Key]]
    official: Official | None = None


@dataclass
class Shown:
    """Every column of one unit in one form and period; None: the column is empty, nothing being withheld."""

    figures: FigureColumns
    withheld: list[bool] | None
    target_value: list[Decimal | None] | None = None
    assessment: list[Assessment | None] | None = None
    gap: list[Decimal | None] | None = None
    change: list[Decimal | None] | None = None
    rank: list[int | None] | None = None


class Table(NamedTuple):
    """What is answered of a form and period: the unit's own columns, and by unit those of its children."""

    found: Found
    own: Shown
    children: dict[int, Shown]


class Tables(NamedTuple):
    """Tables in the order of their periods, and all children that are in them, in the order of the register."""

    tables: list[Table]
    children: list[UnitVersion]


def tables_of(frame: Frame, found: Sequence[Found]) -> Tables:
    """The tables; what they say across units and across periods is worked out over all that is found."""
    units: dict[int, UnitVersion] = {}
    tables = []
    for one in found:
        here = {row.unit_id: row for row in frame.below if row.unit_id in one.children and one.day in row.valid}
        units |= here
        tables.append(_table(frame, one, here))
    series: defaultdict[tuple[int | None, int], list[tuple[Asked, Shown]]] = defaultdict(list)
    for table in tables:
        asked = table.found.asked
        series[None, asked.form.id].append((asked, table.own))
        for unit_id, columns in table.children.items():
            series[unit_id, asked.form.id].append((asked, columns))
    for of in series.values():
        _add_changes(of, frame.breaks)
    return Tables(tables, sorted(units.values(), key=lambda unit: (unit.level, unit.sort_key)))


def _table(frame: Frame, one: Found, here: Mapping[int, UnitVersion]) -> Table:
    home = one.unit.unit_id
    above = tuple(unit for unit, valid in frame.superiors if one.day in valid)
    judged = Judged(one.unit.level, above, one.asked.form.reporter_kind)
    own = _shown(one, one.own, judged, one.withheld.get(home, set()))
    children = {
        unit_id: _shown(
            one,
            one.children[unit_id],
            judged.child(unit_id, version.level),
            one.withheld.get(-unit_id if unit_id == home else unit_id, set()),
        )
        for unit_id, version in here.items()
    }
    # The unit's own bodies have no place among the children.
    _add_ranks(one.asked, [columns for unit_id, columns in children.items() if unit_id != home])
    return Table(one, own, children)


def _shown(one: Found, figures: FigureColumns, judged: Judged, hidden: set[Key]) -> Shown:
    withheld = [cell.key in hidden for cell in one.asked.cells] if hidden else None
    found = Shown(figures if withheld is None else shown(figures, withheld), withheld)
    if one.asked.targets:
        _hold_against(found, one.asked, judged)
    return found


def _hold_against(found: Shown, asked: Asked, judged: Judged) -> None:
    milestones = [_milestone(asked, key, judged) for key in (cell.key for cell in asked.cells)]
    if not any(milestones):
        return
    figures = found.figures
    found.target_value = [milestone.value if milestone else None for milestone in milestones]
    found.gap = [
        None if milestone is None else difference(number, milestone.value)
        for milestone, number in zip(milestones, figures.number, strict=True)
    ]
    found.assessment = [
        assess(milestone, cell.indicator.direction, number, expected, counted)
        for milestone, cell, number, expected, counted in zip(
            milestones, asked.cells, figures.number, figures.expected, figures.counted, strict=True
        )
    ]


def _milestone(asked: Asked, key: Key, judged: Judged) -> Milestone | None:
    indicator_id, category_id = key
    if indicator_id not in asked.targets:
        return None
    prevails = prevailing(asked.targets[indicator_id], indicator_id, judged, asked.period.year, category_id)
    return prevails[0] if prevails else None


def _add_ranks(asked: Asked, several: Sequence[Shown]) -> None:
    """The place of each among the others, figure by figure."""
    beside = zip(*(one.figures.number for one in several), strict=True)
    by_figure = (ranks(numbers, cell.indicator.direction) for cell, numbers in zip(asked.cells, beside, strict=False))
    for one, found in zip(several, zip(*by_figure, strict=True), strict=False):
        one.rank = list(found)


def _add_changes(series: Iterable[tuple[Asked, Shown]], breaks: Iterable[Break]) -> None:
    """What changed since the period before in which it was asked, where the meaning did not change in between."""
    broken = {(one.period, one.indicator_id) for one in breaks if one.kind is BreakKind.definition_changed}
    last: dict[Key, Decimal | None] = {}
    keys: list[Key] = []
    numbers: list[Decimal | None] = []
    for asked, one in series:
        before_keys, before = keys, numbers
        keys, numbers = asked.keys, one.figures.number
        if keys != before_keys:
            last.update(zip(before_keys, before, strict=True))
            before = [last.get(key) for key in keys]
        one.change = list(map(difference, numbers, before))
        if broken:
            code = asked.period.code
            one.change = [
                None if (code, key[0]) in broken else change for key, change in zip(keys, one.change, strict=True)
            ]
