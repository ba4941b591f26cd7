"""Messages in the formats of SDMX, by pysdmx; SDMX-JSON data, which no library writes, by `json_data`."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

import msgspec
from pysdmx.io import write_sdmx
from pysdmx.io.format import Format
from pysdmx.model import Components, DataType, Organisation, Role, Schema
from pysdmx.model.message import Header

from tienbo.exchange.sdmx import json_data
from tienbo.exchange.sdmx.codelists import codelists
from tienbo.exchange.sdmx.escaping import guarded, opened
from tienbo.exchange.sdmx.keys import TIME
from tienbo.exchange.sdmx.names import AGENCY, MEASURE, VERSION
from tienbo.exchange.sdmx.observed import Observation
from tienbo.exchange.sdmx.register import Register
from tienbo.exchange.sdmx.structures import Artefact, components

ALL_DIMENSIONS: Final = "AllDimensions"
CSV: Final = {Format.DATA_SDMX_CSV_1_0_0, Format.DATA_SDMX_CSV_2_0_0}
_OBSERVATION: Final = re.compile(r"<((?:\w+:)?Obs)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL)


def write_structures(artefacts: Sequence[Artefact], format_: Format, language: str) -> str:
    """The artefacts as one structure message, with names in the one language."""
    if format_ is Format.STRUCTURE_SDMX_JSON_2_0_0:
        return write_sdmx(artefacts, format_, header=_header()) or ""
    written = write_sdmx(guarded(list(artefacts)), format_, header=_header(), prettyprint=False) or ""
    # pysdmx calls every name English, and relates each attribute to the one measure there is: sdmx1 2.28 does not
    # read that optional element.
    return opened(_without_measures(written).replace('xml:lang="en"', f'xml:lang="{language}"'))


def _without_measures(text: str) -> str:
    first, *rest = text.split("<str:MeasureRelationship>")
    return first + "".join(part.partition("</str:MeasureRelationship>")[2] for part in rest)


def _header() -> Header:
    return Header(sender=Organisation(id=AGENCY))


def _header_of(register: Register) -> Header:
    """Of data: it tells the moment to come back with as `updatedAfter`."""
    return Header(sender=Organisation(id=AGENCY), prepared=register.read_at)


def write_data(
    register: Register,
    flow: str,
    observations: Sequence[Observation],
    format_: Format,
    at_observation: str = TIME,
    *,
    attributes: bool = True,
) -> str | bytes:
    """The observations of a dataflow as one data message.

    Args:
        register: for the code lists and the names of what is told.
        flow: the id of the dataflow.
        observations: in the order in which they are written.
        format_: one of `formats.DATA`.
        at_observation: the dimension at which observations stand, or `AllDimensions`.
        attributes: whether what is said of the figures is written too.
    """
    every = components(register, codelists(register))
    parts = Components([one for one in every if attributes or one.role is not Role.ATTRIBUTE])
    if format_ is Format.DATA_SDMX_JSON_2_0_0:
        return json_data.write(
            flow, register.series_dimensions, observations, parts, register.language, register.read_at
        )
    return _by_library(register, flow, observations, parts, format_, at_observation)


def write_keys(register: Register, flow: str, observations: Sequence[Observation], format_: Format) -> str | bytes:
    """Which series there are, once each, without a figure and without what is said of it."""
    first = list({tuple(one.series.values()): one for one in reversed(observations)}.values())[::-1]
    parts = Components([one for one in components(register, codelists(register)) if one.role is Role.DIMENSION])
    if format_ is Format.DATA_SDMX_JSON_2_0_0:
        series, language = register.series_dimensions, register.language
        return json_data.write(flow, series, first, parts, language, register.read_at, keys_only=True)
    if format_ in CSV:
        return _by_library(register, flow, first, Components([one for one in parts if one.id != TIME]), format_, TIME)
    # pysdmx writes no series without an observation.
    return _OBSERVATION.sub("", str(write_data(register, flow, first, format_, attributes=False)))


def _by_library(
    register: Register,
    flow: str,
    observations: Sequence[Observation],
    parts: Components,
    format_: Format,
    at_observation: str,
) -> str:
    # pandas and pyarrow take a second and 100 MB: only a process that is asked for such data loads them.
    from pandas import DataFrame  # noqa: PLC0415 -- see above
    from pysdmx.io.pd import PandasDataset  # noqa: PLC0415 -- see above

    columns = [one.id for one in parts]
    # As text, or pysdmx would take decimals through floats.
    told = Components([msgspec.structs.replace(one, local_dtype=DataType.STRING) for one in parts])
    schema = Schema("dataflow", AGENCY, flow, told, VERSION, [])
    is_csv = format_ in CSV
    rows = list(_rows(observations, columns)) if is_csv else guarded(list(_rows(observations, columns)))
    dataset = PandasDataset(structure=schema, data=DataFrame(rows, columns=columns, dtype=object))
    if is_csv:
        return write_sdmx(dataset, format_) or ""
    at = {dataset.short_urn: at_observation}
    header = _header_of(register)
    written = write_sdmx(dataset, format_, header=header, prettyprint=False, dimension_at_observation=at)
    return opened(written or "")


def _rows(observations: Iterable[Observation], columns: Sequence[str]) -> Iterable[list[str]]:
    for one in observations:
        told: dict[str, Any] = {**one.series, TIME: one.time, MEASURE: one.value, **one.said}
        yield [_text(told[name]) for name in columns]


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)
