"""What recognition finds, each result with its place in the text and how sure the rule is of it.

A field that the text does not fill is None: nothing is guessed.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from tienbo.documents.reading import Note, Passage, Quote
from tienbo.documents.reading.markers import MarkerKind

Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
DeadlineRelation = Literal["before", "by", "on"]
Role = Literal[
    "lead", "coordinate", "advise", "participate", "supervise", "guide", "focal point", "execute the decision", "do"
]
Level = Literal["central", "province", "district", "commune"]


@dataclass(frozen=True, slots=True)
class Signer:
    authority: str | None
    position: str | None
    mark: str | None
    concurrent_position: str | None
    name: str | None
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Described:
    """The document an article tells of."""

    number: str | None
    type: str | None
    date: date | None
    issuer: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file: the main one, one attached to it, an appendix, or an article about one."""

    part: str
    type: str | None
    type_code: str | None
    number: str | None
    number_printed: str | None
    number_at: Quote | None
    number_blank: bool
    number_from_attachment: bool
    date: date | None
    date_at: Quote | None
    place: str | None
    issuer: str | None
    issuer_body: str | None
    issuer_level: Level | None
    subject: Quote | None
    signer: Signer | None
    recipients: tuple[Quote, ...]
    addressees: tuple[Quote, ...]
    archive_codes: tuple[str, ...]
    attached_to: str | None
    effective: str | None
    described: Described | None
    author: str | None
    title_line: int | None
    first_line: int
    last_line: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Mention:
    at: Quote
    printed: str
    date: date | None
    issuer: str | None
    subject: str | None
    type: str | None
    relation: str
    cut: bool
    swapped: bool
    clause: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in the text, with every place that names it. A blank number is None."""

    number: str | None
    symbol: str
    type: str | None
    date: date | None
    issuer: str | None
    subject: str | None
    relation: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A law, programme or strategy named without a number."""

    name: str
    at: Quote
    period: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the outline. `anchor` stays the same when text around it changes."""

    anchor: str
    label: str
    kind: MarkerKind | Literal["title", "basis", "proposal"]
    heading: str | None
    at: Quote
    body: Passage
    children: tuple["Clause", ...] = ()
    bullets: tuple["Clause", ...] = ()
    paragraphs: tuple[Passage, ...] = ()
    count: int = 1
    lines: tuple[int, ...] = ()

    @property
    def line(self) -> int:
        return self.at.line


@dataclass(frozen=True, slots=True)
class TargetValue:
    comparator: Comparator
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    period: str | None
    flag: bool | None = None


@dataclass(frozen=True, slots=True)
class Target:
    subject: str
    values: tuple[TargetValue, ...]
    condition: str | None
    scope: str | None
    baseline: str | None
    direction: Literal["up", "down", "keep"] | None
    lead: tuple[str, ...]
    at: Quote
    clause: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Deadline:
    period: str | None
    day: int | None
    month: int | None
    relation: DeadlineRelation
    year: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who reports to whom, through whom, how often and by when."""

    senders: tuple[str, ...]
    to: str | None
    receivers: tuple[str, ...]
    via: str | None
    forward_to: tuple[str, ...]
    forward_deadlines: tuple[Deadline, ...]
    frequency: str | None
    deadlines: tuple[Deadline, ...]
    what: str | None
    purpose: str | None
    clause: str | None
    at: Quote
    confidence: float


@dataclass(frozen=True, slots=True)
class AgencyTask:
    role: Role
    partners: tuple[str, ...]
    at: Quote


@dataclass(frozen=True, slots=True)
class AgencyTasks:
    clause: str
    agency: str
    agencies: tuple[str, ...]
    requested: bool
    tasks: tuple[AgencyTask, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class MatrixAssignment:
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    products: tuple[str, ...]
    products_inherited: tuple[str, ...]
    open_ended: bool
    result: str | None
    time: str | None
    funding: str | None
    responsible: str | None
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    number: str | None
    task: str
    task_at: Quote
    group: str | None
    assignments: tuple[MatrixAssignment, ...]
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[str, ...]
    kinds: tuple[str | None, ...]
    groups: tuple[tuple[str | None, str, int], ...]
    rows: tuple[MatrixRow, ...]
    layout: str
    first_line: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the text that does not agree with itself, or that a plan should say and does not."""

    kind: str
    text: str
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
