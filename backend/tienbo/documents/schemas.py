from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tienbo.documents.contents import AnyContent
from tienbo.documents.envelope_schemas import EnvelopeRead
from tienbo.documents.models import DocumentState, ProposalKind, ProposalState
from tienbo.inputs import CleanText, RowId
from tienbo.units.refs import BodyRef, UnitRef

Line = Annotated[CleanText, Field(min_length=1, max_length=2_000)]


class DocumentAction(StrEnum):
    """What can be done with a document; which of them now is in `actions`."""

    edit = "edit"
    confirm = "confirm"
    reopen = "reopen"  # confirmed → draft
    issue = "issue"
    replace_ = "replace"
    withdraw = "withdraw"
    expire = "expire"
    amend = "amend"
    decide = "decide"  # about proposals; of an issued document only about those of an amended text


class DocumentRef(BaseModel):
    """How a document is named in another answer."""

    id: int
    type: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None
    state: DocumentState


class DocumentRead(DocumentRef):
    unit: Annotated[UnitRef, Field(description="Who holds it.")]
    issuer_body: Annotated[BodyRef | None, Field(description="The issuer in the register, if it is known there.")]
    demo: bool
    open_proposals: Annotated[int, Field(description="Proposals that nobody has decided about, findings left out.")]
    findings: Annotated[int, Field(description="Findings that nobody has set aside.")]
    changed_at: datetime


class FileRead(BaseModel):
    id: int
    name: str
    format: str
    size: int
    sha256: str
    uploaded_at: datetime
    notes: Annotated[list[dict[str, Any]], Field(description="What reading remarked: kind, text, count.")]


class EditionRead(BaseModel):
    edition: int
    reason: str | None
    made_at: datetime
    file: FileRead | None


class DocumentDetail(DocumentRead):
    version: int
    actions: list[DocumentAction]
    place: str | None
    signer: str | None
    signer_position: str | None
    signer_authority: str | None
    recipients: list[str]
    source: str | None
    state_reason: str | None
    state_on: date | None
    replaced_by: DocumentRef | None
    attached_to: DocumentRef | None
    attachments: list[DocumentRef]
    header: Annotated[dict[str, Any], Field(description="What recognition read in the header, with its places.")]
    editions: Annotated[list[EditionRead], Field(description="The newest first.")]
    proposals: Annotated[dict[ProposalKind, dict[ProposalState, int]], Field(description="How many of each.")]


class DocumentPage(BaseModel):
    items: list[DocumentRead]
    next_cursor: str | None
    counts: dict[DocumentState, int]


class DocumentChange(BaseModel):
    """Header fields to correct; a field left out stays, null empties it."""

    model_config = ConfigDict(extra="forbid")

    number: Annotated[CleanText | None, Field(max_length=100)] = None
    type: Annotated[CleanText | None, Field(max_length=100)] = None
    issuer: Annotated[CleanText | None, Field(max_length=300)] = None
    issued_on: date | None = None
    place: Annotated[CleanText | None, Field(max_length=200)] = None
    subject: Annotated[CleanText | None, Field(max_length=2_000)] = None
    signer: Annotated[CleanText | None, Field(max_length=200)] = None
    signer_position: Annotated[CleanText | None, Field(max_length=300)] = None
    signer_authority: Annotated[CleanText | None, Field(max_length=300)] = None

    @model_validator(mode="after")
    def _something(self) -> "DocumentChange":
        if not self.model_fields_set:
            raise ValueError("Chưa có trường nào để sửa.", "There is no field to correct.")
        return self


class MoveRequest(BaseModel):
    """The next state. A replaced, withdrawn or expired document says why and since when."""

    model_config = ConfigDict(extra="forbid")

    action: DocumentAction
    reason: Line | None = None
    on: Annotated[date | None, Field(description="First day of the new state; without it today.")] = None
    replaced_by_id: RowId | None = None


class UploadResult(BaseModel):
    file: FileRead
    known: Annotated[bool, Field(description="The unit held this very file already; nothing was written.")]
    documents: list[DocumentRead]
    envelope: Annotated[EnvelopeRead | None, Field(description="Null: the file came without one.")]


class ProposalRead(BaseModel):
    id: int
    document_id: int
    kind: ProposalKind
    state: ProposalState
    version: int
    clause: str | None
    start: Annotated[int | None, Field(description="Code points into the text; null: about the whole document.")]
    end: int | None
    quote: str | None
    confidence: Annotated[float | None, Field(description="0 to 1; null: a person added it.")]
    corrected: Annotated[bool, Field(description="A person changed what was recognised.")]
    content: AnyContent
    cited: Annotated[list[DocumentRef], Field(description="Of a citation: the documents here that may be meant.")]
    decided_by: str | None
    decided_at: datetime | None


class ProposalList(BaseModel):
    items: list[ProposalRead]
    editable: Annotated[bool, Field(description="Whether the caller may confirm, correct and reject now.")]


class Decision(BaseModel):
    """Confirm, correct (confirm with other content), reject, or take a decision back."""

    model_config = ConfigDict(extra="forbid")

    state: ProposalState
    content: AnyContent | None = None
    cited_id: Annotated[RowId | None, Field(description="Of a citation: which of the documents here is meant.")] = None


class NewProposal(BaseModel):
    """Something the text says that recognition did not see: where it stands, and what it says."""

    model_config = ConfigDict(extra="forbid")

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    content: AnyContent


class ManyConfirmed(BaseModel):
    """The proposals a person has looked at together; refused as a whole when one of them has changed since."""

    model_config = ConfigDict(extra="forbid")

    proposals: Annotated[
        list[Annotated[tuple[RowId, int], Field(description="Id and version.")]], Field(min_length=1, max_length=2_000)
    ]


class ClauseRead(BaseModel):
    anchor: str
    parent: str | None
    depth: int
    kind: str
    label: str
    heading: str | None
    start: int
    end: int
    text: str
    edition: Annotated[int, Field(description="The newest edition in which the clause stands.")]
    current: Annotated[bool, Field(description="False: a later edition has it no more.")]


class TextRead(BaseModel):
    """The text of an edition as blocks, and the clauses with their places in it."""

    edition: int
    start: int
    end: int
    blocks: Annotated[list[dict[str, Any]], Field(description="Paragraphs, headings and tables: stored_blocks.py")]
    clauses: list[ClauseRead]


class Happening(BaseModel):
    happened_at: datetime
    kind: str
    user_name: str | None
    program: str | None
    data: dict[str, Any]


class DocumentHistory(BaseModel):
    items: list[Happening]


class SearchHit(BaseModel):
    document: DocumentRef
    unit: UnitRef
    anchor: str
    heading: str | None
    excerpt: Annotated[list[str], Field(description="Plain text, cut at the words found: every second piece is one.")]


class SearchPage(BaseModel):
    items: list[SearchHit]
    next_cursor: str | None


class Stub(BaseModel):
    """A document that others here name and that nobody has uploaded yet."""

    number: str
    type: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None
    cited_by: list[DocumentRef]


class StubList(BaseModel):
    items: list[Stub]
