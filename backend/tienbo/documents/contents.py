"""What a proposal says, by kind: one shape for the database, the API and the packs."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from tienbo.inputs import CleanText

Words = Annotated[CleanText, Field(max_length=2_000)]
Name = Annotated[CleanText, Field(min_length=1, max_length=500)]
Names = Annotated[list[Name], Field(max_length=200)]
Relation = Literal[
    "legal basis", "implements", "attached", "amends", "replaces", "repeals", "proposal", "mentions", "self"
]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]


class Content(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Span(Content):
    """A stretch of the file's text: code points from `start` up to `end`."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: Words


class Mention(Span):
    clause: Words | None


class CitationContent(Content):
    """A document named in the text."""

    kind: Literal["citation"]
    number: Annotated[Words | None, Field(description="In normal form; null where the text leaves it blank.")]
    type: Words | None
    issued_on: date | None
    issuer: Words | None
    subject: Words | None
    relation: Relation
    mentions: Annotated[list[Mention], Field(max_length=2_000)]


class TargetValue(Content):
    comparator: Comparator
    value: Annotated[Decimal | None, Field(allow_inf_nan=False, max_digits=30)]
    value_to: Annotated[Decimal | None, Field(allow_inf_nan=False, max_digits=30, description="Upper end of a range.")]
    unit: Annotated[Words, Field(description="%, per 1000, ×, yes/no …")]
    period: Annotated[Words | None, Field(description="2025, 2021-2025, from 2025, yearly …")]
    flag: Annotated[bool | None, Field(description="Of yes/no targets: what is wanted.")]


class TargetContent(Content):
    """A value that the document asks for."""

    kind: Literal["target"]
    subject: Name
    values: Annotated[list[TargetValue], Field(min_length=1, max_length=50)]
    condition: Words | None
    scope: Words | None
    baseline: Words | None
    direction: Literal["up", "down", "keep"] | None
    lead: Names


class Deadline(Content):
    """A day that comes round with its period; `before` is strict: the last valid day is the one before."""

    period: Annotated[Words | None, Field(description="year, half-year, quarter, month …")]
    day: Annotated[int | None, Field(ge=1, le=31)]
    month: Annotated[int | None, Field(ge=1, le=12)]
    year: Annotated[int | None, Field(ge=1900, le=2100)]
    relation: Literal["before", "by", "on"]
    note: Words | None


class ObligationContent(Content):
    """Who reports to whom, through whom, how often, by which day."""

    kind: Literal["obligation"]
    senders: Names
    receivers: Names
    via: Words | None
    forward_to: Names
    deadlines: Annotated[list[Deadline], Field(max_length=50)]
    forward_deadlines: Annotated[list[Deadline], Field(max_length=50)]
    frequency: Words | None
    what: Words | None
    purpose: Words | None


class ResponsibilityTask(Span):
    role: Name
    partners: Names


class ResponsibilityContent(Content):
    """What an agency is asked to do in the part "Tổ chức thực hiện"."""

    kind: Literal["responsibility"]
    agency: Name
    agencies: Names
    requested: Annotated[bool, Field(description="Asked of a body that the issuer cannot order (đề nghị).")]
    tasks: Annotated[list[ResponsibilityTask], Field(max_length=500)]


class MatrixAssignment(Content):
    lead: Names
    coordinating: Names
    products: Annotated[list[Words], Field(max_length=50)]
    time: Words | None
    funding: Words | None
    responsible: Words | None


class MatrixRow(Span):
    number: Words | None
    task: Annotated[CleanText, Field(min_length=1, max_length=10_000)]
    group: Annotated[Words | None, Field(description="The group row it stands under.")]
    assignments: Annotated[list[MatrixAssignment], Field(max_length=100)]


class MatrixContent(Content):
    """An assignment table."""

    kind: Literal["matrix"]
    columns: Annotated[list[Words], Field(max_length=30)]
    rows: Annotated[list[MatrixRow], Field(max_length=2_000)]


class FindingContent(Content):
    """Something in the text that does not agree with itself, or that a plan should say and does not."""

    kind: Literal["finding"]
    code: Name
    severity: Literal["fault", "note"]
    text_vi: Words
    text_en: Words
    places: Annotated[list[Span], Field(max_length=200)]


AnyContent = Annotated[
    CitationContent | TargetContent | ObligationContent | ResponsibilityContent | MatrixContent | FindingContent,
    Field(discriminator="kind"),
]
CONTENT: TypeAdapter[AnyContent] = TypeAdapter(AnyContent)
