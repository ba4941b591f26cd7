"""The original file of a document."""

from fastapi.responses import FileResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.documents import queries
from tienbo.documents.models import DocumentFile, DocumentText
from tienbo.files import FileStore, kept_file
from tienbo.problems import NotFound


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
    if file is None:
        raise NotFound
    return kept_file(store, file.sha256, file.name, f"van-ban-{document_id}.{file.format}")
