"""A table that goes on over the page."""

from dataclasses import replace

from tienbo.documents.reading.formats.laid import LaidCell, LaidTable, placed_rows
from tienbo.documents.reading.formats.pdf.grids import Grid


def over_the_page(above: LaidTable, above_grid: Grid, below: LaidTable, below_grid: Grid) -> LaidTable:
    """One table: the header is not repeated, and what the page cut in two is put together.

    Where no rule was drawn at the end of the page, nor at the beginning of the next, one cell stands on both.
    """
    repeated = _repeated(above, below)
    rest = LaidTable(below.rows[repeated:])
    cut = above_grid.open_bottom if repeated else above_grid.open_bottom & below_grid.open_top
    if not rest.rows:
        return above
    if cut:
        return _through_the_cut(above, rest, cut)
    if _is_rest(above.rows[-1], rest.rows[0]):
        joined = tuple(_joined(one, other) for one, other in zip(above.rows[-1], rest.rows[0], strict=True))
        return LaidTable((*above.rows[:-1], joined, *rest.rows[1:]))
    return LaidTable((*above.rows, *rest.rows))


def _repeated(above: LaidTable, below: LaidTable) -> int:
    """How many of the first rows say what the first rows above said; never all of them."""
    same = 0
    for old, new in zip(above.rows, below.rows[:-1], strict=False):
        if [cell.text for cell in new] != [cell.text for cell in old]:
            break
        same += 1
    return same


def _through_the_cut(above: LaidTable, below: LaidTable, cut: frozenset[int]) -> LaidTable:
    """Cells in the cut columns go on; beside them the other cells of the first row below begin a row of their own."""
    last = {placed.column: placed.cell for placed in placed_rows(above)[-1]}
    first = placed_rows(below)[0]
    going_on = [placed for placed in first if placed.column in cut and placed.column in last]
    new = tuple(placed.cell for placed in first if placed not in going_on)
    grown = {
        id(last[placed.column]): _joined(last[placed.column], placed.cell, placed.cell.down - (not new))
        for placed in going_on
    }
    rows = tuple(tuple(grown.get(id(cell), cell) for cell in row) for row in above.rows)
    return LaidTable((*rows, *((new,) if new else ()), *below.rows[1:]))


def _joined(above: LaidCell, below: LaidCell, rows: int = 0) -> LaidCell:
    return replace(above, items=(*above.items, *below.items), down=above.down + rows)


def _is_rest(above: tuple[LaidCell, ...], below: tuple[LaidCell, ...]) -> bool:
    """The rest of a row: no number, and every text goes on in the middle of a sentence."""
    if len(above) != len(below) or below[0].text or any(cell.down > 1 for cell in (*above, *below)):
        return False
    return all(not cell.text or cell.text[0].islower() for cell in below)
