"""A tree of a page's elements, forgiving as browsers are where end tags are missing, of bounded depth and size."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from tienbo.untrusted.unreadable import Unreadable

DEEPEST: Final = 100
MOST_NODES: Final = 200_000
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
_ENDS: Final = {
    tag: [name for name, enders in _ENDED_BY.items() if tag in enders] for tag in frozenset().union(*_ENDED_BY.values())
}
_BOUNDS: Final = frozenset({"table", "ul", "ol", "td", "th", "body", "html"})


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
        self.open_tags: Counter[str] = Counter()  # spares most of the search for what a tag ends
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
            self.open_tags[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and self.open[-1].tag == tag and tag != "p":
            self._close(len(self.open) - 1)

    def handle_endtag(self, tag: str) -> None:
        if not self.open_tags[tag]:
            return
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                self._close(place)
                return
            if self.open[place].tag in {"td", "th"} and tag not in {"tr", "tbody", "thead", "tfoot", "table"}:
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def _close(self, place: int) -> None:
        for node in self.open[place:]:
            self.open_tags[node.tag] -= 1
        del self.open[place:]

    def _end_implied(self, tag: str) -> None:
        if not any(self.open_tags[name] for name in _ENDS.get(tag, ())):
            return
        for place in range(len(self.open) - 1, 0, -1):
            name = self.open[place].tag
            if tag in _ENDED_BY.get(name, ()):
                self._close(place)
                self._end_implied(tag)
                return
            if name == "table" or (name in _BOUNDS and tag not in {"td", "th", "tr", "tbody", "thead", "tfoot"}):
                return
