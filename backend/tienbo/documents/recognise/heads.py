"""What stands over the body of a document: number, place, date, issuer, subject, attachment note."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from tienbo.documents.reading import Block, Paragraph, Passage, Quote, Table
from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.markers import marker_of
from tienbo.documents.reading.passages import joined
from tienbo.documents.recognise.dates import date_after, date_from, place_and_date
from tienbo.documents.recognise.document_types import type_before
from tienbo.documents.recognise.marks import ATTACHMENT, MOTTO
from tienbo.documents.recognise.parts import Part
from tienbo.documents.recognise.printed_issuers import issuer_in
from tienbo.documents.recognise.subjects import ADDRESSED, ISSUING_TITLE, LONGEST_LINE, goes_on, is_subject
from tienbo.documents.recognise.symbols import Symbol, blank_symbols_in, symbols_in

_NUMBER_LABEL: Final = re.compile(r"(?:^|(?<=\s))so\s*[:.]?\s*(?=\d|/|[.…_]|-\s?[a-z]{2})")
_MATTER: Final = re.compile(r"V/v\s*:?|Về việc")
_MOST_SUBJECT_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class Number:
    symbol: Symbol
    at: Quote


@dataclass(frozen=True, slots=True)
class IssuedAt:
    place: str | None
    date: date | None
    at: Quote


@dataclass(frozen=True, slots=True)
class Attachment:
    """`(Kèm theo Quyết định số … ngày … của …)`; `at` is the number with its type and date."""

    at: Quote
    passage: Passage
    symbol: Symbol | None
    date: date | None


@dataclass(slots=True)
class Head:
    number: Number | None = None
    issued: IssuedAt | None = None
    issuer: Passage | None = None
    issuing_title: Passage | None = None
    subject: Quote | None = None
    attachment: Attachment | None = None
    addressees: list[Passage] | None = None
    addressing: bool = False
    body: list[Block] | None = None


def head_of(part: Part) -> Head:
    head = Head()
    _read_letterhead(part, head)
    _read_below_title(part, head)
    return head


def _read_letterhead(part: Part, head: Head) -> None:
    if not part.letterhead:
        return
    whole = joined([paragraph.passage for paragraph in part.letterhead])
    flat_text = flat(whole.text)
    masked = list(flat_text)
    label = _NUMBER_LABEL.search(flat_text)
    if label:
        head.number = _number(whole, label.start(), label.end())
        end = head.number.symbol.end if head.number else label.end()
        masked[label.start() : end] = "|" * (end - label.start())
    for match in MOTTO.finditer(flat_text):
        masked[match.start() : match.end()] = "|" * (match.end() - match.start())
    dated = place_and_date("".join(masked))
    if dated:
        head.issued = _issued(whole, dated)
        masked[dated.start() : dated.end()] = "|" * (dated.end() - dated.start())
    matter = _MATTER.search(whole.text)
    if matter and (part.title is None or matter.start() > 0):
        end = dated.start() if dated and dated.start() > matter.start() else len(whole.text)
        head.subject = whole.quote(matter.start(), end)
        masked[matter.start() : end] = "|" * (end - matter.start())
    head.issuer = issuer_in(whole, "".join(masked))


def _number(whole: Passage, start: int, end: int) -> Number | None:
    text = whole.text
    for symbol in symbols_in(text, end, min(end + 60, len(text))):
        if symbol.start - end <= 1:
            return Number(symbol, whole.quote(symbol.start, symbol.end))
    for symbol in blank_symbols_in(text):
        if start <= symbol.start <= end + 2:
            return Number(symbol, whole.quote(symbol.start, symbol.end))
    return None


def _issued(whole: Passage, match: re.Match[str]) -> IssuedAt:
    words = whole.text[match.start("place") : match.end("place")].split()
    while words and not words[0][0].isupper():
        words = words[1:]
    value = date_from(match["day"], match["month"], match["year"])
    day = whole.text.lower().rfind("ngày", 0, match.start("day"))
    return IssuedAt(" ".join(words).strip(" -–*") or None, value, whole.quote(max(day, 0), match.end()))


def _read_below_title(part: Part, head: Head) -> None:
    blocks = part.content
    index = 0
    if part.title and part.title.rest and part.title.rest.text.startswith("("):
        head.attachment = _attachment(part.title.rest)
        index = _subject(part, head, index)
    elif part.title and (part.title.rest or head.subject is None):
        index = _subject(part, head, index)
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Table) or not _read_heading(part, head, block):
            break
        index += 1
    head.body = blocks[index:]


def _read_heading(part: Part, head: Head, block: Paragraph) -> bool:
    """Takes a line of the heading; False where the body begins."""
    text = block.text
    addressed = ADDRESSED.match(text)
    if ATTACHMENT.match(text):
        head.attachment = head.attachment or _attachment(block.passage)
    elif addressed:
        rest = block.passage.part(addressed.end(), len(text))
        head.addressees = [rest] if rest.text else []
        head.addressing = not (block.shut and rest.text)
    elif head.addressing and marker_of(text) and len(text) < LONGEST_LINE:
        head.addressees = [*(head.addressees or []), block.passage]
        head.addressing = not block.shut
    elif _is_issuing_line(part, head, block):
        head.issuing_title = joined([*([head.issuing_title] if head.issuing_title else []), block.passage])
    else:
        return text.startswith("(") and text.endswith(")") and len(text) < LONGEST_LINE
    return True


def _is_issuing_line(part: Part, head: Head, block: Paragraph) -> bool:
    """`CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH` over the legal bases, on one line or more."""
    if not block.caps:
        return False
    if head.issuing_title is None:
        return ISSUING_TITLE.match(block.text) is not None and part.title is not None and not part.appendix
    return not block.text.endswith(":") and marker_of(block.text) is None


def _subject(part: Part, head: Head, index: int) -> int:
    """The lines that say what the document is about; the index behind them."""
    lines: list[Passage] = []
    rest = part.title.rest if part.title else None
    caps = False
    if rest is not None and not rest.text.startswith("("):
        lines.append(rest)
        caps = rest.text.isupper()
    blocks = part.content
    while index < len(blocks) and len(lines) < _MOST_SUBJECT_LINES:
        block = blocks[index]
        if isinstance(block, Table) or not is_subject(part, block, lines, caps=caps):
            break
        above = blocks[index - 1] if index else None
        if lines and isinstance(above, Paragraph) and above.shut and not goes_on(lines[-1].text, block):
            break
        caps = block.caps if not lines else caps
        lines.append(block.passage)
        index += 1
    if lines:
        whole = joined(lines)
        head.subject = whole.quote(0, len(whole.text.rstrip(" .;,-–*")))
    return index


def _attachment(passage: Passage) -> Attachment:
    symbols = symbols_in(passage.text) or blank_symbols_in(passage.text)
    symbol = symbols[0] if symbols else None
    dated = date_after(flat(passage.text), symbol.end) if symbol else None
    if symbol is None:
        return Attachment(passage.quote(), passage, None, None)
    named = type_before(flat(passage.text), symbol.start)
    at = passage.quote(named[1] if named else symbol.start, dated.end if dated and dated.value else symbol.end)
    return Attachment(at, passage, symbol, dated.value if dated else None)
