"""SDMX-JSON 2.0.0 data messages, which no Python library writes: series, and in each its observations by time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import uuid4

import orjson
from pysdmx.model import Component, Components

from tienbo.exchange.sdmx.concepts import ATTRIBUTES, CONCEPTS
from tienbo.exchange.sdmx.keys import TIME
from tienbo.exchange.sdmx.names import AGENCY, MEASURE, urn
from tienbo.exchange.sdmx.observed import Observation
from tienbo.problems import Text

_SCHEMA: Final = "https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json"
_LEVELS: Final = ("series", "observation")


class _Column:
    """One dimension or attribute: of what is coded or timed the values used, to which the series point."""

    def __init__(self, part: Component) -> None:
        self.part = part
        self.pointed = part.id == TIME or part.enumeration is not None
        self._places: dict[str, int] = {}

    def place(self, value: Any) -> Any:  # noqa: ANN401 -- what an attribute may say: a text or a number
        if value is None:
            return None
        if self.pointed:
            return self._places.setdefault(str(value), len(self._places))
        return _number(value) if isinstance(value, Decimal) else value

    def values(self) -> list[dict[str, str]]:
        codes = self.part.enumeration
        if codes is None:
            return [{"value": value} for value in self._places]
        names = {code.id: code.name or code.id for code in codes}
        return [{"id": value, "name": names.get(value, value)} for value in self._places]


def write(
    flow: str,
    series: Sequence[str],
    observations: Sequence[Observation],
    parts: Components,
    language: str,
    prepared: datetime,
    *,
    keys_only: bool = False,
) -> bytes:
    """The message; numbers are JSON numbers with every digit that the figure has.

    Args:
        flow: the id of the dataflow.
        series: the dimensions of a series, in their order.
        observations: the figures.
        parts: the components that are told, with their code lists.
        language: of the names.
        prepared: as of when the message tells.
        keys_only: the series alone, without their observations.
    """
    columns = {part.id: _Column(part) for part in parts if part.id != MEASURE}
    at = {level: [id_ for id_, of in ATTRIBUTES.items() if of == level and id_ in columns] for level in _LEVELS}
    told: dict[str, dict[str, Any]] = {}
    for one in observations:
        key = ":".join(str(columns[name].place(one.series[name])) for name in series)
        if keys_only:
            told[key] = {}
            continue
        into = told.setdefault(
            key, {"attributes": [columns[id_].place(one.said[id_]) for id_ in at["series"]], "observations": {}}
        )
        said = [columns[id_].place(one.said[id_]) for id_ in at["observation"]]
        into["observations"][str(columns[TIME].place(one.time))] = [_number(one.value), *said]
    link = {"rel": "dataflow", "urn": urn("datastructure.Dataflow", flow)}
    dataset = {
        "structure": 0,
        "action": "Information",
        "links": [link],
        "series": told,
    }
    structure = {
        "dataSets": [0],
        "links": [link],
        "dimensions": {
            "dataSet": [],
            "series": [_dimension(columns[name], place, language) for place, name in enumerate(series)],
            "observation": [] if keys_only else [_dimension(columns[TIME], len(series), language)],
        },
        "measures": {"observation": [{"id": MEASURE, "name": _name(MEASURE, language)}]},
        "attributes": {level: [_attribute(columns[id_], series, language) for id_ in at[level]] for level in _LEVELS},
    }
    data = {"structures": [structure], "dataSets": [dataset]}
    return orjson.dumps({"meta": _meta(language, prepared), "data": data})


def _number(value: Decimal | None) -> orjson.Fragment | None:
    return None if value is None else orjson.Fragment(f"{value:f}")


def _name(id_: str, language: str) -> str:
    return CONCEPTS.get(id_, Text(id_, id_)).pick(language)


def _dimension(column: _Column, place: int, language: str) -> Mapping[str, Any]:
    id_ = column.part.id
    return {"id": id_, "name": _name(id_, language), "keyPosition": place, "values": column.values()}


def _attribute(column: _Column, series: Sequence[str], language: str) -> Mapping[str, Any]:
    id_ = column.part.id
    is_series = ATTRIBUTES[id_] == "series"
    relationship: Mapping[str, Any] = {"dimensions": list(series)} if is_series else {"observation": {}}
    described = {"id": id_, "name": _name(id_, language), "relationship": relationship}
    return described | ({"values": column.values()} if column.pointed else {})


def _meta(language: str, prepared: datetime) -> Mapping[str, Any]:
    return {
        "schema": _SCHEMA,
        "id": str(uuid4()),
        "test": False,
        "prepared": prepared.isoformat(),
        "contentLanguages": [language],
        "sender": {"id": AGENCY},
    }
