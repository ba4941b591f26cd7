"""Letters of a page as lines of text, columns that stand side by side one below the other."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from typing import Final

from tienbo.documents.reading.formats.pdf.shapes import Letter
from tienbo.documents.reading.formats.pdf.wrapping import Block, block_of, glue, goes_on

_SAME_LINE: Final = 0.4
_SPACE: Final = 0.18
_WIDE_GAP: Final = 1.2
_COLUMN_GAP: Final = 2.2
_SIDE_BY_SIDE: Final = 1.5
_PARAGRAPH_GAP: Final = 1.3
_COLUMN_PITCH: Final = 3.5
_OVERPRINTED: Final = 0.12
_FEWEST_GAPS: Final = 4
_MOST_IN_COLUMNS: Final = 60
_MARKER: Final = re.compile(
    r"[-–+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-HĐ])[.)/:]?|(?:Điều|Mục|Chương)\s\S{1,4}"
)
_HEADING_INSIDE: Final = re.compile(r"(?<=\S) (?=CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM)")
_RECIPIENTS: Final = re.compile(r"Nơi nhận|Kính gửi")
_DATED: Final = re.compile(r", ngày\b.{0,12}tháng")
_TWO: Final = 2
# What stands in the right column of a letterhead or signature block however near the left one comes to it.
_RIGHT_COLUMN: Final = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s?[-–]|(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?[./]|"
    r"[^,]{2,30}, ngày\b"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line without a wide gap."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class SetLine:
    pieces: tuple[Piece, ...]
    y: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def is_columns(self) -> bool:
        """Two columns side by side, not the number of an item and its text."""
        if len(self.pieces) != _TWO or _MARKER.fullmatch(self.pieces[0].text):
            return False
        left, right = self.pieces
        if _RIGHT_COLUMN.match(right.text):
            return True
        return right.left - left.right > _COLUMN_GAP * self.size and (right.text[0].isupper() or right.text[0] in "-–*")


def lines_of(letters: list[Letter]) -> list[SetLine]:
    """Lines from top to bottom, by baseline; raised marks of notes belong to the line they stand in."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: letter.y):
        last = rows[-1] if rows else None
        if last and letter.y - last[0].y <= _SAME_LINE * max(letter.size, last[0].size):
            last.append(letter)
        else:
            rows.append([letter])
    return [_line(sorted(row, key=lambda letter: letter.left)) for row in rows]


def _line(row: list[Letter]) -> SetLine:
    sizes = sorted(letter.size for letter in row)
    size = sizes[len(sizes) // 2]
    pieces: list[list[Letter]] = [[row[0]]]
    texts: list[list[str]] = [[row[0].text]]
    for before, letter in pairwise(row):
        gap = letter.left - before.right
        if letter.text == before.text and abs(letter.left - before.left) < _OVERPRINTED * size:
            continue  # the same letter set twice to make it bold
        if gap > _WIDE_GAP * size:
            pieces.append([])
            texts.append([])
        elif gap > _SPACE * size or (letter.spaced):
            texts[-1].append(" ")
        pieces[-1].append(letter)
        texts[-1].append(letter.text)
    made = [part for piece, text in zip(pieces, texts, strict=True) for part in _pieces(piece, "".join(text))]
    return SetLine(tuple(made), row[0].y, size)


def _pieces(letters: list[Letter], text: str) -> list[Piece]:
    """The piece, cut before the national heading, which often all but touches the name of the issuer."""
    heading = _HEADING_INSIDE.search(text)
    if heading is None:
        return [Piece(text, letters[0].left, max(letter.right for letter in letters))]
    place = length = 0
    while length < len(text[: heading.start()].replace(" ", "")):
        length += len(letters[place].text)
        place += 1
    before, after = letters[:place], letters[place:]
    return [*_pieces(before, text[: heading.start()]), *_pieces(after, text[heading.end() :])]


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
        sides = _sides(lines, index)
        if sides is not None:
            index = _columns(lines, index, sides, written)
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
        if gaps[index] or _sides(lines, index) is not None or not goes_on(lines[first], above, line, block):
            break
        text += glue(text, line.text) + line.text
        index += 1
    written.append(text)
    return index


def _pitch(lines: list[SetLine]) -> float:
    """Baseline to baseline inside a paragraph, in sizes of the letters."""
    gaps = [(below.y - above.y) / below.size for above, below in pairwise(lines)]
    return max(quantiles(gaps, n=4)[0], 1.0) if len(gaps) >= _FEWEST_GAPS else 1.5


def _sides(lines: list[SetLine], index: int) -> tuple[Piece, Piece] | None:
    """The first pieces of two columns that begin on this line; None where none begin."""
    line = lines[index]
    if line.is_columns:
        return line.pieces[0], line.pieces[1]
    if index + 1 == len(lines) or lines[index + 1].y - line.y > _SIDE_BY_SIDE * line.size:
        return None
    left, right = sorted((line, lines[index + 1]), key=lambda each: each.left)
    if left.right + left.size > right.left or not _RECIPIENTS.match(left.text) or not _RIGHT_COLUMN.match(right.text):
        return None
    return left.pieces[0], right.pieces[0]


@dataclass(slots=True)
class _Columns:
    """Two columns as far as they have been followed; a piece belongs to the one whose edge it begins nearer to."""

    left_edge: float
    right_edge: float
    left: list[str]
    right: list[str]
    left_y: float
    dated: bool = False

    def is_left(self, piece: Piece) -> bool:
        return abs(piece.left - self.left_edge) < abs(piece.left - self.right_edge)

    def ends_before(self, line: SetLine) -> bool:
        """Whether the line stands across both columns, below the left one, or under a finished letterhead."""
        first = line.pieces[0]
        if not self.is_left(first):
            return self.dated
        last_left = [piece for piece in line.pieces if self.is_left(piece)][-1]
        return last_left.right > self.right_edge + line.size or line.y - self.left_y > _COLUMN_PITCH * line.size

    def add(self, line: SetLine) -> None:
        for piece in line.pieces:
            if self.is_left(piece):
                self.left.append(piece.text)
                self.left_y = line.y
            else:
                self.right.append(piece.text)
                self.right_edge = min(self.right_edge, piece.left)
                self.dated = self.dated or _DATED.search(piece.text) is not None


def _columns(lines: list[SetLine], first: int, sides: tuple[Piece, Piece], written: list[str]) -> int:
    """Writes the left column and then the right one; the line behind both."""
    columns = _Columns(sides[0].left, sides[1].left, [], [], lines[first].y)
    index = first
    while index < len(lines) and index - first < _MOST_IN_COLUMNS:
        if index > first and columns.ends_before(lines[index]):
            break
        columns.add(lines[index])
        index += 1
    written += [*columns.left, "", *columns.right, ""]
    return index
