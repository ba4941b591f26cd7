"""A unit's catalogue taken away as a file, and brought in from one after a preview."""

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from tienbo import clock
from tienbo.access.dependencies import FormReader, IndicatorDefiner
from tienbo.access.permissions import Permission
from tienbo.access.scope import readable_units
from tienbo.database import SessionDep
from tienbo.files import attachment_headers
from tienbo.indicators import catalogue_importing
from tienbo.indicators.catalogue_files import LARGEST_FILE, catalogue_of, entries_of, to_json
from tienbo.indicators.catalogue_importing import CataloguePreview
from tienbo.indicators.catalogue_sheets import to_xlsx
from tienbo.indicators.unit_names import unit_read
from tienbo.inputs import CleanText, RowId
from tienbo.problems import language_of, problem_responses

router = APIRouter(prefix="/catalogue", tags=["indicators"], responses=problem_responses(401, 403, 422))

MEDIA = {"json": "application/json", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
CONTENT = {
    MEDIA["json"]: {"schema": {"type": "object"}},
    MEDIA["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
}
CatalogueFile = Annotated[UploadFile, File(description="JSON or XLSX as the export gives it.")]
Unit = Annotated[RowId, Form(description="Whose catalogue.")]


@router.get(
    "/file",
    operation_id="exportCatalogue",
    response_class=Response,
    responses={
        200: {"description": "The file.", "content": CONTENT},
        **problem_responses(404),
    },
)
def export_catalogue(
    session: SessionDep,
    actor: FormReader,
    unit_id: RowId,
    kind: Annotated[Literal["json", "xlsx"], Query(alias="format")] = "xlsx",
) -> Response:
    """All that a unit defines and asks; imported again, the file changes nothing."""
    unit = unit_read(session, unit_id, readable_units(actor, Permission.form_read), actor.today)
    catalogue = catalogue_of(session, unit_id, actor.today)
    content = to_json(catalogue) if kind == "json" else to_xlsx(catalogue)
    name = f"danh-muc-chi-tieu-{unit.code.lower()}-{clock.today():%Y-%m-%d}.{kind}"
    return Response(content, media_type=MEDIA[kind], headers=attachment_headers(name, f"tienbo.{kind}"))


@router.post("/preview", operation_id="previewCatalogue", responses=problem_responses(404, 413))
def preview_catalogue(
    request: Request, session: SessionDep, actor: IndicatorDefiner, unit_id: Unit, file: CatalogueFile
) -> CataloguePreview:
    """What a file would do, entry by entry; nothing is changed by it, and what it does not hold stays."""
    entries = entries_of(file.file.read(LARGEST_FILE + 1))
    return catalogue_importing.preview(session, actor, unit_id, entries, language_of(request))


@router.post("/import", operation_id="importCatalogue", responses=problem_responses(404, 409, 413))
def import_catalogue(
    request: Request,
    session: SessionDep,
    actor: IndicatorDefiner,
    unit_id: Unit,
    file: CatalogueFile,
    token: Annotated[CleanText, Form(min_length=64, max_length=64, description="The preview's.")],
) -> CataloguePreview:
    """Bring the previewed file in, all of it; refused when the catalogue has changed since."""
    entries = entries_of(file.file.read(LARGEST_FILE + 1))
    return catalogue_importing.apply(session, actor, unit_id, entries, token, language_of(request))
