"""Letters of a page as lines, each of pieces that wide gaps part."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tienbo.documents.reading.formats.pdf.shapes import Letter

_SAME_LINE: Final = 0.4
_SPACE: Final = 0.18
_WIDE_GAP: Final = 1.2
_COLUMN_GAP: Final = 2.2
_OVERPRINTED: Final = 0.12
_MARKER: Final = re.compile(
    r"[-–+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-HĐ])[.)/:]?|(?:Điều|Mục|Chương)\s\S{1,4}"
)
_HEADING_INSIDE: Final = re.compile(r"(?<=\S) (?=CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM)")
_LABEL: Final = re.compile(r"(?!Nơi nhận|Kính gửi).*:$")  # what follows belongs to it, however wide the gap
_TWO: Final = 2
# What stands in the right column of a letterhead or signature block however near the left one comes to it.
RIGHT_COLUMN: Final = re.compile(
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
        if RIGHT_COLUMN.match(right.text):
            return True
        if _LABEL.match(left.text):
            return False
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
