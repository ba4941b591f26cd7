from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from tienbo import clock
from tienbo.access.dependencies import TotalReader
from tienbo.database import SessionDep
from tienbo.editions import reading
from tienbo.inputs import RowId
from tienbo.problems import problem_responses
from tienbo.reports import takeaway
from tienbo.reports.edition_report import official_report
from tienbo.reports.formats.official import Official
from tienbo.reports.formats.official_docx import to_docx
from tienbo.reports.formats.official_pdf import to_pdf
from tienbo.reports.formats.official_xlsx import to_xlsx

router = APIRouter(tags=["editions"], responses=problem_responses(401, 403, 404, 422))


class EditionFormat(StrEnum):
    docx = "docx"
    pdf = "pdf"
    xlsx = "xlsx"


_WRITERS: Final[dict[EditionFormat, tuple[Callable[[Official], bytes], str]]] = {
    EditionFormat.docx: (to_docx, takeaway.DOCX),
    EditionFormat.pdf: (to_pdf, takeaway.PDF),
    EditionFormat.xlsx: (to_xlsx, takeaway.XLSX),
}


@router.get(
    "/editions/{edition_id}/export",
    operation_id="exportEdition",
    response_class=Response,
    responses=takeaway.file_responses(takeaway.DOCX, takeaway.PDF, takeaway.XLSX),
)
def export_edition(
    request: Request,
    session: SessionDep,
    actor: TotalReader,
    edition_id: RowId,
    format: Annotated[EditionFormat, Query(description="Of the file.")],  # noqa: A002 -- as it reads in the address
) -> Response:
    """The edition's official report as in Decree 30/2020/NĐ-CP; of a frozen edition always the same bytes."""
    edition = reading.get_edition(session, actor, edition_id)
    notes = [takeaway.DEMO.vi] if edition.demo or takeaway.is_demo(request) else []
    write, media_type = _WRITERS[format]
    content = write(official_report(edition, notes, clock.now()))
    name = f"bao-cao-{edition.form.code}-{edition.period.code}-{edition.unit.code}-ban-{edition.number}"
    return takeaway.file_response(content, media_type, name, format.value)
