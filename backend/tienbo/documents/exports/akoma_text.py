"""Paragraphs, tables and clauses in Akoma Ntoso elements."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from tienbo.documents.exports.akoma_meta import href
from tienbo.documents.exports.exported import Exported, Json
from tienbo.documents.exports.layout import Node
from tienbo.reports.formats.plain import plain
from tienbo.vietnamese import fold

# Element and its abbreviation in eIds (naming convention, 5.4) for each kind of clause.
ELEMENTS: Final = {
    "part": ("part", "part"),
    "chapter": ("chapter", "chp"),
    "section": ("section", "sec"),
    "capital": ("division", "dvs"),
    "roman": ("section", "sec"),
    "article": ("article", "art"),
    "number": ("paragraph", "para"),
    "decimal": ("subparagraph", "subpara"),
    "letter": ("point", "point"),
    "bracket": ("point", "point"),
    "dash": ("indent", "indent"),
    "plus": ("alinea", "al"),
}
_OTHER: Final = ("level", "lvl")


class Writer:
    """Writes the text of one document; eIds are unique across it and its appendices."""

    def __init__(self, document: Exported) -> None:
        self._used: Counter[str] = Counter()
        self._mentions = sorted(
            ((mention.start, mention.quote, href(citation), citation.relation)
             for citation in document.citations if citation.relation != "self" for mention in citation.mentions),
        )  # fmt: skip

        self._starts = [mention[0] for mention in self._mentions]

    def eid(self, wanted: str) -> str:
        self._used[wanted] += 1
        count = self._used[wanted]
        return wanted if count == 1 else self.eid(f"{wanted}-{count}")

    def block(self, parent: Element, block: Json, prefix: str) -> None:
        if block["kind"] == "table":
            self.table(parent, block, prefix)
        else:
            self.words(SubElement(parent, "p"), plain(block["text"]), block)

    def blocks(self, parent: Element, blocks: Sequence[Json], prefix: str) -> None:
        for block in blocks:
            self.block(parent, block, prefix)

    def words(self, element: Element, text: str, block: Json) -> None:
        """The words with a `ref` around each citation that stands among them."""
        place = 0
        last: Element | None = None
        first = bisect_left(self._starts, block["start"])
        for _, quote, target, relation in self._mentions[first : bisect_left(self._starts, block["end"])]:
            at = text.find(plain(quote), place) if quote else -1
            if at < 0:
                continue
            _append(element, last, text[place:at])
            last = SubElement(element, "ref", {"href": target, "class": relation.replace(" ", "-")})
            last.text = plain(quote)
            place = at + len(last.text)
        _append(element, last, text[place:])

    def table(self, parent: Element, block: Json, prefix: str) -> None:
        table = SubElement(parent, "table", eId=self.eid(f"{prefix}table_1"))
        for number, row in enumerate(row for row in block["rows"] if row):
            line = SubElement(table, "tr")
            for cell in row:
                spans = {
                    name: str(cell[key])
                    for name, key in (("rowspan", "row_span"), ("colspan", "column_span"))
                    if cell[key] > 1
                }
                element = SubElement(line, "th" if number < block["header_rows"] else "td", spans)
                for words in plain(cell["text"]).split("\n"):
                    self.words(SubElement(element, "p"), words, cell)

    def node(self, parent: Element, node: Node, above: str) -> None:
        name, short = ELEMENTS.get(node.clause.kind, _OTHER)
        prefix = "" if node.clause.kind == "article" else above
        eid = self.eid(f"{prefix}{short}_{_number(node.clause.anchor)}")
        element = SubElement(parent, name, eId=eid)
        if node.printed_number:
            SubElement(element, "num").text = node.printed_number
        if node.heading:
            SubElement(element, "heading").text = node.heading
        self._inner(element, node, eid)

    def _inner(self, element: Element, node: Node, eid: str) -> None:
        if not node.children:
            content = SubElement(element, "content", eId=self.eid(f"{eid}__content"))
            self._own(content, node, eid)
            if not len(content):
                SubElement(content, "p")
            return
        if node.rest or len(node.blocks) > 1:
            self._own(SubElement(element, "intro", eId=self.eid(f"{eid}__intro")), node, eid)
        for child in node.children:
            self.node(element, child, f"{eid}__")

    def _own(self, element: Element, node: Node, eid: str) -> None:
        if node.rest and node.blocks:
            self.words(SubElement(element, "p"), node.rest.strip(), node.blocks[0])
        starts_with_words = bool(node.blocks) and node.blocks[0]["kind"] != "table"
        self.blocks(element, node.blocks[1:] if starts_with_words else node.blocks, f"{eid}__")


def _append(element: Element, last: Element | None, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _number(anchor: str) -> str:
    """The last part of an anchor as an eId holds it: `IV.2.1` is `1`, `Điều 3` is `3`, `đ` is `dd`, `-2` is `2`."""
    last = anchor.rsplit(".", 1)[-1].replace("đ", "dd").split()[-1]
    return re.sub(r"[^a-zA-Z0-9]+", "-", last if last.isupper() else fold(last)).strip("-") or "1"
