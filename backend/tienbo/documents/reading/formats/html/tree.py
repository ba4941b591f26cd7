"""A tree of a page's elements, forgiving as browsers are where end tags are missing, of bounded depth and size."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from tienbo.documents.reading.formats.unreadable import Unreadable

DEEPEST: Final = 150
MOST_NODES: Final = 500_000
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_BLOCKS: Final = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    }
)
# An element is ended by the beginning of one of these, unless something that bounds it stands between.
_ENDED_BY: Final = {
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
    "tbody": frozenset({"tbody", "thead", "tfoot"}),
    "thead": frozenset({"tbody", "thead", "tfoot"}),
    "option": frozenset({"option"}),
    "head": frozenset({"body"}),
}
_BOUNDS: Final = frozenset({"table", "ul", "ol", "td", "th", "body", "html"})
_BOUNDED: Final = frozenset({"p", "dt", "dd", "option"})


@dataclass(slots=True)
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def text_length(self) -> int:
        total, waiting = 0, [self]
        while waiting:
            for child in waiting.pop().children:
                if isinstance(child, str):
                    total += len(child.strip())
                else:
                    waiting.append(child)
        return total


def tree_of(markup: str) -> Node:
    """Raises Unreadable for more elements than any page has."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("html")
        self.open = [self.root]
        self.nodes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Unreadable("too-large-inside")
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID and len(self.open) < DEEPEST:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and self.open[-1].tag == tag and tag != "p":
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return
            if self.open[place].tag in {"td", "th"} and tag not in {"tr", "tbody", "thead", "tfoot", "table"}:
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def _end_implied(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            name = self.open[place].tag
            if tag in _ENDED_BY.get(name, ()):
                del self.open[place:]
                self._end_implied(tag)
                return
            if name == "table" or (name in _BOUNDS and tag not in {"td", "th", "tr", "tbody", "thead", "tfoot"}):
                return
