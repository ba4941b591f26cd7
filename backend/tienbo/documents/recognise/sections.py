"""The documents of a file while they are put together: parts, heads, tails, outlines."""

import re
from dataclasses import dataclass, replace
from typing import Final

from tienbo.documents.reading import Paragraph, Passage, Reading
from tienbo.documents.recognise.document_types import CODES
from tienbo.documents.recognise.documents import Above, document_of
from tienbo.documents.recognise.heads import Head, head_of
from tienbo.documents.recognise.issuing import Whole
from tienbo.documents.recognise.outline import Outline, outline_of
from tienbo.documents.recognise.parts import Part
from tienbo.documents.recognise.results import (
    Clause,
    Document,
)
from tienbo.documents.recognise.signatures import Tail, tail_of

FOOTNOTE: Final = re.compile(r"\[\d{1,2}\]|\(\d{1,2}\)\s")


@dataclass(slots=True)
class Section:
    """One document of the file while it is being put together."""

    part: Part
    head: Head
    tail: Tail
    document: Document
    prefix: str = ""
    outline: Outline | None = None


def sections_of(reading: Reading, parts: list[Part]) -> list[Section]:
    whole = Whole(reading.source.text, reading.source.text.lower(), several=len(parts) > 1)
    sections: list[Section] = []
    parent: Document | None = None
    for part in parts:
        head, tail = head_of(part), tail_of(part.tail)
        document = document_of(part, head, tail, whole, Above(len(sections), parent))
        parent = document if document.part != "appendix" else parent
        sections.append(Section(part, head, tail, document))
    last_line = reading.source.original.count("\n") + 1
    for section, following in zip(sections, [*sections[1:], None], strict=True):
        end = following.document.first_line - 1 if following else last_line
        section.document = replace(section.document, last_line=max(end, section.document.first_line))
    return sections


def number_from_attachments(sections: list[Section]) -> None:
    """A decision without a number of its own is numbered by what is attached to it."""
    unnumbered: dict[str | None, Section] = {}
    for section in sections:
        attachment = section.head.attachment
        symbol = attachment.symbol if attachment else None
        if attachment and symbol and symbol.number and symbol.type_code in unnumbered:
            other = unnumbered.pop(symbol.type_code)
            other.document = replace(
                other.document,
                number=symbol.text,
                number_printed=attachment.passage.text[symbol.start : symbol.end],
                number_at=attachment.at,
                number_from_attachment=True,
                date=other.document.date or attachment.date,
            )
        document = section.document
        if document.number is None and not document.number_blank:
            unnumbered.setdefault(document.type_code, section)


def outline_sections(sections: list[Section]) -> None:
    used: dict[str, int] = {}
    for place, section in enumerate(sections):
        if place:
            initials = _initials(section)
            used[initials] = used.get(initials, 0) + 1
            section.prefix = f"{initials}{used[initials] if used[initials] > 1 else ''}."
        section.outline = outline_of(section.head.body or [], section.prefix)


def _initials(section: Section) -> str:
    kind = section.document.type or "Phụ lục"
    words = next((name for name in sorted(CODES, key=len) if kind.startswith(name)), kind).split()
    return "".join(word[0].upper() for word in words[:2])


def titled(section: Section, *, several: bool) -> tuple[Clause, ...]:
    """The clauses under a node of their own where the document is a decision or an appendix."""
    outline, title = section.outline, section.part.title
    if outline is None or title is None:
        return outline.clauses if outline else ()
    decision = title.type in {"Quyết định", "Nghị quyết"} and any(
        clause.kind == "article" for clause in outline.clauses
    )
    if not decision and not (title.appendix and several):
        return outline.clauses
    children = [*_bases(outline), *outline.clauses]
    subject = section.document.subject
    heading = subject.text if title.appendix and subject else title.at.text.rstrip(" :")
    label = section.prefix.rstrip(".") or "".join(word[0] for word in title.type.upper().split()[:2])
    return (Clause(label, label, "title", heading, title.at.quote(), title.at, tuple(children)),)


def _bases(outline: Outline) -> list[Clause]:
    found: list[Clause] = []
    for name, kind, passages in (("căn cứ", "basis", outline.bases), ("theo đề nghị", "proposal", outline.proposals)):
        if passages:
            lines = tuple(passage.line for passage in passages)
            first = passages[0]
            found.append(Clause(name, name, kind, None, first.quote(), first, count=len(passages), lines=lines))  # type: ignore[arg-type] # one of the two kinds above
    return found


def passages_of(sections: list[Section]) -> list[Passage]:
    """All text of the documents in order, without letterheads and signature blocks."""
    found: list[Passage] = []
    for section in sections:
        title = section.part.title
        if title and title.rest:
            found.append(title.rest)
        for block in section.part.content:
            if isinstance(block, Paragraph):
                found.append(block.passage)
            else:
                found += [cell.passage for row in block.rows for cell in row.cells if cell.text]
        found += [passage for passage in section.tail.left if FOOTNOTE.match(passage.text)]
    return found
