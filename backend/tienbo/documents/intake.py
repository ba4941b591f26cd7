"""From an uploaded file to documents: kept, read in a child process, recognised, and proposed to a person."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import BinaryIO, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.documents import numbers
from tienbo.documents.clauses import portions
from tienbo.documents.issuing import body_of
from tienbo.documents.models import (
    Clause,
    Document,
    DocumentFile,
    DocumentState,
    DocumentText,
    Proposal,
    ProposalState,
)
from tienbo.documents.parts import Part, parts_of
from tienbo.documents.proposals import Proposed, proposals_of
from tienbo.documents.sandbox import Understanding, understand
from tienbo.documents.stored_blocks import stored
from tienbo.exchange.events import record
from tienbo.files import FileStore
from tienbo.problems import Problem, Text
from tienbo.untrusted.unreadable import Unreadable
from tienbo.vietnamese import fold

_PATIENCE: Final = 30.0
# Reading a file takes a core for a second or more: no more at once than the machine has.
_slots: Final = BoundedSemaphore(os.cpu_count() or 2)


class Upload(NamedTuple):
    """A file as it comes from outside; `name` is the sender's word for it and nothing else."""

    name: str
    stream: BinaryIO


class UnreadableFile(Problem):
    """The file cannot be read; `code` says why."""

    status = 422
    code = "unreadable-file"
    title = Text("Không đọc được tệp.", "The file cannot be read.")

    def __init__(self, reason: Unreadable) -> None:
        super().__init__(Text(reason.vi, reason.en))
        self.code = f"file-{reason.code}"


class Busy(Problem):
    status = 503
    code = "busy"
    title = Text(
        "Máy chủ đang đọc nhiều tệp khác; hãy gửi lại sau ít phút.",
        "The server is reading other files; send it again in a few minutes.",
    )

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "60"})


def upload(
    session: Session, actor: Actor, store: FileStore, unit_id: int, given: Upload
) -> tuple[DocumentFile, list[Document], bool]:
    """The file's documents, now drafts of the unit; and whether the unit held this very file already.

    Raises:
        UnreadableFile: nothing of it is kept in the register.
        Busy: too many files are being read.
    """
    sha256, size = store.keep(given.stream)
    known = _known(session, unit_id, sha256)
    if known is not None:
        query = select(Document).join(DocumentText).where(DocumentText.file_id == known.id).order_by(Document.id)
        return known, list(session.scalars(query).unique()), True
    understood = _read(store, sha256, given.name)
    file = write_file(session, unit_id, given.name, (sha256, size), understood)
    documents = write_documents(session, unit_id, file, understood)
    for document in documents:
        record(session, actor, "document.uploaded", ("document", document.id), unit_id, file=file.sha256)
    return file, documents, False


def write_documents(session: Session, unit_id: int, file: DocumentFile, understood: Understanding) -> list[Document]:
    """Every document of a file as a draft of the unit; what is attached to the first says so."""
    documents: list[Document] = []
    for part in parts_of(understood.text, understood.recognition.documents):
        document = Document(unit_id=unit_id, state=DocumentState.draft)
        fill(session, document, part)
        document.attached_to_id = documents[0].id if part.attached and documents else None
        session.add(document)
        session.flush()
        write_text(session, document, file, understood, part)
        documents.append(document)
    return documents


def read_again(
    session: Session, store: FileStore, unit_id: int, given: Upload
) -> tuple[DocumentFile, Understanding, Part]:
    """A file that holds an amended text of one document.

    Raises:
        UnreadableFile, Busy: as for an upload.
    """
    sha256, size = store.keep(given.stream)
    understood = _read(store, sha256, given.name)
    known = _known(session, unit_id, sha256)
    file = known or write_file(session, unit_id, given.name, (sha256, size), understood)
    return file, understood, parts_of(understood.text, understood.recognition.documents)[0]


def fill(session: Session, document: Document, part: Part) -> None:
    """The header's fields, and the issuer's place in the register."""
    for name, value in part.fields.items():
        setattr(document, name, value)
    document.folded_subject = fold(document.subject) if document.subject else None
    document.issuer_id = body_of(session, document.issuer, document.unit_id)


def write_text(
    session: Session,
    document: Document,
    file: DocumentFile,
    understood: Understanding,
    part: Part,
    *,
    edition: int = 1,
    reason: str | None = None,
) -> DocumentText:
    """An edition of the document's text with its clauses and proposals."""
    text = DocumentText(
        document_id=document.id,
        edition=edition,
        file_id=file.id,
        start=part.start,
        end=part.end,
        header=part.header,
        reason=reason,
    )
    session.add(text)
    session.flush()
    _write_clauses(session, text, understood)
    inside = [item for item in proposals_of(understood.recognition) if _belongs(item, part)]
    session.add_all(_proposal(text, position, item) for position, item in enumerate(inside, 1))
    session.flush()
    return text


def _known(session: Session, unit_id: int, sha256: str) -> DocumentFile | None:
    return session.scalar(select(DocumentFile).where(DocumentFile.unit_id == unit_id, DocumentFile.sha256 == sha256))


def _read(store: FileStore, sha256: str, name: str) -> Understanding:
    with _slot():
        try:
            return understand(store.path(sha256), name)
        except Unreadable as error:
            raise UnreadableFile(error) from error


def write_file(
    session: Session, unit_id: int, name: str, kept: tuple[str, int], understood: Understanding
) -> DocumentFile:
    """The register's entry of a file that the store holds under `kept`, its hash and size."""
    file = DocumentFile(
        unit_id=unit_id,
        sha256=kept[0],
        size=kept[1],
        name=name,
        format=understood.kind,
        text=understood.text,
        blocks=stored(understood.blocks),
        notes=[
            {"kind": note.kind, "text_vi": note.text_vi, "text_en": note.text_en, "count": note.count}
            for note in understood.notes
        ],
    )
    session.add(file)
    session.flush()
    return file


@contextmanager
def _slot() -> Iterator[None]:
    if not _slots.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        yield
    finally:
        _slots.release()


def _belongs(item: Proposed, part: Part) -> bool:
    """Whether it stands in the part; what is about the whole file is said of its first document."""
    place = item.at.start if item.at else 0
    return part.start <= place < max(part.end, part.start + 1)


def _write_clauses(session: Session, text: DocumentText, understood: Understanding) -> None:
    outline, blocks = understood.recognition.outline, understood.blocks
    for position, portion in enumerate(portions(understood.text, text.start, text.end, outline, blocks), 1):
        words = understood.text[portion.start : portion.end]
        session.add(
            Clause(
                text_id=text.id,
                document_id=text.document_id,
                position=position,
                anchor=portion.anchor,
                parent=portion.parent,
                depth=portion.depth,
                kind=portion.kind,
                label=portion.label,
                heading=portion.heading,
                start=portion.start,
                end=portion.end,
                text=words,
                folded=fold(words),
            )
        )


def _proposal(text: DocumentText, position: int, item: Proposed) -> Proposal:
    content = item.content.model_dump(mode="json")
    return Proposal(
        document_id=text.document_id,
        text_id=text.id,
        kind=item.kind,
        state=ProposalState.proposed,
        position=position,
        clause=item.clause,
        start=item.at.start if item.at else None,
        end=item.at.end if item.at else None,
        quote=item.at.text[:2_000] if item.at else None,
        confidence=item.confidence,
        recognised=content,
        content=content,
        key=numbers.key(content.get("number")) if content["kind"] == "citation" else None,
    )
