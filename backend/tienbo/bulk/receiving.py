"""A file as it comes over HTTP: its bytes to the disk as they arrive, only from callers with a token of ours."""

import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Annotated, BinaryIO, Final, cast

from fastapi import Depends, Header, Query, Request

from tienbo.access.dependencies import CurrentActor, VerifiedToken
from tienbo.bulk.models import FileFormat
from tienbo.bulk.problems import UnknownFormat
from tienbo.bulk.unpacking import ENCODINGS
from tienbo.database import SessionDep
from tienbo.exchange.idempotency import GivenKey, Once, once_for
from tienbo.files import FileStore
from tienbo.settings import Settings

_IN_MEMORY: Final = 1 << 20
_TYPES: Final = {
    "text/csv": FileFormat.csv,
    "application/x-ndjson": FileFormat.ndjson,
    "application/ndjson": FileFormat.ndjson,
    "application/json": FileFormat.json,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": FileFormat.xlsx,
}
MEDIA_TYPES: Final = {file_format: kind for kind, file_format in reversed(_TYPES.items())}
BODY: Final = {
    "requestBody": {
        "description": "The file itself; Content-Encoding gzip or zstd where it is packed.",
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA_TYPES.values()},
    }
}


@dataclass(frozen=True)
class Received:
    """A body that has come; `size` 0: there was none."""

    file: BinaryIO
    size: int
    sha256: str
    format: FileFormat | None
    encoding: str
    fingerprint: bytes


def bulk_store(settings: Settings) -> FileStore:
    """Files sent in bulk and those of the rows that were not taken."""
    return FileStore(settings.data_dir / "files" / "bulk")


async def received(
    request: Request,
    _: VerifiedToken,
    format: Annotated[FileFormat | None, Query(description="Where Content-Type does not say it.")] = None,  # noqa: A002 -- as it reads in the address
    content_encoding: Annotated[str, Header(max_length=20)] = "",
) -> AsyncIterator[Received]:
    """The body, on the disk.

    Raises:
        UnknownFormat: neither the address nor the headers name a format that is taken.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = content_encoding.strip().lower().replace("identity", "")
    if encoding not in ENCODINGS:
        raise UnknownFormat
    digest, size = hashlib.sha256(), 0
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        async for piece in request.stream():
            digest.update(piece)
            size += len(piece)
            file.write(piece)
        file.seek(0)
        named = format or _TYPES.get(kind)
        if size and named is None:
            raise UnknownFormat
        address = [request.method, request.url.path, request.url.query, kind, encoding, digest.hexdigest()]
        fingerprint = hashlib.sha256(json.dumps(address).encode()).digest()
        yield Received(cast("BinaryIO", file), size, digest.hexdigest(), named, encoding, fingerprint)


ReceivedDep = Annotated[Received, Depends(received)]


def _once(session: SessionDep, actor: CurrentActor, sent: ReceivedDep, idempotency_key: GivenKey = None) -> Once:
    return once_for(session, actor, sent.fingerprint, idempotency_key)


OnceSent = Annotated[Once, Depends(_once)]
