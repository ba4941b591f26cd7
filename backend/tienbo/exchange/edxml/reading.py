"""Envelopes from XML (pure): what is said, and the files, each checked before it is unpacked."""

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

from tienbo.exchange.edxml.envelope import NAMESPACE, Attachment, Business, Envelope, Organ
from tienbo.exchange.edxml.parsing import parse
from tienbo.exchange.edxml.refusals import EnvelopeRefused
from tienbo.untrusted.archive import Archive
from tienbo.untrusted.unreadable import Unreadable

MOST_ATTACHMENTS: Final = 20
LARGEST_ATTACHMENT: Final = 50 * 1024 * 1024
_LONGEST_FIELD: Final = 4_000
_LONGEST_NAME: Final = 300
_DAY: Final = re.compile(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})(?:[ T].*)?", re.DOTALL)
BEGINNING: Final = 4_096


def is_envelope(beginning: bytes) -> bool:
    """Whether a file that begins so says that it is an envelope."""
    return beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and NAMESPACE.encode() in beginning[:BEGINNING]


def from_xml(data: bytes) -> Envelope:
    """The envelope with its files unpacked.

    Raises:
        EnvelopeRefused: hostile, damaged, or no envelope.
    """
    root = parse(data)
    message = next(_all(root, "MessageHeader"), None)
    if message is None:
        raise EnvelopeRefused("not-edxml")
    senders = [_organ(one) for one in _children(message, "From")]
    return Envelope(
        sender=senders[0] if senders else Organ(),
        receivers=tuple(_organ(one) for one in _children(message, "To")),
        number=_text(message, "Code", "CodeNumber"),
        notation=_text(message, "Code", "CodeNotation"),
        place=_text(message, "PromulgationInfo", "Place"),
        issued_on=_day(_text(message, "PromulgationInfo", "PromulgationDate")),
        type=_text(message, "DocumentType", "TypeName"),
        subject=_text(message, "Subject"),
        competence=_text(message, "SignerInfo", "Competence"),
        position=_text(message, "SignerInfo", "Position"),
        signer=_text(message, "SignerInfo", "FullName"),
        due_on=_day(_text(message, "DueDate")),
        places=_texts(message, "ToPlaces", "Place"),
        appendixes=_texts(message, "OtherInfo", "Appendixes", "Appendix"),
        document_id=_text(message, "DocumentId"),
        business=_business(root),
        reason=next((_said(one) for one in _all(root, "BussinessDocReason")), None),
        attachments=tuple(_attachments(root)),
    )


def _children(parent: Element, tag: str) -> list[Element]:
    return parent.findall(f"{{{NAMESPACE}}}{tag}")


def _all(root: Element, tag: str) -> Iterator[Element]:
    return root.iter(f"{{{NAMESPACE}}}{tag}")


def _said(element: Element, longest: int = _LONGEST_FIELD) -> str | None:
    text = " ".join((element.text or "").split())
    if len(text) > longest:
        raise EnvelopeRefused("field-too-long")
    return text or None


def _texts(parent: Element, *path: str) -> tuple[str, ...]:
    found = [parent]
    for tag in path:
        found = [child for one in found for child in _children(one, tag)]
    return tuple(text for text in map(_said, found) if text)


def _text(parent: Element, *path: str) -> str | None:
    return next(iter(_texts(parent, *path)), None)


def _organ(element: Element) -> Organ:
    return Organ(_text(element, "OrganId") or "", _text(element, "OrganName") or "")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    found = _DAY.fullmatch(text)
    try:
        year, month, day = map(int, found.groups()) if found else (0, 0, 0)
        return date(year, month, day)
    except ValueError as error:
        raise EnvelopeRefused("bad-date") from error


def _business(root: Element) -> Business:
    text = next((_said(one) for one in _all(root, "BussinessDocType")), None)
    try:
        return Business(int(text)) if text else Business.new
    except ValueError as error:
        raise EnvelopeRefused("bad-business") from error


def _attachments(root: Element) -> Iterator[Attachment]:
    names = dict(_names(root))
    found = [one for of in _all(root, "AttachmentEncoded") for one in _children(of, "Attachment")]
    if len(found) > MOST_ATTACHMENTS:
        raise EnvelopeRefused("too-many-attachments")
    for element in found:
        parts = {tag: next(iter(_children(element, tag)), None) for tag in ("ContentTransferEncoded", "ContentId")}
        encoded = parts["ContentTransferEncoded"]
        content_id = _said(parts["ContentId"]) if parts["ContentId"] is not None else None
        name = _text(element, "AttachmentName") or names.get((content_id or "").removeprefix("cid:")) or "van-ban"
        media_type = _text(element, "ContentType") or "application/octet-stream"
        content = _unpacked(_decoded((encoded.text or "") if encoded is not None else ""))
        yield Attachment(name[:_LONGEST_NAME], content, media_type)


def _names(root: Element) -> Iterator[tuple[str, str]]:
    """What the manifest calls the files, by their ids."""
    for reference in _all(root, "Reference"):
        content_id, name = _text(reference, "ContentId"), _text(reference, "AttachmentName")
        if content_id and name:
            yield content_id.removeprefix("cid:"), name


def _decoded(text: str) -> bytes:
    if len(text) > LARGEST_ATTACHMENT * 3 // 2:
        raise EnvelopeRefused("attachment-too-large")
    try:
        content = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise EnvelopeRefused("bad-attachment") from error
    if not content:
        raise EnvelopeRefused("bad-attachment")
    return content


def _unpacked(content: bytes) -> bytes:
    """The file in its zip; some senders leave the zip out, and a DOCX is itself one."""
    if not content.startswith(b"PK"):
        return content
    try:
        archive = Archive(content)
        if len(archive.names) != 1:
            return content
        return archive.read(next(iter(archive.names)))
    except Unreadable as error:
        raise EnvelopeRefused("bad-attachment") from error
