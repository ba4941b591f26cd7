"""From the parameters of a request to what it asks, and from there to the message."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final

from fastapi import Depends, Header, Query, Request, Response
from pydantic import Field
from pysdmx.io.format import Format
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.exchange.sdmx import formats, structure_query, writing
from tienbo.exchange.sdmx.concepts import ATTRIBUTES
from tienbo.exchange.sdmx.errors import MalformedError, NoResultsError, UnsupportedError
from tienbo.exchange.sdmx.keys import TIME, read_selection
from tienbo.exchange.sdmx.names import AGENCY, plain_id
from tienbo.exchange.sdmx.observations import DataQuery, read_observations
from tienbo.exchange.sdmx.reading import read_areas, read_breakdown, read_forms, read_indicators
from tienbo.exchange.sdmx.register import Register
from tienbo.exchange.sdmx.times import read_bounds, read_moment
from tienbo.forms.models import Form
from tienbo.inputs import CleanText
from tienbo.problems import language_of

_Name = Annotated[CleanText, Field(max_length=60)]
_ALL: Final = {"all", "*"}
KEYS_ONLY: Final = "serieskeysonly"
# What sdmx1 2.28 sends for updatedAfter by the paths of 3.0.
_MISSPELT: Final = "updateAfter"


@dataclass(frozen=True)
class Negotiated:
    """How the answer is wanted: the version of the path, the format by header or name, and the language."""

    accept: str
    format: str | None
    language: str


def negotiated(
    request: Request,
    accept: Annotated[str, Header(max_length=1_000)] = "*/*",
    format_: Annotated[
        CleanText | None,
        Query(alias="format", max_length=100, description="Instead of Accept: csv, json, xml, or a media type."),
    ] = None,
) -> Negotiated:
    return Negotiated(accept, format_, language_of(request))


NegotiatedDep = Annotated[Negotiated, Depends(negotiated)]


@dataclass(frozen=True)
class DataParams:
    """The parameters of a data query besides its path."""

    bounds: tuple[str | None, str | None]
    first: int | None
    last: int | None
    at_observation: str
    attributes: bool
    keys_only: bool
    filters: list[tuple[str, str]]
    geography: date | None
    updated_after: datetime | None


def data_params(
    request: Request,
    start: Annotated[_Name | None, Query(alias="startPeriod", description="2025, 2025-Q1, 2025-01-31.")] = None,
    end: Annotated[_Name | None, Query(alias="endPeriod")] = None,
    first: Annotated[int | None, Query(alias="firstNObservations", ge=1, le=1_000)] = None,
    last: Annotated[int | None, Query(alias="lastNObservations", ge=1, le=1_000)] = None,
    at_observation: Annotated[_Name, Query(alias="dimensionAtObservation")] = TIME,
    detail: Annotated[_Name, Query(description="full; dataonly: without attributes; serieskeysonly.")] = "full",
    attributes: Annotated[_Name, Query(description="dsd and all: everything; none.")] = "dsd",
    measures: Annotated[_Name, Query(description="all; none, with attributes=none: serieskeysonly in 3.0.")] = "all",
    geography: Annotated[date | None, Query(description="Ours: on the map of this day; QUALITY says how well.")] = None,
    updated_after: Annotated[
        _Name | None,
        Query(alias="updatedAfter", description="2026-11-22T09:30:00Z: less what has certainly not changed since."),
    ] = None,
) -> DataParams:
    """The parameters, with the `c[…]` filters, which may bear any dimension's name.

    Raises:
        MalformedError: `updatedAfter` is no moment.
        UnsupportedError: something of the standard that the service does not do.
    """
    unmet = {
        "detail": detail if detail not in {"full", "dataonly", KEYS_ONLY} else None,
        "attributes": attributes if attributes not in {"dsd", "all", "none"} else None,
        "measures": measures if (measures, attributes) not in {("all", attributes), ("none", "none")} else None,
        "dimensionAtObservation": at_observation if at_observation not in {TIME, writing.ALL_DIMENSIONS} else None,
        "includeHistory": request.query_params.get("includeHistory") if _asks_history(request) else None,
    }
    for name, value in unmet.items():
        if value is not None:
            raise UnsupportedError(f"Hệ thống chưa làm {name}={value}.", f"The service does not do {name}={value}.")
    keys_only = detail == KEYS_ONLY or measures == "none"
    told = detail == "full" and attributes != "none"
    filters = [(name, value) for name, value in request.query_params.multi_items() if name.startswith("c[")]
    updated_after = updated_after or request.query_params.get(_MISSPELT)
    moment = read_moment(updated_after) if updated_after else None
    return DataParams((start, end), first, last, at_observation, told, keys_only, filters, geography, moment)


def _asks_history(request: Request) -> bool:
    return request.query_params.get("includeHistory", "false").lower() != "false"


DataParamsDep = Annotated[DataParams, Depends(data_params)]


def read_register(session: Session, actor: Actor, language: str) -> Register:
    read_at = session.scalars(select(func.clock_timestamp())).one()
    forms = read_forms(session, actor)
    indicators = read_indicators(session, actor, forms)
    return Register(read_areas(session, actor), indicators, read_breakdown(session), forms, language, read_at)


def answer_structures(
    session: Session, actor: Actor, version: str, query: structure_query.StructureQuery, how: Negotiated
) -> Response:
    format_ = formats.choose_structure(version, how.accept, how.format)
    found = structure_query.find(read_register(session, actor, how.language), query)
    return _message(writing.write_structures(found, format_, how.language), format_, how.language)


def answer_data(
    session: Session, actor: Actor, version: str, flow: str, key: str, params: DataParams, how: Negotiated
) -> Response:
    """The data of one dataflow.

    Raises:
        NoResultsError: no such dataflow, or no data of it, within the caller's reach.
        SdmxError: what is asked is not well formed, means nothing, is too much, or is not done here.
    """
    format_ = formats.choose_data(version, how.accept, how.format)
    register = read_register(session, actor, how.language)
    form = _form(register, flow)
    selection = read_selection(key, params.filters, register.series_dimensions, ATTRIBUTES)
    query = DataQuery(
        selection, read_bounds(*params.bounds), params.first, params.last, params.geography, params.updated_after
    )
    observations = read_observations(session, actor, register, form, query)
    flow_id = plain_id(form.code)
    if params.keys_only:
        written = writing.write_keys(register, flow_id, observations, format_)
    else:
        at, told = params.at_observation, params.attributes
        written = writing.write_data(register, flow_id, observations, format_, at, attributes=told)
    return _message(written, format_, how.language)


def _form(register: Register, flow: str) -> Form:
    """The form that a dataflow stands for, named by its id, `agency,id` or `agency,id,version`."""
    agency, id_, version = _flow_parts(flow)
    found = next((one for one in register.forms if plain_id(one.code) == id_), None)
    if found is None or agency not in {AGENCY, *_ALL} or not structure_query.names_our_version(version):
        raise NoResultsError(f"Không có dataflow “{flow}”.", f"There is no dataflow “{flow}”.")
    return found


def _flow_parts(flow: str) -> tuple[str, str, str]:
    match flow.split(","):
        case [id_]:
            return AGENCY, id_, "latest"
        case [agency, id_]:
            return agency, id_, "latest"
        case [agency, id_, version]:
            return agency, id_, version
    raise MalformedError("Hãy nêu một dataflow.", "Name one dataflow.")


def _message(content: str | bytes, format_: Format, language: str) -> Response:
    headers = {"Content-Language": language, "Vary": "Accept, Accept-Language, Authorization"}
    return Response(content, headers=headers, media_type=format_.value)
