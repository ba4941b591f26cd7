"""The original file of a document, sent as what it is: bytes of a stranger."""

from urllib.parse import quote

from fastapi.responses import FileResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.documents import queries
from tienbo.documents.models import DocumentFile, DocumentText
from tienbo.documents.storage import FileStore
from tienbo.problems import NotFound
from tienbo.vietnamese import fold


def original(session: Session, actor: Actor, store: FileStore, document_id: int, edition: int | None) -> FileResponse:
    """The file of an edition, without a number of the newest.

    Raises:
        NotFound: outside the caller's reach, no such edition, or facts without a file.
    """
    queries.get_readable(session, actor, document_id)
    query = (
        select(DocumentFile)
        .join(DocumentText, DocumentText.file_id == DocumentFile.id)
        .where(DocumentText.document_id == document_id)
    )
    if edition is not None:
        query = query.where(DocumentText.edition == edition)
    file = session.scalar(query.order_by(DocumentText.edition.desc()).limit(1))
    if file is None or not store.path(file.sha256).is_file():
        raise NotFound
    return FileResponse(
        store.path(file.sha256),
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": disposition(file.name, f"van-ban-{document_id}.{file.format}"),
            # Whatever the bytes are, a browser must not run them with this origin's rights.
            "Content-Security-Policy": "sandbox",
        },
    )


def disposition(name: str, fallback: str) -> str:
    """`attachment` with the name in plain letters for old clients and in full for the others."""
    plain = "".join(
        character if character.isascii() and (character.isalnum() or character in "-_.") else "-"
        for character in fold(name)
    ).strip("-.")
    return f"attachment; filename=\"{plain or fallback}\"; filename*=UTF-8''{quote(name or fallback, safe='')}"
