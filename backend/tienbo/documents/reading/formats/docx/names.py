"""Names of WordprocessingML, and the small questions asked of its elements everywhere."""

from typing import Final
from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFF: Final = frozenset({"0", "false", "off", "none"})


def transitional(data: bytes) -> bytes:
    """Strict files differ in their namespace alone, for what is read here."""
    return data.replace(_STRICT, _TRANSITIONAL)


def child(element: Element | None, *path: str) -> Element | None:
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The `val` of the element at the path."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val")


def number(element: Element | None, *path: str) -> int | None:
    """The `val` as a whole number of sane size; None where it is none."""
    text = (value(element, *path) or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 10 else None  # noqa: PLR2004 -- nine digits


def is_on(element: Element | None) -> bool | None:
    """A switch such as `w:caps`: None where it does not stand."""
    if element is None:
        return None
    return (element.get(W + "val") or "1").lower() not in _OFF
