"""XML of strangers as a tree: no DTD, no entities, no depth, no mass (pure)."""

from typing import Final, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tienbo.exchange.edxml.refusals import EnvelopeRefused

_MOST_ELEMENTS: Final = 5_000
_DEEPEST: Final = 20
_MOST_ATTRIBUTES: Final = 50


class _Guard:
    """Builds the tree, and stops the parser where a document asks for more than an envelope can need."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._elements = 0
        self._depth = 0

    def doctype(self, *_: object) -> NoReturn:
        raise EnvelopeRefused("unsafe")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > _MOST_ELEMENTS or self._depth > _DEEPEST or len(attributes) > _MOST_ATTRIBUTES:
            raise EnvelopeRefused("too-complex")
        self._builder.start(f"{{{name}" if "}" in name else name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(f"{{{name}" if "}" in name else name)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def tree(self) -> Element:
        return self._builder.close()


def parse(data: bytes) -> Element:
    """The root of the document.

    Raises:
        EnvelopeRefused: no XML, with a DTD, or with more elements than an envelope can have.
    """
    guard = _Guard()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = guard.doctype
    parser.EntityDeclHandler = guard.doctype
    parser.ExternalEntityRefHandler = guard.doctype
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.CharacterDataHandler = guard.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, UnicodeError) as error:
        raise EnvelopeRefused("not-xml") from error
    return guard.tree()
