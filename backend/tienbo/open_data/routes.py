"""Open data: what anybody may read without an account."""

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Annotated, Any, Final

import orjson
from fastapi import APIRouter, Header, Path, Query, Request, Response

from tienbo.conditional import tag_of
from tienbo.inputs import CleanText
from tienbo.open_data import queries
from tienbo.open_data.access import CACHE_CONTROL, PREFIX
from tienbo.open_data.addresses import Addresses
from tienbo.open_data.catalogue import MEDIA, CatalogueFormat, Terms, written
from tienbo.open_data.csvw import csvw
from tienbo.open_data.listing import listed
from tienbo.open_data.queries import PublicSession
from tienbo.open_data.schemas import OpenDataList
from tienbo.problems import problem_responses

router = APIRouter(
    prefix=PREFIX.removeprefix("/api/v1"), tags=["open data"], responses=problem_responses(404, 422, 429)
)

Code = Annotated[CleanText, Path(max_length=80, description="As `code` in the list: CB.F, or CB.F@42.")]
IfModifiedSince = Annotated[str | None, Header(max_length=100)]
# JSON-LD is given in its expanded form: a list of nodes.
_SHAPES: Final[dict[CatalogueFormat, dict[str, Any]]] = {
    CatalogueFormat.jsonld: {"type": "array", "items": {"type": "object"}}
}
_TEXT: Final = {"type": "string"}
_Answers = dict[int | str, dict[str, Any]]


def _file_answers(media: str, schema: dict[str, str]) -> _Answers:
    return {200: {"content": {media: {"schema": schema}}}, 304: {"description": "Nothing changed."}}


@router.get("", operation_id="listOpenData")
def list_open_data(request: Request, response: Response, session: PublicSession) -> OpenDataList:
    """The public indicators, with their files."""
    response.headers["Cache-Control"] = CACHE_CONTROL
    return listed(queries.list_datasets(session), _addresses(request), _terms(request))


@router.get(
    "/catalog",
    operation_id="getOpenDataCatalogue",
    response_class=Response,
    responses={200: {"content": {media: {"schema": _SHAPES.get(how, _TEXT)} for how, media in MEDIA.items()}}},
)
def get_catalogue(
    request: Request,
    session: PublicSession,
    format: Annotated[  # noqa: A002 -- as it reads in the address
        CatalogueFormat | None, Query(description="By Accept where nothing is said; JSON-LD where that says nothing.")
    ] = None,
) -> Response:
    """The same as a catalogue in DCAT 3, for portals to harvest."""
    how = format or _accepted(request.headers.get("accept", ""))
    datasets = queries.list_datasets(session)
    content = written(datasets, _addresses(request), _terms(request), how)
    return Response(content, media_type=MEDIA[how], headers={"Cache-Control": CACHE_CONTROL})


@router.get(
    "/{code}.csv-metadata.json",
    operation_id="getOpenDataMetadata",
    response_class=Response,
    responses=_file_answers("application/csvm+json", {"type": "object"}),
)
def get_metadata(
    request: Request, session: PublicSession, code: Code, if_modified_since: IfModifiedSince = None
) -> Response:
    """What the columns of the CSV hold, what the indicator meant and when, as CSVW."""
    dataset = queries.get_dataset(session, code)
    content = orjson.dumps(csvw(dataset, _addresses(request), _terms(request).licence))
    return _file(request, content, "application/csvm+json", dataset.row.modified_at, if_modified_since)


@router.get(
    "/{code}.csv",
    operation_id="downloadOpenData",
    response_class=Response,
    responses=_file_answers("text/csv", {"type": "string", "format": "binary"}),
)
def download(
    request: Request, session: PublicSession, code: Code, if_modified_since: IfModifiedSince = None
) -> Response:
    """The official figures of one indicator: UTF-8 with BOM, comma, CRLF."""
    dataset = queries.get_dataset(session, code, with_csv=True)
    where = _addresses(request)
    answer = _file(request, dataset.row.csv, "text/csv", dataset.row.modified_at, if_modified_since)
    answer.headers["Content-Disposition"] = f'attachment; filename="{where.csv(code).rsplit("/", 1)[1]}"'
    answer.headers["Link"] = f'<{where.metadata(code)}>; rel="describedby"; type="application/csvm+json"'
    return answer


def _file(request: Request, content: bytes, media: str, modified: datetime, since: str | None) -> Response:
    headers = {"Cache-Control": CACHE_CONTROL, "Last-Modified": format_datetime(modified.astimezone(UTC), usegmt=True)}
    # RFC 9110, 13.1.3: a tag that was sent goes before the day.
    if "if-none-match" not in request.headers and _has(modified, since):
        return Response(status_code=304, headers={**headers, "ETag": tag_of(content)})
    return Response(content, media_type=media, headers=headers)


def _has(modified: datetime, since: str | None) -> bool:
    try:
        day = parsedate_to_datetime(since or "")
    except (ValueError, OverflowError):
        return False
    return modified.replace(microsecond=0) <= (day if day.tzinfo else day.replace(tzinfo=UTC))


def _accepted(accept: str) -> CatalogueFormat:
    """The first of ours that is named."""
    places = {how: accept.find(media) for how, media in MEDIA.items() if media in accept}
    return min(places, key=lambda how: places[how]) if places else CatalogueFormat.jsonld


def _addresses(request: Request) -> Addresses:
    return Addresses(request.app.state.settings.issuer)


def _terms(request: Request) -> Terms:
    settings = request.app.state.settings
    return Terms(settings.open_data_licence, settings.open_data_contact)
