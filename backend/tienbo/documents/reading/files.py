"""Reading a file of any known format. Files come from strangers: call this in a child process (documents/sandbox)."""

from dataclasses import dataclass

from tienbo.documents.reading.blocks import Reading
from tienbo.documents.reading.formats.doc import to_docx_or_text
from tienbo.documents.reading.formats.docx import read_docx
from tienbo.documents.reading.formats.html import read_html
from tienbo.documents.reading.formats.kinds import Kind, kind_of
from tienbo.documents.reading.formats.odt import read_odt
from tienbo.documents.reading.formats.pdf import read_pdf
from tienbo.documents.reading.text import decode, read
from tienbo.untrusted.archive import Archive
from tienbo.untrusted.unreadable import Unreadable

_MOST_CHARACTERS = 3_000_000


@dataclass(frozen=True, slots=True)
class FileReading:
    kind: Kind
    reading: Reading


def read_file(data: bytes) -> FileReading:
    """Raises Unreadable."""
    kind = kind_of(data)
    return FileReading(kind, _read(kind, data))


def _read(kind: Kind, data: bytes) -> Reading:
    match kind:
        case "docx":
            return read_docx(Archive(data))
        case "odt":
            return read_odt(Archive(data))
        case "html":
            return read_html(data)
        case "pdf":
            return read_pdf(data)
        case "txt":
            return _plain(data)
        case "doc" | "rtf":
            return _converted(to_docx_or_text(data, kind))


def _converted(data: bytes) -> Reading:
    """What a converter made of a file of the years before: a Word file, or text."""
    return read_docx(Archive(data)) if kind_of(data) == "docx" else _plain(data)


def _plain(data: bytes) -> Reading:
    text = decode(data)
    if len(text) > _MOST_CHARACTERS:
        raise Unreadable("too-large-inside")
    if not text.strip():
        raise Unreadable("no-text")
    return read(text)
