"""Markdown tables: a row per line, cells between bars."""

import re
from itertools import pairwise

from tienbo.documents.reading.blocks import Table
from tienbo.documents.reading.lines import Line
from tienbo.documents.reading.source import Source
from tienbo.documents.reading.tables.alignment import RawCell
from tienbo.documents.reading.tables.building import table_of
from tienbo.documents.reading.tables.headers import column_kind, is_index_row

RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_FEWEST_BARS = 2
_FEWEST_KINDS = 2


def is_pipe_row(line: Line) -> bool:
    return line.text.startswith("|") and len(_BAR.findall(line.text)) >= _FEWEST_BARS


def pipe_rows(source: Source, lines: list[Line], first: int) -> tuple[list[list[RawCell]], int]:
    """The rows of the table that begins on line `first` without rules and empty rows, and the line behind it."""
    rows: list[list[RawCell]] = []
    index = first
    while index < len(lines):
        if is_pipe_row(lines[index]):
            if not RULE.fullmatch(lines[index].text):
                rows.append(_split(source, lines[index]))
            index += 1
        elif lines[index].blank and index + 1 < len(lines) and is_pipe_row(lines[index + 1]):
            index += 1
        else:
            break
    return [row for row in rows if any(cell.text for cell in row)], index


def pipe_table(source: Source, rows: list[list[RawCell]]) -> Table | None:
    """A table of the rows, or None when their first is not the header of a known table."""
    if len(rows) <= 1:
        return None
    width = max(len(row) for row in rows)
    kinds = {column_kind(cell.text) for cell in rows[0]} - {None}
    if len(kinds) < _FEWEST_KINDS:
        return None
    header, body = _padded(rows[0], width), rows[1:]
    if body and _is_second_header(body[0]):
        header = [under if under.text else over for over, under in zip(header, _padded(body[0], width), strict=True)]
        body = body[1:]
    if body and is_index_row([cell.text for cell in body[0]]):
        body = body[1:]
    return table_of(source, header, body, "pipes") if body else None


def _is_second_header(row: list[RawCell]) -> bool:
    filled = [cell for cell in row if cell.text]
    return not row[0].text and bool(filled) and all(column_kind(cell.text) for cell in filled)


def _padded(row: list[RawCell], width: int) -> list[RawCell]:
    return row + [RawCell("", row[-1].pieces)] * (width - len(row))


def _split(source: Source, line: Line) -> list[RawCell]:
    raw = source.text[line.start : line.end]
    bars = [match.start() for match in _BAR.finditer(raw)]
    if raw.rstrip()[-1] != "|":
        bars.append(len(raw))
    cells: list[RawCell] = []
    for left, right in pairwise(bars):
        piece = (line.start + left + 1, line.start + right)
        cells.append(RawCell(raw[left + 1 : right].strip().strip("*").strip(), (piece,)))
    return cells
