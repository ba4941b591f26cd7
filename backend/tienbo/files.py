"""Uploaded files, kept under the hash of their bytes, and how the bytes of strangers are sent out again."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Annotated, BinaryIO
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.responses import FileResponse

from tienbo.problems import NotFound
from tienbo.settings import Settings
from tienbo.vietnamese import fold

CHUNK = 1 << 20


class FileStore:
    """A folder of files named by sha-256; the database alone knows whose they are and what they were called.

    Each is written once, never changed, and found again by its content.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        return self._folder

    def path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def keep(self, stream: BinaryIO) -> tuple[str, int]:
        """Write the stream and give its hash and size; a file that is there already stays as it is.

        The bytes are on the disk before the name exists, so a crash leaves no half file under a hash.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        handle, name = tempfile.mkstemp(dir=self._folder, prefix=".incoming-")
        try:
            with os.fdopen(handle, "wb") as file:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            target = self.path(digest.hexdigest())
            target.parent.mkdir(exist_ok=True)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return digest.hexdigest(), size


def store_of(settings: Settings) -> FileStore:
    return FileStore(settings.data_dir / "files")


def _request_store(request: Request) -> FileStore:
    return store_of(request.app.state.settings)


StoreDep = Annotated[FileStore, Depends(_request_store)]


def kept_file(store: FileStore, sha256: str, name: str, fallback: str) -> FileResponse:
    """The bytes of a kept file, as an attachment under the name that its sender gave it.

    Raises:
        NotFound: the store does not hold it.
    """
    if not store.path(sha256).is_file():
        raise NotFound
    # Of the bytes, so that every process of the service says the same; left alone it would be of the file's date.
    headers = {**attachment_headers(name, fallback), "ETag": f'"{sha256}"'}
    return FileResponse(store.path(sha256), media_type="application/octet-stream", headers=headers)


def attachment_headers(name: str, fallback: str) -> dict[str, str]:
    """`attachment` with the name in plain letters for old clients and in full for the others.

    Whatever the bytes are, a browser must not run them with this origin's rights.
    """
    plain = "".join(
        character if character.isascii() and (character.isalnum() or character in "-_.") else "-"
        for character in fold(name)
    ).strip("-.")
    return {
        "Content-Disposition": (
            f"attachment; filename=\"{plain or fallback}\"; filename*=UTF-8''{quote(name or fallback, safe='')}"
        ),
        "Content-Security-Policy": "sandbox",
    }
