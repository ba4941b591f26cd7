"""The whole of what recognition finds."""

from dataclasses import dataclass, field
from typing import Literal

from tienbo.documents.reading import Note, Quote
from tienbo.documents.recognise.results.clauses import Citation, Clause, Reference
from tienbo.documents.recognise.results.documents import Document
from tienbo.documents.recognise.results.duties import AgencyTasks, Obligation
from tienbo.documents.recognise.results.matrices import Matrix
from tienbo.documents.recognise.results.targets import Target


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the text that does not agree with itself, or that a plan should say and does not.

    Both sentences name the words and days found; days are written as each language writes them.
    """

    kind: str
    text_vi: str
    text_en: str
    places: tuple[Quote, ...] = ()
    lines: tuple[int, ...] = ()
    severity: Literal["fault", "note"] = "fault"


@dataclass(frozen=True, slots=True)
class Recognition:
    kind: str
    documents: tuple[Document, ...]
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    outline: tuple[Clause, ...]
    targets: tuple[Target, ...]
    obligations: tuple[Obligation, ...]
    responsibilities: tuple[AgencyTasks, ...]
    matrices: tuple[Matrix, ...]
    findings: tuple[Finding, ...]
    furniture: tuple[Quote, ...]
    notes: tuple[Note, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing at all was found: the text is then not a plan document, and says so."""
        found = (self.citations, self.outline, self.targets, self.obligations, self.responsibilities, self.matrices)
        return not any(found) and not any(document.type for document in self.documents)
