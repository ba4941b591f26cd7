"""What an auditor takes out of the API by reading it: units of a day, their lineage, and every report, as plain data.

Neither this nor an oracle imports anything of the package: they share only its answers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Get = Callable[..., Any]
"""Of a path and its parameters, the JSON of the answer."""


@dataclass(frozen=True)
class Said:
    """A value of a report: a number where the status is `reported`."""

    status: str
    number: Fraction | None


@dataclass(frozen=True)
class Report:
    """A reporter of a period and what it said, by indicator; `state` is `not_started` where it said nothing."""

    unit: int
    body: int
    level: str
    state: str
    said: Mapping[int, Said]

    def given(self, indicator: int) -> Fraction | None:
        """The number that counts: accepted, and a number at all."""
        value = self.said.get(indicator)
        return value.number if self.state == "accepted" and value and value.status == "reported" else None


@dataclass(frozen=True)
class Place:
    """A unit of one map; the top has no superior."""

    level: str
    superior: int | None


@dataclass(frozen=True)
class Register:
    """The maps of some days, in their order, and who became whom between them."""

    maps: Mapping[str, Mapping[int, Place]]
    successors: Mapping[int, frozenset[int]]
    predecessors: Mapping[int, frozenset[int]]


def reports_of(get: Get, form_id: int, period: str) -> list[Report]:
    """Every reporter of the form and period within reach, with its total of each indicator."""
    return [_report(get, row) for row in _pages(get, f"/forms/{form_id}/reporters", period=period)]


def _report(get: Get, row: Any) -> Report:
    values = get(f"/submissions/{row['submission_id']}")["values"] if row["submission_id"] else []
    said = {one["indicator_id"]: Said(one["status"], exact(one["number"])) for one in values if not one["category_id"]}
    return Report(row["unit"]["id"], row["body"]["id"], row["unit"]["level"], row["state"], said)


def levels_asked(get: Get, form_id: int) -> dict[int, frozenset[str]]:
    """Of each indicator that the form asks, the levels of which it asks it."""
    items = [item for section in get(f"/forms/{form_id}")["sections"] for item in section["items"]]
    return {item["indicator"]["id"]: frozenset(item["levels"]) for item in items}


def map_of(get: Get, day: str) -> dict[int, Place]:
    """Every unit within reach, and those above, as they stood on the day."""
    rows = _pages(get, "/units", as_of=day)
    return {row["id"]: Place(row["level"], row["parent"] and row["parent"]["id"]) for row in rows}


def register_of(get: Get, days: list[str]) -> Register:
    """The maps of these days, and what the units that end between them became."""
    maps = {day: map_of(get, day) for day in sorted(days)}
    successors: dict[int, frozenset[int]] = {}
    predecessors: dict[int, set[int]] = defaultdict(set)
    for unit in sorted({unit for of in maps.values() for unit in of}):
        links = [] if unit in maps[max(days)] else get(f"/units/{unit}/lineage")["successors"]
        successors[unit] = frozenset(one["unit_id"] for one in links)
        for successor in successors[unit]:
            predecessors[successor].add(unit)
    return Register(maps, successors, {unit: frozenset(predecessors[unit]) for unit in successors})


def exact(text: str | None) -> Fraction | None:
    """A number of an answer, to its last digit."""
    return None if text is None else Fraction(text)


def _pages(get: Get, path: str, **params: Any) -> Iterator[Any]:
    cursor: dict[str, str] = {}
    while True:
        page = get(path, **params, **cursor, limit=500)
        yield from page["items"]
        if page["next_cursor"] is None:
            return
        cursor = {"cursor": page["next_cursor"]}
