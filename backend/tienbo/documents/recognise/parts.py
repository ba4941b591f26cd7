"""The documents of one file: a decision, the plan attached to it, its appendices."""

from dataclasses import dataclass, field
from typing import Final

from tienbo.documents.reading import Block, Paragraph, Passage, Table
from tienbo.documents.reading.markers import marker_of
from tienbo.documents.recognise.marks import (
    ATTACHMENT,
    AUTHORITY,
    POSITION,
    is_letterhead,
    is_mark_of_document,
    starts_tail,
)
from tienbo.documents.recognise.titles import Title, title_at

_NOTE_WITHIN: Final = 8
_LONGEST_SHORT_HEAD: Final = 90
_LONGEST_LETTERHEAD: Final = 20


@dataclass(slots=True)
class Part:
    """One document: what stands above its title, the title, what stands below, and its signature block."""

    title: Title | None
    letterhead: list[Paragraph]
    content: list[Block]
    tail: list[Paragraph] = field(default_factory=list)

    @property
    def appendix(self) -> bool:
        return self.title is not None and self.title.appendix

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [block for block in self.content if isinstance(block, Paragraph)]


@dataclass(frozen=True, slots=True)
class Parts:
    parts: list[Part]
    furniture: list[Passage]


def parts_of(blocks: list[Block]) -> Parts:
    starts = _starts(blocks)
    if not starts:
        first = _letterhead_start(blocks)
        return Parts(_cut(blocks, first, first, None, len(blocks)), _passages(blocks[:first]))
    parts: list[Part] = []
    bounds = [start for start, _, _ in starts] + [len(blocks)]
    for (start, index, title), end in zip(starts, bounds[1:], strict=True):
        parts += _cut(blocks, start, index, title, end)
    return Parts(parts, _passages(blocks[: bounds[0]]))


def _starts(blocks: list[Block]) -> list[tuple[int, int, Title]]:
    """(first block, block of the title, title) of every document."""
    found: list[tuple[int, int, Title]] = []
    ended = False
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            continue
        title = title_at(blocks, index)
        if title and _begins(blocks, index, title, ended=ended, first=not found):
            lower = found[-1][1] + found[-1][2].blocks if found else 0
            found.append((_back_to_letterhead(blocks, index, lower), index, title))
            ended = False
        elif block.text.endswith(("./.", "/.")) or starts_tail(block, ended=ended):
            ended = True
    return found


def _begins(blocks: list[Block], index: int, title: Title, *, ended: bool, first: bool) -> bool:
    if title.appendix:
        return not first or title.at.text.isupper()
    if title.enacting and not first:
        return False
    block = blocks[index]
    caps = isinstance(block, Paragraph) and block.caps
    if first:
        return caps or title.rest is None or index <= _NOTE_WITHIN
    if not caps and title.rest is None and not title.at.text.isupper():
        return False
    return ended or any(
        isinstance(block, Paragraph) and ATTACHMENT.match(block.text)
        for block in blocks[index + title.blocks : index + title.blocks + _NOTE_WITHIN]
    )


def _back_to_letterhead(blocks: list[Block], index: int, lower: int) -> int:
    """Where the letterhead over a title begins; over the first title nothing but a letterhead has a motto or number."""
    if lower == 0:
        marks = [
            place
            for place in range(max(0, index - _LONGEST_LETTERHEAD), index)
            if isinstance(block := blocks[place], Paragraph) and is_mark_of_document(block)
        ]
        index = marks[0] if marks else index
    start = index
    marked = lower == 0
    while start > lower:
        block = blocks[start - 1]
        if not isinstance(block, Paragraph) or not (is_letterhead(block) or (lower == 0 and _is_short_head(block))):
            break
        marked = marked or is_mark_of_document(block)
        start -= 1
    return start if marked else index


def _is_short_head(block: Paragraph) -> bool:
    """`V/v …`, `HỎA TỐC`, `DỰ THẢO` and the like above the first title."""
    return (
        len(block.text) < _LONGEST_SHORT_HEAD
        and (block.caps or block.text.startswith(("V/v", "Về việc")))
        and not marker_of(block.text)
    )


def _letterhead_start(blocks: list[Block]) -> int:
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and is_mark_of_document(block):
            start = index
            while start > 0 and isinstance(above := blocks[start - 1], Paragraph) and is_letterhead(above):
                start -= 1
            return start
    return 0


def _cut(blocks: list[Block], start: int, index: int, title: Title | None, end: int) -> list[Part]:
    """The document from `start` to `end`, and what follows its signature block without a title of its own."""
    letterhead = [block for block in blocks[start:index] if isinstance(block, Paragraph)]
    first = index + (title.blocks if title else 0)
    if title is None:
        while (
            first < end and isinstance(head := blocks[first], Paragraph) and (is_letterhead(head) or _is_matter(head))
        ):
            letterhead.append(head)
            first += 1
    ended = False
    for place in range(first, end):
        block = blocks[place]
        if isinstance(block, Table):
            continue
        if starts_tail(block, ended=ended):
            stop = _tail_end(blocks, place, end)
            if stop is not None:
                tail = [block for block in blocks[place:stop] if isinstance(block, Paragraph)]
                part = Part(title, letterhead, blocks[first:place], tail)
                return [part] if stop == end else [part, *_cut(blocks, stop, stop, None, end)]
        ended = ended or block.text.endswith("/.")
    return [Part(title, letterhead, blocks[first:end])]


def _tail_end(blocks: list[Block], place: int, end: int) -> int | None:
    """Where the signature block ends; None when the outline goes on, so that this is none."""
    for index in range(place + 1, end):
        block = blocks[index]
        if isinstance(block, Paragraph):
            marker = marker_of(block.text)
            if marker and marker.kind in {"roman", "article"}:
                return None
            continue
        stop = index
        while stop > place + 1 and isinstance(above := blocks[stop - 1], Paragraph) and _is_table_title(above):
            stop -= 1
        return stop
    return end


def _is_table_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return text.startswith("(") or (paragraph.caps and not AUTHORITY.match(text) and not POSITION.match(text))


def _is_matter(paragraph: Paragraph) -> bool:
    return paragraph.text.startswith(("V/v", "Về việc"))


def _passages(blocks: list[Block]) -> list[Passage]:
    return [block.passage for block in blocks if isinstance(block, Paragraph)]
