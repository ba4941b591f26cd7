"""What the checks look at: everything recognised so far, and the text itself."""

from dataclasses import dataclass

from tienbo.documents.reading import Note, Passage, Quote
from tienbo.documents.reading.source import Source
from tienbo.documents.recognise.contexts import Placed
from tienbo.documents.recognise.results import (
    AgencyTasks,
    Citation,
    Clause,
    Document,
    Matrix,
    Obligation,
    Reference,
    Target,
)


@dataclass(frozen=True, slots=True)
class Facts:
    source: Source
    documents: tuple[Document, ...]
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    outline: tuple[Clause, ...]
    places: list[Placed]
    targets: tuple[Target, ...]
    obligations: tuple[Obligation, ...]
    responsibilities: tuple[AgencyTasks, ...]
    matrices: tuple[Matrix, ...]
    furniture: tuple[Quote, ...]
    glued: tuple[Quote, ...]
    notes: tuple[Note, ...]
    passages: list[Passage]
