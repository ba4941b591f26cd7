"""A list of bodies as it was sent, each refused row with its reason in a column of its own, to be sent again.

All rows come back: a list is brought in as a whole, so what is mended must stand beside what was good already.
"""

import csv
import io
from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request, Response

from tienbo.access.dependencies import BodyKeeper
from tienbo.database import SessionDep
from tienbo.problems import Text, language_of, problem_responses
from tienbo.reports import takeaway
from tienbo.reports.formats import sheet
from tienbo.units import bodies_importing
from tienbo.units.bodies_listing import ListedBody, read_list
from tienbo.units.bodies_sheet import LARGEST_FILE
from tienbo.units.bodies_tidying_routes import ListFile

router = APIRouter(prefix="/bodies", tags=["bodies"], responses=problem_responses(401, 403, 413, 422))

CSV: Final = "text/csv"
NAME: Final = "danh-sach-co-quan-can-sua"
# Headers that the import reads, and one that it passes over.
_HEADERS: Final = (
    Text("Mã đơn vị", "Unit code"),
    Text("Loại", "Kind"),
    Text("Tên", "Name"),
    Text("Tên khác", "Aliases"),
    Text("Ngành", "Sector"),
    Text("Trực thuộc", "Parent"),
    Text("Từ ngày", "Valid from"),
    Text("Đến ngày", "Valid to"),
    Text("Lỗi cần sửa", "To mend"),
)
_WIDTHS: Final = (12.0, 24.0, 44.0, 36.0, 18.0, 36.0, 13.0, 13.0, 48.0)
# A program that opens a CSV takes what begins so for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@router.post(
    "/import/to-mend",
    operation_id="exportBodiesToMend",
    response_class=Response,
    responses=takeaway.file_responses(takeaway.XLSX, CSV),
)
def export_bodies_to_mend(request: Request, session: SessionDep, actor: BodyKeeper, file: ListFile) -> Response:
    """The list with the reasons of its refused rows, in the format it came in; nothing is changed by it."""
    data = file.file.read(LARGEST_FILE + 1)
    language = language_of(request)
    listed = read_list(data)
    reasons = {row.row: row.detail for row in bodies_importing.preview(session, actor, listed, language).rows}
    header = [title.pick(language) for title in _HEADERS]
    rows = [[*_cells(one), reasons[one.row] or ""] for one in listed]
    if data.startswith(b"PK"):
        return takeaway.file_response(_to_xlsx(header, rows), takeaway.XLSX, NAME, "xlsx")
    return takeaway.file_response(_to_csv(header, rows, _delimiter(data)), f"{CSV}; charset=utf-8", NAME, "csv")


def _cells(one: ListedBody) -> list[str]:
    aliases = "; ".join(one.aliases)
    return [one.unit_code, one.kind, one.name, aliases, one.sector, one.parent, one.valid_from, one.valid_to]


def _delimiter(data: bytes) -> str:
    header = data.partition(b"\n")[0]
    return ";" if header.count(b";") > header.count(b",") else ","


def _to_csv(header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str) -> bytes:
    """In UTF-8 with the mark by which spreadsheet programs know it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows([[f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def _to_xlsx(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Header in the first row, where the import looks for it; codes and days stay text as they were typed."""
    stream = io.BytesIO()
    book = sheet.new_book(stream)
    try:
        page = sheet.new_page(book, "Danh sách", list(_WIDTHS))
        head, body = sheet.look(book, **sheet.HEAD), sheet.look(book, border=1, num_format="@")
        wrong = sheet.look(book, border=1, num_format="@", bg_color="#FDECEA")
        for column, title in enumerate(header):
            sheet.write_text(page, 0, column, title, head)
        for place, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_text(page, place, column, cell, wrong if row[-1] else body)
        page.autofilter(0, 0, len(rows), len(header) - 1)
        page.freeze_panes(1, 0)
    finally:
        book.close()
    return stream.getvalue()
