"""A Word file: its main document, then its notes. Page headers and footers are left out."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from tienbo.documents.reading.blocks import Reading
from tienbo.documents.reading.formats.composing import compose
from tienbo.documents.reading.formats.docx.names import W, child, number, transitional, value
from tienbo.documents.reading.formats.docx.numbering import Lists, lists_of
from tienbo.documents.reading.formats.docx.runs import Printer
from tienbo.documents.reading.formats.docx.styles import Numbering, numbering_of, styles_of
from tienbo.documents.reading.formats.fonts import fonts_note
from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable
from tienbo.documents.reading.formats.markup import parse
from tienbo.untrusted.archive import Archive
from tienbo.untrusted.unreadable import Unreadable

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN: Final = "/officeDocument"
_LEFT_OUT: Final = frozenset(W + name for name in ("del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "trPr"))
_MARKUP_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WIDEST_CELL: Final = 63  # Word has no more columns


def read_docx(archive: Archive) -> Reading:
    """Raises Unreadable."""
    return _Document(archive).reading()


class _Document:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = _main_part(archive)
        self.folder = self.main.rpartition("/")[0]
        self.printer = Printer(styles_of(self._part("styles.xml")))
        self.lists: Lists = lists_of(self._part("numbering.xml"))

    def reading(self) -> Reading:
        body = child(self._parsed(self.main), "body")
        if body is None:
            raise Unreadable("damaged")
        items = list(self.items(body))
        items += self._notes()
        return compose(items, fonts_note(self.printer.converted))

    def items(self, parent: Element) -> Iterator[Item]:
        for element in parent:
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                yield LaidTable(tuple(self._rows(element)))
            elif element.tag not in _LEFT_OUT and element.tag != _MARKUP_FALLBACK:
                yield from self.items(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Item]:
        text, boxes = self.printer.paragraph(paragraph)
        label = self._label(paragraph) or ""
        if text.strip():
            yield f"{label} {text.lstrip()}" if label else text
        elif any(letter.isalnum() for letter in label):
            yield label  # the first column of many tables is numbered so
        elif not boxes:
            yield ""
        for box in boxes:
            yield from self.items(box)

    def _label(self, paragraph: Element) -> str | None:
        properties = child(paragraph, "pPr")
        own = numbering_of(properties)
        styled = self.printer.styles.numbering(value(properties, "pStyle"))
        listed = own.number if own and own.number is not None else styled.number if styled else None
        level = _level(own, styled)
        return self.lists.label(listed, level) if listed else None

    def _rows(self, table: Element) -> Iterator[tuple[LaidCell, ...]]:
        """Rows with their cells; those that a cell above covers are left out, and counted there."""
        grid = [list(self._cells(row)) for row in _inside(table, "tr")]
        for index, row in enumerate(grid):
            cells: list[LaidCell] = []
            for column, across, merge, cell in row:
                if merge == "continue" and index and _covers(grid[index - 1], column):
                    continue
                down = 1
                if merge is not None:
                    while index + down < len(grid) and _continues(grid[index + down], column):
                        down += 1
                cells.append(LaidCell(tuple(self.items(cell)), across, down))
            yield tuple(cells)

    def _cells(self, row: Element) -> Iterator[tuple[int, int, str | None, Element]]:
        """(column, columns covered, vertical merging, cell) of every cell of the row."""
        column = number(row, "trPr", "gridBefore") or 0
        if column > 0:
            yield 0, min(column, _WIDEST_CELL), None, _EMPTY
        for cell in _inside(row, "tc"):
            across = min(max(number(cell, "tcPr", "gridSpan") or 1, 1), _WIDEST_CELL)
            merged = child(cell, "tcPr", "vMerge")
            merge = None if merged is None else merged.get(W + "val") or "continue"
            yield column, across, merge, cell
            column += across

    def _notes(self) -> Iterator[Item]:
        """Footnotes and endnotes that the text names, in its order; a note may name another."""
        bodies = {kind: self._note_bodies(kind) for kind in ("footnote", "endnote")} if self.printer.notes else {}
        index = 0
        if self.printer.notes:
            yield ""
        while index < len(self.printer.notes):
            kind, identity = self.printer.notes[index]
            body = bodies[kind].get(identity)
            index += 1
            if body is not None:
                lines = [item for item in self.items(body) if isinstance(item, str) and item.strip()]
                yield f"[{index}] " + " ".join(line.strip() for line in lines)

    def _note_bodies(self, kind: str) -> dict[str, Element]:
        root = self._part(f"{kind}s.xml")
        return {} if root is None else {note.get(W + "id") or "": note for note in root.iter(W + kind)}

    def _part(self, name: str) -> Element | None:
        path = f"{self.folder}/{name}" if self.folder else name
        return self._parsed(path) if path in self.archive.names else None

    def _parsed(self, path: str) -> Element:
        return parse(transitional(self.archive.read(path)))


_EMPTY: Final = Element(W + "tc")


def _main_part(archive: Archive) -> str:
    if "_rels/.rels" in archive.names:
        for relation in parse(archive.read("_rels/.rels")).iter(_RELATIONS):
            target = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith(_MAIN) and target in archive.names:
                return target
    if "word/document.xml" not in archive.names:
        raise Unreadable("damaged")
    return "word/document.xml"


def _level(own: Numbering | None, styled: Numbering | None) -> int:
    for found in (own, styled):
        if found is not None and found.level is not None:
            return found.level
    return 0


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also inside content controls and accepted changes."""
    for element in parent:
        if element.tag == W + name:
            if name != "tr" or child(element, "trPr", "del") is None:
                yield element
        elif element.tag in {W + "sdt", W + "sdtContent", W + "ins", W + "smartTag", W + "customXml"}:
            yield from _inside(element, name)


def _covers(row: list[tuple[int, int, str | None, Element]], column: int) -> bool:
    return any(start == column and merge is not None for start, _, merge, _ in row)


def _continues(row: list[tuple[int, int, str | None, Element]], column: int) -> bool:
    return any(start == column and merge == "continue" for start, _, merge, _ in row)
