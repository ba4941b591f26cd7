"""Tables whose cells end with a bar, alone on its line or behind the text, over any number of lines."""

import re
from dataclasses import dataclass

from tienbo.documents.reading.blocks import Table
from tienbo.documents.reading.lines import Line
from tienbo.documents.reading.source import Source
from tienbo.documents.reading.tables.alignment import RawCell, align
from tienbo.documents.reading.tables.building import table_of
from tienbo.documents.reading.tables.headers import column_kind

_LONGEST_CELL = 40
_SECTION = re.compile(r"[IVX]{1,5}\.\s+\S.{8,}")
_SECTION_GAP = 12
_OUTSIDE = re.compile(
    r"Nơi nhận|Điều\s+\d+\s*[.:]|Căn cứ (?:Luật|Nghị|Quyết|Kế|Công)|Trên đây là|(?:QUYẾT ĐỊNH|KẾ HOẠCH|CHỈ THỊ|"
    r"CHƯƠNG TRÌNH|NGHỊ QUYẾT|HƯỚNG DẪN|BÁO CÁO|THÔNG BÁO|PHỤ LỤC)(?:\s|:|$)"
)


@dataclass(frozen=True, slots=True)
class BarRegion:
    """Cells of the lines `first` to `end`, which is behind the last; `table` when they make one."""

    first: int
    end: int
    cells: list[RawCell]
    table: Table | None


def has_bar(line: Line) -> bool:
    return "|" in line.text


def bar_region(source: Source, lines: list[Line], first: int) -> BarRegion:
    """The cells from the barred line `first` on, with a header cell that may stand on the line before it."""
    end = _last_bar(lines, first) + 1
    start = first
    if lines[first].text == "|" and first and _is_header_word(lines[first - 1]):
        start = first - 1
    cells = _cells(source, lines, start, end)
    aligned = align(cells)
    if aligned is None or len(aligned.rows) == 0:
        return BarRegion(start, end, cells, None)
    table = table_of(source, aligned.header, aligned.rows, "bars")
    return BarRegion(start, end, cells[: aligned.before], table)


def _is_header_word(line: Line) -> bool:
    return column_kind(line.text) is not None and line.text[:1].isupper()


def _last_bar(lines: list[Line], first: int) -> int:
    """The last bar that belongs to the same table: nothing between two bars may stand outside a table."""
    last = index = first
    while index < len(lines) and index - last <= _LONGEST_CELL:
        line = lines[index]
        if index > first and (_OUTSIDE.match(line.text) or _opens_section(lines, index, last)):
            break
        if has_bar(line):
            last = index
        index += 1
    return last


def _opens_section(lines: list[Line], index: int, last: int) -> bool:
    """A heading of the text, not the title of a group of rows, which a bar would follow."""
    text = lines[index].text
    if not _SECTION.match(text) or has_bar(lines[index]):
        return False
    barred = index + 1 < len(lines) and has_bar(lines[index + 1])
    return index - last > _SECTION_GAP or (text.isupper() and not barred)


def _cells(source: Source, lines: list[Line], start: int, end: int) -> list[RawCell]:
    cells: list[RawCell] = []
    pieces: list[tuple[int, int]] = []
    texts: list[str] = []
    gap = False
    for line in lines[start:end]:
        position = line.start
        parts = source.text[line.start : line.end].split("|")
        for index, part in enumerate(parts):
            if part.strip():
                pieces.append((position, position + len(part)))
                texts.append(part.strip())
            position += len(part) + 1
            if index < len(parts) - 1:
                place = tuple(pieces) or ((position - 1, position - 1),)
                cells.append(RawCell(" ".join(texts), place, gap))
                pieces, texts, gap = [], [], False
        if len(parts) > 1 + 1 and not texts:
            gap = True
    if texts:
        cells.append(RawCell(" ".join(texts), tuple(pieces), gap))
    return cells
