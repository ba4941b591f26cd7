"""Which line of a page goes on with the paragraph above it, where the page itself shows it beyond doubt.

What stays open is left to the paragraphs of the text, which judge by the words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from tienbo.documents.reading.markers import marker_of
from tienbo.documents.reading.paragraphs import is_caps

_NEAR: Final = 3.0
_INDENTED: Final = 8.0
_FEWEST: Final = 3
_SHORTEST: Final = 40
_MOSTLY: Final = 0.8
_END: Final = ".;:!?"
# What stands behind these is a number, not the beginning of an item.
_OPEN: Final = re.compile(r"(?:^|\s)(?:số|ngày|tháng|năm|quý|khoản|điểm|mục|Điều|Chương|từ|đến|và)$")
_HYPHENATED: Final = re.compile(r"\w[-/]$")


class Set(Protocol):
    """A line as it is set on the page."""

    @property
    def text(self) -> str: ...
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Block:
    """Where the lines of running text begin and end on a page; `apart` says that room parts its paragraphs."""

    left: float
    right: float
    apart: bool


def block_of(lines: Sequence[Set], gaps: Sequence[bool]) -> Block | None:
    """The edges that lines share; None where none is shared, as on a page of titles. `gaps`: room above the line."""
    right = max((line.right for line in lines), default=0.0)
    lefts = Counter(round(line.left / _NEAR) for line in lines)
    shared = [place for place, count in lefts.items() if count >= _FEWEST]
    items = [gap for line, gap in zip(lines[1:], gaps[1:], strict=True) if marker_of(line.text)]
    apart = len(items) >= _FEWEST and sum(items) >= _MOSTLY * len(items)
    return Block(min(shared) * _NEAR, right, apart) if shared else None


def goes_on(first: Set, above: Set, below: Set, block: Block) -> bool:
    """Whether `below` belongs to the paragraph that `first` begins and `above` has come to."""
    if len(above.text) < _SHORTEST or abs(below.left - block.left) > _NEAR * 1.5 or fits(above, below, block.right):
        return False
    if is_caps(above.text) != is_caps(below.text):
        return False
    if marker_of(below.text) is not None:
        return _OPEN.search(above.text) is not None
    return above.text[-1] not in _END or block.apart or first.left > block.left + _INDENTED


def fits(above: Set, below: Set, right: float) -> bool:
    """Whether the first word of `below` had room on the line above, which therefore was ended on purpose."""
    word = below.text.split(" ", 1)[0]
    needed = (below.right - below.left) * (len(word) + 1) / max(len(below.text), 1)
    return needed <= right - above.right


def glue(above: str, below: str) -> str:
    """What stands between two lines of one paragraph: nothing where a word or number was cut behind its dash."""
    return "" if _HYPHENATED.search(above) and below[:1].isalnum() else " "
