"""Namespaces of OpenDocument, and numbers in its attributes."""

from typing import Final
from xml.etree.ElementTree import Element

_OASIS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT: Final = _OASIS % "text"
TABLE: Final = _OASIS % "table"
OFFICE: Final = _OASIS % "office"
STYLE: Final = _OASIS % "style"
DRAW: Final = _OASIS % "drawing"
FO: Final = _OASIS % "xsl-fo-compatible"
SVG: Final = _OASIS % "svg-compatible"
LO: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"


def whole(element: Element, name: str, default: int) -> int:
    """The attribute as a whole number of sane size, else `default`."""
    text = element.get(name) or ""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else default  # noqa: PLR2004 -- nine digits
