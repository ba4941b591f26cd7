"""The lines of a page as lines of text: paragraphs apart, columns one below the other."""

from itertools import pairwise
from statistics import quantiles
from typing import Final

from tienbo.documents.reading.formats.pdf.columns import columns_from, sides_at
from tienbo.documents.reading.formats.pdf.setting import SetLine
from tienbo.documents.reading.formats.pdf.wrapping import Block, block_of, glue, goes_on

_PARAGRAPH_GAP: Final = 1.3
_FEWEST_GAPS: Final = 4


def paragraphs_apart(lines: list[SetLine]) -> list[str]:
    """The lines as text, with a blank one where the page leaves more room than between the lines of a paragraph."""
    pitch = _pitch(lines)
    gaps = [index > 0 and _apart(lines, index, pitch) for index in range(len(lines))]
    block = block_of(lines, gaps)
    written: list[str] = []
    index = 0
    while index < len(lines):
        if gaps[index]:
            written.append("")
        sides = sides_at(lines, index)
        if sides is not None:
            index = columns_from(lines, index, sides, written)
        else:
            index = _paragraph(lines, index, block, gaps, written)
    return written


def _apart(lines: list[SetLine], index: int, pitch: float) -> bool:
    return lines[index].y - lines[index - 1].y > _PARAGRAPH_GAP * pitch * lines[index].size


def _paragraph(lines: list[SetLine], first: int, block: Block | None, gaps: list[bool], written: list[str]) -> int:
    """Writes the line with all that plainly go on with it; the line behind them."""
    text = lines[first].text
    index = first + 1
    while index < len(lines) and block is not None:
        above, line = lines[index - 1], lines[index]
        if gaps[index] or sides_at(lines, index) is not None or not goes_on(lines[first], above, line, block):
            break
        text += glue(text, line.text) + line.text
        index += 1
    written.append(text)
    return index


def _pitch(lines: list[SetLine]) -> float:
    """Baseline to baseline inside a paragraph, in sizes of the letters."""
    gaps = [(below.y - above.y) / below.size for above, below in pairwise(lines)]
    return max(quantiles(gaps, n=4)[0], 1.0) if len(gaps) >= _FEWEST_GAPS else 1.5
