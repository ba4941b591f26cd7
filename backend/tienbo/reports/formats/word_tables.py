"""Tables of Word files: merged cells, and header rows that stand on every page."""

from collections.abc import Sequence
from typing import Final

from docx.document import Document as Docx
from docx.shared import Length, Pt

from tienbo.reports.formats import word
from tienbo.reports.formats.cells import Cell, Look, placed
from tienbo.reports.formats.plain import plain

_CENTRED: Final = {Look.head, Look.centred}
_BOLD: Final = {Look.head, Look.group}


def add_table(
    page: Docx,
    rows: Sequence[Sequence[Cell]],
    header_rows: int,
    *,
    widths: Sequence[Length] | None = None,
    size: Pt = word.SMALL,
    whole_rows: bool = False,
) -> None:
    """The rows as a table with lines; without `widths` a portrait page is shared out by how much the columns hold.

    `whole_rows`: none goes over the end of a page, unless it is longer than one.
    """
    cells = list(placed(rows))
    columns = max((column + cell.column_span for _, column, cell in cells), default=0)
    if not columns:
        return
    table = word.grid(page, len(rows), columns)
    word.set_widths(table, widths or _widths(cells, columns))
    # Asked of the table one by one, each cell would be looked for among all.
    targets = [list(row.cells) for row in table.rows]
    for row, column, cell in cells:
        target = targets[row][column]
        last_row, last_column = row + cell.row_span - 1, column + cell.column_span - 1
        if (last_row, last_column) != (row, column):
            target = target.merge(targets[last_row][last_column])
        align = word.RIGHT if cell.look is Look.number else word.CENTRE if cell.look in _CENTRED else word.LEFT
        for place, line in enumerate(plain(cell.text).split("\n")):
            paragraph = word.next_line(target, first=not place)
            run = word.write(paragraph, line, align=align, bold=cell.look in _BOLD, size=size)
            run.font.strike = cell.struck or None
    for number in range(min(header_rows, len(rows))):
        word.repeat_header(table.rows[number])
    for row_of_table in table.rows[header_rows:] if whole_rows else ():
        word.unbroken(row_of_table)


def _widths(cells: Sequence[tuple[int, int, Cell]], columns: int) -> list[Length]:
    """The root keeps narrow columns readable."""
    lengths = [10.0] * columns
    for _, column, cell in cells:
        if cell.column_span == 1:
            lengths[column] = max(lengths[column], float(len(cell.text)))
    weights = [length**0.5 for length in lengths]
    return [Length(int(word.WIDTH * weight / sum(weights))) for weight in weights]
