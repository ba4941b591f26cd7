"""Figures as columns: a list of each part of them, for each form, period and unit."""

from typing import Any

from tienbo.aggregates.series_rows import Row
from tienbo.aggregates.series_tables import Shown, Table, Tables
from tienbo.units.refs import unit_ref

Column = list[Any]


def columns_of(shown: Tables, home: int) -> Row:
    """The tables, and whose columns are in them."""
    return {
        "tables": [_table(table) for table in shown.tables],
        "children": [
            {"unit": unit_ref(unit).model_dump(), "own": unit.unit_id == home, "tables": _of_child(shown, unit.unit_id)}
            for unit in shown.children
        ],
    }


def _table(table: Table) -> Row:
    asked = table.found.asked
    indicators, categories = zip(*asked.keys, strict=True)
    return {
        "form_id": asked.form.id,
        "period": asked.period.code,
        "indicator_ids": indicators,
        "category_ids": categories,
        "figures": _columns(table.own),
    }


def _of_child(shown: Tables, unit_id: int) -> list[Row | None]:
    return [_columns(table.children[unit_id]) if unit_id in table.children else None for table in shown.tables]


def _columns(one: Shown) -> Row:
    figures = one.figures
    return {
        "number": _said(figures.number),
        "numerator": _said(figures.numerator),
        "denominator": _said(figures.denominator),
        "expected": figures.expected,
        "counted": figures.counted,
        "quality": figures.quality,
        "reason": _said(figures.reason),
        "lower": _said(figures.lower),
        "upper": _said(figures.upper),
        "withheld": one.withheld,
        "target_value": _said(one.target_value),
        "assessment": _said(one.assessment),
        "gap": _said(one.gap),
        "change": _said(one.change),
        "rank": _said(one.rank),
    }


def _said(column: Column | None) -> Column | None:
    """None where there is nothing in it."""
    if not column or (column[0] is None and column.count(None) == len(column)):
        return None
    return column
