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
    def tabbed(self) -> bool:
        return self.lead.startswith("\t")


def lines_of(source: Source) -> list[Line]:
    lines: list[Line] = []
    for match in _LINE.finditer(source.text):
        raw = match[0].rstrip("\r\n")
        heading = _HEADING.match(raw)
        if heading:
            lines.append(
                Line(match.start() + heading.end(), match.start() + len(raw), "", raw[heading.end() :].strip())
            )
            continue
        text = raw.strip()
        lead = raw[: len(raw) - len(raw.lstrip())]
        lines.append(Line(match.start(), match.start() + len(raw), lead, text))
    if lines and lines[-1].start == lines[-1].end == len(source.text):
        lines.pop()
    return lines
