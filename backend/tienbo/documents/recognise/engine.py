"""Recognition of a plan document: reading, parts, and then each kind of result."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from tienbo.documents.reading import Paragraph, Passage, Quote, Reading, Table, read
from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.citations import Place, citations_of
from tienbo.documents.recognise.contexts import Placed, aims_of, duties_of, placed
from tienbo.documents.recognise.deadlines import deadlines_in
from tienbo.documents.recognise.document_types import CODES
from tienbo.documents.recognise.documents import Above, Whole, author_of, document_of
from tienbo.documents.recognise.findings import Facts, findings_of
from tienbo.documents.recognise.heads import Head, head_of
from tienbo.documents.recognise.indicators import is_indicator_table, table_targets
from tienbo.documents.recognise.matrices import matrix_of
from tienbo.documents.recognise.obligations import is_report_task, obligations_of
from tienbo.documents.recognise.outline import Outline, outline_of
from tienbo.documents.recognise.parts import Part, parts_of
from tienbo.documents.recognise.periods import periods_in
from tienbo.documents.recognise.references import references_of
from tienbo.documents.recognise.responsibilities import responsibilities_of
from tienbo.documents.recognise.results import (
    AgencyTasks,
    Citation,
    Clause,
    Described,
    Document,
    Matrix,
    Obligation,
    Recognition,
    Target,
)
from tienbo.documents.recognise.signatures import Tail, tail_of
from tienbo.documents.recognise.targets import targets_of

ARTICLE: Final = "web article"
_SEE_HERE: Final = re.compile(r"\b(?:xem|tai) (?:chi tiet )?(?:tai day|o day|file)\b|chi tiet")
_FOOTNOTE: Final = re.compile(r"\[\d{1,2}\]|\(\d{1,2}\)\s")
_MOST_ANONYMOUS: Final = 25


@dataclass(slots=True)
class _Section:
    """One document of the file while it is being put together."""

    part: Part
    head: Head
    tail: Tail
    document: Document
    prefix: str = ""
    outline: Outline | None = None


def recognise(text: str) -> Recognition:
    """Everything a plan document says, with its places. A text that says nothing gives an empty recognition."""
    reading = read(text)
    cut = parts_of(list(reading.blocks))
    sections = _sections(reading, cut.parts)
    _number_from_attachments(sections)
    furniture = _furniture(reading, cut.furniture, sections)
    _outline(sections)
    outline = tuple(clause for section in sections for clause in _titled(section, several=len(sections) > 1))
    places = {id(section): placed(section.outline) for section in sections if section.outline}
    matrices: list[Matrix] = []
    targets: list[Target] = []
    obligations: list[Obligation] = []
    responsibilities: list[AgencyTasks] = []
    for section in sections:
        found = _tables(section, places[id(section)])
        matrices += found[0]
        subject = section.document.subject.text if section.document.subject else None
        targets += [*targets_of(aims_of(places[id(section)], subject)), *found[1]]
        obligations += [*obligations_of(duties_of(places[id(section)])), *found[2]]
        if section.outline:
            responsibilities += responsibilities_of(section.outline.clauses)
    citations = _citations(sections, places, reading)
    _describe(sections, citations, reading)
    documents = tuple(section.document for section in sections)
    references = references_of(_passages(sections), citations)
    facts = Facts(
        source=reading.source,
        documents=documents,
        citations=citations,
        references=references,
        outline=outline,
        places=[place for found in places.values() for place in found],
        targets=tuple(targets),
        obligations=tuple(obligations),
        responsibilities=tuple(responsibilities),
        matrices=tuple(matrices),
        furniture=furniture,
        glued=tuple(section.tail.glued for section in sections if section.tail.glued),
        notes=reading.notes,
        passages=_passages(sections),
    )
    return Recognition(
        kind=_kind(documents),
        documents=documents,
        citations=citations,
        references=references,
        outline=outline,
        targets=tuple(sorted(targets, key=lambda target: target.at.start)),
        obligations=tuple(obligations),
        responsibilities=tuple(responsibilities),
        matrices=tuple(matrices),
        findings=findings_of(facts),
        furniture=furniture,
        notes=reading.notes,
    )


def _sections(reading: Reading, parts: list[Part]) -> list[_Section]:
    whole = Whole(reading.source.text, reading.source.text.lower(), several=len(parts) > 1)
    sections: list[_Section] = []
    parent: Document | None = None
    for part in parts:
        head, tail = head_of(part), tail_of(part.tail)
        document = document_of(part, head, tail, whole, Above(len(sections), parent))
        parent = document if document.part != "appendix" else parent
        sections.append(_Section(part, head, tail, document))
    last_line = reading.source.original.count("\n") + 1
    for section, following in zip(sections, [*sections[1:], None], strict=True):
        end = following.document.first_line - 1 if following else last_line
        section.document = replace(section.document, last_line=max(end, section.document.first_line))
    return sections


def _number_from_attachments(sections: list[_Section]) -> None:
    """A decision without a number of its own is numbered by what is attached to it."""
    unnumbered: dict[str | None, _Section] = {}
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


def _furniture(reading: Reading, above: list[Passage], sections: list[_Section]) -> tuple[Quote, ...]:
    passages = [*reading.furniture, *above]
    for section in sections[-1:]:
        left = [passage for passage in section.tail.left if not _FOOTNOTE.match(passage.text)]
        passages += left if section.part.title else []
    quotes = [passage.quote() for passage in passages if passage.text]
    return tuple(sorted(quotes, key=lambda quote: quote.start))


def _outline(sections: list[_Section]) -> None:
    used: dict[str, int] = {}
    for place, section in enumerate(sections):
        if place:
            initials = _initials(section)
            used[initials] = used.get(initials, 0) + 1
            section.prefix = f"{initials}{used[initials] if used[initials] > 1 else ''}."
        section.outline = outline_of(section.head.body or [], section.prefix)


def _initials(section: _Section) -> str:
    kind = section.document.type or "Phụ lục"
    words = next((name for name in sorted(CODES, key=len) if kind.startswith(name)), kind).split()
    return "".join(word[0].upper() for word in words[:2])


def _titled(section: _Section, *, several: bool) -> tuple[Clause, ...]:
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


def _tables(section: _Section, places: list[Placed]) -> tuple[list[Matrix], list[Target], list[Obligation]]:
    matrices: list[Matrix] = []
    targets: list[Target] = []
    obligations: list[Obligation] = []
    subject = section.document.subject
    starts = [place.passage.start for place in places]
    period = next((period.name for period in periods_in(flat(subject.text))), None) if subject else None
    for block in section.part.content:
        if not isinstance(block, Table):
            continue
        before = bisect_left(starts, block.header.cells[0].passage.start)
        clause = places[before - 1].clause if before else section.prefix.rstrip(".") or None
        if is_indicator_table(block):
            targets += table_targets(block, clause, period)
            continue
        matrix = matrix_of(block)
        if matrix:
            matrices.append(matrix)
            obligations += _report_rows(matrix, clause)
    return matrices, targets, obligations


def _report_rows(matrix: Matrix, clause: str | None) -> list[Obligation]:
    found: list[Obligation] = []
    for row in matrix.rows:
        if not is_report_task(row.task):
            continue
        assignment = row.assignments[0]
        flat_task = flat(row.task)
        days = deadlines_in(flat(assignment.time or ""))
        year = re.search(r"nam (20\d\d)", flat_task)
        found.append(
            Obligation(
                senders=assignment.lead,
                to=None,
                receivers=(),
                via=None,
                forward_to=(),
                forward_deadlines=(),
                frequency=f"once ({year[1]})" if year else None,
                deadlines=tuple(day.deadline for day in days),
                what=row.task,
                purpose=None,
                clause=f"{clause} row {row.number}" if clause else f"row {row.number}",
                at=row.task_at,
                confidence=0.6,
            )
        )
    return found


def _passages(sections: list[_Section]) -> list[Passage]:
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
        found += [passage for passage in section.tail.left if _FOOTNOTE.match(passage.text)]
    return found


def _citations(sections: list[_Section], places: dict[int, list[Placed]], reading: Reading) -> tuple[Citation, ...]:
    clauses = {place.passage.start: place.clause for found in places.values() for place in found}
    own = frozenset(section.document.number for section in sections if section.document.number)
    passages = _passages(sections)
    passages += [passage for passage in reading.furniture if _SEE_HERE.search(flat(passage.text))]
    by_clause = [Place(passage, _clause_at(clauses, passage)) for passage in passages]
    return citations_of(by_clause, own)


def _clause_at(clauses: dict[int, str], passage: Passage) -> str | None:
    for offset in range(passage.start, min(passage.start + 30, passage.end + 1)):
        if offset in clauses:
            return clauses[offset]
    return None


def _describe(sections: list[_Section], citations: tuple[Citation, ...], reading: Reading) -> None:
    """A text without title, number and signature that tells of an issued document is an article about it."""
    section = sections[0]
    document = section.document
    if len(sections) > 1 or section.part.title or document.number_at or document.recipients or document.signer:
        return
    opening = [block for block in section.part.content[:_MOST_ANONYMOUS] if isinstance(block, Paragraph)]
    issued = [citation for citation in citations if re.search(r"ban hành\s+$|ban hành\s", _before(citation, reading))]
    if not issued and not reading.furniture:
        return
    described = None
    if issued and opening:
        cited = issued[0]
        described = Described(cited.number, cited.type, cited.date, cited.issuer, cited.subject)
    elif not opening or not citations:
        return
    author = author_of([block.passage for block in section.part.content if isinstance(block, Paragraph)])
    section.document = replace(
        document,
        part="article",
        type=ARTICLE,
        type_code=None,
        issuer=None,
        issuer_body=None,
        issuer_level=None,
        subject=None,
        described=described,
        author=author,
    )


def _before(citation: Citation, reading: Reading) -> str:
    start = citation.mentions[0].at.start
    return reading.source.original[max(0, start - 12) : start]


def _kind(documents: tuple[Document, ...]) -> str:
    names: list[str] = []
    for document in documents:
        if document.type is None:
            continue
        name = document.part if document.part != "main" else flat(document.type)
        if name not in names:
            names.append(name)
    return " + ".join(names) or "unknown"
