"""The child process that reads a stranger's file: `python -I -m tienbo.documents.sandboxed`, the file on stdin.

It answers on stdout: one line with `read` or `refused`, then the understanding as JSON or the code of the refusal.
"""

import contextlib
import ctypes
import os
import resource
import sys
from typing import Final

MOST_MEMORY: Final = 1024 * 1024 * 1024
CONVERTERS_MEMORY: Final = 4 * MOST_MEMORY  # LibreOffice maps more than it uses
MOST_CPU_SECONDS: Final = 30
LARGEST_WRITTEN_FILE: Final = 64 * 1024 * 1024
MOST_OPEN_FILES: Final = 64
LARGEST_FILE: Final = 50 * 1024 * 1024
_NEW_USER_AND_NETWORK: Final = 0x10000000 | 0x40000000


def main() -> int:
    limit()
    leave_network()
    answer = b"refused damaged"
    try:
        answer = _answer()
    except MemoryError:
        answer = b"refused too-large-inside"
    except Exception as error:  # noqa: BLE001 -- whatever a hostile file brings about, the answer is a refusal
        answer = f"refused damaged {type(error).__name__}".encode()
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def limit() -> None:
    """Bounds that hold for this process and all it starts; set before anything of the file is read."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, CONVERTERS_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_WRITTEN_FILE, LARGEST_WRITTEN_FILE))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_OPEN_FILES, MOST_OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def leave_network() -> None:
    """A network namespace of its own, where the kernel lets us: our readers ask nothing of it, a converter might."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)


def _answer() -> bytes:
    from tienbo.untrusted.unreadable import Unreadable  # noqa: PLC0415 -- under the limits

    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        return b"refused too-large"
    try:
        from tienbo.documents.reading.files import read_file  # noqa: PLC0415 -- under the limits
        from tienbo.documents.understanding import to_wire, understood  # noqa: PLC0415 -- the same

        return b"read\n" + to_wire(understood(read_file(data)))
    except Unreadable as refusal:
        return f"refused {refusal.code}".encode()


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # nothing of what was built has to be taken apart again
