"""Tables with one cell per line, each begun by a TAB; a line begun by a space goes on with the cell before."""

from tienbo.documents.reading.blocks import Table
from tienbo.documents.reading.lines import Line
from tienbo.documents.reading.source import Source
from tienbo.documents.reading.tables.alignment import RawCell, align
from tienbo.documents.reading.tables.building import table_of

_FEWEST_CELLS = 4


def tabbed_table(source: Source, lines: list[Line], first: int) -> tuple[Table | None, int]:
    """The table that begins on line `first`, if the TABs make one, and the line behind them."""
    cells: list[RawCell] = []
    end = index = first
    gap = False
    while index < len(lines):
        line = lines[index]
        if line.tabbed:
            cells += _cells(source, line, gap=gap)
            end, gap = index + 1, False
        elif line.blank:
            gap = True
        elif line.lead == " " and cells and not _starts_document(line):
            last = cells[-1]
            pieces = (*last.pieces, line.trimmed)
            cells[-1] = RawCell(f"{last.text} {line.text}".strip(), pieces, last.gap)
            end, gap = index + 1, False
        else:
            break
        index += 1
    aligned = align(cells) if len(cells) >= _FEWEST_CELLS else None
    if aligned is None or aligned.before or not aligned.rows:
        return None, end
    return table_of(source, aligned.header, aligned.rows, "tabs"), end


def _cells(source: Source, line: Line, *, gap: bool) -> list[RawCell]:
    """One cell; several where the whole row stands on the line, set apart by TABs."""
    raw = source.text[line.start : line.end]
    if "\t" not in line.text:
        return [RawCell(line.text, (line.trimmed,), gap)]
    cells: list[RawCell] = []
    position = line.start + 1
    for part in raw[1:].split("\t"):
        cells.append(RawCell(part.strip(), ((position, position + len(part)),), gap and not cells))
        position += len(part) + 1
    return cells


def _starts_document(line: Line) -> bool:
    """One space and capitals open a new document, not a cell."""
    letters = [letter for letter in line.text if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)
