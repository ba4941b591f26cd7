"""The documents of one file: a decision, the plan attached to it, its appendices."""

import re
from dataclasses import dataclass, field
from typing import Final

from tienbo.documents.reading import Block, Paragraph, Passage, Table
from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.reading.markers import marker_of
from tienbo.documents.recognise.dates import place_and_date
from tienbo.documents.recognise.titles import Title, title_at

MOTTO: Final = re.compile(
    r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia(?:\s+viet\s+nam)?|^(?:xa )?hoi chu nghia viet nam$|^chu nghia viet nam$"
    r"|doc lap\s*-\s*tu do\s*-\s*hanh phuc|dang cong san viet nam"
)
NUMBER_LINE: Final = re.compile(r"so\s*[:.]?\s*(?:\d|/|[.…_]|-\s?[a-z]|$)")
ISSUER_LINE: Final = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|dac khu|so|phong|ban|bo|hoi|"
    r"dang bo|dang uy|"
    r"tinh uy|thanh uy|huyen uy|van phong|chinh phu|thu tuong|quoc hoi|trung tam|truong|chi cuc|cuc|vu|nhan dan|dan|"
    r"mat tran|"
    r"lien doan|doan|chu tich|giam doc|truong ban|bo truong|tong)\b"
)
AUTHORITY: Final = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)(?:\s*[.,/]+\s*|\s+)(?=[" + UPPER + "])")
POSITION: Final = re.compile(
    r"(?:PHÓ |Q\. ?)*(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|BỘ TRƯỞNG|"
    r"THỨ TRƯỞNG|"
    r"THỦ TƯỚNG|CHỦ NHIỆM|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG|TỔNG BIÊN TẬP|CHÁNH ÁN|CHỈ HUY TRƯỞNG|"
    r"CHÍNH ỦY|ỦY VIÊN)"
)
RECIPIENTS: Final = re.compile(r"Nơi nhận\b|NƠI NHẬN\b")
ATTACHMENT: Final = re.compile(r"\(\s*(?:[Bb]an hành\s+)?[KkĐđ](?:èm|ính kèm)(?:\s+theo)?\b")
_NOTE_WITHIN: Final = 8
_LONGEST_LINE: Final = 200
_LONGEST_NUMBER_LINE: Final = 120
_LONGEST_PLACE: Final = 60
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


def is_letterhead(paragraph: Paragraph) -> bool:
    flat_text = flat(paragraph.text)
    if MOTTO.search(flat_text) and len(flat_text) < _LONGEST_LINE:
        return True
    if NUMBER_LINE.match(flat_text) and len(flat_text) < _LONGEST_NUMBER_LINE:
        return True
    dated = place_and_date(flat_text)
    if dated and dated.start() < _LONGEST_PLACE and dated.end() >= len(flat_text) - 2:
        return True
    return paragraph.caps and ISSUER_LINE.match(flat_text) is not None and not AUTHORITY.match(paragraph.text)


def is_mark_of_document(paragraph: Paragraph) -> bool:
    """A motto, a number or a place and date: only a letterhead holds them."""
    flat_text = flat(paragraph.text)
    return (
        (MOTTO.search(flat_text) is not None and paragraph.caps)
        or (NUMBER_LINE.match(flat_text) is not None and "/" in flat_text and len(flat_text) < _LONGEST_NUMBER_LINE)
        or (NUMBER_LINE.match(flat_text) is not None and flat_text.rstrip().endswith(("tu", "tw", "hu", "ubnd")))
    )


def starts_tail(paragraph: Paragraph, *, ended: bool) -> bool:
    text = paragraph.text
    if RECIPIENTS.match(text):
        return True
    if AUTHORITY.match(text) and len(text) < _LONGEST_LINE:
        return True
    return ended and paragraph.caps and POSITION.match(text) is not None


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
