"""XML from a stranger: no document type, so no entities of its own and nothing fetched; depth and size bounded."""

from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tienbo.untrusted.unreadable import Unreadable

DEEPEST: Final = 128
MOST_ELEMENTS: Final = 1_000_000


def parse(data: bytes) -> Element:
    """The root element, names in Clark notation. Raises Unreadable."""
    try:
        return _Builder().tree(data)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Unreadable("damaged") from error


class _Builder:
    def __init__(self) -> None:
        self.tree_builder = TreeBuilder()
        self.names: dict[str, str] = {}
        self.depth = 0
        self.elements = 0

    def tree(self, data: bytes) -> Element:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.tree_builder.data
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = _refuse_external
        parser.Parse(data, True)
        return self.tree_builder.close()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST or self.elements > MOST_ELEMENTS:
            raise Unreadable("too-large-inside")
        named = {self.named(key): value for key, value in attributes.items()} if attributes else {}
        self.tree_builder.start(self.named(name), named)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree_builder.end(self.named(name))

    def named(self, name: str) -> str:
        known = self.names.get(name)
        if known is None:
            known = self.names[name] = "{" + name if "}" in name else name
        return known


def _refuse_external(*_: object) -> int:
    raise Unreadable("unsafe")


def _refuse(*_: object) -> None:
    raise Unreadable("unsafe")
