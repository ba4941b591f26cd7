"""Blocks of a text as JSON, for the database, the reader's page and the exports (pure).

A paragraph or heading is `{"kind", "text", "start", "end"}`. A table is `{"kind": "table", "start", "end",
"header_rows", "rows"}` with cells `{"text", "start", "end", "row_span", "column_span"}`; cells that a span covers are
left out, as in HTML.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from tienbo.documents.reading import Block, Cell, Heading, Paragraph, Table

Json = dict[str, Any]


def stored(blocks: Sequence[Block]) -> list[Json]:
    return [_table(block) if isinstance(block, Table) else _paragraph(block) for block in blocks]


def within(blocks: Iterable[Json], start: int, end: int) -> list[Json]:
    """The blocks that begin in the stretch."""
    return [block for block in blocks if start <= block["start"] < end]


def _paragraph(block: Paragraph) -> Json:
    passage = block.passage
    kind = "heading" if isinstance(block, Heading) else "paragraph"
    return {"kind": kind, "text": passage.text, "start": passage.start, "end": passage.end}


def _table(table: Table) -> Json:
    rows = [table.header.cells, *(row.cells for row in table.rows)]
    passages = [cell.passage for cells in rows for cell in cells if cell.text]
    start = min((passage.start for passage in passages), default=0)
    return {
        "kind": "table",
        "start": start,
        "end": max((passage.end for passage in passages), default=start),
        "header_rows": 1,
        "rows": _rows(rows),
    }


def _rows(rows: Sequence[Sequence[Cell]]) -> list[list[Json]]:
    """Cells that stand for the one above them become its span."""
    written: list[list[Json]] = []
    above: dict[int, Json] = {}
    for cells in rows:
        line: list[Json] = []
        for column, cell in enumerate(cells):
            if cell.merged and column in above:
                above[column]["row_span"] += 1
                continue
            above[column] = {
                "text": cell.text,
                "start": cell.passage.start,
                "end": cell.passage.end,
                "row_span": 1,
                "column_span": 1,
            }
            line.append(above[column])
        written.append(line)
    return written
