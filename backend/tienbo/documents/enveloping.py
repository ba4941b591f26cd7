"""Documents out in edXML envelopes and in from them: a received one becomes a draft that a person confirms."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.scope import Actor
from tienbo.documents import numbers
from tienbo.documents.envelope_fields import Sent, envelope_of, fields_of
from tienbo.documents.envelope_schemas import EnvelopeDifference, EnvelopeRead
from tienbo.documents.exports.docx import to_docx
from tienbo.documents.exports.exported import Exported
from tienbo.documents.intake import UnreadableFile, Upload, upload
from tienbo.documents.issuing import body_of
from tienbo.documents.models import OUT, Document, DocumentFile, DocumentState, DocumentText
from tienbo.exchange.edxml.envelope import Attachment, Business, Envelope
from tienbo.exchange.edxml.reading import from_xml
from tienbo.exchange.edxml.refusals import EnvelopeRefused
from tienbo.exchange.edxml.writing import to_xml
from tienbo.files import FileStore
from tienbo.problems import Problem, Text
from tienbo.vietnamese import fold

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NotIssued(Problem):
    status = 409
    code = "not-issued"
    title = Text(
        "Chỉ văn bản đã ban hành mới gửi đi được trong phong bì edXML.",
        "Only an issued document can be sent in an edXML envelope.",
    )


def sent_envelope(session: Session, store: FileStore, document: Exported) -> bytes:
    """The envelope of an issued document, with its original file, or as Word where there is none.

    Raises:
        NotIssued: a draft is its unit's own work.
    """
    facts = document.facts
    if facts.state not in OUT:
        raise NotIssued
    envelope = envelope_of(facts, _sent(session, document))
    return to_xml(replace(envelope, attachments=(_file(session, store, document),)), clock.now())


def _sent(session: Session, document: Exported) -> Sent:
    facts = document.facts
    if facts.state is DocumentState.withdrawn:
        reason = session.scalar(select(Document.state_reason).where(Document.id == facts.id))
        return Sent(business=Business.revoke, reason=reason)
    if session.scalar(select(Document.id).where(Document.replaced_by_id == facts.id).limit(1)) is not None:
        return Sent(business=Business.replace)
    amended = session.scalar(
        select(DocumentText.reason).where(
            DocumentText.document_id == facts.id, DocumentText.edition == document.edition, DocumentText.edition > 1
        )
    )
    return Sent(business=Business.update, reason=amended) if document.edition > 1 else Sent()


def _file(session: Session, store: FileStore, document: Exported) -> Attachment:
    file = session.scalar(
        select(DocumentFile)
        .join(DocumentText, DocumentText.file_id == DocumentFile.id)
        .where(DocumentText.document_id == document.facts.id, DocumentText.edition == document.edition)
    )
    if file is None or not store.path(file.sha256).is_file():
        return Attachment(f"van-ban-{document.facts.id}.docx", to_docx(document), _DOCX)
    return Attachment(file.name, store.path(file.sha256).read_bytes())


def receive(
    session: Session, actor: Actor, store: FileStore, unit_id: int, data: bytes
) -> tuple[DocumentFile, list[Document], bool, EnvelopeRead]:
    """The documents of the envelope's first file that can be read, as drafts; what only the envelope says is added.

    Raises:
        EnvelopeRefused: hostile or damaged, without a file, or one that revokes.
        UnreadableFile: none of the files can be read.
    """
    envelope = from_xml(data)
    if envelope.business is Business.revoke:
        raise EnvelopeRefused("revokes")
    file, documents, known = _first_readable(session, actor, store, unit_id, envelope.attachments)
    main = documents[0] if documents else None
    filled = _fill(session, main, envelope) if main is not None and not known else []
    said = EnvelopeRead(
        business=envelope.business,
        reason=envelope.reason,
        sender_code=envelope.sender.id,
        sender=envelope.sender.name,
        filled=filled,
        differences=list(_differences(main, envelope)) if main is not None else [],
    )
    return file, documents, known, said


def _first_readable(
    session: Session, actor: Actor, store: FileStore, unit_id: int, attachments: Iterable[Attachment]
) -> tuple[DocumentFile, list[Document], bool]:
    unreadable: UnreadableFile | None = None
    for one in attachments:
        try:
            return upload(session, actor, store, unit_id, Upload(one.name, BytesIO(one.content)))
        except UnreadableFile as error:
            unreadable = unreadable or error
    raise unreadable or EnvelopeRefused("no-attachment")


def _fill(session: Session, document: Document, envelope: Envelope) -> list[str]:
    """Write what the text did not say; the draft is confirmed by a person like any other."""
    filled = [name for name, value in fields_of(envelope).items() if value and not getattr(document, name)]
    for name in filled:
        setattr(document, name, fields_of(envelope)[name])
    document.number = numbers.normal_number(document.number) if document.number else None
    document.number_key = numbers.key(document.number)
    document.issuer_key = numbers.issuer_key(document.issuer)
    document.folded_subject = fold(document.subject) if document.subject else None
    document.issuer_id = document.issuer_id or body_of(session, document.issuer, document.unit_id)
    session.flush()
    return filled


def _differences(document: Document, envelope: Envelope) -> Iterator[EnvelopeDifference]:
    for name, value in fields_of(envelope).items():
        held = getattr(document, name)
        if name != "recipients" and held and fold(_plain(held)) != fold(_plain(value)):
            yield EnvelopeDifference(field=name, envelope=_plain(value), document=_plain(held))


def _plain(value: Any) -> str:  # noqa: ANN401 -- a text or a date
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())
