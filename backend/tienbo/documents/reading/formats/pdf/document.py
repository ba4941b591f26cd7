"""A PDF file page by page: lines and ruled tables, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from tienbo.documents.reading.blocks import Reading
from tienbo.documents.reading.formats.composing import compose
from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable
from tienbo.documents.reading.formats.pdf.flowing import paragraphs_apart
from tienbo.documents.reading.formats.pdf.grids import Grid, grids_of
from tienbo.documents.reading.formats.pdf.pages import pages_of
from tienbo.documents.reading.formats.pdf.setting import SetLine, lines_of
from tienbo.documents.reading.formats.pdf.shapes import Letter, Page
from tienbo.documents.reading.formats.pdf.wrapping import fits, glue
from tienbo.untrusted.unreadable import Unreadable

_PAGE_NUMBER: Final = re.compile(r"\W*(?:(?:trang|page)\W*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")
_RUNNING_PAGES: Final = 3
_FEWEST_LETTERS: Final = 30
_SAME_COLUMN: Final = 4.0
_GARBLED_SHARE: Final = 0.3
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\ufffd]")


def read_pdf(data: bytes) -> Reading:
    """Raises Unreadable."""
    pages = [_laid_page(page) for page in pages_of(data)]
    letters = "".join(page.letters for page in pages)
    scanned = sum(1 for page in pages if page.pictures and len(page.letters) < _FEWEST_LETTERS)
    if not letters or scanned * 2 > len(pages):
        raise Unreadable("no-text-layer")
    if len(_PRIVATE.findall(letters)) > _GARBLED_SHARE * len(letters):
        raise Unreadable("no-text-layer")  # letters without meaning, as scanners' own fonts have
    running = _running_heads(pages)
    items: list[Item] = []
    below: Grid | None = None
    for page in pages:
        for item, grid in page.items(running):
            above = items[-1] if items else None
            if isinstance(item, LaidTable) and isinstance(above, LaidTable) and _same_columns(below, grid):
                items[-1] = _over_the_page(above, item)
            else:
                items.append(item)
            below = grid
    return compose(items)


@dataclass(slots=True)
class _LaidPage:
    letters: str
    pictures: int
    lines: list[SetLine]
    tables: list[tuple[Grid, LaidTable]] = field(default_factory=list)

    def edges(self) -> list[SetLine]:
        """The lines in which page numbers and running heads stand."""
        top = min((grid.ys[0] for grid, _ in self.tables), default=float("inf"))
        bottom = max((grid.ys[-1] for grid, _ in self.tables), default=0.0)
        found = [line for line in self.lines[:2] if line.y < top]
        return found + [line for line in self.lines[-2:] if line.y > bottom and line not in found]

    def items(self, running: frozenset[str]) -> Iterator[tuple[Item, Grid | None]]:
        dropped = [line for line in self.edges() if _PAGE_NUMBER.fullmatch(line.text) or _shape(line) in running]
        lines = [line for line in self.lines if line not in dropped]
        for grid, table in self.tables:
            above = [line for line in lines if line.y <= grid.ys[0]]
            lines = lines[len(above) :]
            for text in paragraphs_apart(above):
                yield text, None
            yield table, grid
        for text in paragraphs_apart(lines):
            yield text, None


def _laid_page(page: Page) -> _LaidPage:
    free = page.letters
    tables: list[tuple[Grid, LaidTable]] = []
    for grid in grids_of(page):
        inside: dict[int, list[Letter]] = {}
        rest: list[Letter] = []
        for letter in free:
            box = grid.box_at((letter.left + letter.right) / 2, letter.y - letter.size / 4)
            (rest if box is None else inside.setdefault(box, [])).append(letter)
        if len(inside) > 1:
            tables.append((grid, _table(grid, inside)))
            free = rest
    return _LaidPage("".join(letter.text for letter in page.letters), page.pictures, lines_of(free), tables)


def _table(grid: Grid, inside: dict[int, list[Letter]]) -> LaidTable:
    rows: list[list[LaidCell]] = [[] for _ in range(len(grid.ys) - 1)]
    for number, box in enumerate(grid.boxes):
        width = grid.xs[box.column + box.across] - grid.xs[box.column]
        text = _unwrapped(lines_of(inside.get(number, [])), grid.xs[box.column], width)
        rows[box.row].append(LaidCell((text,), box.across, box.down))
    return LaidTable(tuple(tuple(row) for row in rows))


def _unwrapped(lines: list[SetLine], left: float, width: float) -> str:
    """The lines of a cell; one that the next word would not have fitted into goes on with the next line."""
    inset = min((line.left for line in lines), default=left) - left
    text = ""
    for above, line in zip([None, *lines], lines, strict=False):
        if above is not None:
            text += "\n" if fits(above, line, left + width - inset) else glue(text, line.text)
        text += line.text
    return text


def _running_heads(pages: list[_LaidPage]) -> frozenset[str]:
    """What stands at the edge of many pages, but for its numbers."""
    seen = Counter(shape for page in pages for shape in {_shape(line) for line in page.edges()})
    return frozenset(shape for shape, count in seen.items() if count >= max(_RUNNING_PAGES, len(pages) // 2))


def _shape(line: SetLine) -> str:
    return _DIGITS.sub("#", line.text)


def _same_columns(above: Grid | None, below: Grid | None) -> bool:
    if above is None or below is None or len(above.xs) != len(below.xs):
        return False
    return all(abs(one - other) <= _SAME_COLUMN for one, other in zip(above.xs, below.xs, strict=True))


def _over_the_page(above: LaidTable, below: LaidTable) -> LaidTable:
    """A table that goes on: its header is not repeated, and a row that was cut in two is put together."""
    rows = list(below.rows)
    for old in above.rows:
        if not rows or [cell.text for cell in rows[0]] != [cell.text for cell in old] or len(rows) == 1:
            break
        rows.pop(0)
    last = above.rows[-1]
    if rows and _is_rest(last, rows[0]):
        joined = tuple(replace(one, items=(*one.items, *other.items)) for one, other in zip(last, rows[0], strict=True))
        return LaidTable((*above.rows[:-1], joined, *rows[1:]))
    return LaidTable((*above.rows, *rows))


def _is_rest(above: tuple[LaidCell, ...], below: tuple[LaidCell, ...]) -> bool:
    """The rest of a row: no number, and every text goes on in the middle of a sentence."""
    if len(above) != len(below) or below[0].text or any(cell.down > 1 for cell in (*above, *below)):
        return False
    return all(not cell.text or cell.text[0].islower() for cell in below)
