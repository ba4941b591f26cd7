"""A ZIP archive from a stranger: its directory is checked before anything is unpacked, and bytes are counted."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from tienbo.untrusted.unreadable import Unreadable

MOST_BYTES: Final = 50 * 1024 * 1024
MOST_ENTRIES: Final = 2_000
HIGHEST_RATIO: Final = 100
_RATIO_COUNTS_FROM: Final = 64 * 1024  # a few repeated lines of XML shrink more than any bomb, and harm nobody
_LARGEST_DIRECTORY: Final = 1024 * 1024
_END: Final = b"PK\x05\x06"
_END_RECORD: Final = struct.Struct("<4s4H2LH")
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x1


class Archive:
    """The entries of the archive by name. Raises Unreadable when its directory promises too much."""

    def __init__(self, data: bytes) -> None:
        _check_end(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, UnicodeDecodeError, NotImplementedError) as error:
            raise Unreadable("damaged") from error
        entries = self._zip.infolist()
        self.names = frozenset(entry.filename for entry in entries)
        if len(self.names) != len(entries):
            raise Unreadable("unsafe")
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise Unreadable("too-large-inside")
        for entry in entries:
            _check_entry(entry)

    def read(self, name: str) -> bytes:
        """The unpacked bytes; never more than the directory declares. KeyError for a name it does not have."""
        entry = self._zip.getinfo(name)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise Unreadable("damaged") from error
        if len(data) != entry.file_size:
            raise Unreadable("damaged")
        return data


def _check_end(data: bytes) -> None:
    """Refuse a directory too large to be listed, before zipfile makes an object of each of its entries."""
    place = data.rfind(_END)
    if place < 0 or place + _END_RECORD.size > len(data):
        raise Unreadable("damaged")
    _, _, _, _, entries, size, _, _ = _END_RECORD.unpack_from(data, place)
    if entries > MOST_ENTRIES or size > _LARGEST_DIRECTORY:
        raise Unreadable("too-large-inside")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    if name.startswith(("/", "\\")) or "\\" in name or "\x00" in name or ":" in name:
        raise Unreadable("unsafe")
    if ".." in PurePosixPath(name).parts:
        raise Unreadable("unsafe")
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable("encrypted")
    if entry.compress_type not in _METHODS:
        raise Unreadable("damaged")
    if entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        raise Unreadable("too-large-inside")
