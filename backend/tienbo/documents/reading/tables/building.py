"""From aligned cells to a table with places in the original text."""

from tienbo.documents.reading.blocks import Cell, Row, Table, TableLayout
from tienbo.documents.reading.passages import Passage, passage_of
from tienbo.documents.reading.source import Source
from tienbo.documents.reading.tables.alignment import RawCell

_LEADING_CELLS = 2


def table_of(source: Source, header: list[RawCell], rows: list[list[RawCell]], layout: TableLayout) -> Table:
    width = len(header)
    built = tuple(_row(source, row, width) for row in rows if any(cell.text for cell in row))
    return Table(_row(source, header, width), built, layout)


def _row(source: Source, raw: list[RawCell], width: int) -> Row:
    """Short rows are filled up with empty cells; a row without number and text continues the row above."""
    passages = [_passage(source, cell) for cell in raw]
    lines = [passage.line for passage in passages]
    last = max(passage.last_line if passage.text else passage.line for passage in passages)
    empty = Passage("", source, passages[-1].offsets)
    passages += [empty] * (width - len(passages))
    continues = not any(passage.text for passage in passages[:_LEADING_CELLS])
    cells = tuple(Cell(passage, merged=continues and not passage.text) for passage in passages)
    return Row(cells, min(lines), last)


def _passage(source: Source, cell: RawCell) -> Passage:
    passage = passage_of(source, list(cell.pieces))
    if not passage.text and cell.pieces:
        passage.offsets.add(0, source.offsets.origin(cell.pieces[0][0]))
    return passage
