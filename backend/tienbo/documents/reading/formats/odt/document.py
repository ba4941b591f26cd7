"""An OpenDocument text: its content, then its notes. Page headers and footers are styles, so they stay out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from tienbo.documents.reading.blocks import Reading
from tienbo.documents.reading.formats.composing import compose
from tienbo.documents.reading.formats.fonts import encoding_of_font, fonts_note, in_unicode
from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable
from tienbo.documents.reading.formats.markup import parse
from tienbo.documents.reading.formats.odt.lists import OUTLINE, Lists
from tienbo.documents.reading.formats.odt.names import DRAW, OFFICE, TABLE, TEXT, whole
from tienbo.documents.reading.formats.odt.styles import Look, Styles
from tienbo.untrusted.archive import Archive
from tienbo.untrusted.unreadable import Unreadable

_LEFT_OUT: Final = frozenset({
    TEXT + "tracked-changes", TEXT + "table-of-content", TEXT + "sequence-decls", TEXT + "variable-decls",
    OFFICE + "annotation", OFFICE + "annotation-end", OFFICE + "forms", TEXT + "ruby-text",
})  # fmt: skip
_MOST_REPEATED: Final = 200
_MOST_SPACES: Final = 200
_PARAGRAPHS: Final = frozenset({TEXT + "p", TEXT + "h"})


def read_odt(archive: Archive) -> Reading:
    """Raises Unreadable."""
    if "content.xml" not in archive.names:
        raise Unreadable("damaged")
    document = _Document()
    if "styles.xml" in archive.names:
        document.add(parse(archive.read("styles.xml")))
    content = parse(archive.read("content.xml"))
    document.add(content)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable("damaged")
    items = [*document.items(body), *document.noted()]
    return compose(items, fonts_note(document.converted))


@dataclass(slots=True)
class _InList:
    """Where a paragraph stands: list style, level from 1, and whether the item has its number still to come."""

    style: str
    level: int
    pending: bool = False
    start: int | None = None


@dataclass(slots=True)
class _Document:
    styles: Styles = field(default_factory=Styles)
    lists: Lists = field(default_factory=Lists)
    notes: list[Element] = field(default_factory=list)
    converted: set[str] = field(default_factory=set)

    def add(self, root: Element) -> None:
        self.styles.add(root)
        self.lists.add(root)

    def items(self, parent: Element, at: _InList | None = None) -> Iterator[Item]:
        for element in parent:
            if element.tag in _PARAGRAPHS:
                yield from self._paragraph(element, at)
            elif element.tag == TEXT + "list":
                yield from self._list(element, at)
            elif element.tag == TABLE + "table":
                yield LaidTable(tuple(self._rows(element)))
            elif element.tag not in _LEFT_OUT:
                yield from self.items(element, at)

    def noted(self) -> Iterator[Item]:
        if self.notes:
            yield ""
        index = 0
        while index < len(self.notes):
            lines = [item.strip() for item in self.items(self.notes[index]) if isinstance(item, str)]
            index += 1
            yield f"[{index}] " + " ".join(line for line in lines if line)

    def _paragraph(self, element: Element, at: _InList | None) -> Iterator[Item]:
        name = element.get(TEXT + "style-name")
        parts: list[str] = []
        boxes: list[Element] = []
        self._inline(element, self.styles.look("paragraph", name), parts, boxes)
        text = "".join(parts)
        label = self._label(element, at, text)
        if text.strip() or any(letter.isalnum() for letter in label):
            yield f"{label} {text.strip()}".rstrip() if label else text
        elif not boxes:
            yield ""
        for box in boxes:
            yield from self.items(box)

    def _label(self, element: Element, at: _InList | None, text: str) -> str:
        if at is not None:
            if not at.pending:
                return ""
            at.pending = False
            return self.lists.label(at.style, at.level, at.start)
        if element.tag == TEXT + "h" and text.strip() and element.get(TEXT + "is-list-header") != "true":
            return self.lists.label(OUTLINE, whole(element, TEXT + "outline-level", 1))
        return ""

    def _list(self, element: Element, outer: _InList | None) -> Iterator[Item]:
        style = element.get(TEXT + "style-name") or (outer.style if outer else "")
        level = outer.level + 1 if outer else 1
        continued = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
        if outer is None and not continued:
            self.lists.restart(style)
        for item in element:
            start = whole(item, TEXT + "start-value", -1)
            at = _InList(style, level, item.tag == TEXT + "list-item", start if start >= 0 else None)
            yield from self.items(item, at)

    def _inline(self, element: Element, look: Look, parts: list[str], boxes: list[Element]) -> None:
        self._text(element.text, look, parts)
        for inner in element:
            self._one(inner, look, parts, boxes)
            self._text(inner.tail, look, parts)

    def _one(self, element: Element, look: Look, parts: list[str], boxes: list[Element]) -> None:
        tag = element.tag
        if tag == TEXT + "s":
            parts.append(" " * min(whole(element, TEXT + "c", 1), _MOST_SPACES))
        elif tag in {TEXT + "tab", TEXT + "line-break"}:
            parts.append("\t" if tag == TEXT + "tab" else "\n")
        elif tag == TEXT + "note":
            body = element.find(TEXT + "note-body")
            if body is not None:
                self.notes.append(body)
                parts.append(f"[{len(self.notes)}]")
        elif tag == DRAW + "text-box":
            boxes.append(element)
        elif tag == TEXT + "span":
            name = element.get(TEXT + "style-name")
            self._inline(element, self.styles.look("text", name).over(look), parts, boxes)
        elif tag.startswith((TEXT, DRAW)) and tag not in _LEFT_OUT:
            self._inline(element, look, parts, boxes)

    def _text(self, text: str | None, look: Look, parts: list[str]) -> None:
        if not text or look.hidden:
            return
        text = text.replace("\n", " ").replace("\t", " ")
        encoding = encoding_of_font(look.font)
        if encoding and look.font and text.strip():
            self.converted.add(encoding)
            text = in_unicode(text, look.font)
        parts.append(text.upper() if look.caps else text)

    def _rows(self, parent: Element) -> Iterator[tuple[LaidCell, ...]]:
        for element in parent:
            if element.tag == TABLE + "table-row":
                repeated = min(whole(element, TABLE + "number-rows-repeated", 1), _MOST_REPEATED)
                for _ in range(repeated):
                    yield tuple(self._cells(element))
            elif element.tag in {TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")}:
                yield from self._rows(element)

    def _cells(self, row: Element) -> Iterator[LaidCell]:
        for element in row:
            if element.tag != TABLE + "table-cell":
                continue
            across = max(whole(element, TABLE + "number-columns-spanned", 1), 1)
            down = max(whole(element, TABLE + "number-rows-spanned", 1), 1)
            repeated = min(whole(element, TABLE + "number-columns-repeated", 1), _MOST_REPEATED)
            for _ in range(repeated):
                yield LaidCell(tuple(self.items(element)), across, down)
