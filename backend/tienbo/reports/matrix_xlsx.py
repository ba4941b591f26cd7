"""A matrix as a spreadsheet: merged over its sub-rows, printable, with nothing cut off."""

import io
import math
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tienbo.assignments.schemas import TaskRead
from tienbo.problems import Text
from tienbo.reports.formats import sheet
from tienbo.reports.formats.cells import Cell, Look, placed
from tienbo.reports.matrix_rows import rows_of, sheet_columns

_NAME: Final = Text("Ma trận nhiệm vụ", "Assignment matrix")
_LOOKS: Final[dict[Look, dict[str, object]]] = {
    Look.head: sheet.HEAD,
    Look.group: {"bold": True, "bg_color": "#F5F5F5"},
    Look.centred: {"align": "center"},
    Look.body: {},
}


def to_xlsx(title: str, notes: Sequence[str], tasks: Sequence[TaskRead], language: str) -> bytes:
    """The tasks under a title and what is said of them as a whole."""
    columns = sheet_columns(tasks)
    widths = [column.width for column in columns]
    stream = io.BytesIO()
    with sheet.new_book(stream) as book:
        book.set_properties({"title": sheet.text_of(title)[:255]})
        page = sheet.new_page(book, _NAME.pick(language), widths)
        top = sheet.write_top(book, page, title, notes, widths)
        rows = rows_of(tasks, columns, language)
        end = _write_rows(book, page, rows, widths, top)
        page.freeze_panes(top + 1, 0)
        page.repeat_rows(top)
        page.print_area(0, 0, end - 1, len(columns) - 1)
    return stream.getvalue()


def _write_rows(
    book: Workbook, page: Worksheet, rows: Sequence[Sequence[Cell]], widths: Sequence[float], top: int
) -> int:
    """What needs more height than a row can have is merged over as many rows as it takes; the row after the last."""
    cells = list(placed(rows))
    heights = _heights(cells, len(rows), widths)
    taken = [math.ceil(height / sheet.TALLEST) for height in heights]
    starts = [top, *accumulate(taken, initial=top)][1:]
    for number, height in enumerate(heights):
        for part in range(taken[number]):
            page.set_row(starts[number] + part, height / taken[number])
    forms: dict[tuple[Look, bool, bool], Format] = {}
    for row, column, cell in cells:
        form = _form(book, forms, cell)
        first, last = starts[row], starts[row + cell.row_span] - 1
        last_column = column + cell.column_span - 1
        if (first, column) != (last, last_column):
            page.merge_range(first, column, last, last_column, "", form)
        sheet.write_value(page, first, column, cell.value, {str: form})
    return starts[-1]


def _heights(cells: Sequence[tuple[int, int, Cell]], rows: int, widths: Sequence[float]) -> list[float]:
    """Points of each row: as much as its own cells need, and the last of a merged cell what that one lacks."""
    heights = [sheet.points(1)] * rows
    for row, column, cell in sorted(cells, key=lambda placed: placed[2].row_span):
        width = sum(widths[column : column + cell.column_span])
        bold = 1.1 if cell.look in {Look.head, Look.group} else 1
        needed = sheet.points(sheet.lines_of(cell.text, width / bold))
        last = row + cell.row_span - 1
        heights[last] = max(heights[last], needed - sum(heights[row:last]))
    return heights


def _form(book: Workbook, forms: dict[tuple[Look, bool, bool], Format], cell: Cell) -> Format:
    key = (cell.look, cell.struck, isinstance(cell.value, date))
    if key not in forms:
        more: dict[str, object] = {"num_format": sheet.DAY} if key[2] else {}
        forms[key] = sheet.look(book, **{"border": 1, "font_strikeout": cell.struck, **_LOOKS[cell.look], **more})
    return forms[key]
