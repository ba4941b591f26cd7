from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import select

from tienbo import clock
from tienbo.access.dependencies import MatrixReader
from tienbo.assignments import queries
from tienbo.assignments.schemas import MatrixDetail
from tienbo.database import SessionDep
from tienbo.documents.models import Document
from tienbo.inputs import RowId
from tienbo.problems import Text, language_of, problem_responses
from tienbo.reports import takeaway
from tienbo.reports.matrix_docx import to_docx
from tienbo.reports.matrix_rows import STATES, body_named, chosen
from tienbo.reports.matrix_xlsx import to_xlsx

router = APIRouter(tags=["matrices"], responses=problem_responses(401, 403, 404, 422))


class MatrixFormat(StrEnum):
    xlsx = "xlsx"
    docx = "docx"


@router.get(
    "/matrices/{matrix_id}/export",
    operation_id="exportMatrix",
    response_class=Response,
    responses=takeaway.file_responses(takeaway.XLSX, takeaway.DOCX),
)
def export_matrix(
    request: Request,
    session: SessionDep,
    actor: MatrixReader,
    matrix_id: RowId,
    format: Annotated[MatrixFormat, Query(description="docx: an appendix as in Decree 30/2020/NĐ-CP.")],  # noqa: A002 -- as it reads in the address
    body_id: Annotated[RowId | None, Query(description="Only sub-rows in which this body takes part.")] = None,
    removed: Annotated[bool, Query(description="With the tasks that an amendment took out, struck through.")] = False,
) -> Response:
    """The matrix as a file: a spreadsheet as the page shows it, or the appendix of its document."""
    matrix = queries.get_matrix(session, actor, matrix_id)
    tasks = chosen(matrix, body_id, removed=removed)
    language = "vi" if format is MatrixFormat.docx else language_of(request)
    notes = _filters(matrix, body_id, language, removed=removed)
    if takeaway.is_demo(request):
        notes.append(takeaway.DEMO.pick(language))
    name = f"phan-cong-{matrix.year}-{matrix.code}"
    now = clock.now()
    document_id = matrix.document.id if matrix.document else None
    issuer = session.scalar(select(Document.issuer).where(Document.id == document_id))
    if format is MatrixFormat.docx:
        return takeaway.file_response(to_docx(matrix, issuer, tasks, notes, now), takeaway.DOCX, name, "docx")
    said = [_standing(matrix, issuer, language), *notes, _source(matrix, language), takeaway.as_of(now, language)]
    return takeaway.file_response(to_xlsx(matrix.title, said, tasks, language), takeaway.XLSX, name, "xlsx")


def _filters(matrix: MatrixDetail, body_id: int | None, language: str, *, removed: bool) -> list[str]:
    notes = []
    if body_id is not None:
        name = body_named(matrix, body_id) or Text("không có nhiệm vụ nào", "no task").pick(language)
        notes.append(f"{Text('Chỉ nhiệm vụ của', 'Only tasks of').pick(language)}: {name}")
    if removed:
        notes.append(Text("Gồm cả nhiệm vụ đã bỏ (gạch ngang)", "With removed tasks, struck through").pick(language))
    return notes


def _standing(matrix: MatrixDetail, issuer: str | None, language: str) -> str:
    """Whose it is, whether it counts, and by which document."""
    parts = [matrix.unit.name, STATES[matrix.state].pick(language)]
    if matrix.issued_on:
        parts[-1] += f" {matrix.issued_on:%d/%m/%Y}"
    if matrix.document:
        parts.append(" ".join(part for part in (matrix.document.type, matrix.document.number, issuer) if part))
    return " · ".join(parts)


def _source(matrix: MatrixDetail, language: str) -> str:
    return f"{Text('Nguồn', 'Source').pick(language)}: {matrix.source}"
