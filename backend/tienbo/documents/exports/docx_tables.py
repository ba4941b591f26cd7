"""A table of a text as a table of a Word file."""

from docx.document import Document as Docx

from tienbo.documents.exports.exported import Json
from tienbo.reports.formats import word_tables
from tienbo.reports.formats.cells import Cell, Look


def add_table(page: Docx, block: Json) -> None:
    rows: list[list[Json]] = [row for row in block["rows"] if row]
    heads = block["header_rows"]
    cells = [[_cell(cell, head=number < heads) for cell in row] for number, row in enumerate(rows)]
    word_tables.add_table(page, cells, heads)


def _cell(cell: Json, *, head: bool) -> Cell:
    return Cell(cell["text"], cell["row_span"], cell["column_span"], Look.head if head else Look.body)
