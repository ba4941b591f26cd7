"""Envelopes as XML (pure): each file zipped, the zip in base64, as the regulation asks."""

import base64
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from tienbo.clock import VIETNAM
from tienbo.exchange.edxml.envelope import NAMESPACE, Attachment, Envelope, Organ
from tienbo.reports.formats.plain import plain

_XLINK: Final = "http://www.w3.org/1999/xlink"
_ACTOR: Final = "http://schemas.xmlsoap.org/soap/actor/next"
# The zip of one and the same file is always the same bytes.
_ZIPPED_AT: Final = (2016, 1, 1, 0, 0, 0)

register_namespace("edXML", NAMESPACE)
register_namespace("xlink", _XLINK)


def to_xml(envelope: Envelope, sent_at: datetime) -> bytes:
    """The envelope in UTF-8; what it does not say is left out."""
    root = Element(_name("edXML"))
    outer = SubElement(root, _name("edXMLEnvelope"))
    header = SubElement(outer, _name("edXMLHeader"))
    _message(SubElement(header, _name("MessageHeader")), envelope)
    _trace(header, envelope, sent_at)
    body = SubElement(outer, _name("edXMLBody"))
    manifest = SubElement(body, _name("edXMLManifest"), {"version": "1.0"})
    encoded = SubElement(root, _name("AttachmentEncoded")) if envelope.attachments else None
    for place, attachment in enumerate(envelope.attachments):
        content_id = str(uuid5(NAMESPACE_URL, f"{envelope.document_id}/{place}/{attachment.name}"))
        _reference(manifest, attachment, content_id)
        if encoded is not None:
            _attachment(encoded, attachment, content_id)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _say(parent: Element, tag: str, text: str | None) -> None:
    if text:
        SubElement(parent, _name(tag)).text = plain(text)


def _day(day: date | None) -> str | None:
    return f"{day:%Y/%m/%d}" if day else None


def _message(message: Element, envelope: Envelope) -> None:
    _organ(message, "From", envelope.sender)
    for receiver in envelope.receivers:
        _organ(message, "To", receiver)
    _group(message, "Code", (("CodeNumber", envelope.number), ("CodeNotation", envelope.notation)))
    promulgated = (("Place", envelope.place), ("PromulgationDate", _day(envelope.issued_on)))
    _group(message, "PromulgationInfo", promulgated)
    _group(message, "DocumentType", (("TypeName", envelope.type),))
    _say(message, "Subject", envelope.subject)
    signed = (("Competence", envelope.competence), ("Position", envelope.position), ("FullName", envelope.signer))
    _group(message, "SignerInfo", signed)
    _say(message, "DueDate", _day(envelope.due_on))
    _group(message, "ToPlaces", (("Place", place) for place in envelope.places))
    if envelope.appendixes:
        other = SubElement(message, _name("OtherInfo"))
        _group(other, "Appendixes", (("Appendix", one) for one in envelope.appendixes))
    _say(message, "DocumentId", envelope.document_id)


def _organ(parent: Element, tag: str, organ: Organ) -> None:
    """Both parts are always written: the office's own system fills in a code that we do not know."""
    found = SubElement(parent, _name(tag))
    SubElement(found, _name("OrganId")).text = plain(organ.id)
    SubElement(found, _name("OrganName")).text = plain(organ.name)


def _group(parent: Element, tag: str, parts: Iterable[tuple[str, str | None]]) -> None:
    said = [(name, text) for name, text in parts if text]
    if said:
        group = SubElement(parent, _name(tag))
        for name, text in said:
            _say(group, name, text)


def _trace(header: Element, envelope: Envelope, sent_at: datetime) -> None:
    attributes = {"id": "tienbo", "version": "1.0", "mustUnderstand": "1", "actor": _ACTOR}
    traces = SubElement(header, _name("TraceHeaderList"), attributes)
    trace = SubElement(traces, _name("TraceHeader"))
    SubElement(trace, _name("OrganId")).text = plain(envelope.sender.id)
    _say(trace, "Timestamp", f"{sent_at.astimezone(VIETNAM):%Y/%m/%d %H:%M:%S}")
    business = SubElement(traces, _name("Bussiness"))
    _say(business, "BussinessDocType", str(envelope.business.value))
    _say(business, "BussinessDocReason", envelope.reason)


def _reference(manifest: Element, attachment: Attachment, content_id: str) -> None:
    link = {f"{{{_XLINK}}}href": f"cid:{content_id}", f"{{{_XLINK}}}type": "simple"}
    reference = SubElement(manifest, _name("Reference"), link)
    _say(reference, "AttachmentName", attachment.name)
    _say(reference, "ContentType", attachment.media_type)
    _say(reference, "ContentId", f"cid:{content_id}")


def _attachment(encoded: Element, attachment: Attachment, content_id: str) -> None:
    found = SubElement(encoded, _name("Attachment"))
    _say(found, "ContentType", attachment.media_type)
    _say(found, "ContentId", content_id)
    _say(found, "ContentTransferEncoded", base64.b64encode(_zipped(attachment)).decode("ascii"))
    _say(found, "AttachmentName", attachment.name)


def _zipped(attachment: Attachment) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        # The name outside tells what the file is called; inside nobody's name becomes a path.
        ending = attachment.name.rpartition(".")[2]
        inside = f"van-ban.{ending}" if ending.isascii() and ending.isalnum() else "van-ban"
        entry = zipfile.ZipInfo(inside, _ZIPPED_AT)
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, attachment.content)
    return packed.getvalue()
