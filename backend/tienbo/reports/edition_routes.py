from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from tienbo import clock
from tienbo.access.dependencies import TotalReader
from tienbo.database import SessionDep
from tienbo.editions import reading
from tienbo.inputs import RowId
from tienbo.problems import language_of, problem_responses
from tienbo.reports import takeaway
from tienbo.reports.edition_docx import to_docx
from tienbo.reports.edition_rows import standing
from tienbo.reports.edition_xlsx import to_xlsx

router = APIRouter(tags=["editions"], responses=problem_responses(401, 403, 404, 422))


class EditionFormat(StrEnum):
    xlsx = "xlsx"
    docx = "docx"


@router.get(
    "/editions/{edition_id}/export",
    operation_id="exportEdition",
    response_class=Response,
    responses=takeaway.file_responses(takeaway.XLSX, takeaway.DOCX),
)
def export_edition(
    request: Request,
    session: SessionDep,
    actor: TotalReader,
    edition_id: RowId,
    format: Annotated[EditionFormat, Query(description="docx: a report as in Decree 30/2020/NĐ-CP.")],  # noqa: A002 -- as it reads in the address
) -> Response:
    """The edition as a file: its report, or its figures as a spreadsheet."""
    edition = reading.get_edition(session, actor, edition_id)
    language = "vi" if format is EditionFormat.docx else language_of(request)
    notes = [takeaway.DEMO.pick(language)] if edition.demo or takeaway.is_demo(request) else []
    now = clock.now()
    name = f"tong-hop-{edition.form.code}-{edition.period.code}-{edition.unit.code}-so-{edition.number}"
    if format is EditionFormat.docx:
        return takeaway.file_response(to_docx(edition, notes, now), takeaway.DOCX, name, "docx")
    said = [*standing(edition, language), *notes, takeaway.as_of(now, language)]
    return takeaway.file_response(to_xlsx(edition, said, language), takeaway.XLSX, name, "xlsx")
