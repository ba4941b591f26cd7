"""Letters and rules of the pages of a PDF file, as PDFium finds them."""

import ctypes
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from tienbo.documents.reading.formats.pdf.shapes import Letter, Page, Point, Rule, Turn, turned
from tienbo.untrusted.unreadable import Unreadable

MOST_PAGES: Final = 1_000
MOST_LETTERS: Final = 3_000_000
_MOST_OBJECTS: Final = 200_000
_MOST_SEGMENTS: Final = 2_000
_DEEPEST_FORM: Final = 8
_THIN: Final = 3.0
_STRAIGHT: Final = 1.0
_SHORTEST: Final = 4.0
_SMALLEST_LETTER: Final = 1.0
_SIZE_OF_BOX: Final = 0.87  # of the height from the lowest to the highest letter of usual fonts
_Matrix = tuple[float, float, float, float, float, float]
_SAME: Final[_Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def pages_of(data: bytes) -> Iterator[Page]:
    """Raises Unreadable for files that are protected, damaged or out of all measure."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        protected = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise Unreadable("encrypted" if protected else "damaged") from error
    if len(document) > MOST_PAGES:
        raise Unreadable("too-large-inside")
    letters = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue  # a page that is listed and not there
        read = _page(page)
        page.close()
        letters += len(read.letters)
        if letters > MOST_LETTERS:
            raise Unreadable("too-large-inside")
        yield read


def _page(page: Any) -> Page:  # noqa: ANN401 -- PDFium's bindings are untyped
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    rotation = page.get_rotation()
    turn = turned(rotation, left, bottom, width, height)
    shown = Page(*((height, width) if rotation in {90, 270} else (width, height)))
    text = page.get_textpage()
    shown.letters = list(_letters(text.raw, turn))
    text.close()
    _Rules(shown, turn).collect(page.raw)
    return shown


def _letters(text: Any, turn: Turn) -> Iterator[Letter]:  # noqa: ANN401 -- the same
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    last: Letter | None = None
    spaced = False
    count = raw.FPDFText_CountChars(text)
    for index in range(min(count, MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text, index)
        letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004 -- surrogates
        if not letter or letter.isspace() or code < 0x20 or code in {0xFFFE, 0xFFFF}:  # noqa: PLR2004 -- controls
            spaced = spaced or not raw.FPDFText_IsGenerated(text, index)  # PDFium adds spaces where it supposes them
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)  # as wide as the font lets the letter be, not as its ink
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        left, top = turn(box.left, box.top)
        right, bottom = turn(box.right, box.bottom)
        if last is not None and unicodedata.combining(letter) and not spaced:
            last.text += letter
            last.right = max(last.right, left, right)
            continue
        size = max(abs(bottom - top) * _SIZE_OF_BOX, _SMALLEST_LETTER)
        if last is not None:
            yield last
        last = Letter(letter, min(left, right), max(left, right), turn(x.value, y.value)[1], size, spaced)
        spaced = False
    if last is not None:
        yield last


class _Rules:
    """Straight lines drawn on a page, however: strokes, the edges of boxes, thin filled boxes."""

    def __init__(self, page: Page, turn: Turn) -> None:
        self.page = page
        self.turn = turn
        self.objects = 0

    def collect(self, page: Any) -> None:  # noqa: ANN401 -- PDFium's bindings are untyped
        for index in range(raw.FPDFPage_CountObjects(page)):
            self._object(raw.FPDFPage_GetObject(page, index), _SAME, 0)

    def _object(self, found: Any, above: _Matrix, depth: int) -> None:  # noqa: ANN401 -- the same
        self.objects += 1
        if self.objects > _MOST_OBJECTS:
            raise Unreadable("too-large-inside")
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.page.pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(found, _times(_matrix(found), above))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            matrix = _times(_matrix(found), above)
            for index in range(raw.FPDFFormObj_CountObjects(found)):
                self._object(raw.FPDFFormObj_GetObject(found, index), matrix, depth + 1)

    def _path(self, path: Any, matrix: _Matrix) -> None:  # noqa: ANN401 -- the same
        count = raw.FPDFPath_CountSegments(path)
        if not 1 < count <= _MOST_SEGMENTS:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        for line in self._lines(path, count, matrix):
            if stroke.value:
                for start, end in pairwise(line):
                    self._rule(start, end)
            elif fill.value:
                self._box(line)

    def _lines(self, path: Any, count: int, matrix: _Matrix) -> Iterator[list[Point]]:  # noqa: ANN401 -- the same
        x, y = ctypes.c_float(), ctypes.c_float()
        line: list[Point] = []
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = self.turn(*_moved(x.value, y.value, matrix))
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind != raw.FPDF_SEGMENT_LINETO:
                if len(line) > 1:
                    yield line
                line = []
            line.append(point)
            if raw.FPDFPathSegment_GetClose(segment) and len(line) > 1:
                yield [*line, line[0]]
                line = []
        if len(line) > 1:
            yield line

    def _box(self, line: list[Point]) -> None:
        """A filled box that is so thin that it draws a line."""
        left, right = min(x for x, _ in line), max(x for x, _ in line)
        top, bottom = min(y for _, y in line), max(y for _, y in line)
        if bottom - top <= _THIN:
            self._rule((left, (top + bottom) / 2), (right, (top + bottom) / 2))
        elif right - left <= _THIN:
            self._rule(((left + right) / 2, top), ((left + right) / 2, bottom))

    def _rule(self, start: Point, end: Point) -> None:
        wide, high = abs(start[0] - end[0]), abs(start[1] - end[1])
        if high <= _STRAIGHT and wide >= _SHORTEST:
            self.page.across.append(Rule(start[1], *sorted((start[0], end[0]))))
        elif wide <= _STRAIGHT and high >= _SHORTEST:
            self.page.down.append(Rule(start[0], *sorted((start[1], end[1]))))


def _matrix(found: Any) -> _Matrix:  # noqa: ANN401 -- the same
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(found, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(x: float, y: float, matrix: _Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
