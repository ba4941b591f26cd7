from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from tienbo.access.dependencies import FormReader
from tienbo.database import SessionDep
from tienbo.inputs import CleanText, RowId
from tienbo.problems import Text, language_of, problem_responses
from tienbo.reports import takeaway
from tienbo.reports.form_docx import to_docx
from tienbo.reports.form_sheet import FormSheet, form_sheet
from tienbo.reports.form_xlsx import to_xlsx

router = APIRouter(tags=["forms"], responses=problem_responses(401, 403, 404, 422))


class TemplateFormat(StrEnum):
    xlsx = "xlsx"
    docx = "docx"


@router.get(
    "/forms/{form_id}/template",
    operation_id="getFormTemplate",
    response_class=Response,
    responses=takeaway.file_responses(takeaway.XLSX, takeaway.DOCX),
)
def get_form_template(
    request: Request,
    session: SessionDep,
    actor: FormReader,
    form_id: RowId,
    period: Annotated[CleanText, Query(max_length=40)],
    unit_id: Annotated[RowId, Query(description="Who will fill it in.")],
    format: Annotated[TemplateFormat, Query(description="xlsx: to be filled in; docx: to be printed.")],  # noqa: A002 -- as it reads in the address
) -> Response:
    """The empty form of a unit for a period; only what is asked of its level stands in it."""
    asked = form_sheet(session, actor, form_id, period, unit_id)
    language = "vi" if format is TemplateFormat.docx else language_of(request)
    notes = _notes(asked, language)
    if takeaway.is_demo(request):
        notes.append(takeaway.DEMO.pick(language))
    name = f"bieu-{asked.form.code}-{asked.period.code}-{asked.unit.code}"
    if format is TemplateFormat.docx:
        return takeaway.file_response(to_docx(asked, notes), takeaway.DOCX, name, "docx")
    return takeaway.file_response(to_xlsx(asked, notes, language), takeaway.XLSX, name, "xlsx")


def _notes(asked: FormSheet, language: str) -> list[str]:
    """Whose it is, for when, and by when: period, data and due date together."""
    period = asked.period
    return [
        f"{Text('Đơn vị báo cáo', 'Reporting unit').pick(language)}: {asked.unit.name}",
        Text(
            f"Kỳ {period.code} · số liệu {period.data_from:%d/%m/%Y}–{period.data_to:%d/%m/%Y}"
            f" · hạn nộp {asked.due_on:%d/%m/%Y}",
            f"Period {period.code} · data {period.data_from:%d/%m/%Y}–{period.data_to:%d/%m/%Y}"
            f" · due {asked.due_on:%d/%m/%Y}",
        ).pick(language),
    ]
