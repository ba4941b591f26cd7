"""Sentences and the parts of sentences that semicolons set apart, as spans of a text."""

import re
from typing import Final

from tienbo.documents.reading.letters import UPPER

_SENTENCE_END: Final = re.compile(rf"(?<![A-ZĐ])[.!?](?:/\.)?\s+(?=[{UPPER}“\"\d(])|\./\.?|;")

Span = tuple[int, int]


def clauses_of(text: str) -> list[Span]:
    """Spans between full stops and semicolons."""
    spans: list[Span] = []
    begin = 0
    for match in _SENTENCE_END.finditer(text):
        spans.append((begin, match.start()))
        begin = match.end()
    spans.append((begin, len(text)))
    return [(start, end) for start, end in spans if text[start:end].strip(" .;")]
