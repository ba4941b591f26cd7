"""Text through pysdmx into XML, whole: the library writes some values as Python would, and mixes up quotes."""

import re
from enum import Enum
from typing import Any, Final

import msgspec
from pysdmx.model import Components

from tienbo.reports.formats.plain import plain

# Brackets for the number of a character: letters of an alphabet that nobody here writes, and that the library keeps.
_OPENING, _CLOSING = "\U00010900", "\U00010901"
_MARKED: Final = frozenset(f"&<>\"'\\{_OPENING}{_CLOSING}")
_NUMBERED: Final = re.compile(f"{_OPENING}([0-9a-f]+){_CLOSING}")


def guarded(thing: Any) -> Any:  # noqa: ANN401 -- any part of an artefact
    """The text, or the artefact with all its texts, in a form that survives the library."""
    match thing:
        case Enum():
            return thing
        case str():
            return _guarded_text(thing)
        case Components():
            return Components([guarded(one) for one in thing])
        case msgspec.Struct():
            names = thing.__struct_fields__
            return msgspec.structs.replace(thing, **{name: guarded(getattr(thing, name)) for name in names})
        case list() | tuple():
            return [guarded(one) for one in thing]
        case _:
            return thing


def _guarded_text(text: str) -> str:
    if text.isprintable() and _MARKED.isdisjoint(text):
        return text
    return "".join(
        one if one.isprintable() and one not in _MARKED else f"{_OPENING}{ord(one):x}{_CLOSING}" for one in plain(text)
    )


def opened(written: str) -> str:
    """The written document with each guarded character as XML writes its number."""
    return _NUMBERED.sub(r"&#x\1;", written)
