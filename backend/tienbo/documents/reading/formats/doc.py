"""Word files before 2007 and RTF, through a converter that the host has: LibreOffice, antiword or catdoc.

The converter inherits this process's limits; LibreOffice alone needs more address space and gets up to the hard one.
"""

import contextlib
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tienbo.untrusted.unreadable import Unreadable

_OFFICE: Final = ("soffice", "libreoffice")
_SECONDS: Final = 45
_ENVIRONMENT: Final = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}


def to_docx_or_text(data: bytes, suffix: str) -> bytes:
    """The same document as a Word file of today, or as text. Raises Unreadable."""
    office = next((path for name in _OFFICE if (path := shutil.which(name))), None)
    plain = (
        [("antiword", ["-m", "UTF-8.txt", "-w", "0", "-t"]), ("catdoc", ["-d", "utf-8", "-w"])]
        if suffix == "doc"
        else []
    )
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"file.{suffix}"
        source.write_bytes(data)
        if office is not None:
            return _with_office(office, source)
        for name, options in plain:
            path = shutil.which(name)
            if path is not None:
                return _run([path, *options, str(source)], folder)
    raise Unreadable("needs-converter")


def _with_office(office: str, source: Path) -> bytes:
    folder = str(source.parent)
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    options = [
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        folder,
    ]
    with _more_memory():
        _run([office, profile, *options, str(source)], folder)
    converted = source.with_suffix(".docx")
    if not converted.is_file():
        raise Unreadable("damaged")
    return converted.read_bytes()


def _run(command: list[str], folder: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 -- a program of the host; the file's name is ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**_ENVIRONMENT, "HOME": folder},
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("took-too-long") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise Unreadable("damaged") from error
    return done.stdout


@contextlib.contextmanager
def _more_memory() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
