"""Figures as rows: one object for each."""

from collections.abc import Iterator
from itertools import repeat
from operator import sub
from typing import Any

from tienbo.aggregates.restatement import Quality
from tienbo.aggregates.series_tables import Shown, Table, Tables
from tienbo.units.refs import unit_ref

Row = dict[str, Any]


def rows_of(shown: Tables, home: int) -> Row:
    """The rows of the unit, and its children with theirs."""
    return {
        "figures": [row for table in shown.tables for row in _rows(table, table.own)],
        "children": [
            {
                "unit": unit_ref(unit).model_dump(),
                "own": unit.unit_id == home,
                "figures": [
                    row
                    for table in shown.tables
                    if unit.unit_id in table.children
                    for row in _rows(table, table.children[unit.unit_id])
                ],
            }
            for unit in shown.children
        ],
    }


def _rows(table: Table, one: Shown) -> Iterator[Row]:
    asked, figures = table.found.asked, one.figures
    indicators, categories = zip(*asked.keys, strict=True)
    columns = {
        "form_id": repeat(asked.form.id),
        "period": repeat(asked.period.code),
        "indicator_id": indicators,
        "category_id": categories,
        "number": figures.number,
        "numerator": figures.numerator,
        "denominator": figures.denominator,
        "expected": figures.expected,
        "counted": figures.counted,
        "missing": map(sub, figures.expected, figures.counted),
        "quality": figures.quality or repeat(Quality.exact),
        "reason": figures.reason or repeat(None),
        "lower": figures.lower or repeat(None),
        "upper": figures.upper or repeat(None),
        "withheld": one.withheld or repeat(False),
        "target_value": one.target_value or repeat(None),
        "assessment": one.assessment or repeat(None),
        "gap": one.gap or repeat(None),
        "change": one.change or repeat(None),
        "rank": one.rank or repeat(None),
    }
    for values in zip(*columns.values(), strict=False):
        yield dict(zip(columns, values, strict=True))
