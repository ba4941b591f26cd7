"""A page as lines and tables: what people read on it, without menus, scripts and what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from tienbo.documents.reading.blocks import Reading
from tienbo.documents.reading.formats.composing import compose
from tienbo.documents.reading.formats.counting import counted
from tienbo.documents.reading.formats.fonts import encoding_of_font, fonts_note, in_unicode
from tienbo.documents.reading.formats.html.charset import decoded
from tienbo.documents.reading.formats.html.leaving_out import left_out, main_part
from tienbo.documents.reading.formats.html.tree import Node, tree_of
from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable
from tienbo.documents.reading.furniture import is_furniture

_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "o:p",
    }
)
_CAPS: Final = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_FONT: Final = re.compile(r"font-family\s*:\s*['\"]?([^;,'\"]+)", re.IGNORECASE)
_WHITE: Final = re.compile(r"[ \t\n\r\f]+")
_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_WIDEST: Final = 1_000


def read_html(data: bytes) -> Reading:
    """Raises Unreadable."""
    page = _Page()
    root = tree_of(decoded(data))
    items = list(page.items(main_part(root), _Look()))
    return compose(items, fonts_note(page.converted), is_furniture)


@dataclass(frozen=True, slots=True)
class _Look:
    font: str | None = None
    caps: bool = False
    kept: bool = False  # line breaks and spaces mean something, as in `pre`


@dataclass(slots=True)
class _Page:
    converted: set[str] = field(default_factory=set)
    line: list[str] = field(default_factory=list)

    def items(self, node: Node, look: _Look) -> Iterator[Item]:
        """Everything in a block; text is gathered into a line until a block begins or ends."""
        yield from self._children(node, look)
        yield from self._flush()

    def _children(self, node: Node, look: _Look) -> Iterator[Item]:
        for child in node.children:
            if isinstance(child, str):
                self._text(child, look)
            elif not left_out(child):
                yield from self._element(child, _look_of(child, look))

    def _element(self, node: Node, look: _Look) -> Iterator[Item]:
        if node.tag == "br":
            self.line.append("\n")
        elif node.tag in _INLINE:
            yield from self._children(node, look)
        else:
            yield from self._flush()
            if node.tag == "table":
                yield from self._table(node, look)
            elif node.tag in {"ul", "ol"}:
                yield from self._list(node, look)
            else:
                before = len(self.line)
                yield from self._children(node, look)
                if node.tag == "p" and before == len(self.line) == 0:
                    yield ""
            yield from self._flush()

    def _text(self, text: str, look: _Look) -> None:
        text = text if look.kept else _WHITE.sub(" ", text)
        encoding = encoding_of_font(look.font)
        if encoding and look.font and text.strip():
            self.converted.add(encoding)
            text = in_unicode(text, look.font)
        self.line.append(text.upper() if look.caps else text)

    def _flush(self) -> Iterator[str]:
        """The line gathered so far; the white space around its breaks is no text."""
        if self.line:
            text = "\n".join(_WHITE.sub(" ", line).strip(" ") for line in "".join(self.line).split("\n"))
            self.line.clear()
            if text.strip(" \n"):
                yield text.strip("\n")
            elif "\u00a0" in text or "\n" in text:
                yield ""

    def _list(self, node: Node, look: _Look) -> Iterator[Item]:
        number = _whole(node.attributes.get("start"), 1)
        form = _FORMS.get(node.attributes.get("type", ""), "decimal")
        for child in node.children:
            if not isinstance(child, Node):
                continue
            if child.tag != "li":
                yield from self._element(child, _look_of(child, look))
                continue
            if left_out(child):
                continue
            label = "-"
            if node.tag == "ol":
                number = _whole(child.attributes.get("value"), number)
                label = f"{counted(number, _FORMS.get(child.attributes.get('type', ''), form))}."
                number += 1
            yield from self._labelled(label, self.items(child, _look_of(child, look)))

    def _labelled(self, label: str, items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            if label and isinstance(item, str) and item.strip():
                marked = item.lstrip().startswith(("-", "–", "+", "•"))
                yield item if label == "-" and marked else f"{label} {item.lstrip()}"
                label = ""
            else:
                yield item

    def _table(self, node: Node, look: _Look) -> Iterator[Item]:
        for child in node.children:
            if isinstance(child, Node) and child.tag == "caption":
                yield from self.items(child, look)
        rows = [tuple(self._cells(row, look)) for row in _rows(node)]
        yield LaidTable(tuple(row for row in rows if row))

    def _cells(self, row: Node, look: _Look) -> Iterator[LaidCell]:
        for child in row.children:
            if isinstance(child, Node) and child.tag in {"td", "th"}:
                across = min(max(_whole(child.attributes.get("colspan"), 1), 1), _WIDEST)
                down = _whole(child.attributes.get("rowspan"), 1) or _WIDEST  # 0: down to the end of the table
                yield LaidCell(tuple(self.items(child, _look_of(child, look))), across, down)


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            if child.tag == "tr" and not left_out(child):
                yield child
            elif child.tag in {"tbody", "thead", "tfoot"}:
                yield from _rows(child)


def _look_of(node: Node, look: _Look) -> _Look:
    style = node.attributes.get("style", "")
    font = _FONT.search(style)
    face = font[1].strip() if font else node.attributes.get("face") if node.tag == "font" else None
    return replace(
        look,
        font=face or look.font,
        caps=look.caps or _CAPS.search(style) is not None,
        kept=look.kept or node.tag == "pre",
    )


def _whole(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 6 else default  # noqa: PLR2004 -- five digits
