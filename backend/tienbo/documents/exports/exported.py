"""What an export is made of: the rows of one document, free of the session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from tienbo.documents.contents import AnyContent, CitationContent
from tienbo.documents.models import Clause, Document, DocumentState, DocumentText, ProposalState

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """The header of the document as it counts now; None is what the text does not say."""

    id: int
    version: int
    state: DocumentState
    type: str | None
    number: str | None
    issuer: str | None
    issued_on: date | None
    place: str | None
    subject: str | None
    signer: str | None
    signer_position: str | None
    signer_authority: str | None
    recipients: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class ExportedClause:
    anchor: str
    parent: str | None
    kind: str
    label: str
    heading: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ExportedProposal:
    """Something the text says, with whether a person has confirmed it."""

    state: ProposalState
    clause: str | None
    start: int | None
    end: int | None
    content: AnyContent


@dataclass(frozen=True, slots=True)
class Exported:
    """`blocks` are those of the file (stored_blocks.py) that lie in the document; facts without a text have none.

    `exported_on` is the day on which the file is made, `recorded_on` the day on which this edition was.
    """

    facts: Facts
    edition: int
    recorded_on: date
    exported_on: date
    header: Json
    blocks: tuple[Json, ...]
    clauses: tuple[ExportedClause, ...]
    proposals: tuple[ExportedProposal, ...]

    @property
    def citations(self) -> list[CitationContent]:
        return [item.content for item in self.proposals if isinstance(item.content, CitationContent)]


def exported(
    document: Document,
    text: DocumentText,
    blocks: Iterable[Json],
    clauses: Sequence[Clause],
    proposals: Iterable[ExportedProposal],
    exported_on: date,
) -> Exported:
    """Put the rows together; rejected proposals are left out."""
    names = [field for field in Facts.__dataclass_fields__ if field != "recipients"]
    facts = {name: getattr(document, name) for name in names}
    return Exported(
        facts=Facts(**facts, recipients=tuple(document.recipients)),
        edition=text.edition,
        recorded_on=text.made_at.date(),
        exported_on=exported_on,
        header=text.header,
        blocks=tuple(blocks),
        clauses=tuple(
            ExportedClause(row.anchor, row.parent, row.kind, row.label, row.heading, row.start, row.end, row.text)
            for row in sorted(clauses, key=lambda row: row.position)
        ),
        proposals=tuple(row for row in proposals if row.state is not ProposalState.rejected),
    )


_EXPORTED: TypeAdapter[Exported] = TypeAdapter(Exported)


def to_json(document: Exported) -> bytes:
    """Everything above as it is; days as YYYY-MM-DD, figures as decimal strings."""
    return _EXPORTED.dump_json(document, indent=1)
