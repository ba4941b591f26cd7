"""The rows of one document gathered for an export, as far as the caller may read them."""

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from tienbo.access.scope import Actor
from tienbo.documents import deciding, queries
from tienbo.documents.exports.exported import Exported, ExportedProposal, exported
from tienbo.documents.models import Clause, DocumentFile, DocumentText
from tienbo.documents.stored_blocks import within
from tienbo.problems import NotFound


def exported_document(session: Session, actor: Actor, document_id: int) -> Exported:
    """The newest edition; of its proposals what `deciding` shows the caller.

    Raises:
        NotFound: outside the caller's reach, or a document of which nothing was ever read.
    """
    document = queries.get_readable(session, actor, document_id)
    text = session.scalar(
        select(DocumentText)
        .where(DocumentText.document_id == document_id)
        .order_by(DocumentText.edition.desc())
        .limit(1)
    )
    if text is None:
        raise NotFound
    file = session.get(DocumentFile, text.file_id, options=[undefer(DocumentFile.blocks)]) if text.file_id else None
    clauses = session.scalars(select(Clause).where(Clause.text_id == text.id)).all()
    proposals = [
        ExportedProposal(item.state, item.clause, item.start, item.end, item.content)
        for item in deciding.list_proposals(session, actor, document_id).items
    ]
    blocks = within(file.blocks, text.start, text.end) if file else []
    return exported(document, text, blocks, clauses, proposals, actor.today)
