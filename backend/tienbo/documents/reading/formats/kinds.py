"""What a file is, told from its bytes; its name is not asked."""

import re
from typing import Final, Literal

from tienbo.documents.reading.legacy import legacy_encoding
from tienbo.untrusted.archive import Archive
from tienbo.untrusted.unreadable import Unreadable

Kind = Literal["docx", "odt", "pdf", "html", "txt", "doc", "rtf"]

_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_FIB: Final = b"\xec\xa5"  # a Word file's first stream; its flags say whether it is encrypted
_FIB_AT: Final = 512
_FLAGS_AT: Final = _FIB_AT + 11
_FIB_ENCRYPTED: Final = 0x01
_PDF_WITHIN: Final = 1024
_SNIFFED: Final = 4096
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta|h[1-6])[\s>]", re.IGNORECASE)
_OPENS_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<[a-z!]", re.IGNORECASE | re.DOTALL
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_MACRO_TYPES: Final = (b"macroEnabled", b"vbaProject")


def kind_of(data: bytes) -> Kind:
    """Raises Unreadable for what is empty, protected, or no text document."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise Unreadable("empty")
    if data.startswith(_COMPOUND):
        return _compound(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_ZIP):
        return _zipped(Archive(data))
    return _written(data)


def _zipped(archive: Archive) -> Kind:
    if "mimetype" in archive.names:
        kind = archive.read("mimetype").strip()
        if kind == b"application/vnd.oasis.opendocument.text":
            manifest = "META-INF/manifest.xml"
            if manifest in archive.names and b"encryption-data" in archive.read(manifest):
                raise Unreadable("encrypted")
            return "odt"
    if "[Content_Types].xml" not in archive.names or not any(name.startswith("word/") for name in archive.names):
        raise Unreadable("unknown-format")
    types = archive.read("[Content_Types].xml")
    if any(sign in types for sign in _MACRO_TYPES) or any(name.endswith("vbaProject.bin") for name in archive.names):
        raise Unreadable("macros")
    return "docx"


def _compound(data: bytes) -> Kind:
    """Word files before 2007, and later ones inside a password's envelope."""
    if _ENCRYPTED_STREAM in data:
        raise Unreadable("encrypted")
    if _WORD_STREAM not in data:
        raise Unreadable("unknown-format")
    if data[_FIB_AT : _FIB_AT + 2] == _FIB and data[_FLAGS_AT] & _FIB_ENCRYPTED:
        raise Unreadable("encrypted")
    return "doc"


def _written(data: bytes) -> Kind:
    if data.startswith(_UTF_16):
        text = data.decode("utf-16", errors="replace")
        legible = "\ufffd" not in text
    else:
        try:
            text = data.decode("utf-8-sig")
            legible = True
        except UnicodeDecodeError:
            text = data.decode("latin-1")
            legible = legacy_encoding(text) is not None or _is_html(data)
    if not legible or _CONTROL.search(text):
        raise Unreadable("unknown-format")
    if _is_html(text[:_SNIFFED].encode()):
        return "html"
    if text.lstrip().startswith("<?xml"):
        raise Unreadable("unknown-format")  # Word's XML of 2003 and its like: text, but none for people
    return "txt"


def _is_html(data: bytes) -> bool:
    head = data[:_SNIFFED]
    return _OPENS_MARKUP.match(head) is not None and _HTML.search(head) is not None
