from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from fastapi.responses import FileResponse

from tienbo.access.dependencies import DocumentEditor, DocumentReader
from tienbo.database import SessionDep
from tienbo.documents import cascade, citing, comparison, deciding, queries, reader, searching, service
from tienbo.documents.cascade_schemas import Cascade, Comparison
from tienbo.documents.downloads import original
from tienbo.documents.enveloping import receive
from tienbo.documents.intake import Upload, upload
from tienbo.documents.models import DocumentState
from tienbo.documents.presenting import file_read, reads
from tienbo.documents.queries import DocumentFilter
from tienbo.documents.schemas import (
    ClauseRead,
    Decision,
    DocumentChange,
    DocumentDetail,
    DocumentHistory,
    DocumentPage,
    ManyConfirmed,
    MoveRequest,
    NewProposal,
    ProposalList,
    ProposalRead,
    SearchPage,
    StubList,
    TextRead,
    UploadResult,
)
from tienbo.etags import MatchedVersion, etag
from tienbo.exchange.edxml.reading import BEGINNING, is_envelope
from tienbo.exchange.updates import SinceDep
from tienbo.files import StoreDep
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit
from tienbo.problems import problem_responses

router = APIRouter(tags=["documents"], responses=problem_responses(401, 403, 404, 422))

CHANGE = problem_responses(409, 412, 428)
GivenFile = Annotated[
    UploadFile, File(description="DOCX, ODT, PDF with a text layer, HTML, TXT, an edXML envelope; DOC where it can be.")
]
Edition = Annotated[int | None, Query(ge=1, le=100_000, description="Without it the newest.")]


def _tagged(response: Response, document: DocumentDetail) -> DocumentDetail:
    response.headers["ETag"] = etag(document.version)
    return document


def _given(file: UploadFile) -> Upload:
    return Upload((file.filename or "")[:300], file.file)


@router.get("/documents", operation_id="listDocuments")
def list_documents(
    session: SessionDep,
    actor: DocumentReader,
    since: SinceDep,
    unit_id: Annotated[RowId | None, Query(description="Only what this unit holds.")] = None,
    state: DocumentState | None = None,
    type: Annotated[CleanText | None, Query(max_length=100, description="Quyết định, Kế hoạch …")] = None,  # noqa: A002 -- the field's own name
    year: Annotated[int | None, Query(ge=1900, le=2100, description="Year of issue.")] = None,
    q: Annotated[CleanText | None, Query(max_length=200, description="In subject, number or issuer.")] = None,
    open: Annotated[bool, Query(description="Only those with proposals to decide about.")] = False,  # noqa: A002 -- as it reads in the address
    cursor: CursorParam = None,
    limit: Limit = 50,
) -> DocumentPage:
    """Documents of the caller's units and those below, and the issued ones of the units above."""
    wanted = DocumentFilter(unit_id, state, type, year, q, open, since)
    return queries.list_documents(session, actor, wanted, cursor, limit)


@router.post(
    "/documents",
    operation_id="uploadDocuments",
    status_code=201,
    responses={
        200: {"model": UploadResult, "description": "The unit held this file already."},
        **problem_responses(413, 503),
    },
)
def upload_documents(
    store: StoreDep,
    response: Response,
    session: SessionDep,
    actor: DocumentEditor,
    file: GivenFile,
    unit_id: Annotated[RowId | None, Form(description="The unit that will hold it; without it the caller's.")] = None,
) -> UploadResult:
    """Read a file, or the file in an edXML envelope: each document becomes a draft that a person confirms."""
    unit = service.uploading_unit(session, actor, unit_id)
    beginning = file.file.read(BEGINNING)
    file.file.seek(0)
    envelope = None
    if is_envelope(beginning):
        kept, documents, known, envelope = receive(session, actor, store, unit, file.file.read())
    else:
        kept, documents, known = upload(session, actor, store, unit, _given(file))
    response.status_code = 200 if known else 201
    described = reads(session, actor.today, documents)
    return UploadResult(file=file_read(kept), known=known, documents=described, envelope=envelope)


@router.get("/documents/search", operation_id="searchDocuments")
def search_documents(
    session: SessionDep,
    actor: DocumentReader,
    q: Annotated[CleanText, Query(min_length=1, max_length=200, description="Words, with or without diacritics.")],
    cursor: CursorParam = None,
    limit: Limit = 20,
) -> SearchPage:
    """Clauses that hold all the words, the best first."""
    return searching.search(session, actor, q, cursor, limit)


@router.get("/documents/stubs", operation_id="listStubs")
def list_stubs(session: SessionDep, actor: DocumentReader) -> StubList:
    """Documents that others name and that nobody within reach has uploaded, the most cited first."""
    return citing.list_stubs(session, actor)


@router.get("/documents/{document_id}", operation_id="getDocument")
def get_document(response: Response, session: SessionDep, actor: DocumentReader, document_id: RowId) -> DocumentDetail:
    """One document: its header, editions, what is still open, and what the caller may do with it now."""
    return _tagged(response, queries.get_document(session, actor, document_id))


@router.patch("/documents/{document_id}", operation_id="correctDocument", responses=CHANGE)
def correct_document(
    response: Response,
    session: SessionDep,
    actor: DocumentEditor,
    document_id: RowId,
    version: MatchedVersion,
    body: DocumentChange,
) -> DocumentDetail:
    """Correct what the header says."""
    return _tagged(response, service.correct(session, actor, document_id, version, body))


@router.post("/documents/{document_id}/move", operation_id="moveDocument", responses=CHANGE)
def move_document(
    response: Response,
    session: SessionDep,
    actor: DocumentReader,
    document_id: RowId,
    version: MatchedVersion,
    body: MoveRequest,
) -> DocumentDetail:
    """Confirm, reopen, issue, replace, withdraw or expire, as `actions` of the document allow."""
    return _tagged(response, service.move(session, actor, document_id, version, body))


@router.post(
    "/documents/{document_id}/editions", operation_id="amendDocument", responses=CHANGE | problem_responses(413, 503)
)
def amend_document(
    store: StoreDep,
    response: Response,
    session: SessionDep,
    actor: DocumentEditor,
    document_id: RowId,
    version: MatchedVersion,
    file: GivenFile,
    reason: Annotated[CleanText, Form(min_length=1, max_length=2_000)],
) -> DocumentDetail:
    """An amended text; clauses of the old one stay resolvable, decisions about the same words are kept."""
    return _tagged(response, service.amend(session, actor, store, document_id, version, reason, _given(file)))


@router.get("/documents/{document_id}/text", operation_id="getDocumentText")
def get_document_text(
    session: SessionDep, actor: DocumentReader, document_id: RowId, edition: Edition = None
) -> TextRead:
    """The text as blocks with places, and the clauses with their anchors."""
    return reader.get_text(session, actor, document_id, edition)


@router.get("/documents/{document_id}/clauses/{anchor}", operation_id="getClause")
def get_clause(
    session: SessionDep,
    actor: DocumentReader,
    document_id: RowId,
    anchor: CleanText,
) -> ClauseRead:
    """A clause by its anchor, from the newest edition that has it."""
    return reader.get_clause(session, actor, document_id, anchor)


@router.get("/documents/{document_id}/history", operation_id="listDocumentHistory")
def list_document_history(session: SessionDep, actor: DocumentReader, document_id: RowId) -> DocumentHistory:
    """Everything that happened to a document and to what was proposed about it."""
    return reader.get_history(session, actor, document_id)


@router.get(
    "/documents/{document_id}/file",
    operation_id="downloadDocument",
    response_class=FileResponse,
    responses={200: {"description": "The file as it was uploaded.", "content": {"application/octet-stream": {}}}},
)
def download_document(
    store: StoreDep, session: SessionDep, actor: DocumentReader, document_id: RowId, edition: Edition = None
) -> FileResponse:
    """The original file, byte for byte, never shown in place."""
    return original(session, actor, store, document_id, edition)


@router.get("/documents/{document_id}/cascade", operation_id="getCascade")
def get_cascade(
    session: SessionDep,
    actor: DocumentReader,
    document_id: RowId,
    depth: Annotated[int, Query(ge=1, le=3, description="How many levels below the issuer's.")] = 1,
) -> Cascade:
    """What the plan implements, which units below have plans that implement it, and where these fall short."""
    return cascade.get_cascade(session, actor, document_id, depth)


@router.get("/documents/{document_id}/comparison", operation_id="compareDocuments")
def compare_documents(
    session: SessionDep,
    actor: DocumentReader,
    document_id: RowId,
    above: Annotated[RowId, Query(alias="with", description="The plan above, which this one implements.")],
) -> Comparison:
    """A plan beside the one above it: targets and reporting days in pairs, each with a verdict."""
    return comparison.compare(session, actor, above, document_id)


@router.get("/documents/{document_id}/proposals", operation_id="listProposals")
def list_proposals(
    session: SessionDep, actor: DocumentReader, document_id: RowId, edition: Edition = None
) -> ProposalList:
    """What the text says, as proposed and decided; who cannot decide reads what is confirmed."""
    return deciding.list_proposals(session, actor, document_id, edition)


@router.post(
    "/documents/{document_id}/proposals",
    operation_id="addProposal",
    status_code=201,
    responses=problem_responses(409),
)
def add_proposal(session: SessionDep, actor: DocumentEditor, document_id: RowId, body: NewProposal) -> ProposalRead:
    """Something the text says that recognition did not see."""
    return deciding.add(session, actor, document_id, body)


@router.post(
    "/documents/{document_id}/proposals/confirm",
    operation_id="confirmProposals",
    responses=problem_responses(409, 412),
)
def confirm_proposals(
    session: SessionDep, actor: DocumentEditor, document_id: RowId, body: ManyConfirmed
) -> ProposalList:
    """Confirm together what was looked at together, by id and version; all of them or none."""
    return deciding.confirm_many(session, actor, document_id, body)


@router.post("/proposals/{proposal_id}/decision", operation_id="decideProposal", responses=CHANGE)
def decide_proposal(
    response: Response,
    session: SessionDep,
    actor: DocumentEditor,
    proposal_id: RowId,
    version: MatchedVersion,
    body: Decision,
) -> ProposalRead:
    """Confirm, correct, reject, or take the decision back."""
    proposal = deciding.decide(session, actor, proposal_id, version, body)
    response.headers["ETag"] = etag(proposal.version)
    return proposal
