"""Reading and recognising an uploaded file in a child process with limits (notes of ASVS 5.2: uploads are hostile)."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from time import monotonic
from typing import Final

import structlog

from tienbo.documents.understanding import Understanding, from_wire
from tienbo.untrusted.unreadable import SENTENCES, Unreadable

__all__ = ["Understanding", "Unreadable", "understand"]

SECONDS: Final = 60.0
LARGEST_ANSWER: Final = 64 * 1024 * 1024
_CHUNK: Final = 1024 * 1024
_COMMAND: Final = (sys.executable, "-I", "-m", "tienbo.documents.sandboxed")
_TOOK_TOO_LONG: Final = frozenset({signal.SIGXCPU, signal.SIGALRM})
# PDFium ends its own process when it gets no more memory.
_TOO_LARGE: Final = frozenset({signal.SIGKILL, signal.SIGXFSZ, signal.SIGABRT, signal.SIGTRAP})
_log = structlog.get_logger(__name__)


def understand(path: Path, name: str, *, seconds: float = SECONDS) -> Understanding:
    """What the file says. `name` is what its sender called it; it goes to the log alone.

    Raises Unreadable, whatever the file holds and whatever becomes of the process that reads it.
    """
    try:
        status, answer = _ask(path, seconds)
        return _taken(status, answer)
    except Unreadable as refusal:
        _log.info("file_refused", code=refusal.code, name=name[:200], cause=repr(refusal.__cause__))
        raise


def _taken(status: int, answer: bytes) -> Understanding:
    verdict, _, rest = answer.partition(b"\n")
    if status == 0 and verdict == b"read":
        try:
            return from_wire(rest)
        except ValueError as error:
            raise Unreadable("damaged") from error
    if status == 0 and verdict.startswith(b"refused "):
        _, code, *cause = verdict.decode("ascii", "replace").split(" ")
        raise Unreadable(code if code in SENTENCES else "damaged") from RuntimeError(*cause[:1])
    raise Unreadable(_code_of_death(-status)) from ChildProcessError(status)


def _code_of_death(number: int) -> str:
    """A child that was killed from outside ran out of memory or time; one that crashed was given a broken file."""
    if number in _TOOK_TOO_LONG:
        return "took-too-long"
    return "too-large-inside" if number in _TOO_LARGE else "damaged"


def _ask(path: Path, seconds: float) -> tuple[int, bytes]:
    """The child's exit status and answer. It and all it started are gone when this returns."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "HOME": "/nonexistent"}
    try:
        with path.open("rb") as file:
            child = subprocess.Popen(  # noqa: S603 -- our own module, nothing of the file is in the command
                _COMMAND,
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd="/",
                start_new_session=True,
                close_fds=True,
            )
    except OSError as error:
        raise Unreadable("damaged") from error
    try:
        answer = _answer_within(child, monotonic() + seconds)
        return child.wait(timeout=max(seconds, 1.0)), answer
    except subprocess.TimeoutExpired as error:
        raise Unreadable("took-too-long") from error
    finally:
        _end(child)


def _answer_within(child: subprocess.Popen[bytes], end: float) -> bytes:
    chunks = bytearray()
    if child.stdout is None:
        raise Unreadable("damaged")
    with DefaultSelector() as selector:
        selector.register(child.stdout, EVENT_READ)
        while selector.select(max(end - monotonic(), 0.0)):
            chunk = os.read(child.stdout.fileno(), _CHUNK)
            if not chunk:
                return bytes(chunks)
            chunks += chunk
            if len(chunks) > LARGEST_ANSWER:
                raise Unreadable("too-large-inside")
    raise Unreadable("took-too-long")


def _end(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout is not None:
        child.stdout.close()
