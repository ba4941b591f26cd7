"""Files that were taken away, opened again as their readers would."""

import io
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import httpx
import openpyxl
import pypdfium2
from docx.document import Document as Docx
from docx.oxml.ns import qn
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook(content: bytes) -> Worksheet:
    """The one page of a workbook; whatever it warns of is an error."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    (page,) = book.worksheets
    return page


def answered(response: httpx.Response) -> bytes:
    assert response.status_code == 200, response.text
    return response.content


def grid(page: Worksheet) -> list[list[Any]]:
    """What the cells hold; a day without a time as a day."""
    return [[as_day(cell.value) for cell in row] for row in page.iter_rows()]


def as_day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) and value.time() == datetime.min.time() else value


def head_row(page: Worksheet, first: str) -> int:
    """The number (from 1) of the row that begins with this heading."""
    return next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == first and row[0].row is not None)


def below(page: Worksheet, first: str) -> list[list[Any]]:
    """The rows under the heading row."""
    return grid(page)[head_row(page, first) :]


def is_inert(content: bytes) -> bool:
    """No formula, link, macro or outside part anywhere in the file."""
    with ZipFile(io.BytesIO(content)) as file:
        names = [PurePosixPath(name) for name in file.namelist()]
        parts = [ET.fromstring(file.read(str(name))) for name in names if name.suffix in {".xml", ".rels"}]  # noqa: S314 -- our own file
    run = {f"{SHEET}f", f"{SHEET}hyperlink", f"{SHEET}oleObject", f"{SHEET}externalReference", f"{SHEET}control"}
    outside = any(element.get("TargetMode") == "External" for part in parts for element in part.iter())
    odd = any("vba" in name.name or "external" in str(name).lower() for name in names)
    return not (odd or outside or any(element.tag in run for part in parts for element in part.iter()))


def typed(content: bytes) -> list[list[str | Decimal | None]]:
    """What the file itself says of each cell, row by row: a text, a number, or nothing; anything else is an error."""
    with ZipFile(io.BytesIO(content)) as file:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in file.namelist():
            table = ET.fromstring(file.read("xl/sharedStrings.xml"))  # noqa: S314 -- our own file
            shared = [_text(item) for item in table]
        page = ET.fromstring(file.read("xl/worksheets/sheet1.xml"))  # noqa: S314 -- the same
    return [[_typed(cell, shared) for cell in row] for row in page.iter(f"{SHEET}row")]


def _typed(cell: ET.Element, shared: list[str]) -> str | Decimal | None:
    kind = cell.get("t", "n")
    assert kind in {"n", "s", "inlineStr"}, kind
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{SHEET}v")
    if kind == "s":
        return shared[int(value or "")]
    return None if value is None else Decimal(value)


def _text(element: ET.Element) -> str:
    """Its letters; one written as `_xHHHH_` is that letter (ISO 29500, 22.9.2.19)."""
    text = "".join(part.text or "" for part in element.iter(f"{SHEET}t"))
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def word(content: bytes) -> Docx:
    return docx.Document(io.BytesIO(content))


def pages(content: bytes) -> list[str]:
    """The letters of a PDF, page by page."""
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def words(page: Docx) -> list[str]:
    """The paragraphs outside tables."""
    return [paragraph.text for paragraph in page.paragraphs]


def fields(page: Docx) -> set[str | None]:
    """What Word would work out by itself, page numbers apart."""
    return {element.text for element in page.element.iter(qn("w:instrText"))}


def merged_over(page: Worksheet, row: int, column: int) -> int:
    """How many rows the cell spans."""
    for area in page.merged_cells.ranges:
        if (area.min_row, area.min_col) == (row, column):
            return int(area.size["rows"])
    return 1


def day(text: str) -> date:
    return date.fromisoformat(text)
