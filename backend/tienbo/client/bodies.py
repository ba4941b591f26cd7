"""Bodies of requests: JSON in memory, and files of any size, read and packed piece by piece."""

import json
import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

import httpx

PIECE: Final = 1 << 17
_GZIP: Final = 31  # window bits that ask zlib for the form of gzip, whose header holds no time: same file, same bytes
PACKED: Final = {".gz": "gzip", ".zst": "zstd"}

Progress = Callable[[int, int], None]


class Body(Protocol):
    """What is sent; read from its start for each attempt."""

    @property
    def headers(self) -> Mapping[str, str]: ...

    def content(self) -> bytes | httpx.SyncByteStream: ...


@dataclass(frozen=True)
class Json:
    document: Any
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})

    def content(self) -> bytes:
        return json.dumps(self.document, ensure_ascii=False, separators=(",", ":")).encode()


def _nobody(_sent: int, _of: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class File:
    """A file on disk, which must not change while it is sent.

    Attributes:
        media_type: what it holds once it is unpacked.
        pack: whether it is packed by gzip on its way; one that ends in .gz or .zst is sent as it is.
        progress: told after each piece how many bytes of how many were read.
    """

    path: Path
    media_type: str
    pack: bool = True
    progress: Progress = _nobody

    @property
    def encoding(self) -> str | None:
        """How it is packed when it is sent."""
        return PACKED.get(self.path.suffix.lower()) or ("gzip" if self.pack else None)

    @property
    def headers(self) -> dict[str, str]:
        found = {"Content-Type": self.media_type}
        if self.encoding:
            found["Content-Encoding"] = self.encoding
        if not self._packs:
            found["Content-Length"] = str(self.path.stat().st_size)
        else:
            found["Transfer-Encoding"] = "chunked"
        return found

    @property
    def _packs(self) -> bool:
        return self.pack and self.path.suffix.lower() not in PACKED

    def content(self) -> "FileStream":
        return FileStream(self)

    def pieces(self) -> Iterator[bytes]:
        """The bytes as they are sent."""
        packer = zlib.compressobj(wbits=_GZIP) if self._packs else None
        size, sent = self.path.stat().st_size, 0
        with self.path.open("rb") as file:
            while piece := file.read(PIECE):
                sent += len(piece)
                packed = packer.compress(piece) if packer else piece
                if packed:
                    yield packed
                self.progress(sent, size)
        if packer:
            yield packer.flush()


class FileStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The same pieces for either kind of client."""

    def __init__(self, file: File) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        return self._file.pieces()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._file.pieces():
            yield piece
