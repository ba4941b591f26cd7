"""Tables with their merged cells, and a header row on every page."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document as Docx
from docx.shared import Length

from tienbo.documents.exports import docx_form as form
from tienbo.documents.exports.exported import Json
from tienbo.documents.exports.plain import plain

# Word opens no table with more columns.
MOST_COLUMNS: Final = 63


def add_table(page: Docx, block: Json) -> None:
    rows: list[list[Json]] = [row for row in block["rows"] if row]
    placed = list(_placed(rows))
    columns = max((column + cell["column_span"] for _, column, cell in placed), default=0)
    if not columns:
        return
    table = form.grid(page, len(rows), columns)
    form.set_widths(table, _widths(placed, columns))
    # Asked of the table one by one, each cell would be looked for among all.
    cells = [list(row.cells) for row in table.rows]
    for row, column, cell in placed:
        target = cells[row][column]
        last_row = min(row + cell["row_span"], len(rows)) - 1
        last_column = min(column + cell["column_span"], columns) - 1
        if (last_row, last_column) != (row, column):
            target = target.merge(cells[last_row][last_column])
        head = row < block["header_rows"]
        for place, line in enumerate(plain(cell["text"]).split("\n")):
            paragraph = form.next_line(target, first=not place)
            form.write(paragraph, line, align=form.CENTRE if head else form.LEFT, bold=head, size=form.SMALL)
    for number in range(min(block["header_rows"], len(rows))):
        form.repeat_header(table.rows[number])


def _widths(placed: list[tuple[int, int, Json]], columns: int) -> list[Length]:
    """The page's width shared out by how much the columns hold; the root keeps narrow ones readable."""
    lengths = [10.0] * columns
    for _, column, cell in placed:
        if cell["column_span"] == 1:
            lengths[column] = max(lengths[column], float(len(cell["text"])))
    weights = [length**0.5 for length in lengths]
    return [Length(int(form.WIDTH * weight / sum(weights))) for weight in weights]


def _placed(rows: list[list[Json]]) -> Iterator[tuple[int, int, Json]]:
    """Each cell with its row and column: cells that a span covers are not in the rows."""
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in covered:
                column += 1
            width = min(cell["column_span"], MOST_COLUMNS - column)
            if width <= 0:
                break
            free = next((n for n in range(width) if (number, column + n) in covered), width)
            spanned = {**cell, "column_span": free, "row_span": min(cell["row_span"], len(rows) - number)}
            covered |= {
                (number + down, column + across) for down in range(spanned["row_span"]) for across in range(free)
            }
            yield number, column, spanned
            column += free
