"""The number, letter or dash a clause begins with (Decree 30/2020 and what plans use instead)."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from tienbo.documents.reading.letters import UPPER

MarkerKind = Literal[
    "part",
    "chapter",
    "section",
    "capital",
    "roman",
    "article",
    "number",
    "decimal",
    "bracket",
    "letter",
    "dash",
    "plus",
]

# Outer kinds first. A decimal stands below the number it continues, whatever its depth.
RANK: Final[dict[MarkerKind, int]] = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "capital": 3,
    "roman": 4,
    "article": 5,
    "number": 6,
    "decimal": 7,
    "letter": 12,
    "bracket": 13,
    "dash": 14,
    "plus": 15,
}
BULLETS: Final = frozenset({"dash", "plus"})
SECTIONS: Final = frozenset({"part", "chapter", "section", "capital", "roman"})

_PATTERN: Final = re.compile(
    rf"""
      (?P<part>(?:PHẦN|Phần)\s+(?:(?:thứ|THỨ)\s+\w+|[IVX]+|\d{{1,2}}|[A-E])\b[.:]?)
    | (?P<chapter>(?:CHƯƠNG|Chương)\s+(?:[IVX]+|\d{{1,2}})\b[.:]?)
    | (?P<section>(?:MỤC|Mục)\s+(?:[IVX]+|\d{{1,2}})\b[.:]?)
    | (?P<article>(?:ĐIỀU|Điều)\s+\d{{1,3}}[a-zđ]?(?:\s*[.:]|(?=\s*$)))
    | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s*(?:[.):/]\s*|\s)(?=[^\d\s%]|\d[\d,]*\s?%|$))
    | (?P<number>\d{{1,2}}\s?(?:
        [.)]\s*(?=[^\d\s]|$)|[.)]\s+(?=\d[\d,]*\s?%)|\)\s+(?=\d)|/\s?(?=[{UPPER}])|[-–]\s?(?=[{UPPER}][^\d\s]*\s)))
    | (?P<roman>[IVX]{{1,6}}(?:\s?[.)/:]\s*|\s?[-–]\s*|\s+(?=[{UPPER}]{{2,}}\s)))
    | (?P<capital>[A-HĐ]\s?[.)/]\s+(?=\S))
    | (?P<bracket>\((?:\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})\)\s*)
    | (?P<letter>[a-zđ]\d?\s?[.)]\s*(?=[^\s.)]|$))
    | (?P<plus>[-–—]?\s?\+\s*)
    | (?P<dash>(?:[-–—−•●▪■♦·*]|)\s*)
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"[^\W_]+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class Marker:
    """`label` is the number alone (`2.1`, `đ`, `Điều 3`); `end` is where the text of the clause begins."""

    kind: MarkerKind
    label: str
    end: int


def marker_of(text: str) -> Marker | None:
    match = _PATTERN.match(text)
    if match is None or not match[0]:
        return None
    kind: MarkerKind = match.lastgroup  # type: ignore[assignment] # the groups are named by the kinds
    return Marker(kind, _label(kind, match[0]), match.end())


def _label(kind: MarkerKind, printed: str) -> str:
    if kind in BULLETS:
        return "+" if kind == "plus" else "-"
    if kind in {"part", "chapter", "section", "article"}:
        return " ".join(printed.rstrip(" .:").split()).capitalize() if kind == "article" else _worded(printed)
    match = _LABEL.search(printed)
    return match[0] if match else printed.strip()


def _worded(printed: str) -> str:
    """`CHƯƠNG II.` as `Chương II`."""
    word, _, number = " ".join(printed.rstrip(" .:").split()).partition(" ")
    return f"{word.capitalize()} {number}"
