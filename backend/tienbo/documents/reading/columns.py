"""Text set in two columns by wide gaps, as letterheads and signature blocks are, put one below the other."""

import re
from typing import Final

from tienbo.documents.reading.lines import Line, line_between
from tienbo.documents.reading.source import Source

_GAP: Final = re.compile(r"(?<=\S)(?: {4,}|\s*\t\s*)(?=\S)")
_MARKER: Final = re.compile(
    r"[-–+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-HĐ])[.)/:]?|(?:Điều|Mục|Chương)\s\S{1,4}"
)
_LONGEST: Final = 160
_MOST_LINES: Final = 25


def has_columns(source: Source, line: Line) -> bool:
    """One wide gap inside a short line; several would be a drawn table."""
    raw = source.text[line.start : line.end]
    if len(raw) > _LONGEST or line.tabbed:
        return False
    gaps = list(_GAP.finditer(raw))
    if len(gaps) != 1:
        return False
    left, right = raw[: gaps[0].start()].strip(), raw[gaps[0].end() :]
    return not _MARKER.fullmatch(left) and (right[0].isupper() or right[0] in "-–*")


def columns_from(source: Source, lines: list[Line], first: int) -> tuple[list[Line], int]:
    """The lines of the left column, then those of the right, and the line behind the block."""
    left: list[Line] = []
    right: list[Line] = []
    edge = _right_edge(source, lines[first])
    index = first
    while index < len(lines) and index - first <= _MOST_LINES:
        line = lines[index]
        if line.blank:
            if not _goes_on(source, lines, index):
                break
        elif has_columns(source, line):
            gap = _GAP.search(source.text, line.start, line.end)
            if gap is not None:
                left.append(line_between(source, line.start, gap.start()))
                right.append(line_between(source, gap.end(), line.end))
        elif len(line.lead) >= edge // 2 and len(line.lead) > len(lines[first].lead):
            right.append(line)
        elif index > first and len(line.text) < edge:
            left.append(line)
        else:
            break
        index += 1
    blank = Line(lines[index - 1].end, lines[index - 1].end, "", "")
    return [*left, blank, *right, blank], index


def _right_edge(source: Source, line: Line) -> int:
    gap = _GAP.search(source.text, line.start, line.end)
    return (gap.end() if gap else line.end) - line.start


def _goes_on(source: Source, lines: list[Line], index: int) -> bool:
    """Whether columns or a right column go on behind the blank line."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    return following is not None and has_columns(source, following)
