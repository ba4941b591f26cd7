"""A PDF file page by page: lines and ruled tables, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tienbo.documents.reading.blocks import Reading
from tienbo.documents.reading.formats.composing import compose
from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable
from tienbo.documents.reading.formats.pdf.flowing import paragraphs_apart
from tienbo.documents.reading.formats.pdf.grids import Grid, grids_of
from tienbo.documents.reading.formats.pdf.joining import over_the_page
from tienbo.documents.reading.formats.pdf.pages import pages_of
from tienbo.documents.reading.formats.pdf.setting import SetLine, lines_of
from tienbo.documents.reading.formats.pdf.shapes import Letter, Page
from tienbo.documents.reading.formats.pdf.wrapping import fits, glue
from tienbo.untrusted.unreadable import Unreadable

_PAGE_NUMBER: Final = re.compile(r"\W*(?:(?:trang|page)\W*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")
_RUNNING_PAGES: Final = 3
_FEWEST_LETTERS: Final = 30
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
    last: Grid | None = None
    for page in pages:
        for item, grid in page.items(running):
            above = items[-1] if items else None
            if isinstance(item, LaidTable) and isinstance(above, LaidTable) and last and grid and last.continues(grid):
                items[-1] = over_the_page(above, last, item, grid)
            else:
                items.append(item)
            last = grid
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
        # Words in one cell alone are a frame, or what a page has cut from the last row above.
        if len(inside) > 1 or (inside and grid.open_top):
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
