"""SDMX over REST: versions 2.1 (SDMX-REST 1.5) and 3.0 (SDMX-REST 2.1) of the standard, each with its own paths.

Clients leave out the end of a path where it says "any": the short paths are the same operations.
"""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from tienbo.access.dependencies import TotalReader
from tienbo.database import SessionDep
from tienbo.exchange.sdmx.asking import DataParamsDep, NegotiatedDep, answer_data, answer_structures
from tienbo.exchange.sdmx.errors import JSON_ERROR, XML_ERROR, SdmxRoute, UnsupportedError
from tienbo.exchange.sdmx.formats import DATA, STRUCTURE
from tienbo.exchange.sdmx.structure_query import StructureQuery
from tienbo.inputs import CleanText

router = APIRouter(prefix="/sdmx", tags=["sdmx"], route_class=SdmxRoute)

Name = Annotated[CleanText, Field(max_length=200)]
Key = Annotated[CleanText, Field(max_length=4_000)]
References = Annotated[Name, Query(description="none, parents, children, descendants, all, or a kind of artefact.")]
Detail = Annotated[Name, Query(description="full, or allstubs and the like.")]

_ERRORS: Final = (400, 401, 403, 404, 406, 413, 501)


def _described(formats: Any) -> dict[int | str, dict[str, Any]]:  # noqa: ANN401 -- a tuple of the library's formats
    written = {"description": "An SDMX message", "content": {one.value: {} for one in formats}}
    error = {"description": "An SDMX error message", "content": {XML_ERROR: {}, JSON_ERROR: {}}}
    return {200: written, **dict.fromkeys(_ERRORS, error)}


DATA_ANSWERS = _described(DATA)
STRUCTURE_ANSWERS = _described(STRUCTURE)


@router.get("/2.1/data/{flow}", include_in_schema=False)
@router.get("/2.1/data/{flow}/{key}/{provider}", include_in_schema=False)
@router.get("/2.1/data/{flow}/{key}", operation_id="getSdmxData", response_class=Response, responses=DATA_ANSWERS)
def get_data(
    session: SessionDep, actor: TotalReader, params: DataParamsDep, how: NegotiatedDep, flow: Name, key: Key = "all"
) -> Response:
    """Figures of a form as an SDMX data message; the key is `FREQ.REF_AREA.INDICATOR.…`, empty parts are any."""
    return answer_data(session, actor, "2.1", flow, key, params, how)


@router.get("/2.1/{resource}", include_in_schema=False)
@router.get("/2.1/{resource}/{agency}", include_in_schema=False)
@router.get("/2.1/{resource}/{agency}/{id}", include_in_schema=False)
@router.get(
    "/2.1/{resource}/{agency}/{id}/{version}",
    operation_id="getSdmxStructure",
    response_class=Response,
    responses=STRUCTURE_ANSWERS,
)
@router.get("/3.0/structure/{resource}", include_in_schema=False)
@router.get("/3.0/structure/{resource}/{agency}", include_in_schema=False)
@router.get("/3.0/structure/{resource}/{agency}/{id}", include_in_schema=False)
@router.get(
    "/3.0/structure/{resource}/{agency}/{id}/{version}",
    operation_id="getSdmxStructure3",
    response_class=Response,
    responses=STRUCTURE_ANSWERS,
)
def get_structure(
    request: Request,
    session: SessionDep,
    actor: TotalReader,
    how: NegotiatedDep,
    resource: Name,
    agency: Name = "all",
    id: Name = "all",  # noqa: A002 -- the standard's own word
    version: Name = "latest",
    references: References = "none",
    detail: Detail = "full",
) -> Response:
    """Dataflows, the data structure, code lists, concepts and the agency, as an SDMX structure message."""
    query = StructureQuery(resource, agency, id, version, references, detail)
    standard = "3.0" if request.url.path.startswith("/api/v1/sdmx/3.0/") else "2.1"
    return answer_structures(session, actor, standard, query, how)


@router.get("/3.0/data/{context}/{agency}/{id}", include_in_schema=False)
@router.get("/3.0/data/{context}/{agency}/{id}/{version}", include_in_schema=False)
@router.get(
    "/3.0/data/{context}/{agency}/{id}/{version}/{key}",
    operation_id="getSdmxData3",
    response_class=Response,
    responses=DATA_ANSWERS,
)
def get_data_3(
    session: SessionDep,
    actor: TotalReader,
    params: DataParamsDep,
    how: NegotiatedDep,
    context: Name,
    agency: Name,
    id: Name,  # noqa: A002 -- the standard's own word
    version: Name = "*",
    key: Key = "*",
) -> Response:
    """The same by the paths of SDMX 3.0, with filters such as `c[SEX]=F` and `c[TIME_PERIOD]=ge:2024`."""
    if context not in {"dataflow", "*"}:
        raise UnsupportedError("Chỉ hỏi được theo dataflow.", "Data are asked for by dataflow alone.")
    return answer_data(session, actor, "3.0", f"{agency},{id},{version}", key, params, how)
