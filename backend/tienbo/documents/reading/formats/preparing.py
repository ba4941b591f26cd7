"""What is done to the contents of a file before they are written as one text."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tienbo.documents.reading.formats.laid import Item, LaidTable, placed_rows
from tienbo.documents.reading.legacy import convert, legacy_encoding
from tienbo.documents.reading.source import NO_TEXT, Note
from tienbo.documents.reading.tables.cells import headed, width_of

_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def clean(item: Item) -> Item:
    if isinstance(item, str):
        return NO_TEXT.sub("", _BREAKS.sub("\n", item))
    return LaidTable(
        tuple(
            tuple(replace(cell, items=tuple(clean(inner) for inner in cell.items)) for cell in row) for row in item.rows
        )
    )


def continued(items: list[Item]) -> list[Item]:
    """Tables with nothing between them, of which the second has no header or the same, as one table."""
    joined: list[Item] = []
    for item in items:
        above = next((index for index in range(len(joined) - 1, -1, -1) if not _is_blank(joined[index])), None)
        if isinstance(item, LaidTable) and above is not None:
            over = joined[above]
            if isinstance(over, LaidTable) and _goes_on(over, item):
                joined[above:] = [LaidTable(over.rows + item.rows)]
                continue
        joined.append(item)
    return joined


def _is_blank(item: Item) -> bool:
    return isinstance(item, str) and not item.strip()


def _goes_on(above: LaidTable, below: LaidTable) -> bool:
    first, second = headed(above), headed(below)
    if first is None:
        return False
    if second is not None:
        return first.heads == second.heads
    return width_of(placed_rows(below)) == width_of([*first.header, *first.body])


def in_unicode(items: list[Item]) -> tuple[list[Item], tuple[Note, ...]]:
    """Text typed for legacy fonts is converted before anything is looked for in it."""
    encoding = legacy_encoding("\n".join(_lines(items)))
    if encoding is None:
        return items, ()
    note = Note(
        "legacy-encoding",
        f"Văn bản dùng bảng mã {encoding}, đã được chuyển sang Unicode.",
        f"The text was in {encoding} and has been converted to Unicode.",
    )
    return [_converted(item, encoding) for item in items], (note,)


def _lines(items: Iterable[Item]) -> Iterable[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from (line for row in item.rows for cell in row for line in cell.lines)


def _converted(item: Item, encoding: str) -> Item:
    if isinstance(item, str):
        return convert(item, encoding)[0]
    return LaidTable(
        tuple(
            tuple(replace(cell, items=tuple(_converted(inner, encoding) for inner in cell.items)) for cell in row)
            for row in item.rows
        )
    )
