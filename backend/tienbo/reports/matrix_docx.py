"""A matrix as the appendix of a document, in the form of Decree 30/2020/NĐ-CP."""

import io
from collections.abc import Sequence
from datetime import datetime

from docx.document import Document as Docx
from docx.shared import Length, Pt

from tienbo.assignments.models import MatrixState
from tienbo.assignments.schemas import MatrixDetail, MatrixDocument, TaskRead
from tienbo.clock import VIETNAM
from tienbo.reports.formats import letter, word
from tienbo.reports.formats.letter import BLANK, DRAFT
from tienbo.reports.formats.word_tables import add_table
from tienbo.reports.matrix_rows import STATES, Column, appendix_columns, rows_of


def to_docx(
    matrix: MatrixDetail, issuer: str | None, tasks: Sequence[TaskRead], notes: Sequence[str], made_at: datetime
) -> bytes:
    """The appendix; `issuer` as its document prints it, `notes` on what was chosen and what the data is."""
    page = word.new_page(landscape=True)
    _head(page, matrix, issuer)
    _title(page, matrix, issuer)
    for note in notes:
        word.write(page.add_paragraph(), note, align=word.CENTRE, italic=True, size=word.SMALL)
    page.add_paragraph()
    columns = appendix_columns(tasks)
    add_table(page, rows_of(tasks, columns, "vi"), 1, widths=_widths(columns), size=Pt(12), whole_rows=True)
    _foot(page, matrix, made_at)
    number = matrix.document.number if matrix.document else None
    word.core(page, matrix.title, issuer or "", number or "", made_at.astimezone(VIETNAM).replace(tzinfo=None))
    stream = io.BytesIO()
    page.save(stream)
    return stream.getvalue()


def _head(page: Docx, matrix: MatrixDetail, issuer: str | None) -> None:
    left, right = word.two_columns(page, 117, 130)
    word.write(left.paragraphs[0], (issuer or matrix.unit.name).upper(), align=word.CENTRE, bold=True, size=word.SMALL)
    if matrix.state is MatrixState.draft:
        word.write(left.add_paragraph(), DRAFT, align=word.CENTRE, bold=True)
    word.motto(right)


def _title(page: Docx, matrix: MatrixDetail, issuer: str | None) -> None:
    first = page.add_paragraph()
    first.paragraph_format.space_before = Pt(12)
    word.write(first, "PHỤ LỤC", align=word.CENTRE, bold=True)
    word.write(page.add_paragraph(), matrix.title, align=word.CENTRE, bold=True)
    came_with = _came_with(matrix, issuer)
    if came_with:
        word.write(page.add_paragraph(), came_with, align=word.CENTRE, italic=True)


def _came_with(matrix: MatrixDetail, issuer: str | None) -> str | None:
    """The document it came with; in a draft, number and day are left to be filled in by hand."""
    document = matrix.document
    if document is None and matrix.issued_on is not None:
        return f"(Ban hành {word.written_day(matrix.issued_on)})"
    kind = (document.type if document else None) or "Quyết định"
    number = (document.number if document else None) or f"{BLANK}/{BLANK}"
    by = f" của {issuer}" if issuer else ""
    return f"(Kèm theo {kind} số {number} {_day(document)}{by})"


def _day(document: MatrixDocument | None) -> str:
    if document is None or document.issued_on is None:
        return f"ngày{BLANK}tháng{BLANK}năm{BLANK}"
    return word.written_day(document.issued_on)


def _widths(columns: Sequence[Column]) -> list[Length]:
    total = sum(column.width for column in columns)
    return [Length(int(word.LANDSCAPE_WIDTH * column.width / total)) for column in columns]


def _foot(page: Docx, matrix: MatrixDetail, made_at: datetime) -> None:
    """On every page: as of when, and whether it counts."""
    moment = made_at.astimezone(VIETNAM)
    letter.on_every_page(page, f"{STATES[matrix.state].vi} · Số liệu lúc {moment:%H:%M ngày %d/%m/%Y}")
