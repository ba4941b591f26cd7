"""The lines of a text, before anything is known about what they are."""

import re
from dataclasses import dataclass

from tienbo.documents.reading.source import Source

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")  # Markdown
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """`start` and `end` bound the line without its break, in the normalised text; `text` is trimmed."""

    start: int
    end: int
    lead: str
    text: str

    @property
    def blank(self) -> bool:
        return not self.text

    @property
    def trimmed(self) -> tuple[int, int]:
        """Where the text itself begins and ends."""
        begin = self.start + len(self.lead)
        return begin, begin + len(self.text)

    @property
    def tabbed(self) -> bool:
        return self.lead.startswith("\t")


def line_between(source: Source, start: int, end: int) -> Line:
    """A line or a part of one: a cell, a column."""
    raw = source.text[start:end]
    return Line(start, end, raw[: len(raw) - len(raw.lstrip())], raw.strip())


def lines_of(source: Source, *, markdown: bool = True) -> list[Line]:
    lines: list[Line] = []
    for match in _LINE.finditer(source.text):
        raw = match[0].rstrip("\r\n")
        heading = _HEADING.match(raw) if markdown else None
        begin = heading.end() if heading else 0
        lines.append(line_between(source, match.start() + begin, match.start() + len(raw)))
    if lines and lines[-1].start == lines[-1].end == len(source.text):
        lines.pop()
    return lines
