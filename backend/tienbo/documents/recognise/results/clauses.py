"""Clauses of the outline, and the documents they name."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tienbo.documents.reading import Passage, Quote
from tienbo.documents.reading.markers import MarkerKind


@dataclass(frozen=True, slots=True)
class Mention:
    at: Quote
    printed: str
    date: date | None
    issuer: str | None
    subject: str | None
    type: str | None
    relation: str
    cut: bool
    swapped: bool
    clause: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in the text, with every place that names it. A blank number is None."""

    number: str | None
    symbol: str
    type: str | None
    date: date | None
    issuer: str | None
    subject: str | None
    relation: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A law, programme or strategy named without a number."""

    name: str
    at: Quote
    period: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the outline. `anchor` stays the same when text around it changes."""

    anchor: str
    label: str
    kind: MarkerKind | Literal["title", "basis", "proposal"]
    heading: str | None
    at: Quote
    body: Passage
    children: tuple["Clause", ...] = ()
    bullets: tuple["Clause", ...] = ()
    paragraphs: tuple[Passage, ...] = ()
    count: int = 1
    lines: tuple[int, ...] = ()

    @property
    def line(self) -> int:
        return self.at.line
