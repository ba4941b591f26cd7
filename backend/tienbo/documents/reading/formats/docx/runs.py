"""The text of a paragraph as it is printed: changes accepted, fields as shown, hidden text left out."""

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from tienbo.documents.reading.formats.docx.names import W, child, value
from tienbo.documents.reading.formats.docx.styles import RunLook, Styles, look_of
from tienbo.documents.reading.formats.fonts import encoding_of_font, in_unicode

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT: Final = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sdtPr", "sdtEndPr", "annotationRef",
        "commentReference", "fldChar", "rt", "tblPr", "tblGrid", "trPr", "tcPr",
    )
)  # fmt: skip
_SIGNS: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
    W + "sym": "•",
}
_NOTES: Final = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass(slots=True)
class Printer:
    """Prints paragraphs of one document; remembers the notes they name and the fonts that were converted."""

    styles: Styles
    notes: list[tuple[str, str]] = field(default_factory=list)
    converted: set[str] = field(default_factory=set)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def paragraph(self, paragraph: Element) -> tuple[str, list[Element]]:
        """Its text, and the text boxes anchored in it."""
        style = value(paragraph, "pPr", "pStyle") or self.styles.default_paragraph
        look = self.styles.look(style).over(self.styles.default)
        parts: list[str] = []
        boxes: list[Element] = []
        for element in paragraph:
            self._inline(element, look, parts, boxes)
        return "".join(parts), boxes

    def _inline(self, element: Element, look: RunLook, parts: list[str], boxes: list[Element]) -> None:
        tag = element.tag
        if tag in _LEFT_OUT or tag == _MC + "Fallback":
            return
        if tag == W + "txbxContent":
            boxes.append(element)
            return
        if tag == W + "r":
            properties = child(element, "rPr")
            look = look_of(properties).over(self.styles.look(value(properties, "rStyle"))).over(look)
        if tag == W + "t":
            self._text(element.text or "", look, parts)
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag in _NOTES:
            parts.append(self._note(_NOTES[tag], element.get(W + "id") or ""))
        else:
            for inner in element:
                self._inline(inner, look, parts, boxes)

    def _text(self, text: str, look: RunLook, parts: list[str]) -> None:
        if look.hidden:
            return
        encoding = encoding_of_font(look.font)
        if encoding and look.font and text.strip():
            converted = in_unicode(text, look.font)
            if converted != text:
                self.converted.add(encoding)
            text = converted
        parts.append(text.upper() if look.caps else text)

    def _note(self, kind: str, identity: str) -> str:
        """The mark of a note; the note itself stands behind the text, as in a printed list."""
        key = (kind, identity)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self.notes.append(key)
        return f"[{self.numbers[key]}]"
