"""Targets that stand in tables: one indicator per row, its values in year columns, a value column or the sentence."""

import re
from decimal import Decimal
from typing import Final, Literal

from tienbo.documents.reading import Cell, Passage, Row, Table
from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.tables.headers import column_kind
from tienbo.documents.recognise.bodies import split_bodies
from tienbo.documents.recognise.measures import comparison, decimal_of
from tienbo.documents.recognise.results import Comparator, Target, TargetValue
from tienbo.documents.recognise.targets import Aim, targets_in

_YEAR: Final = re.compile(r"20[1-4]\d")
_CELL: Final = re.compile(
    r"^\s*(?P<sign>≥|≤|>=|<=|>|<|tren|duoi|khoang|it nhat|toi thieu|"
    r"tu)?\s*(?P<a>\d[\d.,]*)\s*(?:-\s*(?P<b>\d[\d.,]*))?\s*(?P<unit>%|‰|lan)?\s*(?P<up>tro len)?\s*$"
)
_UNITS: Final = {"%": "%", "phan tram": "%", "‰": "per 1000", "lan": "×", "ty le %": "%", "ty le": "%"}
_SIGNS: Final[dict[str, Comparator]] = {
    "≥": ">=",
    ">=": ">=",
    "it nhat": ">=",
    "toi thieu": ">=",
    "tu": ">=",
    "≤": "<=",
    "<=": "<=",
    ">": ">",
    "tren": ">",
    "<": "<",
    "duoi": "<",
    "khoang": "~",
}
_YES: Final = frozenset({"co", "x", "dat", "hoan thanh"})
_Columns = dict[str, list[int]]


def is_indicator_table(table: Table) -> bool:
    """Indicators with values, not tasks shared out between agencies."""
    columns = _columns(table)
    if "indicator" not in columns:
        return False
    return bool(
        columns.get("year")
        or columns.get("unit")
        or columns.get("value")
        or not ({"task", "products", "coordinating"} & set(columns))
    )


def table_targets(table: Table, clause: str | None, period: str | None) -> list[Target]:
    columns = _columns(table)
    found: list[Target] = []
    name_column = (columns.get("indicator") or columns.get("task") or [1])[0]
    for row in table.rows:
        if name_column >= len(row.cells) or not row.cells[name_column].text:
            continue
        name = row.cells[name_column].passage
        lead = _lead(row, columns)
        values = _values(table, row, columns, period)
        if values:
            found.append(_target(name, values, lead, row, columns, clause))
        elif not columns.get("year"):
            found += targets_in(Aim(name, clause, "chi tieu", period), lead)
    return found


def _columns(table: Table) -> _Columns:
    columns: _Columns = {}
    for place, cell in enumerate(table.header.cells):
        kind = column_kind(cell.text)
        if kind == "result" or (kind == "indicator" and "indicator" in columns):
            kind = "value"
        if kind == "indicator" and _YEAR.search(cell.text):
            kind = "year"
        if kind is not None:
            columns.setdefault(kind, []).append(place)
    return columns


def _lead(row: Row, columns: _Columns) -> tuple[str, ...]:
    for place in columns.get("lead", []):
        if place < len(row.cells) and row.cells[place].text:
            text = row.cells[place].text
            return tuple(text[start:end] for start, end in split_bodies(text))
    return ()


def _values(table: Table, row: Row, columns: _Columns, period: str | None) -> list[TargetValue]:
    unit = next((row.cells[place].text for place in columns.get("unit", []) if place < len(row.cells)), None)
    found: list[TargetValue] = []
    for place in [*columns.get("year", []), *columns.get("value", [])]:
        if place >= len(row.cells) or not row.cells[place].text:
            continue
        year = _YEAR.search(table.header.cells[place].text)
        value = _value(row.cells[place], unit, year[0] if year else period)
        if value is not None:
            found.append(value)
    return found


def _value(cell: Cell, unit: str | None, period: str | None) -> TargetValue | None:
    flat_text = flat(cell.text)
    match = _CELL.match(flat_text)
    if match is None:
        flag = flat_text.strip() in _YES and flat(unit or "").startswith(("co", ""))
        return TargetValue("=", None, None, "yes/no", period, flag=True) if flag and unit else None
    value = decimal_of(match["a"].rstrip(".,"))
    if value is None:
        return None
    comparator = (
        ">="
        if match["up"]
        else _SIGNS.get(match["sign"] or "", comparison(flat_text, match.start("a"), match.end("a"))[0])
    )
    return TargetValue(comparator, value, _second(match["b"]), _unit(match["unit"], unit), period)


def _second(printed: str | None) -> Decimal | None:
    return decimal_of(printed.rstrip(".,")) if printed else None


def _unit(printed: str | None, column: str | None) -> str:
    if printed:
        return _UNITS[printed]
    if not column:
        return "count"
    flat_unit = flat(column).strip()
    per = re.search(r"/\s?(100\.000|100000|10\.000|1\.000|1000|100)\b", flat_unit)
    return f"per {per[1].replace('.', '')}" if per else _UNITS.get(flat_unit, column)


def _target(
    name: Passage, values: list[TargetValue], lead: tuple[str, ...], row: Row, columns: _Columns, clause: str | None
) -> Target:
    baseline = next((row.cells[place].text for place in columns.get("baseline", []) if place < len(row.cells)), None)
    first, last = values[0].value, values[-1].value
    direction: Literal["up", "down", "keep"] | None = None
    if first is not None and last is not None and first != last:
        direction = "up" if last > first else "down"
    return Target(
        name.text.strip(" .;"), tuple(values), None, None, baseline or None, direction, lead, name.quote(), clause, 0.9
    )
