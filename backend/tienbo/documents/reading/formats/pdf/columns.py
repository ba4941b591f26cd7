"""Two columns of lines that stand side by side, as in letterheads and signature blocks."""

import re
from dataclasses import dataclass
from typing import Final

from tienbo.documents.reading.formats.pdf.setting import RIGHT_COLUMN, Piece, SetLine

_SIDE_BY_SIDE: Final = 1.5
_COLUMN_PITCH: Final = 3.5
_MOST_IN_COLUMNS: Final = 60
_DATED: Final = re.compile(r", ngày\b.{0,12}tháng")
_RECIPIENTS: Final = re.compile(r"Nơi nhận|Kính gửi")


def sides_at(lines: list[SetLine], index: int) -> tuple[Piece, Piece] | None:
    """The first pieces of two columns that begin on this line; None where none begin."""
    line = lines[index]
    if line.is_columns:
        return line.pieces[0], line.pieces[1]
    if index + 1 == len(lines) or lines[index + 1].y - line.y > _SIDE_BY_SIDE * line.size:
        return None
    left, right = sorted((line, lines[index + 1]), key=lambda each: each.left)
    if left.right + left.size > right.left or not _RECIPIENTS.match(left.text) or not RIGHT_COLUMN.match(right.text):
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


def columns_from(lines: list[SetLine], first: int, sides: tuple[Piece, Piece], written: list[str]) -> int:
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
