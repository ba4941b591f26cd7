"""Envelopes as other offices write them."""

import base64
import io
import zipfile

from tienbo.exchange.edxml.envelope import NAMESPACE


def envelope(inside: str = "", header: str = "") -> bytes:
    """An envelope as another office writes it, with the prefix on most elements and none on the files."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><edXML xmlns="{NAMESPACE}"><edXML:edXMLEnvelope xmlns:edXML="'
        f'{NAMESPACE}"><edXML:edXMLHeader><edXML:MessageHeader>{header}</edXML:MessageHeader></edXML:edXMLHeader>'
        f"</edXML:edXMLEnvelope>{inside}</edXML>"
    ).encode()


def attached(content: bytes) -> str:
    encoded = base64.b64encode(content).decode()
    return (
        "<AttachmentEncoded><Attachment><AttachmentName>a.txt</AttachmentName>"
        f"<ContentTransferEncoded>{encoded}</ContentTransferEncoded></Attachment></AttachmentEncoded>"
    )


def zipped(*entries: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return packed.getvalue()
