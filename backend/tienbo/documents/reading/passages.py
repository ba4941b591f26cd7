"""A stretch of text as one line for matching, every character of which knows its place in the original."""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, core_schema

from tienbo.documents.reading.offsets import Offsets, line_of
from tienbo.documents.reading.source import Source, source_of

# White space folds to one space; line-break tags too. Escapes, emphasis and heading marks of Markdown are dropped.
_SPECIAL = re.compile(
    r"(?P<space>(?:\s|<br\s*/?>|&nbsp;)+)"
    r"|(?P<drop>\\(?=[-\\`*_{}\[\]()#+.!|<>~&:;,/\"'])|(?<=\S)\*+|\*+(?=\S)|__+(?=\w)|(?<=\w)__+|</?(?:b|i|u|strong|em|p)>)"
    r"|(?P<entity>&(?:amp|lt|gt|quot|#\d{2,5});)"
)
_TO_FOLD = re.compile(r"\s\s|[^\S ]|[\\*_<&]|^ | $")


@dataclass(frozen=True, slots=True)
class Quote:
    """Text of the document as it is quoted, and where it stands: code points into the original, line from 1."""

    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    source: Source
    offsets: Offsets
    stitched: bool = False

    def quote(self, start: int = 0, end: int | None = None) -> Quote:
        """The passage from `start` to `end`, trimmed, widened so that no letter is cut from its marks."""
        text = self.text
        end = len(text) if end is None else min(end, len(text))
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        while start > 0 and start < len(text) and unicodedata.combining(text[start]):
            start -= 1
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if self.stitched:
            end = self._in_order(start, end)
        first = self.offsets.origin(start)
        last = self.offsets.end(end) if end > start else first
        quoted = _printed(self.source, first, last) if self.stitched else text[start:end]
        return Quote(quoted, first, last, line_of(self.source.line_ends, first))

    def _in_order(self, start: int, end: int) -> int:
        """`end`, or where the text jumps back on its page, as from the left column to the right one."""
        above = -1
        for position, origin, _ in self.offsets.runs(start, end):
            if origin < above:
                return position
            above = origin
        return end

    def part(self, start: int, end: int) -> "Passage":
        """The stretch from `start` to `end` as a passage of its own, trimmed."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip(" "))
        text = text.strip(" ")
        offsets = Offsets()
        for position, origin, width in self.offsets.runs(start, start + len(text)):
            offsets.add(position - start, origin, width)
        return Passage(text, self.source, offsets, self.stitched)

    def line_at(self, position: int) -> int:
        return line_of(self.source.line_ends, self.offsets.origin(position))

    @property
    def line(self) -> int:
        return self.line_at(0)

    @property
    def last_line(self) -> int:
        return line_of(self.source.line_ends, max(self.offsets.end(len(self.text)) - 1, 0))

    @property
    def start(self) -> int:
        return self.offsets.origin(0)

    @classmethod
    def __get_pydantic_core_schema__(cls, _type: object, _handler: object) -> CoreSchema:
        """Between processes a passage goes without its source, which the reader gives as `context["source"]`."""
        return core_schema.with_info_plain_validator_function(
            _from_wire, serialization=core_schema.plain_serializer_function_ser_schema(_to_wire)
        )

    @property
    def end(self) -> int:
        return self.offsets.end(len(self.text)) if self.text else self.start


def passage_of(source: Source, pieces: list[tuple[int, int]]) -> Passage:
    """The pieces of the source (offsets into its normalised text), folded and joined by one space."""
    builder = _Builder(source)
    for start, end in pieces:
        builder.join()
        builder.add(start, end)
    return builder.passage(stitched=len(pieces) > 1)


def joined(passages: list[Passage]) -> Passage:
    """Several passages as one, a space between them."""
    offsets = Offsets()
    parts: list[str] = []
    length = 0
    for passage in passages:
        if not passage.text:
            continue
        if parts:
            offsets.add(length, max(passage.start - 1, 0))
            parts.append(" ")
            length += 1
        for position, origin, width in passage.offsets.runs(0, len(passage.text)):
            offsets.add(length + position, origin, width)
        parts.append(passage.text)
        length += len(passage.text)
    return Passage("".join(parts), passages[0].source, offsets, stitched=True)


def matching_form(text: str) -> str:
    """Text as passages hold it: one Unicode form, single spaces, no markup."""
    source = source_of(text)
    return passage_of(source, [(0, len(source.text))]).text


def _printed(source: Source, start: int, end: int) -> str:
    """What stands between two places of the original: pieces put together may leave out what is between them."""
    piece = (source.offsets.position(start), source.offsets.position(end))
    return passage_of(source, [piece]).text


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.offsets = Offsets()

    def join(self) -> None:
        self.space_pending = self.length > 0

    def add(self, start: int, end: int) -> None:
        chunk = self.source.text[start:end]
        if not _TO_FOLD.search(chunk):
            self._copy(start, end)
            return
        done = 0
        for match in _SPECIAL.finditer(chunk):
            self._copy(start + done, start + match.start())
            done = match.end()
            if match.lastgroup == "space":
                self.join()
            elif match.lastgroup == "entity":
                self._letter(html.unescape(match[0]), start + match.start(), start + match.end())
        self._copy(start + done, end)

    def _copy(self, start: int, end: int) -> None:
        if start >= end:
            return
        self._space(start)
        for position, origin, width in self.source.offsets.runs(start, end):
            self.offsets.add(self.length + position - start, origin, width)
        self.parts.append(self.source.text[start:end])
        self.length += end - start

    def _letter(self, letter: str, start: int, end: int) -> None:
        if len(letter) != 1 or letter.isspace():
            self.join()
            return
        self._space(start)
        origin = self.source.offsets.origin(start)
        self.offsets.add(self.length, origin, self.source.offsets.end(end) - origin)
        self.parts.append(letter)
        self.length += 1

    def _space(self, start: int) -> None:
        """A folded space belongs to the original character before what follows."""
        if self.space_pending:
            self.offsets.add(self.length, max(self.source.offsets.origin(start) - 1, 0))
            self.parts.append(" ")
            self.length += 1
            self.space_pending = False

    space_pending = False

    def passage(self, *, stitched: bool) -> Passage:
        return Passage("".join(self.parts), self.source, self.offsets, stitched)


def _to_wire(passage: Passage) -> list[Any]:
    offsets = passage.offsets
    runs = len(offsets.starts) if passage.text else 1  # an empty cell may borrow the place of its neighbour
    return [passage.text, offsets.starts[:runs], offsets.origins[:runs], offsets.widths[:runs], passage.stitched]


def _from_wire(value: object, info: core_schema.ValidationInfo) -> Passage:
    """Raises ValueError for anything but a passage that lies inside the source of the context."""
    source: Source = (info.context or {})["source"]
    match value:
        case [str(text), list(starts), list(origins), list(widths), bool(stitched)]:
            offsets = Offsets(starts, origins, widths)
        case _:
            raise ValueError("no passage")
    if not offsets.lie_within(len(text), len(source.original)):
        raise ValueError("a passage outside its text")
    return Passage(text, source, offsets, stitched)
