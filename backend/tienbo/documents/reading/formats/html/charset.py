"""The characters of a page: by its mark, by what it says of itself, else UTF-8 or the Latin letters of old fonts."""

import re
from typing import Final

from tienbo.documents.reading.text import decode

_SNIFFED: Final = 4096
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([a-z0-9_-]{3,20})", re.IGNORECASE)
_KNOWN: Final = {"windows-1258": "cp1258", "windows-1252": "cp1252", "iso-8859-1": "cp1252", "us-ascii": "cp1252"}


def decoded(data: bytes) -> str:
    said = _CHARSET.search(data[:_SNIFFED])
    name = said[1].decode("ascii").lower() if said else ""
    if name in _KNOWN and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-8")  # old editors name a code page and then write UTF-8
        except UnicodeDecodeError:
            return data.decode(_KNOWN[name], errors="replace")
    return decode(data).removeprefix("\ufeff")
