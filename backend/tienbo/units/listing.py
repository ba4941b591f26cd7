"""A dated list of units and its lineage as files give them: read, checked, and refused line by line (pure)."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tienbo.units.models import Level, Share
from tienbo.vietnamese import normalise

LEVEL_OF_CODE_LENGTH = {2: Level.province, 3: Level.district, 5: Level.commune}
_ORDER = list(Level)
_LIST_COLUMNS = {"code", "name", "level", "kind", "parent_code"}
_PLACE_COLUMNS = ("lat", "lon")
# Degrees as the lists write them; of the two the longitude reaches further.
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?", re.ASCII)
_FURTHEST = {"lat": 90, "lon": 180}
_LINEAGE_COLUMNS = {"old_code", "new_code", "share"}


@dataclass(frozen=True)
class ListedUnit:
    """One line of a list. `line` is 1-based; the header is line 1.

    Attributes:
        place: latitude and longitude in degrees of a point within the unit; None: the list names none.
    """

    line: int
    code: str
    name: str
    level: Level
    kind: str
    parent_code: str | None
    place: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True)
class ListedLineage:
    line: int
    old_code: str
    new_code: str
    share: Share


@dataclass(frozen=True)
class LineProblem:
    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


class ListRefused(Exception):  # noqa: N818 -- says what happened to the file
    """The file cannot be taken; nothing of it was."""

    def __init__(self, problems: Iterable[LineProblem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.line)
        super().__init__("\n".join(map(str, self.problems)))


def read_list(lines: Iterable[str]) -> list[ListedUnit]:
    """The units of a CSV with columns code, name, level, kind, parent_code.

    Columns lat and lon are read where they stand; further ones are ignored.

    Raises:
        ListRefused: with every line that is wrong.
    """
    units: list[ListedUnit] = []
    problems: list[LineProblem] = []
    for line, row in _rows(lines, _LIST_COLUMNS, _PLACE_COLUMNS):
        message = _row_fault(row)
        if message:
            problems.append(LineProblem(line, message))
        else:
            units.append(_listed(line, row))
    problems.extend(_list_faults(units))
    if problems:
        raise ListRefused(problems)
    return units


def read_lineage(lines: Iterable[str]) -> list[ListedLineage]:
    """Predecessor, successor and share from a CSV with columns old_code, new_code, share.

    Raises:
        ListRefused: with every line that is wrong.
    """
    links: list[ListedLineage] = []
    problems: list[LineProblem] = []
    seen: set[tuple[str, str]] = set()
    for line, row in _rows(lines, _LINEAGE_COLUMNS):
        pair = (row["old_code"], row["new_code"])
        if any(level_of(code) is None for code in pair):
            problems.append(LineProblem(line, f"{pair[0]!r} or {pair[1]!r} is not an official code"))
        elif row["share"] not in Share.__members__:
            problems.append(LineProblem(line, f"share {row['share']!r} is not one of {', '.join(Share)}"))
        elif pair in seen:
            problems.append(LineProblem(line, f"{pair[0]} → {pair[1]} stands twice"))
        else:
            links.append(ListedLineage(line, *pair, Share(row["share"])))
        seen.add(pair)
    if problems:
        raise ListRefused(problems)
    return links


def level_of(code: str) -> Level | None:
    """The level that an official code belongs to by its length: 2, 3 or 5 digits."""
    return LEVEL_OF_CODE_LENGTH.get(len(code)) if code.isascii() and code.isdigit() else None


def _rows(lines: Iterable[str], needed: set[str], optional: Iterable[str] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(lines)
    missing = needed - set(reader.fieldnames or [])
    if missing:
        raise ListRefused([LineProblem(1, f"columns missing: {', '.join(sorted(missing))}")])
    names = needed | set(optional)
    for row in reader:
        yield reader.line_num, {name: normalise(row.get(name) or "") for name in names}


def _row_fault(row: dict[str, str]) -> str | None:
    level = level_of(row["code"])
    if level is None:
        return f"{row['code']!r} is not an official code of 2, 3 or 5 digits"
    if row["level"] != level:
        return f"code {row['code']} is that of a {level}, but the level says {row['level']!r}"
    if not row["name"] or not row["kind"]:
        return f"unit {row['code']} has no name or no kind"
    return _place_fault(row)


def _place_fault(row: dict[str, str]) -> str | None:
    given = [name for name in _PLACE_COLUMNS if row[name]]
    if len(given) == 1:
        return f"unit {row['code']} has only one of lat and lon"
    for name in given:
        if not _DEGREES.fullmatch(row[name]) or abs(Decimal(row[name])) > _FURTHEST[name]:
            return f"{name} of {row['code']} is {row[name]!r}: degrees are meant, as 18.342"
    return None


def _listed(line: int, row: dict[str, str]) -> ListedUnit:
    place = (Decimal(row["lat"]), Decimal(row["lon"])) if row["lat"] else None
    parent_code = row["parent_code"] or None
    return ListedUnit(line, row["code"], row["name"], Level(row["level"]), row["kind"], parent_code, place)


def _list_faults(units: list[ListedUnit]) -> Iterator[LineProblem]:
    by_code: dict[str, ListedUnit] = {}
    for unit in units:
        if unit.code in by_code:
            yield LineProblem(unit.line, f"code {unit.code} stands on line {by_code[unit.code].line} already")
        by_code.setdefault(unit.code, unit)
    for unit in units:
        message = _parent_fault(unit, by_code)
        if message:
            yield LineProblem(unit.line, message)


def _parent_fault(unit: ListedUnit, by_code: dict[str, ListedUnit]) -> str | None:
    if unit.parent_code is None:
        return None if unit.level is Level.province else f"{unit.level} {unit.code} names no superior"
    if unit.parent_code == unit.code or _is_own_ancestor(unit, by_code):
        return f"unit {unit.code} is its own superior (a cycle)"
    parent = by_code.get(unit.parent_code)
    if parent is None:
        return f"superior {unit.parent_code} of {unit.code} is not in the list"
    if _ORDER.index(parent.level) >= _ORDER.index(unit.level):
        return f"superior {parent.code} of {unit.code} is a {parent.level}, which is not above a {unit.level}"
    return None


def _is_own_ancestor(unit: ListedUnit, by_code: dict[str, ListedUnit]) -> bool:
    above = by_code.get(unit.parent_code or "")
    for _ in range(len(_ORDER)):
        if above is None:
            return False
        if above.code == unit.code:
            return True
        above = by_code.get(above.parent_code or "")
    return False
