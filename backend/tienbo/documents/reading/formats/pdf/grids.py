"""Ruled tables: the boxes between the rules of a page, merged where no rule parts them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tienbo.documents.reading.formats.pdf.shapes import Page, Rule

_NEAR: Final = 3.0
_MOST_RULES: Final = 4_000
_MOST_BOXES: Final = 40_000
_COVERED: Final = 0.6
_SAME_COLUMN: Final = 4.0
_OPEN_END: Final = 6.0


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its first row and column, and how many of both it covers."""

    row: int
    column: int
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: places of its rules from left to right and from top to bottom, and its cells.

    `open_top` and `open_bottom` are the columns without a rule there: a page cut them, or they stand at an edge.
    """

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    open_top: frozenset[int] = frozenset()
    open_bottom: frozenset[int] = frozenset()

    def continues(self, other: "Grid") -> bool:
        """Whether the other has the same columns, as the rest of one table on the next page has."""
        if len(self.xs) != len(other.xs):
            return False
        return all(abs(one - two) <= _SAME_COLUMN for one, two in zip(self.xs, other.xs, strict=True))

    def box_at(self, x: float, y: float) -> int | None:
        """The number of the cell that holds the point."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        for number, box in enumerate(self.boxes):
            if box.row <= row < box.row + box.down and box.column <= column < box.column + box.across:
                return number
        return None


def grids_of(page: Page) -> list[Grid]:
    """The tables of a page from top to bottom; a frame around text alone is none."""
    across, down = _joined(page.across), _joined(page.down)
    if not across or not down or len(across) + len(down) > _MOST_RULES:
        return []
    grids: list[Grid] = []
    for own_across, own_down in _touching(across, down):
        xs, ys = _places(own_down), _with_open_ends(_places(own_across), own_down)
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_BOXES:  # noqa: PLR2004 -- two columns, one row
            continue
        top, bottom = (_undrawn(own_across, y, xs) for y in (ys[0], ys[-1]))
        grids.append(Grid(xs, ys, _boxes(xs, ys, own_across, own_down), top, bottom))
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _joined(rules: list[Rule]) -> list[Rule]:
    """Rules on one line that touch, as one rule."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _NEAR), rule.start)):
        last = joined[-1] if joined else None
        if last and abs(last.at - rule.at) <= _NEAR and rule.start <= last.end + _NEAR:
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _touching(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Sets of rules that hang together."""
    group = list(range(len(across) + len(down)))

    def head(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for row, level in enumerate(across):
        for column, upright in enumerate(down):
            meets = level.start - _NEAR <= upright.at <= level.end + _NEAR
            if meets and upright.start - _NEAR <= level.at <= upright.end + _NEAR:
                group[head(row)] = head(len(across) + column)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate([*across, *down]):
        sets.setdefault(head(number), ([], []))[number >= len(across)].append(rule)
    return (found for found in sets.values() if found[0] and found[1])


def _places(rules: list[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _with_open_ends(ys: list[float], down: list[Rule]) -> list[float]:
    """The rows' places with the ends of uprights that go on past the last rule, as where a page cuts a cell."""
    tops, bottoms = sorted(rule.start for rule in down), sorted(rule.end for rule in down)
    above = [tops[1]] if len(tops) > 1 and ys[0] - tops[1] > _OPEN_END else []
    below = [bottoms[-2]] if len(bottoms) > 1 and bottoms[-2] - ys[-1] > _OPEN_END else []
    return [*above, *ys, *below]


def _undrawn(across: list[Rule], y: float, xs: list[float]) -> frozenset[int]:
    return frozenset(column for column, (left, right) in enumerate(pairwise(xs)) if not _drawn(across, y, left, right))


def _boxes(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[Box]:
    """Cells as the largest boxes that no rule cuts, taken from the top left."""
    walls = [[_drawn(down, x, top, bottom) for x in xs] for top, bottom in pairwise(ys)]
    floors = [[_drawn(across, y, left, right) for left, right in pairwise(xs)] for y in ys]
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    boxes: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            wide = 1
            while column + wide < columns and not walls[row][column + wide] and not taken[row][column + wide]:
                wide += 1
            high = 1
            while row + high < rows and not any(
                floors[row + high][place] or taken[row + high][place] for place in range(column, column + wide)
            ):
                high += 1
            for line in range(row, row + high):
                taken[line][column : column + wide] = [True] * wide
            boxes.append(Box(row, column, high, wide))
    return boxes


def _drawn(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Whether most of the stretch is drawn at that place."""
    return any(
        abs(rule.at - at) <= _NEAR and min(rule.end, end) - max(rule.start, start) >= _COVERED * (end - start)
        for rule in rules
    )
