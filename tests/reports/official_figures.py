"""The table of figures of an edition as each of its readers gets it: from the API, Word, PDF, and a spreadsheet.

Each reader gives rows of name, measuring unit, sum, adjustment, result and coverage, in the letters that stand there.
"""

import io
from collections import defaultdict
from decimal import Decimal
from itertools import takewhile
from typing import Any

import openpyxl
import pypdfium2
from openpyxl.cell.cell import Cell, MergedCell

from tests.reports import opened
from tienbo.reports.edition_report import FIGURE_WIDTHS
from tienbo.reports.edition_rows import FIGURE_HEADS, MARK
from tienbo.reports.formats.numbers import rate, signed, written

POINTS = 72 / 25.4
LEFT = 30  # millimetres of margin
Figures = list[list[str]]


def from_api(edition: dict[str, Any]) -> Figures:
    content = edition["content"]
    indicators = {one["id"]: one for one in content["indicators"]}
    categories = {one["id"]: f" – {one['name_vi']}" for one in content["categories"]}
    found = []
    for line in content["lines"]:
        indicator = indicators[line["indicator_id"]]
        if not line["expected"]:
            continue
        mark = f" {MARK}" if line["withheld"] else ""
        found.append(
            [
                indicator["name_vi"] + categories.get(line["category_id"], ""),
                indicator["measure_unit"],
                _said(line["sum"]["number"], indicator["kind"]) + mark,
                "" if line["adjustment"] is None else signed(Decimal(line["adjustment"])),
                _said(line["result"]["number"], indicator["kind"]) + mark,
                f"{line['counted']}/{line['expected']}",
            ]
        )
    return found


def _said(number: str | None, kind: str) -> str:
    if number is None:
        return "không có"
    return rate(Decimal(number)) if kind == "ratio" else written(Decimal(number))


def from_docx(content: bytes) -> Figures:
    document = opened.word(content)
    table = next(one for one in document.tables if one.rows[0].cells[-1].text == FIGURE_HEADS[-1])
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return [row[1:] for row in rows if row[0].isdecimal()]


def from_xlsx(content: bytes) -> Figures:
    """As the spreadsheet shows its numbers."""
    return [[shown(cell) for cell in row[1:]] for row in _sheet_rows(content)]


def numbers_in_xlsx(content: bytes) -> list[list[Decimal | None]]:
    """Sum, adjustment and result as the spreadsheet keeps them, behind the decimals that it shows."""
    return [
        [Decimal(str(cell.value)) if isinstance(cell.value, int | float) else None for cell in row[3:6]]
        for row in _sheet_rows(content)
    ]


def _sheet_rows(content: bytes) -> list[tuple[Cell | MergedCell, ...]]:
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = list(page.iter_rows(min_row=opened.head_row(page, FIGURE_HEADS[0]) + 1))
    return [row for row in rows if isinstance(row[0].value, int)]


def shown(cell: Cell | MergedCell) -> str:
    """A cell of a spreadsheet in the letters that its reader sees."""
    value = cell.value
    if not isinstance(value, int | float):
        return str(value or "")
    first = str(cell.number_format).split(";", maxsplit=1)[0]
    first, _, mark = first.replace('"', "").partition(" ")
    number = Decimal(str(value))
    if "." in first:
        places = len(first.partition(".")[2])
        text = rate(number) if places == 2 else written(number)
    else:
        text = written(number)
    text = f"{text} {mark}" if mark else text
    return f"+{text}" if first.startswith("+") and number >= 0 else text


def from_pdf(content: bytes) -> Figures:
    """By where the letters stand on the paper: columns by their width, rows by the height of their number."""
    found: Figures = []
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            lines = _lines(page)
            heights = [
                height
                for height, cells in sorted(lines.items(), reverse=True)
                if cells[0].isdecimal() and "/" in cells[-1]
            ]
            if page.get_width() > page.get_height():
                break
            for at, height in enumerate(heights):
                under = heights[at + 1] if at + 1 < len(heights) else 0.0
                below = [h for h in lines if under < h <= height and not _is_group(lines[h])]
                rows = [lines[h] for h in sorted(below, reverse=True)]
                whole = [rows[0], *_going_on(rows[1:])]
                found.append([" ".join(filter(None, parts)) for parts in list(zip(*whole, strict=True))[1:]])
    return found


def _is_group(cells: list[str]) -> bool:
    return not cells[0].isdecimal() and bool(cells[0])


def _going_on(lines: list[list[str]]) -> list[list[str]]:
    """The lines on which name and measuring unit go on, as long as nothing else stands beside them."""
    return list(takewhile(lambda cells: not any(cells[:1] + cells[3:]), lines))


def _lines(page: Any) -> dict[float, list[str]]:
    """Letters by height and column; those of one line stand on one height."""
    edges = [LEFT * POINTS]
    for width in FIGURE_WIDTHS:
        edges.append(edges[-1] + width * POINTS)
    text = page.get_textpage()
    placed: dict[float, list[list[tuple[float, str]]]] = defaultdict(lambda: [[] for _ in FIGURE_WIDTHS])
    for index in range(text.count_chars()):
        left, bottom, _, _ = text.get_charbox(index, loose=True)
        column = next((at for at, edge in enumerate(edges[1:]) if edges[0] - 1 <= left < edge), None)
        if column is not None:
            placed[round(bottom)][column].append((left, text.get_text_range(index, 1)))
    return {
        height: ["".join(letter for _, letter in sorted(cell)).strip() for cell in cells]
        for height, cells in placed.items()
    }
