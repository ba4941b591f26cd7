"""Recognition of a plan document: reading, parts, and then each kind of result."""

import re
from dataclasses import replace
from typing import Final

from tienbo.documents.reading import Passage, Quote, Reading, read
from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.articles import describe
from tienbo.documents.recognise.citations import citations_of
from tienbo.documents.recognise.contexts import Placed, aims_of, duties_of, placed
from tienbo.documents.recognise.findings import Facts, findings_of
from tienbo.documents.recognise.mentions import Place
from tienbo.documents.recognise.obligations import obligations_of
from tienbo.documents.recognise.parts import parts_of
from tienbo.documents.recognise.references import references_of
from tienbo.documents.recognise.responsibilities import responsibilities_of
from tienbo.documents.recognise.results import (
    AgencyTasks,
    Citation,
    Document,
    Matrix,
    Obligation,
    Recognition,
    Target,
)
from tienbo.documents.recognise.sections import (
    FOOTNOTE,
    Section,
    number_from_attachments,
    outline_sections,
    passages_of,
    sections_of,
    titled,
)
from tienbo.documents.recognise.tabulated import tables_of
from tienbo.documents.recognise.targets import targets_of

_SEE_HERE: Final = re.compile(r"\b(?:xem|tai) (?:chi tiet )?(?:tai day|o day|file)\b|chi tiet")


def recognise(text: str) -> Recognition:
    """Everything a plan document says, with its places. A text that says nothing gives an empty recognition."""
    return recognise_reading(read(text))


def recognise_reading(reading: Reading) -> Recognition:
    """The same for what has been read already: blocks of a file are taken as the file marks them."""
    cut = parts_of(list(reading.blocks))
    sections = sections_of(reading, cut.parts)
    number_from_attachments(sections)
    furniture = _furniture(reading, cut.furniture, sections)
    outline_sections(sections)
    outline = tuple(clause for section in sections for clause in titled(section, several=len(sections) > 1))
    places = {id(section): placed(section.outline) for section in sections if section.outline}
    matrices: list[Matrix] = []
    targets: list[Target] = []
    obligations: list[Obligation] = []
    responsibilities: list[AgencyTasks] = []
    for section in sections:
        found = tables_of(section, places[id(section)])
        matrices += found[0]
        subject = section.document.subject.text if section.document.subject else None
        targets += [*targets_of(aims_of(places[id(section)], subject)), *found[1]]
        obligations += [*obligations_of(duties_of(places[id(section)])), *found[2]]
        if section.outline:
            responsibilities += responsibilities_of(section.outline.clauses)
    citations = _citations(sections, places, reading)
    describe(sections, citations, reading)
    documents = tuple(section.document for section in sections)
    recognition = Recognition(
        kind=_kind(documents),
        documents=documents,
        citations=citations,
        references=references_of(passages_of(sections), citations),
        outline=outline,
        targets=tuple(sorted(targets, key=lambda target: target.at.start)),
        obligations=tuple(obligations),
        responsibilities=tuple(responsibilities),
        matrices=tuple(matrices),
        findings=(),
        furniture=furniture,
        notes=reading.notes,
    )
    facts = Facts(
        recognition=recognition,
        source=reading.source,
        places=[place for found in places.values() for place in found],
        glued=tuple(section.tail.glued for section in sections if section.tail.glued),
        passages=_once(passages_of(sections)),
    )
    return replace(recognition, findings=findings_of(facts))


def _once(passages: list[Passage]) -> list[Passage]:
    """A cell that is merged over several rows stands in each of them, and is text once."""
    return list({id(passage): passage for passage in passages}.values())


def _furniture(reading: Reading, above: list[Passage], sections: list[Section]) -> tuple[Quote, ...]:
    passages = [*reading.furniture, *above]
    for section in sections[-1:]:
        left = [passage for passage in section.tail.left if not FOOTNOTE.match(passage.text)]
        passages += left if section.part.title else []
    quotes = [passage.quote() for passage in passages if passage.text]
    return tuple(sorted(quotes, key=lambda quote: quote.start))


def _citations(sections: list[Section], places: dict[int, list[Placed]], reading: Reading) -> tuple[Citation, ...]:
    clauses = {place.passage.start: place.clause for found in places.values() for place in found}
    own = frozenset(section.document.number for section in sections if section.document.number)
    passages = _once(passages_of(sections))
    passages += [passage for passage in reading.furniture if _SEE_HERE.search(flat(passage.text))]
    by_clause = [Place(passage, _clause_at(clauses, passage)) for passage in passages]
    return citations_of(by_clause, own)


def _clause_at(clauses: dict[int, str], passage: Passage) -> str | None:
    for offset in range(passage.start, min(passage.start + 30, passage.end + 1)):
        if offset in clauses:
            return clauses[offset]
    return None


def _kind(documents: tuple[Document, ...]) -> str:
    names: list[str] = []
    for document in documents:
        if document.type is None:
            continue
        name = document.part if document.part != "main" else flat(document.type)
        if name not in names:
            names.append(name)
    return " + ".join(names) or "unknown"
