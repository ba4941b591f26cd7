"""Reading a file of any known format. Files come from strangers: call this in a child process (documents/sandbox)."""

from dataclasses import dataclass

from tienbo.documents.reading.blocks import Reading
from tienbo.documents.reading.formats.archive import Archive
from tienbo.documents.reading.formats.docx import read_docx
from tienbo.documents.reading.formats.kinds import Kind, kind_of
from tienbo.documents.reading.formats.unreadable import Unreadable
from tienbo.documents.reading.text import decode, read

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
        case "txt":
            return _plain(data)
    raise Unreadable("unknown-format")


def _plain(data: bytes) -> Reading:
    text = decode(data)
    if len(text) > _MOST_CHARACTERS:
        raise Unreadable("too-large-inside")
    if not text.strip():
        raise Unreadable("no-text")
    return read(text)
