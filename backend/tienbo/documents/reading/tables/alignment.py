"""Putting a run of cells back into rows when the rows themselves are not marked.

Blank lines and bars only hint at the end of a row, so the cells are counted: of all ways to cut the run
into rows, the one that departs least from full rows beginning with a row number is taken.
"""

import math
import re
from dataclasses import dataclass
from typing import Final

from tienbo.documents.reading.tables.headers import LONGEST_HEADER, column_kind, is_index_row, is_row_number

MOST_COLUMNS: Final = 16
_YEAR = re.compile(r"(?:năm )?20[1-4]\d", re.IGNORECASE)
_GROUP_NUMBER = re.compile(r"[IVX]{1,6}[.)]?|[A-HĐ][.)]?|\d{1,2}[.)]?")
_YEAR_LENGTH = 4
_BOTH_ROLES = 2
_GROUP_CELLS = 2
_LONGEST_NUMBER = 3
_MISSING_NUMBER = 2.5
_WRONG_LENGTH = 2.0
_SHORT_ROW = 1.0
_NO_GAP = 0.5
_INNER_GAP = 0.3
_INNER_NUMBER = 0.2
_MERGED = 0.2
_SKIPPED = 1.0
_EMPTY_ROW = 3.0


@dataclass(frozen=True, slots=True)
class RawCell:
    """`gap` says that something (a blank line, a new line of bars) may separate it from the cell before."""

    text: str
    pieces: tuple[tuple[int, int], ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Aligned:
    header: list[RawCell]
    rows: list[list[RawCell]]
    before: int
    cost: float


def align(cells: list[RawCell]) -> Aligned | None:
    """The table in `cells`, or None when no header of a known table stands in them."""
    start = _header_start(cells)
    if start is None:
        return None
    best: Aligned | None = None
    for header, body in _headers(cells, start):
        rows, cost = _cut(cells, body, len(header), numbered=column_kind(header[0].text) == "number")
        if best is None or cost < best.cost:
            best = Aligned(header, rows, start, cost)
    return best


def _header_start(cells: list[RawCell]) -> int | None:
    for index, cell in enumerate(cells):
        kinds = [column_kind(other.text) for other in cells[index : index + 3]]
        if kinds[0] == "number" and any(kinds[1:]):
            return index
        if kinds[0] and len(kinds) > 1 and len(set(kinds)) > 1 and all(kinds) and cell.text[:1].isupper():
            return index
    return None


def _headers(cells: list[RawCell], start: int) -> list[tuple[list[RawCell], int]]:
    """The header as printed, and as it reads when some of its cells stand under a wider one."""
    end = start
    while end < len(cells) and end - start < MOST_COLUMNS and _continues_header(cells, start, end):
        end += 1
    printed = cells[start:end]
    found = [(printed, end)]
    years = [cell for cell in printed if _YEAR.fullmatch(cell.text)]
    if years:
        wide = next(
            (cell for cell in reversed(printed[: printed.index(years[0])]) if len(cell.text) > _YEAR_LENGTH), None
        )
        found.append(([cell for cell in printed if cell is not wide], end))
    under = [cell for cell in printed[1:] if column_kind(cell.text) in {"lead", "coordinating"}]
    wide = next(
        (cell for cell in printed if column_kind(cell.text) == "lead" and "chủ trì" not in cell.text.lower()), None
    )
    if wide is not None and len(under) > _BOTH_ROLES:
        narrow = [cell for cell in under if cell is not wide]
        place = printed.index(wide)
        rest = [cell for cell in printed if cell is not wide and cell not in narrow]
        found.append((rest[:place] + narrow + rest[place:], end))
    return found


def _continues_header(cells: list[RawCell], start: int, end: int) -> bool:
    cell = cells[end]
    if not cell.text or len(cell.text) > LONGEST_HEADER:
        return False
    if end == start or column_kind(cell.text) or _YEAR.fullmatch(cell.text):
        return True
    return not is_row_number(cell.text) and not (cell.gap and end - start > 1)


def _cut(cells: list[RawCell], body: int, width: int, *, numbered: bool) -> tuple[list[list[RawCell]], float]:
    """The cheapest way to cut the cells from `body` on into rows of about `width` cells."""
    count = len(cells)
    gapped = any(cell.gap for cell in cells[body + 1 :])
    parted = body < count and not cells[body].text and body + 1 < count and is_row_number(cells[body + 1].text)
    lengths = sorted({width, 1, 2, width - 1, width + 1, width - 2, width + 2} & set(range(1, count - body + 1)))
    cost = [math.inf] * (count + 1)
    step = [0] * (count + 1)
    cost[count] = 0.0
    for place in range(count - 1, body - 1, -1):
        if not cells[place].text:
            cost[place] = cost[place + 1] + (0.0 if parted else _SKIPPED)
            step[place] = -1
        for length in lengths:
            if place + length > count or cost[place + length] == math.inf:
                continue
            row = cells[place : place + length]
            total = _row_cost(row, width, numbered=numbered, gapped=gapped) + cost[place + length]
            if total < cost[place]:
                cost[place], step[place] = total, length
    rows: list[list[RawCell]] = []
    place = body
    while place < count and step[place]:
        if step[place] > 0:
            rows.append(cells[place : place + step[place]])
        place += abs(step[place])
    if rows and is_index_row([cell.text for cell in rows[0]]) and len(rows[0]) == width:
        rows = rows[1:]
    return rows, cost[body] if body <= count else math.inf


def _row_cost(row: list[RawCell], width: int, *, numbered: bool, gapped: bool) -> float:
    length = len(row)
    first = row[0].text
    if not any(cell.text for cell in row):
        return _EMPTY_ROW * length
    cost = 0.0
    titled = _GROUP_NUMBER.fullmatch(first) or (length == 1 and len(first) > _LONGEST_NUMBER)
    if length < width and length <= _GROUP_CELLS and titled:
        cost += _SHORT_ROW + (0.8 if length == 1 else 0.0)
        if length == _GROUP_CELLS and (not row[1].text or is_row_number(row[1].text)):
            cost += _WRONG_LENGTH
    elif length != width:
        cost += _WRONG_LENGTH + abs(length - width)
    if numbered and length > 1 and not (first and is_row_number(first)):
        cost += _MISSING_NUMBER if first else _MERGED
    if gapped:
        cost += 0.0 if row[0].gap else _NO_GAP
        cost += _INNER_GAP * sum(1 for cell in row[1:] if cell.gap)
    cost += _INNER_NUMBER * sum(1 for cell in row[1:] if cell.text and is_row_number(cell.text))
    return cost
